"""The benchmark runs on any file of its kind."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "stories.py"
COLUMNS = ["id", "title", "url", "publisher", "hostname", "published", "story"]
HEADLINES = [
    ("Dock workers strike closes harbour", "harbour"),
    ("Harbour closed as dock workers strike", "harbour"),
    ("Bakery wins award for rye bread", "bread"),
    ("Rye bread wins bakery award", "bread"),
    ("New comet seen from southern observatories", "comet"),
]


@pytest.fixture(params=[7, 6], ids=["with stories", "without"])
def columns(request):
    return COLUMNS[: request.param]


def run(*arguments):
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def write(path, columns):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        for number, (title, story) in enumerate(HEADLINES):
            site = f"paper{number}.example"
            writer.writerow(
                {
                    "id": number,
                    "title": title,
                    "url": f"https://{site}/1",
                    "publisher": f"Paper {number}",
                    "hostname": site,
                    "published": "2020-06-09T12:00:00Z",
                    "story": story,
                }
            )


def test_it_prints_figures_and_writes_assignments(tmp_path, columns):
    write(tmp_path / "in.csv", columns)
    figures = run(tmp_path / "in.csv", "--assignments", tmp_path / "out.csv")
    seconds = figures.pop("seconds")
    baseline_f1 = figures.pop("baseline_f1", None)
    found = {"articles": 5, "stories_found": 3}
    if "story" in columns:
        assert figures == {
            **found,
            "stories_true": 3,
            "precision": 1.0,
            "recall": 1.0,
            "f1": 1.0,
            "f1_even": 1.0,
            "f1_odd": 1.0,
        }
        assert 0 < baseline_f1 <= 1
    else:
        assert figures == found
    assert seconds >= 0
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines() == [
        "id,story",
        "0,story:0",
        "1,story:0",
        "2,story:2",
        "3,story:2",
        "4,alone:4",
    ]


def test_it_enlarges_a_file(tmp_path):
    write(tmp_path / "in.csv", COLUMNS)
    assert run(tmp_path / "in.csv", "--scale", "12")["articles"] == 12
