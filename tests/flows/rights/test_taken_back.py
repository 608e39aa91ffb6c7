"""Rights that are taken back while somebody is about to use them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.sandbox.chats import StoredFile
from handlers.broadcasts import actions as b
from handlers.broadcasts.progress import ProgressBoard
from handlers.desk.actions import RemoveOrganiser
from handlers.frame.actions import pack
from handlers.frame.posts import Deliverable
from handlers.registrations import actions as r
from handlers.teams import actions as t
from handlers.teams import workshop_actions as w
from handlers.ui.action import Action
from storage.broadcasts import progress_screens, store
from storage.broadcasts.report import Progress, Result
from storage.programme.model import Programme
from storage.publishing import Origin
from storage.teams.model import Answer
from tests.flows.rights import roles as c
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.judging import differences, is_out_of_date
from tests.flows.rights.reaction import Reaction
from tests.flows.rights.roles import NOW, PERM, UMWELT, Role, programme
from tests.storage.at_once import publish

_OTHER = Role.OTHER_ORGANISER.value
_PICTURE = StoredFile("f", "f.png", "image/png", b"a file")


async def test_organisers_approve_what_a_coordinator_wrote(house: DirectBot) -> None:
    house.write("UPDATE broadcast SET state = 'awaiting' WHERE id = ?", c.GROUP_WRITING)
    assert is_out_of_date(await _press(house, Role.COORDINATOR, b.Approve(c.GROUP_WRITING, 1)))
    assert _state_of(house, c.GROUP_WRITING) == "awaiting"
    await _press(house, Role.OTHER_ORGANISER, b.Approve(c.GROUP_WRITING, 1))
    assert _state_of(house, c.GROUP_WRITING) == "sending"


async def test_organisers_stop_what_a_leader_sends(house: DirectBot) -> None:
    house.write("UPDATE broadcast SET state = 'sending' WHERE id = ?", c.TEAM_SENT)
    await _press(house, Role.ORGANISER, b.Stop(c.TEAM_SENT))
    assert _state_of(house, c.TEAM_SENT) == "stopped"


async def test_a_member_says_in_the_teams_chat_that_they_come_to_its_own_workshop(
    house: DirectBot,
) -> None:
    chat = house.telegram.chats[c.CHAT]
    data = pack(t.SayPresence(c.OWN, Answer.COMING))
    assert not (await house.press(Role.MEMBER.value, data, chat)).is_alert
    assert house.dump()["presence"]


async def test_a_moment_that_is_written_is_shown_in_the_draft(house: DirectBot) -> None:
    await _press(house, Role.ORGANISER, b.AskMoment(c.WRITING))
    (text,) = (await house.say(Role.ORGANISER.value, "29.06. 9:00")).shown
    assert "Rundnachricht Nr. 1: Entwurf" in text
    assert "9:00" in text


async def test_a_draft_forged_into_naming_nonsense_stays_usable(house: DirectBot) -> None:
    for kind in ("missed", "unsure", "reached"):
        await house.press(Role.ORGANISER.value, f"bp:{c.WRITING}:{kind}:nothing")
        await house.press(Role.ORGANISER.value, f"bp:{c.WRITING}:{kind}:")
    (text,) = (await _press(house, Role.ORGANISER, b.BroadcastAt(c.WRITING))).shown
    assert "Rundnachricht Nr. 1: Entwurf" in text


async def test_a_leader_no_more_is_not_asked_to_go_on_with_a_workshop(house: DirectBot) -> None:
    house.write(
        "INSERT INTO dialogue (person, asking, asked_at) VALUES (?, ?, ?)",
        *(Role.REMOVED_LEADER.value, pack(w.AskTitle()), int(NOW.timestamp() * 1000)),
    )
    asked = await house.say(Role.REMOVED_LEADER.value, "Wann ist das Mittagessen?")
    assert "Mittagessen" in asked.shown[0]
    assert "antworten" not in str(asked.calls[0].parameters["reply_markup"])


async def test_pictures_of_an_album_that_come_after_the_role_was_taken_back_are_not_kept(
    house: DirectBot,
) -> None:
    otto = house.telegram.people[_OTHER]
    await _press(house, Role.OTHER_ORGANISER, b.NewBroadcast())
    number = max(row[0] for row in house.dump()["broadcast"])
    await _press(house, Role.OTHER_ORGANISER, b.AskVersion(number, "de"))
    house.telegram.send_file(otto, "photo", _PICTURE, media_group_id="1")
    await house.takes()
    await _press(house, Role.ORGANISER, RemoveOrganiser(_OTHER, True))
    before = house.dump()
    house.telegram.send_file(otto, "photo", _PICTURE, media_group_id="1")
    await house.takes()
    assert differences(before, house.dump(), Role.OTHER_ORGANISER) == []


async def test_what_is_edited_after_the_role_was_taken_back_is_not_kept(house: DirectBot) -> None:
    otto = house.telegram.people[_OTHER]
    await _press(house, Role.OTHER_ORGANISER, b.NewBroadcast())
    number = max(row[0] for row in house.dump()["broadcast"])
    await _press(house, Role.OTHER_ORGANISER, b.AskVersion(number, "de"))
    said = house.telegram.say(otto, "Um acht.")
    await house.takes()
    await _press(house, Role.ORGANISER, RemoveOrganiser(_OTHER, True))
    before = house.dump()
    house.telegram.edit(said, "Um neun.")
    await house.takes()
    assert differences(before, house.dump(), Role.OTHER_ORGANISER) == []


async def test_what_is_under_way_is_shown_no_more_to_an_author_who_is_no_organiser(
    house: DirectBot,
) -> None:
    house.write("UPDATE broadcast SET state = 'sending' WHERE id = ?", c.LEFT_SENT)
    place = Role.REMOVED_ORGANISER.value, 1
    await house.database.write(progress_screens.keep_if_going_on, place, c.LEFT_SENT)
    found = await house.database.read(store.find, c.LEFT_SENT)
    assert found is not None
    assert await house.database.read(progress_screens.of, c.LEFT_SENT) == [place]
    shown: list[int] = []

    async def send(chat: int, *_: object) -> None:
        shown.append(chat)

    await ProgressBoard(house.services, send).show(found, Result(Progress(sent=5)))
    assert not shown
    assert not await house.database.read(progress_screens.of, c.LEFT_SENT)


async def test_what_is_under_way_is_shown_in_no_message_that_shows_something_else_by_then(
    house: DirectBot,
) -> None:
    house.write("UPDATE broadcast SET state = 'sending' WHERE id = ?", c.LEFT_SENT)
    places = [(Role.ORGANISER.value, 1), (Role.ORGANISER.value, 2)]
    for place in places:
        await house.database.write(progress_screens.keep_if_going_on, place, c.LEFT_SENT)
    found = await house.database.read(store.find, c.LEFT_SENT)
    assert found is not None
    wanted: list[bool] = []

    async def send(_chat: int, _content: Deliverable, is_wanted: Callable[[], bool]) -> None:
        await house.database.write(progress_screens.drop, places[1:])
        wanted.append(is_wanted())

    await ProgressBoard(house.services, send).show(found, Result(Progress(sent=5)))
    assert wanted == [True, False]


@pytest.mark.parametrize(
    "press",
    [
        r.Unseat(UMWELT, Role.SEATED.value, True),
        r.SeatByHand(UMWELT, Role.SEATED.value),
    ],
)
async def test_whom_a_new_release_names_no_more_changes_no_list_before_the_bot_reads_it(
    house: DirectBot, press: r.GroupListAction
) -> None:
    await _publishes(house, _without_rights())
    assert is_out_of_date(await _press(house, Role.COORDINATOR, press))
    assert any(row[0] == Role.SEATED.value for row in house.dump()["seat"])


@pytest.mark.parametrize(
    "press",
    [t.TakeOut(PERM, Role.MEMBER.value, True), t.ConfirmLeader(PERM, Role.MEMBER.value)],
)
async def test_whom_a_new_release_names_no_more_changes_no_team_before_the_bot_reads_it(
    house: DirectBot, press: t.LeaderAction
) -> None:
    await _publishes(house, _without_rights())
    await _press(house, Role.LEADER, press)
    assert any(row[0] == Role.MEMBER.value for row in house.dump()["member"])
    assert not house.dump()["leader"]


async def _publishes(house: DirectBot, wanted: Programme) -> None:
    """Publish beside the bot, which has not read it yet."""
    await house.database.write(publish, wanted, None, Origin.FILE, NOW)


def _without_rights() -> Programme:
    final = programme()
    return replace(
        final,
        groups=tuple(replace(group, coordinators=()) for group in final.groups),
        teams=tuple(replace(team, leaders=()) for team in final.teams),
    )


async def _press(house: DirectBot, role: Role, press: Action) -> Reaction:
    return await house.press(role.value, pack(press))


def _state_of(house: DirectBot, number: int) -> str:
    return next(str(row[4]) for row in house.dump()["broadcast"] if row[0] == number)
