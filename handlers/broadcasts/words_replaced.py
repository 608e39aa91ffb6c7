"""A word of a message that its author wants to be another one: "garden instead of yard", "change 20
into 21".
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.door import Says, order_words
from locales.languages import Languages
from locales.words import word_rules
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version

_LONGEST: Final = 10
_WORD: Final = re.compile(r"[\w:.–-]*\w")


def asks_for_other_words(text: str, languages: Languages) -> bool:
    """Whether a short text says that something is to be otherwise."""
    words, said = word_rules(languages).words_of(text), order_words(languages)
    is_short = len(words) <= _LONGEST and not set(text) & set("?!\n")
    is_change = any(said.begins(kind, words) for kind in (Says.INSTEAD, Says.MOVES, Says.RETITLES))
    return is_short and (is_change or bool(said.spans(Says.INSTEAD, text)))


def with_other_words(draft: Broadcast, text: str, languages: Languages) -> Mapping[str, Version]:
    """The one version in which what is to be otherwise stands just once, as it is then; nothing
    where it stands in none, or more often.
    """
    if not asks_for_other_words(text, languages):
        return {}
    for old, new in _old_and_new(text, languages):
        found = [
            (language, match)
            for language, version in draft.versions.items()
            for match in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", version.text, re.IGNORECASE)
        ]
        if len(found) == 1:
            [(language, match)] = found
            before = draft.versions[language]
            if before.kind is not ContentKind.TEXT or before.entities:
                return {}
            put = new[:1].upper() + new[1:] if match[0][:1].isupper() else new
            said = before.text[: match.start()] + put + before.text[match.end() :]
            # An edit of what was written would bring the old word back, so it is not followed.
            return {language: Version(ContentKind.TEXT, said)}
    return {}


def _old_and_new(text: str, languages: Languages) -> Iterator[tuple[str, str]]:
    """The ways in which a text may name what is to be otherwise, and how."""
    said = order_words(languages)
    for begin, end in said.spans(Says.INSTEAD, text):
        head = _without_beside(text[:begin], languages)
        words = [*_WORD.finditer(text[end:])]
        for last in reversed(words):
            old = text[end:][: last.end()].strip(" ,")
            rest = _without_beside(text[end:][last.end() :], languages)
            if bool(head) != bool(rest):
                yield old, head or rest
    verb = min(said.spans(Says.MOVES, text), default=None)
    # Behind a colon stands all that is to be said.
    is_whole = verb is not None and text[verb[1] :].lstrip()[:1] == ":"
    if verb and not is_whole and not _without_beside(text[: verb[0]], languages):
        for kind in (Says.ONTO, Says.INTO):
            for begin, end in said.spans(kind, text):
                old = _without_beside(text[verb[1] : begin], languages)
                new = _without_beside(text[end:], languages)
                if begin > verb[1] and old and new:
                    yield old, new


def _without_beside(text: str, languages: Languages) -> str:
    """A text without the words at its ends that stand beside an order: "please"."""
    words = [found[0] for found in _WORD.finditer(text)]
    while words and is_beside_a_word(words[:1], languages):
        del words[0]
    while words and is_beside_a_word(words[-1:], languages):
        del words[-1]
    return " ".join(words)
