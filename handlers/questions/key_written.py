"""What stands on a key, written instead of pressed: the name of a screen, how one takes part, or
a number of a list.
"""

from typing import Final

from handlers.desk import door as desk
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_word_for, says_home
from handlers.home.door import called
from handlers.programme.actions import Day
from handlers.questions.asker import THINGS
from handlers.questions.said_at_sign_up import taking_part
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.on_a_phone import MAX_LABEL
from locales.time_words import time_words
from locales.words import word_rules

_ONLY_SHOWN: Final = (*THINGS, Day)
"""What a number of a list leads to that changes nothing."""


def key_written(context: Context, reader: Reader, text: str) -> Action | None:
    """The screen whose key somebody writes instead of pressing it; None where it is no key."""
    if says_home(text, reader.tr.languages):
        return Home()
    if len(text) > MAX_LABEL:
        return None
    named = called(reader, text) or desk.called(reader, text)
    return named or taking_part(context, reader, text) or _numbered(context, reader, text)


def _numbered(context: Context, reader: Reader, text: str) -> Action | None:
    """The key with a number of the list that was shown last, where it opens a screen.

    Some lists change something at a press: no word does that.
    """
    last, me = context.services.last_shown, reader.person.id
    key = last.key(me, _number_said(reader, text), reader.now)
    entry = context.features.entry(key)
    if entry is None or not entry.opens:
        return None
    return key if isinstance(key, _ONLY_SHOWN) or last.of(me, reader.now) is None else None


def _number_said(reader: Reader, text: str) -> str:
    """The number in a text that has nothing else: "2.", "das zweite", «номер два»."""
    languages = reader.tr.languages
    said = word_rules(languages).all_words(text.strip(" .)"))
    left = [word for word in said if not is_word_for("beside_a_number", word, languages)]
    if len(left) != 1:
        return ""
    t, [word] = time_words(languages), left
    return str(t.ordinals.get(word.folded) or t.numbers.get(word.folded) or word)
