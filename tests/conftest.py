"""What several tests need: the seeds' folder and its build."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

import graphkit

# The machine may be busy with other tests; how long an example takes says nothing.
settings.register_profile("graphkit", deadline=None)
settings.load_profile("graphkit")

# A shell that runs the tests in the background lets them ignore Ctrl-C, and so would the commands that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds():
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def seeds_build(seeds):
    return graphkit.build(seeds)


def pytest_addoption(parser):
    parser.addoption(
        "--corpus", action="append", default=[], metavar="FOLDER", help="run tests/corpora on this folder of documents"
    )


def pytest_ignore_collect(collection_path, config):
    """Leave tests/corpora to those who name a folder: ``pytest tests/corpora --corpus FOLDER``."""
    return True if collection_path.name == "corpora" and not config.getoption("corpus") else None
