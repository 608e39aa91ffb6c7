"""What an answer to a question about a workshop means for its draft: its place, its title, and what
is said in a sentence of several.

A text that cannot be read is asked for again, a button that cannot be meant gives None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import dropwhile
from typing import Final

from handlers.frame.forms import AskAgain
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_word_for
from handlers.frame.times.written import LONGEST
from handlers.frame.written import apart_by_language, is_in_other_letters, nothing_to_read
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_form_screens as views
from handlers.teams.workshop_moments import (
    at_hours,
    corrects,
    length,
    other_than_asked,
    otherwise,
    without_courtesies,
)
from handlers.ui.on_a_phone import shortened
from locales import formats
from locales.words import language_by_letters
from storage.plain_text import one_line
from storage.programme.model import Text
from storage.programme.parsing.links import unfit_for_link
from storage.teams.workshop_drafts import NEW_PLACE, NO_PLACE, WorkshopDraft

_QUOTED: Final = 60
_A_PLACE: Final = 5
"""The most words that say where a workshop is: "in the hall of the library"."""


@dataclass(frozen=True, slots=True)
class Dictated:
    """What a sentence says of a workshop, each part as it is written; empty for what it does not
    say. It is so much `later` or `longer`, below zero for earlier or shorter, where no hour or
    length is said.
    """

    title: str = ""
    when: str = ""
    length: str = ""
    where: str = ""
    later: timedelta | None = None
    longer: timedelta | None = None


def where(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if (other := other_than_asked(reader, draft, text)) is not None:
        return other
    if corrects(reader, text):
        text = _place_led_to(reader, without_courtesies(reader, text).split())
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
    if (other := other_than_asked(reader, draft, text)) is not None:
        return other
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
    if (other := other_than_asked(reader, draft, text)) is not None:
        return other
    if not one_line(text):
        return AskAgain(nothing_to_read(reader))
    return replace(draft, title=_in_its_language(reader, text))


def other_title(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    if (other := other_than_asked(reader, draft, text)) is not None:
        return other
    named = _with_next_language(reader, draft.title, text)
    return named if isinstance(named, AskAgain) else replace(draft, title=named)


def corrected(reader: Reader, draft: WorkshopDraft, text: str) -> WorkshopDraft | AskAgain:
    """The draft with another day, hour, length or place, as is written: "rather at 12"."""
    said = without_courtesies(reader, text)
    if (part := _part_named(reader, draft, one_line(text))) is not None:
        return part
    read = at_hours if said.isdecimal() else otherwise
    if (moved := read(reader, draft, said)) is not None:
        return moved
    # "Into the great hall" names the great hall.
    words = said.split()
    named = (" ".join(words[n:]) for n in range(len(words)))
    found = (reader.snapshot.place_called(place, draft.team) for place in named)
    known = next(filter(None, found), None)
    if known:
        return replace(draft, place=known.id, place_name=None)
    if len(words) <= _A_PLACE and (led_to := _place_led_to(reader, words)) != said:
        return where(reader, draft, led_to)
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
    if not first.endswith(":"):
        rest = _begun_anew(reader, rest)
    return taken(reader, draft, rest) if taken and rest else None


def _begun_anew(reader: Reader, text: str) -> str:
    """A text without the words before what is new: "now rather cutting videos"."""
    words = text.split()
    return " ".join(dropwhile(lambda word: not without_courtesies(reader, word), words))


def _place_led_to(reader: Reader, words: Sequence[str]) -> str:
    """A place without the word that leads to it: "in the hall of the library"."""
    is_led_to = len(words) > 1 and is_word_for("inside", words[0], reader.tr.languages)
    return " ".join(words[is_led_to:])


def dictated(reader: Reader, draft: WorkshopDraft, said: Dictated) -> WorkshopDraft:
    """The draft with as much of what was said in a sentence as can be read."""
    if said.later is not None and draft.minute is not None and draft.day is not None:
        at = datetime.combine(draft.day, time(*divmod(draft.minute, 60))) + said.later
        draft = replace(draft, day=at.date(), minute=at.hour * 60 + at.minute)
    if said.longer is not None and draft.length is not None:
        minutes = draft.length + said.longer // timedelta(minutes=1)
        draft = replace(draft, length=minutes) if 0 < minutes <= LONGEST else draft
    for read, text in ((corrected, said.when), (length, said.length), (where, said.where)):
        made = read(reader, draft, text) if text else draft
        draft = draft if isinstance(made, AskAgain) else made
    made = title(reader, draft, said.title) if said.title else draft
    return draft if isinstance(made, AskAgain) else made


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
