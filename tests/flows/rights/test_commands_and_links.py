"""Every command and every deep link × every role × private and group."""

import pytest

from handlers.desk.actions import OpenInvitation
from handlers.features import features
from handlers.frame.actions import pack
from tests.flows.rights import roles as c
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.judging import not_refused, wrong_about
from tests.flows.rights.reaction import Reaction
from tests.flows.rights.roles import CHAT, STRANGE_CHAT, Role
from tests.flows.rights.table import ALL, ANY_LIST, NOBODY, OF_PERM, ORGANISERS, WRITERS, Roles

COMMANDS: dict[str, Roles] = {
    **dict.fromkeys(
        (
            "start",
            "now",
            "my",
            "search",
            "programme",
            "groups",
            "team",
            "settings",
            "privacy",
            "help",
            "places",
            "info",
            "changes",
        ),
        ALL,
    ),
    "broadcast": WRITERS,
    "registrations": ANY_LIST,
    **dict.fromkeys(("stats", "programme_update", "audit", "helpdesk"), ORGANISERS),
    **dict.fromkeys(("registrationsx", "admin", "xqgeheim"), NOBODY),
}
"""Who has which command."""

IN_GROUPS = ("now", "programme", "team")

LINKS: dict[str, Roles] = {
    "": ALL,
    f"s-{c.TALK}": ALL,
    f"s-{c.GONE}": ALL,
    f"s-{c.OWN}": OF_PERM,
    f"s-{c.OWN_GONE}": NOBODY,
    f"g-{c.UMWELT}": ALL,
    "p-halle": ALL,
    "p-nothing": NOBODY,
    "i-wlan": ALL,
    "ask": ALL,
    "i-nothing": NOBODY,
    f"t-{c.JOIN_CODE}": ALL,
    f"r-{c.CODE}": ALL,
    f"r-{'b' * 24}": ORGANISERS | {Role.PARTICIPANT},
    "lang-de": ALL,
    "lang-ru": ALL,
    **dict.fromkeys(
        (
            "s-nothing",
            "s-",
            "g-nothing",
            "t-perm-duisburg",
            "r-",
            f"s-{'x' * 40}",
            "lang-en",
            "x-umwelt",
            "O",
            "Ll:umwelt:0",
            "b-1",
            "w-O",
        ),
        NOBODY,
    ),
}
"""For whom which link leads somewhere. To organisers every link that makes one is needless."""

_UNKNOWN = "Diesen Befehl kenne ich nicht."
_NOWHERE = "Dieser Link ist falsch"
_PRIVATELY = "Das geht nur im privaten Chat mit mir."


def test_every_command_there_is_is_tried() -> None:
    assert features().commands.keys() <= set(COMMANDS)


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_a_command_beyond_ones_role_is_answered_as_unknown(
    house: DirectBot, role: Role
) -> None:
    await _chooses_a_language(house, role)
    wrong = []
    for command, may in COMMANDS.items():
        for text in (f"/{command}", f"/{command.upper()} umwelt 1"):
            reaction = await house.say(role.value, text)
            refused = len(reaction.shown) == 1 and reaction.shown[0].startswith(_UNKNOWN)
            wrong += await _judged(house, f"{role.name} {text}", reaction, refused, role, may)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("chat", [CHAT, STRANGE_CHAT], ids=["the team's chat", "a strange chat"])
async def test_in_a_group_no_role_has_more_commands_than_everybody(
    house: DirectBot, chat: int
) -> None:
    wrong, group = [], house.telegram.chats[chat]
    name = house.telegram.bot.username
    for command in COMMANDS:
        if command in ("team", "helpdesk"):
            continue
        for role in Role:
            silent = await house.say(role.value, f"/{command}", group)
            spoken = await house.say(role.value, f"/{command}@{name}", group)
            expected = [1, 1] if command in IN_GROUPS else [0, 1]
            if [len(silent.shown), len(spoken.shown)] != expected:
                wrong.append(f"{role.name} /{command}: {silent.shown} {spoken.shown}")
            if command not in IN_GROUPS and spoken.shown != (_PRIVATELY,):
                wrong.append(f"{role.name} /{command}: {spoken.shown}")
            if silent.has_written or spoken.has_written:
                wrong.append(f"{role.name} /{command}: has written")
    assert not wrong, "\n".join(wrong)


async def test_only_those_who_lead_a_team_bind_a_chat_to_it(house: DirectBot) -> None:
    for role in Role:
        reaction = await house.say(role.value, "/team", house.telegram.chats[STRANGE_CHAT])
        binds = role in {Role.LEADER, Role.OTHER_LEADER}
        chooses = role in ORGANISERS
        assert reaction.has_written == binds, role
        assert ("Wessen Chat ist das?" in reaction.shown[0]) == chooses, (role, reaction.shown)
        await house.restore_after(reaction)


async def test_only_organisers_make_a_group_the_help_desk(house: DirectBot) -> None:
    for role in Role:
        reaction = await house.say(role.value, "/helpdesk", house.telegram.chats[STRANGE_CHAT])
        assert reaction.has_written == (role in ORGANISERS), role
        assert bool(reaction.shown) == (role in ORGANISERS), role
        await house.restore_after(reaction)


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
async def test_a_link_that_is_not_for_somebody_leads_nowhere(house: DirectBot, role: Role) -> None:
    await _chooses_a_language(house, role)
    wrong = []
    for payload, links_to in LINKS.items():
        may = links_to | ORGANISERS if payload.startswith("r-") and len(payload) > 2 else links_to
        reaction = await house.say(role.value, f"/start {payload}")
        refused = len(reaction.shown) == 1 and reaction.shown[0].startswith(_NOWHERE)
        wrong += await _judged(house, f"{role.name} {payload}", reaction, refused, role, may)
    assert not wrong, "\n".join(wrong)


async def test_who_opened_a_link_is_told_to_its_giver_alone(house: DirectBot) -> None:
    await house.press(Role.SEATED.value, pack(OpenInvitation(c.CODE)))
    told = {row[3] for row in house.dump()["delivery"] - house.kept["delivery"]}
    assert told == {Role.ORGANISER.value}


async def _chooses_a_language(house: DirectBot, role: Role) -> None:
    """Before, /start asks for it whatever it names."""
    await house.say(role.value, "/start lang-de")
    house.keep()


async def _judged(
    house: DirectBot, case: str, reaction: Reaction, refused: bool, role: Role, may: Roles
) -> list[str]:
    if role in may:
        wrong = wrong_about(case, reaction) + ([f"{case}: refused"] if refused else [])
    else:
        wrong = not_refused(case, reaction, refused, role, house.kept, house)
    await house.restore_after(reaction)
    return wrong
