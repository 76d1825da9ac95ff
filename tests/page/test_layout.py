"""Where things stand."""

import datetime as dt
from itertools import pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.page.dates import duration_text, moment_text, parse_day, span_text
from graphkit.page.view import TEXT_WIDTH_PX, build_view
from graphkit.page.wrapping import text_width_px, wrap

DATES = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)).map(str)
TITLES = st.text(max_size=120) | st.sampled_from(["x" * 10_000, "Firm leaves the market", "文字" * 60, ""])


@st.composite
def graphs(draw):
    graph = nx.MultiDiGraph()
    rows = draw(st.lists(st.tuples(DATES, TITLES, st.integers(0, 5), st.integers(0, 3)), max_size=60))
    for number, (published, title, provider, topic) in enumerate(rows):
        values = {"title": title, "curated": number % 2 == 0} | ({"date_published": published} if published else {})
        graph.add_node(f"a{number}", kind="article", **values)
        graph.add_node(f"provider:{provider}", kind="provider", domain=f"{provider}.example")
        graph.add_node(f"topic:{topic}", kind="topic", name=f"Topic {topic}" * (topic * 10 + 1))
        graph.add_edge(f"a{number}", f"provider:{provider}", key="published_by", kind="published_by")
        graph.add_edge(f"a{number}", f"topic:{topic}", key="about", kind="about")
        graph.add_edge(f"a{number}", f"a{number * 7 % len(rows)}", key="related", kind="related", place=0)
    return nx.MultiDiGraph(graph)


def sides(box):
    half_x, half_y = box.width_px / 2, box.height_px / 2
    return box.x_px - half_x, box.y_px - half_y, box.x_px + half_x, box.y_px + half_y


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_two_boxes_overlap_and_every_article_has_one(graph):
    view = build_view(graph)
    boxes = view.layout.boxes
    assert {number for number, entry in enumerate(view.entries) if entry.kind == "article"} <= set(boxes)
    placed = [sides(box) for box in boxes.values()]
    for place, one in enumerate(placed):
        for other in placed[:place]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_time_runs_from_left_to_right(graph):
    view = build_view(graph)
    dated = sorted(
        (str(parse_day(values["date_published"])), str(values["title"]).strip())
        for _, values in graph.nodes(data=True)
        if values["kind"] == "article" and "date_published" in values
    )
    columns = [span for span in view.layout.spans if span.kind == "column" and span.label != "No date"]
    assert bool(columns) == bool(dated)
    assert all(one.right_px < other.left_px for one, other in pairwise(columns))
    # Entries are in the order of time, so those further on may not stand further left.
    lefts = [view.layout.boxes[number].x_px for number in range(len(dated))]
    assert lefts == sorted(lefts)


@given(TITLES)
def test_lines_are_no_wider_than_the_box(title):
    lines = wrap(title, width_px=TEXT_WIDTH_PX, font_px=13, max_lines=5)
    assert len(lines) <= 5
    assert all(text_width_px(line, 13) <= TEXT_WIDTH_PX + 13 for line in lines)


def test_what_connects_two_periods_stands_between_them(small_graph):
    view = build_view(small_graph)
    names = {entry.name: number for number, entry in enumerate(view.entries)}
    x_of = {name: view.layout.boxes[number].x_px for name, number in names.items() if number in view.layout.boxes}
    assert x_of["Rivals follow"] < x_of["a.example"] == x_of["Vision"] < x_of["Firm signs a contract"]
    assert x_of["Firm signs a contract"] < x_of["An undated note"]
    assert "b.example" not in x_of
    labels = {(span.kind, span.label) for span in view.layout.spans}
    assert ("gap", "3 years 2 months without articles") in labels
    assert {label for kind, label in labels if kind == "period"} == {"June 2020", "August 2023"}


def test_without_a_second_period_the_band_stands_after_the_articles(news):
    news.article("a.example/1", provider="a.example", date_published="2020-06-09")
    news.article("a.example/2", provider="a.example", date_published="2020-06-10")
    view = build_view(news.graph)
    assert max(view.layout.boxes, key=lambda number: view.layout.boxes[number].x_px) == 2


def test_dates_are_told_in_words():
    assert moment_text("2020-06-09T01:08:00Z") == "9 June 2020, 01:08 UTC"
    assert moment_text("2020-06-09") == "9 June 2020"
    assert moment_text("2020-02-30") == moment_text(None) == moment_text(7) == "No date"
    assert span_text(dt.date(2019, 12, 1), dt.date(2020, 1, 1)) == "December 2019 to January 2020"
    assert duration_text(dt.date(2020, 6, 11), dt.date(2023, 8, 31)) == "3 years 2 months"
    assert duration_text(dt.date(2020, 6, 30), dt.date(2020, 7, 29)) == "29 days"
