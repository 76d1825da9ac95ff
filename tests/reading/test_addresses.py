"""Addresses and domains are read strictly, and what is kept may stand in RDF."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.reading.addresses import LONGEST_ADDRESS, AddressRefused, bare_host, read_address, read_domain

PIECES = (
    *(
        "http://",
        "https://",
        "HTTPS:\\\\",
        "www.",
        "x.com",
        "a.b.example",
        "bücher.example",
        "/",
        "//",
        "\\",
        ".",
        "..",
    ),
    *("%", "%2e", "%zz", "%E9", "?", "&", "=", "#", "#!", ":", "@", ";", "&amp;", "&#038;", "&#x200b;", "&lt;", "+"),
    *(" ", "\t", "\n", "\u200b", "\u200c", "\u00ad", "\ufeff", "\u202e", "\u2028", "e\u0301", "é", "\ue000", "\ufffe"),
    *(
        "\ud800",
        "^",
        "`",
        "{",
        "|",
        "}",
        "[",
        "]",
        '"',
        "<",
        ">",
        "'",
        ":443",
        ":80",
        ":8080",
        "1",
        "\u037e",
        "utm_x=1",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)
WRITTEN = TEXTS | TEXTS.map("https://x.com/{}".format)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://x.com/a?b=1#c", "https://x.com/a?b=1#c"),
        ("https://x.com", "https://x.com/"),
        (" \u00a0\thttps://x.com/a\r\n\u3000", "https://x.com/a"),
        ("\ufeffhttps://x.com/a\u200e", "https://x.com/a"),
        ("HTTPS://X.COM/Path", "https://x.com/Path"),
        ("https://x.com:443/a", "https://x.com/a"),
        ("https://x.com:8443/a", "https://x.com:8443/a"),
        ("https://x.com/?a=1&#038;b=2", "https://x.com/?a=1&b=2"),
        ("https://x.com/?a=1&amp;b=2", "https://x.com/?a=1&b=2"),
        ("https://x.com/?a=1&amp;amp;b=2", "https://x.com/?a=1&b=2"),
        ("https://x.com/?a=1&copy=2", "https://x.com/?a=1&copy=2"),
        ("https://x.com/?a=1&notaname;b", "https://x.com/?a=1&notaname;b"),
        ("https://x.com/caf&eacute;", "https://x.com/caf%C3%A9"),
        ("https://x.com/a\u200bb\u00adc\ufeffd\u200de", "https://x.com/abcde"),
        ("https://fa.example/می\u200cخ", "https://fa.example/%D9%85%DB%8C%E2%80%8C%D8%AE"),
        ("https://x.com/a\tb\nc", "https://x.com/abc"),
        ("https://x.com/cafe\u0301", "https://x.com/caf%C3%A9"),
        ("https://x.com/a b\u2028c\u202ed", "https://x.com/a%20b%E2%80%A8c%E2%80%AEd"),
        ('https://x.com/"<>', "https://x.com/%22%3C%3E"),
        ("https://x.com/a?^`{|}\\[]", "https://x.com/a?%5E%60%7B%7C%7D%5C%5B%5D"),
        ("https://x.com/100%/%zz/%4", "https://x.com/100%25/%25zz/%254"),
        ("https://x.com/%c3%a9%7E", "https://x.com/%c3%a9%7E"),
        ("https://x.com/\ue000\x01\ufffe", "https://x.com/%EE%80%80%01%EF%BF%BE"),
        ("https://x.com/#a#b", "https://x.com/#a%23b"),
        ("https://x.com/a/../b/./c", "https://x.com/b/c"),
        ("https:\\\\x.com\\a", "https://x.com/a"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("http://192.0.2.1/a", "http://192.0.2.1/a"),
    ],
)
def test_an_address_is_kept_as_written_as_far_as_the_standards_allow(written: str, kept: str) -> None:
    assert read_address(written) == kept


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("", "is empty"),
        (" \u200b", "is empty"),
        ("a/b.html", "is relative"),
        ("www.x/1", "is relative"),
        ("//x.com/a", "is relative"),
        ("/a", "is relative"),
        ("javascript:alert(1)", "has a scheme other than http and https"),
        ("java\nscript&colon;alert(1)", "has a scheme other than http and https"),
        ("data:text/html,x", "has a scheme other than http and https"),
        ("ftp://x.com/a", "has a scheme other than http and https"),
        ("file:///etc/passwd", "has a scheme other than http and https"),
        ("https://", "names no site"),
        ("https:///x", "names no site"),
        ("https:x.com/a", "names no site"),
        ("https://?x", "names no site"),
        ("http://localhost/", "names no site on the web, for its host has no dot"),
        ("http://intranet./x", "names no site on the web, for its host has no dot"),
        ("http://topic:80/x", "names no site on the web, for its host has no dot"),
        ("http://[::1]/x", "names no site on the web, for its host has no dot"),
        ("https://x.com:65536/", "names a site or a port that cannot exist"),
        ("https://x\u202e.com/", "names a site or a port that cannot exist"),
        ("https://x\u2028y.com/", "names a site or a port that cannot exist"),
        ("https://a b.com/", "names a site or a port that cannot exist"),
        ("https://1.2.3.4.5/", "names a site or a port that cannot exist"),
        ("https://x..com/", "names a site that cannot exist"),
        ("https://-x.com/", "names a site that cannot exist"),
        ("https://*.com/", "names a site that cannot exist"),
        (f"https://{'a' * 64}.com/", "names a site that cannot exist"),
        ("https://user:pass@x.com/", "holds a user name or a password"),
        ("https://x.com@evil.com/", "holds a user name or a password"),
        ("https://x\ud800.com/", "holds half a character (a lone surrogate)"),
        ("https://x.com/\udfff", "holds half a character (a lone surrogate)"),
        ("https://x.com/" + "a" * LONGEST_ADDRESS, "is longer than 8,000 characters"),
        ("https://x.com/" + "é" * 2_000, "is longer than 8,000 characters"),
        ("https://x.com/?a&" + "amp;" * 20, "is escaped as HTML over and over"),
    ],
)
def test_what_is_no_address_on_the_web_is_refused_with_its_reason(written: str, what: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        read_address(written)
    assert refusal.value.what == what
    assert refusal.value.remedy
    assert not refusal.value.remedy.endswith(".")


@given(WRITTEN)
@example("https://x.com/?a&amp\u037eb")
@example("https://x.com/?a&a\u200bmp;#x#y")
def test_what_is_kept_is_read_as_itself_and_may_stand_in_rdf(written: str) -> None:
    try:
        kept = read_address(written)
    except AddressRefused:
        return
    assert read_address(kept) == kept
    assert pyoxigraph.NamedNode(kept).value == kept
    assert re.fullmatch(r"https?://[a-z0-9._-]+(:[0-9]+)?/([A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*", kept)
    assert kept.count("#") <= 1
    assert "." in kept.split("/")[2]


@pytest.mark.parametrize(
    ("written", "domain"),
    [
        ("theverge.com", "theverge.com"),
        (" www.TheVerge.com ", "theverge.com"),
        ("theverge.com.", "theverge.com"),
        ("uk.pcmag.com", "uk.pcmag.com"),
        ("www.com", "www.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("the\u200bverge.com", "theverge.com"),
    ],
)
def test_a_domain_is_kept_in_lower_case_ascii_without_www(written: str, domain: str) -> None:
    assert read_domain(written) == domain
    assert read_domain(domain) == domain


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "localhost", "https://x.com", "x.com/a", "x.com:80", "x .com", "x.com?a", "u@x.com", "x..com", "."),
        *("192.0.2.1", "16909060", "[::1]", "%61.com", "x\\y.com", "x\ud800.com", "-x.com", "The Verge"),
    ],
)
def test_what_is_more_or_less_than_a_domain_is_refused(written: str) -> None:
    with pytest.raises(AddressRefused):
        read_domain(written)


@given(TEXTS)
def test_a_domain_that_was_read_is_read_as_itself(written: str) -> None:
    try:
        domain = read_domain(written)
    except AddressRefused:
        return
    assert read_domain(domain) == domain
    assert bare_host(domain) == domain
