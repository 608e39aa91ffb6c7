"""What has changed about the programme, the newest first: what was, what is, and since when."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from handlers.changes.actions import Changes
from handlers.frame.changes import arrow, day_and_hours, hours_change
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Days, SessionAt
from handlers.releases.actions import Releases
from handlers.ui.paging import MOST, Page, number_keys
from handlers.ui.screen import LINE, LINES, Button, Screen, Text, lines_of, shortened
from storage.deliveries import Standing, State
from storage.programme import changes as differences
from storage.programme.changes import Aspect, Facts
from storage.recent_changes import Change

_TITLE: Final = 36
_LINE: Final = 76
_SHORT: Final = LINE
"""So much of a line, or of a reason, is shown; the session's own screen has all of it."""

_ALL_ALONG: Final = 0
"""No release has this number."""

_NUMBER: Final = len("10. ")
_BELOW: Final = 1
"""A line may stand below the last page."""

_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Also what is over has changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as its reader sees it; since when is said where it is the first of its release.

    What was cancelled from the first release on has none.
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
        return above + lines_of(self.title, _NUMBER) + sum(map(lines_of, self.lines))


def told_of(v: Reader, found: Sequence[Change]) -> list[Entry]:
    """Those of the changes that are some for the reader, in words."""
    entries: list[Entry] = []
    for change in found:
        facts = change.after or change.before
        lines = [_cut(line) for line in _lines(v, change)]
        if facts is None or not lines:
            continue
        last = entries[-1].change if entries else None
        entries.append(
            Entry(
                session=change.session,
                change=change,
                title=shortened(v.text(facts.title), _TITLE),
                lines=lines,
                is_off=change.after is None or not change.after.takes_place,
                is_mine=change.session in v.person.attends,
                opens_release=last is None or last.release != change.release,
            )
        )
    return [*entries, *_cancelled_all_along(v, {change.session for change in found})]


def _cancelled_all_along(v: Reader, changed: Collection[str]) -> Iterator[Entry]:
    """What is cancelled and has never changed."""
    is_first = True
    for session in v.snapshot.sessions.values():
        facts = Facts.of(v.snapshot, session.id)
        if facts is None or facts.takes_place or session.id in changed:
            continue
        yield Entry(
            session=session.id,
            change=None,
            title=shortened(v.text(facts.title), _TITLE),
            lines=[_cut(line) for line in (day_and_hours(v, facts), *_why(v, facts))],
            is_off=True,
            is_mine=session.id in v.person.attends,
            opens_release=is_first,
        )
        is_first = False


def _cut(line: str, limit: int = _LINE) -> str:
    return line if len(line) <= limit else shortened(line, limit)


def listed(v: Reader, entries: Sequence[Entry], page: int) -> Page[Entry]:
    """A page of changes, with as many as a phone shows."""
    above = Text().title(v.tr("Changes")).line(time_zone_line(v))
    per_release = 2 if v.is_organiser else 0
    room = LINES - above.height - _BELOW
    return Page.fitting(
        entries,
        page,
        lambda entry: entry.height + (per_release if entry.opens_release else 0),
        room,
        MOST,
    )


def changes(
    v: Reader, shown: Page[Entry], told: Mapping[int, Standing], is_cut: bool = False
) -> Screen:
    """What has changed; what is the reader's has a star. `is_cut` is whether there was more."""
    tr = v.tr
    text = Text().title(tr("Changes")).joined(time_zone_line(v), shown.position(tr))
    if not shown.total:
        text.line().line(tr("Nothing has changed so far."))
    above: int | None = None
    for number, entry in shown.numbered():
        release = entry.change.release if entry.change else _ALL_ALONG
        if release != above:
            above = release
            text.section(_heading(v, entry.change))
            if release in told:
                text.line(_told(v, told[release]))
        text.add(f"{number}. " if shown.total > 1 else "")
        (text.struck if entry.is_off else text.bold)(entry.title)
        text.line(" ★" if entry.is_mine else "").lines(entry.lines)
    if is_cut and shown.number == shown.count - 1:
        text.line().italic(tr("What has changed before is not shown any more."))
    keys = [(number, SessionAt(entry.session)) for number, entry in shown.numbered()]
    ways = v.back(tr("Programme"), Days())
    return text.screen(
        v.link(shown.items[0].title, keys[0][1]) if shown.total == 1 else number_keys(keys),
        shown.ways(tr, Changes),
        ways,
        Button(tr("Releases"), Releases()) if v.is_organiser else (),
    )


def _heading(v: Reader, change: Change | None) -> str:
    return v.tr("Since {when}", when=v.moment(change.since)) if change else v.tr("Cancelled")


def _told(v: Reader, standing: Standing) -> str:
    """How many were told of a release, and have seen it."""
    sent = standing.of(State.SENT)
    if not sent:
        return v.tr("Nobody had to be told of it.")
    return " · ".join((v.tr("Told: {n}", n=sent), v.tr("Seen: {n}", n=standing.seen)))


def _lines(v: Reader, change: Change) -> list[str]:
    """What is said of a change; nothing where it is none for the reader."""
    known = v.snapshot.sessions.get(change.session)
    reader = differences.Reader(v.tr.language, known is not None and v.is_insider(known))
    old, new = change.before, change.after
    found = differences.aspects_of(old, new, reader, _LONG_AGO)
    return list(dict.fromkeys(line for aspect in found for line in _of_aspect(v, aspect, change)))


def _of_aspect(v: Reader, aspect: Aspect, change: Change) -> list[str]:
    tr, old, new = v.tr, change.before, change.after
    match aspect:
        case Aspect.CANCELLED if old:
            return [tr("Cancelled (was: {when})", when=day_and_hours(v, old)), *_why(v, new)]
        case Aspect.RESTORED if new:
            when = ", ".join(filter(None, (day_and_hours(v, new), _place(v, new))))
            if change.is_new:
                return [tr("New: {when}", when=when)]
            return [tr("Takes place after all: {when}", when=when)]
        case Aspect.REASON | Aspect.INSTEAD:
            return [tr("Cancelled"), *_why(v, new)]
        case Aspect.TIME if old and new:
            return [tr("Time: {change}", change=hours_change(v, old, new))]
        case Aspect.PLACE if old and new:
            nowhere = tr("not known yet")
            places = arrow(_place(v, old) or nowhere, _place(v, new) or nowhere)
            return [tr("Place: {place}", place=places)]
        case Aspect.LINK if new:
            return [tr("New video link") if new.online else tr("No longer by video")]
        case Aspect.TITLE if old:
            return [tr("Formerly: “{title}”", title=v.text(old.title))]
        case _:
            return []


def _why(v: Reader, off: Facts | None) -> list[str]:
    """Why something is cancelled, and what takes its place."""
    if off is None:
        return []
    reason = [v.tr("Reason: {reason}", reason=v.text(off.reason))] if off.reason else []
    other = v.snapshot.sessions.get(off.instead or "")
    instead = [v.tr("Instead: {title}", title=v.title(other))] if other else []
    return [_cut(line, _SHORT) for line in (*reason, *instead)]


def _place(v: Reader, facts: Facts) -> str:
    return v.text(facts.place)
