"""What of today is known by a word, where only what is on another day is called so.

The dinner on the first evening is a reception, and the film tonight a cinema in the open.
"""

from typing import Final

from handlers.questions.intents import Fact
from handlers.questions.named.language_asked import names_a_language
from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.senses import Sense
from storage.programme.model import Kind, Session
from storage.programme.searching.documents import Field, Subject
from storage.programme.searching.thesaurus import thesaurus

_MEALS: Final = ("breakfast", "lunch", "dinner")
"""What one eats; any break may be called coffee."""

_EVENINGS: Final = ("film", "concert", "theatre", "party")


def known_today(evidence: Evidence, moments: MomentsAsked) -> list[Session]:
    """What is still ahead of today that is known by the one word of a question.

    Of meals the nearest is meant; of other things none is where one of them is called so.
    """
    asked, snapshot = evidence.asked, moments.snapshot
    words = [w for w in evidence.words if not names_a_language(w, asked.index.languages)]
    one_of_several = asked.has(Sense.WHICH) and asked.fact is not Fact.LANGUAGE
    is_open = moments.given or moments.only_first or asked.nth is not None or one_of_several
    if len(words) != 1 or is_open:
        return []
    today = snapshot.by_day.get(moments.today, ())
    ahead = [s for s in today if s.takes_place and not moments.is_over(s)]
    fields = {
        hit.document.id: hit.matched[words[0]]
        for hit in evidence.of_subject(Subject.SESSION)
        if words[0] in hit.matched
    }
    called = [snapshot.sessions[one] for one, field in fields.items() if field is Field.TITLE]
    if any(s.kind is Kind.CULTURE or s in ahead for s in called):
        return []
    names = thesaurus(asked.index.languages)
    meals = {w.stem for one in _MEALS for w in names.words_for(one)}
    meals |= {w.stem for w in names.kinds[Kind.MEAL]}
    kinds: dict[Field, Kind] = {}
    if words[0].stem in meals:
        # "With dinner" stands in the description of a party.
        kinds = {Field.ALSO: Kind.MEAL, Field.ABSTRACT: Kind.CULTURE}
    elif words[0].stem in {w.stem for one in _EVENINGS for w in names.words_for(one)}:
        kinds = {Field.ALSO: Kind.CULTURE}
    return [s for s in ahead if s.id in fields and s.kind is kinds.get(fields[s.id])]
