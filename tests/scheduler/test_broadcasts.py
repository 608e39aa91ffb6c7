"""Broadcasts begin at their moment, whatever happens to time meanwhile, and are watched to the end.

The scheduler and the database are real; the clock stands still until it is set.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler import broadcasts as broadcasts_in_time
from scheduler.broadcasts import LOOKS_EVERY, Broadcasts
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage import deliveries, people
from storage.broadcasts import compose, progress_screens, releasing, send, store
from storage.broadcasts.checking import Refusal, Situation
from storage.broadcasts.model import BROADCAST, LATE_AFTER, Broadcast, Scope, State
from storage.broadcasts.report import Progress, Result
from storage.content import ContentKind, Version
from storage.database import Database
from storage.programme.snapshot import Snapshot
from tests.flows.conversation import StoppedClock, until
from tests.programmes import at, small_snapshot

OLGA, ANNA, BORIS = 21, 11, 12
MORNING, MOMENT = at(28, 9), at(28, 10)


@dataclass
class Blackboard:
    """Keeps what it is told to show, unless it cannot."""

    shown: list[tuple[int, State, Progress, float | None]] = field(default_factory=list)
    fails_for: set[int] = field(default_factory=set)
    unable: bool = False
    tried: int = 0

    async def show(self, broadcast: Broadcast, result: Result) -> bool:
        self.tried += 1
        if broadcast.id in self.fails_for:
            raise RuntimeError("the board fell down")
        if self.unable:
            return False
        said = result.progress, result.per_second
        self.shown.append((broadcast.id, broadcast.state, *said))
        return True

    def states(self, number: int) -> list[State]:
        """As what a broadcast was shown, in order."""
        return [state for shown, state, _, _ in self.shown if shown == number]


class Watch:
    """Broadcasts being watched over a database, with a clock that is set by hand."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.snapshot: Snapshot = small_snapshot()
        self.wake_up, self.board = WakeUp(), Blackboard()
        self.jobs = Jobs()
        self.clock = StoppedClock(MORNING)

    def broadcasts(self, moment: datetime) -> Broadcasts:
        """What watches, at a moment."""
        self.clock = StoppedClock(moment)
        return Broadcasts(
            self.jobs,
            self.database,
            self.clock,
            self.wake_up,
            lambda: self.snapshot,
            (OLGA,),
            self.board,
        )

    async def begin(self, moment: datetime) -> Broadcasts:
        """Set the clock to a moment, then start the watch as the bot does."""
        broadcasts = self.broadcasts(moment)
        await broadcasts.start()
        self.jobs.start()
        return broadcasts

    async def plan(self, send_at: datetime | None = MOMENT) -> int:
        """Plan a broadcast, or begin it at once."""

        def planned(c: sqlite3.Connection) -> int:
            said = dict.fromkeys(("de", "ru"), Version(ContentKind.TEXT, "Hallo"))
            made = compose.make(c, OLGA, Scope(), MORNING)
            draft = compose.edit(c, replace(made, versions=said, send_at=send_at), OLGA)
            assert draft
            situation = Situation(self.snapshot, MORNING, (OLGA,))
            outcome = releasing.release(c, draft.id, draft.revision, OLGA, situation)
            assert isinstance(outcome, Broadcast)
            return draft.id

        return await self.database.write(planned)

    async def find(self, number: int) -> Broadcast:
        """The broadcast as it stands."""
        found = await self.database.read(store.find, number)
        assert found
        return found

    async def settle(self, number: int, people: int) -> None:
        """Let so many more get it."""

        def settled(c: sqlite3.Connection) -> None:
            for row in c.execute(
                "SELECT id FROM delivery WHERE subject = ? AND kind = ? AND state = 'pending'"
                " LIMIT ?",
                (f"broadcast:{number}", BROADCAST, people),
            ).fetchall():
                deliveries.settle(c, row["id"], deliveries.State.SENT, MOMENT, messages=(1,))

        await self.database.write(settled)

    async def run(self, statement: str) -> None:
        """Run a statement, such as no use case offers."""
        await self.database.write(lambda c: c.execute(statement))


@pytest.fixture
async def watch(tmp_path: Path) -> AsyncIterator[Watch]:
    database = await Database.open(tmp_path / "bot.sqlite3")
    for person, language in ((OLGA, "de"), (ANNA, "de"), (BORIS, "ru")):
        await database.write(people.meet, person, language, MORNING)
    watch = Watch(database)
    yield watch
    if watch.jobs._scheduler.running:
        watch.jobs._scheduler.shutdown(wait=False)
    await database.close()


async def test_it_looks_every_three_seconds_however_late(watch: Watch) -> None:
    await watch.begin(MORNING)
    (look,) = watch.jobs._scheduler.get_jobs()
    assert look.trigger.interval == timedelta(seconds=LOOKS_EVERY) == timedelta(seconds=3)
    assert (look.misfire_grace_time, look.coalesce) == (None, True)


async def test_it_begins_when_its_moment_comes(watch: Watch) -> None:
    number = await watch.plan()
    await watch.begin(MOMENT - timedelta(milliseconds=1))
    assert (await watch.find(number)).state is State.SCHEDULED
    assert not watch.wake_up.is_set
    watch.clock.set(MOMENT)
    (look,) = watch.jobs._scheduler.get_jobs()
    look.modify(next_run_time=datetime.now(UTC))
    await until(lambda: watch.wake_up.is_set)
    await until(lambda: bool(watch.board.shown))
    assert watch.board.shown == [(number, State.SENDING, Progress(waiting=3), None)]


async def test_what_became_due_while_the_bot_was_down_begins_at_the_start(watch: Watch) -> None:
    number = await watch.plan()
    await watch.begin(MOMENT + LATE_AFTER - timedelta(minutes=1))
    assert watch.board.states(number) == [State.SENDING]
    assert watch.wake_up.is_set


async def test_what_became_due_too_long_ago_does_not(watch: Watch) -> None:
    number = await watch.plan()
    await watch.begin(MOMENT + LATE_AFTER + timedelta(seconds=1))
    found = await watch.find(number)
    assert (found.state, found.problem) == (State.DRAFT, Refusal.TOO_LATE)
    assert watch.wake_up.is_set
    assert watch.board.shown == []


async def test_what_was_being_sent_when_the_bot_stopped_is_watched_to_its_end(
    watch: Watch,
) -> None:
    number = await watch.plan(None)
    broadcasts = await watch.begin(MOMENT)
    await watch.settle(number, 3)
    await broadcasts.look()
    assert watch.board.states(number) == [State.SENDING, State.SENT]
    assert (await watch.find(number)).ended_at is not None


async def test_a_travelling_clock_stops_at_every_moment_that_is_planned(watch: Watch) -> None:
    first, second = await watch.plan(), await watch.plan(MOMENT + timedelta(hours=5))
    never = await watch.plan(MOMENT + timedelta(hours=20))
    broadcasts = await watch.begin(MORNING)
    assert await broadcasts.moments_after(MOMENT) == [
        MOMENT + timedelta(hours=5),
        MOMENT + timedelta(hours=20),
    ]
    watch.clock.stop_at(broadcasts.moments_after, broadcasts.look)
    await watch.clock.travel(MOMENT + timedelta(hours=10))
    for number, moment in ((first, MOMENT), (second, MOMENT + timedelta(hours=5))):
        assert (await watch.find(number)).started_at == moment
    assert (await watch.find(never)).state is State.SCHEDULED


async def test_progress_is_shown_when_something_changed_and_not_else(watch: Watch) -> None:
    number = await watch.plan(None)
    broadcasts = watch.broadcasts(MOMENT)
    for people_more, shown in ((0, 1), (0, 1), (1, 2), (0, 2), (2, 3), (0, 3)):
        await watch.settle(number, people_more)
        await broadcasts.look()
        assert len(watch.board.shown) == shown
    assert [p.sent for _, _, p, _ in watch.board.shown] == [0, 1, 3]
    assert watch.board.states(number)[-1] is State.SENT


async def test_a_pause_and_a_stop_are_shown_too(watch: Watch) -> None:
    number = await watch.plan(None)
    broadcasts = watch.broadcasts(MOMENT)
    await broadcasts.look()
    await watch.database.write(send.pause, number, watch.clock.now())
    await broadcasts.look()
    await watch.database.write(send.go_on, number, MOMENT)
    await broadcasts.look()
    await watch.database.write(send.stop, number, OLGA, MOMENT)
    await broadcasts.look()
    await broadcasts.look()
    assert watch.board.states(number) == [
        State.SENDING,
        State.PAUSED,
        State.SENDING,
        State.STOPPED,
    ]


async def test_the_pace_is_what_was_settled_lately(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(0, 3_000, 3))
    monkeypatch.setattr(broadcasts_in_time, "monotonic", lambda: float(next(seconds)))
    for person in range(1_000, 1_100):
        await watch.database.write(people.meet, person, "de", MORNING)
    number = await watch.plan(None)
    broadcasts = watch.broadcasts(MOMENT)
    for settled in (0, 6, 6, 6, 6, 30):
        await watch.settle(number, settled)
        await broadcasts.look()
    paces = [rate_limiter for _, _, _, rate_limiter in watch.board.shown]
    assert paces == [None, 2.0, 2.0, 2.0, 2.0, (6 + 6 + 6 + 30) / 12]


async def test_a_board_that_fails_for_one_does_not_keep_the_others_from_their_end(
    watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = await watch.plan(None), await watch.plan(None)
    planned = await watch.plan()
    watch.board.fails_for = {bad}
    with caplog.at_level(logging.ERROR):
        broadcasts = await watch.begin(MOMENT)
        await watch.settle(bad, 3)
        await watch.settle(good, 3)
        await broadcasts.look()
    assert "could not be shown" in caplog.text
    assert watch.board.states(good) == [State.SENDING, State.SENT]
    assert watch.board.states(planned) == [State.SENDING]
    watch.board.fails_for = set()
    await broadcasts.look()
    assert watch.board.states(bad) == [State.SENT]
    await broadcasts.look()
    assert watch.board.states(bad) == [State.SENT]


async def test_what_could_not_be_shown_is_shown_at_the_next_look_even_after_the_end(
    watch: Watch,
) -> None:
    number = await watch.plan(None)
    broadcasts = watch.broadcasts(MOMENT)
    watch.board.unable = True
    await broadcasts.look()
    await watch.settle(number, 3)
    await broadcasts.look()
    assert (watch.board.shown, watch.board.tried) == ([], 2)
    watch.board.unable = False
    await broadcasts.look()
    assert watch.board.states(number) == [State.SENT]
    await broadcasts.look()
    assert watch.board.tried == 3


async def test_what_ended_just_before_a_crash_is_shown_after_the_restart(watch: Watch) -> None:
    ended, long_ago = await watch.plan(None), await watch.plan(None)
    await watch.database.write(progress_screens.keep_if_going_on, (OLGA, 77), ended)
    for number, moment in ((ended, MOMENT), (long_ago, MOMENT - timedelta(hours=3))):
        await watch.settle(number, 3)
        assert await watch.database.write(send.finish_if_done, number, moment)
    await watch.database.write(progress_screens.keep_if_going_on, (OLGA, 78), long_ago)
    broadcasts = await watch.begin(MOMENT + timedelta(minutes=5))
    assert watch.board.states(ended) == [State.SENT]
    assert watch.board.states(long_ago) == []
    await broadcasts.look()
    assert watch.board.tried == 1


async def test_a_database_in_trouble_is_tried_again(
    watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    number = await watch.plan()
    broadcasts = await watch.begin(MOMENT - timedelta(minutes=1))
    watch.clock.set(MOMENT)
    await watch.run("ALTER TABLE audit RENAME TO away")
    with caplog.at_level(logging.ERROR):
        await broadcasts.look()
    assert "could not be looked after" in caplog.text
    assert (await watch.find(number)).state is State.SCHEDULED
    await watch.run("ALTER TABLE away RENAME TO audit")
    await broadcasts.look()
    assert watch.board.states(number) == [State.SENDING]


async def test_what_is_discarded_while_it_is_watched_is_forgotten(watch: Watch) -> None:
    number = await watch.plan(None)
    broadcasts = watch.broadcasts(MOMENT)
    await broadcasts.look()
    await watch.run("DELETE FROM broadcast")
    await broadcasts.look()
    await broadcasts.look()
    assert watch.board.states(number) == [State.SENDING]


async def test_looks_side_by_side_begin_it_once(watch: Watch) -> None:
    number = await watch.plan()
    broadcasts = watch.broadcasts(MOMENT)
    await asyncio.gather(*(broadcasts.look() for _ in range(5)))
    assert (
        await watch.database.read(
            lambda c: c.execute(
                "SELECT count(*) FROM delivery WHERE subject = ? AND kind = ?",
                (f"broadcast:{number}", BROADCAST),
            ).fetchone()[0]
        )
        == 3
    )
