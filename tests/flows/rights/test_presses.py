"""Every press × every role × private, group, forwarded, long ago, and carried by another press."""

from enum import Enum
from itertools import cycle, islice
from typing import Final

import pytest

from handlers.features import features
from handlers.frame.action_entries import ActionEntry
from handlers.frame.actions import pack
from handlers.home.actions import ChooseLanguage
from handlers.ui.action import Action
from handlers.ui.back import Anew
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.judging import is_out_of_date, is_refused, not_refused, wrong_about
from tests.flows.rights.roles import CHAT, Role
from tests.flows.rights.table import TABLE, Roles, Row

_FEATURES: Final = features()
_REFUSED_TO: Final = 2
"""Beside the private chat, to so many of those who may not; to all of them by `make soak`."""


class Way(Enum):
    """How a press may come besides by a button that has just been sent."""

    FORWARDED = "under a message that was forwarded"
    OLD = "under one from long ago"
    ANEW = "carried by a press that opens a message of its own"
    WITH_LANGUAGE = "carried by the choice of a language"


_CARRIED: Final = (Way.ANEW, Way.WITH_LANGUAGE)
_UNDER: Final = (Way.FORWARDED, Way.OLD)


def test_every_press_there_is_has_a_row() -> None:
    assert {type(row.press) for row in TABLE} == {
        entry.action for feature in _FEATURES.all for entry in feature.actions
    }


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_in_private_everybody_may_what_the_table_says_and_nothing_else(
    house: DirectBot, role: Role
) -> None:
    """What a feature does not allow to a role at all is refused before anything of it is done: the
    rule is asked for each row then, and every third is pressed; of all others, each is.
    """
    wrong = []
    await house.say(role.value, "/help")
    reader = await house.reader(role.value)
    await house.restore()
    for number, row in enumerate(TABLE):
        if _entry(row).allowed(reader) or (number + role.value) % 3 == 0:
            wrong += await _in_private(house, row, role)
        elif role in row.private:
            wrong.append(f"{role.name} {row.press}: not allowed")
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_in_private_nobody_may_more_whatever_they_press(house: DirectBot, role: Role) -> None:
    wrong = [found for row in TABLE for found in await _in_private(house, row, role)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", range(4))
async def test_elsewhere_nobody_may_more(house: DirectBot, part: int) -> None:
    """What a press opens is decided without the message that was pressed under: `opens` is given
    the action alone, and refused in groups before. So these ways take turns there; what acts by
    itself is tried in all of them: by one who may, and by two who may not, who share them.
    """
    wrong = []
    for number in range(part, len(TABLE), 4):
        row = TABLE[number]
        entry = _entry(row)
        turn = number // 4 % 2
        for place, role in enumerate(_some(row.private, number)):
            ways = [_UNDER[turn], _CARRIED[turn]][place % 2 : place % 2 + 1]
            if entry.does:
                ways = [*Way] if role in row.private else [_UNDER[place % 2], _CARRIED[place % 2]]
            for way in ways:
                wrong += await _elsewhere_in_private(house, row, role, way)
        for role in _some(row.group, number)[: None if entry.in_groups else 1]:
            wrong += await _in_group(house, row, role)
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_elsewhere_nobody_may_more_whatever_they_press(house: DirectBot, role: Role) -> None:
    wrong = []
    for row in TABLE:
        for way in Way:
            wrong += await _elsewhere_in_private(house, row, role, way)
        wrong += await _in_group(house, row, role)
    assert not wrong, "\n".join(wrong)


def _entry(row: Row) -> ActionEntry:
    entry = _FEATURES.entry(row.press)
    assert entry is not None
    return entry


async def _in_private(
    house: DirectBot, row: Row, role: Role, *, forwarded: bool = False, old: bool = False
) -> list[str]:
    case = f"{role.name} {row.press}"
    reaction = await house.press(role.value, pack(row.press), forwarded=forwarded, old=old)
    refused = is_refused(row.refused, reaction)
    if role in row.private:
        wrong = wrong_about(case, reaction) + ([f"{case}: refused"] if refused else [])
    else:
        wrong = not_refused(case, reaction, refused, role, house.kept, house)
    await house.restore_after(reaction)
    return wrong


async def _elsewhere_in_private(house: DirectBot, row: Row, role: Role, way: Way) -> list[str]:
    if way in _UNDER:
        return await _in_private(
            house, row, role, forwarded=way is Way.FORWARDED, old=way is Way.OLD
        )
    press = Anew(row.press) if way is Way.ANEW else ChooseLanguage("de", row.press)
    data = _packed(press)
    if role in row.private or data is None:
        return []
    reaction = await house.press(role.value, data)
    case, refused = f"{role.name} {press}", is_out_of_date(reaction)
    wrong = not_refused(case, reaction, refused, role, house.kept, house)
    await house.restore_after(reaction)
    return wrong


async def _in_group(house: DirectBot, row: Row, role: Role) -> list[str]:
    case = f"{role.name} in a group {row.press}"
    reaction = await house.press(role.value, pack(row.press), house.telegram.chats[CHAT])
    refused = reaction.is_alert or is_out_of_date(reaction)
    if role in row.group:
        wrong = wrong_about(case, reaction) + ([f"{case}: refused"] if refused else [])
    else:
        wrong = not_refused(case, reaction, refused, role, house.kept, house)
    await house.restore_after(reaction)
    return wrong


def _some(may: Roles, number: int) -> list[Role]:
    """One of those who may and some of those who may not, others from row to row."""
    allowed = [role for role in Role if role in may]
    others = [role for role in Role if role not in may]
    return [*_from(allowed, number, 1), *_from(others, number, _REFUSED_TO)]


def _from(roles: list[Role], start: int, count: int) -> list[Role]:
    if not roles:
        return []
    return list(islice(cycle(roles), start % len(roles), start % len(roles) + count))


def _packed(press: Action) -> str | None:
    """The data of a press that carries another one; None where that cannot be carried."""
    try:
        return pack(press)
    except ValueError:
        return None
