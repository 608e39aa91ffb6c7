"""What people say to a bot, not about the event: hello, thanks, yes, a smile, who are you."""

import re
import unicodedata
from typing import Final

from handlers.questions.intents import SmallTalk
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense

_KINDS: Final = (Sense.THANKS, Sense.GOODBYE, Sense.GREETING, Sense.REMARK)
"""The weightiest first: "hello and thank you" is answered as thanks."""

_SURROUNDING: Final = frozenset(
    (
        Sense.COMMON,
        Sense.FILLERS,
        Sense.ME,
        Sense.THE_BOT,
        Sense.YOU,
        Sense.ALL,
        Sense.THAT,
        Sense.OFF,
        Sense.WANT,
        Sense.NEED,
        Sense.TOLD,
        Sense.TOWARDS,
        *_KINDS,
    )
)
_ASKS: Final = (
    Sense.HELP,
    Sense.HUMAN,
    Sense.ABILITIES,
    Sense.MAY,
    Sense.WANT,
    Sense.WHAT,
    Sense.WHERE,
    Sense.WHO,
    Sense.CONTACT,
)
"""What asks the bot for something."""

_TELLS: Final = (Sense.REMARK, Sense.GOODBYE, Sense.THANKED_FOR, Sense.TOLD)
"""What thanks stand with that tell what they are for, and ask for nothing."""

_FEW: Final = 4
"""How many words a phrase of small talk has at most, with all beside it."""

_A_LINE: Final = 6
"""The most words of a text that is about the bot."""

_A_SENTENCE: Final = 12
"""The most words of thanks, where none of them asks for anything."""

_SMILE: Final = re.compile(r"[:;=]?-?[()]+|[:;=]-?[DPp]|[+]+|<3")


def small_talk(q: Query) -> SmallTalk | None:
    """The small talk that a text is; None where it asks something, or may do so."""
    kind = _kind_of(q.asked, q.text)
    return SmallTalk(kind) if kind else None


def _kind_of(asked: Asked, text: str) -> Sense | None:
    short = len(asked.words) <= _A_LINE and not asked.time.said and not asked.needs
    if asked.says(Phrase.WHO_IS_THIS) and short:
        return Sense.THE_BOT
    if asked.says(Phrase.GOODBYES) and len(asked.words) <= _FEW and not asked.topics:
        return Sense.GOODBYE
    thanks = _thanks_besides(asked, text)
    if asked.time.said:
        if thanks:
            return Sense.THANKS
        return Sense.GOODBYE if asked.only(Sense.GOODBYE) else None
    if not asked.words:
        return _without_words(asked, text)
    few = len(asked.words) <= _FEW and not asked.has(Sense.WRITES)
    if few and asked.says(Phrase.REMARKS):
        return Sense.REMARK
    if asked.says(Phrase.TO_THE_BOT) and _is_about_the_bot(asked):
        return Sense.THANKS if asked.has(Sense.THANKS) else Sense.REMARK
    if thanks:
        return Sense.THANKS
    # "Thank you for your help" asks for no help.
    allowed = _SURROUNDING | {Sense.HELP} if asked.has(Sense.THANKS) else _SURROUNDING
    if not all(asked.senses[word] and asked.senses[word] <= allowed for word in asked.words):
        return None
    kind = next((kind for kind in _KINDS if asked.has(kind)), None)
    if kind is Sense.REMARK and asked.says(Phrase.CONFUSED):
        # "Clear" is a remark, and "not clear" none.
        return None
    return kind or (Sense.GREETING if asked.greets else None)


def _is_about_the_bot(asked: Asked) -> bool:
    """Whether a short text says what the bot is, and asks it for nothing."""
    known = any(map(asked.knows, asked.topics)) and len(asked.topics) > 1
    short = len(asked.words) <= _A_LINE and not asked.needs and not known
    return short and not any(map(asked.has, _ASKS)) and asked.fact is None


def _thanks_besides(asked: Asked, text: str) -> bool:
    """Whether a short text gives thanks, and asks for nothing besides.

    Its other words name nothing that there is, or it tells what the thanks are for: "thanks, a fine
    concert it was". "Thanks, and the concert" asks, and so does "thanks! Does a dog need a lead?".
    """
    if not asked.has(Sense.THANKS) or len(asked.words) > _A_SENTENCE or asked.fact is not None:
        return False
    # The event as such may be praised, also where a room or a screen is called after it.
    names_nothing = not any(map(asked.index.is_in_a_name, asked.without(Sense.EVENT)))
    wonders = "?" in text and bool(asked.topics)
    if names_nothing and not asked.needs and not asked.time.said and not wonders:
        return True
    tells = any(map(asked.has, _TELLS)) or asked.greets
    needs = asked.needs and not asked.has(Sense.THANKED_FOR)
    asks = any(map(asked.has, _ASKS)) or "?" in text or asked.time.at is not None
    return tells and not needs and not asks


def _without_words(asked: Asked, text: str) -> Sense | None:
    if asked.greets:
        return Sense.GREETING
    shows_a_picture = any(unicodedata.category(character) == "So" for character in text)
    return Sense.REMARK if shows_a_picture or _SMILE.fullmatch(text.strip()) else None
