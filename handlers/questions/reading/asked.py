"""A question in its parts: the words as they are meant, what they say about time, the topics."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from handlers.frame.times.asked import TimeAsked
from handlers.questions.intents import Fact
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense, Senses
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.known import Known
from storage.programme.searching.needs import Need

if TYPE_CHECKING:
    from handlers.questions.reading.evidence import Evidence

_OF_TIME: Final = frozenset({Fact.LENGTH, Fact.END, Fact.TIME})
"""Facts of which one is enough."""


@dataclass(frozen=True)
class Asked:
    """A question: all its words, what they say about time, those that name a topic."""

    words: Sequence[Word]
    time: TimeAsked
    topics: Sequence[Word]
    senses: Senses
    about: frozenset[Sense]
    """The senses of all words."""
    phrases: frozenset[Phrase]
    index: SearchIndex
    cries: bool = False
    """Whether it begins with a plea that a mark sets off: "help!"."""
    greets: bool = False
    """Whether a greeting of several words stood in it."""
    rooms: tuple[str, ...] = ()
    """The places that are named by a number."""
    group: str | None = None
    """The group that is named by its number."""
    no_room: tuple[Word, ...] = ()
    """The words that name a numbered room that there is not."""
    nth: int | None = None
    """Which one of several: the first is 1, the last -1."""
    of_ones_own: bool = False
    """Whether a thing or a person of one's own is named, which no programme knows."""
    destinations: frozenset[Word] = frozenset()
    """The topics behind a word that says where to."""
    behind: frozenset[Word] = frozenset()
    """The topics behind a word for what comes before: "after the concert"."""
    origins: frozenset[Word] = frozenset()
    """The topics behind a word that says where from."""
    verbs: frozenset[Word] = frozenset()
    """The topics that stand where a verb is to be expected: what they say matters less."""

    needs: Sequence[Need] = ()
    """What people need at an event that it speaks of, what weighs most first."""
    carried: Sequence[Word] = ()
    """What the question before it names: "when is the concert, and does one need a ticket"."""
    practical: frozenset[Word] = frozenset()
    """The words that ask for such a thing by themselves: no session in passing answers them."""

    found: dict[Sequence[Word], "Evidence"] = field(default_factory=dict, init=False, compare=False)
    """What the index has for some of its words, as far as that was looked up."""

    def after(self, first: "Asked") -> "Asked":
        """The question as it stands behind another one."""
        return replace(self, carried=first.topics)

    def known(self, word: Word) -> Known:
        """What a word stands for in the programme."""
        return self.index.known(word)

    def has(self, sense: Sense) -> bool:
        """Whether one of the words is about this."""
        return sense in self.about

    def only(self, *senses: Sense) -> bool:
        """Whether there is a topic, and each word of it is about one of these."""
        return bool(self.topics) and not any(
            self.senses[word].isdisjoint(senses) for word in self.topics
        )

    def without(self, *senses: Sense) -> list[Word]:
        """The words of the topic that are about none of these."""
        return [word for word in self.topics if self.senses[word].isdisjoint(senses)]

    @cached_property
    def fact(self) -> Fact | None:
        """What of a thing is asked, the first of its facts where it is several."""
        return next(iter(self.facts), None)

    @cached_property
    def facts(self) -> Sequence[Fact]:
        """The facts of a thing that are asked for, the weightiest first."""
        which = self.has(Sense.WHICH)
        lasts = self.has(Sense.LASTS) or self.says(Phrase.LASTS)
        awaits = self.awaits
        asks = {
            Fact.WHO: any(map(self.has, (Sense.WHO, Sense.LEADS, Sense.CONTACT)))
            or self.says(Phrase.WHO),
            Fact.LANGUAGE: self.has(Sense.THE_LANGUAGE) and which,
            # How long it still takes says until when it does; how long it is until then, when.
            # Until when one may stay is no length either.
            Fact.LENGTH: lasts and not self.has(Sense.STILL) and not self.has(Sense.MAY),
            Fact.END: not awaits
            and (lasts or self.has(Sense.ENDS) or self.says(Phrase.UNTIL_WHEN) or self.returns),
            Fact.WHERE: self.has(Sense.WHERE)
            or self.says(Phrase.HOW_THERE)
            or self.says(Phrase.INDOORS)
            or (which and self.has(Sense.ROOMS)),
            Fact.TIME: self.has(Sense.WHEN) or self.says(Phrase.WHEN) or awaits,
        }
        facts = [fact for fact, is_asked in asks.items() if is_asked]
        of_time = [fact for fact in facts if fact in _OF_TIME]
        facts = [fact for fact in facts if fact not in of_time[1:]]
        return facts or ([Fact.LANGUAGE] if self.has(Sense.TRANSLATED) else [])

    @property
    def awaits(self) -> bool:
        """Whether it is asked how long it is until something begins: "how much time to the bus"."""
        lasts = self.has(Sense.LASTS) or self.says(Phrase.LASTS)
        until = lasts and self.says(Phrase.UNTIL_THEN) and not self.has(Sense.ENDS)
        left = self.says(Phrase.TIME_LEFT) and bool(self.destinations)
        return until or (left and not self.has(Sense.ENDS))

    @property
    def is_for_a_seat(self) -> bool:
        """Whether it asks for a free seat: one "with the doctors" is a seat in their group."""
        return self.has(Sense.SEATS) and self.has(Sense.FREE)

    @property
    def returns(self) -> bool:
        """Whether it is asked when one is back from somewhere."""
        if not self.origins or not self.has(Sense.RETURNS):
            return False
        return self.has(Sense.WHEN) or self.says(Phrase.WHEN)

    @cached_property
    def topics_besides_needs(self) -> list[Word]:
        """The words of the topic that say nothing of a need."""
        needed = frozenset[Word]().union(*(need.words for need in self.needs))
        return [word for word in self.topics if word not in needed]

    def besides_needs(self) -> "Asked":
        """The question as if nothing that people need were said in it."""
        topics = self.topics_besides_needs or self.topics
        towards = self.destinations.intersection(topics)
        return replace(self, topics=topics, destinations=towards, needs=(), practical=frozenset())

    @cached_property
    def origin_stems(self) -> frozenset[str]:
        """What the origins stand for in the programme."""
        return frozenset(stem for word in self.origins for stem in self.known(word).stems)

    @cached_property
    def destination_stems(self) -> frozenset[str]:
        """What the destinations stand for in the programme."""
        return frozenset(stem for word in self.destinations for stem in self.known(word).stems)

    def says(self, phrase: Phrase) -> bool:
        """Whether such a phrase stands in it."""
        return phrase in self.phrases

    def knows(self, word: Word) -> bool:
        """Whether the programme itself has a word."""
        known = self.known(word)
        return known.exact and self.index.names(known)
