"""What the page's text holds, without a browser."""

import base64
import hashlib
import json
import random
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files

import networkx as nx
import pytest

from graphkit import vocabulary
from graphkit.page import render_page
from graphkit.page.kinds import EDGE_STYLES, NODE_STYLES
from graphkit.page.scripts import MODULES, join_modules


class Parts(HTMLParser):
    """The scripts, styles, policy and data of a page."""

    def __init__(self, html):
        super().__init__()
        self.inline, self.data, self.policy, self.tag, self.type = [], "", "", None, None
        self.headings = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag == "h1":
            self.headings.append(tag)
        self.tag, self.type = tag, values.get("type")
        assert not {"src", "style"} & set(values)
        assert not [name for name in values if name.startswith("on")]

    def handle_data(self, text):
        if self.tag == "script" and self.type == "application/json":
            self.data += text
        elif self.tag in ("script", "style"):
            self.inline.append(text)

    def handle_endtag(self, tag):
        self.tag = None


def render(graph):
    return render_page(graph, title="News", answer="An answer.")


def shuffled(graph, seed):
    """Give the same graph, its nodes and edges added in another order."""
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    random.Random(seed).shuffle(nodes)
    random.Random(seed).shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from((node, dict(reversed(values.items()))) for node, values in nodes)
    other.add_edges_from(edges)
    return other


def test_the_same_graph_gives_the_same_bytes_in_whatever_order_it_was_made(small_graph):
    assert {render(shuffled(small_graph, seed)) for seed in range(8)} == {render(small_graph)}


def test_the_callers_graph_is_untouched(small_graph):
    before = nx.node_link_data(small_graph, edges="edges")
    frozen = json.dumps(before)
    render(nx.freeze(small_graph))
    assert json.dumps(nx.node_link_data(small_graph, edges="edges")) == frozen


def test_the_policy_names_every_script_and_style_by_hash_and_allows_nothing_else(small_graph):
    parts = Parts(render(small_graph))
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in parts.inline]
    assert "default-src 'none'" in parts.policy
    assert "unsafe" not in parts.policy
    assert re.findall(r"'sha256-([^']+)'", parts.policy) == digests[1:] + digests[:1]


def test_the_data_cannot_end_its_element(small_graph):
    small_graph.add_node("e.example", kind="article", title="</script><!--<script>&amp;\u2028\u2029", curated=False)
    data = Parts(render(small_graph)).data
    assert not set("<>&\u2028\u2029") & set(data)
    assert "</script><!--<script>&amp;" in json.loads(data)["columns"]["name"]


def test_title_and_answer_are_text(small_graph):
    html = render_page(small_graph, title="{{7*7}} <b>", answer="<img src=x> & {% raw %}")
    assert "{{7*7}} &lt;b&gt;</h1>" in html
    assert "&lt;img src=x&gt; &amp; {% raw %}</p>" in html


def test_the_page_is_a_whole_document_with_one_heading_and_the_licence_of_what_it_carries(small_graph):
    html = render(small_graph)
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert Parts(html).headings == ["h1"]
    assert "@license" in html
    assert "sourceMappingURL" not in html
    assert "bootstrap" not in html


def test_every_node_and_edge_of_the_graph_is_in_the_page(small_graph):
    data = json.loads(Parts(render(small_graph)).data)
    assert len(data["columns"]["name"]) == len(data["details"]) == data["count"] == small_graph.number_of_nodes()
    assert len(data["columns"]["target"]) == sum(data["columns"]["out_degree"]) == small_graph.number_of_edges()


def test_pyvis_carries_the_boxes_and_the_options(small_graph):
    data = json.loads(Parts(render(small_graph)).data)
    assert [node["id"] for node in data["nodes"]] == list(range(small_graph.number_of_nodes()))
    assert data["options"]["physics"] == {"enabled": False}


def test_only_web_addresses_become_links(news):
    news.article(
        "a.example/1", url="javascript:alert(1)", original_url="HTTPS://a.example/1", amp_url="data:text/html,x"
    )
    data = json.loads(Parts(render(news.graph)).data)
    assert data["details"][0]["links"] == [["Where it was found", "HTTPS://a.example/1"]]


def test_a_lone_surrogate_does_not_keep_the_page_from_being_written(news):
    news.article("a.example/1", title="half \ud83d of it")
    assert render(news.graph).encode("utf-8")


def test_an_empty_graph_gives_a_page():
    assert json.loads(Parts(render(nx.MultiDiGraph())).data)["columns"]["name"] == []


def test_every_kind_in_the_vocabulary_has_a_style():
    assert set(vocabulary.NODE_KINDS) <= set(NODE_STYLES)
    assert set(vocabulary.EDGE_KINDS) <= set(EDGE_STYLES)


def test_modules_become_one_script_in_which_each_keeps_its_names():
    script = join_modules(
        {
            "one.js": "const HIDDEN = 1;\nexport function next(number) { return number + HIDDEN; }\n",
            "two.js": 'import { next as after } from "./one.js";\nconst HIDDEN = 5;\nconsole.log(after(HIDDEN));\n',
        }
    )
    node = shutil.which("node")
    assert node is not None, "Install Node.js so that `node` is on the PATH."
    assert subprocess.run([node, "-e", script], capture_output=True, text=True, check=True).stdout == "6\n"


def test_a_module_that_cannot_be_joined_is_refused():
    with pytest.raises(ValueError, match="does not come before it"):
        join_modules({"two.js": 'import { next } from "./one.js";\n'})
    with pytest.raises(ValueError, match="cannot be joined"):
        join_modules({"one.js": "export default 1;\n"})


def test_every_module_is_in_the_page_and_every_asset_is_used():
    assets = {path.name for path in files("graphkit.page").joinpath("assets").iterdir()}
    assert assets == {*MODULES, "page.html.j2", "page.css"}
