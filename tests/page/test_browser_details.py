"""What selecting shows: details, links out, neighbours, the local view, a citation; and what can be saved."""

import re
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import expect

import graphkit
from tests.page.reading import details, open_tab, point_of, row


def open_details(page, name):
    open_tab(page, "List")
    row(page, name).first.click()
    expect(details(page).get_by_role("heading", level=2, name=name)).to_be_visible()


def test_selecting_shows_what_is_known(open_page, rich_graph):
    page = open_page(rich_graph)
    open_details(page, "Why the firm left")
    panel = details(page)
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    for text in (
        "It named its doubts.",
        "b.example · 10 June 2020, 01:08 UTC",
        "curated: a document describes it",
        "37",
    ):
        expect(panel.get_by_text(text).first).to_be_visible()
    link = panel.get_by_role("link", name="Read the article")
    expect(link).to_have_attribute("href", "https://b.example/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(page.get_by_role("status")).to_have_text("Selected: Why the firm left, 6 connections")


def test_details_lead_on_to_what_a_node_connects_to(open_page, rich_graph):
    page = open_page(rich_graph)
    open_details(page, "Why the firm left")
    panel = details(page)
    for label, name in (
        ("Published by", "b.example"),
        ("Topics", "Vision"),
        ("Story", "The firm leaves"),
        ("Phrases", "firm"),
    ):
        expect(panel.get_by_role("list", name=label, exact=True).get_by_role("button", name=name)).to_be_visible()
    panel.get_by_role("list", name="Lists as related").get_by_role("button", name="Rivals follow").click()
    expect(panel.get_by_role("heading", level=2, name="Rivals follow")).to_be_focused()
    expect(panel.get_by_role("heading", name="Listed as related by (1)")).to_be_visible()


def test_details_say_where_each_value_was_read(open_page, tmp_path):
    text = "---\ntitle: Firm leaves\nwebUrl: https://a.example/1\nprovider:\n  name: A\n  domain: a.example\n---\n"
    (tmp_path / "firm.md").write_text(text, encoding="utf-8")
    page = open_page(graphkit.build(tmp_path).graph)
    open_details(page, "Firm leaves")
    expect(details(page).get_by_role("heading", name="Where this was read")).to_be_visible()
    expect(details(page).get_by_text("firm.md · title")).to_be_visible()


def test_a_click_on_a_box_selects_it_and_one_beside_it_clears(open_page, rich_graph):
    page = open_page(rich_graph)
    for name in ("Firm signs a contract", "Vision", "Why the firm left"):
        at = point_of(page, name)
        page.mouse.click(at["x"] + 40, at["y"] + 8)
        expect(details(page).get_by_role("heading", level=2, name=name)).to_be_visible()
    frame = page.get_by_role("application").bounding_box()
    page.mouse.click(frame["x"] + 20, frame["y"] + frame["height"] - 60)
    expect(page.get_by_role("tabpanel", name="Answer")).to_be_visible()


def test_closing_goes_back_to_the_row_that_was_chosen(open_page, rich_graph):
    page = open_page(rich_graph)
    open_details(page, "Rivals follow")
    page.get_by_role("button", name="Close details").click()
    expect(row(page, "Rivals follow")).to_be_focused()


def test_the_local_view_shows_what_is_near(open_page, rich_graph):
    page = open_page(rich_graph)
    open_details(page, "Rivals follow")
    group = page.get_by_role("group", name="Local view")
    group.get_by_role("button", name="1 step").click()
    expect(page.get_by_role("status")).to_have_text("4 nodes within 1 step")
    expect(group.get_by_role("button", name="1 step")).to_have_attribute("aria-pressed", "true")
    group.get_by_role("button", name="2 steps").click()
    expect(page.get_by_role("status")).to_have_text("8 nodes within 2 steps")
    group.get_by_role("button", name="All of the map").click()
    expect(page.get_by_role("status")).to_have_text("Whole map")


def test_a_hub_shows_some_of_its_articles_and_the_rest_on_demand(open_page, news):
    for number in range(60):
        news.article(f"a.example/{number:02}", provider="a.example", date_published="2020-06-09")
    page = open_page(news.graph)
    search = page.get_by_role("searchbox", name="Search titles")
    search.fill("a.example")
    row(page, re.compile("^a.example.*60 links")).click()
    articles = details(page).get_by_role("list", name="Articles")
    expect(articles.get_by_role("listitem")).to_have_count(25)
    details(page).get_by_role("button", name="Show 35 more of 35").click()
    expect(articles.get_by_role("listitem")).to_have_count(60)


def test_a_citation_is_copied(open_page, rich_graph):
    page = open_page(rich_graph)
    open_details(page, "Why the firm left")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_have_text("Citation copied")
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == "“Why the firm left.” b.example, 10 June 2020. https://b.example/1"
    )


def test_a_citation_is_copied_where_the_clipboard_is_refused(open_page, rich_graph):
    page = open_page(rich_graph)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    open_details(page, "Why the firm left")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_have_text("Citation copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("“Why the firm left.”")


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_the_view_is_saved(open_page, rich_graph, kind):
    page = open_page(rich_graph, title="Two stories & more")
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()
    assert download.value.suggested_filename == f"two-stories-more.{kind.lower()}"
    data = download.value.path().read_bytes()
    if kind == "PNG":
        assert data.startswith(b"\x89PNG")
        assert len(data) > 10_000
    else:
        root = ET.fromstring(data)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "Vision" in "".join(root.itertext())


def test_an_image_is_only_a_link(open_page, news):
    news.article("a.example/1", image_url="https://images.example/1.png", date_published="2020-06-09")
    page = open_page(news.graph)
    open_details(page, "a.example/1")
    link = details(page).get_by_role("link", name="Show the image")
    expect(link).to_have_attribute("href", "https://images.example/1.png")
    assert page.locator("img").count() == 0
