"""The page at first sight, on a screen, a phone and paper, with and without scripts, in a real browser.

Each test also fails on any request, console message, error or breach of the page's policy (see `open_page`).
"""

import re

import pytest
from playwright.sync_api import expect

from tests.page.reading import box_on_screen, details, open_tab, point_of, row

AXIS_PX = 46
"""How high the axis is, which lies over the map."""


def test_the_page_opens_with_its_headline_answer_and_map(open_page, rich_graph):
    page = open_page(rich_graph, title="Two stories", answer="One provider tells both.")
    expect(page).to_have_title("Two stories")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two stories")
    expect(page.get_by_role("tabpanel", name="Answer").get_by_text("One provider tells both.")).to_be_visible()
    expect(page.get_by_role("application", name="Map of the articles by date")).to_be_visible()
    expect(page.get_by_text("5 articles, 8 others")).to_be_visible()


def test_the_answer_leads_to_what_connects_the_sides(open_page, rich_graph):
    page = open_page(rich_graph)
    page.get_by_role("tabpanel", name="Answer").get_by_role("button", name="Vision").click()
    expect(details(page).get_by_role("heading", level=2, name="Vision")).to_be_focused()


def test_everything_is_where_it_was_at_each_opening_and_stays_there(open_page, rich_graph):
    found = []
    for _ in range(3):
        page = open_page(rich_graph)
        found.append((box_on_screen(page), page.evaluate("[...graphkit.model.x, ...graphkit.model.y]")))
    picture = page.screenshot()
    page.wait_for_timeout(2000)
    assert page.screenshot() == picture
    assert all(one == found[0] for one in found)


def test_the_map_zooms_fits_and_goes_back(open_page, rich_graph):
    page = open_page(rich_graph)
    first = box_on_screen(page)
    page.get_by_role("button", name="Zoom in").click()
    assert box_on_screen(page)["scale"] > first["scale"]
    page.get_by_role("button", name="Zoom out").click()
    assert box_on_screen(page)["scale"] == pytest.approx(first["scale"])
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Fit").click()
    assert box_on_screen(page)["scale"] < first["scale"] * 1.2
    expect(page.get_by_role("button", name="Back to the view before")).to_be_disabled()
    open_tab(page, "List")
    page.get_by_role("button", name="Back to the view before").click()
    expect(page.get_by_role("tabpanel", name="Answer")).to_be_visible()


def test_hovering_says_what_is_under_the_pointer(open_page, rich_graph):
    page = open_page(rich_graph)
    at = point_of(page, "Why the firm left")
    page.mouse.move(at["x"], at["y"])
    expect(page.get_by_text("Article: Why the firm left")).to_be_visible()
    page.mouse.move(at["x"], at["y"] + 400)
    expect(page.get_by_text("Article: Why the firm left")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_answers_to_touch(open_page, rich_graph, scheme):
    page = open_page(rich_graph, width=390, height=844, scheme=scheme, touch=True, title="x" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    at = point_of(page, "Vision")
    page.touchscreen.tap(at["x"], at["y"])
    expect(details(page).get_by_role("heading", level=2, name="Vision")).to_be_visible()
    page.get_by_role("tab", name="List").tap()
    row(page, "Rivals follow").tap()
    expect(details(page).get_by_role("heading", name="Rivals follow")).to_be_in_viewport()
    page.get_by_role("button", name="Filters").tap()
    page.get_by_role("button", name="Provider").tap()
    page.get_by_role("checkbox", name="b.example").tap()
    expect(page.get_by_text(re.compile("^1 of 5 articles"))).to_be_visible()


def test_a_narrow_screen_has_no_sideways_scrolling(open_page, rich_graph):
    page = open_page(rich_graph, width=1024, height=768)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
    open_tab(page, "Table")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024


def test_paper_gets_the_answer_and_the_whole_list(open_page, large_graph):
    page = open_page(large_graph, answer="One provider tells both.")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("One provider tells both.")).to_be_visible()
    expect(page.get_by_role("application")).to_be_hidden()
    assert page.locator("#panel-list li").count() == 1000
    expect(page.get_by_text("and 4,090 more")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#panel-list li").count() == 50


def test_without_scripts_the_answer_and_the_list_stand(open_page, rich_graph):
    page = open_page(rich_graph, answer="One provider tells both.", scripts=False)
    expect(page.get_by_text("One provider tells both.")).to_be_visible()
    # Playwright looks for no role inside <noscript>, so here the parts are found by their elements.
    link = page.locator("noscript a", has_text="Why the firm left")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", "https://b.example/1")
    expect(page.locator("noscript li")).to_have_count(13)
    expect(page.locator("#canvas")).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()


def test_without_scripts_a_large_collection_says_how_many_more_there_are(open_page, large_graph):
    page = open_page(large_graph, scripts=False)
    expect(page.locator("noscript li")).to_have_count(1000)
    expect(page.locator("noscript p").nth(1)).to_have_text("and 4,000 more, which graph.ttl beside this page holds")


def test_an_empty_graph_opens(open_page, news):
    page = open_page(news.graph)
    expect(page.get_by_text("0 articles, 0 others")).to_be_visible()
    open_tab(page, "List")
    expect(page.get_by_text("Nothing passes the filters")).to_be_visible()


def test_a_collection_without_dates_opens(open_page, news):
    page = open_page(news.article("a.example/1").article("a.example/2", related=["a.example/1"]).graph)
    open_tab(page, "List")
    expect(row(page, "a.example/1")).to_be_visible()


def test_an_article_chosen_in_the_list_comes_to_the_middle_of_a_large_map(open_page, large_graph):
    page = open_page(large_graph)
    page.get_by_role("searchbox").fill("Article number 4321")
    row(page, "Article number 4321").click()
    expect(details(page).get_by_role("heading", level=2)).to_have_text("Article number 4321")
    details(page).get_by_role("button", name="Close").click()
    frame = page.get_by_role("application").bounding_box()
    page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + (frame["height"] + AXIS_PX) / 2)
    expect(details(page).get_by_role("heading", level=2)).to_have_text("Article number 4321")
