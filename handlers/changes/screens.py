"""What has changed about the programme, the newest first: what was, what is, and since when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.changes.actions import Changes
from handlers.frame.changes_listed import heading_of, told_of
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Days, SessionAt
from handlers.releases.actions import Releases
from handlers.ui.on_a_phone import LINE, LINES, at_word, lines_of
from handlers.ui.paging import MOST, NUMBER, Page
from handlers.ui.screen import Button, Screen, Text
from locales import formats
from storage.deliveries import State
from storage.outcomes import Standing
from storage.recent_changes import Change

_TITLE: Final = 36
_LINE: Final = 76
_SHORT: Final = LINE
"""The most characters of a line, or of a reason; the session's own screen has all of it."""

_ALL_ALONG: Final = 0
"""No release has this number."""

_BELOW: Final = 1
"""A line may stand below the last page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as a phone shows it; since when is said where it is the first of its release.

    What was cancelled from the first release on has no change.
    """

    session: str
    change: Change | None
    title: str
    lines: Sequence[str]
    is_off: bool
    is_mine: bool
    opens_release: bool = False

    @property
    def height(self) -> int:
        """So many lines it takes."""
        above = 2 if self.opens_release else 0
        return above + lines_of(self.title, NUMBER) + sum(map(lines_of, self.lines))


def entries(reader: Reader, found: Sequence[Change]) -> list[Entry]:
    """Those of the changes that are some for the reader, cut to what a phone shows."""
    return [
        Entry(
            session=told.session,
            change=told.change,
            title=at_word(reader.text(told.title), _TITLE),
            lines=[
                *(_cut(line, _LINE) for line in told.lines),
                *(_cut(line, _SHORT) for line in told.why),
            ],
            is_off=told.is_off,
            is_mine=told.session in reader.person.attends,
            opens_release=told.opens_release,
        )
        for told in told_of(reader, found)
    ]


def _cut(line: str, limit: int) -> str:
    return line if len(line) <= limit else at_word(line, limit)


def listed(reader: Reader, found: Sequence[Entry], page: int) -> Page[Entry]:
    """A page of changes, with as many as a phone shows."""
    above = Text().title(reader.tr("Changes")).line(time_zone_line(reader))
    per_release = 2 if reader.is_organiser else 0
    room = LINES - above.height - _BELOW
    return Page.fitting(
        found,
        page,
        lambda entry: entry.height + (per_release if entry.opens_release else 0),
        room,
        MOST,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """How the notices that tell of a release stand; `due_at` is when they are due, if they wait."""

    standing: Standing
    due_at: datetime | None


def changes(
    reader: Reader, shown: Page[Entry], told: Mapping[int, Told], is_cut: bool = False
) -> Screen:
    """What has changed; what is the reader's has a star. `is_cut` is whether there was more."""
    tr = reader.tr
    text = Text().title(tr("Changes")).joined(time_zone_line(reader), shown.position(tr))
    if not shown.total:
        text.line().line(tr("Nothing has changed so far."))
    above: int | None = None
    for number, entry in shown.numbered():
        release = entry.change.release if entry.change else _ALL_ALONG
        if release != above:
            above = release
            text.section(heading_of(reader, entry.change))
            if release in told:
                text.line(_told(reader, told[release]))
        text.add(f"{number}. " if shown.total > 1 else "")
        (text.struck if entry.is_off else text.bold)(entry.title)
        text.line(" ★" if entry.is_mine else "").lines(entry.lines)
    if is_cut and shown.number == shown.count - 1:
        text.line().italic(tr("What has changed before is not shown any more."))
    ways = reader.back(tr("Programme"), Days())
    return text.screen(
        reader.link(shown.items[0].title, SessionAt(shown.items[0].session))
        if shown.total == 1
        else shown.keys(lambda entry: SessionAt(entry.session)),
        shown.ways(tr, Changes),
        ways,
        Button(tr("Releases"), Releases()) if reader.is_organiser else (),
    )


def _told(reader: Reader, told: Told) -> str:
    """When people will be told of a release; or how many were, and have seen it."""
    if told.due_at:
        return reader.tr(
            "The message goes out at {time}", time=formats.clock(reader.snapshot.local(told.due_at))
        )
    standing = told.standing
    sent, waiting = standing.of(State.SENT), standing.of(State.PENDING, State.SENDING)
    if not (sent or waiting):
        return reader.tr("Nobody had to be told of it in person.")
    parts = [reader.tr("Told: {n}", n=sent), reader.tr("Seen: {n}", n=standing.seen)]
    return " · ".join(
        [*parts, reader.tr("Still on their way: {n}", n=waiting)] if waiting else parts
    )
