"""Searching and filtering, as a reader does it, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.page.reading import details, open_tab, row, rows


def search(page):
    return page.get_by_role("searchbox", name="Search titles, providers, topics and phrases")


def open_filter(page, name):
    page.get_by_role("group", name="Filters").get_by_role("button", name=name).click()


def counted(page, text):
    expect(page.get_by_text(re.compile(f"^{text}")).first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "shown", "name"),
    [
        ("rivals", "1 of 5 articles, 0 others", "Rivals follow"),
        ("VISION firm", "2 of 5 articles, 0 others", "Why the firm left"),
        ("arzte", "1 of 5 articles, 1 other", "Ärzte & Recht"),
        ("d.example", "1 of 5 articles, 1 other", "An undated note"),
        ("the firm leaves", "3 of 5 articles, 1 other", "The firm leaves"),
    ],
)
def test_search_finds_titles_providers_topics_stories_and_phrases(open_page, rich_graph, query, shown, name):
    page = open_page(rich_graph)
    search(page).fill(query)
    counted(page, shown)
    expect(row(page, name).first).to_be_visible()


def test_results_come_as_one_types_and_enter_goes_to_the_first(open_page, rich_graph):
    page = open_page(rich_graph)
    search(page).press_sequentially("firm signs")
    counted(page, "1 of 5 articles")
    page.keyboard.press("Enter")
    expect(row(page, "Firm signs a contract")).to_be_focused()
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("heading", level=2, name="Firm signs a contract")).to_be_focused()


def test_what_cannot_be_found_is_said(open_page, rich_graph):
    page = open_page(rich_graph)
    search(page).fill("nothing like it")
    counted(page, "0 of 5 articles, 0 others")
    expect(rows(page).get_by_text("Nothing passes the filters")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    counted(page, "5 articles, 8 others")
    expect(search(page)).to_be_focused()
    expect(search(page)).to_have_value("")


def test_counts_are_announced(open_page, rich_graph):
    page = open_page(rich_graph)
    search(page).fill("firm")
    expect(page.get_by_role("status")).to_have_text("4 of 5 articles, 2 others")


@pytest.mark.parametrize(
    ("facet", "choice", "shown"),
    [
        ("Kind", "Articles with a document", "2 of 5 articles, 0 others"),
        ("Provider", "a.example", "2 of 5 articles"),
        ("Topic", "Vision", "2 of 5 articles"),
        ("Story", "The firm leaves", "3 of 5 articles"),
    ],
)
def test_a_filter_narrows_what_is_shown(open_page, rich_graph, facet, choice, shown):
    page = open_page(rich_graph)
    open_filter(page, facet)
    page.get_by_role("group", name=f"Filter by {facet.lower()}").get_by_role("checkbox", name=choice).check()
    counted(page, shown)
    expect(page.get_by_role("button", name=f"{facet} (1)")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name=f"Filter by {facet.lower()}")).to_be_hidden()
    expect(page.get_by_role("button", name=f"{facet} (1)")).to_be_focused()


def test_a_choice_says_how_many_articles_it_leaves(open_page, rich_graph):
    page = open_page(rich_graph)
    search(page).fill("firm")
    open_filter(page, "Provider")
    expect(page.get_by_role("checkbox", name="a.example 2")).to_be_visible()
    expect(page.get_by_role("checkbox", name="d.example 0")).to_be_visible()


def test_a_provider_among_many_is_found_by_typing(open_page, large_graph):
    page = open_page(large_graph)
    open_filter(page, "Provider")
    page.get_by_role("searchbox", name="Find a provider").fill("p77")
    page.get_by_role("checkbox", name="p77.example").check()
    counted(page, "55 of 5,000 articles")


def test_quality_is_bounded_from_both_sides(open_page, rich_graph):
    page = open_page(rich_graph)
    open_filter(page, "Quality")
    page.get_by_role("spinbutton", name="At least").fill("30")
    counted(page, "1 of 5 articles")
    page.get_by_role("spinbutton", name="At most").fill("36")
    counted(page, "0 of 5 articles")


def test_the_histogram_is_brushed_with_the_pointer(open_page, rich_graph):
    page = open_page(rich_graph)
    frame = page.get_by_role("region", name="Articles over time").bounding_box()
    page.mouse.move(frame["x"] + 50, frame["y"] + 40)
    page.mouse.down()
    page.mouse.move(frame["x"] + 90, frame["y"] + 40, steps=4)
    page.mouse.up()
    counted(page, "3 of 5 articles")
    expect(page.get_by_text("9 to 10 June 2020", exact=True)).to_be_visible()


def test_the_histogram_is_brushed_with_the_keys(open_page, rich_graph):
    page = open_page(rich_graph)
    first, last = (page.get_by_role("slider", name=f"{end} day shown") for end in ("First", "Last"))
    first.press("End")
    expect(first).to_have_attribute("aria-valuetext", "31 August 2023")
    counted(page, "1 of 5 articles")
    first.press("Home")
    counted(page, "5 articles")
    last.press("ArrowLeft")
    expect(last).to_have_attribute("aria-valuetext", "10 June 2020")
    counted(page, "3 of 5 articles")


def test_filters_narrow_each_other_and_the_list_and_table_follow(open_page, rich_graph):
    page = open_page(rich_graph)
    search(page).fill("firm")
    open_filter(page, "Provider")
    page.get_by_role("checkbox", name="a.example").check()
    open_filter(page, "Kind")
    page.get_by_role("checkbox", name="Articles with a document").check()
    page.keyboard.press("Escape")
    counted(page, "1 of 5 articles, 0 others")
    open_tab(page, "List")
    expect(rows(page).get_by_role("button")).to_have_count(1)
    open_tab(page, "Table")
    table = page.get_by_role("table", name="Everything that passes the filters")
    expect(table.get_by_role("row")).to_have_count(2)
    expect(table.get_by_role("rowheader", name="Firm signs a contract")).to_be_visible()


def test_the_table_is_sorted_by_its_columns(open_page, rich_graph):
    page = open_page(rich_graph)
    open_tab(page, "Table")
    first = page.get_by_role("table").get_by_role("row").nth(1)
    page.get_by_role("button", name="Title or name").click()
    expect(first).to_contain_text("a.example")
    expect(page.get_by_role("columnheader", name="Title or name")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Title or name").click()
    expect(first).to_contain_text("Why the firm left")
    page.get_by_role("button", name="Links").click()
    page.get_by_role("button", name="Links").click()
    expect(first).to_contain_text("Why the firm left")


def test_a_long_list_is_turned_by_the_page(open_page, large_graph):
    page = open_page(large_graph)
    open_tab(page, "List")
    expect(rows(page).get_by_role("listitem")).to_have_count(50)
    page.get_by_role("button", name="Next page").click()
    expect(page.get_by_text("51 to 100 of 5,090 rows")).to_be_visible()
    page.get_by_role("button", name="Last page").click()
    expect(row(page, "p89.example")).to_be_visible()
    page.get_by_role("button", name="First page").click()
    last = rows(page).get_by_role("listitem").nth(49).get_by_role("button")
    last.press("ArrowDown")
    expect(page.get_by_text("51 to 100 of 5,090 rows")).to_be_visible()
    expect(rows(page).get_by_role("listitem").nth(0).get_by_role("button")).to_be_focused()
