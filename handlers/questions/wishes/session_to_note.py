"""What somebody wants to note: to be reminded of it, or to have it in their calendar."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.agenda.actions import My, RemindersWished, Wanted
from handlers.programme.actions import Days, SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.named.topics import Topic
from handlers.questions.needs.needs_asked import what_is_needed
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.reminders_wished import (
    minutes_before,
    wants_to_be_reminded,
    without_length,
)
from locales.words import Word
from storage.programme.searching.documents import Subject
from storage.programme.snapshot import Snapshot


def session_to_note(
    asked: Asked, moments: MomentsAsked, snapshot: Snapshot, asker: Asker
) -> Intent | None:
    """The session that somebody wants to be reminded of, or to have in their calendar."""
    other = (Sense.GROUPS, Sense.ERASE, Sense.OFF)
    calendar = asked.has(Sense.CALENDAR)
    notes = asked.has(Sense.NOTE) and asked.fact is None and not asked.has(Sense.WHAT)
    if not (calendar or notes or wants_to_be_reminded(asked)) or any(map(asked.has, other)):
        return None
    fact = Fact.CALENDAR if calendar else Fact.REMINDER
    minutes = 0 if calendar else minutes_before(asked)
    if minutes:
        asked = without_length(asked)
        moments = MomentsAsked(asked.time, moments.now, snapshot)
    noting = (Sense.NOTE, Sense.REMIND, Sense.REMINDERS, Sense.CALENDAR, Sense.SIGN_UP)
    named = asked.without(*noting, Sense.GENERIC, Sense.EVENT)
    known = [word for word in named if asked.known(word).stems]
    if not known:
        return _into_the_calendar(asked, asker) if calendar else None
    topics = known if calendar else named
    # "The bus to the airport" says no need of anything else, but still where it goes; to remind is
    # nothing that has to be possible there.
    plain = replace(asked.besides_needs(), topics=topics, destinations=asked.destinations)
    found = Topic(plain, topics, moments, snapshot, asker).answer()
    is_there = not isinstance(found, Nothing | DidYouMean) and not _is_another_time(found)
    if not is_there and asked.time.at is not None:
        # "Remind me at eight of the bus": what comes then, as nothing of it begins at that hour.
        time = replace(asked.time, at=None, since=asked.time.at)
        then = MomentsAsked(time, moments.now, snapshot)
        found = Topic(replace(plain, time=time), topics, then, snapshot, asker).answer()
        if isinstance(found, Several):
            found = OpenScreen(found.found[0])
    match found:
        case OpenScreen(SessionAt(id)) if minutes and id in asker.person.attends:
            return OpenScreen(RemindersWished(Wanted.BEFORE, True, minutes), fact)
        case OpenScreen(SessionAt()):
            return OpenScreen(found.press, fact)
        case Several(presses) if all(isinstance(press, SessionAt) for press in presses):
            return found
        case DidYouMean((SessionAt(), *_)):
            return found
        case _:
            pass
    match None if calendar else what_is_needed(asked, moments, snapshot):
        # Of a page nobody is reminded: "the bus tomorrow morning" is a ride.
        case OpenScreen(SessionAt() as ride):
            return OpenScreen(ride, fact)
        case _:
            pass
    called = _next_called(plain, topics, moments, snapshot)
    return OpenScreen(SessionAt(called), fact) if called else None


def _is_another_time(found: Intent) -> bool:
    return isinstance(found, OpenScreen) and found.fact is Fact.ANOTHER_DAY


def _next_called(
    asked: Asked, topics: Sequence[Word], moments: MomentsAsked, snapshot: Snapshot
) -> str | None:
    """The next session called so, where a group or a place is, too: "remind me of the theatre"."""
    evidence = evidence_of(asked, topics)
    hits = filter(evidence.is_exact_in_title, evidence.of_subject(Subject.SESSION))
    held = (snapshot.sessions[hit.document.id] for hit in hits if evidence.is_enough(hit))
    ahead = [s for s in moments.filtered([*held]) if s.takes_place and s.start > moments.now]
    return min(ahead, key=lambda s: s.start).id if ahead else None


def _into_the_calendar(asked: Asked, asker: Asker) -> Intent | None:
    """What was shown last, the whole programme, or what is one's own, with its calendar file."""
    if asked.time.said or asked.has(Sense.WHAT) or asked.fact is not None:
        return None
    if isinstance(asker.thing, SessionAt):
        return OpenScreen(asker.thing, Fact.CALENDAR)
    whole = asked.has(Sense.GENERIC) and not asked.has(Sense.MINE)
    return OpenScreen(Days() if whole else My())
