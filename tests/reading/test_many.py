"""Documents are read by many processes as by one, whatever becomes of the processes."""

import multiprocessing
import os
import signal

import pytest

from graphkit.reading import many
from graphkit.reading.cache import ReadingCache
from graphkit.reading.documents import Outcome, read_documents
from graphkit.reading.many import read_many
from tests.reading.documents import LISTED, write_documents


@pytest.fixture
def files(tmp_path):
    return write_documents(tmp_path / "news", 150)


def by_document(readings):
    return sorted(repr(reading) for reading in readings)


def test_two_processes_read_what_one_reads(files):
    assert by_document(read_many(files, processes=2)) == by_document(read_documents(files))


def test_records_that_several_documents_list_are_shared(files):
    listed = [reading.entries[1].subject for reading in read_many(files, processes=2) if reading.document]
    assert len({id(article) for article in listed}) == LISTED


def test_two_processes_read_only_what_changed(files, tmp_path):
    for _ in range(2):
        kept = ReadingCache(tmp_path / "cache")
        readings = by_document(read_many(files, processes=2, cache=kept))
        kept.save()
        assert readings == by_document(read_documents(files))


def test_a_document_that_ends_who_reads_it_is_left_out_and_the_rest_is_read(files, monkeypatch):
    read = many.read_unless_known

    def die_of_one(file, *rest):
        if file.name == "100.md":
            os.kill(os.getpid(), signal.SIGKILL)
        return read(file, *rest)

    monkeypatch.setattr(many, "read_unless_known", die_of_one)
    readings = list(read_many(files, processes=2))
    (lost,) = (reading for reading in readings if reading.problems and "ended" in reading.problems[0].what)
    assert str(lost.problems[0]) == ("100.md: ended the process that read it. Take it out, and report it to graphkit.")
    assert [reading.outcome for reading in readings].count(Outcome.READ) == 148
    assert len(readings) == 150


def test_a_process_that_dies_once_loses_nothing(files, monkeypatch, tmp_path):
    read = many.read_unless_known
    mark = tmp_path / "died"

    def die_once(file, *rest):
        if file.name == "030.md" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read(file, *rest)

    monkeypatch.setattr(many, "read_unless_known", die_once)
    assert by_document(read_many(files, processes=2)) == by_document(read_documents(files))


def test_who_stops_listening_leaves_no_process_behind(files):
    readings = read_many(files, processes=2)
    next(readings)
    readings.close()
    assert multiprocessing.active_children() == []
