"""No serious or critical fault that axe-core (https://github.com/dequelabs/axe-core) knows, in any state."""

from pathlib import Path

import pytest

from tests.page.reading import open_tab, row

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def first_view(page):
    page.get_by_role("heading", level=1).wait_for()


def selection(page):
    open_tab(page, "List")
    row(page, "Why the firm left").click()


def listed(page):
    open_tab(page, "List")


def table(page):
    open_tab(page, "Table")


def searched(page):
    page.get_by_role("searchbox", name="Search titles").fill("nothing like it")


def path(page):
    selection(page)
    page.get_by_role("button", name="Paths from here to").click()
    page.get_by_role("combobox", name="To", exact=True).press_sequentially("contract")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="First step").click()


def choosing(page):
    open_tab(page, "Paths")
    page.get_by_role("combobox", name="From").fill("firm")
    page.keyboard.press("ArrowDown")


def filtering(page):
    if page.get_by_role("button", name="Filters").is_visible():
        page.get_by_role("button", name="Filters").click()
    page.get_by_role("group", name="Filters").get_by_role("button", name="Provider").click()
    page.get_by_role("checkbox", name="b.example").check()


def local_view(page):
    selection(page)
    page.get_by_role("button", name="1 step").click()


STATES = (first_view, selection, listed, table, searched, path, choosing, filtering, local_view)


def faults(page):
    # The page's policy lets no script in; the browser's own evaluation is not bound by it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.wait_for_timeout(200)
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_axe_finds_nothing_serious(open_page, rich_graph, state, size, scheme):
    page = open_page(rich_graph, width=size[0], height=size[1], scheme=scheme)
    state(page)
    assert faults(page) == []
