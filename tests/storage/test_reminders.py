"""Which reminders are owed to whom at which moment: each once, for sessions as they are now."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage import agenda, preferences, reminders
from storage.database import Database
from storage.moments import to_ms
from storage.programme.model import Kind, Text
from storage.releases import OutOfDate
from tests.programmes import at, session, small_programme
from tests.storage.reminded import OPENING, ReminderWorld, opening_at, put_due, with_session

A_MINUTE = timedelta(minutes=1)


def before(minutes: float) -> datetime:
    """So many minutes before the opening."""
    return OPENING - timedelta(minutes=minutes)


@pytest.fixture
async def house(database: Database) -> ReminderWorld:
    return await ReminderWorld.open(database)


async def test_a_reminder_is_owed_from_its_moment_on_and_once(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung")
    assert await house.look(before(15) - timedelta(milliseconds=1)) == []
    assert await house.look(before(15)) == [("eroeffnung", 1)]
    assert await house.look(before(15)) == []
    assert await house.look(before(1)) == []


async def test_each_is_reminded_as_long_before_as_they_chose(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", leads=(5,))
    await house.comes(2, "eroeffnung", leads=(60, 5))
    await house.comes(3, "eroeffnung", leads=())
    assert await house.look(before(60)) == [("eroeffnung", 2)]
    assert await house.look(before(30)) == []
    assert await house.look(before(15)) == []
    await house.run("UPDATE delivery SET state = 'sent'")
    assert await house.look(before(5)) == [("eroeffnung", 1), ("eroeffnung", 2)]


async def test_seats_and_wanted_highlights_are_reminded_of_like_stars_but_once(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "u1")
    await house.sits(1, "umwelt")
    await house.comes(2)
    await house.sits(2, "umwelt")
    await house.comes(3)
    await house.database.write(preferences.set_highlights, 3, True)
    assert await house.look(before(15)) == [("eroeffnung", 3)]
    assert await house.look(at(28, 21, 45)) == [("nacht", 3)]
    assert await house.look(at(29, 9, 45)) == [("u1", 1), ("u1", 2)]


async def test_whoever_stars_a_minute_before_the_moment_is_reminded(house: ReminderWorld) -> None:
    await house.comes(1)
    assert await house.look(before(16)) == []
    await house.stars(1, "eroeffnung")
    assert await house.look(before(15)) == [("eroeffnung", 1)]


async def test_whoever_stars_a_minute_after_the_moment_needs_no_reminder(
    house: ReminderWorld,
) -> None:
    await house.comes(1, leads=(15, 5))
    await house.look(before(15))
    await house.stars(1, "eroeffnung")
    assert await house.look(before(14)) == []
    assert await house.look(before(5)) == [("eroeffnung", 1)]


async def test_what_is_cancelled_is_reminded_of_neither_in_time_nor_the_evening_before(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung", digest=True)
    await house.publish(with_session("eroeffnung", cancelled=True), at(27, 12))
    assert await house.look(at(27, 20)) == []
    assert await house.look(before(15)) == []


async def test_what_takes_place_after_all_is_reminded_of_from_then_on(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", leads=(60, 15))
    await house.publish(with_session("eroeffnung", cancelled=True), before(120))
    assert await house.look(before(60)) == []
    await house.publish(small_programme(), before(30))
    assert await house.look(before(30)) == []
    assert await house.look(before(15)) == [("eroeffnung", 1)]


async def test_who_was_reminded_before_it_was_cancelled_is_not_reminded_of_it_again(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung")
    assert await house.look(before(15)) == [("eroeffnung", 1)]
    await house.publish(with_session("eroeffnung", cancelled=True), before(14))
    await house.publish(small_programme(), before(13))
    assert await house.look(before(12)) == []
    moved = opening_at(OPENING + 60 * A_MINUTE)
    await house.publish(moved, before(11))
    assert await house.look(OPENING + 45 * A_MINUTE) == [("eroeffnung", 1)]


async def test_whoever_takes_their_star_back_is_not_reminded(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung")
    await house.database.write(agenda.unstar, 1, "eroeffnung")
    assert await house.look(before(15)) == []


async def test_a_session_moved_forward_takes_its_reminders_along(house: ReminderWorld) -> None:
    await house.comes(1, "s1")
    start = at(29, 10)
    await house.publish(
        with_session("s1", start=start - 30 * A_MINUTE, end=start), start - 120 * A_MINUTE
    )
    assert await house.look(start - 45 * A_MINUTE) == [("s1", 1)]
    assert await house.look(start - 15 * A_MINUTE) == []


async def test_a_session_moved_past_its_own_moment_is_told_as_a_change_alone(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung")
    now = before(40)
    await house.publish(opening_at(before(30)), now)
    assert await house.look(now) == []
    assert await house.look(before(15)) == []
    assert await house.run("SELECT 1 FROM delivery WHERE kind = 'change' AND chat = 1")


@pytest.mark.parametrize(("minutes", "again"), [(6, True), (5, False), (4, False)])
async def test_moved_after_its_reminder_it_is_reminded_of_again_only_if_far_off_enough(
    house: ReminderWorld, minutes: int, again: bool
) -> None:
    await house.comes(1, "eroeffnung", leads=(5,))
    await house.look(before(5))
    now = before(3)
    start = now + minutes * A_MINUTE
    await house.publish(opening_at(start), now)
    assert await house.look(now) == []
    assert await house.look(start - 5 * A_MINUTE) == [("eroeffnung", 1)] * again


async def test_a_session_moved_away_and_back_is_reminded_of_once_for_each_start(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung")
    await house.look(before(15))
    await house.publish(opening_at(OPENING + 60 * A_MINUTE), before(14))
    await house.publish(small_programme(), before(13))
    assert await house.look(before(12)) == []


async def test_a_cancelled_session_cancels_its_reminders(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung")
    programme = small_programme()
    kept = tuple(s for s in programme.sessions if s.id != "eroeffnung")
    await house.publish(replace(programme, sessions=kept), before(16))
    assert await house.look(before(15)) == []


async def test_publishing_makes_nothing_due_that_lies_behind(house: ReminderWorld) -> None:
    await house.comes(1, leads=(5, 15), digest=True)
    late = session("neu", OPENING, 1, Text({"de": "Neu", "ru": "Новое"}), kind=Kind.CULTURE)
    await house.database.write(preferences.set_highlights, 1, True)
    programme = small_programme()
    await house.publish(replace(programme, sessions=(*programme.sessions, late)), before(10))
    assert await house.look(before(10)) == [("2021-06-28", 1), ("eroeffnung", 1)]
    await house.run("UPDATE delivery SET state = 'sent'")
    assert await house.look(before(5)) == [("eroeffnung", 1), ("neu", 1)]


async def test_publishing_swallows_nothing_that_was_due_already(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", digest=True)
    programme = with_session("nacht", start=at(28, 22, 30))
    await house.publish(programme, before(14))
    assert await house.look(before(14)) == [("2021-06-28", 1), ("eroeffnung", 1)]


async def test_another_release_in_force_is_waited_for(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung")
    old = house.snapshot
    await house.publish(opening_at(OPENING + 60 * A_MINUTE), before(20))
    with pytest.raises(OutOfDate):
        await put_due(house.database, old, before(15))
    assert await house.owed() == []


async def test_what_became_due_while_nobody_looked_is_owed_once(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", leads=(15, 30, 60))
    await house.comes(2, "eroeffnung", leads=(5,))
    assert await house.look(before(10)) == [("eroeffnung", 1)]
    assert await house.look(before(5)) == [("eroeffnung", 2)]
    assert await house.missed() == 0


async def test_whoever_still_waits_for_an_earlier_reminder_is_owed_no_second_one(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung", leads=(30, 15))
    await house.comes(2, "eroeffnung", leads=(15,))
    await house.look(before(30))
    assert await house.look(before(15)) == [("eroeffnung", 2)]
    assert await house.owed() == [("eroeffnung", 1), ("eroeffnung", 2)]


async def test_what_has_begun_is_dropped_and_counted(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", leads=(15, 30))
    await house.comes(2, "eroeffnung")
    await house.comes(3, "eroeffnung", leads=())
    assert await house.look(OPENING) == []
    assert await house.missed() == 2
    assert await house.look(OPENING + A_MINUTE) == []
    assert await house.missed() == 2


async def test_the_evening_before_is_told_once_to_those_with_something_on_that_day(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung", "u1", "s1", digest=True)
    await house.comes(2, digest=True)
    await house.comes(3, "u1", digest=False)
    assert await house.look(at(27, 20) - A_MINUTE) == []
    assert await house.look(at(27, 20)) == [("2021-06-28", 1)]
    assert await house.look(at(28, 12)) == []
    assert await house.look(at(28, 20)) == [("2021-06-29", 1)]
    assert await house.look(at(28, 20, 1)) == []


async def test_a_day_that_is_told_stays_told_when_a_release_changes_it(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "u1", "essen", digest=True)
    await house.comes(2, digest=True)
    assert await house.look(at(28, 20)) == [("2021-06-29", 1)]
    later = with_session("essen", start=at(29, 14), end=at(29, 15))
    await house.publish(later, at(28, 20, 5))
    await house.stars(2, "essen")
    assert await house.look(at(28, 20, 6)) == []


async def test_a_day_is_told_late_as_long_as_it_lasts(house: ReminderWorld) -> None:
    await house.comes(1, "u1", leads=(), digest=True)
    assert await house.look(at(29, 8)) == [("2021-06-29", 1)]
    await house.comes(2, "eroeffnung", leads=(), digest=True)
    assert await house.look(at(30, 0)) == []


async def test_who_knows_is_reminded_no_further_unless_it_moves(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", leads=(30, 15, 5))
    await house.look(before(30))
    await house.run("UPDATE delivery SET state = 'sent'")
    await house.database.write(reminders.know, 1, "eroeffnung", to_ms(OPENING))
    assert await house.look(before(15)) == []
    later = OPENING + 60 * A_MINUTE
    await house.publish(opening_at(later), before(14))
    assert await house.look(later - 30 * A_MINUTE) == [("eroeffnung", 1)]


async def test_knowing_of_an_hour_is_not_knowing_of_the_one_it_moved_to(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung", leads=(30, 15))
    await house.look(before(30))
    later = OPENING + 60 * A_MINUTE
    await house.publish(opening_at(later), before(20))
    await house.database.write(reminders.know, 1, "eroeffnung", to_ms(OPENING))
    assert await house.look(later - 15 * A_MINUTE) == [("eroeffnung", 1)]


async def test_who_wants_to_be_told_earlier_is_told_at_once_of_what_is_near(
    house: ReminderWorld,
) -> None:
    await house.comes(1, "eroeffnung", "nacht", "u1")
    now = before(40)
    await house.database.write(preferences.set_leads, 1, {15, 60})
    await house.database.write(reminders.put_now, house.snapshot, 1, {60}, now)
    assert await house.owed() == [("eroeffnung", 1)]
    await house.database.write(reminders.put_now, house.snapshot, 1, {60}, now)
    assert await house.owed() == [("eroeffnung", 1)]
    assert await house.look(before(15)) == []
    await house.run("DELETE FROM moment")
    await house.run("UPDATE delivery SET state = 'sent'")
    assert await house.look(before(15)) == [("eroeffnung", 1)]


async def test_who_was_reminded_or_knows_is_not_told_at_once(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung", leads=(30,))
    await house.comes(2, "eroeffnung", leads=(5,))
    await house.look(before(30))
    await house.database.write(reminders.know, 2, "eroeffnung", to_ms(OPENING))
    for person in (1, 2):
        await house.database.write(reminders.put_now, house.snapshot, person, {60}, before(20))
    assert await house.owed() == [("eroeffnung", 1)]


async def test_nothing_that_has_begun_is_told_at_once(house: ReminderWorld) -> None:
    await house.comes(1, "eroeffnung")
    await house.database.write(reminders.put_now, house.snapshot, 1, {60}, OPENING)
    assert await house.owed() == []


ASKED = [
    "SELECT session FROM attends WHERE person = 1",
    "SELECT person FROM attends WHERE session = 'u1'",
    "SELECT session, release FROM told JOIN concerned USING (person, session) WHERE person = 1",
    "SELECT person FROM concerned WHERE session = 'u1'",
    "SELECT person FROM insider WHERE session = 'u1'",
]


@pytest.mark.parametrize("query", ASKED)
async def test_whoever_asks_about_one_person_or_session_looks_through_no_others(
    house: ReminderWorld, query: str
) -> None:
    plan = [str(row["detail"]) for row in await house.run(f"EXPLAIN QUERY PLAN {query}")]
    assert [step for step in plan if step.startswith("SCAN") and "highlight" not in step] == []


async def test_many_are_owed_their_reminders_in_slices_and_each_once_after_a_crash(
    house: ReminderWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "SLICE", 3)
    for person in range(1, 9):
        await house.comes(person, "eroeffnung")
    slices = reminders.put_due(house.database, house.snapshot, before(15))
    assert await anext(slices) == 3
    await slices.aclose()
    assert len(await house.owed()) == 3
    await house.run("UPDATE delivery SET state = 'sent' WHERE chat = 1")
    left = [n async for n in reminders.put_due(house.database, house.snapshot, before(14))]
    assert max(left) <= 3
    assert [chat for _, chat in await house.owed()] == [2, 3, 4, 5, 6, 7, 8]
    assert await put_due(house.database, house.snapshot, before(13)) == 0
