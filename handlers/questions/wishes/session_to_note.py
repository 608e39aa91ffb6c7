"""What somebody wants to note: to be reminded of it, or to have it in their calendar; or to note no
more.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.agenda.actions import My, RemindersWished, Wanted
from handlers.programme.actions import Days, SessionAt
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.named.topics import Topic
from handlers.questions.needs.needs_asked import what_is_needed
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.how_long_before import minutes_before, without_length
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.reminders_wished import wants_to_be_reminded
from locales.words import Word
from storage.programme.searching.documents import Subject

_NOTING: Final = (
    *(Sense.NOTE, Sense.STARS, Sense.REMIND, Sense.REMINDERS),
    *(Sense.CALENDAR, Sense.SIGN_UP),
)
_TAKING_BACK: Final = (Sense.OFF, Sense.LEAVE, Sense.ERASE)
_THAT_OR_YOU: Final = {Sense.THAT, Sense.YOU}
"""A word for "that" may be the polite "you"."""


def session_to_note(q: Query) -> Intent | None:
    """The session that somebody wants to be reminded of, to have in their calendar, or no more."""
    asked = q.asked
    if asked.has(Sense.GROUPS):
        return None
    calendar = asked.has(Sense.CALENDAR)
    if calendar or wants_to_be_reminded(asked):
        if asked.has(Sense.ERASE) or asked.has(Sense.OFF):
            return None
        fact = Fact.CALENDAR if calendar else Fact.REMINDER
    elif asked.fact is not None or asked.has(Sense.WHAT):
        return None
    elif _takes_back(asked) if _notes(asked) else _takes_out(asked) and q.asker.person.starred:
        fact = Fact.ABSENCE
    elif _notes(asked):
        fact = Fact.REMINDER
    else:
        return None
    found = _session(q, fact)
    if fact is not Fact.ABSENCE or _notes(asked):
        return found
    # To be taken out of something may be meant of more than what is noted.
    match found:
        case OpenScreen(SessionAt(id)) if id in q.asker.person.starred:
            return found
        case _:
            return None


def _notes(asked: Asked) -> bool:
    """Whether something is to be noted, or no more: by a verb, or by any word beside the stars."""
    acts = asked.without(Sense.STARS) or any(map(asked.has, _TAKING_BACK))
    return asked.has(Sense.NOTE) or (asked.has(Sense.STARS) and bool(acts))


def _takes_back(asked: Asked) -> bool:
    """Whether something is to be noted no more; "do not forget to note it" takes nothing back."""
    return _takes_out(asked) or asked.has(Sense.OFF) != asked.has(Sense.ERASE)


def _takes_out(asked: Asked) -> bool:
    """Whether one word says that something is to be taken out of something."""
    away = {Sense.OFF, Sense.ERASE}
    said = (asked.senses[word] for word in asked.words)
    return any(Sense.LEAVE in senses or senses >= away for senses in said)


def _session(q: Query, fact: Fact) -> Intent | None:
    """The session that is named, with what is said of it; where none is, what was shown."""
    calendar = fact is Fact.CALENDAR
    minutes = 0 if calendar else minutes_before(q.asked)
    if minutes:
        q = replace(q, asked=without_length(q.asked))
    asked, person = q.asked, q.asker.person
    named = asked.without(*_NOTING, *_TAKING_BACK, Sense.GENERIC, Sense.EVENT)
    known = [word for word in named if asked.known(word).stems]
    if not known:
        return _into_the_calendar(q) if calendar else _what_was_shown(q, fact)
    by_the_way = calendar or asked.has(Sense.STARS) or fact is Fact.ABSENCE
    topics = known if by_the_way else named
    # "The bus to the airport" says no need of anything else, but still where it goes; to remind is
    # nothing that has to be possible there.
    plain = replace(asked.besides_needs(), topics=topics, destinations=asked.destinations)
    about = replace(q, asked=plain)
    found = Topic(about, topics).answer()
    is_there = not isinstance(found, Nothing | DidYouMean) and not _is_another_time(found)
    if not is_there and asked.time.at is not None:
        # "Remind me at eight of the bus": what comes then, as nothing of it begins at that hour.
        time = replace(asked.time, at=None, since=asked.time.at)
        found = Topic(replace(q, asked=replace(plain, time=time)), topics).answer()
        if isinstance(found, Several):
            found = OpenScreen(found.found[0])
    if fact is Fact.ABSENCE and isinstance(found, Several | DidYouMean):
        # What is to be noted no more is of what is noted.
        mine = [p for p in found.found if isinstance(p, SessionAt) and p.id in person.starred]
        found = OpenScreen(mine[0]) if len(mine) == 1 else found
    match found:
        case OpenScreen(SessionAt(id)) if minutes and id in person.attends:
            return OpenScreen(RemindersWished(Wanted.BEFORE, True, minutes), fact)
        case OpenScreen(SessionAt()):
            return OpenScreen(found.press, fact)
        case Several(presses) if all(isinstance(press, SessionAt) for press in presses):
            return found
        case DidYouMean((SessionAt(), *_)):
            return found
        case _:
            pass
    match what_is_needed(q) if fact is Fact.REMINDER else None:
        # Of a page nobody is reminded: "the bus tomorrow morning" is a ride.
        case OpenScreen(SessionAt() as ride):
            return OpenScreen(ride, fact)
        case _:
            pass
    called = _next_called(about, topics)
    return OpenScreen(SessionAt(called), fact) if called else None


def _what_was_shown(q: Query, fact: Fact) -> Intent | None:
    """What "that" is, which is to be noted or no more; one's own programme where that is unknown.

    To be reminded may be wished for all that is noted, and to be taken out of a group: both need a
    word for "that".
    """
    asked = q.asked
    points = any(asked.senses[word] & _THAT_OR_YOU == {Sense.THAT} for word in asked.words)
    if asked.time.said or not (_notes(asked) or points):
        return None
    if isinstance(q.asker.thing, SessionAt):
        return OpenScreen(q.asker.thing, fact)
    return OpenScreen(My()) if fact is Fact.ABSENCE else None


def _is_another_time(found: Intent) -> bool:
    return isinstance(found, OpenScreen) and found.fact is Fact.ANOTHER_DAY


def _next_called(q: Query, topics: Sequence[Word]) -> str | None:
    """The next session called so, where a group or a place is, too: "remind me of the theatre"."""
    evidence = evidence_of(q.asked, topics)
    hits = filter(evidence.is_exact_in_title, evidence.of_subject(Subject.SESSION))
    held = (q.snapshot.sessions[hit.document.id] for hit in hits if evidence.is_enough(hit))
    ahead = [s for s in q.moments.filtered([*held]) if s.takes_place and s.start > q.now]
    return min(ahead, key=lambda s: s.start).id if ahead else None


def _into_the_calendar(q: Query) -> Intent | None:
    """What was shown last, the whole programme, or what is one's own, with its calendar file."""
    asked = q.asked
    if asked.time.said or asked.has(Sense.WHAT) or asked.fact is not None:
        return None
    if isinstance(q.asker.thing, SessionAt):
        return OpenScreen(q.asker.thing, Fact.CALENDAR)
    whole = asked.has(Sense.GENERIC) and not asked.has(Sense.MINE)
    return OpenScreen(Days() if whole else My())
