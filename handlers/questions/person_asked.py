"""How somebody of the programme can be reached: a page may say so, the programme does not."""

from handlers.info.actions import InfoAt
from handlers.questions.asked import Asked
from handlers.questions.evidence import Evidence
from handlers.questions.intents import Contact, Intent, OpenScreen
from handlers.questions.question_words import Sense
from locales.words import word_rules
from storage.programme.searching.documents import Field, Subject
from storage.programme.snapshot import Snapshot

_PEOPLE = frozenset({Field.SPEAKER, Field.COORDINATOR})


def how_to_reach(asked: Asked, snapshot: Snapshot) -> Intent | None:
    """The page with the number or address of somebody who is named, else whom to ask for it."""
    if not asked.has(Sense.REACHED_BY):
        return None
    evidence = Evidence(asked, asked.without(Sense.REACHED_BY))
    exact = [hit for hit in evidence.hits if evidence.is_exact(hit)]
    name = {word for hit in exact for word, field in hit.matched.items() if field in _PEOPLE}
    if not name:
        return None
    for hit in evidence.of_subject(Subject.INFO):
        if name <= hit.matched.keys():
            return OpenScreen(InfoAt(hit.document.id))
    rules, contact = word_rules(asked.index.languages), snapshot.event.contact
    said = {word.stem for text in (contact or {}).values() for word in rules.all_words(text)}
    stems = (stem for word in name for stem in asked.known(rules.word(word)).stems)
    return Contact(is_unknown=said.isdisjoint(stems))
