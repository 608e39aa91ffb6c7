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


def told_of(v: Reader, found: Sequence[Change]) -> list[ToldChange]:
    """Those of the changes that are some for the reader, in words."""
    told: list[ToldChange] = []
    for change in found:
        facts = change.after or change.before
        aspects = _aspects(v, change)
        lines = list(dict.fromkeys(line for a in aspects for line in _of_aspect(v, a, change)))
        if facts is None or not lines:
            continue
        last = told[-1].change if told else None
        told.append(
            ToldChange(
                session=change.session,
                change=change,
                title=facts.title,
                lines=lines,
                why=_why(v, change.after) if _SAY_WHY.intersection(aspects) else [],
                is_off=change.after is None or not change.after.takes_place,
                opens_release=last is None or last.release != change.release,
            )
        )
    return [*told, *_cancelled_all_along(v, {change.session for change in found})]


def _cancelled_all_along(v: Reader, changed: Collection[str]) -> Iterator[ToldChange]:
    """What is cancelled and has never changed."""
    is_first = True
    for session in v.snapshot.sessions.values():
        facts = Facts.of(v.snapshot, session.id)
        if facts is None or facts.takes_place or session.id in changed:
            continue
        yield ToldChange(
            session=session.id,
            change=None,
            title=facts.title,
            lines=[day_and_hours(v, facts)],
            why=_why(v, facts),
            is_off=True,
            opens_release=is_first,
        )
        is_first = False


def heading_of(v: Reader, change: Change | None) -> str:
    """What stands above what a release has changed, or above what was cancelled all along."""
    return v.tr("Since {when}", when=v.moment(change.since)) if change else v.tr("Cancelled")


_SAY_WHY: Final = frozenset({Aspect.CANCELLED, Aspect.REASON, Aspect.INSTEAD})


def _aspects(v: Reader, change: Change) -> Sequence[Aspect]:
    """What differs; nothing where it is no change for the reader."""
    known = v.snapshot.sessions.get(change.session)
    reader = programme_facts.Reader(v.tr.language, known is not None and v.is_insider(known))
    return programme_facts.aspects_of(change.before, change.after, reader, _LONG_AGO)


def _of_aspect(v: Reader, aspect: Aspect, change: Change) -> list[str]:
    tr, old, new = v.tr, change.before, change.after
    match aspect:
        case Aspect.CANCELLED if old:
            return [tr("Cancelled (was: {when})", when=day_and_hours(v, old))]
        case Aspect.RESTORED if new:
            when = ", ".join(filter(None, (day_and_hours(v, new), _place(v, new))))
            if change.is_new:
                return [tr("New: {when}", when=when)]
            return [tr("Takes place after all: {when}", when=when)]
        case Aspect.REASON | Aspect.INSTEAD:
            return [tr("Cancelled")]
        case Aspect.TIME if old and new:
            return [tr("Time: {change}", change=hours_change(v, old, new))]
        case Aspect.PLACE if old and new:
            nowhere = tr("not known yet")
            places = arrow(_place(v, old) or nowhere, _place(v, new) or nowhere)
            return [tr("Place: {place}", place=places)]
        case Aspect.PLACE_NAME if old and new:
            return [place_renamed(v, _place(v, old), _place(v, new))]
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
    reason = why(v, off.reason)
    other = v.snapshot.sessions.get(off.instead or "")
    instead = [v.tr("Instead: {title}", title=v.title(other))] if other else []
    return [*reason, *instead]


def _place(v: Reader, facts: Facts) -> str:
    return v.text(facts.place)
