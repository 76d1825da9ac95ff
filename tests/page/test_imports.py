"""A page costs the imports that it needs, and leaves pyvis whole for others."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", "False False"),
        ("import IPython.display", "True True"),
    ],
    ids=["a script", "a notebook"],
)
def test_ipython_is_imported_only_where_it_is_used_anyway(seeds, before, expected):
    program = f"""
import sys
{before}
import graphkit
graphkit.build({str(seeds)!r}).page()
import pyvis.network
is_there = "IPython" in sys.modules
import IPython.display
print(is_there, pyvis.network.IFrame is IPython.display.IFrame)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[-2] == expected
