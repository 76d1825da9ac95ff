"""What another process reads is what would be read here, and is kept for the next build only if that is asked for."""

import multiprocessing
import os
import signal

import pytest

from graphkit.reading import many, readings
from graphkit.reading.cache import ReadingCache
from graphkit.reading.documents import read_documents
from graphkit.reading.readings import begin_reading
from tests.reading.documents import DOCUMENT, write_documents


@pytest.fixture(params=["here", "beside"], autouse=True)
def _where(request, monkeypatch):
    monkeypatch.setattr(readings, "can_fork", lambda: request.param == "beside")


@pytest.fixture
def files(tmp_path):
    return write_documents(tmp_path / "news", 230)


def by_document(found):
    return sorted(repr(reading) for reading in found)


def read(files, folder):
    with begin_reading(files, folder) as found:
        read = by_document(found)
        found.keep()
        return read, found.said, found.has_other_texts


def test_documents_are_read_as_ever_whatever_is_known(files, tmp_path):
    expected = by_document(read_documents(files))
    first, said, has_other_texts = read(files, tmp_path / "cache")
    assert first == expected
    assert said
    assert has_other_texts
    assert read(files, tmp_path / "cache") == (expected, said, False)
    assert read(files, None) == (expected, None, True)


def test_one_that_changed_is_read_anew(files, tmp_path):
    _, said, _ = read(files, tmp_path / "cache")
    files[3].path.write_text(DOCUMENT.format(number=1_000, shared=8), encoding="utf-8")
    second, said_now, has_other_texts = read(files, tmp_path / "cache")
    assert second == by_document(read_documents(files))
    assert said_now != said
    assert has_other_texts


def test_what_is_not_kept_leaves_no_trace(files, tmp_path):
    with begin_reading(files, tmp_path / "new" / "cache") as found:
        assert len(list(found)) == 230
    assert not (tmp_path / "new").exists()


def test_what_fails_leaves_no_trace_and_no_process(files, tmp_path):
    def fail():
        with begin_reading(files, tmp_path / "new" / "cache") as found:
            next(iter(found))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not (tmp_path / "new").exists()
    assert multiprocessing.active_children() == []


def test_what_is_kept_is_there_when_the_block_ends(files, tmp_path):
    read(files, tmp_path / "cache")
    kept = ReadingCache(tmp_path / "cache")
    known = [kept.sha256(file) for file in files]
    kept.close()
    assert all(known)


@pytest.mark.parametrize("_where", ["beside"], indirect=True)
def test_a_process_that_dies_loses_nothing_and_nothing_is_kept(files, tmp_path):
    with begin_reading(files, tmp_path / "cache") as found:
        passed = iter(found)
        first = next(passed)
        (process,) = multiprocessing.active_children()
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert by_document([first, *passed]) == by_document(read_documents(files))
        found.keep()
    kept = ReadingCache(tmp_path / "cache")
    assert not any(kept.sha256(file) for file in files)
    kept.close()


@pytest.mark.parametrize("_where", ["beside"], indirect=True)
def test_a_document_that_ends_who_reads_it_is_left_out_and_the_rest_is_read(files, tmp_path, monkeypatch):
    read(files, tmp_path / "cache")  # so that one process looks after all of them
    look, here = many.read_unless_known, os.getpid()

    def die_of_one(file, *rest):
        if file.name == "100.md" and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return look(file, *rest)

    monkeypatch.setattr(many, "read_unless_known", die_of_one)
    with begin_reading(files, tmp_path / "cache") as found:
        passed = list(found)
    assert sorted(reading.outcome.value for reading in passed) == [*["left out"] * 2, *["read"] * 228]
    assert "100.md: ended the process that read it" in "".join(str(problem) for of in passed for problem in of.problems)
