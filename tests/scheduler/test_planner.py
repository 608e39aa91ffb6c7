"""Timers see to it that reminders are owed when they are due, whatever happens to time meanwhile.

The scheduler and the database are real; the clock is set shortly before a moment, or stands still.
"""

import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from scheduler.planner import LOOKS_EVERY, Planner
from storage.database import Database
from storage.programme.model import Programme
from storage.seats.model import Notice
from tests.flows.conversation import StoppedClock, until
from tests.programmes import BERLIN, small_programme
from tests.storage.reminded import OPENING, ReminderWorld, opening_at

MOMENT = OPENING - timedelta(minutes=15)
SHORTLY = timedelta(seconds=0.05)
ANNA = 1
OWED = [("eroeffnung", 1)]


class SleepyClock(Clock):
    """The clock of a machine that can be put to sleep: its timers do not notice."""

    def sleep(self, length: timedelta) -> None:
        """Let time pass that no timer counts."""
        self._shift += length


class Plan:
    """A planner at work over a database."""

    def __init__(self, house: ReminderWorld) -> None:
        self.house = house
        self.wake_up = WakeUp()
        self.jobs = Jobs()
        self.clock = SleepyClock()

    async def begin(self, moment: datetime, standing: Clock | None = None) -> Planner:
        """Start the clock at a moment, then planner and scheduler as the bot does; or by a clock
        that stands still there.
        """
        self.clock = SleepyClock(moment - datetime.now(UTC))
        planner = Planner(
            self.jobs,
            self.house.database,
            standing or self.clock,
            self.wake_up,
            lambda: self.house.snapshot,
        )
        await planner.start()
        (standing or self.clock).on_set(planner.plan)
        self.jobs.start()
        return planner

    def timers(self) -> list[datetime]:
        """When the timers ring, by the bot's clock."""
        shift = self.clock.shift
        rings = [moment.astimezone(UTC) + shift for moment in self.jobs.timers()]
        return sorted(
            (moment + timedelta(milliseconds=500)).replace(microsecond=0) for moment in rings
        )

    async def rings(self) -> None:
        """Wait until something is owed."""
        await until(lambda: self.wake_up.is_set)
        await self.wake_up.wait(0)


@pytest.fixture
async def plan(tmp_path: Path) -> AsyncIterator[Plan]:
    database = await Database.open(tmp_path / "bot.sqlite3")
    plan = Plan(await ReminderWorld.open(database))
    await plan.house.comes(1, "eroeffnung")
    yield plan
    if plan.jobs._scheduler.running:
        plan.jobs._scheduler.shutdown(wait=False)
    await database.close()


async def test_every_moment_ahead_has_its_timer_and_none_that_lies_behind(plan: Plan) -> None:
    planner = await plan.begin(MOMENT + timedelta(seconds=1))
    ahead = await planner.moments_after(plan.clock.now())
    assert plan.timers() == ahead
    assert min(ahead) == OPENING - timedelta(minutes=5)
    assert all(job.misfire_grace_time is None for job in plan.jobs._scheduler.get_jobs())


async def test_what_became_due_before_the_start_is_owed_at_once(plan: Plan) -> None:
    await plan.begin(OPENING - timedelta(minutes=2))
    assert await plan.house.owed() == OWED


async def test_a_free_seat_that_a_crash_has_kept_from_who_waits_is_given_at_the_start(
    plan: Plan,
) -> None:
    await plan.house.comes(ANNA)
    await plan.house.run(
        "INSERT INTO wish (person, working_group, rank, since) VALUES (?, 'umwelt', 1, 1)", ANNA
    )
    await plan.begin(MOMENT - timedelta(days=1))
    assert plan.wake_up.is_set
    [seat], [owed] = [await plan.house.run(f"SELECT * FROM {x}") for x in ("seat", "delivery")]  # noqa: S608
    assert seat["person"] == owed["chat"] == ANNA
    assert owed["kind"] == Notice.MOVED


async def test_a_moved_session_moves_its_timers(plan: Plan) -> None:
    planner = await plan.begin(MOMENT - timedelta(minutes=50))
    sooner = OPENING - timedelta(minutes=30)
    await plan.house.publish(opening_at(sooner), plan.clock.now())
    await planner.renew()
    assert MOMENT - timedelta(minutes=30) in plan.timers()
    assert OPENING - timedelta(minutes=5) not in plan.timers()


async def test_a_timer_that_rings_before_a_release_is_taken_up_leaves_it_to_the_renewal(
    plan: Plan,
) -> None:
    planner = await plan.begin(MOMENT - timedelta(minutes=1))
    newer = plan.house.snapshot
    await plan.house.publish(opening_at(OPENING + timedelta(seconds=1)), plan.clock.now())
    newer, plan.house.snapshot = plan.house.snapshot, newer
    plan.clock.sleep(timedelta(minutes=2))
    await planner.look()
    assert await plan.house.owed() == []
    plan.house.snapshot = newer
    await planner.renew()
    assert await plan.house.owed() == OWED


async def test_a_loop_blocked_over_the_moment_delays_a_reminder_but_loses_none(
    plan: Plan,
) -> None:
    await plan.begin(MOMENT - SHORTLY)
    time.sleep(2 * SHORTLY.total_seconds())  # noqa: ASYNC251 (this is what blocks the loop)
    await plan.rings()
    assert await plan.house.owed() == OWED


async def test_a_machine_asleep_for_ten_minutes_is_noticed_by_the_regular_look(
    plan: Plan,
) -> None:
    await plan.begin(MOMENT - timedelta(minutes=5))
    plan.clock.sleep(timedelta(minutes=10))
    (look,) = (j for j in plan.jobs._scheduler.get_jobs() if j.id != "timers")
    assert look.trigger.interval == timedelta(seconds=LOOKS_EVERY)
    assert await plan.house.owed() == []
    look.modify(next_run_time=datetime.now(UTC))
    await plan.rings()
    assert await plan.house.owed() == OWED


async def test_a_clock_set_forward_plans_anew_and_a_reminder_is_owed_when_its_moment_comes(
    plan: Plan,
) -> None:
    planner = await plan.begin(MOMENT - timedelta(hours=3))
    plan.clock.set(MOMENT - timedelta(hours=1))
    assert plan.timers() == await planner.moments_after(plan.clock.now())
    assert await plan.house.owed() == []
    plan.clock.set(MOMENT - SHORTLY)
    await plan.rings()
    assert plan.clock.now() >= MOMENT
    assert await plan.house.owed() == OWED


async def test_a_clock_that_travels_leaves_out_nothing_and_keeps_the_order(plan: Plan) -> None:
    await plan.house.comes(2, "eroeffnung", "nacht", "u1", leads=(60, 15), digest=True)
    clock = StoppedClock(OPENING - timedelta(hours=30))
    planner = await plan.begin(clock.now(), clock)
    done: list[tuple[datetime, str]] = []

    async def arrive() -> None:
        await planner.look()
        owed = await plan.house.owed()
        await plan.house.run("UPDATE delivery SET state = 'sent'")
        done.extend((clock.now(), subject) for subject, person in owed if person == 2)

    clock.stop_at(planner.moments_after, arrive)
    await clock.travel(OPENING + timedelta(hours=16))
    assert [subject for _, subject in done] == [
        "2021-06-28",
        *("eroeffnung", "eroeffnung"),
        "2021-06-29",
        *("nacht", "nacht"),
        *("u1", "u1"),
    ]
    assert [at for at, _ in done] == [
        OPENING - timedelta(hours=22),
        *(OPENING - timedelta(minutes=m) for m in (60, 15)),
        OPENING + timedelta(hours=2),
        *(OPENING + timedelta(minutes=240 - m) for m in (60, 15)),
        *(OPENING + timedelta(minutes=960 - m) for m in (60, 15)),
    ]
    assert await plan.house.missed() == 0


async def test_whoever_no_longer_stops_a_travelling_clock_is_left_alone(plan: Plan) -> None:
    planner = await plan.begin(MOMENT - timedelta(hours=1))
    stopped: list[datetime] = []

    async def stop() -> None:
        stopped.append(plan.clock.now())

    undo = plan.clock.stop_at(planner.moments_after, stop)
    undo()
    await plan.clock.travel(OPENING)
    assert stopped == []


async def test_a_database_in_trouble_is_tried_again(
    plan: Plan, caplog: pytest.LogCaptureFixture
) -> None:
    planner = await plan.begin(MOMENT - timedelta(minutes=1))
    plan.clock.sleep(timedelta(minutes=2))
    await plan.house.run("ALTER TABLE moment RENAME TO away")
    with caplog.at_level(logging.ERROR):
        await planner.look()
    assert "what is due could not be written" in caplog.text
    await plan.house.run("ALTER TABLE away RENAME TO moment")
    await planner.look()
    assert await plan.house.owed() == OWED


CHANGES = [
    pytest.param("2021-03-28T09:00", id="to-summer"),
    pytest.param("2021-10-31T09:00", id="to-winter"),
]


@pytest.mark.parametrize("morning", CHANGES)
@pytest.mark.parametrize("days", [3, 200])
async def test_timers_ring_right_on_both_sides_of_a_clock_change(
    tmp_path: Path, morning: str, days: int
) -> None:
    start = datetime.fromisoformat(morning).replace(tzinfo=BERLIN).astimezone(UTC)
    database = await Database.open(tmp_path / "bot.sqlite3")
    long_before = start - timedelta(days=days)
    plan = Plan(await ReminderWorld.open(database, in_berlin(start), long_before))
    planner = await plan.begin(long_before)
    assert plan.timers() == await planner.moments_after(plan.clock.now())
    assert start - timedelta(minutes=15) in plan.timers()
    eve = (start.astimezone(BERLIN) - timedelta(days=1)).replace(hour=20)
    assert eve.astimezone(UTC) in plan.timers()
    plan.jobs._scheduler.shutdown(wait=False)
    await database.close()


def in_berlin(start: datetime) -> Programme:
    """A programme in Berlin whose one session starts then."""
    programme = opening_at(start)
    (opening,) = (s for s in programme.sessions if s.id == "eroeffnung")
    event = replace(small_programme().event, timezone=BERLIN, also_show=())
    return replace(programme, event=event, sessions=(opening,))
