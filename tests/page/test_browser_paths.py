"""Paths from here to there, found in the page, and gone through step by step."""

import re

from playwright.sync_api import expect

from tests.page.reading import details, open_tab, row


def panel(page):
    return page.get_by_role("tabpanel", name="Paths")


def find_paths(page, start, end):
    """Ask for the paths between two names, as with the keys."""
    open_tab(page, "Paths")
    for label, name in (("From", start), ("To", end)):
        field = page.get_by_role("combobox", name=label, exact=True)
        field.fill(name)
        field.press("ArrowDown")
        field.press("Enter")
        expect(field).to_have_value(name)


def test_paths_lead_from_the_details_to_any_other_node(open_page, rich_graph):
    page = open_page(rich_graph)
    open_tab(page, "List")
    row(page, "Why the firm left").click()
    details(page).get_by_role("button", name="Paths from here to").click()
    expect(page.get_by_role("combobox", name="From")).to_have_value("Why the firm left")
    goal = page.get_by_role("combobox", name="To", exact=True)
    expect(goal).to_be_focused()
    goal.press_sequentially("contract")
    page.get_by_role("option", name="Firm signs a contract").click()
    expect(panel(page).get_by_role("heading", name=re.compile("paths?, the best first"))).to_be_visible()
    expect(panel(page).get_by_role("button", name="b.example → Vision → a.example (2 steps)")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(panel(page).get_by_role("button", name="b.example → firm → a.example (2 steps)")).to_be_visible()


def test_a_path_is_gone_through_step_by_step_with_what_each_step_rests_on(open_page, rich_graph):
    page = open_page(rich_graph)
    find_paths(page, "Why the firm left", "Firm signs a contract")
    panel(page).get_by_role("button", name="b.example → firm → a.example").click()
    expect(panel(page).get_by_role("heading", name="2 steps", exact=True)).to_be_visible()
    panel(page).get_by_role("button", name="First step").click()
    expect(panel(page).get_by_role("heading", name="Step 1 of 2")).to_be_visible()
    expect(panel(page).get_by_text("mentions", exact=True)).to_be_visible()
    expect(panel(page).get_by_text("Inferred from the words of the article")).to_be_visible()
    expect(panel(page).get_by_text("in its title")).to_be_visible()
    panel(page).get_by_role("button", name="Next step").click()
    expect(panel(page).get_by_role("heading", name="Step 2 of 2")).to_be_visible()
    expect(panel(page).get_by_role("button", name="Next step")).to_be_disabled()
    panel(page).get_by_role("button", name="Previous step").click()
    panel(page).get_by_role("button", name="Previous step").click()
    expect(panel(page).get_by_role("heading", name="2 steps", exact=True)).to_be_visible()


def test_the_keys_of_the_map_step_along_a_path(open_page, rich_graph):
    page = open_page(rich_graph)
    find_paths(page, "Why the firm left", "Firm signs a contract")
    page.get_by_role("application").focus()
    page.keyboard.press("n")
    expect(panel(page).get_by_role("heading", name="Step 1 of 2")).to_be_visible()
    page.keyboard.press("p")
    expect(panel(page).get_by_role("heading", name="2 steps", exact=True)).to_be_visible()


def test_what_is_not_connected_has_no_path(open_page, rich_graph):
    page = open_page(rich_graph)
    find_paths(page, "Why the firm left", "An undated note")
    expect(panel(page).get_by_text("No path connects these two.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("No path connects these two")


def test_escape_closes_the_choices_then_leaves_the_path(open_page, rich_graph):
    page = open_page(rich_graph)
    find_paths(page, "Why the firm left", "Firm signs a contract")
    field = page.get_by_role("combobox", name="To", exact=True)
    field.fill("rivals")
    expect(page.get_by_role("option", name="Rivals follow")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("option", name="Rivals follow")).to_be_hidden()
    expect(panel(page).get_by_role("heading", name="2 steps", exact=True)).to_be_visible()
    field.press("Escape")
    expect(panel(page).get_by_role("heading", name="2 steps", exact=True)).to_be_hidden()


def test_a_path_is_cited(open_page, rich_graph):
    page = open_page(rich_graph, title="Two stories")
    find_paths(page, "Why the firm left", "Vision")
    page.get_by_role("button", name="Copy citation of the path").click()
    expect(page.get_by_role("status")).to_have_text("Citation of the path copied")
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == [
        "A path in: Two stories.",
        "1. “Why the firm left.” b.example, 10 June 2020. https://b.example/1",
        "2. Vision (topic). In: Two stories.",
    ]


def test_paths_among_five_thousand_articles_are_found(open_page, large_graph):
    page = open_page(large_graph)
    find_paths(page, "Article number 17", "Article number 4321")
    expect(panel(page).get_by_role("heading", name="5 paths, the best first")).to_be_visible()
