"""Nothing in the data runs, whatever it is and wherever it stands."""

import pytest
from playwright.sync_api import expect

from tests.page.reading import details, open_tab, point_of, rows

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1> <a href=x>href</a>",
    "</script><script>window.pwned=1</script>",
    "</noscript></title></style><svg onload=window.pwned=1>",
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "__proto__",
    "constructor",
    "line\u2028break\u2029<svg onload=window.pwned=1>",
    "\u202eright to left override\u202c",
    "עברית: כותרת ארוכה",
    "x" * 10_000,
    '{"nodes":[{"id":"n0"}]}',
    "{{7*7}}{% for x in y %}${7*7}`",
    "' onmouseover=window.pwned=1 \" --> ]]>",
)


def hostile(news):
    """Every payload in every field of an article, and as a provider, a topic, a phrase and a story."""
    names = ("title", "excerpt", "url", "original_url", "amp_url", "type", "category", "image_url")
    for number, payload in enumerate(PAYLOADS):
        fields = dict.fromkeys(names, payload)
        news.article(payload, **fields, provider=payload, topics=[payload], date_published="2020-06-09", curated=True)
        mention = f"a.example/{number}"
        news.article(mention, provider=payload, topics=[payload], related=[payload], date_published=payload)
        news.phrase(payload, payload, mention)
        news.story(payload, payload, mention)
    return news.graph


def assert_unharmed(page):
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("Object.keys(Object.prototype).length") == 0
    assert set(page.evaluate("Array.from(document.links, (link) => link.protocol)")) <= {"https:"}
    assert page.locator("img, iframe, object, embed, svg").count() == 0


def select_all(page):
    """Select every row of the list's page, and give how many there are."""
    count = rows(page).get_by_role("listitem").count()
    for place in range(count):
        rows(page).get_by_role("listitem").nth(place).get_by_role("button").click()
        details(page).get_by_role("heading", level=2).wait_for()
        assert_unharmed(page)
        page.keyboard.press("Escape")
    return count


def test_nothing_runs_when_everything_is_selected(open_page, news):
    page = open_page(hostile(news), title=" ".join(PAYLOADS), answer=" ".join(PAYLOADS))
    open_tab(page, "List")
    following = page.get_by_role("button", name="Next page")
    seen = select_all(page)
    while following.is_enabled():
        following.click()
        seen += select_all(page)
    assert seen >= 5 * len(PAYLOADS)


def test_nothing_runs_when_searching_hovering_filtering_and_saving(open_page, news):
    page = open_page(hostile(news))
    for payload in PAYLOADS:
        at = point_of(page, " ".join(payload.split()))
        page.mouse.move(at["x"], at["y"])
        page.get_by_role("searchbox", name="Search titles").fill(payload[:60])
    page.get_by_role("button", name="Clear").click()
    for facet in ("Provider", "Topic", "Story"):
        page.get_by_role("group", name="Filters").get_by_role("button", name=facet).click()
        page.get_by_role("group", name=f"Filter by {facet.lower()}").get_by_role("checkbox").first.check()
        page.get_by_role("searchbox", name="Find a").fill("<img")
    open_tab(page, "Table")
    for kind in ("PNG", "SVG"):
        with page.expect_download():
            page.get_by_role("button", name=kind).click()
    assert_unharmed(page)


def test_nothing_runs_on_a_path(open_page, news):
    page = open_page(hostile(news))
    open_tab(page, "Paths")
    for label, name in (("From", "<script>"), ("To", "__proto__")):
        page.get_by_role("combobox", name=label, exact=True).fill(name)
        page.get_by_role("option").first.click()
    expect(page.get_by_role("tabpanel", name="Paths")).to_be_visible()
    assert_unharmed(page)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_the_title_the_answer_and_the_address_runs(open_page, small_graph, payload):
    page = open_page(small_graph, title=payload, answer=payload, address=f"#q={payload[:99]}&node={payload[:99]}")
    assert_unharmed(page)


def test_right_to_left_titles_stand_right(open_page, news):
    news.article("a.example/1", title="עברית: כותרת ארוכה", date_published="2020-06-09")
    page = open_page(news.graph)
    open_tab(page, "List")
    rows(page).get_by_role("button").first.click()
    title = details(page).get_by_role("heading", level=2)
    expect(title).to_have_attribute("dir", "auto")
    assert title.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
