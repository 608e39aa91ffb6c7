"""Programme files in YAML: read with every problem named, written so that people can edit them.

What is written has short things in one line and long texts as blocks of lines.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any, Final

import yaml

from storage.programme.document import to_document
from storage.programme.model import Programme
from storage.programme.own_workshops import official
from storage.programme.parsing.judging import Reading, judge
from storage.programme.parsing.yaml_tree import LOADER, grow
from storage.programme.problems import NodePath, Problem, nearest

WIDTH: Final = 100
INDENT: Final = 2
LONG_TEXT: Final = 80
NEVER_IN_ONE_LINE: Final = frozenset({"event", "groups", "sessions"})
_RELEASE: Final = "release: "
_MADE_OF: Final = re.compile(rf"\ufeff?# {_RELEASE}([a-z0-9-]{{1,24}}-\d{{1,6}})\s")
_FIRST: Final = 100
"""Within this many characters is the line that names the release."""
TAGS: Final = {bool: "bool", int: "int", float: "float", str: "str"}


def read(source: bytes | str) -> Reading:
    """Read a programme file; never raises. All problems come at once, in the order of lines."""
    tree = grow(source)
    if tree.data is None:
        return Reading(None, tree.problems)
    reading = judge(
        tree.data,
        lambda problem: problem.in_line(nearest(problem.path, tree.lines)),
        tree.problems,
    )
    first = source[:_FIRST] if isinstance(source, str) else source[:_FIRST].decode(errors="replace")
    said = _MADE_OF.match(first)
    return replace(reading, made_of=said[1]) if said else reading


def event_id(source: bytes) -> str | None:
    """Whose programme a file is, by its event's id, whatever else is wrong with it; else None."""
    try:
        root = yaml.compose(source, LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    found = _under(_under(root, "event"), "id")
    return found.value if isinstance(found, yaml.ScalarNode) else None


def _under(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def write(programme: Programme, missing: Iterable[Problem] = (), made_of: str = "") -> str:
    """The programme as a file that `read` turns into an equal one; teams' own are in no file.

    What is `missing` stands in comments above the entry that lacks it; `made_of` names the release
    that it is, in the first line.
    """
    remarks: dict[NodePath, str] = defaultdict(str)
    for problem in missing:
        of_session = problem.path[:1] == ("sessions",)
        remarks[problem.path[: 2 if of_session else 1]] += _remark(problem)
    first = f"# {_RELEASE}{made_of}\n" if made_of else ""
    return first + "\n".join(_sections(to_document(official(programme)), remarks))


def _remark(problem: Problem) -> str:
    return f"# {problem.severity}: {problem.english()}\n"


def builtin_yaml() -> bytes:
    """The Kaluga programme, as its file stands in the package."""
    return (files("storage.programme") / "kaluga-2021.yaml").read_bytes()


class _Dumper(yaml.SafeDumper):
    """Indents the entries of a list below its key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _sections(document: Mapping[str, Any], remarks: Mapping[NodePath, str]) -> Iterator[str]:
    for key, value in document.items():
        above = remarks.get((key,), "")
        if key != "sessions":
            yield above + _dumped(key, value)
            continue
        for number, session in enumerate(value):
            section, remark = _dumped(key, [session]), remarks.get((key, number), "")
            if number == 0:
                yield above + remark + section
            else:
                yield remark + section.removeprefix(f"{key}:\n")


def _dumped(key: str, value: object) -> str:
    may_be_flow = key not in NEVER_IN_ONE_LINE
    content = _node(value, indent=INDENT, may_be_flow=may_be_flow)
    if isinstance(content, yaml.SequenceNode):
        content.flow_style = False
    root = yaml.MappingNode("tag:yaml.org,2002:map", [(_scalar(key), content)], flow_style=False)
    text: str = yaml.serialize(root, Dumper=_Dumper, allow_unicode=True, width=WIDTH)
    return text


def _node(value: object, indent: int, may_be_flow: bool = True) -> yaml.Node:
    """The node for a value that begins at that column."""
    if isinstance(value, dict):
        flow = may_be_flow and indent + _length(value) <= WIDTH
        pairs = [
            (_scalar(key), _node(item, indent + len(key) + INDENT)) for key, item in value.items()
        ]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)
    if isinstance(value, list):
        flow = may_be_flow and indent + _length(value) <= WIDTH
        items = [_node(item, indent + INDENT, may_be_flow) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)
    return _scalar(value)


def _length(value: object) -> int:
    """How long a value is in one line; what has lines of its own is longer than any."""
    if isinstance(value, dict):
        return 2 + sum(len(key) + 4 + _length(item) for key, item in value.items())
    if isinstance(value, list):
        return 2 + sum(2 + _length(item) for item in value)
    text = str(value)
    return WIDTH if "\n" in text else len(text)


def _scalar(value: object) -> yaml.ScalarNode:
    text = _letters(value)
    style = "|" if "\n" in text else ">" if len(text) > LONG_TEXT else None
    return yaml.ScalarNode(f"tag:yaml.org,2002:{TAGS[type(value)]}", text, style=style)


def _letters(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # YAML takes 1e-05 for a text.
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else str(value)
