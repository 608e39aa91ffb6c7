"""Who somebody of the programme is, and how they can be reached, which the programme never says."""

from collections.abc import Sequence
from typing import Final

from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Contact, Fact, Intent, OpenScreen, Several
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import SHOWN
from locales.words import Word, word_rules
from storage.programme.model import Speaker
from storage.programme.searching.documents import Field, Subject
from storage.programme.searching.needs import OFFICE

_PEOPLE: Final = frozenset({Field.SPEAKER, Field.COORDINATOR})
_SHORTEST: Final = 4
_ENDING: Final = 2
_NAME: Final = 2
"""From this many words on it is a name, whatever is asked."""


def how_to_reach(q: Query) -> Intent | None:
    """The page with the number or address of somebody who is named, else whom to ask for it."""
    asked = q.asked
    named = asked.without(Sense.REACHED_BY)
    if not named:
        return None
    about = asked.has(Sense.REACHED_BY) or asked.fact is Fact.WHO or len(named) >= _NAME
    if about and all(_is_in_contact(asked, word) and not asked.knows(word) for word in named):
        return Contact()
    if not asked.has(Sense.REACHED_BY) or any(need.name == OFFICE for need in asked.needs):
        return None
    evidence = evidence_of(asked, named)
    for hit in evidence.of_subject(Subject.INFO):
        if evidence.is_exact(hit) and all(word in hit.matched for word in named):
            is_urgent = q.snapshot.info[hit.document.id].urgent
            return OpenScreen(Urgent() if is_urgent else InfoAt(hit.document.id))
    exact = [hit for hit in evidence.hits if evidence.is_exact(hit)]
    name = {word for hit in exact for word, field in hit.matched.items() if field in _PEOPLE}
    if not name:
        return None
    said = [word for word in named if word in name]
    return Contact(is_unknown=not any(_is_in_contact(asked, word) for word in said))


def who_is(q: Query, named: Sequence[Word]) -> Intent | None:
    """What a speaker is, and their sessions; None where nobody alone is asked for by name."""
    asked = q.asked
    if not asked.says(Phrase.WHO_IS) or asked.time.said:
        return None
    evidence = evidence_of(asked, named)
    hits = [
        hit
        for hit in evidence.of_subject(Subject.SESSION)
        if evidence.is_exact(hit) and all(hit.matched.get(w) is Field.SPEAKER for w in named)
    ]
    stems = [asked.known(word).stems.keys() for word in named]
    rules = word_rules(asked.index.languages)
    people: dict[str, Speaker] = {}
    hits.sort(key=lambda hit: q.snapshot.sessions[hit.document.id].start)
    for hit in hits:
        for speaker in q.snapshot.sessions[hit.document.id].speakers:
            name = " ".join(speaker.name.values())
            said = {word.stem for word in rules.all_words(name)}
            if all(not said.isdisjoint(one) for one in stems):
                known = people.get(name)
                people[name] = known if known and known.role else speaker
    if len(people) != 1:
        return None
    found = tuple(SessionAt(hit.document.id) for hit in hits[:SHOWN])
    if len(found) == 1:
        return OpenScreen(found[0], Fact.ROLES)
    return Several(found, about=next(iter(people.values())))


def _is_in_contact(asked: Asked, word: Word) -> bool:
    """Whether the event's contact has a word, in any form."""
    return asked.index.contact_begins_with(word.folded[: max(_SHORTEST, len(word) - _ENDING)])
