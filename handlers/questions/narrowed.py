"""Which of the sessions that fit are meant, by what else a question says of them."""

from collections.abc import Sequence

from handlers.questions.asked import Asked
from handlers.questions.intents import Fact
from handlers.questions.language_asked import languages_named
from storage.programme.model import Session
from storage.programme.searching.thesaurus import thesaurus


def narrowed(asked: Asked, sessions: Sequence[Session]) -> Sequence[Session]:
    """Those of the kind, in the language and with the speakers that are asked for, if any are."""
    languages, kinds = languages_named(asked), thesaurus(asked.index.languages)
    besides = (word for word in asked.words if word not in asked.topics)
    # "The samovar talk": by itself the word "talk" only surrounds a question.
    said = {kind for word in besides for kind in kinds.kinds_named([word])}
    ids = {session.id for session in sessions}
    for found in (
        [s for s in sessions if s.takes_place or s.instead not in ids],
        [s for s in sessions if s.kind in said],
        [s for s in sessions if s.speakers and asked.fact is Fact.WHO],
        [s for s in sessions if languages.intersection(s.spoken)],
        [s for s in sessions if languages.intersection(s.interpreted)],
    ):
        kept = {session.id for session in found}
        sessions = [s for s in sessions if s.id in kept] or sessions
    return sessions
