"""What an answer to a question about a workshop means for its draft.

A text that cannot be read is asked for again, a button that cannot be meant gives None. No moment
is taken that is over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.frame.forms import AskAgain
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, is_word_for, says_later
from handlers.frame.times.written import (
    LONGEST,
    day_and_hours_written,
    day_of_month,
    day_written,
    delay_written,
    hours_written,
    length_written,
)
from handlers.frame.written import apart_by_language, is_in_other_letters, nothing_to_read
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_form_screens as views
from handlers.ui.on_a_phone import shortened
from locales import formats
from locales.words import language_by_letters
from storage.plain_text import one_line
from storage.programme.model import Text
from storage.programme.parsing.links import unfit_for_link
from storage.teams.workshop_drafts import NEW_PLACE, NO_PLACE, WorkshopDraft

_MINUTES_OF_A_DAY: Final = 24 * 60
_STEP: Final = 5
_QUOTED: Final = 60
_A_PLACE: Final = 5
"""So many words may say where a workshop is: "in the hall of the library"."""


@dataclass(frozen=True, slots=True)
class Dictated:
    """What a sentence says of a workshop, each part as it is written; empty for what it does not
    say. It is so much `later`, below zero for earlier, where no hour is said.
    """

    title: str = ""
    when: str = ""
    length: str = ""
    where: str = ""
    later: timedelta | None = None


def day(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if says_later(text, reader.tr.languages):
        return _kept(reader)
    text = one_line(text)
    if both := day_and_hours_written(reader, text):
        _on, begins, minutes = both
        minute = begins.hour * 60 + begins.minute
        draft = replace(draft, minute=minute, length=minutes or draft.length)
    meant = both[0] if both else day_of_month(reader, text) or day_written(reader, text)
    if meant is None:
        return AskAgain(
            reader.tr("I cannot read “{text}” as a day.", text=shortened(text, _QUOTED))
        )
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
        return _kept(reader)
    unread = reader.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
    return _at_hours(reader, draft, text) or AskAgain(unread)


def _at_hours(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain | None:
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
    minutes = length_written(reader, one_line(text))
    if minutes:
        return replace(draft, length=minutes)
    if says_later(text, reader.tr.languages):
        return _kept(reader)
    until = _at_hours(reader, replace(draft, length=None), text)
    if isinstance(until, AskAgain) or (until is not None and until.length):
        return until
    return AskAgain(reader.tr("I cannot read “{text}” as a length.", text=shortened(text, _QUOTED)))


def picked_length(
    _reader: Reader, draft: WorkshopDraft, pick: w.PickLength
) -> WorkshopDraft | None:
    return replace(draft, length=pick.minutes) if 0 < pick.minutes <= LONGEST else None


def where(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if (other := _other_than_asked(reader, draft, text)) is not None:
        return other
    named = _in_its_language(reader, text)
    text = one_line(text)
    if unfit_for_link(text) is None:
        return replace(draft, link=text, place=draft.place or NO_PLACE)
    if "://" in text:
        return AskAgain(not_a_link(reader, text))
    if not text:
        return AskAgain(nothing_to_read(reader))
    known = reader.snapshot.place_called(text, draft.team)
    if known:
        return replace(draft, place=known.id, place_name=None)
    return replace(draft, place=NEW_PLACE, place_name=named)


def other_place(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    named = _with_next_language(reader, draft.place_name, text)
    return named if isinstance(named, AskAgain) else replace(draft, place_name=named)


def same_place(reader: Reader, draft: WorkshopDraft, _pick: w.SamePlace) -> WorkshopDraft | None:
    if not draft.place_name:
        return None
    name = Text(draft.place_name).in_language(reader.tr.language)
    return replace(draft, place_name={Text.PLAIN: name})


def picked_place(reader: Reader, draft: WorkshopDraft, pick: w.PickPlace) -> WorkshopDraft | None:
    is_known = not pick.place or pick.place in {
        p.id for p in reader.snapshot.places_for(draft.team)
    }
    return replace(draft, place=pick.place, place_name=None) if is_known else None


def title(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if (other := _other_than_asked(reader, draft, text)) is not None:
        return other
    if not one_line(text):
        return AskAgain(nothing_to_read(reader))
    return replace(draft, title=_in_its_language(reader, text))


def other_title(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    named = _with_next_language(reader, draft.title, text)
    return named if isinstance(named, AskAgain) else replace(draft, title=named)


def corrected(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    """The draft with another day, hour, length or place, as is written: "rather at 12"."""
    said = _without_courtesies(reader, text)
    if (part := _part_named(reader, draft, one_line(text))) is not None:
        return part
    if day_and_hours_written(reader, said) or day_written(reader, said):
        return day(reader, draft, said)
    if (moved := _at_hours(reader, draft, said)) is not None:
        return moved
    minutes = None if said.isdecimal() else length_written(reader, said)
    if minutes:
        return replace(draft, length=minutes)
    # "Into the great hall" names the great hall.
    words = said.split()
    named = (" ".join(words[n:]) for n in range(len(words)))
    found = (reader.snapshot.place_called(place, draft.team) for place in named)
    known = next(filter(None, found), None)
    if known:
        return replace(draft, place=known.id, place_name=None)
    if 1 < len(words) <= _A_PLACE and is_word_for("inside", words[0], reader.tr.languages):
        return where(reader, draft, " ".join(words[1:]))
    unread = reader.tr(
        "I cannot read “{text}” as another day, hour, length or place.",
        text=shortened(text, _QUOTED),
    )
    return AskAgain(unread)


def _part_named(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain | None:
    """The draft with the part that a text names first: "title: cutting videos"."""
    first, _, rest = text.partition(" ")
    parts = {"titled": title, "placed": where}
    read = (parts[part] for part in parts if is_word_for(part, first, reader.tr.languages))
    taken = next(read, None)
    return taken(reader, draft, rest) if taken and rest else None


def dictated(reader: Reader, draft: WorkshopDraft, said: Dictated) -> WorkshopDraft:
    """The draft with as much of what was said in a sentence as can be read."""
    if said.later is not None and draft.minute is not None and draft.day is not None:
        at = datetime.combine(draft.day, time(*divmod(draft.minute, 60))) + said.later
        draft = replace(draft, day=at.date(), minute=at.hour * 60 + at.minute)
    for read, text in ((corrected, said.when), (length, said.length), (where, said.where)):
        made = read(reader, draft, text) if text else draft
        draft = draft if isinstance(made, AskAgain) else made
    made = title(reader, draft, said.title) if said.title else draft
    return draft if isinstance(made, AskAgain) else made


def _other_than_asked(
    reader: Reader, draft: WorkshopDraft, text: str
) -> WorkshopDraft | AskAgain | None:
    """What a text says that is no name: that it is answered later, or another hour; else None."""
    if says_later(text, reader.tr.languages):
        return _kept(reader)
    said = _without_courtesies(reader, text)
    return None if said.isdecimal() else _at_hours(reader, draft, said)


def _kept(reader: Reader) -> AskAgain:
    """What somebody reads who will answer later."""
    return AskAgain(reader.tr("What you have said so far is kept. Go on whenever you like."))


def _without_courtesies(reader: Reader, text: str) -> str:
    return " ".join(word for word in one_line(text).split() if not _is_courtesy(reader, word))


def _is_courtesy(reader: Reader, word: str) -> bool:
    return is_beside_a_word([word.strip(".,;!")], reader.tr.languages)


def _in_its_language(reader: Reader, text: str) -> Mapping[str, str]:
    """What is written, in the language whose letters it has; each part where it says several."""
    if parts := apart_by_language(reader, text):
        return parts
    text = one_line(text)
    return {language_by_letters(text, reader.languages, reader.tr.languages): text}


def _with_next_language(
    reader: Reader, known: Mapping[str, str] | None, text: str
) -> Mapping[str, str] | AskAgain:
    """A title or a name with what is written in the next language that it has none in."""
    text = one_line(text)
    if not text:
        return AskAgain(nothing_to_read(reader))
    without = views.languages_without(reader, known)
    if not without:
        return known or {}
    if is_in_other_letters(reader, text, without[0]):
        refused = reader.tr(
            "{in_language} this has other letters. Write it once more, or press the button.",
            in_language=formats.in_language(reader.tr, without[0]),
        )
        return AskAgain(formats.sentence_case(refused))
    return {**(known or {}), without[0]: text}
