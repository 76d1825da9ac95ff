"""The user's file of names: what is read, and how what is wrong is told."""

import pytest

from graphkit.errors import InputNotFoundError, UsageError
from graphkit.reading.names import read_names
from graphkit.records import Name


def write(folder, text):
    path = folder / "names.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_names_are_read_in_the_order_of_the_file(tmp_path):
    text = "- name: IBM\n  also: [International Business Machines, Big  Blue]\n  wikidata: Q37156\n- name: Łódź\n"
    assert read_names(write(tmp_path, text)) == (
        Name(name="IBM", also=("International Business Machines", "Big Blue"), wikidata="Q37156"),
        Name(name="Łódź"),
    )


def test_a_name_that_looks_like_a_number_or_a_flag_stays_the_text_as_written(tmp_path):
    assert [name.name for name in read_names(write(tmp_path, "- name: 007\n- name: yes\n"))] == ["007", "yes"]


def test_an_empty_file_has_no_names(tmp_path):
    assert read_names(write(tmp_path, "# none yet\n")) == ()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputNotFoundError, match=r"absent\.yaml"):
        read_names(tmp_path / "absent.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: IBM\n", ":1: is not a list of names. Write each name as `- name: IBM`"),
        ("- IBM\n", ":1: [0]: is not a mapping. Write each name as"),
        ("- name: A\n- also: [B]\n", ":2: [1].name: is missing. Give every entry a name."),
        ("- name: A\n  wiki: Q1\n", ":2: [0].wiki: is no field of a name; the fields are name, also, wikidata."),
        ("- name: A\n  wikidata: 37156\n", ":2: [0].wikidata: is not the id of an entity of Wikidata. Write it as Q3"),
        ("- name: A\n  wikidata: Q0\n", ":2: [0].wikidata: is not the id of an entity of Wikidata"),
        ("- name: A\n  also: B\n", ":2: [0].also: is not a list. Write it in brackets"),
        ("- name: A\n  also: [[B]]\n", ":2: [0].also[0]: is not a text. Write one text."),
        ("- name: [A]\n", ":1: [0].name: is not a text."),
        ("- name: Ibm\n- name: A\n  also: [IBM]\n", ":3: [1].also[0]: is given twice, first on line 1."),
        ("- name: '...'\n", ":1: [0].name: has no letter or digit."),
        (f"- name: {'a' * 201}\n", ":1: [0].name: is longer than 200 characters."),
        ("- name: A\u202eB\n", ":1: [0].name: holds hidden characters (U+202E). Remove them."),
        ("- name: A\x07B\n", ":1: holds control characters (U+0007). Remove them."),
        ("- name: A\n  name: B\n", ":2: has the field name twice. Keep one of them."),
        ("- name: !!python/object:os.system A\n", ":1: has the tag"),
        ("- name: 'A\n", "is not valid YAML"),
        ("- " * 100 + "a\n", "nests deeper than 64 levels"),
        (b"- name: \xff\n", ":1: is not UTF-8: byte 8 is 0xff."),
    ],
)
def test_what_is_wrong_is_told_with_the_file_the_line_and_the_field(tmp_path, text, message):
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as error:
        read_names(path)
    assert str(error.value).startswith(str(path))
    assert message in str(error.value)


def test_a_folder_is_no_file_of_names(tmp_path):
    with pytest.raises(UsageError, match=r"cannot be read \(Is a directory\)"):
        read_names(tmp_path)
