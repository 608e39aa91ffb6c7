"""The groups and sessions that a wish names, and not what it says of them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from handlers.questions.named.sessions_named import sessions_named
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.roll_call import words_of_answers
from locales.words import Word
from storage.programme.model import Session
from storage.programme.searching.documents import NAMES, Subject

_THINGS: Final = (Subject.GROUP, Subject.SESSION)


def things_named(asked: Asked) -> frozenset[Word]:
    """The words that name groups or sessions."""
    hits = evidence_of(asked, asked.topics).hits if asked.topics else []
    called = {
        word
        for hit in hits
        if hit.document.subject in _THINGS
        for word, field in hit.matched.items()
        if field in NAMES
    }
    answers = words_of_answers(asked.index.languages)
    return frozenset(w for w in asked.topics if w in called and w.folded not in answers)


def sessions_ahead(q: Query, words: Collection[Word]) -> Sequence[Session]:
    """The sessions ahead that these words name; of what is called alike, as meals are, the next."""
    topics = [word for word in q.asked.topics if word in words]
    # "I cannot come" is no plaint about what one has not.
    plain = replace(q.asked, topics=topics, about=q.asked.about - {Sense.OFF, Sense.MAY})
    named = sessions_named(evidence_of(plain, topics), q.asker, q.snapshot)
    ahead = [s for s in named if s.takes_place and not q.moments.is_over(s)]
    # It may be on another day than they think.
    then = q.moments.running_or_next_first(q.moments.filtered(ahead) or ahead)
    return then[:1] if len({s.title for s in then}) == 1 else then
