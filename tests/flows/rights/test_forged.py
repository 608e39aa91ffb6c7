"""What a modified client makes of the buttons: other ids, other revisions, ids that never were."""

from collections.abc import Iterator

import msgspec
import pytest

from handlers.frame.actions import pack
from handlers.ui.action import Action
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.judging import differences, wrong_about
from tests.flows.rights.roles import Role
from tests.flows.rights.table import ALL, TABLE

_NAMES = ("session", "group", "team", "place", "to", "id")
_NUMBERS = (
    "number",
    "draft",
    "release",
    "invitation",
    "delivery",
    "person",
    "base",
    "revision",
    "of",
)
_NEVER_WAS, _NO_NUMBER = "nothing", 999
_OF_A_LOOK = {"audit", "dialogue"}
"""A look at a list or a team is written down, whomever one looks for; a draft that is looked at
waits for what its author writes."""


def _forged(press: Action) -> Iterator[Action]:
    """The same press about things that never were, one at a time."""
    for name in press.__struct_fields__:
        value = getattr(press, name)
        if name in _NAMES and value and isinstance(value, str):
            yield msgspec.structs.replace(press, **{name: _NEVER_WAS})
        if name in _NUMBERS and isinstance(value, int) and value:
            yield msgspec.structs.replace(press, **{name: _NO_NUMBER})


FORGED = list(
    {pack(forged): (row, forged) for row in TABLE for forged in _forged(row.press)}.values()
)


@pytest.mark.parametrize("chosen", ["those who may", "one who may not"])
async def test_what_never_was_changes_nothing_whoever_presses_it(
    house: DirectBot, chosen: str
) -> None:
    wrong = []
    for number, (row, forged) in enumerate(FORGED):
        if chosen == "those who may":
            roles = [role for role in Role if role in (row.private if row.private != ALL else ())]
            roles = roles or [Role.SEATED]
        else:
            others = [role for role in Role if role not in row.private] or [Role.MEMBER]
            roles = [others[number % len(others)]]
        for role in roles:
            case = f"{role.name} {forged}"
            reaction = await house.press(role.value, pack(forged))
            wrong += wrong_about(case, reaction)
            if reaction.has_written:
                changed = set(differences(house.kept, house.dump(), role)) - _OF_A_LOOK
                wrong += [f"{case}: changed {changed}, said {reaction.shown}"] if changed else []
                await house.restore()
    assert not wrong, "\n".join(wrong)
