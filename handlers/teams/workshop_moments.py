"""The day, the hour and the length of a workshop, as its leader answers, or takes back an answer.

A text that cannot be read is asked for again, a button that cannot be meant gives None. No moment
is taken that is over.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from handlers.frame.forms import AskAgain
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, is_word_for, says_later
from handlers.frame.times.reading import read_time
from handlers.frame.times.written import (
    LONGEST,
    day_and_hours_written,
    day_of_month,
    day_written,
    delay_written,
    hours_written,
    length_written,
)
from handlers.frame.written import is_question
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_form_screens as views
from handlers.ui.on_a_phone import shortened
from locales.time_words import time_words
from locales.words import word_rules
from storage.plain_text import one_line
from storage.programme.model import Kind
from storage.programme.searching.thesaurus import thesaurus
from storage.teams.workshop_drafts import WorkshopDraft

_MINUTES_OF_A_DAY: Final = 24 * 60
_STEP: Final = 5
_QUOTED: Final = 60
_A_WORKSHOP: Final = 4
"""The fewest words that tell of a whole one: "new workshop tomorrow 6 pm"."""


def day(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if says_later(text, reader.tr.languages):
        return kept(reader)
    said = without_courtesies(reader, text)
    if both := day_and_hours_written(reader, said):
        _on, begins, minutes = both
        minute = begins.hour * 60 + begins.minute
        draft = replace(draft, minute=minute, length=minutes or draft.length)
    meant = both[0] if both else day_of_month(reader, said) or day_written(reader, said)
    if meant is None:
        unread = reader.tr("I cannot read “{text}” as a day.", text=shortened(text, _QUOTED))
        return otherwise(reader, draft, text) or AskAgain(unread)
    made = _on_day(reader, draft, meant)
    return made or AskAgain(reader.tr("This day is over: choose another one."))


def picked_day(reader: Reader, draft: WorkshopDraft, pick: w.PickDay) -> WorkshopDraft | None:
    return _on_day(reader, draft, pick.day)


def _on_day(reader: Reader, draft: WorkshopDraft, day: date) -> WorkshopDraft | None:
    """Another day; the hour stays, unless it is over on that day. None for a day that is over."""
    if day < reader.today:
        return None
    moved = replace(draft, day=day)
    return replace(moved, minute=None) if views.is_over(reader, moved) else moved


def hour(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if says_later(text, reader.tr.languages):
        return kept(reader)
    unread = reader.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
    said = without_courtesies(reader, text)
    read = at_hours(reader, draft, said) or otherwise(reader, draft, said)
    return read or AskAgain(unread)


def at_hours(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain | None:
    """The hour, and the length where an end is written too; None for what says something else."""
    if ahead := delay_written(reader, one_line(text)):
        return _from_now(reader, draft, ahead)
    begins = None if draft.minute is None else time(*divmod(draft.minute, 60))
    meant = hours_written(reader, one_line(text), begins)
    if meant is None:
        return None
    first, minutes = meant
    moved = replace(draft, minute=first.hour * 60 + first.minute, length=minutes or draft.length)
    if views.is_over(reader, moved):
        return AskAgain(reader.tr("This hour is over: choose another one."))
    return moved


def _from_now(reader: Reader, draft: WorkshopDraft, ahead: timedelta) -> WorkshopDraft:
    """Begins so long from now, at the next five minutes."""
    at = reader.snapshot.local(reader.now + ahead)
    minute = -(-(at.hour * 60 + at.minute) // _STEP) * _STEP
    day, minute = divmod(minute, _MINUTES_OF_A_DAY)
    return replace(draft, day=at.date() + timedelta(days=day), minute=minute)


def picked_hour(reader: Reader, draft: WorkshopDraft, pick: w.PickHour) -> WorkshopDraft | None:
    moved = replace(draft, minute=pick.minute)
    return moved if pick.minute < _MINUTES_OF_A_DAY and not views.is_over(reader, moved) else None


def length(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    said = without_courtesies(reader, text)
    minutes = length_written(reader, one_line(text)) or length_written(reader, said)
    if minutes:
        return replace(draft, length=minutes)
    if says_later(text, reader.tr.languages):
        return kept(reader)
    until = at_hours(reader, replace(draft, length=None), text)
    if isinstance(until, AskAgain) or (until is not None and until.length):
        return until
    unread = reader.tr("I cannot read “{text}” as a length.", text=shortened(text, _QUOTED))
    corrected = otherwise(reader, draft, text) if corrects(reader, text) else None
    return corrected or AskAgain(unread)


def picked_length(
    _reader: Reader, draft: WorkshopDraft, pick: w.PickLength
) -> WorkshopDraft | None:
    return replace(draft, length=pick.minutes) if 0 < pick.minutes <= LONGEST else None


def otherwise(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain | None:
    """The draft with another day, hour or length, as a text says: "no, rather at 4"; None where it
    says none of these, or more besides.
    """
    said = without_courtesies(reader, text)
    if not said or said.isdecimal():
        return None
    if day_and_hours_written(reader, said) or day_written(reader, said):
        return day(reader, draft, said)
    if (moved := at_hours(reader, draft, said)) is not None:
        return moved
    minutes = length_written(reader, said)
    return replace(draft, length=minutes) if minutes else None


def is_beside(reader: Reader, text: str) -> bool:
    """Whether a text is no answer: it asks something, or tells of a whole workshop and its hour."""
    languages = reader.tr.languages
    words, names = word_rules(languages).words_of(text), thesaurus(languages).names
    tells = len(words) >= _A_WORKSHOP and any(names(word, Kind.WORKSHOP) for word in words[:2])
    is_told = tells and read_time(words, time_words(languages)).names_an_hour
    return is_told or is_question(reader, text)


def corrects(reader: Reader, text: str) -> bool:
    """Whether a text begins as one that takes back what was said: "no, rather …"."""
    first, _, rest = one_line(text).partition(" ")
    return bool(rest) and is_word_for("correcting", first, reader.tr.languages)


def other_than_asked(
    reader: Reader, draft: WorkshopDraft, text: str
) -> WorkshopDraft | AskAgain | None:
    """What a text says that is no name: that it is answered later, another hour, or anything that
    takes back what was said before; else None.
    """
    if says_later(text, reader.tr.languages):
        return kept(reader)
    if corrects(reader, text):
        return otherwise(reader, draft, text)
    said = without_courtesies(reader, text)
    return None if said.isdecimal() else at_hours(reader, draft, said)


def kept(reader: Reader) -> AskAgain:
    """What somebody reads who will answer later."""
    return AskAgain(reader.tr("What you have said so far is kept. Go on whenever you like."))


def without_courtesies(reader: Reader, text: str) -> str:
    """A text without words that only stand beside what it says: "please", "no, rather"."""
    return " ".join(word for word in one_line(text).split() if not _is_courtesy(reader, word))


def _is_courtesy(reader: Reader, word: str) -> bool:
    languages, bare = reader.tr.languages, word.strip(".,;!")
    return is_word_for("correcting", bare, languages) or is_beside_a_word([bare], languages)
