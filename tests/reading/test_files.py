"""A file becomes bytes and text: whole, up to a limit, and without what no output may hold."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.reading import files
from graphkit.reading.files import read_ahead, read_bytes, strip_controls
from graphkit.reading.refusals import DocumentRefused

read = os.read


@pytest.mark.parametrize("most", [1, 7, 8, 9, 100], ids="{} bytes at once".format)
def test_a_file_is_read_whole_however_little_the_system_gives_at_once(most, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, most)))
    for data in (b"", b"a", b"8 bytes.", b"a text that is longer"):
        (tmp_path / "file").write_bytes(data)
        assert read_bytes(tmp_path / "file") == data


def test_a_file_that_has_grown_is_read_to_its_end(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"one")

    def status_of_before(descriptor):
        status = os.stat(path)
        path.write_bytes(b"one, two")
        return status

    monkeypatch.setattr(os, "fstat", status_of_before)
    assert read_bytes(path) == b"one, two"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files that do not tell their size")
def test_a_file_that_does_not_tell_its_size_is_read_to_its_end():
    path = Path("/proc/version")
    assert os.stat(path).st_size == 0
    assert read_bytes(path) == path.read_bytes() != b""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to read files ahead")
@pytest.mark.parametrize(
    "put",
    [lambda path: None, os.mkdir, os.mkfifo, lambda path: os.symlink("/dev/zero", path), Path.touch],
    ids=["nothing", "folder", "pipe", "link", "file"],
)
def test_whatever_lies_there_reading_it_ahead_neither_fails_nor_waits(put, tmp_path):
    put(tmp_path / "file")
    assert read_ahead(tmp_path / "file") is None


def test_a_file_larger_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 8)
    (tmp_path / "file").write_bytes(b"8 bytes.")
    assert read_bytes(tmp_path / "file") == b"8 bytes."
    (tmp_path / "file").write_bytes(b"8 bytes, or more")
    with pytest.raises(DocumentRefused, match="is larger than 8 bytes"):
        read_bytes(tmp_path / "file")


@given(st.text(st.sampled_from("aé\u2019\u00a0\n\t\x00\x0b\x7f\x80\x84\x85\x86\x9f\ufeff\ufffd\ufffe\uffff\U0001f600")))
def test_bytes_tell_which_characters_no_output_may_hold(text):
    assert strip_controls(text, text.encode()) == strip_controls(text)
