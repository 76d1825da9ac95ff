"""What Python packs is what the page unpacks: both sides run, and are compared."""

import json
import shutil
import subprocess
from importlib.resources import files

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.page.data import build_data
from graphkit.page.packing import DETAILS_PER_CHUNK, Packer, compress
from graphkit.page.records import NO_DAY, NO_NODE
from graphkit.page.render import first_nodes
from graphkit.page.view import build_view

UNPACK = """
import { readFileSync } from "node:fs";
import { readModel } from "%s";
const texts = JSON.parse(readFileSync(0, "utf8"));
const model = await readModel((id) => texts[id]);
const plain = {};
for (const [name, value] of Object.entries(model)) plain[name] = ArrayBuffer.isView(value) ? [...value] : value;
plain.all_details = [];
for (let node = 0; node < model.count; node += 1) plain.all_details.push(await model.details(node));
console.log(JSON.stringify(plain));
"""


def read_in_node(view):
    """Read as the page does what it is given of a view."""
    data = build_data(view, title="T", answer="A", lang="de")
    node = shutil.which("node")
    if node is None:
        pytest.fail("These tests need Node.js: install it so that `node` is on the PATH.")
    model = files("graphkit.page").joinpath("assets", "model.js")
    texts = (
        {"data": json.dumps(data.head | {"nodes": first_nodes(view), "options": {}})}
        | dict(data.blocks)
        | dict(data.late_blocks)
    )
    done = subprocess.run(
        [node, "--no-warnings", "--input-type=module", "-e", UNPACK % model.as_uri()],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def collection(count):
    graph = nx.MultiDiGraph()
    graph.add_node("provider:p", kind="provider", name="Ärzte & “Recht”", domain="p.example")
    for number in range(count):
        values = {"date_published": f"20{number % 30:02}-0{number % 9 + 1}-11"} if number % 5 else {}
        quality = {"quality": number * 1_000 - 5} if number % 3 else {}
        graph.add_node(
            f"a{number}", kind="article", title=f"Nr. {number} \u2028 文字", excerpt="…", **values, **quality
        )
        graph.add_edge(f"a{number}", "provider:p", key="published_by", kind="published_by")
        graph.add_edge(f"a{number}", f"a{number * 3 % count}", key="related", kind="related", place=0)
    return graph


@pytest.mark.parametrize("count", [0, 3, 2_000])
def test_the_page_reads_what_python_wrote(count):
    view = build_view(collection(count))
    model = read_in_node(view)
    entries, layout = view.entries, view.layout
    assert model["isLarge"] is (count == 2_000)
    assert model["count"] == len(entries.ids)
    assert model["name"] == list(entries.names)
    for name in ("kind", "day", "curated", "quality", "provider", "story", "degree"):
        if name != "degree":
            assert model[name] == getattr(entries, name).tolist(), name
    assert model["x"] == layout.x.tolist()
    assert model["y"] == layout.y.tolist()
    rows = json.loads(json.dumps(list(view.details)))
    assert model["all_details"] == [{"sources": [], "edges": []} | row for row in rows]
    assert (model["title"], model["answer"], model["lang"]) == ("T", "A", "de")


@pytest.mark.parametrize("count", [3, 2_000])
def test_every_edge_is_found_from_both_its_ends(count):
    view = build_view(collection(count))
    model = read_in_node(view)
    found = set()
    for node in range(model["count"]):
        for place in range(model["offsets"][node], model["offsets"][node + 1]):
            ends = (node, model["targets"][place])
            found.add(
                (*(ends if model["outward"][place] else ends[::-1]), model["edgeKind"][place], model["outward"][place])
            )
    rows = zip(view.entries.source.tolist(), view.entries.target.tolist(), view.entries.edge_kind.tolist(), strict=True)
    expected = set()
    for start, end, kind in rows:
        expected |= {(start, end, kind, 1)} | ({(start, end, kind, 0)} if start != end else set())
    assert found == expected


DOCUMENT = """---
title: One
webUrl: https://a.example/1
provider: {name: A, domain: a.example}
related:
- {title: Two, webUrl: https://b.example/2}
---
"""


def test_the_page_knows_where_values_and_edges_were_read(tmp_path):
    (tmp_path / "one.md").write_text(DOCUMENT, encoding="utf-8")
    model = read_in_node(build_view(graphkit.build(tmp_path).graph))
    one = model["all_details"][model["name"].index("One")]
    assert one["sources"] == [{"label": "Title", "document": "one.md", "field": "title", "quote": "One"}]
    read = [(row["document"], row["field"], row["quote"]) for rows in one["edges"] for row in rows]
    assert read == [("one.md", "provider.domain", ""), ("one.md", "related[0]", "")]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.none() | st.integers(-(2**31) + 1, 2**31 - 1)), st.sampled_from([NO_DAY, NO_NODE]))
def test_numbers_survive_packing(rows, none):
    values = [none if row is None else row for row in rows]
    packer = Packer(is_packed=True)
    column = packer.numbers(np.array(values, dtype=np.int64), none=none)
    kinds = {"Uint8": np.uint8, "Uint16": np.uint16, "Uint32": np.uint32}
    raw = np.frombuffer(packer.buffer, kinds[column["type"]], column["length"], column["at"]).astype(np.int64)
    read = raw + column.get("base", 0)
    read[raw == 0] = none
    assert read.tolist() == values
    assert column["at"] % 4 == 0


def test_a_buffer_is_the_same_on_every_day():
    assert compress(b"news") == compress(b"news")
    assert compress(b"news").startswith("H4sIAAAAAAA")  # no time, no name of a file


def test_details_are_compressed_in_chunks():
    assert len(list(build_view(collection(DETAILS_PER_CHUNK)).details.chunks())) == 2  # articles, and their publisher
    assert list(build_view(collection(DETAILS_PER_CHUNK - 1)).details.chunks())[1:] == []
