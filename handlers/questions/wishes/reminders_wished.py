"""Wishes for reminders: so long before, in the evening, no more, or none at all."""

from handlers.agenda.actions import Reminders, RemindersWished, Wanted
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.how_long_before import length_said, minutes_before
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from locales.time_words import EVENING


def reminders(q: Query) -> Intent | None:
    """Be reminded, more, less or not at all; a group that is called so is no wish."""
    asked = q.asked
    of_ones_own = asked.has(Sense.ME) and asked.has(Sense.MINE)
    if asked.has(Sense.GROUPS) and not of_ones_own:
        return None
    ways = (Sense.SWITCH, Sense.OFF, Sense.ERASE)
    switched = asked.has(Sense.REMINDERS) and any(map(asked.has, ways))
    off = asked.has(Sense.WRITES) and asked.has(Sense.OFF) and asked.has(Sense.ME)
    stops = asked.says(Phrase.STOP) and not asked.says(Phrase.RESIGNING)
    if (off or stops) and not any(
        map(asked.index.is_in_a_name, asked.without(Sense.WRITES, Sense.REMINDERS, Sense.OFF))
    ):
        return OpenScreen(_wish(asked, on=False))
    if wants_to_be_reminded(asked) or (
        switched and asked.only(*ways, Sense.REMINDERS, Sense.ALL, Sense.ME)
    ):
        # "Do not forget to remind me" takes nothing back.
        return OpenScreen(_wish(asked, on=asked.has(Sense.ERASE) == asked.has(Sense.OFF)))
    return None


def wants_to_be_reminded(asked: Asked) -> bool:
    """Whether a verb says so, or "a reminder", as nothing of a programme is called."""
    if asked.says(Phrase.REMINDS_OTHERS):
        return False
    return asked.has(Sense.REMIND) or asked.says(Phrase.A_REMINDER)


def _wish(asked: Asked, *, on: bool) -> Reminders:
    """What is to be switched; all settings where that is not clear."""
    length = length_said(asked)
    if minutes := minutes_before(asked):
        return RemindersWished(Wanted.BEFORE, on, minutes)
    if asked.time.part == EVENING or (length and length.days is not None):
        return RemindersWished(Wanted.EVENING, on)
    clear = not (on or asked.time.said or asked.has(Sense.GROUPS))
    return RemindersWished(Wanted.ALL, on=False) if clear else Reminders()
