"""The notebooks run from the first cell to the last, and their stored outputs are what comes of them."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_runs_and_prints_what_it_shows(path):
    notebook = nbformat.read(path, as_version=4)
    stored = [texts(cell) for cell in notebook.cells]
    resources = {"metadata": {"path": str(NOTEBOOKS)}}
    # A busy machine may send what one cell prints in several pieces.
    NotebookClient(notebook, timeout=300, resources=resources, coalesce_streams=True).execute()
    assert [texts(cell) for cell in notebook.cells] == stored
    assert any(stored)


def texts(cell):
    """Give what a cell prints; pages and pictures are too large to store."""
    outputs = cell.get("outputs", [])
    return [output.get("text") or output.get("data", {}).get("text/plain") for output in outputs]
