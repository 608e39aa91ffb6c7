"""A question in its parts: the words as they are meant, what they say about time, the topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.by_place import topics_behind, verbs_in
from handlers.questions.counted import counted, counted_in_digits, names_a_kind
from handlers.questions.intents import Fact
from handlers.questions.question_words import Phrase, QuestionWords, Sense, question_words
from handlers.questions.rooms import named_room, numbered_group, read_rooms
from handlers.questions.words_meant import words_meant
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import MAX_CHARACTERS, Word, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.known import Known
from storage.programme.searching.needs import FOOD, Need, needs_of
from storage.programme.searching.thesaurus import thesaurus

_OF_ASKING: Final = frozenset(
    {
        Sense.ALL,
        Sense.ASKING,
        Sense.COMMON,
        Sense.CONTACT,
        Sense.FREE,
        Sense.HOW,
        Sense.HUMAN,
        Sense.MAY,
        Sense.MY_TURN,
        Sense.NEED,
        Sense.OFF,
        Sense.REACHED_BY,
        Sense.ROOMS,
        Sense.SEATS,
        Sense.THAT,
        Sense.WANT,
        Sense.WHAT,
        Sense.YOU,
    }
)
_PREPOSITION: Final = 2
"""Words of so few letters that the programme does not know name nothing."""

_PARTICLE: Final = 3
"""What may be left of a verb has no more letters."""

_ALIKE: Final = 0.6
"""Words that are met worse only resemble what is asked."""

_ABOUT_ASKING: Final = frozenset(
    {Sense.WHO, Sense.LEADS, Sense.ENDS, Sense.LASTS, Sense.WHEN, Sense.WHERE}
)
"""What is asked about a thing, and no name of one."""

_OF_ONE_THING: Final = frozenset(
    {Sense.WHO, Sense.LEADS, Sense.WHERE, Sense.ENDS, Sense.LASTS, Sense.THE_LANGUAGE}
)
_OF_TIME: Final = frozenset({Fact.LENGTH, Fact.END, Fact.TIME})
"""Facts of which one is enough."""

_OF_A_WISH: Final = frozenset(
    {
        Sense.GENERIC,
        Sense.GROUPS,
        Sense.TEAMS,
        Sense.OWN_THINGS,
        Sense.DATA,
        Sense.LANGUAGE,
        Sense.THE_LANGUAGE,
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: all its words, what they say about time, those that name a topic."""

    words: Sequence[Word]
    time: TimeAsked
    topics: Sequence[Word]
    senses: Mapping[Word, frozenset[Sense]]
    about: frozenset[Sense]
    """The senses of all words."""
    phrases: frozenset[Phrase]
    index: SearchIndex
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
    practical: frozenset[Word] = frozenset()
    """The words that ask for such a thing by themselves: no session in passing answers them."""

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

    @property
    def fact(self) -> Fact | None:
        """What of a thing is asked, the first of its facts where it is several."""
        return next(iter(self.facts), None)

    @property
    def facts(self) -> Sequence[Fact]:
        """The facts of a thing that are asked for, the weightiest first."""
        which = self.has(Sense.WHICH)
        asks = {
            Fact.WHO: any(map(self.has, (Sense.WHO, Sense.LEADS, Sense.CONTACT)))
            or self.says(Phrase.WHO),
            Fact.LANGUAGE: self.has(Sense.THE_LANGUAGE) and which,
            Fact.LENGTH: self.has(Sense.LASTS) or self.says(Phrase.LASTS),
            Fact.END: self.has(Sense.ENDS) or self.says(Phrase.UNTIL_WHEN) or self.returns,
            Fact.WHERE: self.has(Sense.WHERE)
            or self.says(Phrase.HOW_THERE)
            or (which and self.has(Sense.ROOMS)),
            Fact.TIME: self.has(Sense.WHEN) or self.says(Phrase.WHEN),
        }
        facts = [fact for fact, is_asked in asks.items() if is_asked]
        of_time = [fact for fact in facts if fact in _OF_TIME]
        facts = [fact for fact in facts if fact not in of_time[1:]]
        return facts or ([Fact.LANGUAGE] if self.has(Sense.TRANSLATED) else [])

    @property
    def returns(self) -> bool:
        """Whether it is asked when one is back from somewhere."""
        asks = self.has(Sense.WHEN) or self.says(Phrase.WHEN)
        return asks and self.has(Sense.RETURNS) and bool(self.origins)

    @property
    def topics_besides_needs(self) -> list[Word]:
        """The words of the topic that say nothing of a need."""
        needed = frozenset[Word]().union(*(need.words for need in self.needs))
        return [word for word in self.topics if word not in needed]

    def besides_needs(self) -> "Asked":
        """The question as if nothing that people need were said in it."""
        topics = self.topics_besides_needs or self.topics
        towards = self.destinations.intersection(topics)
        return replace(self, topics=topics, destinations=towards, needs=(), practical=frozenset())

    def says(self, phrase: Phrase) -> bool:
        """Whether such a phrase stands in it."""
        return phrase in self.phrases

    def knows(self, word: Word) -> bool:
        """Whether the programme itself has a word."""
        known = self.known(word)
        return known.exact and self.index.names(known)


def read_question(text: str, index: SearchIndex) -> Asked:
    """Take a question apart; words that the programme has are left as they are."""
    languages, asking = index.languages, question_words(index.languages)
    written = word_rules(languages).words_of(as_spoken(text[:MAX_CHARACTERS]))
    words, greets = words_meant(written, index)
    t = time_words(languages)
    rooms = read_rooms(words, index, t)
    senses = {word: _senses(word, asking, index) for word in words}
    in_digits, uncounted = counted_in_digits(rooms.rest, senses, index, t)
    time = read_time(uncounted, t)
    nth, named = counted(time.rest, senses, index, t, timed=bool(time.said))
    topics = [
        word
        for word in named
        if Sense.FILLERS not in senses[word] and len(word) > 1 and not word[0].isdigit()
    ]
    which = any(Sense.WHICH in found for found in senses.values())
    topics = [word for word in topics if _names_something(senses[word], which=which)]
    relations = {
        after
        for before, after in pairwise(words)
        if Sense.POSSESSIVES in senses[before] and _is_relation(after, senses[after], index)
    }
    rules = word_rules(languages)
    # "When does the boat cast off": what is left of a verb names nothing.
    left_over = {w for w in words[-1:] if len(w) <= _PARTICLE and w.folded in rules.particles}
    topics = [word for word in topics if word not in relations and word not in left_over]
    topics = [word for word in topics if not _is_about_asking(senses[word], word, index)]
    about = frozenset[Sense]().union(*senses.values())
    # "The next talk" is asked for by its kind alone; "where is the talk" is about one known.
    if not topics and about.isdisjoint(_OF_ONE_THING):
        topics = [word for word in named if names_a_kind(word, index) and index.known(word).exact]
    places = rooms.places
    room = named_room(words, index)
    if room and not places and all(word == room[1] for word in topics):
        places, topics = tuple(sorted(room[0])), []
    hours = {word for word in time.said if word[0].isdigit()}
    known = needs_of(languages)
    no_need = hours | {
        word
        for word in words
        if index.calls_the_event(word)
        or (index.is_in_a_name(word) and (Sense.GROUPS in about or known.ends_alike(word)))
    }
    needs = [n for n in known.said_in(words) if no_need.isdisjoint(n.words)]
    practical = _practical(needs, languages)
    phrases = asking.phrases(words)
    origins = topics_behind(Sense.OUT_OF, words, topics, senses)
    # "I am at the station, how do I get to you": wherever that is, it is left.
    origins = frozenset(topics) if Phrase.TO_US in phrases else origins
    verbs = verbs_in(words, topics, senses, index) - practical
    # "A receipt for the accounts": what it is for matters as little as a verb, if nobody knows it.
    for_whom = topics_behind(Sense.MEANT_FOR, words, topics, senses)
    verbs |= {word for word in for_whom if not index.is_in_a_name(word) and word not in practical}
    return Asked(
        words=words,
        time=time,
        topics=topics,
        senses=senses,
        about=about,
        phrases=phrases,
        index=index,
        greets=greets,
        rooms=places,
        group=numbered_group(words, senses, index),
        no_room=rooms.unknown,
        nth=in_digits or nth,
        of_ones_own=bool(relations),
        destinations=topics_behind(Sense.TOWARDS, words, topics, senses),
        behind=topics_behind(Sense.AFTER, words, topics, senses),
        origins=origins,
        verbs=verbs,
        needs=needs,
        practical=practical,
    )


def _senses(word: Word, asking: QuestionWords, index: SearchIndex) -> frozenset[Sense]:
    """What a word may be about; what most groups, or the event, are called says so."""
    senses = asking.senses(word)
    # Half of the groups may be called "this and that".
    if Sense.FILLERS not in senses and index.calls_groups(word):
        return senses | {Sense.GROUPS}
    return senses | {Sense.EVENT} if index.calls_the_event(word) else senses


def _practical(needs: Iterable[Need], languages: Languages) -> frozenset[Word]:
    """The words that say a need alone, unless they are what something at an event is called."""
    said = (need for need in needs if need.name != FOOD and len(need.words) == 1)
    alone = (next(iter(need.words)) for need in said)
    return frozenset(word for word in alone if not thesaurus(languages).has(word))


def _names_something(senses: frozenset[Sense], *, which: bool) -> bool:
    """Whether a word may be part of a name, rather than say what is asked about it."""
    asks_language = which and Sense.THE_LANGUAGE in senses
    return senses.isdisjoint(_ABOUT_ASKING) and not asks_language


def _is_about_asking(senses: frozenset[Sense], word: Word, index: SearchIndex) -> bool:
    """Whether a word says nothing of a topic, and nothing in the programme is called so.

    It is about seats or people, or what it is, but not what it is about: "course".
    """
    names = thesaurus(index.languages)
    is_head = not senses and word.folded in names.heads
    is_head = is_head and not (names.has(word) and index.has(word))
    # "Früh" is of everyday language, „Frühstück“ is what happens at an event.
    senses = senses - {Sense.COMMON} if names.has(word) else senses
    # Two letters are a word where the programme has them, or they are short for what it has.
    is_short = len(word) <= _PREPOSITION and (bool(senses) or not index.has(word))
    says_little = is_head or is_short or bool(senses & _OF_ASKING)
    return says_little and not index.is_in_a_name(word)


def _is_relation(word: Word, senses: frozenset[Sense], index: SearchIndex) -> bool:
    """Whether "my" before a word makes it one's own, which no programme knows.

    A word that resembles one of the programme is none: "mein Gehalt" is not about „Gewalt“.
    """
    known = index.known(word)
    resembles = not known.exact and all(met < _ALIKE for met in known.stems.values())
    return senses.isdisjoint(_OF_A_WISH) and resembles
