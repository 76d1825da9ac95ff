"""The page's JavaScript and CSS outside a browser: their own unit tests, and what linters say.

The linters are installed from ``package-lock.json`` beside this file: ``npm ci --ignore-scripts``.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "graphkit" / "page" / "assets"


def run(*command, folder=HERE):
    program = shutil.which(command[0]) or pytest.fail(f"These tests need {command[0]}: install Node.js and npm.")
    done = subprocess.run(
        [program, *map(str, command[1:])], capture_output=True, check=False, encoding="utf-8", cwd=folder, timeout=300
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def installed(name):
    path = HERE / "node_modules" / ".bin" / name
    if not path.exists():
        pytest.fail(f"These tests need {name}: run `npm ci --ignore-scripts` in {HERE}.")
    return path


def test_the_modules_pass_their_unit_tests():
    run("node", "--test", *sorted((HERE / "javascript").glob("*.test.js")))


def test_the_modules_are_clean():
    # From the root of the repository, so that the modules lie below the folder that is linted.
    files = [*sorted(ASSETS.glob("*.js")), *sorted((HERE / "javascript").glob("*.js"))]
    run(
        "node",
        installed("eslint"),
        "--config",
        HERE / "eslint.config.js",
        "--max-warnings",
        "0",
        *files,
        folder=HERE.parents[1],
    )


def test_the_style_sheet_is_clean():
    run("node", installed("stylelint"), "--config", HERE / "stylelint.config.js", ASSETS / "page.css")
