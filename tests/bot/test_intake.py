"""The intake loses nothing, keeps each order, and begins again what the network spoiled."""

import asyncio
import logging
import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import intake as intake_module
from bot import update_progress
from bot.conversation import NotWritten, Unanswered
from bot.intake import FAILURES_BEFORE_GIVEN_UP, Intake
from bot.lanes import STRANGERS_IN_HAND, WAITING_PER_PERSON
from scheduler.clock import Clock
from storage import inbox, people
from storage.database import Database
from storage.inbox import Update
from tests.bot.api_server import PATIENCE

Handle = Callable[[Update], Awaitable[None]]


def message(update_id: int, person: int = 1) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"from": {"id": person}}}


def press(update_id: int, person: int = 1) -> dict[str, Any]:
    return {"update_id": update_id, "callback_query": {"from": {"id": person}}}


@pytest.fixture(autouse=True)
def pauses_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "LONGEST_PAUSE", 0.02)
    monkeypatch.setattr(intake_module, "WRITTEN_AGAIN_WITHIN", 0.02)
    monkeypatch.setattr(intake_module, "TRY_AGAIN_AFTER", 0.02)


class Services:
    """Notes what the intake hands over; `hold` stops the handling of one person."""

    def __init__(self) -> None:
        self.handled: dict[int, list[int]] = defaultdict(list)
        self.begun: list[int] = []
        self.turned_away: list[int] = []
        self.given_up: list[int] = []
        self.reached = 0
        self.failures_of_giving_up: list[Exception] = []
        self.failures: dict[int, list[Exception]] = {}
        self.gates: dict[int, asyncio.Event] = {}
        self.server_is_up = asyncio.Event()
        self.server_is_up.set()
        self.nonsense: list[Exception] = []
        self.turning_away = asyncio.Event()
        self.turning_away.set()
        self.changed = asyncio.Condition()

    async def handle(self, update: Update) -> None:
        update_id, person = update["update_id"], inbox.queue_of(update)
        self.begun.append(update_id)
        await self._tell()
        if person in self.gates:
            await self.gates[person].wait()
        failures = self.failures.get(update_id)
        if failures:
            raise failures.pop(0)
        self.handled[person].append(update_id)
        await self._tell()

    async def turn_away(self, update: Update) -> None:
        await self.turning_away.wait()
        self.turned_away.append(update["update_id"])
        await self._tell()

    async def give_up(self, update: Update) -> None:
        if self.failures_of_giving_up:
            raise self.failures_of_giving_up.pop(0)
        self.given_up.append(update["update_id"])

    async def reach(self) -> None:
        self.reached += 1
        if self.nonsense:
            raise self.nonsense.pop(0)
        if not self.server_is_up.is_set():
            raise Unanswered

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(condition)

    async def _tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()


@asynccontextmanager
async def intake_on(path: Path, desk: Services) -> AsyncIterator[tuple[Intake, Database]]:
    database = await Database.open(path)
    intake = Intake(database, Clock(), desk)
    await intake.recover()
    try:
        yield intake, database
    finally:
        await intake.stop()
        await database.close()


async def left(path: Path) -> list[inbox.Entry]:
    database = await Database.open(path)
    try:
        return await database.read(inbox.unfinished)
    finally:
        await database.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite3"


async def test_each_persons_updates_are_handled_in_their_order(path: Path) -> None:
    desk = Services()
    async with intake_on(path, desk) as (intake, _):
        for start in range(0, 200, 50):
            await intake.take([message(i, person=i % 5) for i in range(start, start + 50)])
        await desk.until(lambda: sum(map(len, desk.handled.values())) == 200)
    for person in range(5):
        assert desk.handled[person] == sorted(desk.handled[person])
    assert await left(path) == []


async def test_one_slow_person_holds_up_nobody_else(path: Path) -> None:
    desk = Services()
    desk.gates[1] = asyncio.Event()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1, person=1), message(2, person=2), message(3, person=1)])
        await desk.until(lambda: desk.handled[2] == [2])
        assert desk.handled[1] == []
        desk.gates[1].set()
        await desk.until(lambda: desk.handled[1] == [1, 3])


async def test_a_repeat_is_handled_once(path: Path) -> None:
    desk = Services()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1)])
        await desk.until(lambda: desk.handled[1] == [1])
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.handled[1] == [1, 2])


async def test_what_could_not_be_answered_is_begun_again_in_order_once_calls_succeed(
    path: Path,
) -> None:
    desk = Services()
    desk.server_is_up.clear()
    desk.failures[1] = [Unanswered()]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2), message(3, person=2)])
        await desk.until(lambda: desk.handled[2] == [3])
        assert desk.handled[1] == []
        desk.server_is_up.set()
        await desk.until(lambda: desk.handled[1] == [1, 2])


def said(update_id: int, text: str, chat: int = 1) -> dict[str, Any]:
    return {
        "update_id": update_id,
        "message": {"from": {"id": 1}, "chat": {"id": chat}, "text": text},
    }


async def test_an_update_whose_answer_always_fails_is_given_up_and_the_next_one_has_its_turn(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Services()
    desk.failures[1] = [Unanswered() for _ in range(FAILURES_BEFORE_GIVEN_UP + 5)]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2), message(3, person=2)])
        await desk.until(lambda: desk.handled == {1: [2], 2: [3]})
    assert desk.begun.count(1) == FAILURES_BEFORE_GIVEN_UP
    assert desk.given_up == [1]
    assert [r.levelname for r in caplog.records if "update 1 given up" in r.message] == ["ERROR"]
    assert await left(path) == []


async def test_a_restart_does_not_begin_to_count_the_failures_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.DRAIN_SECONDS", 0.0)
    before, after = Services(), Services()
    for desk in (before, after):
        desk.failures[1] = [Unanswered() for _ in range(FAILURES_BEFORE_GIVEN_UP)]
    async with intake_on(path, before) as (intake, _):
        await intake.take([message(1)])
        await before.until(lambda: before.begun == [1] * 3)
        before.server_is_up.clear()
    [entry] = await left(path)
    async with intake_on(path, after):
        await after.until(lambda: after.given_up == [1])
    assert entry.begun == 0
    assert entry.failed >= 2
    assert len(after.begun) == FAILURES_BEFORE_GIVEN_UP - entry.failed


async def test_an_outage_counts_once_however_long_it_is(path: Path) -> None:
    desk = Services()
    desk.failures[1] = [Unanswered()]
    desk.nonsense = [Unanswered() for _ in range(3 * FAILURES_BEFORE_GIVEN_UP)]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1)])
        await desk.until(lambda: desk.handled[1] == [1])
    assert desk.reached > 3 * FAILURES_BEFORE_GIVEN_UP
    assert desk.given_up == []


@pytest.mark.parametrize("failure", [NotWritten, Unanswered])
async def test_what_waits_for_the_disk_or_cannot_even_be_given_up_is_begun_again(
    path: Path, failure: type[Unanswered]
) -> None:
    desk = Services()
    desk.failures[1] = [failure() for _ in range(FAILURES_BEFORE_GIVEN_UP + 3)]
    desk.failures_of_giving_up = [Unanswered() for _ in range(10)]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.handled[1] == [1, 2])
    assert desk.given_up == []
    assert len(desk.failures_of_giving_up) == (10 if failure is NotWritten else 6)


async def test_an_update_that_is_given_up_with_an_error_ends_too(path: Path) -> None:
    desk = Services()
    desk.failures[1] = [Unanswered() for _ in range(FAILURES_BEFORE_GIVEN_UP)]
    desk.failures_of_giving_up = [ValueError("a bug")]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.handled[1] == [2])
    assert await left(path) == []


async def test_several_starts_that_waited_get_one_answer(path: Path) -> None:
    desk = Services()
    desk.server_is_up.clear()
    desk.failures[1] = [Unanswered()]
    later = [said(4, "/start g-umwelt"), said(5, "/now"), said(6, "/now"), said(7, "2", 1)]
    elsewhere = [said(8, "/start"), said(9, "/start", chat=-5)]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([said(1, "/start")])
        await desk.until(lambda: desk.begun == [1])
        await intake.take([said(2, "/start"), said(3, "/start"), *later, *elsewhere])
        desk.server_is_up.set()
        await desk.until(lambda: desk.handled[1][-1:] == [9])
    assert desk.handled[1] == [3, 4, 5, 6, 7, 8, 9]
    assert await left(path) == []


async def test_an_error_of_ours_ends_an_update_and_no_other(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Services()
    desk.failures[1] = [ValueError("a bug")]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.handled[1] == [2])
    assert "update 1 failed" in caplog.text
    assert await left(path) == []


async def test_a_flood_is_dropped_beyond_fifty_with_one_notice_and_presses_are_answered(
    path: Path,
) -> None:
    desk = Services()
    desk.gates[1] = asyncio.Event()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(i) for i in range(100)])
        await intake.take([press(200), press(201), message(202), message(1000, person=2)])
        await desk.until(lambda: len(desk.turned_away) == 3 and bool(desk.handled[2]))
        assert desk.turned_away == [WAITING_PER_PERSON + 1, 200, 201]
        await intake.take([{"update_id": 300, "my_chat_member": {"from": {"id": 1}}}])
        desk.gates[1].set()
        expected = [*range(WAITING_PER_PERSON + 1), 300]
        await desk.until(lambda: desk.handled[1] == expected)
    assert await left(path) == []


async def test_what_was_waiting_at_a_stop_is_handled_at_the_next_start(path: Path) -> None:
    desk = Services()
    desk.gates[1] = asyncio.Event()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.begun == [1])
        asyncio.get_running_loop().call_soon(desk.gates[1].set)
    assert desk.handled[1] == [1]
    assert [entry.update_id for entry in await left(path)] == [2]
    again = Services()
    async with intake_on(path, again):
        await again.until(lambda: again.handled[1] == [2])


async def test_a_beginning_that_ends_in_good_order_does_not_count_as_a_crash(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.DRAIN_SECONDS", 0.05)
    for _ in range(4):
        desk = Services()
        desk.gates[1] = asyncio.Event()
        async with intake_on(path, desk) as (intake, _database):
            await intake.take([message(1)])
            await desk.until(lambda desk=desk: desk.begun == [1])  # type: ignore[misc]
    assert [entry.begun for entry in await left(path)] == [0]


async def test_an_update_that_crashed_the_bot_three_times_is_set_aside(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = await Database.open(path)
    entries = await database.write(inbox.store, [message(66), message(67)], Clock().now())
    await database.write(inbox.mark, {entries[0].row: 3})
    await database.close()
    desk = Services()
    with caplog.at_level(logging.ERROR):
        async with intake_on(path, desk):
            await desk.until(lambda: desk.handled[1] == [67])
    assert desk.begun == [67]
    assert "update 66 set aside" in caplog.text
    assert await left(path) == []


async def test_a_leftover_is_marked_as_begun_before_anything_happens(path: Path) -> None:
    database = await Database.open(path)
    await database.write(inbox.store, [message(1)], Clock().now())
    await database.close()
    desk = Services()
    desk.gates[1] = asyncio.Event()
    async with intake_on(path, desk) as (_, opened):
        await desk.until(lambda: desk.begun == [1])
        assert [entry.begun for entry in await opened.read(inbox.unfinished)] == [1]
        desk.gates[1].set()


async def test_an_inbox_that_cannot_be_written_is_reported_to_whoever_took_updates_in(
    path: Path,
) -> None:
    async with intake_on(path, Services()) as (intake, database):
        await database.write(lambda c: c.execute("ALTER TABLE inbox RENAME TO gone") and None)
        with pytest.raises(Exception, match="inbox"):
            await intake.take([message(1)])
        await database.write(lambda c: c.execute("ALTER TABLE gone RENAME TO inbox") and None)
        await intake.take([message(1)])


def nested(levels: int) -> list[Any]:
    """A list in a list in a list …"""
    innermost: list[Any] = []
    for _ in range(levels):
        innermost = [innermost]
    return innermost


POISONED: list[Any] = [
    {"update_id": 2, "message": {"from": {"id": 1}, "text": "\ud800"}},
    {"update_id": 2, "message": {"from": {"id": 2**63}}},
    {"update_id": 2**63},
    {"update_id": "2"},
    {"update_id": True},
    {"update_id": None},
    {},
    None,
    [],
    {"update_id": 2, "message": nested(100_000)},
]


@pytest.mark.parametrize("poison", POISONED, ids=range(len(POISONED)))
async def test_an_update_that_cannot_be_stored_is_set_aside_and_its_batch_is_not(
    path: Path, caplog: pytest.LogCaptureFixture, poison: Any
) -> None:
    desk = Services()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), poison, message(3)])
        await desk.until(lambda: desk.handled[1] == [1, 3])
    assert await left(path) == []
    [line] = [record.getMessage() for record in caplog.records if record.name == "bot.intake"]
    assert line.startswith("an update was set aside: ")
    assert "ud800" not in line


async def test_what_cannot_be_read_any_more_at_a_start_ends_nothing(path: Path) -> None:
    database = await Database.open(path)
    await database.write(inbox.store, [message(1), message(2)], Clock().now())
    await database.write(lambda c: c.execute("UPDATE inbox_body SET body = '{' WHERE row = 1"))
    await database.close()
    desk = Services()
    async with intake_on(path, desk):
        await desk.until(lambda: sorted(desk.begun) == [1, 2])
    assert await left(path) == []


class FullDisk:
    """Lets marks fail as a full disk would, as long as `full`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full, self.failed = True, asyncio.Event()
        plain = inbox.mark
        monkeypatch.setattr(update_progress, "TRY_AGAIN_AFTER", 0.001)
        monkeypatch.setattr(inbox, "mark", self._mark(plain, asyncio.get_running_loop()))

    def _mark(self, plain: Callable[..., None], loop: asyncio.AbstractEventLoop) -> Any:
        def mark(*arguments: Any) -> None:
            if self.full:
                loop.call_soon_threadsafe(self.failed.set)
                raise sqlite3.OperationalError("database or disk is full")
            plain(*arguments)

        return mark


async def test_finished_marks_whose_write_failed_are_written_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, desk = FullDisk(monkeypatch), Services()
    async with intake_on(path, desk) as (intake, database):
        await intake.take([message(1)])
        await desk.until(lambda: desk.handled[1] == [1])
        await disk.failed.wait()
        assert await database.read(inbox.unfinished)
        disk.full = False
        async with asyncio.timeout(PATIENCE):
            while await database.read(inbox.unfinished):
                pass


async def test_finished_marks_whose_write_failed_are_tried_again_at_a_stop(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, desk = FullDisk(monkeypatch), Services()
    monkeypatch.setattr(update_progress, "LAST_TRIES", 1_000_000)
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1)])
        await desk.until(lambda: desk.handled[1] == [1])
        await disk.failed.wait()
        stopping = asyncio.create_task(intake.stop())
        disk.failed.clear()
        await disk.failed.wait()
        disk.full = False
        await stopping
    assert await left(path) == []


async def test_a_stop_does_not_wait_for_ever_for_a_full_disk_and_says_what_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _disk, desk = FullDisk(monkeypatch), Services()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1)])
        await desk.until(lambda: desk.handled[1] == [1])
    assert "1 marks could not be written" in caplog.text
    assert [entry.update_id for entry in await left(path)] == [1]


async def test_a_beginning_is_on_disk_though_its_write_failed_at_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(path)
    await database.write(inbox.store, [message(1)], Clock().now())
    await database.close()
    disk, desk = FullDisk(monkeypatch), Services()
    desk.gates[1] = asyncio.Event()
    async with intake_on(path, desk) as (_, opened):
        await disk.failed.wait()
        assert desk.begun == []
        disk.full = False
        await desk.until(lambda: desk.begun == [1])
        assert [entry.begun for entry in await opened.read(inbox.unfinished)] == [1]
        desk.gates[1].set()


async def test_edited_messages_count_among_the_fifty_and_are_dropped_in_silence(path: Path) -> None:
    desk = Services()
    desk.gates[1] = asyncio.Event()
    async with intake_on(path, desk) as (intake, _):
        edits = [{"update_id": i, "edited_message": {"from": {"id": 1}}} for i in range(200)]
        await intake.take([*edits, message(1000, person=2)])
        await desk.until(lambda: bool(desk.handled[2]))
        assert desk.turned_away == []
        desk.gates[1].set()
        await desk.until(lambda: desk.handled[1] == list(range(WAITING_PER_PERSON + 1)))
    assert await left(path) == []


async def test_presses_that_are_too_many_even_to_be_turned_away_are_dropped(path: Path) -> None:
    desk = Services()
    desk.gates[1] = desk.turning_away = asyncio.Event()
    async with intake_on(path, desk) as (intake, _):
        await intake.take([press(i) for i in range(500)])
        assert len(intake._tasks) <= WAITING_PER_PERSON + 1
        await intake.take([press(1000, person=2)])
        await desk.until(lambda: bool(desk.handled[2]))
        desk.turning_away.set()
        await desk.until(lambda: len(desk.turned_away) == WAITING_PER_PERSON)
        await desk.until(lambda: len(desk.handled[1]) == WAITING_PER_PERSON + 1)
    assert await left(path) == []


async def test_somebody_known_does_not_wait_behind_a_crowd_of_strangers(path: Path) -> None:
    desk = Services()
    crowd = range(1_000, 1_000 + 2 * STRANGERS_IN_HAND)
    desk.gates = {person: asyncio.Event() for person in crowd}
    async with intake_on(path, desk) as (intake, database):
        await database.write(people.meet, 7, "de", Clock().now())
        await intake.take([message(person, person) for person in crowd])
        await desk.until(lambda: len(desk.begun) == STRANGERS_IN_HAND)
        await intake.take([message(1, person=7)])
        await desk.until(lambda: desk.handled[7] == [1])
        for gate in desk.gates.values():
            gate.set()
        await desk.until(lambda: sum(map(len, desk.handled.values())) == len(crowd) + 1)


async def test_an_outage_that_ends_leaves_everybodys_order_as_it_was(path: Path) -> None:
    desk = Services()
    desk.server_is_up.clear()
    desk.failures = {i: [Unanswered()] for i in range(0, 100, 3)}
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(i, person=i % 10) for i in range(60)])
        await desk.until(lambda: all(i in desk.begun for i in (0, 1, 12, 3)))
        await intake.take([message(i, person=i % 10) for i in range(60, 100)])
        desk.server_is_up.set()
        await desk.until(lambda: sum(map(len, desk.handled.values())) == 100)
    for person in range(10):
        assert desk.handled[person] == list(range(person, 100, 10))


async def test_a_server_that_answers_nonsense_is_not_reachable_yet(path: Path) -> None:
    desk = Services()
    desk.failures[1] = [Unanswered()]
    desk.nonsense = [TypeError("null"), KeyError("result")]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.handled[1] == [1, 2])
    assert desk.nonsense == []


async def test_nothing_a_person_wrote_is_in_the_log_when_a_handler_fails(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Services()
    desk.failures[1] = [ValueError("Anna Schmidt schrieb: geheim")]
    async with intake_on(path, desk) as (intake, _):
        await intake.take([message(1), message(2)])
        await desk.until(lambda: desk.handled[1] == [2])
    assert "ValueError" in caplog.text
    assert "test_intake.py" in caplog.text
    assert "geheim" not in caplog.text
