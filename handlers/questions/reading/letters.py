"""A question that is written as a letter: whom it is to, who writes and how it closes.

All that is polite, and no part of what is asked; a name in it may be one of the programme's.
"""

import re
from typing import Final

from handlers.questions.reading.clauses import BEGIN_A_QUESTION
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.written import Written, written
from locales.time_words import time_words
from storage.programme.search import SearchIndex

_SIGNED: Final = 8
"""The most words below a letter: a name, and who that is."""

_ADDRESSED: Final = 6
"""The most words that say whom a letter is to."""

_GREETED: Final = 2
"""The most words before that: "good evening, dear ladies"."""

_OF_ASKING: Final = BEGIN_A_QUESTION | {Sense.NEED}
_SAYS_NOTHING: Final = frozenset({Sense.FILLERS, Sense.THANKS})
_ENDS_A_SENTENCE: Final = re.compile(r"[.?!;,\n)]\W*$|\n\s*$")
_ENDS_AN_ADDRESS: Final = re.compile(r"[,!\n]")
_NAME: Final = 4
_HEADED: Final = 4
"""The first words among which "my first question" says that one follows."""

_ENDS_A_HEADING: Final = re.compile(r"[:,.]\s|\s+[–—-]\s")
_ENDS_A_NAME: Final = re.compile(r"[\s.?!;,)]*$")


def without_courtesies(text: str, index: SearchIndex) -> str:
    """What is asked in a text, without what makes a letter of it."""
    letter = _Letter(text, index)
    for without in (
        _without_greeting,
        _without_closing,
        _without_address,
        _without_name,
        _without_heading,
    ):
        if (left := without(letter)) != letter.text:
            letter = _Letter(left, index)
    return letter.text


def gives_a_name(text: Written) -> bool:
    """Whether somebody says in a text who they are."""
    return any(text.said(Phrase.MY_NAME_IS))


class _Letter:
    """A text and its words, with the place of each."""

    def __init__(self, text: str, index: SearchIndex) -> None:
        read = written(text, index)
        self.text, self.index, self.asking = text, index, read.asking
        self.words, self.senses, self.written = read.words, read.senses, read.places
        self.said = read.said

    def end_of_a_name(self, place: int) -> int:
        """Where a name ends that begins with a word; where the word before ends, if none does."""
        end = self.written[place - 1].end()
        for one in self.written[place : place + _NAME]:
            if not one[0][0].isupper() or self.text[end : one.start()].strip(" -"):
                break
            end = one.end()
        return end

    def thanks(self, place: int) -> bool:
        """Whether a word gives thanks."""
        return Sense.THANKS in self.senses[place]

    def says_something(self, since: int) -> bool:
        """Whether a word from there on is more than what surrounds a question."""
        return not all(_SAYS_NOTHING & senses for senses in self.senses[since:])

    def asks(self, since: int = 0, until: int | None = None) -> bool:
        """Whether there is a question in some of its words, as far as those say so."""
        places = self.written[since:until]
        if not places:
            return False
        there = self.text[places[0].start() : places[-1].end() + 1]
        return "?" in there or any(senses & _OF_ASKING for senses in self.senses[since:until])


def _without_greeting(letter: _Letter) -> str:
    """A text without the one word with which it greets: "Morning! What is on today?"."""
    rest = letter.text[letter.written[0].end() :] if letter.written else ""
    if not rest.startswith("!"):
        return letter.text
    first, of_time = letter.words[0].folded, time_words(letter.index.languages).every_word
    greets = first in letter.asking.words_of(Phrase.GREETINGS) and first in of_time
    return rest[1:] if greets and letter.asks(1) else letter.text


def _without_closing(letter: _Letter) -> str:
    """A text without its closing and the name below it; thanks alone say nothing and stay."""
    closings = [*letter.said(Phrase.CLOSING)]
    closings += [(n, n + 1) for n in range(len(letter.words)) if letter.thanks(n)]
    for begin, behind in sorted(closings):
        before = letter.text[: letter.written[begin].start()]
        thanks = any(map(letter.thanks, range(begin, behind)))
        if thanks and not (letter.asks(0, begin) and _ENDS_A_SENTENCE.search(before)):
            continue
        signed = letter.says_something(behind)
        few = len(letter.words) - behind <= _SIGNED
        if begin and few and (signed or not thanks) and not letter.asks(begin):
            return before
    return letter.text


def _without_address(letter: _Letter) -> str:
    """A text without whom it is to, where something follows."""
    begin = next((begin for begin, _ in letter.said(Phrase.ADDRESS)), None)
    if begin is None or begin > _GREETED:
        return letter.text
    end = _ENDS_AN_ADDRESS.search(letter.text, letter.written[begin].end())
    if end is None:
        return letter.text
    addressed = sum(one.start() < end.start() for one in letter.written)
    is_address = addressed - begin <= _ADDRESSED and not letter.asks(begin, addressed)
    return letter.text[end.end() :] if is_address and letter.asks(addressed) else letter.text


def _without_name(letter: _Letter) -> str:
    """A text without who writes it, where something else is asked, not to have that name mended."""
    for begin, behind in letter.said(Phrase.MY_NAME_IS):
        end = letter.end_of_a_name(behind)
        rest = letter.text[end:]
        ends = _ENDS_A_NAME.match(rest) or re.match(rf"\s*(?:{letter.asking.joining})", rest)
        left = f"{letter.text[: letter.written[begin].start()]} {rest}"
        mends = Phrase.MENDING in letter.asking.phrases(letter.words)
        is_named = end > letter.written[behind - 1].end()
        if is_named and ends and not mends and _Letter(left, letter.index).asks():
            return left
    return letter.text


def _without_heading(letter: _Letter) -> str:
    """A text without what says only that a question follows, and which one: "first question: …"."""
    questions = (n for n, senses in enumerate(letter.senses) if Sense.QUESTION in senses)
    place = next(questions, _HEADED)
    if place >= _HEADED or letter.asks(0, place):
        return letter.text
    rest = letter.text[letter.written[place].end() :]
    ends = _ENDS_A_HEADING.match(rest)
    return rest[ends.end() :] if ends and letter.asks(place + 1) else letter.text
