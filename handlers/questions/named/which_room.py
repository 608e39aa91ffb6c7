"""In which room something is held, also where it is called like what people need: water."""

from collections.abc import Sequence

from handlers.programme.actions import SessionAt
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.ruled_out import mentions
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import sittings_of
from storage.programme.model import Kind
from storage.programme.search import Hit
from storage.programme.searching.documents import Field, Subject


def in_which_room(q: Query) -> Intent | None:
    """The one group or session that is called so, where a room is asked for; None elsewhere."""
    asked = q.asked
    asks = asked.has(Sense.WHICH) and asked.has(Sense.ROOMS) and asked.needs
    words = [word for word in asked.topics if Sense.ROOMS not in asked.senses[word]]
    if not asks or not words or asked.rooms:
        return None
    evidence = evidence_of(asked, words)
    asking = question_words(asked.index.languages)

    def called_so(subject: Subject) -> Sequence[Hit]:
        return [
            hit
            for hit in evidence.of_subject(subject)
            if all(hit.matched.get(word) is Field.TITLE for word in words)
            and evidence.is_exact(hit)
            and not mentions(hit, asking)
        ]

    groups = {hit.document.id for hit in called_so(Subject.GROUP)}
    sessions = [q.snapshot.sessions[hit.document.id] for hit in called_so(Subject.SESSION)]
    groups |= {s.group for s in sessions if s.group}
    others = [s for s in sessions if s.kind is not Kind.GROUP]
    if len(groups) + len(others) != 1:
        return None
    if groups:
        return sittings_of(q, groups.pop())
    return OpenScreen(SessionAt(others[0].id), asked.fact)
