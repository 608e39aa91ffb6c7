"""Every press × every role × private, group, forwarded, long ago, and carried by another press."""

from itertools import cycle, islice

import pytest

from handlers.features import features
from handlers.frame.actions import pack
from handlers.home.actions import ChooseLanguage
from handlers.ui.action import Action
from handlers.ui.back import Anew
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.judging import is_out_of_date, is_refused, not_refused, wrong_about
from tests.flows.rights.roles import CHAT, Role
from tests.flows.rights.table import TABLE, Roles, Row

_REFUSED_TO = 2
"""Beside the private chat, to so many of those who may not; to all of them by `make soak`."""


def test_every_press_there_is_has_a_row() -> None:
    assert {type(row.press) for row in TABLE} == {
        entry.action for feature in features().all for entry in feature.actions
    }


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_in_private_everybody_may_what_the_table_says_and_nothing_else(
    house: DirectBot, role: Role
) -> None:
    wrong = [found for row in TABLE for found in await _in_private(house, row, role)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", range(4))
async def test_elsewhere_nobody_may_more(house: DirectBot, part: int) -> None:
    wrong = []
    for number in range(part, len(TABLE), 4):
        row = TABLE[number]
        for role in _some(row.private, number):
            wrong += await _elsewhere_in_private(house, row, role)
        for role in _some(row.group, number):
            wrong += await _in_group(house, row, role)
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_elsewhere_nobody_may_more_whatever_they_press(house: DirectBot, role: Role) -> None:
    wrong = []
    for row in TABLE:
        wrong += await _elsewhere_in_private(house, row, role)
        wrong += await _in_group(house, row, role)
    assert not wrong, "\n".join(wrong)


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


async def _elsewhere_in_private(house: DirectBot, row: Row, role: Role) -> list[str]:
    """Under a forwarded message, under one from long ago, and as what another press carries."""
    wrong = await _in_private(house, row, role, forwarded=True)
    wrong += await _in_private(house, row, role, old=True)
    if role in row.private:
        return wrong
    for press in (Anew(row.press), ChooseLanguage("de", row.press)):
        data = _packed(press)
        if data is not None:
            reaction = await house.press(role.value, data)
            case, refused = f"{role.name} {press}", is_out_of_date(reaction)
            wrong += not_refused(case, reaction, refused, role, house.kept, house)
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
