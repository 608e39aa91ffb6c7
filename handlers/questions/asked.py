"""A question in its parts: the words as they are meant, what they say about time, the topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.lexicon import nearest_time_word
from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.counted import counted, counted_in_digits, names_a_kind
from handlers.questions.intents import Fact
from handlers.questions.question_words import Phrase, QuestionWords, Sense, question_words
from handlers.questions.rooms import named_room, read_rooms
from handlers.questions.words_of_asking import (
    in_own_letters,
    nearest_for_the_programme,
    with_one_slip,
    words_of_asking,
)
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import MAX_CHARACTERS, Word, WordRules, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import FOOD, Need, needs_of
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.searching.vocabulary import Known

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
        Sense.NEED,
        Sense.OFF,
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

_SHORTEST_PART: Final = 3
"""No part of a compound that is written apart has fewer letters."""

_SHORTEST_SLIP: Final = 5
_ABOUT_ASKING: Final = frozenset(
    {Sense.WHO, Sense.LEADS, Sense.ENDS, Sense.LASTS, Sense.WHEN, Sense.WHERE}
)
"""What is asked about a thing, and no name of one."""

_MODAL: Final = frozenset({Sense.MAY, Sense.WANT, Sense.MUST})
_BEFORE_A_VERB: Final = frozenset({Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.ASKING}) | _MODAL
_OF_ONE_THING: Final = frozenset(
    {Sense.WHO, Sense.LEADS, Sense.WHERE, Sense.ENDS, Sense.LASTS, Sense.THE_LANGUAGE}
)
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
    index: SearchIndex
    greets: bool = False
    """Whether a greeting of several words stood in it."""
    rooms: tuple[str, ...] = ()
    """The places that are named by a number."""
    no_room: bool = False
    """Whether a numbered room was named that there is not."""
    nth: int | None = None
    """Which one of several: the first is 1, the last -1."""
    of_ones_own: bool = False
    """Whether a thing or a person of one's own is named, which no programme knows."""
    destinations: frozenset[Word] = frozenset()
    """The topics behind a word that says where to."""
    origins: frozenset[Word] = frozenset()
    """The topics behind a word that says where from."""
    verbs: frozenset[Word] = frozenset()
    """The topics that stand where a verb is to be expected: what they say matters less."""

    needs: Sequence[Need] = ()
    """What people need at an event that it speaks of, what weighs most first."""
    practical: frozenset[Word] = frozenset()
    """The words that ask for such a thing by themselves: no session in passing answers them."""

    _known: dict[Word, Known] = field(default_factory=dict)

    def known(self, word: Word) -> Known:
        """What a word stands for in the programme; looked up once."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self.index.known(word)
        return found

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
        """What of a thing is asked, if a single fact of it."""
        if self.has(Sense.WHO) or self.has(Sense.LEADS) or self.has(Sense.CONTACT):
            return Fact.WHO
        if self.has(Sense.THE_LANGUAGE) and self.has(Sense.WHICH):
            return Fact.LANGUAGE
        if self.has(Sense.LASTS):
            return Fact.LENGTH
        if self.has(Sense.ENDS):
            return Fact.END
        if self.has(Sense.WHERE):
            return Fact.WHERE
        return Fact.TIME if self.has(Sense.WHEN) or self.says(Phrase.WHEN) else None

    @property
    def topics_besides_needs(self) -> list[Word]:
        """The words of the topic that say nothing of a need."""
        needed = frozenset[Word]().union(*(need.words for need in self.needs))
        return [word for word in self.topics if word not in needed]

    def says(self, phrase: Phrase) -> bool:
        """Whether such a phrase stands in it."""
        return question_words(self.index.languages).says(phrase, self.words)

    def knows(self, word: Word) -> bool:
        """Whether the programme itself has a word."""
        known = self.known(word)
        return known.exact and self.index.names(known)


def read_question(text: str, index: SearchIndex) -> Asked:
    """Take a question apart; words that the programme has are left as they are."""
    languages, asking = index.languages, question_words(index.languages)
    written = word_rules(languages).words_of(as_spoken(text[:MAX_CHARACTERS]))
    words = [_put_right(index.own(word), index) for word in written]
    ungreeted = _without_greetings(words, asking)
    greets = len(ungreeted) < len(words)
    words = _joined([_without_slip(word, index) for word in ungreeted], index)
    t = time_words(languages)
    rooms = read_rooms(words, index, t)
    senses = {word: asking.senses(word) for word in words}
    in_digits, uncounted = counted_in_digits(rooms.rest, senses, index, t)
    time = read_time(uncounted, t)
    nth, named = counted(time.rest, senses, index, t)
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
    topics = [word for word in topics if word not in relations]
    topics = [word for word in topics if not _is_about_asking(senses[word], word, index)]
    about = frozenset[Sense]().union(*senses.values())
    # "The next talk" is asked for by its kind alone; "where is the talk" is about one known.
    if not topics and about.isdisjoint(_OF_ONE_THING):
        topics = [word for word in named if names_a_kind(word, index) and index.known(word).exact]
    places = rooms.places
    room = named_room(words, index)
    if room and not places and all(word == room[1] for word in topics):
        places, topics = tuple(sorted(room[0])), []
    needs = needs_of(languages).said_in(words)
    practical = _practical(needs, languages)
    verbs = _verbs(words, topics, senses, index) - practical
    return Asked(
        words=words,
        time=time,
        topics=topics,
        senses=senses,
        about=about,
        index=index,
        greets=greets,
        rooms=places,
        no_room=rooms.unknown,
        nth=in_digits or nth,
        of_ones_own=bool(relations),
        destinations=_behind(Sense.TOWARDS, words, topics, senses),
        origins=_behind(Sense.OUT_OF, words, topics, senses),
        verbs=verbs,
        needs=needs,
        practical=practical,
    )


def _practical(needs: Iterable[Need], languages: Languages) -> frozenset[Word]:
    """The words that say a need alone, unless they are what something at an event is called."""
    said = (need for need in needs if need.name != FOOD and len(need.words) == 1)
    alone = (next(iter(need.words)) for need in said)
    return frozenset(word for word in alone if not thesaurus(languages).has(word))


def _verbs(
    words: Sequence[Word],
    topics: Sequence[Word],
    senses: Mapping[Word, frozenset[Sense]],
    index: SearchIndex,
) -> frozenset[Word]:
    """The topics behind a question word or a modal verb, or at the end of what has one.

    What the programme has in this very form, and what people ask everybody, is none of them; but
    how old or how far something is says its word in any form.
    """
    behind = {after for before, after in pairwise(words) if senses[before] & _BEFORE_A_VERB}
    modal = any(Sense.AUXILIARY in found for found in senses.values())
    last = {words[-1]} if modal else set()
    at = time_words(index.languages).at
    measured = {
        word
        for place, word in enumerate(words[1:], 1)
        # «во сколько кофе» asks for an hour.
        if Sense.HOW in senses[words[place - 1]]
        and (place < 2 or words[place - 2].folded not in at)
    }
    return frozenset(
        word
        for word in topics
        if word in behind | last | measured and (word in measured or not index.says(word))
    )


def _behind(
    sense: Sense,
    words: Sequence[Word],
    topics: Sequence[Word],
    senses: Mapping[Word, frozenset[Sense]],
) -> frozenset[Word]:
    """The topics that stand behind a word for where something goes, or where it comes from."""
    behind = {after for before, after in pairwise(words) if sense in senses[before]}
    return frozenset(word for word in topics if word in behind)


def _names_something(senses: frozenset[Sense], *, which: bool) -> bool:
    """Whether a word may be part of a name, rather than say what is asked about it."""
    asks_language = which and Sense.THE_LANGUAGE in senses
    return senses.isdisjoint(_ABOUT_ASKING) and not asks_language


def _without_greetings(words: Iterable[Word], asking: QuestionWords) -> list[Word]:
    """The words without a greeting, whose "morning" is no time asked for."""
    kept: list[Word] = []
    for word in words:
        if kept and asking.says(Phrase.GREETINGS, [kept[-1], word]):
            kept.pop()
        else:
            kept.append(word)
    return kept


def _joined(words: Sequence[Word], index: SearchIndex) -> list[Word]:
    """The words, with the parts of a compound put together that the programme has as one."""
    rules, place = word_rules(index.languages), 0
    joined: list[Word] = []
    while place < len(words):
        for count in (3, 2):
            parts = words[place : place + count]
            whole = _compound(parts, rules, index) if len(parts) == count else None
            if whole:
                joined.append(whole)
                place += count
                break
        else:
            joined.append(words[place])
            place += 1
    return joined


def _compound(parts: Sequence[Word], rules: WordRules, index: SearchIndex) -> Word | None:
    if any(len(p) < _SHORTEST_PART or not rules.builds_compounds(p.script) for p in parts):
        return None
    if any(_is_of_asking(part, index) for part in parts[:-1]):
        return None
    whole = rules.word("".join(parts))
    return whole if index.is_in_a_name(whole) else None


def _without_slip(word: Word, index: SearchIndex) -> Word:
    """A word for time or a need with a letter wrong, put right, unless the programme knows it."""
    if len(word) < _SHORTEST_SLIP or _is_of_asking(word, index) or index.has(word):
        return word
    needs = needs_of(index.languages)
    if thesaurus(index.languages).has(word) or needs.has(word):
        return word
    meant = nearest_time_word(word, time_words(index.languages))
    if meant:
        return word_rules(index.languages).word(meant)
    return nearest_for_the_programme(word, index.languages) or needs.meant(word) or word


def _is_about_asking(senses: frozenset[Sense], word: Word, index: SearchIndex) -> bool:
    """Whether a word says nothing of a topic, and nothing in the programme is called so.

    It is about seats or people, or what it is, but not what it is about: "course".
    """
    names = thesaurus(index.languages)
    is_head = not senses and word.folded in names.heads
    is_head = is_head and not (names.has(word) and index.has(word))
    says_little = is_head or len(word) <= _PREPOSITION or bool(senses & _OF_ASKING)
    return says_little and not index.is_in_a_name(word)


def _is_relation(word: Word, senses: frozenset[Sense], index: SearchIndex) -> bool:
    """Whether "my" before a word makes it a person of one's own, whom no programme knows."""
    return senses.isdisjoint(_OF_A_WISH) and not index.known(word).stems


def _is_of_asking(word: Word, index: SearchIndex) -> bool:
    return word.folded in words_of_asking(index.languages)


def _put_right(word: Word, index: SearchIndex) -> Word:
    """The word, or one about asking or time that was written in Latin letters or with a slip."""
    said = not word.isalpha() or _is_of_asking(word, index) or index.has(word)
    if said:
        return word
    if question_words(index.languages).senses(word):
        return with_one_slip(word, index.languages) or word
    return in_own_letters(word, index.languages) or with_one_slip(word, index.languages) or word
