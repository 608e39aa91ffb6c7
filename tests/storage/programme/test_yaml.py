"""YAML's own traps: they are refused where they could mean two things, and else do not matter."""

import pytest
import yaml

from storage.programme.parsing import yaml_tree
from storage.programme.yaml_file import read
from tests.storage.programme.sample import SAMPLE, errors_after, programme_after

NO_PROGRAMME = "the file must hold the keys of a programme, such as format and event"
NO_ANCHORS = "& and * have no use here; a text that begins with one needs quotation marks"
NO_TAGS = "! has no use here; a text that begins with it needs quotation marks"
NO_TABS = "a tab stands at the beginning of this line; use blanks"
UNREADABLE = (
    "the file cannot be read here; look for a wrong indent, a missing quotation mark, "
    "or a text with a colon that needs quotation marks around it"
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here holds with the parser written in C and with the one written in Python."""
    monkeypatch.setattr(yaml_tree, "LOADER", getattr(yaml, request.param, yaml.SafeLoader))


@pytest.mark.parametrize(
    "text", ["no", "2021", "1:30", "2021-06-28", "0x1F", "1e3", "yes", "3.10", "=", "Nullpunkt"]
)
def test_a_plain_text_keeps_its_letters(text: str) -> None:
    title = programme_after(("{de: Eröffnung, ru: Открытие}", text)).sessions[0].title

    assert (title.in_language("de"), title.in_language("ru")) == (text, text)


@pytest.mark.parametrize("absent", ["", "~", "null", "''", '""', "{}", "' '"])
def test_an_empty_optional_text_is_no_text(absent: str) -> None:
    assert programme_after(("{de: Musik und Tanz, ru: Музыка и танец}", absent)) == programme_after(
        ("    abstract: {de: Musik und Tanz, ru: Музыка и танец}\n", "")
    )


@pytest.mark.parametrize(
    ("yes", "value"),
    [("true", True), ("True", True), ("yes", True), ("false", False), ("no", False)],
)
def test_a_switch_understands_what_yaml_understands(yes: str, value: bool) -> None:
    session = programme_after(("provisional: true", f"provisional: {yes}")).sessions[2]

    assert session.provisional is value


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", f"line 1: {NO_PROGRAMME}"),
        ("# only this", f"line 1: {NO_PROGRAMME}"),
        ("- a\n- b", f"line 1: {NO_PROGRAMME}"),
        ("hello", f"line 1: {NO_PROGRAMME}"),
        ("format: 1\nevent:\n\tid: x", f"line 3: {NO_TABS}"),
        ("format: 1\nevent: {id: x", f"line 2: {UNREADABLE}"),
        ("format: 1\nevent:\n  title: a: b", f"line 3: {UNREADABLE}"),
        ("format: 1\nevent: {id: x,\n  a: b\n\n", f"line 2: {UNREADABLE}"),
        ("a: {id: x,\n  b: c d: e,\n}\nx: y", f"line 2: {UNREADABLE}"),
        ('format: 1\nevent: "never closed\n\n\nid: x', f"line 2: {UNREADABLE}"),
        ('format: "\\UFFFFFFFF"', f"line 1: {UNREADABLE}"),
        ("format: 1\n---\nformat: 1", "line 2: a second document begins here; one is allowed"),
        ("a: 1\nb: *a", f"line 2: {NO_ANCHORS}"),
        ("a: &x 1", f"line 1: {NO_ANCHORS}"),
        ("a: &x [*x]", f"line 1: {NO_ANCHORS}"),
        ("a: 1\nb: !!python/object:os.system x", f"line 2: {NO_TAGS}"),
        ("a: !!str 1", f"line 1: {NO_TAGS}"),
        ("? [a, b]\n: 1", "line 1: a key must be a plain word"),
        ("a: x\nb: \a", "line 2: the character U+0007 is not allowed in the file"),
        ("a: " + "[" * 11, "line 1: lists and keys lie deeper here than in any programme"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line_alone(source: str, problem: str) -> None:
    reading = read(source)

    assert reading.programme is None
    assert [problem.english() for problem in reading.problems] == [problem]


def test_a_key_that_stands_twice_is_refused_and_the_rest_is_checked() -> None:
    assert errors_after(
        ("format: 1\n", "format: 1\nformat: 2\n"),
        ("    place: halle", "    kind: meal\n    plce: x"),
    ) == [
        "line 2, format: this key stands here twice",
        "line 27, sessions[0].kind: this key stands here twice",
        'line 28, sessions[0].plce: unknown key "plce"; did you mean "place"?',
    ]


def test_a_merge_key_is_an_unknown_key() -> None:
    [problem] = errors_after(("    place: halle", "    <<: {place: halle}"))

    assert problem.startswith('line 26, sessions[0].<<: unknown key "<<"; possible are: ')


def test_a_byte_order_mark_windows_lines_and_a_document_mark_are_allowed() -> None:
    source = "\ufeff---\n" + SAMPLE

    assert read(source.replace("\n", "\r\n").encode()).programme == read(SAMPLE).programme


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (SAMPLE.encode("cp1251", "replace"), 4),
        (SAMPLE.encode("utf-16"), 1),
        (b"format: 1\n\xff", 2),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xcf", 1),
    ],
)
def test_other_encodings_are_refused(source: bytes, line: int) -> None:
    [problem] = read(source).problems

    assert problem.english() == f"line {line}: the file is not text in UTF-8"


def test_a_flood_of_problems_is_cut_and_counted() -> None:
    reading = read(
        "format: 1\nevent: {id: a, title: b, timezone: UTC}\nsessions:\n" + "- x\n" * 1_500
    )

    assert len(reading.problems) == 1_001
    assert reading.problems[-1].english() == "further problems, not listed: 500"
    assert reading.programme is None
