"""Whatever is sent, what can be read of it is read, and what cannot is no JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.foreign_json import DEEPEST, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=10,
)


@given(JSON)
def test_what_is_lawful_is_read_as_it_is(value: Any) -> None:
    assert parse(json.dumps(value).encode()) == value


@pytest.mark.parametrize("opening", ["[", '{"x":', '[["]}\\"",'])
def test_what_is_nested_too_deep_is_replaced_and_its_neighbours_are_read(opening: str) -> None:
    closing = "".join({"[": "]", "{": "}"}.get(c, "") for c in reversed(opening.split('"')[0]))
    deep = opening * 100_000 + "1" + closing * 100_000
    read = parse(f'[{{"a": [1]}}, {{"b": {deep}}}, {{"c": "]"}}]'.encode())
    assert (read[0], read[2]) == ({"a": [1]}, {"c": "]"})
    levels, inner = 2, read[1]["b"]
    while isinstance(inner, list | dict):
        levels, inner = levels + 1, list(inner.values() if isinstance(inner, dict) else inner)[-1]
    assert (levels, inner) == (DEEPEST - 1, "\ud800")


def test_an_endless_number_is_replaced() -> None:
    assert parse(b'[{"a": %s}, 12345678901234567890]' % (b"9" * 5_000)) == [
        {"a": "\ud800"},
        12345678901234567890,
    ]


@pytest.mark.parametrize("body", [b"", b"x", b"[" * 100_000, b"{" * 5, b'"', b"[1,", b"\xff"])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (json's own, whatever it says)
        parse(body)
