"""A front matter that is read part by part says what it says as a whole, or is not read by parts."""

import pytest
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.reading import content, documents
from graphkit.reading.front_matter import read_fast
from graphkit.reading.parts import Parts, find_block, take_apart
from graphkit.reading.walk import DocumentFile, DocumentKind

LINES = [
    *(
        "webUrl: https://a.example/1",
        "title: T",
        'title: "open',
        'closed"',
        "title: 'it''s",
        "excerpt: |",
        "excerpt: >+",
    ),
    *("related:", "related: []", '"related":', "  - webUrl: https://b.example/1", "    title: L", "    excerpt: |2"),
    *("  - title: &a L", "    excerpt: *a", "  - {webUrl: 'https://c.example/1',", "    title: x}", "  -", "  - - x"),
    *("    - webUrl: https://d.example/1", "    related:", "      - webUrl: https://e.example/1", "# note", "  # note"),
    *("", "   ", "\t", "...", "%YAML 1.2", "--- x", "- webUrl: https://f.example/1", "topics: [AI,", "  B]", "  text"),
    *(
        "    provider:",
        "      domain: b.example",
        "      name: B",
        "secured: x",
        "  - webUrl: https://b.example/1 # note",
    ),
]
WORDS = st.lists(st.sampled_from(LINES), max_size=14)


def by_parts(block):
    parts = take_apart(block.encode())
    if parts is None:
        return None
    fields = content._load_parts(parts)
    if fields is None:
        return None
    items = [read_fast(Parts.item_yaml(parts.hyphen, item).decode(), has_aliases=False) for item in parts.items]
    if not all(item and len(item) == 1 and len(item.get("related") or ()) == 1 for item in items):
        return None
    return fields | ({"related": [item["related"][0] for item in items]} if items else {})


@settings(max_examples=2_000)
@given(WORDS, WORDS)
def test_parts_together_are_the_whole(before, behind):
    block = "\n".join([*before, "related:", *behind, ""])
    together = by_parts(block)
    assert together is None or together == read_fast(block)


@settings(max_examples=500)
@given(WORDS, WORDS)
def test_a_document_is_read_as_it_is_without_parts(before, behind):
    text = "\n".join(["---", "webUrl: https://a.example/0", *before, "related:", *behind, "---", ""])
    assert outcome(text) == outcome(text, take_apart=lambda *_: None)


def outcome(text, **changed):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "read_bytes", lambda _: text.encode())
        for name, value in changed.items():
            patch.setattr(content, name, value)
        return documents.read_document(DocumentFile(path=None, name="a.md", kind=DocumentKind.ARTICLE))


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n---\n",
        "---\na: 1\n--- \t\nbody\n---\n",
        "----\na: 1\n--- no\n-----",
        "---\n---\n",
        "---  \nb: 2\n\n---",
    ],
)
def test_a_block_is_what_python_frontmatter_finds(text):
    assert find_block(text.encode()).decode().strip() == YAMLHandler.FM_BOUNDARY.split(text, 2)[1].strip()


@pytest.mark.parametrize("text", ["", "a: 1", "---\na: 1\n", "---\na: 1\n--- no\n", " ---\na: 1\n---\n"])
def test_what_does_not_begin_and_end_has_no_block(text):
    assert find_block(text.encode()) is None


def test_a_list_is_taken_apart_item_by_item():
    parts = take_apart(b"title: T\nrelated:\n  - a: 1\n    b: 2\n  - a: 3\nsecured: x\n")
    assert parts == Parts(
        fields=(b"title: T\nrelated:\n", b"related:\nsecured: x\n"), hyphen=b"  - ", items=[b"a: 1\n    b: 2", b"a: 3"]
    )
