"""What an organiser wants of a working group in words: another number of seats, somebody put on its
list, its list, or the end of its sign-up.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.denied import CLAUSES
from handlers.questions.orders.group_members import (
    OF_ONESELF,
    group_in,
    read_added,
    read_struck_off,
)
from handlers.questions.orders.instead import new_and_old, without_and
from handlers.questions.orders.recognised import reads_like_an_order
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.sign_up import group_named
from handlers.registrations.actions import AddByHand, GroupListAction, ListOf, Registrations
from handlers.releases.actions import ChangeCapacity, ChangeClosing, GroupAction, SetCapacity
from handlers.releases.door import said_beside
from handlers.ui.action import Action
from storage.programme.search import SearchIndex

_HOURS: Final = 24
"""A number that is no larger may be an hour: "health onto 14"."""

_DIGITS: Final = 6


def read_group_wish(
    reader: Reader, text: str, index: SearchIndex, shown: Action | None = None
) -> Sequence[Action]:
    """The screen that does what an organiser wants of a group, the one that is `shown` where they
    name none; one for each group where it may be any; none where they want no such thing.
    """
    groups = reader.snapshot.groups
    if not groups:
        return ()
    ends = (*_ends(text, index), len(text))
    seats = [*filter(None, (read_seats(reader, text[:end], index, shown) for end in ends))]
    counted = [wish for wish in seats if isinstance(wish[0], SetCapacity)]
    return next(iter((*counted, *seats)), ()) or _list(reader, text, index, shown)


def _list(reader: Reader, text: str, index: SearchIndex, shown: Action | None) -> Sequence[Action]:
    """The list on which somebody is to stand, or who stands there; when sign-up ends."""
    asked, said = read_question(text, index), order_words(index.languages)
    group = group_named(asked, reader.snapshot)
    if said.found(Says.WHO_IS_THERE, asked.words):
        return [ListOf(group) if group else Registrations()]
    if struck_off := read_struck_off(reader, text, index):
        return [ListOf(struck_off)]
    if added := read_added(reader, text, index):
        return [*map(AddByHand, _meant(reader, added.group, shown))]
    is_order = "?" not in text and not asks_first(asked, said)
    is_closed = is_order and said.found(Says.CLOSES, asked.words)
    return [ChangeClosing(group)] if is_closed and group else ()


def _meant(reader: Reader, group: str | None, shown: Action | None) -> Sequence[str]:
    """The group that is named, else the one that was shown, else all of them."""
    if group is None and isinstance(shown, GroupAt | GroupAction | GroupListAction):
        group = shown.id if isinstance(shown, GroupAt) else shown.group
    return [group] if group in reader.snapshot.groups and group else [*reader.snapshot.groups]


def read_seats(
    reader: Reader, text: str, index: SearchIndex, shown: Action | None = None
) -> Sequence[Action]:
    """The change of a group's number of seats that an organiser has written: "Health: 20 seats";
    where it says only that there be more, the question how many.
    """
    for way in new_and_old(text, index.languages):
        if not way.behind and (found := read_seats(reader, way.new, index, shown)):
            return found
    asked, said = read_question(text, index), order_words(index.languages)
    if "?" in text or asks_first(asked, said) or any(map(asked.has, OF_ONESELF)):
        return ()
    limits, grows, moves, names = (
        said.each(kind, asked.words) for kind in (Says.LIMITS, Says.GROWS, Says.MOVES, Says.NAMES)
    )
    seats = {word for word in asked.words if Sense.SEATS in asked.senses[word]}
    onto = {word for word in asked.words if said.is_one(Says.ONTO, word)}
    taken = limits | grows | moves | names | seats | onto
    left = [word for word in asked.words if word not in taken and not word.isdecimal()]
    named = read_question(" ".join(left), index)
    group, of_group = group_in(named, reader)
    group = asked.group or group
    is_alone = not set(named.without(Sense.GROUPS, Sense.FILLERS)) - of_group
    number = _number(asked, said)
    if group is None and not (is_alone and asked.has(Sense.GROUPS)):
        return ()
    groups = _meant(reader, group, shown)
    if number is None:
        is_said = grows and is_alone and not asked.time.said
        return [*map(ChangeCapacity, groups)] if is_said else ()
    is_onto = any(said.is_one(Says.ONTO, a) and b == number for a, b in pairwise(asked.words))
    is_changed = bool(limits | grows | moves) or is_onto
    counts = bool(seats | grows) or (int(number) > _HOURS and is_changed and not asked.time.said)
    if not int(number) or not ((is_alone and counts) or (seats and is_changed)):
        return ()
    return [SetCapacity(group, int(number)) for group in groups]


def _number(asked: Asked, said: OrderWords) -> str | None:
    """The one number of a text that is none of a group's own."""
    numbers = {word for word in asked.words if word.isdecimal()}
    if asked.group and len(numbers) > 1:
        pairs = [*pairwise(asked.words)]
        numbers &= {b for a, b in pairs if said.is_one(Says.ONTO, a)} | {
            a for a, b in pairs if Sense.SEATS in asked.senses[b]
        }
    return min(numbers)[:_DIGITS] if len(numbers) == 1 else None


def said_beside_seats(reader: Reader, text: str, index: SearchIndex) -> str:
    """What is said below a change of seats of what was written with it: why, or another one."""
    for end in _ends(text, index):
        if read_seats(reader, text[:end], index):
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
