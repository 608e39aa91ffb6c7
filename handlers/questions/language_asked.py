"""Whether a question wants the sessions that are held in a language, or interpreted into it."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from handlers.questions.asked import Asked
from handlers.questions.senses import Sense
from locales.language_names import language_codes
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.searching.thesaurus import thesaurus

_OF_THE_ASKING: Final = frozenset(
    (Sense.FILLERS, Sense.GENERIC, Sense.WHAT, Sense.LANGUAGES, Sense.THE_LANGUAGE)
)


_UNDERSTANDING: Final = "interpreting"
"""Who says in several words that they need help to understand asks for no list."""


def language_asked(asked: Asked) -> str | None:
    """The ISO 639-1 code of the language; None where the question is about something else.

    It has to ask for sessions, by a time or by a word, and to name none: whether one is held in a
    language says its own screen.
    """
    if any(need.name == _UNDERSTANDING and len(need.words) > 1 for need in asked.needs):
        return None
    found = next(_languages_in(asked), None)
    if found is None:
        return None
    named, code = found
    rest = [w for w in asked.topics if w != named and not asked.senses[w] & _OF_THE_ASKING]
    known = [word for word in rest if asked.knows(word) or _resembles(word, asked)]
    is_kind = bool(known) and thesaurus(asked.index.languages).names_a_kind(known)
    asks = asked.time.said or asked.has(Sense.WHAT) or asked.has(Sense.GENERIC) or is_kind
    if is_kind and asked.fact is not None:
        return None
    is_wish = any(Sense.LANGUAGE in asked.senses[word] for word in rest)
    return code if asks and not is_wish and (is_kind or not known) else None


def _resembles(word: Word, asked: Asked) -> bool:
    """Whether a word names something of the programme but for a slip."""
    return Sense.COMMON not in asked.senses[word] and bool(asked.known(word).stems)


def languages_named(asked: Asked) -> frozenset[str]:
    """The ISO 639-1 codes of the languages that are named, whatever is asked of them."""
    codes = _codes_by_stem(asked.index.languages)
    return frozenset(codes[word.stem] for word in asked.words if word.stem in codes)


def names_a_language(word: Word, languages: Languages) -> bool:
    """Whether a word is the name of a language, or the adjective of a country."""
    return word.stem in _codes_by_stem(languages)


def _languages_in(asked: Asked) -> Iterator[tuple[Word, str]]:
    """The languages of a question that something may be held in."""
    codes = _codes_by_stem(asked.index.languages)
    for before, word in pairwise(asked.words):
        if Sense.HELD_IN in asked.senses[before] and word.stem in codes:
            yield word, codes[word.stem]


@cache
def _codes_by_stem(languages: Languages) -> Mapping[str, str]:
    """The languages whose names are one word, in the languages of the bot."""
    rules = word_rules(languages)
    named = (
        (str(one.locale.languages[code]), code)
        for one in languages.all
        for code in sorted(language_codes())
        if code in one.locale.languages
    )
    words = ((rules.letters_of(name), code) for name, code in named)
    return {rules.word(letters[0]).stem: code for letters, code in words if len(letters) == 1}
