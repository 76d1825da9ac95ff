"""``graphkit why``: the documents and fields behind a node, a value or an edge.

May import: click, errors, vocabulary; graphkit.built and graphkit.evidence inside the command.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click


@click.command("why")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("subject")
@click.argument("object_", metavar="[OBJECT]", required=False)
@click.option(
    "--sources",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A folder that was built from, to say the lines; a document that has changed since has none.",
)
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def why_command(folder: Path, subject: str, object_: str | None, sources: tuple[Path, ...], is_json: bool) -> None:
    """Say why the graph that `graphkit build` left in DIR holds what it holds.

    SUBJECT is an address, an id such as topic:AI, a name or a headline. OBJECT is another such thing, to ask
    what lies between the two, or the name of a value, such as title.

    \b
    Examples:
      graphkit why output theverge.com
      graphkit why output https://example.org/a-story title
      graphkit why output theverge.com topic:AI --json
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.built import open_graph
    from graphkit.evidence.sources import Sources
    from graphkit.evidence.subjects import find_node
    from graphkit.evidence.text import render_explanation
    from graphkit.evidence.why import explain_edges, explain_node, explain_value
    from graphkit.vocabulary import NODE_KINDS

    graph = open_graph(folder).graph
    found = Sources(sources) if sources else None
    node_id = find_node(graph, subject)
    if object_ is None:
        explanation = explain_node(graph, node_id, sources=found)
    elif object_ in graph.nodes[node_id] and object_ not in NODE_KINDS:
        explanation = explain_value(graph, node_id, object_, sources=found)
    else:
        explanation = explain_edges(graph, node_id, find_node(graph, object_), sources=found)
        if not explanation.edges and not is_json:
            click.echo(f"Nothing lies directly between {subject} and {object_}.")
            return
    if is_json:
        click.echo(json.dumps(asdict(explanation), ensure_ascii=False, indent=2))
    else:
        click.echo(render_explanation(graph, explanation), nl=False)
