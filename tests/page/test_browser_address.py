"""Everything that a reader does is in the address, and the address restores it."""

import pytest
from playwright.sync_api import expect

from tests.page.reading import box_on_screen, details, open_tab, row


def fragment(page):
    return page.url.partition("#")[2]


def drawn(page):
    """Give what the map shows."""
    return page.evaluate("graphkit.map.toSvg()")


def explore(page):
    """Do a little of everything."""
    page.get_by_role("searchbox", name="Search titles").fill("firm")
    page.get_by_role("group", name="Filters").get_by_role("button", name="Provider").click()
    page.get_by_role("checkbox", name="a.example").check()
    page.get_by_role("checkbox", name="b.example").check()
    page.keyboard.press("Escape")
    row(page, "Why the firm left").click()
    page.get_by_role("button", name="Paths from here to").click()
    page.get_by_role("combobox", name="To", exact=True).press_sequentially("contract")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="First step").click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(400)


def test_a_shared_view_is_restored_exactly(open_page, rich_graph):
    page = open_page(rich_graph)
    explore(page)
    shared, picture = page.url, drawn(page)
    other = open_page(rich_graph, address=f"#{fragment(page)}")
    other.wait_for_timeout(400)
    assert other.url == shared
    assert box_on_screen(other) == pytest.approx(box_on_screen(page), abs=0.1)
    assert drawn(other) == picture
    expect(other.get_by_role("searchbox", name="Search titles")).to_have_value("firm")
    expect(other.get_by_role("button", name="Provider (2)")).to_be_visible()
    expect(other.get_by_role("heading", name="Step 1 of 2")).to_be_visible()


def test_the_back_button_undoes_step_by_step(open_page, rich_graph):
    page = open_page(rich_graph)
    open_tab(page, "List")
    row(page, "Rivals follow").click()
    details(page).get_by_role("list", name="Story").get_by_role("button").click()
    expect(details(page).get_by_role("heading", level=2, name="The firm leaves")).to_be_visible()
    page.go_back()
    expect(details(page).get_by_role("heading", level=2, name="Rivals follow")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("tabpanel", name="List")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("tabpanel", name="Answer")).to_be_visible()
    assert fragment(page) == ""
    page.go_forward()
    expect(page.get_by_role("tabpanel", name="List")).to_be_visible()


def test_typing_is_one_step_back(open_page, rich_graph):
    page = open_page(rich_graph)
    page.get_by_role("searchbox", name="Search titles").press_sequentially("contract")
    page.go_back()
    expect(page.get_by_role("searchbox", name="Search titles")).to_have_value("")
    expect(page.get_by_text("5 articles, 8 others")).to_be_visible()


def test_another_address_is_another_view(open_page, rich_graph):
    page = open_page(rich_graph)
    page.evaluate("location.hash = 'q=rivals&tab=list'")
    expect(page.get_by_text("1 of 5 articles, 0 others")).to_be_visible()


@pytest.mark.parametrize(
    "address", ["#node=1", "#path=0,0&step=9", "#view=NaN,1,0", "#%00%", "#q=" + "x" * 5000, "#tab=<img>"]
)
def test_an_address_that_makes_no_sense_does_no_harm(open_page, rich_graph, address):
    page = open_page(rich_graph, address=address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_link_is_copied(open_page, rich_graph):
    page = open_page(rich_graph)
    open_tab(page, "List")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
