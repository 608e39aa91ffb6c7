"""The words of those who want the programme changed, in the file `orders.toml` of each language."""

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Final

from locales.languages import Languages
from locales.words import Word, word_rules

_WRITTEN: Final = re.compile(r"\w+")
_BESIDE: Final = re.compile(r"[\s-]+")


class Says(StrEnum):
    """What words say about a change."""

    CANCELS = "cancels"
    REINSTATES = "reinstates"
    """That something takes place after all."""
    UNDOES = "undoes"
    """That what was published last is to be taken back."""
    TAKES_BACK = "takes_back"
    """That something is to be undone, which is named beside it."""
    CORRECTS = "corrects"
    """That a message is to say something else."""
    STOPS = "stops"
    """That what is on its way is not to go out, or was wrong."""
    LAST = "last"
    """What came last."""
    CHANGE = "change"
    """What organisers call a change, or its publishing."""
    MOVES = "moves"
    """To another hour or another place."""
    RETITLES = "retitles"
    IS_CALLED = "is_called"
    """That something is called otherwise from now on."""
    CALLS = "calls"
    """What begins an order to call it so: "call it …"."""
    LASTS = "lasts"
    """What says of a length that it is how long something takes, or no more."""
    SHORTER = "shorter"
    LONGER = "longer"
    BY = "by"
    """What stands before the length by which something is shorter or longer."""
    TITLE = "title"
    """What a session is called."""
    EARLIER = "earlier"
    """That a length of time is to be taken off, not added."""
    LATER = "later"
    NOT = "not"
    """That it is not to be changed."""
    INTO = "into"
    """What stands before a new place or hour."""
    ONTO = "onto"
    """What stands before a new hour even without a verb: "panel to 17:00"."""
    NEWLY = "newly"
    """What says of an hour that it is another one than before: "panel not before 17:00"."""
    ANOTHER = "another"
    """That a place or hour is another one, which is not named."""
    ROOM = "room"
    """What a place is called that is not named, or that has a name behind it."""
    LIMITS = "limits"
    """That so many seats are to be all there are."""
    GROWS = "grows"
    """That a group is to have more seats, or fewer."""
    ASKS_FIRST = "asks_first"
    """A verb that asks where it stands first: "is the opening cancelled"."""
    INSTEAD = "instead"
    """What stands before the old hour or place."""
    AND = "and"
    """What stands between two changes."""
    BECAUSE = "because"
    """What begins a reason."""
    SINCE = "since"
    """What begins a reason behind a comma."""
    REASON = "reason"
    """What a reason is called before a colon."""
    CONJUNCTION = "conjunction"
    """What ties a reason to what it is the reason for, which can be left out."""
    VERB_LAST = "verb_last"
    """What does so, and has the verb stand last behind it."""
    NAMES = "names"
    """That somebody is to have a role."""
    COORDINATORS = "coordinators"
    LEADERS = "leaders"
    ORGANISERS = "organisers"
    ROLES = "roles"
    """What people are called who do something there: nobody can be written to by that."""
    OPEN_QUESTIONS = "open_questions"
    """The questions to the organisers that nobody has answered."""
    DESK = "desk"
    """What the organisers' desk is called."""
    PROGRAMME_CHANGED = "programme_changed"
    """What the screen is called on which the programme is changed, or a session added to it."""
    CHANNEL = "channel"
    """What the screen is called on which changes are posted elsewhere."""
    NEW_PAGE = "new_page"
    """What begins an info page."""
    BROADCASTS = "broadcasts"
    """What the list of all messages to many is called."""
    TELLS = "tells"
    """What begins an order to write to people: "tell everybody that"."""
    PASSES_ON = "passes_on"
    """What besides says that one would like to tell the organisers something."""
    EVERYBODY = "everybody"
    WHOLLY = "wholly"
    """What speaks of all, of whom some may be left out."""
    THAT = "that"
    """What stands between the people and what they are to be told."""
    AMONG = "among"
    """What stands before the name of those who are meant of all."""
    ALSO = "also"
    """That those who are named get something as well."""
    TOWARDS = "towards"
    """What stands before the people to whom something goes: "to all"."""
    EXCEPT = "except"
    """What stands before those who are not meant of all."""
    ON_THE_SPOT = "on_the_spot"
    """Who takes part there, and not by video."""
    BY_VIDEO = "by_video"
    SENDS = "sends"
    """That a message is to go out, beside when or to whom."""
    UNSETTLED = "unsettled"
    """That a change depends on something, or is not sure yet."""
    KEEPS = "keeps"
    """That something stays as it is."""
    MISTAKE = "mistake"
    ADDS = "adds"
    """That somebody is to be put on a list."""
    STRIKES_OFF = "strikes_off"
    """That somebody is to be taken off a list."""
    GATHERS = "gathers"
    NEW_WORKSHOP = "new_workshop"
    THEY_ARE_ILL = "they_are_ill"
    """That others are, of whom a leader writes, as the next ones say whether they come."""
    THEY_MISS = "they_miss"
    THEY_ARE_LATE = "they_are_late"
    THEY_ARE_HERE = "they_are_here"
    THEY_COME = "they_come"
    BESIDE_THEM = "beside_them"
    """What stands beside these."""
    LIST = "list"
    """What the people of a group stand on."""
    CLOSES = "closes"
    """That a sign-up is to end."""
    WHO_IS_THERE = "who_is_there"
    """Who has signed up, or their list."""
    SUPPLEMENTS = "supplements"
    """That something is to be written on an info page."""
    REWRITES = "rewrites"
    """That it says something else now."""
    BESIDES = "besides"
    """What says that it is written below what stands there."""
    WORKBOOK = "workbook"
    """The file of the programme."""
    ON_ITS_WAY = "on_its_way"
    """What messages are on their way or went out."""
    CONTRASTS = "contrasts"
    """What stands before what is meant, behind what is not: "not at 6 but at 7"."""
    DRAFT = "draft"
    """What is called what is not sent yet."""
    DELETES = "deletes"
    """That it is to be forgotten."""
    GREETS = "greets"
    """What people are wished, which is part of what they are told."""
    NUMBERED = "numbered"
    """What a message that is planned is called by: "plan no. 2"."""
    REMINDS = "reminds"
    """That others be reminded of something."""
    MESSAGE = "message"
    """What is written to people."""
    PUBLISHES = "publishes"
    DISCARDS = "discards"


class OrderWords:
    """The words of some languages together."""

    def __init__(self, languages: Languages) -> None:
        self._rules = word_rules(languages)
        listed = defaultdict[str, list[list[str]]](list)
        for language in languages.all:
            for kind, said in language.table("orders").items():
                listed[kind] += [one.split("_") for one in self._rules.folded(said).split()]
        self._said = {kind: _Sayings(listed[kind]) for kind in Says}
        self._alone = {kind: _Sayings([s for s in listed[kind] if len(s) == 1]) for kind in Says}

    def found(self, kind: Says, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words of a text that say so, in their order; none where it does not."""
        said = self._said[kind].begun_among(words)
        return next(filter(None, (_in_order(one, words) for one in said)), ())

    def each(self, kind: Says, words: Sequence[Word]) -> set[Word]:
        """Every word of a text that says so, by itself or with others."""
        said = self._said[kind].begun_among(words)
        return {word for one in said for word in _in_order(one, words)}

    def begins(self, kind: Says, words: Sequence[Word]) -> bool:
        """Whether a text begins with words that say so."""
        return self.behind(kind, words) is not None

    def behind(self, kind: Says, words: Sequence[Word]) -> Sequence[Word] | None:
        """The words behind those at the beginning of a text that say so; None where it does not."""
        begun = self._said[kind].begun_among(words[:1])
        said = [s for s in begun if len(words) >= len(s) and all(map(_is, words, s))]
        return words[max(map(len, said)) :] if said else None

    def spans(self, kind: Says, text: str) -> list[tuple[int, int]]:
        """Where in a text words stand right behind each other that say so: begin and end, in their
        order.
        """
        written = [*_WRITTEN.finditer(text)]
        words = [self._rules.word(found[0].lower()) for found in written]
        begun = self._said[kind].begun_among(words)
        joined = [_BESIDE.fullmatch(text, a.end(), b.start()) for a, b in pairwise(written)]
        return sorted(
            (written[n].start(), written[n + len(said) - 1].end())
            for said in begun
            for n in range(len(words) - len(said) + 1)
            if all(map(_is, words[n : n + len(said)], said)) and all(joined[n : n + len(said) - 1])
        )

    def is_one(self, kind: Says, word: Word) -> bool:
        """Whether a single word says so."""
        return self._alone[kind].may_begin_with(word)


class _Sayings:
    """What says the same, each as its words, of which "*" ends those that may go on."""

    def __init__(self, sayings: Sequence[Sequence[str]]) -> None:
        first = [said[0] for said in sayings]
        self._sayings = sayings
        self._whole = frozenset(first)
        self._stems = tuple(word[:-1] for word in first if word.endswith("*"))

    def may_begin_with(self, word: Word) -> bool:
        """Whether one of them does: all are looked up at once, since most texts have none."""
        return word.folded in self._whole or word.folded.startswith(self._stems)

    def begun_among(self, words: Sequence[Word]) -> list[Sequence[str]]:
        """Those whose first word stands in a text."""
        first = [word for word in words if self.may_begin_with(word)]
        return [s for s in self._sayings if any(_is(word, s[0]) for word in first)] if first else []


@cache
def order_words(languages: Languages) -> OrderWords:
    """The words of some languages, read once."""
    return OrderWords(languages)


def _in_order(said: Sequence[str], words: Sequence[Word]) -> tuple[Word, ...]:
    left, found = list(said), list[Word]()
    for word in words:
        if left and _is(word, left[0]):
            found.append(word)
            del left[0]
    return () if left else tuple(found)


def _is(word: Word, said: str) -> bool:
    return word.folded.startswith(said[:-1]) if said.endswith("*") else word.folded == said
