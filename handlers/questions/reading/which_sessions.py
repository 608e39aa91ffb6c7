"""Which of some sessions answer: those at some places, and the first, second or last of several."""

from collections.abc import Sequence
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.programme.actions import Days, PlaceAt, SessionAt
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.ui.back import Home
from storage.programme.model import Kind, Session, Strand
from storage.programme.snapshot import in_strand

ORGANISING: Final = frozenset({Kind.TRANSFER, Kind.MEAL, Kind.OTHER})
"""Sessions that are about nothing themselves, as a talk is; none ends a day's programme."""

SHOWN: Final = 10
"""The most answers in a list."""


def at_places(q: Query, places: Sequence[str]) -> Intent:
    """What is on at some places at the time asked for; the place itself where no time was."""
    moments, asked = q.moments, q.asked
    sessions = [s for place in places for s in q.snapshot.by_place.get(place, ())]
    if moments.given or moments.only_first or asked.nth is not None:
        fitting = moments.filtered(sessions, strictly=True)
        if fitting and asked.nth is not None:
            return one_of(fitting, asked)
        if fitting:
            ordered = moments.running_or_next_first(fitting)
            ordered = ordered[:1] if moments.only_first else ordered
            found = tuple(SessionAt(s.id) for s in ordered)
            fact = asked.fact or (Fact.TIME if moments.hour_asked else None)
            return OpenScreen(found[0], fact) if len(found) == 1 else Several(found[:SHOWN])
        return OpenScreen(PlaceAt(places[0]), Fact.NOTHING_THEN)
    if len(places) == 1:
        return OpenScreen(PlaceAt(places[0]), asked.fact)
    return Several(tuple(PlaceAt(place) for place in places[:SHOWN]))


def one_of(sessions: Sequence[Session], asked: Asked) -> Intent:
    """The first, second or last of some sessions, and those that begin with it."""
    starts = sorted({s.start for s in sessions})
    nth = asked.nth or 1
    if abs(nth) > len(starts):
        return Nothing()
    start = starts[nth - 1 if nth > 0 else nth]
    found = [s for s in sessions if s.start == start]
    if len(found) == 1:
        return OpenScreen(SessionAt(found[0].id), asked.fact)
    return Several(tuple(SessionAt(s.id) for s in found[:SHOWN]))


def of_today(sessions: Sequence[Session], moments: MomentsAsked) -> Sequence[Session]:
    """Those of today, else those ahead, where no time was named: "the first talk" is one of these.

    All of them where there is neither.
    """
    today = [s for s in sessions if moments.snapshot.day_of(s) == moments.today]
    ahead = [s for s in sessions if not moments.is_over(s)]
    return sessions if moments.given else today or ahead or sessions


def sittings_of_any(moments: MomentsAsked) -> Sequence[Session]:
    """What groups there are do at the time asked for, today where none was."""
    sittings = [s for s in moments.snapshot.sessions.values() if s.kind is Kind.GROUP]
    return of_today(moments.filtered(sittings), moments)


def sittings_of(q: Query, group: str) -> Intent:
    """The group that is named, or of its sittings the one at the time, or of the number, asked."""
    asked = q.asked
    sittings = q.snapshot.by_group.get(group, ())
    fitting = q.moments.filtered(sittings)
    if fitting and asked.nth is not None:
        return one_of(fitting, asked)
    if q.moments.given and len(fitting) == 1:
        return OpenScreen(SessionAt(fitting[0].id), asked.fact)
    return OpenScreen(GroupAt(group), asked.fact)


def of_some(q: Query) -> Intent | None:
    """What is on for young people, or in groups, at the time asked for, the days of the youth forum
    where none was; None of anything else.

    Where young people are is where they are now or next, whatever else is called after them.
    """
    asked, moments = q.asked, q.moments
    youth = asked.has(Sense.YOUTH_FORUM) and asked.only(Sense.YOUTH_FORUM, Sense.GENERIC)
    groups = asked.has(Sense.GROUPS) and asked.only(Sense.GROUPS, Sense.GENERIC)
    where = youth and asked.fact in (Fact.WHERE, Fact.TIME) and not asked.has(Sense.ME)
    is_asked = where or (moments.given and asked.fact is None)
    if not (youth or groups) or moments.elsewhere:
        return None
    of_all_days = asked.has(Sense.GENERIC) and asked.fact is None and asked.nth is None
    if youth and of_all_days and not moments.given and len(q.snapshot.strands) > 1:
        return OpenScreen(Days(Strand.YOUTH))
    if not is_asked:
        return None
    then = moments.running_or_next_first(moments.filtered([*q.snapshot.sessions.values()]))
    if where:
        ahead = [s for s in then if not moments.is_over(s) and s.takes_place]
        theirs = [s for s in ahead if s.strand is Strand.YOUTH]
        first = max(theirs[0].start, moments.now) if theirs else moments.now
        now = tuple(SessionAt(s.id) for s in theirs if s.start <= first)
        if len(now) == 1:
            return OpenScreen(now[0], asked.fact)
        return Several(now[:SHOWN]) if now else None
    # What the conference shares with the youth forum is as much of its day.
    theirs = [s for s in then if (s.kind is Kind.GROUP if groups else in_strand(s, Strand.YOUTH))]
    if all(map(moments.is_over, theirs)):
        return None
    alone = [s for s in theirs if s.strand is Strand.YOUTH]
    if moments.names_hours and any(s.own_of is None for s in alone):
        # A day is told in full, of some hours what is for nobody else.
        theirs = alone
    listed = tuple(SessionAt(s.id) for s in moments.not_over(theirs))
    return Several(listed[:SHOWN] if groups else listed)


def end_of_a_day(q: Query) -> Intent | None:
    """The session with which a day that is named begins or ends; None where more is asked."""
    asked = q.asked
    asks = asked.fact is Fact.END or (asked.has(Sense.WHOLE) and asked.fact is Fact.TIME)
    nothing_else = not asked.topics or asked.only(Sense.EVENT, Sense.GENERIC)
    if not asks or not nothing_else or q.moments.day is None or asked.nth or q.moments.hour_asked:
        return None
    held = [s for s in q.snapshot.sessions.values() if s.takes_place]
    sessions = q.asker.own_first(q.moments.filtered(held, strictly=True))
    if not sessions:
        return None
    at_an_end = q.moments.day in (q.snapshot.days[0], q.snapshot.days[-1])
    if at_an_end and not any(q.asker.has_part_in(s) for s in sessions):
        # The last day of all is not that of a part that ends before.
        return OpenScreen(Home(), asked.fact)
    if asked.fact is Fact.END:
        proper = [s for s in sessions if s.kind not in ORGANISING] or sessions
        return OpenScreen(SessionAt(max(proper, key=lambda s: s.end).id), Fact.END_OF_DAY)
    sessions = [s for s in sessions if s.kind is not Kind.TRANSFER] or sessions
    first = min(s.start for s in sessions)
    found = tuple(SessionAt(s.id) for s in sessions if s.start == first)
    return OpenScreen(found[0], Fact.TIME) if len(found) == 1 else Several(found)
