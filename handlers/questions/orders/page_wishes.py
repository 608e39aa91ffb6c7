"""What an organiser wants an info page to say, in words: "add to the page on arrival that …", "the
Wi-Fi password is now …".
"""

import re
from dataclasses import dataclass
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.info.actions import InfoAt
from handlers.questions.asker import Asker
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.orders.asking import asks
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.words_of_asking import language_of
from handlers.questions.understanding import by_rules
from storage.programme.search import SearchIndex

_WORD: Final = re.compile(r"\w+")
_BREAK: Final = re.compile(r":(?!\d)|\n")
_MARKS: Final = " \t\n,;:–—-"
_OF_PEOPLE: Final = (Sense.GROUPS, Sense.TEAMS)


@dataclass(frozen=True, slots=True)
class SaidOfPage:
    """What a page is to say besides, in a language; empty where that is not said."""

    page: str
    text: str
    language: str


def added_to_a_page(
    reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> SaidOfPage | None:
    """What a text wants written on a page that it names first: "add to arrival: no bus 12"."""
    said = order_words(index.languages)
    verb = next(
        (
            (begin, end)
            for begin, end in said.spans(Says.SUPPLEMENTS, text)
            if is_beside_a_word(_WORD.findall(text[:begin]), index.languages)
        ),
        None,
    )
    if "?" in text or verb is None:
        return None
    order = text[verb[1] :]
    that = [*said.spans(Says.THAT, order), *(found.span() for found in _BREAK.finditer(order))]
    breaks = that or said.spans(Says.BESIDES, order)
    if not breaks:
        return None
    begin, end = min(breaks)
    head = _without_besides(order[:begin], said)
    asked = read_question(head, index)
    is_to_people = any(map(asked.has, _OF_PEOPLE)) or said.spans(Says.EVERYBODY, head)
    if is_to_people or not asked.topics or not order[end:].strip(_MARKS):
        return None
    page = _page(by_rules(head, reader.now, reader.snapshot, index, asker.besides())[0].intent)
    return _said(reader, page, order[end:], index) if page else None


def said_anew_of_a_page(
    reader: Reader, text: str, index: SearchIndex, intent: Intent
) -> SaidOfPage | None:
    """What is new of the page that a text was understood to be about: "the password is now …"."""
    page = _page(intent)
    if page is None or "?" in text:
        return None
    asked, said = read_question(text, index), order_words(index.languages)
    kinds = (Says.NEWLY, Says.REWRITES, Says.SUPPLEMENTS)
    if asks(asked, said) or not any(said.found(kind, asked.words) for kind in kinds):
        return None
    return _said(reader, page, _without_verb(text, said), index)


def _without_verb(text: str, said: OrderWords) -> str:
    """What is to be said where a verb is first: of "change the password to …" both parts, and
    nothing where it is not said to what.
    """
    verbs = [span for span in said.spans(Says.REWRITES, text) if span[0] == 0]
    if not verbs:
        left = any(said.spans(kind, text) for kind in (Says.REWRITES, Says.SUPPLEMENTS))
        return "" if left else text
    rest = text[max(verbs)[1] :]
    if (colon := _BREAK.search(rest)) and rest[colon.end() :].strip(_MARKS):
        return rest[colon.end() :]
    *_, into = [None, *said.spans(Says.ONTO, rest)]
    if into is None or not rest[into[1] :].strip(_MARKS):
        return ""
    return f"{rest[: into[0]].strip(_MARKS)}: {rest[into[1] :].strip(_MARKS)}"


def _without_besides(head: str, said: OrderWords) -> str:
    for begin, end in reversed(said.spans(Says.BESIDES, head)):
        head = f"{head[:begin]} {head[end:]}"
    return head


def _page(intent: Intent) -> str | None:
    match intent:
        case OpenScreen(press=InfoAt(id=page)):
            return page
        case _:
            return None


def _said(reader: Reader, page: str, text: str, index: SearchIndex) -> SaidOfPage:
    body = text.strip(_MARKS)
    heard = language_of(body, index.languages)
    language = heard if heard in reader.languages and heard else reader.tr.language
    return SaidOfPage(page, body[:1].upper() + body[1:], language)
