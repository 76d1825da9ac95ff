"""Where things stand."""

import cProfile
import datetime as dt
import pstats
import random
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.page.bridges import guess_finding
from graphkit.page.captions import META_FONT_PX, NAME_FONT_PX, PADDING_PX
from graphkit.page.dates import duration_text, moment_text, span_text
from graphkit.page.entries import KIND_RANKS, build_entries
from graphkit.page.layout import build_layout
from graphkit.page.layout.overview import build_overview
from graphkit.page.layout.sheet import SHEET_HEIGHT_PX, SHEET_WIDTH_PX, build_sheet
from graphkit.page.records import NO_DAY, Bridge, Finding, Side
from graphkit.page.wrapping import text_width_px, wrap

DATES = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)).map(str)
TITLES = st.text(max_size=120) | st.sampled_from(["x" * 10_000, "Firm leaves the market", "文字" * 60, ""])


@st.composite
def graphs(draw, most=60):
    graph = nx.MultiDiGraph()
    row = st.tuples(DATES, TITLES, st.integers(0, 5), st.integers(0, 3), st.integers(0, 4))
    rows = draw(st.lists(row, max_size=most))
    for number, (published, title, provider, topic, story) in enumerate(rows):
        values = {"title": title, "curated": number % 2 == 0} | ({"date_published": published} if published else {})
        graph.add_node(f"a{number}", kind="article", **values)
        for kind, key, edge in (("provider", provider, "published_by"), ("topic", topic, "about")):
            graph.add_node(f"{kind}:{key}", kind=kind, name=f"{kind} {key}" * (key * 10 + 1))
            graph.add_edge(f"a{number}", f"{kind}:{key}", key=edge, kind=edge)
        if story:
            graph.add_node(f"story:{story}", kind="story", name=f"Story {story}")
            graph.add_edge(f"a{number}", f"story:{story}", key="part_of", kind="part_of")
            graph.add_node(f"phrase:{story % 2}", kind="phrase", name=f"phrase {story % 2}")
            graph.add_edge(f"a{number}", f"phrase:{story % 2}", key="mentions", kind="mentions")
        graph.add_edge(f"a{number}", f"a{number * 7 % len(rows)}", key="related", kind="related", place=0)
    return nx.MultiDiGraph(graph)


def lay_out(graph, build=build_layout):
    entries = build_entries(graph)
    return entries, build(entries, guess_finding(entries))


def boxes_of(layout):
    half_x, half_y = layout.box_width / 2, layout.box_height / 2
    return np.stack([layout.x - half_x, layout.y - half_y, layout.x + half_x, layout.y + half_y], axis=1)


def overlaps(boxes):
    left, top, right, bottom = boxes.T
    across = (left[:, None] < right[None]) & (left[None] < right[:, None])
    along = (top[:, None] < bottom[None]) & (top[None] < bottom[:, None])
    return int(np.triu(across & along, 1).sum())


def articles_of(entries):
    return np.flatnonzero((entries.kind == KIND_RANKS["article"]) & (entries.day != NO_DAY))


@settings(max_examples=60, deadline=None)
@given(graphs(most=30))
def test_no_two_boxes_of_a_sheet_overlap_and_every_node_has_one(graph):
    entries, layout = lay_out(graph)
    if layout.is_sheet:
        assert len(layout.x) == len(entries.ids) == len(layout.captions)
        assert overlaps(boxes_of(layout)) == 0


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_two_nodes_of_an_overview_share_a_slot(graph):
    entries, layout = lay_out(graph, build_overview)
    slots = {(x, y) for x, y in zip(layout.x.tolist(), layout.y.tolist(), strict=True)}
    assert len(slots) == len(entries.ids)
    assert all(
        (x / layout.slot_width - 0.5).is_integer() and (y / layout.slot_height - 0.5).is_integer() for x, y in slots
    )
    assert all(0 < x < layout.width and 0 < y < layout.height for x, y in slots)


@settings(max_examples=60, deadline=None)
@given(graphs(), st.sampled_from([build_layout, build_overview]))
def test_time_runs_from_left_to_right(graph, build):
    entries, layout = lay_out(graph, build)
    articles = articles_of(entries)
    assert entries.day[articles].tolist() == sorted(entries.day[articles].tolist())
    left = layout.x[articles].tolist()
    for (day, x), (next_day, next_x) in pairwise(zip(entries.day[articles].tolist(), left, strict=True)):
        assert x <= next_x or day == next_day


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_a_sheet_fits_the_map_that_it_is_made_for(graph):
    _, layout = lay_out(graph)
    if layout.is_sheet:
        assert layout.width <= SHEET_WIDTH_PX
        assert layout.height <= SHEET_HEIGHT_PX
        assert min(NAME_FONT_PX, META_FONT_PX) >= 12


@settings(max_examples=30, deadline=None)
@given(graphs(), st.integers(0, 99))
def test_the_order_of_nodes_and_edges_moves_nothing(graph, seed):
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    random.Random(seed).shuffle(nodes)
    random.Random(seed).shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    (one_entries, one), (other_entries, two) = lay_out(graph), lay_out(other)
    assert one_entries.ids == other_entries.ids
    assert one.x.tolist() == two.x.tolist()
    assert one.y.tolist() == two.y.tolist()
    assert one.lanes == two.lanes
    assert one.spans == two.spans


@settings(max_examples=60, deadline=None)
@given(graphs(most=30))
def test_the_articles_of_a_story_stand_in_its_lane(graph):
    entries, layout = lay_out(graph)
    if not layout.is_sheet:
        return
    for number in np.flatnonzero(entries.kind == KIND_RANKS["article"]):
        around = [
            lane
            for lane in layout.lanes
            if lane.left <= layout.x[number] <= lane.right and lane.top <= layout.y[number] <= lane.bottom
        ]
        assert [lane.node for lane in around] == [entries.story[number]]


def test_what_connects_two_periods_stands_between_them(small_graph):
    entries, layout = lay_out(small_graph)
    x_of = dict(zip(entries.names, layout.x.tolist(), strict=True))
    assert x_of["Rivals follow"] < x_of["a.example"] == x_of["Vision"] < x_of["Firm signs a contract"]
    assert x_of["Firm signs a contract"] < x_of["An undated note"]
    labels = [(span.kind, span.label) for span in layout.spans]
    assert labels == [
        ("period", "June 2020"),
        ("column", "9 to 10 June"),
        ("band", "What connects June 2020 and August 2023"),
        ("gap", "3 years 2 months without articles"),
        ("period", "August 2023"),
        ("column", "31 August"),
        ("period", "No date"),
    ]


def test_the_empty_years_take_as_little_room_as_the_mark_that_stands_for_them():
    graph = nx.MultiDiGraph()
    for number, year in enumerate([1990] * 3 + [2020] * 3):
        graph.add_node(f"a{number}", kind="article", title="T", date_published=f"{year}-01-0{number + 1}")
    _, layout = lay_out(graph, build_overview)
    [gap] = [span for span in layout.spans if span.kind == "gap"]
    assert gap.label == "30 years without articles"
    assert gap.right - gap.left == layout.slot_width
    assert [(run.first_day, run.last_day) for run in layout.runs] == [(7305, 7307), (18265, 18267)]


def test_the_most_telling_bridge_stands_first_with_what_was_found_and_expected(small_graph):
    entries = build_entries(small_graph)
    finding = Finding(
        earlier=Side(label="2020", articles=["a.example/1", "b.example/1", "c.example/1"]),
        later=Side(label="2023", articles=["a.example/2"]),
        bridges=[
            Bridge(node_id="topic:Vision", earlier=1, later=1, found=1, expected=0.25, score=2.0),
            Bridge(node_id="provider:a.example", earlier=1, later=1, found=1, expected=0.5, score=1.0),
        ],
    )
    layout = build_sheet(entries, finding)
    numbers = {node_id: number for number, node_id in enumerate(entries.ids)}
    vision, provider = numbers["topic:Vision"], numbers["provider:a.example"]
    assert layout.y[vision] < layout.y[provider]
    assert layout.captions[vision].meta == ("1 in 2020, 1 in 2023", "1 found, 0.2 expected")


def test_what_is_in_no_band_and_no_lane_stands_below_the_first_sight(small_graph):
    entries, layout = lay_out(small_graph)
    number = entries.names.index("b.example")
    assert layout.y[number] > layout.height


def test_a_large_collection_has_lanes_of_stories_and_providers():
    graph = nx.MultiDiGraph()
    graph.add_node("story:s", kind="story", name="The story")
    for provider in ("big", "small"):
        graph.add_node(f"provider:{provider}", kind="provider", name=provider)
    for number in range(100):
        graph.add_node(f"a{number}", kind="article", title="T", date_published=f"2020-01-{number % 28 + 1:02}")
        graph.add_edge(f"a{number}", f"provider:{'big' if number % 4 else 'small'}", kind="published_by")
        if number < 10:
            graph.add_edge(f"a{number}", "story:s", kind="part_of")
    _, layout = lay_out(graph)
    assert [(lane.kind, lane.label) for lane in layout.lanes] == [
        ("story", "Stories"),
        ("story", "The story"),
        ("provider", "big"),
        ("provider", "small"),
        ("provider", "Providers"),
    ]
    assert all(one.bottom == other.top for one, other in pairwise(layout.lanes))


@pytest.mark.parametrize("build", [build_layout, build_overview])
def test_nothing_at_all_has_a_layout(build):
    _, layout = lay_out(nx.MultiDiGraph(), build)
    assert layout.x.tolist() == []


def calls_for(count):
    graph = nx.MultiDiGraph()
    for number in range(count):
        day = dt.date(2000, 1, 1) + dt.timedelta(days=number * 7 % 9_000)
        graph.add_node(f"a{number}", kind="article", title="A title", date_published=str(day))
        graph.add_edge(f"a{number}", f"a{number // 2}", kind="related")
    entries = build_entries(graph)
    profile = cProfile.Profile()
    profile.runcall(build_layout, entries, None)
    return pstats.Stats(profile).total_calls


def test_the_work_of_a_layout_hardly_grows_with_the_collection():
    assert calls_for(8_000) < 4 * calls_for(2_000)


@given(TITLES)
def test_lines_are_no_wider_than_the_box(title):
    width_px = 180 - 2 * PADDING_PX
    lines = wrap(title, width_px=width_px, font_px=13, max_lines=5)
    assert len(lines) <= 5
    assert all(text_width_px(line, 13) <= width_px + 14 for line in lines)


def test_text_is_as_wide_as_arial_sets_it_and_a_little():
    # 1,000 units of the font's size: f 278, a 556, c 500, e 556.
    assert text_width_px("face", 10) == pytest.approx(1.04 * 18.9)
    assert text_width_px("文字", 10) == 20
    assert text_width_px("e\u0301", 10) == text_width_px("e", 10)


def test_dates_are_told_in_words():
    assert moment_text("2020-06-09T01:08:00Z") == "9 June 2020, 01:08 UTC"
    assert moment_text("2020-06-09") == "9 June 2020"
    assert moment_text("2020-02-30") == moment_text(None) == moment_text(7) == "No date"
    assert span_text(dt.date(2019, 12, 1), dt.date(2020, 1, 1)) == "December 2019 to January 2020"
    assert duration_text(dt.date(2020, 6, 11), dt.date(2023, 8, 31)) == "3 years 2 months"
    assert duration_text(dt.date(2020, 6, 30), dt.date(2020, 7, 29)) == "29 days"
