"""The house keeps its plan: data flows rightward, imports go leftward, and no room grows too large."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "graphkit"
ROOMS = [
    "_version",
    "errors",
    "terminal",
    "processes",
    "files",
    "fingerprint",
    "output",
    "kept",
    "known_texts",
    "vocabulary",
    "records",
    "reading",
    "identity",
    "graph",
    "phrases",
    "stories",
    "evidence",
    "connections",
    "coverage",
    "inference",
    "rdf",
    "changes",
    "checking",
    "page",
    "reuse",
    "built",
    "construction",
    "pipeline",
    "cli",
    "__main__",
]
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path):
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return None if part == "__init__" else part


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name for name in names if name.split(".")[0] == "graphkit")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_from_its_own_room_and_those_to_its_left(path):
    if room(path) is None:  # graphkit/__init__.py names all rooms, and enters them late
        return
    allowed = ROOMS[: ROOMS.index(room(path)) + 1]
    assert [name for name in imports(path) if name != "graphkit" and name.split(".")[1] not in allowed] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_says_what_it_is_for_and_what_it_may_import_and_is_one_thought(path):
    text = path.read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""
    assert docstring.splitlines()[-1].startswith("May import:") or "\nMay import:" in docstring
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 55, node.name


@pytest.mark.parametrize("path", [path for path in FILES if room(path) != "vocabulary"], ids=lambda path: path.name)
def test_terms_are_named_in_the_vocabulary_only(path):
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
    ]
    assert [text for text in texts if re.search(r"https?://(schema\.org|purl\.org|www\.w3\.org)", text)] == []


def test_every_dependency_has_its_reason_beside_it():
    lines = (PACKAGE.parent / "pyproject.toml").read_text("utf-8").splitlines()
    start, end = lines.index("dependencies = ["), lines.index("[project.optional-dependencies]")
    for line in lines[start + 1 : end]:
        assert line in ("]", "") or re.search(r"# \w", line), line
    assert tomllib.loads("\n".join(lines))["project"]["name"] == "graphkit-news"
