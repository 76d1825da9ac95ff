"""Graphs made by hand, and a real browser that is told to fetch nothing."""

import shutil

import networkx as nx
import pytest
from playwright.sync_api import sync_playwright

from graphkit.page import render_page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class News:
    """A graph that is written in one line per article."""

    def __init__(self):
        self.graph = nx.MultiDiGraph()

    def article(self, key, *, provider=None, topics=(), related=(), **values):
        node = {"kind": "article", "curated": False, "title": key, "url": f"https://{key}"} | values
        self.graph.add_node(key, **{name: value for name, value in node.items() if value is not None})
        if provider is not None:
            self.graph.add_node(f"provider:{provider}", kind="provider", domain=provider, name=provider)
            self.graph.add_edge(key, f"provider:{provider}", key="published_by", kind="published_by")
        for topic in topics:
            self.graph.add_node(f"topic:{topic}", kind="topic", name=topic)
            self.graph.add_edge(key, f"topic:{topic}", key="about", kind="about")
        for place, other in enumerate(related):
            self.graph.add_edge(key, other, key="related", kind="related", place=place)
        return self

    def phrase(self, name, *keys):
        self.graph.add_node(f"phrase:{name}", kind="phrase", name=name, articles=len(keys), basis="statistics")
        for key in keys:
            values = {"kind": "mentions", "words": name, "field": "title"}
            self.graph.add_edge(key, f"phrase:{name}", key="mentions", **values)
        return self

    def story(self, name, *keys):
        node = {"kind": "story", "name": name, "articles": len(keys), "first": keys[0], "method": "by hand"}
        self.graph.add_node(f"story:{keys[0]}", **node)
        for key in keys:
            values = {"kind": "part_of", "centrality": 0.5, "reason": "shares its words with the others"}
            self.graph.add_edge(key, f"story:{keys[0]}", key="part_of", **values)
        return self


def two_periods():
    """Two stories, three years apart, that one provider and one topic connect."""
    news = News()
    news.article("a.example/1", title="Firm leaves the market", provider="a.example", date_published="2020-06-09")
    news.article(
        "b.example/1",
        title="Why the firm left",
        excerpt="It named its doubts.",
        provider="b.example",
        topics=["Vision"],
        related=["a.example/1", "c.example/1"],
        date_published="2020-06-10T01:08:00Z",
        curated=True,
        quality=37,
    )
    news.article("c.example/1", title="Rivals follow", provider="c.example", date_published="2020-06-10")
    news.article(
        "a.example/2",
        title="Firm signs a contract",
        provider="a.example",
        topics=["Vision", "Ärzte & Recht"],
        date_published="2023-08-31T13:04:00Z",
        curated=True,
    )
    news.article("d.example/1", title="An undated note", provider="d.example")
    return news


def many_articles(count):
    """Articles of four years, each related to six others."""
    news = News()
    for number in range(count):
        news.article(
            f"a.example/{number}",
            title=f"Article number {number}",
            provider=f"p{number % 90}.example",
            related=[f"a.example/{(number * 31 + step * 97) % count}" for step in range(1, 7)],
            date_published=f"20{19 + number % 4}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
    return news.graph


@pytest.fixture
def news():
    return News()


@pytest.fixture
def small_graph():
    return two_periods().graph


@pytest.fixture
def rich_graph():
    """The two periods, with a story and a phrase."""
    news = two_periods()
    news.story("The firm leaves", "a.example/1", "b.example/1", "c.example/1")
    return news.phrase("firm", "a.example/1", "b.example/1", "a.example/2").graph


@pytest.fixture(scope="session")
def large_graph():
    return many_articles(5_000)


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("These tests need a browser: install Chromium so that `chromium` is on the PATH.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


def is_own(url, path):
    """Tell whether a request is for the page itself, or for a file that the page has made and now saves."""
    return url.partition("#")[0] == path.as_uri() or url.startswith("blob:")


@pytest.fixture
def open_page(browser, tmp_path):
    """Open a graph's page from a file; at the end, nothing may have been fetched, refused or broken."""
    troubles, contexts = [], []

    def open_graph(
        graph,
        *,
        title="News",
        answer="An answer.",
        lang="en",
        width=1400,
        height=900,
        scheme="light",
        scripts=True,
        touch=False,
        address="",
    ):
        path = tmp_path / "graph.html"
        path.write_text(render_page(graph, title=title, answer=answer, lang=lang), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            offline=True,
            java_script_enabled=scripts,
            has_touch=touch,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: is_own(request.url, path) or troubles.append(request.url))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("popup", lambda _: troubles.append("a window opened"))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('refused: ' + e.violatedDirective))"
        )
        page.goto(path.as_uri() + address)
        if scripts:
            page.wait_for_selector("html[data-ready=true]")
        return page

    yield open_graph
    for context in contexts:
        context.close()
    assert troubles == []
