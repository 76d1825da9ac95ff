"""An article has one key, however its address is written, and two articles never share one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.identity.keys import build_key, is_site
from graphkit.reading.addresses import read_address

SAME = [
    ("http://x.com/a", "https://x.com/a"),
    ("https://www.x.com/a", "https://x.com/a"),
    ("https://www.www.x.com/a", "https://x.com/a"),
    ("https://X.COM/a", "https://x.com/a"),
    ("HTTPS://x.com/a", "https://x.com/a"),
    ("https://x.com./a", "https://x.com/a"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://BÜCHER.example/a", "https://bücher.example/a"),
    ("https://x。com/a", "https://x.com/a"),
    ("https://x.com:443/a", "https://x.com/a"),
    ("http://x.com:80/a", "https://x.com/a"),
    ("http://x.com:443/a", "https://x.com/a"),
    ("https://x.com/a/", "https://x.com/a"),
    ("https://x.com/a/?b=1", "https://x.com/a?b=1"),
    ("https://x.com", "https://x.com/"),
    ("https://x.com?p=1", "https://x.com/?p=1"),
    ("https://x.com/%7Ea", "https://x.com/~a"),
    ("https://x.com/%c3%a9", "https://x.com/%C3%A9"),
    ("https://x.com/é", "https://x.com/%C3%A9"),
    ("https://x.com/e\u0301", "https://x.com/é"),
    ("https://x.com/a%2Db", "https://x.com/a-b"),
    ("https://x.com/?a=1&amp;b=2", "https://x.com/?a=1&b=2"),
    ("https://x.com/?a=1&#038;b=2", "https://x.com/?a=1&b=2"),
    ("https://x.com/a\u200bb", "https://x.com/ab"),
    ("\ufeffhttps://x.com/a\u00a0", "https://x.com/a"),
    ("https://x.com/a\tb\nc", "https://x.com/abc"),
    ("https:\\\\x.com\\a", "https://x.com/a"),
    ("https://x.com/a b", "https://x.com/a%20b"),
    ("https://x.com/./a/../b", "https://x.com/b"),
    ("https://x.com/a/%2E%2e/b", "https://x.com/b"),
    ("https://x.com/a?utm_source=rss", "https://x.com/a"),
    ("https://x.com/a?UTM_Source=rss&id=7&fbclid=x", "https://x.com/a?id=7"),
    ("https://x.com/a?itm_term=1&v=2&gclid=3&mc_cid=4&mc_eid=5&igshid=6", "https://x.com/a?v=2"),
    ("https://x.com/a/?utm%5Fmedium=x", "https://x.com/a"),
    ("https://x.com/a?b=2&a=1", "https://x.com/a?a=1&b=2"),
    ("https://x.com/a?b=2&a=1&b=1", "https://x.com/a?a=1&b=2&b=1"),
    ("https://x.com/a#part", "https://x.com/a"),
    ("https://x.com/a?b=1#part", "https://x.com/a?b=1"),
    ("https://x.com/a?q=b+c", "https://x.com/a?q=b%20c"),
    ("https://x.com/a?", "https://x.com/a"),
    ("https://x.com/a?b=1&", "https://x.com/a?b=1"),
    ("https://x.com/a?&b=1&&c=2", "https://x.com/a?b=1&c=2"),
    ("https://x.com/#!/", "https://x.com/"),
    ("https://x.com/100%", "https://x.com/100%25"),
]

DIFFERENT = [
    ("https://uk.pcmag.com/a", "https://pcmag.com/a"),
    ("https://m.x.com/a", "https://x.com/a"),
    ("https://amp.x.com/a", "https://x.com/a"),
    ("https://www.com/a", "https://com.com/a"),
    ("https://x.com:8080/a", "https://x.com/a"),
    ("https://x.com/A", "https://x.com/a"),
    ("https://x.com//a", "https://x.com/a"),
    ("https://x.com/a//", "https://x.com/a/"),
    ("https://x.com/a/index.html", "https://x.com/a/"),
    ("https://x.com/a/amp", "https://x.com/a"),
    ("https://x.com/a?amp=1", "https://x.com/a"),
    ("https://x.com/watch?v=1", "https://x.com/watch?v=2"),
    ("https://x.com/a?id=1", "https://x.com/a"),
    ("https://x.com/a?source=1", "https://x.com/a"),
    ("https://x.com/a?ref=1", "https://x.com/a"),
    ("https://x.com/a?ArticleID=1", "https://x.com/a?ArticleID=2"),
    ("https://x.com/a?newsID=1", "https://x.com/a?newsID=2"),
    ("https://x.com/a?b=1&b=2", "https://x.com/a?b=2&b=1"),
    ("https://x.com/a?b=", "https://x.com/a"),
    ("https://x.com/a?b=", "https://x.com/a?b"),
    ("https://x.com/#!/a", "https://x.com/#!/b"),
    ("https://x.com/a;b=1", "https://x.com/a"),
    ("https://x.com/a+b", "https://x.com/a%20b"),
    ("https://x.com/a?q=c%2B%2B", "https://x.com/a?q=c++"),
    ("https://x.com/a%2Fb", "https://x.com/a/b"),
    ("https://x.com/a?b=1%26c=2", "https://x.com/a?b=1&c=2"),
]


def key_of(written: str) -> str:
    """Read an address and build its key."""
    return build_key(read_address(written))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_write_one_address_give_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_addresses_that_may_be_two_articles_keep_two_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("https://www.theverge.com/2023/8/31/a/", "theverge.com/2023/8/31/a"),
        ("https://www.theverge.com/", "theverge.com/"),
        ("http://x.com:8080/A//b/?z=&y=%c3%a9&utm_id=1#!/r/%7e", "x.com:8080/A//b?y=%C3%A9&z=#!/r/~"),
        ("http://192.0.2.1/a", "192.0.2.1/a"),
    ],
)
def test_a_key_is_the_address_without_what_the_web_does_not_mean(written: str, key: str) -> None:
    assert key_of(written) == key


@pytest.mark.parametrize(
    "written",
    [
        *(
            "https://x.com",
            "http://www.x.com/",
            "https://x.com/?utm_source=a",
            "https://x.com/#top",
            "https://x.com/#!/",
        ),
        *("https://x.com//", "https://x.com:8080/?"),
    ],
)
def test_a_front_page_is_a_site(written: str) -> None:
    assert is_site(read_address(written))


@pytest.mark.parametrize("written", ["https://x.com/a", "https://x.com/?p=1", "https://x.com/#!/a", "https://x.com/0"])
def test_a_page_of_a_site_is_not_the_site(written: str) -> None:
    assert not is_site(read_address(written))


@given(
    host=st.sampled_from(("x.com", "www.x.com", "www.com", "www.www.com", "x.com.", "192.0.2.1", "bücher.example")),
    port=st.sampled_from(("", ":80", ":443", ":8080")),
    scheme=st.sampled_from(("http://", "https://")),
    rest=st.lists(
        st.sampled_from(
            ("/", "?", "#", "#!", "&", "=", "+", "%", "%41", "%2f", "%7e", "%26", "utm_a=1", "a=2", "a=1", ".")
        )
        | st.text(max_size=3),
        max_size=12,
    ).map("".join),
)
def test_the_key_of_a_key_is_itself_and_begins_with_a_host_with_a_dot(
    host: str, port: str, scheme: str, rest: str
) -> None:
    try:
        key = key_of(f"{scheme}{host}{port}/{rest}")
    except ValueError:
        return
    assert build_key("https://" + key) == key
    assert "." in key.partition("/")[0]
    assert key.isascii()
