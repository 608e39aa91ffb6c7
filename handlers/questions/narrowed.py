"""Which of the sessions that fit are meant, by what else a question says of them."""

from collections.abc import Sequence
from typing import Final

from handlers.questions.asked import Asked
from handlers.questions.intents import Fact
from handlers.questions.language_asked import languages_named
from handlers.questions.senses import Sense
from storage.programme.model import Kind, Session
from storage.programme.search import Hit
from storage.programme.searching.thesaurus import thesaurus

_OF_VERBS: Final = frozenset({Sense.FILLERS, Sense.COMMON})


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
        [s for s in sessions if s.kind is not Kind.TRANSFER and asked.fact is Fact.WHO],
        [s for s in sessions if languages.intersection(s.spoken)],
        [s for s in sessions if languages.intersection(s.interpreted)],
    ):
        kept = {session.id for session in found}
        sessions = [s for s in sessions if s.id in kept] or sessions
    return sessions


def any_in_the_language(asked: Asked, sessions: Sequence[Session]) -> bool:
    """Whether one may be held in a language that is named, or interpreted into it."""
    languages = languages_named(asked)
    return any(
        not s.spoken or not languages.isdisjoint((*s.spoken, *s.interpreted)) for s in sessions
    )


def that_say_so(asked: Asked, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Of several hits those that say what a question begins with: "does the bus wait"."""
    verb = asked.words[0]
    if len(hits) == 1 or verb in asked.topics or not asked.senses[verb] <= _OF_VERBS:
        return hits
    return [h for h in hits if asked.index.has_in(h.document, (verb.stem,))] or hits
