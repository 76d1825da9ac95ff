"""A small collection whose documents hold something of everything, and its build."""

import pytest

import graphkit

STORY = """---
title: Storm over the coast
webUrl: https://news.example.org/storm
originalUrl: https://www.news.example.org/storm
publishedDateTime: 2020-06-09T01:08:00Z
type: article
heat: -1
quality: 7
published: yes
provider:
  name: The News
  domain: news.example.org
  founded: 1901
  images:
  - url: https://news.example.org/logo.png
    width: 50
topics: [Weather, "  "]
images:
- url: assets/storm.jpg
  width: 640
  credit: A. Nother
- url: https://news.example.org/storm.jpg
  title: The storm
mood:
  today: calm
  words: [grey, ~]
related:
- title: Aftermath
  webUrl: https://other.example.net/aftermath
  originalUrl: https://other.example.net/aftermath
  provider:
    name: Nobody
    domain: nowhere
- title: No address
  provider:
    domain: news.example.org
- not a mapping
secured: aGVsbG8=
---
"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    (folder / "storm.md").write_text(STORY, encoding="utf-8")
    topic = "name: Weather\nshortname: W\nparent: Nature\nkeywords: [rain, wind]\ncolour: blue\n"
    write(folder / "_data" / "topics" / "weather.yaml", topic)
    write(folder / "_data" / "organizations" / "news.md", "---\nname: News\ndomain: news.example.org\n---\n")
    write(folder / "broken.md", "---\ntitle: No address\nwords: [a, b]\n---\n")
    write(folder / "unreadable.md", "---\ntitle: [\n---\n")
    write(folder / "README.md", "No front matter.\n")
    return folder


@pytest.fixture(scope="module")
def untouched(sources, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    graphkit.build(sources).write(folder)
    return folder


@pytest.fixture
def built(sources, tmp_path):
    folder = tmp_path / "output"
    graphkit.build(sources).write(folder)
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
