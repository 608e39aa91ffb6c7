"""The room of a team: bound, followed, left, given up; and reminded by lead times of its own."""

from dataclasses import replace
from datetime import timedelta

from storage.teams import chats, presence
from storage.teams.model import REMINDER, Answer, Notice
from tests.storage.reminded import put_due
from tests.storage.teams.team_world import LEADER, NOW, PERM, UFA, WORKSHOP, Forum, with_workshop

CHAT = -700


async def bound(forum: Forum, team: str = PERM, thread: int | None = None) -> bool:
    return await forum.do(chats.bind, LEADER, team, chat=CHAT, thread=thread)


async def test_a_chat_is_the_room_of_one_team_and_a_team_has_one_room(forum: Forum) -> None:
    assert await bound(forum)
    assert await bound(forum)
    assert not await bound(forum, UFA)
    assert await bound(forum, UFA, thread=5)
    assert await bound(forum, PERM, thread=6)
    assert await forum.rows("SELECT team, thread FROM team_chat ORDER BY thread") == [
        (UFA, 5),
        (PERM, 6),
    ]


async def test_a_group_that_becomes_a_supergroup_is_followed_with_what_is_owed_to_it(
    forum: Forum,
) -> None:
    await bound(forum)
    await due_before(forum, 15)
    await forum.database.write(chats.follow, CHAT, -1_000_700)
    found = await forum.database.read(chats.of, PERM)
    assert found is not None
    assert found.chat == -1_000_700
    assert await forum.owed() == [(REMINDER, -1_000_700)]


async def test_a_lost_chat_frees_every_team_in_it_and_its_leaders_are_told(forum: Forum) -> None:
    await forum.joins(LEADER)
    await bound(forum)
    await bound(forum, UFA, thread=5)
    await due_before(forum, 15)
    await forum.database.write(chats.lose, forum.snapshot, CHAT, NOW)
    assert await forum.rows("SELECT * FROM team_chat") == []
    owed = await forum.owed()
    assert (Notice.CHAT_LOST, LEADER) in owed
    assert [chat for kind, chat in owed if kind == REMINDER] == []


async def test_a_lost_topic_leaves_its_team_in_the_main_one(forum: Forum) -> None:
    await forum.joins(LEADER)
    await bound(forum, thread=5)
    await forum.database.write(chats.lose_topic, forum.snapshot, CHAT, 5, NOW)
    assert await forum.rows("SELECT chat, thread FROM team_chat") == [(CHAT, 0)]
    assert await forum.owed() == [(Notice.TOPIC_LOST, LEADER)]


async def test_where_the_main_topic_is_anothers_a_lost_one_unbinds(forum: Forum) -> None:
    await forum.joins(LEADER)
    await bound(forum, thread=5)
    await bound(forum, UFA)
    await forum.database.write(chats.lose_topic, forum.snapshot, CHAT, 5, NOW)
    assert await forum.rows("SELECT team FROM team_chat") == [(UFA,)]
    assert await forum.owed() == [(Notice.CHAT_LOST, LEADER)]


async def test_a_chat_is_reminded_by_lead_times_of_its_own(forum: Forum) -> None:
    await bound(forum)
    await forum.database.write(chats.toggle_lead, PERM, 30)
    await forum.database.write(chats.toggle_lead, PERM, 15)
    await due_before(forum, 60)
    assert await forum.owed() == []
    await due_before(forum, 30)
    assert await forum.owed() == [(REMINDER, CHAT)]
    await due_before(forum, 15)
    assert await forum.owed() == [(REMINDER, CHAT)]


async def test_an_answer_counts_as_long_as_the_workshop_starts_when_it_did(forum: Forum) -> None:
    await forum.joins(1)
    await forum.joins(2)
    workshop = forum.snapshot.sessions[WORKSHOP]
    await forum.database.write(presence.say, 1, workshop, Answer.COMING, NOW)
    await forum.database.write(presence.say, 1, workshop, Answer.HERE, NOW)
    await forum.database.write(presence.say, 2, workshop, Answer.ABSENT, NOW)
    said = await forum.database.read(presence.roll_call, PERM, workshop)
    assert said.answers == {1: Answer.HERE, 2: Answer.ABSENT}
    await forum.publish(with_workshop(lambda s: replace(s, start=s.start + timedelta(hours=1))))
    moved = forum.snapshot.sessions[WORKSHOP]
    assert (await forum.database.read(presence.roll_call, PERM, moved)).answers == {}
    assert await forum.database.read(presence.said, 1, moved) is None


async def due_before(forum: Forum, minutes: int) -> None:
    """Look for what is due so many minutes before the workshop."""
    now = forum.snapshot.sessions[WORKSHOP].start - timedelta(minutes=minutes)
    await put_due(forum.database, forum.snapshot, now)
