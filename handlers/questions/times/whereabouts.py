"""Where somebody of the programme is now: in what they are part of, else where they come next."""

from typing import Final

from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from storage.programme.searching.documents import Field, Subject

_OF_PEOPLE: Final = frozenset({Field.SPEAKER, Field.COORDINATOR})


def where_somebody_is(q: Query) -> Intent | None:
    """What somebody who is named speaks in now, or whose group sits now; else what comes next.

    None where nobody alone is asked for, or nothing of theirs is still to come.
    """
    asked = q.asked
    if asked.fact is not Fact.WHERE or not asked.time.now or not asked.topics:
        return None
    evidence = evidence_of(asked, asked.topics)
    theirs = [
        q.snapshot.sessions[hit.document.id]
        for hit in evidence.of_subject(Subject.SESSION)
        if evidence.is_exact(hit)
        and all(hit.matched.get(word) in _OF_PEOPLE for word in asked.topics)
    ]
    held = sorted((s for s in theirs if s.takes_place), key=lambda s: s.start)
    if running := next((s for s in held if s.is_running(q.now)), None):
        return OpenScreen(SessionAt(running.id), Fact.WHERE)
    coming = next((s for s in held if s.start > q.now), None)
    return OpenScreen(SessionAt(coming.id), Fact.NEXT) if coming else None
