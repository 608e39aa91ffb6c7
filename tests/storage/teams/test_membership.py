"""Joining, leaving, leading: one team per person, and nobody is moved without a word."""

import pytest

from storage import privacy, profiles
from storage.releases import OutOfDate
from storage.teams import codes, leadership, membership, presence, queries
from storage.teams.model import (
    AlreadyMember,
    Answer,
    Joined,
    Leads,
    LeftTeam,
    Membership,
    NoMember,
    NoSuchCode,
    Notice,
    WouldLeave,
    first_name_of,
)
from tests.storage.teams.team_world import (
    LEADER,
    NOW,
    PERM,
    UFA,
    WORKSHOP,
    Forum,
    programme_with_teams,
    without_team,
)


async def test_whoever_has_the_code_joins_and_attends_the_teams_workshops(forum: Forum) -> None:
    assert await forum.joins(1) == Joined(PERM)
    assert await forum.joins(1) == AlreadyMember(PERM)
    query = "SELECT DISTINCT session FROM {} WHERE person = 1 ORDER BY session"
    for view in ("attends", "concerned", "insider"):
        assert await forum.rows(query.format(view)) == [("treffen",), (WORKSHOP,)]
    assert await forum.rows("SELECT count(*) FROM told WHERE person = 1") == [(2,)]


async def test_a_renewed_code_ends_the_old_one(forum: Forum) -> None:
    await forum.meets(1, 2)
    old = await forum.database.write(codes.code_of, PERM, NOW)
    assert await forum.database.write(codes.code_of, PERM, NOW) == old
    new = await forum.database.write(codes.renew, PERM, LEADER, NOW)
    assert await forum.do(membership.join, 1, old) == NoSuchCode()
    assert await forum.do(membership.join, 2, new) == Joined(PERM)
    assert await forum.rows("SELECT count(*) FROM member") == [(1,)]


async def test_nobody_belongs_to_two_teams_and_a_change_wants_a_yes(forum: Forum) -> None:
    await forum.joins(1, PERM)
    code = await forum.database.write(codes.code_of, UFA, NOW)
    assert await forum.do(membership.join, 1, code) == WouldLeave(UFA, PERM)
    assert await forum.rows("SELECT team FROM member") == [(PERM,)]
    assert await forum.do(membership.join, 1, code, leaving=PERM) == Joined(UFA, PERM)
    assert await forum.rows("SELECT team FROM member") == [(UFA,)]
    assert await forum.rows("SELECT session FROM told WHERE person = 1") == [("treffen",)]


async def test_leaving_takes_what_was_said_of_workshops_along(forum: Forum) -> None:
    await forum.joins(1)
    workshop = forum.snapshot.sessions[WORKSHOP]
    assert await forum.database.write(presence.say, 1, workshop, Answer.HERE, NOW)
    assert await forum.do(membership.leave, 1, PERM) == LeftTeam(PERM)
    assert await forum.do(membership.leave, 1, PERM) == NoMember()
    for table in ("member", "presence", "told"):
        assert await forum.rows(f"SELECT * FROM {table}") == []  # noqa: S608 (fixed names)
    assert not await forum.database.write(presence.say, 1, workshop, Answer.HERE, NOW)


async def test_a_leader_who_has_started_the_bot_is_a_member_and_stays_one(forum: Forum) -> None:
    assert await forum.database.write(leadership.enrol_leader, forum.snapshot, LEADER, NOW) is None
    await forum.meets(LEADER)
    enrolled = await forum.database.write(leadership.enrol_leader, forum.snapshot, LEADER, NOW)
    assert enrolled == PERM
    assert await forum.do(membership.leave, LEADER, PERM) == Leads(PERM)
    code = await forum.database.write(codes.code_of, UFA, NOW)
    assert await forum.do(membership.join, LEADER, code, leaving=PERM) == Leads(PERM)


async def test_a_release_that_names_a_leader_makes_them_a_member_if_they_are_there(
    forum: Forum,
) -> None:
    await forum.meets(LEADER)
    await forum.publish(without_team(UFA))
    assert await forum.rows("SELECT person, team FROM member") == [(LEADER, PERM)]


async def test_a_leader_named_in_the_chat_is_told_and_so_is_one_who_no_longer_is(
    forum: Forum,
) -> None:
    await forum.joins(1)
    await forum.meets(2)
    assert await forum.do(leadership.name_leader, 1, PERM, by=LEADER)
    assert not await forum.do(leadership.name_leader, 2, PERM, by=LEADER)
    assert await forum.do(membership.leave, 1, PERM) == Leads(PERM)
    assert await forum.do(leadership.end_leading, 1, PERM, by=LEADER)
    assert not await forum.do(leadership.end_leading, 1, PERM, by=LEADER)
    assert await forum.owed() == [(Notice.LEADER_NAMED, 1), (Notice.LEADER_REMOVED, 1)]
    assert await forum.do(membership.leave, 1, PERM) == LeftTeam(PERM)


async def test_whoever_is_taken_out_is_told_once(forum: Forum) -> None:
    await forum.joins(1)
    assert await forum.do(membership.take_out, 1, PERM, by=LEADER) == LeftTeam(PERM)
    assert await forum.do(membership.take_out, 1, PERM, by=LEADER) == NoMember()
    assert await forum.owed() == [(Notice.TAKEN_OUT, 1)]


async def test_a_release_that_drops_a_team_tells_its_members_and_frees_them(forum: Forum) -> None:
    await forum.joins(1, UFA)
    await forum.joins(2, UFA)
    await forum.joins(3, PERM)
    await forum.do(leadership.name_leader, 2, UFA, by=1)
    await forum.publish(without_team(UFA))
    removed = [chat for kind, chat in await forum.owed() if kind == Notice.TEAM_REMOVED]
    assert removed == [1, 2]
    assert await forum.rows("SELECT person FROM member") == [(3,)]
    assert await forum.rows("SELECT * FROM leader") == []
    await forum.publish(programme_with_teams())
    assert await forum.joins(1, UFA) == Joined(UFA)


async def test_by_an_overtaken_release_nothing_is_decided(forum: Forum) -> None:
    await forum.meets(1)
    code = await forum.database.write(codes.code_of, UFA, NOW)
    outdated = forum.snapshot
    await forum.publish(without_team(UFA))
    with pytest.raises(OutOfDate):
        await forum.database.write(membership.join, outdated, 1, code, NOW)
    assert await forum.do(membership.join, 1, code) == NoSuchCode()


async def test_data_of_shows_the_team_and_erase_leaves_nothing_of_it(forum: Forum) -> None:
    await forum.joins(1)
    await forum.do(leadership.name_leader, 1, PERM, by=LEADER)
    workshop = forum.snapshot.sessions[WORKSHOP]
    await forum.database.write(presence.say, 1, workshop, Answer.COMING, NOW)
    held = await forum.database.read(privacy.data_of, 1)
    assert held["team"][0]["team"] == PERM
    assert held["leads_teams"][0]["team"] == PERM
    assert held["workshops_answered"][0]["answer"] == "coming"
    await forum.database.write(privacy.erase, 1, NOW)
    for table in ("member", "leader", "presence", "told", "delivery"):
        assert await forum.rows(f"SELECT * FROM {table}") == []  # noqa: S608 (fixed names)
    assert (
        await forum.rows("SELECT 1 FROM audit WHERE actor = 1 OR details LIKE '%person\": 1,%'")
        == []
    )


async def test_sizes_count_those_who_can_be_reached_apart(forum: Forum) -> None:
    await forum.joins(1)
    await forum.joins(2)
    await forum.database.write(
        lambda c: c.execute("UPDATE person SET reachable = 0 WHERE id = 2").rowcount
    )
    size = (await forum.database.read(queries.sizes))[PERM]
    assert (size.members, size.reachable) == (2, 1)
    assert [m.person for m in await forum.database.read(queries.members, PERM)] == [1, 2]


@pytest.mark.parametrize(
    ("name", "first"),
    [("Ada Lovelace", "Ada"), ("Lovelace, Ada", "Ada"), ("Ада", "Ада"), ("Ada,", "Ada")],
)
def test_of_a_name_others_see_the_first_one(name: str, first: str) -> None:
    assert first_name_of(name).rstrip(",") == first


async def test_leaders_who_have_started_the_bot_are_told_who_comes_and_goes(forum: Forum) -> None:
    await forum.joins(1)
    assert await forum.owed() == []
    await forum.meets(LEADER)
    await forum.joins(2)
    await forum.do(membership.leave, 2, PERM)
    assert await forum.owed() == [(Membership.JOINED, LEADER), (Membership.LEFT, LEADER)]


async def test_such_a_message_finds_nothing_of_whom_was_erased_since(forum: Forum) -> None:
    await forum.meets(LEADER)
    await forum.joins(123_456)
    query = "SELECT parameters ->> 'noted' FROM delivery"
    [(line,)] = await forum.rows(query)
    await forum.database.write(profiles.consent_to_team, 123_456, NOW)
    assert await forum.database.read(membership.who, line) == (None, None)
    await forum.database.write(privacy.erase, 123_456, NOW)
    assert await forum.database.read(membership.who, line) is None
    assert "123456" not in str(await forum.rows("SELECT parameters, key FROM delivery"))
