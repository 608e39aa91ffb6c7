"""What has changed about sessions, in words: what was and what is, for a list of changes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from handlers.frame.cancelled import why
from handlers.frame.changes import arrow, day_and_hours, hours_change, place_renamed
from handlers.frame.reader import Reader
from storage.programme import facts as programme_facts
from storage.programme.facts import Aspect, Facts
from storage.programme.model import Text
from storage.recent_changes import Change

_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Also what is over has changed."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as its reader sees it: what differs, and why it is off and what takes its place.

    `opens_release` is whether it is the first of its release. What was cancelled from the first
    release on has no change.
    """

    session: str
    change: Change | None
    title: Text
    lines: Sequence[str]
    why: Sequence[str]
    is_off: bool
    opens_release: bool = False


def told_of(reader: Reader, found: Sequence[Change]) -> list[ToldChange]:
    """Those of the changes that are some for the reader, in words."""
    told: list[ToldChange] = []
    for change in found:
        facts = change.after or change.before
        aspects = _aspects(reader, change)
        lines = list(dict.fromkeys(line for a in aspects for line in _of_aspect(reader, a, change)))
        if facts is None or not lines:
            continue
        last = told[-1].change if told else None
        told.append(
            ToldChange(
                session=change.session,
                change=change,
                title=facts.title,
                lines=lines,
                why=_why(reader, change.after) if _SAY_WHY.intersection(aspects) else [],
                is_off=change.after is None or not change.after.takes_place,
                opens_release=last is None or last.release != change.release,
            )
        )
    return [*told, *_cancelled_all_along(reader, {change.session for change in found})]


def _cancelled_all_along(reader: Reader, changed: Collection[str]) -> Iterator[ToldChange]:
    """What is cancelled and has never changed."""
    is_first = True
    for session in reader.snapshot.sessions.values():
        facts = Facts.of(reader.snapshot, session.id)
        if facts is None or facts.takes_place or session.id in changed:
            continue
        yield ToldChange(
            session=session.id,
            change=None,
            title=facts.title,
            lines=[day_and_hours(reader, facts)],
            why=_why(reader, facts),
            is_off=True,
            opens_release=is_first,
        )
        is_first = False


def heading_of(reader: Reader, change: Change | None) -> str:
    """What stands above what a release has changed, or above what was cancelled all along."""
    return (
        reader.tr("Since {when}", when=reader.moment(change.since))
        if change
        else reader.tr("Cancelled")
    )


_SAY_WHY: Final = frozenset({Aspect.CANCELLED, Aspect.REASON, Aspect.INSTEAD})


def _aspects(reader: Reader, change: Change) -> Sequence[Aspect]:
    """What differs; nothing where it is no change for the viewer."""
    known = reader.snapshot.sessions.get(change.session)
    viewer = programme_facts.Viewer(
        reader.tr.language, known is not None and reader.is_insider(known)
    )
    return programme_facts.aspects_of(change.before, change.after, viewer, _LONG_AGO)


def _of_aspect(reader: Reader, aspect: Aspect, change: Change) -> list[str]:
    tr, old, new = reader.tr, change.before, change.after
    match aspect:
        case Aspect.CANCELLED if old:
            return [tr("Cancelled (was: {when})", when=day_and_hours(reader, old))]
        case Aspect.RESTORED if new:
            when = ", ".join(filter(None, (day_and_hours(reader, new), _place(reader, new))))
            if change.is_new:
                return [tr("New: {when}", when=when)]
            return [tr("Takes place after all: {when}", when=when)]
        case Aspect.REASON | Aspect.INSTEAD:
            return [tr("Cancelled")]
        case Aspect.TIME if old and new:
            return [tr("Time: {change}", change=hours_change(reader, old, new))]
        case Aspect.PLACE if old and new:
            nowhere = tr("not known yet")
            places = arrow(_place(reader, old) or nowhere, _place(reader, new) or nowhere)
            return [tr("Place: {place}", place=places)]
        case Aspect.PLACE_NAME if old and new:
            return [place_renamed(reader, _place(reader, old), _place(reader, new))]
        case Aspect.LINK if new:
            return [tr("New video link") if new.online else tr("No longer by video")]
        case Aspect.TITLE if old:
            return [tr("Formerly: “{title}”", title=reader.text(old.title))]
        case _:
            return []


def _why(reader: Reader, off: Facts | None) -> list[str]:
    """Why something is cancelled, and what takes its place."""
    if off is None:
        return []
    reason = why(reader, off.reason)
    other = reader.snapshot.sessions.get(off.instead or "")
    instead = [reader.tr("Instead: {title}", title=reader.title(other))] if other else []
    return [*reason, *instead]


def _place(reader: Reader, facts: Facts) -> str:
    return reader.text(facts.place)
