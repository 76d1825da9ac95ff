"""The page without a pointer."""

from playwright.sync_api import expect

from tests.page.reading import box_on_screen, details, row, rows


def focused_name(page):
    return page.evaluate("document.activeElement.textContent")


def test_the_keyboard_alone_reaches_selects_and_follows_every_article(open_page, rich_graph):
    page = open_page(rich_graph)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search titles")).to_be_focused()
    while page.evaluate("document.activeElement.id") != "tab-answer":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")  # over the disabled Details
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="List")).to_be_focused()
    page.keyboard.press("Tab")
    names = ["Firm leaves the market", "Rivals follow", "Why the firm left", "Firm signs a contract", "An undated note"]
    for name in names:
        expect(row(page, name)).to_be_focused()
        page.keyboard.press("Enter")
        expect(details(page).get_by_role("heading", level=2, name=name)).to_be_focused()
        page.keyboard.press("Tab")
        expect(details(page).get_by_role("link", name="Read the article")).to_be_focused()
        page.keyboard.press("Escape")
        expect(row(page, name)).to_be_focused()
        page.keyboard.press("ArrowDown")


def test_arrow_keys_go_from_box_to_box_on_the_map(open_page, rich_graph):
    page = open_page(rich_graph)
    page.get_by_role("application").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(details(page).get_by_role("heading", level=2).text_content())
        expect(page.get_by_role("application")).to_be_focused()
    assert len(seen) >= 3
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("heading", level=2)).to_be_focused()


def test_the_map_is_moved_with_the_keys(open_page, rich_graph):
    page = open_page(rich_graph)
    page.get_by_role("application").focus()
    first = box_on_screen(page)
    page.keyboard.press("+")
    assert box_on_screen(page)["scale"] > first["scale"]
    page.keyboard.press("Shift+ArrowRight")
    assert box_on_screen(page)["x"] > first["x"]
    page.keyboard.press("0")
    page.keyboard.press("-")
    assert box_on_screen(page)["scale"] < first["scale"] * 1.2
    expect(page.get_by_text("Keys on the map: arrows go from box to box")).to_be_visible()


def test_whatever_has_the_focus_shows_it(open_page, rich_graph):
    page = open_page(rich_graph)
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert page.evaluate("document.activeElement === document.body") or outline == "solid", focused_name(page)


def test_escape_goes_back_from_details_to_filters_to_nothing(open_page, rich_graph):
    page = open_page(rich_graph)
    page.keyboard.press("/")
    page.keyboard.type("rivals")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(details(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(row(page, "Rivals follow")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rows(page).get_by_role("listitem")).to_have_count(13)


def test_every_control_has_a_name(open_page, rich_graph):
    page = open_page(rich_graph)
    for role in ("button", "link", "checkbox", "searchbox", "slider", "combobox", "tab"):
        for control in page.get_by_role(role).all():
            assert control.evaluate(
                "(one) => (one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent).trim()"
            )
