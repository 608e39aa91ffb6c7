"""How sure it is that what was found is what a question is about.

A question is answered only where most of what it asks, weighted by rarity, is known, and by words
that name a thing. A word in passing, in the description of something else, is no evidence.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from handlers.questions.intents import OF_A_SESSION, Fact
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.ruled_out import (
    asks_how,
    goes_elsewhere,
    is_for_something_else,
    is_measured,
    that_may_be_meant,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.slips import slips_beside, without_surrounding
from locales.languages import LATIN
from locales.words import Word
from storage.programme.model import Kind
from storage.programme.search import Hit
from storage.programme.searching.documents import IN_PASSING, NAMES, Document, Field, Subject
from storage.programme.searching.thesaurus import thesaurus

ENOUGH: Final = 0.6
"""How much of what a question asks, weighted by rarity, an answer has to match."""

HALF: Final = 0.49
"""How much is enough where a name that nothing else has is matched."""

ALL: Final = 0.9
"""What matches so much comes before what matches less of it better."""

LOOKED_UP: Final = 12
"""The most words of a question that are looked up; nobody names more topics in one."""

_OF_A_VERB: Final = 0.5
"""How much of the weight of another word a verb has."""

_OF_AN_UNKNOWN_VERB: Final = 0.25
"""How much a verb has that the programme says nowhere."""

_LONG: Final = 9
"""A word of so many letters is the same in all its forms."""

_AS_IT_IS: Final = 0.8
"""How well a word is met that is only inflected or derived."""

_OF_POSSIBILITY: Final = (Sense.MAY, Sense.ME)


class Evidence:
    """What the index has for different words of a question; `evidence_of` makes it once."""

    def __init__(self, asked: Asked, looked_up: Sequence[Word]) -> None:
        self.asked = asked
        index, kinds = asked.index, thesaurus(asked.index.languages)
        self.words = looked_up
        self.practical = [word for word in looked_up if word in asked.practical]
        self._known = {str(word): without_surrounding(asked, word) for word in looked_up}
        self._kinds = {word for word in looked_up if kinds.names_a_kind([word])}
        hits = index.hits(list(self._known.values()))
        if slips := slips_beside(hits, self._known):
            self._known |= slips
            hits = index.hits([*self._known.values()])
        hits = that_may_be_meant(asked, hits)
        self._called = {
            word
            for hit in hits
            for word, field in hit.matched.items()
            if field in NAMES and word not in self._kinds
        }
        # Where something is called by another word, "paddling" or "going" is as good as a verb.
        verbs = asked.verbs | (self._kinds if self._called else frozenset[Word]())
        # „Fährt der Bus“ says one thing, in two words.
        share = len(self._kinds) if self._called and kinds.names_a_kind(self._kinds) else 1
        # Whether one may do something is about the verb, as is where one goes to eat.
        unknown = _OF_A_VERB if asked.has(Sense.MAY) or self._kinds else _OF_AN_UNKNOWN_VERB
        self._rarity = {
            word: index.rarity(known)
            * (1.0 if word not in verbs else unknown if not known.stems else _OF_A_VERB)
            / (share if word in self._kinds else 1)
            for word, known in self._known.items()
        }
        self._total = sum(self._rarity.values())
        # What kind of session is asked for weighs more than any word that another one has, and
        # what names a thing more than a verb.
        self._verbs = asked.verbs if any(word not in asked.verbs for word in looked_up) else ()
        self.hits = sorted(hits, key=self._fit, reverse=True)

    def _fit(self, hit: Hit) -> tuple[int, bool, bool]:
        """The kind that is asked for, things rather than verbs, and most of the words."""
        most = len(hit.matched) > 1 and self.coverage(hit) >= ALL
        return self.kinds(hit), self.names_a_thing(hit), most

    def of_subject(self, subject: Subject) -> list[Hit]:
        """The hits that are sessions, or groups and so on; the best first."""
        return [hit for hit in self.hits if hit.document.subject is subject]

    def is_sure(self) -> bool:
        """Whether the best hit answers."""
        if not self.hits or not self.practical_is_named() or is_measured(self.asked, self.words):
            return False
        best = self.hits[0]
        if self.is_the_group_asked_for(best):
            return True
        if self.is_loose(best) or goes_elsewhere(self.asked, best, self.words):
            return False
        is_another = is_for_something_else(self.asked, best) or self._says_who_did(best)
        return not is_another and self.is_enough(best) and self._is_named(best)

    def _says_who_did(self, hit: Hit) -> bool:
        """Whether it is asked who did what a title only has in another form: who has won."""
        done = self.asked.verbs.issuperset(hit.matched)
        is_said = any(self.asked.index.says(word) for word in self.words if word in hit.matched)
        return self.asked.fact is Fact.WHO and done and not is_said

    def is_the_group_asked_for(self, best: Hit) -> bool:
        """Whether a group, or who leads it, is asked for, and this one alone is called alike."""
        groups = self.of_subject(Subject.GROUP)
        asked_for = self.asked.has(Sense.GROUPS) or self.asked.has(Sense.LEADS)
        return asked_for and groups == [best] and self.coverage(best) >= HALF

    def is_loose(self, hit: Hit) -> bool:
        """Whether a hit only has names that begin like what is asked: a sausage is no town.

        Who asks for a team may call it by an adjective. What has the stem of one may as well be
        the word itself, if it is no name of a town.
        """
        known = [self._known[word] for word in hit.matched]
        is_team = hit.document.subject is Subject.TEAM
        loose = all(one.loose and (is_team or not one.exact) for one in known)
        return loose and not self.asked.has(Sense.TEAMS)

    def is_enough(self, hit: Hit) -> bool:
        """Whether a hit has most of what is asked, or half of it and is the only one called so.

        Of what nobody knows there must be nothing left.
        """
        covered = self.coverage(hit) if self._accounts_for_all(hit) else 0.0
        return covered >= ENOUGH or (covered >= HALF and self._is_called_so_alone(hit))

    def _accounts_for_all(self, hit: Hit) -> bool:
        """Whether a hit leaves no word open that is not about asking, of a page no noun."""
        may_be_left = self._kinds if self._called else frozenset[Word]()
        if hit.document.subject is Subject.INFO:
            may_be_left |= self.asked.verbs
        left = (w for w in self.words if w not in hit.matched and w not in may_be_left)
        return all(self.asked.senses[word] for word in left) and not asks_how(self.asked, hit)

    def _is_called_so_alone(self, hit: Hit) -> bool:
        """Whether when, who and so on is asked of what a word names, and nothing else."""
        own = {word for word, field in hit.matched.items() if field in NAMES}
        others = (other for other in self.hits if other is not hit)
        rivals = {word for other in others for word in other.matched}
        if hit.document.subject is Subject.INFO and Field.TITLE in hit.matched.values():
            return self.is_exact(hit) and len(self.hits) == 1
        is_asked = self.asked.fact in OF_A_SESSION and self.is_exact(hit)
        return is_asked and bool(own - rivals - {*self._verbs})

    def names(self, hit: Hit) -> bool:
        """Whether a word stands in the very name of a team or a place, and means that there.

        A town may be called as a meal is, and who asks for the meal means no team of the town.
        """
        named = {word for word, field in hit.matched.items() if field is Field.TITLE}
        if hit.document.subject is Subject.TEAM and not self.asked.has(Sense.TEAMS):
            named -= self._kinds | self.asked.destinations | self.asked.origins
        return bool(named)

    def kinds(self, hit: Hit) -> int:
        """How many of the words say that a hit is of the kind that is asked for.

        A ride is none for "paddling a canoe", where something else is called by the canoe.
        """
        if self._called and self._called.isdisjoint(hit.matched):
            return 0
        return len(self._kinds & hit.matched.keys())

    def named(self, hit: Hit) -> int:
        """How many of the words name a hit, rather than stand in it in passing."""
        # Where somebody is from says what they are.
        who = self.asked.fact is Fact.WHO or self.asked.says(Phrase.WHO) or self.asked.origins
        passing = IN_PASSING - {Field.ROLE} if who else IN_PASSING
        return sum(
            field not in passing and word not in self._verbs for word, field in hit.matched.items()
        )

    def names_a_thing(self, hit: Hit) -> bool:
        """Whether more than a verb is met in a hit."""
        return any(word not in self._verbs for word in hit.matched)

    @staticmethod
    def is_exact(hit: Hit) -> bool:
        """Whether every word was met as it is, inflected or not, and not as a part of another."""
        return hit.weakest >= _AS_IT_IS

    @cached_property
    def called_exactly(self) -> frozenset[Document]:
        """What is called by words as they are."""
        called = (h for h in self.hits if not NAMES.isdisjoint(h.matched.values()))
        return frozenset(hit.document for hit in called if self.is_exact(hit))

    def is_exact_in_title(self, hit: Hit) -> bool:
        """Whether a title has one of the words as it is."""
        return self.is_exact(hit) and Field.TITLE in hit.matched.values()

    def is_exact_title(self, hit: Hit) -> bool:
        """Whether each word that a hit has stands as it is in its title."""
        return self.is_exact(hit) and set(hit.matched.values()) == {Field.TITLE}

    @cached_property
    def stems_said(self) -> frozenset[str]:
        """What the words stand for in the programme, where they are met as they are."""
        known = (found.stems for found in self._known.values())
        return frozenset(stem for stems in known for stem, met in stems.items() if met >= _AS_IT_IS)

    @cached_property
    def best_score(self) -> float:
        """The score of the hit that has the highest."""
        return max((hit.score for hit in self.hits), default=1.0)

    def speaks(self) -> bool:
        """Whether somebody is named who speaks."""
        return any(Field.SPEAKER in hit.matched.values() for hit in self.hits)

    def kinds_asked_for(self) -> frozenset[Kind]:
        """The kinds of sessions that may be meant, where the words only say a kind."""
        return thesaurus(self.asked.index.languages).kinds_named(self.words)

    def coverage(self, hit: Hit) -> float:
        """How much of what is asked a hit has, weighted by rarity."""
        matched = sum(self._rarity[word] * self._share(word, hit) for word in hit.matched)
        return matched / self._total if self._total else 0.0

    def share_asked(self, word: Word) -> float:
        """How much of what is asked a word is, weighted by rarity."""
        return self._rarity[word] / self._total if self._total else 0.0

    def is_met_as_it_is(self, word: Word, hit: Hit) -> bool:
        """Whether a hit has a word as it is, inflected or derived at most."""
        stems = self._known[word].stems.items()
        met = [stem for stem, how in stems if how >= _AS_IT_IS]
        return bool(met) and self.asked.index.has_in(hit.document, met)

    def _share(self, word: str, hit: Hit) -> float:
        """How much of a word a hit has: half, where it has one part of a compound alone."""
        known = self._known[word]
        has = self.asked.index.has_in
        there = [half for half in known.halves if has(hit.document, half)]
        return known.share * (len(there) / len(known.halves) if known.halves else 1.0)

    def _is_named(self, hit: Hit) -> bool:
        """Whether something names the hit.

        Words in passing do so where there are several, or where nothing is asked but this word:
        who asks whether one may do something means no session in which it is said.
        """
        if self.named(hit) or len(hit.matched) > 1:
            return True
        of_it = self.asked.fact is Fact.TIME or self.asked.has(Sense.CHANGES)
        may_one = not of_it and any(map(self.asked.has, _OF_POSSIBILITY))
        return self.is_exact(hit) and not self.asked.of_ones_own and not may_one

    def practical_is_named(self) -> bool:
        """Whether what people ask everybody stands in a name, in this very form."""
        return all(
            self._is_said(word) and any(self.is_what(hit, word) for hit in self.hits)
            for word in self.practical
        )

    def is_what(self, hit: Hit, word: Word) -> bool:
        """Whether a name has a word, or one that ends with it: „Flohmarkt“ is a „Markt“."""
        if hit.matched.get(word) not in NAMES:
            return False
        title = hit.document.fields.get(Field.TITLE, ())
        return self.is_exact(hit) or any(name.folded.endswith(word.folded) for name in title)

    def _is_said(self, word: Word) -> bool:
        """Whether the programme has a word in this form; "parken" is no park, «воду» is «вода»."""
        known = self.asked.known(word)
        in_latin = word.script == LATIN and self.asked.index.has(word)
        inflects = len(word) >= _LONG or (known.exact and not in_latin)
        inflects = inflects and any(met >= _AS_IT_IS for met in known.stems.values())
        return inflects or self.asked.index.says(word)


def evidence_of(asked: Asked, words: Sequence[Word]) -> Evidence:
    """What the index has for some words of a question, kept as long as that is."""
    looked_up = (*dict.fromkeys(words[:LOOKED_UP]),)
    found = asked.found.get(looked_up)
    if found is None:
        found = asked.found[looked_up] = Evidence(asked, looked_up)
    return found
