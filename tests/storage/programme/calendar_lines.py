"""Calendar files taken apart by hand, as RFC 5545 has it, without the library that wrote them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

LINE_ENDS = "\r\n"
MOST_OCTETS = 75


@dataclass(frozen=True)
class Line:
    """A content line: its name, its parameters, its value as it stands there."""

    name: str
    parameters: str
    value: str


def content_lines(content: bytes) -> list[Line]:
    """The unfolded lines of a file (3.1); fails where one is too long or ends otherwise."""
    text = content.decode("utf-8")
    assert text.endswith(LINE_ENDS)
    physical = text.removesuffix(LINE_ENDS).split(LINE_ENDS)
    assert not any(re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line) for line in physical)
    assert max(len(line.encode()) for line in physical) <= MOST_OCTETS
    unfolded: list[str] = []
    for line in physical:
        assert line.strip()
        if line.startswith(" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return [_line(line) for line in unfolded]


def components(lines: list[Line], name: str) -> list[list[Line]]:
    """The lines within each component of that name, those of components within it included."""
    found: list[list[Line]] = []
    inside = False
    for line in lines:
        if (line.name, line.value) == ("BEGIN", name):
            inside = True
            found.append([])
        elif (line.name, line.value) == ("END", name):
            inside = False
        elif inside:
            found[-1].append(line)
    return found


def only(lines: list[Line], name: str) -> Line:
    """The first line of that name: a component's own stand before those within it."""
    return next(line for line in lines if line.name == name)


def text_of(value: str) -> str:
    """What an escaped text says (3.3.11); fails where something should be escaped and is not."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def offset_at(zone: list[Line], local: datetime) -> timedelta:
    """What a VTIMEZONE says of a local time (3.6.5): the latest onset that is not after it.

    Fails where there is a rule or a list of dates, which some programs read in part.
    """
    onsets: list[tuple[datetime, timedelta]] = []
    for name in ("STANDARD", "DAYLIGHT"):
        for part in components(zone, name):
            assert not {line.name for line in part} & {"RRULE", "RDATE"}
            offset = _offset(only(part, "TZOFFSETTO").value)
            onsets.append((local_time(only(part, "DTSTART").value), offset))
    return max(onset for onset in onsets if onset[0] <= local)[1]


def local_time(value: str) -> datetime:
    """A date with local time (3.3.5)."""
    return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 (its zone stands elsewhere)


def _line(text: str) -> Line:
    found = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^":;,]*))*):(.*)', text)
    assert found, text
    return Line(found[1], found[2].removeprefix(";"), found[3])


def _offset(value: str) -> timedelta:
    sign = -1 if value.startswith("-") else 1
    return sign * timedelta(hours=int(value[1:3]), minutes=int(value[3:5]))
