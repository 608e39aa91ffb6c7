"""From a text to a question in its parts: what each word is about, which ones name a topic."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final

from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.needs_said import needs_said, practical_words, words_of
from handlers.questions.reading.ordinals import counted, counted_in_digits
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.rooms import named_room, numbered_group, read_rooms
from handlers.questions.reading.senses import Sense, Senses
from handlers.questions.reading.word_order import topics_behind, verbs_in, ways_in
from handlers.questions.reading.words_meant import words_meant
from locales.time_words import TimeWords, time_words
from locales.words import MAX_CHARACTERS, Word, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import COSTS
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
        Sense.POSSESSIVES,
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


def read_question(text: str, index: SearchIndex) -> Asked:
    """Take a question apart; words that the programme has are left as they are.

    Whether a text is an order, a question or an answer is asked in many places, each of the same
    text and the same parts of it: the index of a question has each read once.
    """
    return index.once(text, _read)


def _read(text: str, index: SearchIndex) -> Asked:
    languages, asking = index.languages, question_words(index.languages)
    written = word_rules(languages).words_of(as_spoken(text[:MAX_CHARACTERS]))
    words, greets = words_meant(written, index)
    t = time_words(languages)
    rooms = read_rooms(words, index, t)
    pairs = [*pairwise(words)]
    # "The next days of music" are no days, where the event is called so.
    event = [w for pair in pairs if _call_the_event(*pair, index, t) for w in pair]
    senses = {word: _senses(word, asking, index) for word in words}
    senses |= {word: senses[word] | {Sense.EVENT} for word in event}
    senses = _with_telephones_carried(senses)
    about = frozenset[Sense]().union(*senses.values())
    phrases = asking.phrases(words)
    in_digits, uncounted = counted_in_digits(rooms.rest, senses, index, t)
    time = read_time([word for word in uncounted if word not in event], t)
    nth, named = counted(time.rest, senses, index, t, timed=bool(time.said))
    owned = {after for before, after in pairs if Sense.POSSESSIVES in senses[before]}
    relations = {word for word in owned if _is_relation(word, senses[word], index)}
    idle = relations | _idle(words, senses, time, index)
    topics = _topics([*named, *dict.fromkeys(event)], idle, event, senses, index)
    # "The next talk", "the first talk" is asked for by its kind; "where is the talk" is about one
    # known.
    if not topics and (nth is not None or about.isdisjoint(_OF_ONE_THING)):
        kinds = thesaurus(languages)
        topics = [w for w in named if kinds.names_a_kind([w]) and index.known(w).exact]
    places, room = rooms.places, named_room(words, index)
    if room and not places and all(word == room[1] for word in topics):
        places, topics = tuple(sorted(room[0])), []
    needs = needs_said(text, words, senses, phrases, time, index)
    ways = ways_in(words, topics, senses, phrases, needs, index)
    practical = practical_words(needs, languages)
    priced = words_of(need for need in needs if need.name == COSTS)
    verbs = verbs_in(words, ways.topics, senses, index) - practical - priced
    # "A receipt for the accounts": what it is for matters as little as a verb, if nobody knows it.
    for_whom = topics_behind(Sense.MEANT_FOR, words, ways.topics, senses)
    verbs |= {word for word in for_whom if not index.is_in_a_name(word) and word not in practical}
    return Asked(
        words=words,
        time=time,
        topics=ways.topics,
        senses=senses,
        about=about,
        phrases=phrases,
        index=index,
        cries=_cries(text, asking),
        greets=greets,
        rooms=places,
        group=numbered_group(words, senses, index),
        no_room=rooms.unknown,
        nth=in_digits or nth or (1 if Phrase.WITH_WHAT in phrases else None),
        of_ones_own=bool(relations),
        destinations=ways.destinations,
        behind=topics_behind(Sense.AFTER, words, ways.topics, senses),
        origins=ways.origins,
        verbs=verbs,
        needs=needs,
        practical=practical,
    )


def _idle(words: Sequence[Word], senses: Senses, time: TimeAsked, index: SearchIndex) -> set[Word]:
    """The words that name nothing, whatever the programme has."""
    # "When does the boat cast off": what is left of a verb names nothing, nor does "from".
    particles = word_rules(index.languages).particles
    idle = {w for w in words if len(w) <= _PARTICLE and w.folded in particles}
    # "In which room" asks where something is.
    idle |= {
        room
        for which, room in pairwise(words)
        if Sense.WHICH in senses[which] and Sense.ROOMS in senses[room]
    }
    if time.names_an_hour or time.now:
        # "What is on at noon, all at the same time" asks for that hour.
        idle |= {word for word in words if Sense.OVERLAP in senses[word]}
    return idle


def _topics(
    named: Sequence[Word],
    idle: Set[Word],
    event: Sequence[Word],
    senses: Senses,
    index: SearchIndex,
) -> list[Word]:
    """Those of the words that may name something."""
    which = any(Sense.WHICH in found for found in senses.values())
    return [
        word
        for word in named
        if (Sense.FILLERS not in senses[word] or index.lists(word) or word in event)
        and len(word) > 1
        and not word[0].isdigit()
        and word not in idle
        and _names_something(senses[word], which=which)
        and not _is_about_asking(senses[word], word, index)
    ]


def _cries(text: str, asking: QuestionWords) -> bool:
    """Whether a text begins with a plea that a mark sets off, and so is no topic: "help!"."""
    pleas = "|".join(sorted(asking.words_about(Sense.PLEA)))
    return bool(pleas and re.match(rf"\W*(?:{pleas})\b\s*[!,.:;–—]", text, re.IGNORECASE))


def _call_the_event(one: Word, other: Word, index: SearchIndex, t: TimeWords) -> bool:
    """Whether the event is called by two words, of which one may say a time elsewhere."""
    says_time = any(word.folded in t.every_word for word in (one, other))
    return says_time and index.call_the_event(one, other)


def _senses(word: Word, asking: QuestionWords, index: SearchIndex) -> frozenset[Sense]:
    """What a word may be about; what most groups, or the event, are called says so.

    That something is in the country where all of it is held says nothing.
    """
    senses = asking.senses(word)
    if index.is_its_country(word):
        return senses | {Sense.FILLERS}
    # Half of the groups may be called "this and that".
    if Sense.FILLERS not in senses and index.calls_groups(word):
        return senses | {Sense.GROUPS}
    return senses | {Sense.EVENT} if index.calls_the_event(word) else senses


def _with_telephones_carried(senses: Senses) -> dict[Word, frozenset[Sense]]:
    """The senses without that of a number to call, where one takes a telephone along."""
    is_carried = any(Sense.CARRIES in found for found in senses.values())
    return {
        word: found - {Sense.REACHED_BY, Sense.CONTACT}
        if is_carried and Sense.REACHED_BY in found
        else found
        for word, found in senses.items()
    }


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
