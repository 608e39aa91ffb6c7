"""YAML as a tree of plain data that remembers its lines; everything clever in YAML is refused.

The tree is built from the parser's events, so that every scalar keeps the letters it was written
with, nothing is ever constructed, and hostile files end early: they are cut off at a size, a depth
and a number of values that no real programme comes near.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

import yaml

from locales.translator import N_
from storage.programme.parsing.values import Unquoted
from storage.programme.problems import NodePath, Problem, error

Node: TypeAlias = "str | list[Node] | dict[str, Node] | None"

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 5 * MEGABYTE
DEEPEST: Final = 10
MOST_VALUES: Final = 200_000
NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
FORBIDDEN: Final = re.compile(
    "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0001fffd\U00020000-\U0010ffff]"
)
_LINES_OF_TEXT: Final = {"\u2028": "\U0001fffe", "\u2029": "\U0001ffff"}
"""What ends a line within a text, and stands for it while the file is parsed: the parser would take
it for the end of a line of the file, which it is not since YAML 1.2. These are no characters."""

_FOR_THE_PARSER: Final = str.maketrans(_LINES_OF_TEXT)
_FROM_THE_PARSER: Final = str.maketrans({to: of for of, to in _LINES_OF_TEXT.items()})
UNREADABLE: Final = N_(
    "the file cannot be read here; look for a wrong indent, a missing quotation mark, "
    "or a text with a colon that needs quotation marks around it"
)
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds: its data, the line of every value, and what was refused on the way.

    `data` is None where the file cannot be read at all; then `problems` says why.
    """

    data: dict[str, Node] | None
    lines: Mapping[NodePath, int]
    problems: tuple[Problem, ...]


def grow(source: bytes | str) -> Tree:
    """Read YAML; never raises, whatever the source is."""
    builder = _Builder()
    try:
        root = builder.build(_text_of(source))
        if not isinstance(root, dict):
            raise _Unreadable(
                1, N_("the file must hold the keys of a programme, such as format and event")
            )
    except _Unreadable as refusal:
        return Tree(None, {}, (*builder.problems, refusal.problem))
    return Tree(root, builder.lines, tuple(builder.problems))


class _Unreadable(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int | None, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.problem = error((), template, **values).in_line(line)


def _text_of(source: bytes | str) -> str:
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "replace"))
    if size > LARGEST_FILE:
        raise _Unreadable(
            None, N_("the file is larger than {limit} MB"), limit=LARGEST_FILE // MEGABYTE
        )
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
    except UnicodeDecodeError as mistake:
        line = mistake.object.count(b"\n", 0, mistake.start) + 1
        raise _Unreadable(line, N_("the file is not text in UTF-8")) from None
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if forbidden := FORBIDDEN.search(text):
        raise _Unreadable(
            text.count("\n", 0, forbidden.start()) + 1,
            N_("the character {code} is not allowed in the file"),
            code=f"U+{ord(forbidden[0]):04X}",
        )
    return text.translate(_FOR_THE_PARSER)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    path: NodePath
    content: "list[Node] | dict[str, Node]"
    key: str | None = None
    repeated: bool = False


@dataclass(slots=True)
class _Builder:
    """Takes the parser's events one by one; depth is a list here, never Python's stack."""

    lines: dict[NodePath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    root: Node = None
    opened: list[_Open] = field(default_factory=list)
    documents: int = 0
    values: int = 0

    def build(self, text: str) -> Node:
        for event in _events(text):
            self._take(event)
        return self.root

    def _take(self, event: yaml.Event) -> None:
        line = _line(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Unreadable(line, N_("a second document begins here; one is allowed"))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.opened.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_cleverness(event, line)
            self._add(event, line)

    def _refuse_cleverness(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            raise _Unreadable(
                line,
                N_("& and * have no use here; a text that begins with one needs quotation marks"),
            )
        if getattr(event, "tag", None) is not None:
            raise _Unreadable(
                line, N_("! has no use here; a text that begins with it needs quotation marks")
            )
        self.values += 1
        if len(self.opened) > DEEPEST:
            raise _Unreadable(line, N_("lists and keys lie deeper here than in any programme"))
        if self.values > MOST_VALUES:
            raise _Unreadable(line, N_("the file holds far more than a programme can have"))

    def _add(self, event: yaml.NodeEvent, line: int) -> None:
        parent = self.opened[-1] if self.opened else None
        if parent is not None and isinstance(parent.content, dict) and parent.key is None:
            self._begin_key(event, parent, parent.content, line)
            return
        path = self._path_of_next(parent)
        node = _node_of(event)
        self.lines.setdefault(path, line)
        if isinstance(node, list | dict):
            self.opened.append(_Open(path, node))
        if parent is None:
            self.root = node
        elif isinstance(parent.content, list):
            parent.content.append(node)
        else:
            if not parent.repeated and parent.key is not None:
                parent.content[parent.key] = node
            parent.key = None

    def _begin_key(
        self, event: yaml.NodeEvent, parent: _Open, content: dict[str, Node], line: int
    ) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Unreadable(line, N_("a key must be a plain word"))
        key = str(event.value)
        parent.key, parent.repeated = key, key in content
        if parent.repeated:
            self.problems.append(
                error((*parent.path, key), N_("this key stands here twice")).in_line(line)
            )
        else:
            self.lines[(*parent.path, key)] = line

    def _path_of_next(self, parent: _Open | None) -> NodePath:
        if parent is None:
            return ()
        if isinstance(parent.content, list):
            return (*parent.path, len(parent.content))
        return (*parent.path, parent.key or "")


def _node_of(event: yaml.NodeEvent) -> Node:
    """The data for an event; what is empty counts as missing, with quotation marks or without."""
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    if not isinstance(event, yaml.ScalarEvent):
        return None
    value, unquoted = str(event.value).translate(_FROM_THE_PARSER), event.implicit[0]
    if not value or (unquoted and value in NULLS):
        return None
    return Unquoted(value) if unquoted else value


def _events(text: str) -> Iterator[yaml.Event]:
    line = 1
    try:
        for event in yaml.parse(text, Loader=LOADER):
            line = _line(event.end_mark)
            yield event
    except yaml.MarkedYAMLError as mistake:
        raise _Unreadable(_line_of(mistake, text), _wording_of(mistake, text)) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser written in Python lets wrong \U escapes through to chr().
        raise _Unreadable(line, UNREADABLE) from None


class _Mark(Protocol):
    """Where the parser is; it counts from 0, in Python and in C."""

    @property
    def line(self) -> int: ...


def _line(mark: _Mark | None) -> int:
    return mark.line + 1 if mark else 1


def _line_of(mistake: yaml.MarkedYAMLError, text: str) -> int:
    """Where to look: for brackets or quotation marks that never close, where they open."""
    mark = mistake.problem_mark or mistake.context_mark
    at_the_end = mark is None or mark.line >= text.rstrip().count("\n")
    opens = re.search("flow|quoted", mistake.context or "")
    return _line(mistake.context_mark if at_the_end and opens else mark)


def _wording_of(mistake: yaml.MarkedYAMLError, text: str) -> str:
    mark = mistake.problem_mark
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return N_("a tab stands at the beginning of this line; use blanks")
    return UNREADABLE
