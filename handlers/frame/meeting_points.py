"""Where a session without a place begins, as far as its description says so."""

import re
from functools import cache
from typing import Final

from handlers.frame.reader import Reader
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.model import Session

_ENDS: Final = re.compile(r"(?<=\w\w\w[.!?])\s+(?=[^\W\d_])|\n+")
"""The end of a sentence; "Dr." and "No. 5" are none."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence.strip() for sentence in _ENDS.split(text)]


def meeting_point(reader: Reader, shown: Session) -> str:
    """The first sentence that says where a session begins; empty where it has a place, or none."""
    if shown.place or not shown.abstract:
        return ""
    stems, rules = _stems_of_meeting(reader.tr.languages), word_rules(reader.tr.languages)
    for sentence in sentences_of(reader.text(shown.abstract)):
        if any(word.stem in stems for word in rules.all_words(sentence)):
            return sentence
    return ""


@cache
def _stems_of_meeting(languages: Languages) -> frozenset[str]:
    """The stems of the words for where people gather or leave from, in all languages."""
    said = (language.table("questions").get("meets", "") for language in languages.all)
    return frozenset(word.stem for word in word_rules(languages).all_words(" ".join(said)))
