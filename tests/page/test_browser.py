"""What a reader can do with the page, in a real browser, offline, from a file.

Each test also fails on any request, console message, error or breach of the page's policy (see `open_page`).
"""

import re

import pytest
from playwright.sync_api import expect

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1> <a href=x>href</a>",
    "</script><script>window.pwned=1</script>",
    "javascript:window.pwned=1",
    "__proto__",
    "constructor",
    "line\u2028break\u2029<svg onload=window.pwned=1>",
    "\u202eright to left override\u202c",
    "עברית: כותרת ארוכה",
    "x" * 10_000,
    '{"nodes":[{"id":"n0"}]}',
    "{{7*7}}{% for x in y %}",
    "' onmouseover=window.pwned=1 \" --> ]]>",
)


def row(page, name):
    """Give the entry of this name in the list."""
    region = page.get_by_role("region", name="Articles, providers and topics")
    return region.get_by_role("button", name=name)


def details(page):
    return page.get_by_role("region", name="Details", exact=True)


def positions(page):
    return page.evaluate("[JSON.stringify(graphkit.network.getPositions()), graphkit.network.getScale()]")


def point_of(page, name):
    """Give where on the screen the box of this name has its middle."""
    return page.evaluate(
        """(name) => {
            const index = graphkit.data.entries.findIndex((entry) => entry.name === name);
            const box = graphkit.boxes.get(graphkit.idOf(index));
            const at = graphkit.network.canvasToDOM({ x: box.x, y: box.y });
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return { x: frame.x + at.x, y: frame.y + at.y };
        }""",
        name,
    )


def test_the_page_opens_with_its_title_answer_and_list(open_page, small_graph):
    page = open_page(small_graph, title="Two stories", answer="One provider tells both.")
    expect(page).to_have_title("Two stories")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two stories")
    expect(page.get_by_text("One provider tells both.")).to_be_visible()
    expect(page.get_by_role("application", name="Map of the articles by date")).to_be_visible()
    expect(page.get_by_text("5 articles, 6 providers and topics")).to_be_visible()
    expect(row(page, "An undated note")).to_be_visible()


def test_selecting_in_the_list_shows_what_is_known(open_page, small_graph):
    page = open_page(small_graph)
    row(page, "Why the firm left").click()
    panel = details(page)
    expect(panel.get_by_role("heading", name="Why the firm left")).to_be_focused()
    for text in ("It named its doubts.", "b.example · 10 June 2020, 01:08 UTC", "curated: a document describes it"):
        expect(panel.get_by_text(text).first).to_be_visible()
    link = panel.get_by_role("link", name="Read the article")
    expect(link).to_have_attribute("href", "https://b.example/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(page.get_by_text(re.compile("^Selected: Why the firm left"))).to_be_attached()
    panel.get_by_role("button", name="Rivals follow").click()
    expect(panel.get_by_role("heading", name="Rivals follow")).to_be_visible()
    expect(panel.get_by_role("heading", name="Listed as related by (1)")).to_be_visible()


def test_the_keyboard_alone_searches_selects_and_goes_back(open_page, small_graph):
    page = open_page(small_graph)
    page.keyboard.press("/")
    page.keyboard.type("why the firm")
    page.keyboard.press("Tab")
    for _ in range(3):
        if row(page, "Why the firm left").evaluate("(button) => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("heading", name="Why the firm left")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row(page, "Why the firm left")).to_be_focused()
    expect(page.locator("#details")).to_be_hidden()


def test_arrow_keys_go_from_box_to_box_on_the_map(open_page, small_graph):
    page = open_page(small_graph)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    expect(details(page).get_by_role("heading", level=2, name="Firm leaves the market")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(details(page).get_by_role("heading", level=2, name="Firm leaves the market")).to_have_count(0)


def test_a_click_on_a_box_selects_it_and_one_beside_it_clears(open_page, small_graph):
    page = open_page(small_graph)
    for name in ("Firm signs a contract", "Vision", "An undated note"):
        at = point_of(page, name)
        page.mouse.click(at["x"] + 70, at["y"] + 10)
        expect(details(page).get_by_role("heading", level=2, name=name)).to_be_visible()
        page.mouse.click(at["x"], at["y"] + 300)
        expect(page.locator("#details")).to_be_hidden()


def test_search_finds_titles_providers_and_topics_as_one_types(open_page, small_graph):
    page = open_page(small_graph)
    search = page.get_by_role("searchbox", name="Search titles, providers and topics")
    search.press_sequentially("rivals")
    expect(page.get_by_text("1 of 5 articles, 0 providers and topics")).to_be_visible()
    expect(row(page, "Rivals follow")).to_be_visible()
    search.fill("VISION firm")
    expect(page.get_by_text("2 of 5 articles, 0 providers and topics")).to_be_visible()
    search.fill("arzte")
    expect(row(page, "Ärzte & Recht")).to_be_visible()
    search.fill("nothing like it")
    expect(page.get_by_text("0 of 5 articles, 0 providers and topics")).to_be_visible()


def test_a_long_list_says_how_many_more_there_are_and_shows_them(open_page, news):
    for number in range(450):
        news.article(f"a.example/{number:03}", date_published="2020-06-09")
    page = open_page(news.graph)
    page.get_by_role("button", name="Show 200 more of 250").click()
    page.get_by_role("button", name="Show 50 more of 50").click()
    expect(row(page, "a.example/449")).to_be_visible()


def test_nothing_in_the_data_runs(open_page, news):
    names = ("title", "excerpt", "url", "original_url", "amp_url", "type", "category", "image_url")
    for number, payload in enumerate(PAYLOADS):
        fields = dict.fromkeys(names, payload)
        news.article(payload, **fields, provider=payload, topics=[payload], date_published="2020-06-09", curated=True)
        mention = f"a.example/{number}"
        news.article(mention, provider=payload, topics=[payload], related=[payload], date_published=payload)
    page = open_page(news.graph, title=" ".join(PAYLOADS), answer=" ".join(PAYLOADS))
    rows = page.locator("#list .row")
    expect(rows).to_have_count(4 * len(PAYLOADS))
    for place in range(4 * len(PAYLOADS)):
        rows.nth(place).dispatch_event("click")
        assert set(page.evaluate("Array.from(document.links, (link) => link.protocol)")) <= {"https:"}
    for payload in PAYLOADS:
        at = point_of(page, payload.strip())
        page.mouse.move(at["x"], at["y"])
        page.get_by_role("searchbox").fill(payload[:60])
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("Object.keys(Object.prototype).length") == 0


@pytest.mark.parametrize("payload", [PAYLOADS[1], PAYLOADS[4], PAYLOADS[6]])
def test_nothing_in_the_title_and_the_answer_runs(open_page, small_graph, payload):
    page = open_page(small_graph, title=payload, answer=payload)
    assert page.evaluate("window.pwned") is None


def test_everything_is_where_it_was_at_each_opening_and_stays_there(open_page, small_graph):
    found = []
    for _ in range(3):
        page = open_page(small_graph)
        found.append(positions(page))
    page.wait_for_timeout(2000)
    found.append(positions(page))
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_its_text_stays_in_sight(open_page, small_graph, scheme):
    page = open_page(small_graph, width=390, height=844, scheme=scheme, title="x" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert positions(page)[1] > 0.6
    row(page, "Rivals follow").click()
    expect(details(page).get_by_role("heading", name="Rivals follow")).to_be_in_viewport()
    page.get_by_role("button", name="Fit").click()


def test_without_scripts_the_answer_stands_and_the_page_says_what_is_missing(open_page, small_graph):
    page = open_page(small_graph, answer="One provider tells both.", scripts=False)
    expect(page.get_by_text("One provider tells both.")).to_be_visible()
    # Playwright looks for no text inside <noscript>, so here the element is found by its class.
    expect(page.locator(".noscript")).to_contain_text("need JavaScript")
    expect(page.locator(".noscript")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()


def test_an_empty_graph_opens(open_page, news):
    page = open_page(news.graph)
    expect(page.get_by_text("0 articles, 0 providers and topics")).to_be_visible()


def test_five_thousand_articles_open_and_answer(open_page, news):
    for number in range(5000):
        related = [f"a.example/{(number * 31 + step * 97) % 5000}" for step in range(1, 7)]
        news.article(
            f"a.example/{number}",
            title=f"Article number {number}",
            provider=f"p{number % 90}.example",
            related=related,
            date_published=f"20{19 + number % 4}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
    page = open_page(news.graph)
    page.get_by_role("searchbox").fill("number 4321")
    expect(page.get_by_text("1 of 5,000 articles, 0 providers and topics")).to_be_visible()
    row(page, "Article number 4321").click()
    expect(details(page).get_by_role("heading", name="Lists as related (6)")).to_be_visible()
