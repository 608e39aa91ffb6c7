"""What words say that a message which went out is to say something else, and what that is."""

import re
from dataclasses import replace
from typing import Final

from handlers.broadcasts.taking_apart import part_of
from handlers.broadcasts.words_replaced import with_other_words
from handlers.frame.short_answers import is_beside_a_word, is_word_for, says_no
from handlers.questions.door import Says, order_words
from locales.languages import Languages
from locales.words import word_rules
from storage.broadcasts.model import Broadcast
from storage.content import Version

_BREAK: Final = re.compile(r"\s*[,;:!.]+\s+|\s+[–—-]\s+|\n+")
_MARKS: Final = " \t\n,;:.!–—-"
_WORD: Final = re.compile(r"\w+")
_A_HEAD: Final = 5
"""What says that something was wrong, before what is right, has no more words."""

_LONG: Final = 4
"""Shorter words do not say what a text is about."""


def says_correct(sent: Broadcast, text: str, languages: Languages) -> bool:
    """Whether a text says that a message is to be corrected: "correct: in hall B", or has a word
    that stands in it be another one.
    """
    is_said = behind_correct(text, languages) is not None
    return is_said or bool(with_other_words(sent, text, languages))


def says_it_was_wrong(sent: Broadcast, text: str, languages: Languages) -> bool:
    """Whether a text first takes something back, and then speaks of what a message is about."""
    is_behind = said_instead(text, languages) != _sentence(text)
    return is_behind and "?" not in text and _speaks_of(sent, text, languages)


def is_about(sent: Broadcast, text: str, languages: Languages) -> bool:
    """Whether a text may say what a message is to say instead: it speaks of the same, or takes back
    something first.
    """
    if "?" in text or len(_WORD.findall(text)) < 2:
        return False
    if said_instead(text, languages) != _sentence(text):
        return True
    return _speaks_of(sent, text, languages)


def _speaks_of(sent: Broadcast, text: str, languages: Languages) -> bool:
    rules = word_rules(languages)
    told = {w.stem for v in sent.versions.values() for w in rules.all_words(v.says) if w.isalpha()}
    return any(len(w.stem) >= _LONG and w.stem in told for w in rules.words_of(text))


def said_instead(text: str, languages: Languages) -> str:
    """What a message is to say: a text without what says that something was wrong before."""
    return _sentence(_behind_what_was_wrong(text, languages))


def _behind_what_was_wrong(text: str, languages: Languages) -> str:
    if (behind := behind_correct(text, languages)) is not None:
        return behind
    found, said = _BREAK.search(text), order_words(languages)
    head = word_rules(languages).words_of(text[: found.start()]) if found else []
    wrong = {word for kind in (Says.STOPS, Says.MISTAKE) for word in said.each(kind, head)}
    wrong |= {w for w in head if says_no(w, languages) or is_word_for("correcting", w, languages)}
    others = [word for word in head if word not in wrong]
    is_head = bool(wrong) and len(head) <= _A_HEAD and is_beside_a_word(others, languages)
    return text[found.end() :] if found and is_head else text


def as_correction(version: Version, languages: Languages) -> Version:
    """What a version has a message say instead, with what stands out in that."""
    said = _behind_what_was_wrong(version.text, languages)
    if (sentence := _sentence(said)) == version.text:
        return version
    begin = version.text.rindex(said)
    # An edit of what was written would bring all of it back, so it is not followed.
    return replace(part_of(version, begin, begin + len(said)), text=sentence, message=0)


def behind_correct(text: str, languages: Languages) -> str | None:
    """What stands behind a first "correct:", or "correct the message"; None without it."""
    said = order_words(languages)
    begin, end = next(iter(said.spans(Says.CORRECTS, text)), (0, 0))
    if not end or not _names_only_the_message(text[:begin], languages):
        return None
    behind = text[end:]
    for _, ends in said.spans(Says.MESSAGE, behind):
        if _names_only_the_message(behind[:ends], languages):
            behind = behind[ends:]
            break
    return behind.lstrip(_MARKS)


def _names_only_the_message(text: str, languages: Languages) -> bool:
    said = order_words(languages)
    return all(
        said.is_one(Says.MESSAGE, word)
        or is_word_for("correcting", word, languages)
        or is_beside_a_word([word], languages)
        for word in word_rules(languages).words_of(text)
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
