"""What there is after a session that is named: "is there something to eat after the concert"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from handlers.questions.reading.ruled_out import name_one_of
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import one_of
from locales.words import Word
from storage.programme.model import Kind, Session
from storage.programme.searching.documents import NAMES, Field, Subject
from storage.programme.snapshot import Snapshot

_CALLED: Final = NAMES | {Field.ALSO, Field.KIND}


def after_a_session(q: Query) -> Intent | None:
    """The first that is called so after it on its day, or whatever comes first where that is asked.

    Where there is none, nothing answers: the session before it is not what is asked for.
    """
    asked, snapshot = q.asked, q.snapshot
    # «С» is said of whence, too.
    behind = asked.behind - asked.origins
    if not behind:
        return None
    words = [word for word in asked.topics if word not in behind and word not in asked.verbs]
    anything = not words and asked.has(Sense.WHAT) and asked.fact is None
    before = _called(asked, [*behind], frozenset({Field.TITLE}), snapshot)
    if not before or q.moments.elsewhere or name_one_of(asked, words, Kind.TRANSFER):
        return None
    held = [s for s in snapshot.sessions.values() if s.takes_place]
    wanted = held if anything else _called(asked, words, _CALLED, snapshot)
    if not wanted:
        return None
    # The one of today, be it over, else the next one.
    ahead = q.moments.running_or_next_first(before)
    first = next((s for s in ahead if snapshot.day_of(s) == q.moments.today), ahead[0])
    day = snapshot.by_day[snapshot.day_of(first)]
    then = q.asker.own_first([s for s in day if s in wanted and s.start >= first.end])
    if not then:
        return Nothing()
    found = one_of(then, asked) if anything else OpenScreen(SessionAt(then[0].id))
    return replace(found, fact=asked.fact or Fact.TIME) if isinstance(found, OpenScreen) else found


def after_what_was_shown(q: Query) -> Intent | None:
    """What comes after the session that was shown last: "and after that?", "what comes then?"."""
    asked = q.asked
    thing = q.asker.thing
    shown = q.snapshot.sessions.get(thing.id) if isinstance(thing, SessionAt) else None
    goes_on = asked.time.next or asked.has(Sense.AFTER) or asked.has(Sense.AND)
    then = asked.has(Sense.THEN) and goes_on and not asked.has(Sense.ME)
    names_more = asked.topics or asked.fact is not None or q.moments.given or asked.time.now
    if shown is None or not then or names_more:
        return None
    later = [s for s in q.snapshot.sessions.values() if s.takes_place and s.start >= shown.end]
    day = min(map(q.snapshot.day_of, later), default=None)
    found = one_of(q.asker.own_first([s for s in later if q.snapshot.day_of(s) == day]), asked)
    return replace(found, fact=Fact.TIME) if isinstance(found, OpenScreen) else found


def _called(
    asked: Asked, words: Sequence[Word], fields: frozenset[Field], snapshot: Snapshot
) -> list[Session]:
    """The sessions that take place and have each of some words in one of these fields."""
    evidence = evidence_of(asked, words)
    hits = (h for h in evidence.of_subject(Subject.SESSION) if len(h.matched) == len(words))
    found = (h.document.id for h in hits if fields.issuperset(h.matched.values()))
    return [s for one in found if words and (s := snapshot.sessions[one]).takes_place]
