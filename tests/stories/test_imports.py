"""Stories cost the imports that they need, and leave numpy and scipy whole for others."""

import subprocess
import sys

_USE = """
import numpy
import scipy.stats
print(len(numpy.__all__), sorted(dir(numpy)), numpy.ma.sum([1, 2]), scipy.stats.norm.cdf(0))
"""


def test_numpy_imports_no_more_for_scipy_than_is_of_use():
    program = (
        "import sys, graphkit.stories.find; print([name for name in ('f2py', 'ma') if f'numpy.{name}' in sys.modules])"
    )
    assert _run(program) == "[]\n"


def test_numpy_and_scipy_are_what_they_are_without_graphkit():
    assert _run("import graphkit.stories.find" + _USE) == _run(_USE)


def _run(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
