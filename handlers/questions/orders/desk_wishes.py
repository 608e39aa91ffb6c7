"""What an organiser writes to have something opened that is no session: whom to name, the help
desk, a group's number of seats, or a screen of theirs by its name.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from handlers.broadcasts.actions import Broadcasts
from handlers.desk.actions import ChangeProgramme, Organisers, OrganisersDesk
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.helpdesk.actions import HelpDesk
from handlers.questions.orders.denied import CLAUSES
from handlers.questions.orders.instead import new_and_old, without_and
from handlers.questions.orders.leaders_wishes import team_named
from handlers.questions.orders.recognised import asks, asks_first, reads_like_an_order
from handlers.questions.orders.told_to_many import calls_a_message_off
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.sign_up import group_named
from handlers.registrations.actions import (
    AddByHand,
    ChooseGroupToName,
    Coordinators,
    ListOf,
    Registrations,
)
from handlers.releases.actions import ChangeClosing, ProgrammeUpdate, ReleaseAt, SetCapacity
from handlers.releases.door import said_beside
from handlers.teams.actions import ChooseTeamToName, WhoLeads
from handlers.ui.action import Action
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.search import SearchIndex

_SCREENS: Final = (
    (Says.DESK, OrganisersDesk()),
    (Says.PROGRAMME_CHANGED, ChangeProgramme()),
    (Says.BROADCASTS, Broadcasts()),
)


def read_desk_wish(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """What an organiser wants opened, whatever they have before them; None where they do not."""
    return (
        screen_named(text, index.languages)
        or _key_of_release(reader, text)
        or _naming(reader, text, index)
        or _desk(text, index)
        or _seats(reader, text, index)
        or _list_or_file(reader, text, index)
    )


def screen_named(text: str, languages: Languages) -> Action | None:
    """The screen of organisers that a text names and nothing else: "new session please"."""
    words, said = word_rules(languages).words_of(text), order_words(languages)
    if calls_a_message_off(text, languages):
        return Broadcasts()
    for kind, screen in _SCREENS:
        behind = said.behind(kind, words)
        if "?" not in text and behind is not None and is_beside_a_word(behind, languages):
            return screen
    return None


def _key_of_release(reader: Reader, text: str) -> Action | None:
    """The release below which a key stands that a text repeats: it is pressed there."""
    wanted, newest, tr = text.strip(" .!").casefold(), reader.snapshot.release, reader.tr
    if wanted == tr("Tell now").casefold():
        return ReleaseAt(newest)
    before = int("".join(filter(str.isdecimal, wanted))[:6] or newest)
    is_back = wanted == tr("Go back to release {number}", number=before).casefold()
    return ReleaseAt(before + 1) if is_back and before < newest else None


def _naming(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """The screen on which somebody is given the role that a text names; None where it asks."""
    asked, said = read_question(text, index), order_words(index.languages)
    names = said.found(Says.NAMES, asked.words)
    if "?" in text or not names or asks(asked, said):
        return None
    if said.found(Says.COORDINATORS, asked.words) and reader.snapshot.groups:
        group = group_named(asked, reader.snapshot)
        return Coordinators(group) if group else ChooseGroupToName()
    if said.found(Says.LEADERS, asked.words) and reader.snapshot.teams:
        team = team_named(asked)
        return WhoLeads(team) if team else ChooseTeamToName()
    return Organisers() if said.found(Says.ORGANISERS, asked.words) else None


def _desk(text: str, index: SearchIndex) -> Action | None:
    """The help desk, where an organiser asks which questions wait for an answer."""
    asked, said = read_question(text, index), order_words(index.languages)
    return HelpDesk() if said.found(Says.OPEN_QUESTIONS, asked.words) else None


def _list_or_file(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """The list on which somebody is to stand, or who stands there; when sign-up ends; the file."""
    asked, said = read_question(text, index), order_words(index.languages)
    group = group_named(asked, reader.snapshot) if reader.snapshot.groups else None
    is_order = "?" not in text and not asks_first(asked, said)
    if said.found(Says.WHO_IS_THERE, asked.words) and reader.snapshot.groups:
        return ListOf(group) if group else Registrations()
    if is_order and said.found(Says.ADDS, asked.words) and reader.snapshot.groups:
        return AddByHand(group) if group else Registrations()
    if is_order and said.found(Says.CLOSES, asked.words) and group:
        return ChangeClosing(group)
    return ProgrammeUpdate() if said.found(Says.WORKBOOK, asked.words) else None


def _seats(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """The change of seats that a text or the beginning of it says."""
    ends = (*_ends(text, index), len(text))
    return next(filter(None, (read_seats(reader, text[:end], index) for end in ends)), None)


def read_seats(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """The change of a group's number of seats that an organiser has written: "Health: 20 seats"."""
    instead = (way for way in new_and_old(text, index.languages) if not way.behind)
    for way in instead:
        if (seats := read_seats(reader, way.new, index)) is not None:
            return seats
    asked, said = read_question(text, index), order_words(index.languages)
    numbers = {word for word in asked.words if word.isdecimal()}
    is_limit = any(said.found(kind, asked.words) for kind in (Says.LIMITS, Says.MOVES)) or any(
        said.is_one(Says.ONTO, word) and behind in numbers for word, behind in pairwise(asked.words)
    )
    if "?" in text or not is_limit or not asked.has(Sense.SEATS) or len(numbers) != 1:
        return None
    if asks_first(asked, said) or asked.has(Sense.ME):
        return None
    group, number = group_named(asked, reader.snapshot), int(next(iter(numbers))[:6])
    return SetCapacity(group, number) if group and number else None


def said_beside_seats(reader: Reader, text: str, index: SearchIndex) -> str:
    """What is said below a change of seats of what was written with it: why, or another one."""
    for end in _ends(text, index):
        if read_seats(reader, text[:end], index) is not None:
            left = without_and(text[end:].strip(" ,;:–—-"), index.languages)
            if reads_like_an_order(left, index) or read_question(left, index).time.said:
                return said_beside(reader, beside=left)
            return said_beside(reader, untold=left)
    return ""


def _ends(text: str, index: SearchIndex) -> Sequence[int]:
    """Where the first thing that a text says may end."""
    said = order_words(index.languages)
    ends = [begin for kind in (Says.AND, Says.BECAUSE) for begin, _ in said.spans(kind, text)]
    return sorted((*ends, *(found.start() for found in CLAUSES.finditer(text))))
