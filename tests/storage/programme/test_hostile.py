"""Files that mean harm or are merely broken: never an exception, always lines fit for a screen."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.programme.parsing import yaml_tree
from storage.programme.parsing.judging import Reading
from storage.programme.parsing.salvage import salvage
from storage.programme.parsing.values import Unquoted
from storage.programme.problems import Severity
from storage.programme.yaml_file import read, write
from tests.properties import examples
from tests.storage.programme.sample import SAMPLE

thorough = settings(max_examples=examples(100))

YAML_SIGNS = st.sampled_from(list(" \t\n:-?[]{}&*!|>'\"%@`#,~<=\0\ufeff\u2028\u202e\x85"))
KEYS = (
    *("format", "event", "places", "groups", "teams", "sessions"),
    *("id", "title", "de", "ru", "start", "end", "kind", "speakers"),
)

scalars = st.none() | st.text(max_size=20) | st.sampled_from(["id", "2021-06-28T18:00", "all", "1"])
keys = st.sampled_from(KEYS) | st.text(max_size=8)
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


def check(reading: Reading) -> None:
    """What holds for every reading, whatever was read."""
    assert (reading.programme is None) == bool(reading.errors)
    assert len(reading.errors) + len(reading.warnings) == len(reading.problems)
    for problem in reading.problems:
        line = problem.english()
        assert line.isprintable()
        assert len(line) < 1_000
    if reading.programme is not None:
        assert read(write(reading.programme)).programme == reading.programme


@thorough
@given(st.text() | st.text(YAML_SIGNS) | st.binary())
def test_any_text_and_any_bytes_are_answered(source: str | bytes) -> None:
    check(read(source))


@thorough
@given(
    st.integers(0, len(SAMPLE)),
    st.integers(0, 40),
    st.text(YAML_SIGNS | st.characters(), max_size=5),
)
def test_a_valid_file_with_any_cut_and_any_insertion_is_answered(
    start: int, length: int, inserted: str
) -> None:
    check(read(SAMPLE[:start] + inserted + SAMPLE[start + length :]))


@thorough
@given(st.data())
def test_a_valid_file_with_any_value_replaced_is_answered(draw: st.DataObject) -> None:
    document: Any = yaml.safe_load(SAMPLE)
    parent, key = draw.draw(st.sampled_from(sorted(_slots(document), key=str)))
    parent[key] = draw.draw(data)

    check(read(yaml.safe_dump(document, allow_unicode=True)))


@thorough
@given(st.dictionaries(keys, data, max_size=6), st.booleans())
def test_any_data_can_be_salvaged(document: dict[str, Any], quoted: bool) -> None:
    salvaged = salvage(document if quoted else _unquoted(document))

    assert all(problem.severity is Severity.ERROR for problem in salvaged.problems)


@thorough
@given(st.integers(0, len(SAMPLE)), st.text(YAML_SIGNS, max_size=3))
def test_both_parsers_agree_on_what_a_file_says(start: int, inserted: str) -> None:
    source = SAMPLE[:start] + inserted + SAMPLE[start:]
    # Python's parser is the stricter one: it wants a question mark within brackets quoted.
    readings = []
    for loader in (yaml_tree.LOADER, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_tree, "LOADER", loader)
            readings.append(read(source))

    programmes = {reading.programme for reading in readings} - {None}
    assert len(programmes) <= 1


@pytest.mark.parametrize("size", [5_000_000, 5_000_001])
def test_a_file_has_at_most_5_megabytes(size: int) -> None:
    start = SAMPLE.encode() + b"# "
    reading = read(start + b"x" * (size - len(start)))

    if size <= 5_000_000:
        assert reading.problems == ()
    else:
        assert [p.english() for p in reading.problems] == ["the file is larger than 5 MB"]


def test_a_file_with_far_too_many_values_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_tree, "MOST_VALUES", 20_000)
    assert [problem.english() for problem in read("- x\n" * 30_000).problems] == [
        "line 20000: the file holds far more than a programme can have"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "[" * 1_000_000,
        "{a: " * 500_000,
        "- " * 1_000_000,
        "? " * 1_000_000,
        "a: " + "x" * 4_900_000,
        "x" * 4_900_000 + ": 1",
        "a: &a [x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]",
        "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    ],
    ids=["brackets", "braces", "dashes", "questions", "value", "key", "laughs", "steps"],
)
def test_bombs_do_not_go_off(source: str) -> None:
    check(read(source))


def _unquoted(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _unquoted(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_unquoted(value) for value in node]
    return Unquoted(node) if node else node


def _slots(node: Any) -> list[tuple[Any, Any]]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    slots = []
    for key, value in list(pairs):
        slots.append((node, key))
        if isinstance(value, dict | list):
            slots += _slots(value)
    return slots
