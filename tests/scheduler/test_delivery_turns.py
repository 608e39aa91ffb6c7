"""Messages go out in their turn, as true as they are then; crashes and stops lose none."""

import asyncio
import sqlite3
from collections import Counter
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from scheduler.delivery import DRAIN_SECONDS, IN_FLIGHT
from scheduler.rate_limiter import Limits
from storage import deliveries, people
from storage.deliveries import Priority
from tests.scheduler.conftest import ANNA, BORIS, Play
from tests.scheduler.fast_delivery import LETTER, FastDelivery, letter, until_so
from tests.scheduler.fast_time import seconds
from tests.storage.conftest import NOON

GROUP = -5
QUICK = Limits(bulk_per_second=1_000, total_per_second=1_000, private_seconds=0)


async def cancel(o: FastDelivery) -> None:
    """Cancel whatever waits."""
    query = "UPDATE delivery SET state = 'cancelled', reason = 'overtaken' WHERE state = 'pending'"
    await o.database.write(lambda c: c.execute(query))


def test_what_was_in_flight_at_a_crash_is_repeated_or_uncertain(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        await o.owe(letter(ANNA, 1, repeat=True), letter(ANNA, 2, repeat=False), letter(ANNA, 3))
        for waiting in (await o.database.read(deliveries.due, NOON, (), 10))[:2]:
            await o.database.write(deliveries.claim, waiting.id, NOON)
        await o.loop.recover()
        o.loop.start()
        await o.settled()
        assert await o.rows() == {
            "11/1": ("sent", None),
            "11/2": ("uncertain", "the bot was stopped while it was sent"),
            "11/3": ("sent", None),
        }
        assert o.postman.texts(ANNA) == ["Nr. 1 (de)", "Nr. 3 (de)"]

    play(scenario)


def test_what_is_cancelled_while_it_waits_for_its_turn_is_not_sent(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.rate_limiter.hold_all(60)
        o.loop.start()
        await o.owe(letter(ANNA))
        await asyncio.sleep(30)
        await cancel(o)
        await o.owe(letter(BORIS))
        assert await o.settled() == {"11/1": "cancelled", "12/1": "sent"}
        assert o.postman.moments(ANNA) == []
        assert (await o.rows())["11/1"] == ("cancelled", "overtaken")

    play(scenario)


def test_what_is_cancelled_after_it_was_written_is_not_sent(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.scribe.afterwards = partial(cancel, o)
        o.loop.start()
        await o.owe(letter(ANNA))
        assert await o.settled() == {"11/1": "cancelled"}
        assert o.postman.attempts == []

    play(scenario)


def test_what_is_put_off_after_it_was_written_is_sent_when_it_is_due(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        subject, later = "Nr. 1", o.clock.now() + timedelta(days=1)

        async def put_off() -> None:
            await o.database.write(deliveries.put_off, subject, LETTER, later)

        o.scribe.afterwards = put_off
        o.loop.start()
        await o.owe(letter(ANNA))
        await asyncio.sleep(5)
        assert (await o.states(), o.postman.attempts) == ({"11/1": "pending"}, [])
        o.scribe.afterwards = None
        o.clock.set(later)
        assert await o.settled() == {"11/1": "sent"}

    play(scenario)


def test_what_nobody_is_owed_waits_for_its_turn_and_takes_it(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        began = seconds()
        o.loop.start()
        chats = range(1, 101)
        await o.owe(*(letter(chat) for chat in chats))
        for _ in range(20):
            await o.loop.send_aside(BORIS, "how it comes along")
        await o.settled()
        assert len(o.postman.sent) == 120
        assert max(message.at for message in o.postman.sent) - began >= 120 / 25 - 1

    play(scenario)


def test_what_nobody_wants_any_more_when_its_turn_comes_is_not_sent(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.rate_limiter.hold_all(60)
        wanted = {BORIS, ANNA}
        waiting = [
            asyncio.create_task(
                o.loop.send_aside(chat, "how it goes", partial(wanted.__contains__, chat))
            )
            for chat in (BORIS, ANNA)
        ]
        await asyncio.sleep(30)
        wanted.remove(BORIS)
        await asyncio.gather(*waiting)
        assert [message.chat for message in o.postman.sent] == [ANNA]

    play(scenario)


def test_a_message_is_written_when_its_turn_has_come_and_not_before(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.rate_limiter.hold_all(60)
        o.loop.start()
        await o.owe(letter(ANNA))
        await asyncio.sleep(30)
        await o.database.write(people.choose_language, ANNA, "ru", NOON)
        await o.settled()
        assert o.postman.texts(ANNA) == ["Nr. 1 (ru)"]

    play(scenario)


def test_a_chat_that_is_answered_while_a_message_waits_for_its_turn_gets_it_a_second_later(
    play: Play,
) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.rate_limiter.hold_all(10)
        o.loop.start()
        await o.owe(letter(ANNA), letter(BORIS))
        await asyncio.sleep(9.9)
        o.rate_limiter.note_answer(ANNA)
        await o.settled()
        assert o.postman.moments(ANNA)[0] >= 10.9
        assert o.postman.moments(BORIS)[0] < 10.5

    play(scenario)


def test_messages_to_one_person_keep_a_second_apart_and_their_order(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.loop.start()
        await o.owe(*(letter(ANNA, number) for number in range(5)))
        await o.settled()
        assert o.postman.texts(ANNA) == [f"Nr. {number} (de)" for number in range(5)]
        moments = o.postman.moments(ANNA)
        assert all(moments[n + 1] - moments[n] >= 1 for n in range(4))
        assert moments[-1] < 6

    play(scenario)


def test_a_group_gets_no_more_than_20_in_a_minute(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.loop.start()
        await o.owe(*(letter(GROUP, number) for number in range(45)))
        await o.settled()
        moments = o.postman.moments(GROUP)
        assert len(moments) == 45
        assert all(moments[n + 20] - moments[n] >= 60 for n in range(25))

    play(scenario)


def test_bulk_to_many_keeps_to_25_a_second(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.loop.start()
        await o.owe(*(letter(chat) for chat in range(1_000, 1_200)))
        await o.settled()
        moments = sorted(message.at for message in o.postman.sent)
        assert all(moments[n + 25] - moments[n] >= 1 for n in range(175))
        assert moments[-1] < 200 / 25 * 1.1

    play(scenario)


def test_the_urgent_overtakes_what_waits(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.loop.start()
        await o.owe(*(letter(chat) for chat in range(1_000, 1_100)))
        await until_so(lambda: len(o.postman.sent) > 3)
        before = seconds()
        await o.owe(letter(ANNA, priority=Priority.PERSONAL))
        await o.settled()
        assert o.postman.moments(ANNA)[0] - before < 0.5

    play(scenario)


def test_what_is_due_later_goes_out_when_the_clock_is_there(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        later = o.clock.now().replace(hour=18)
        o.loop.start()
        await o.owe(letter(ANNA, due_at=later))
        await asyncio.sleep(60)
        assert o.postman.attempts == []
        o.clock.set(later)
        assert await o.settled() == {"11/1": "sent"}

    play(scenario)


def test_no_more_than_64_are_in_flight_and_never_two_to_one_chat(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.hands_free.clear()
        o.loop.start()
        await o.owe(*(letter(chat, n) for n in range(2) for chat in range(1_000, 1_100)))
        await until_so(lambda: len(o.postman.attempts) == IN_FLIGHT)
        await asyncio.sleep(60)
        assert len(o.postman.attempts) == IN_FLIGHT
        assert max(Counter(attempt.chat for attempt in o.postman.attempts).values()) == 1
        in_flight = [state for state in (await o.states()).values() if state == "sending"]
        assert len(in_flight) == IN_FLIGHT
        o.postman.hands_free.set()
        assert set((await o.settled()).values()) == {"sent"}
        assert len(o.postman.sent) == 200

    play(scenario, QUICK)


def test_the_outbox_is_left_alone_while_many_are_answered_and_nothing_is_owed(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []
    due = deliveries.due

    def counted(*given: Any) -> list[deliveries.DueMessage]:
        looks.append(given)
        return due(*given)

    async def scenario(o: FastDelivery) -> None:
        monkeypatch.setattr(deliveries, "due", counted)
        o.loop.start()
        for chat in range(1_000):
            o.rate_limiter.note_answer(chat)
            await asyncio.sleep(0.01)
        assert 20 <= len(looks) <= 2 * 21, "twice a second, and once more for busy chats"

    play(scenario)


def test_what_waits_for_a_chat_that_was_answered_goes_out_as_soon_as_it_may(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.loop.start()
        o.rate_limiter.note_answer(BORIS)
        await asyncio.sleep(0.1)
        o.rate_limiter.note_answer(ANNA)
        answered = seconds()
        await o.owe(letter(ANNA))
        assert await o.settled() == {"11/1": "sent"}
        assert 1 <= o.postman.moments(ANNA)[0] - answered < 1.1

    play(scenario)


def test_a_stop_waits_for_what_is_in_flight_and_begins_nothing_new(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.hands_free.clear()
        o.loop.start()
        await o.owe(letter(ANNA), letter(ANNA, 2))
        await until_so(lambda: o.postman.attempts)
        stopping = asyncio.create_task(o.loop.stop())
        await asyncio.sleep(1)
        assert not stopping.done()
        o.postman.hands_free.set()
        await stopping
        assert await o.states() == {"11/1": "sent", "11/2": "pending"}

    play(scenario)


def test_a_stop_does_not_wait_for_ever_and_the_next_start_deals_with_the_rest(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.hands_free.clear()
        o.loop.start()
        await o.owe(letter(ANNA))
        await until_so(lambda: o.postman.attempts)
        before = seconds()
        await o.loop.stop()
        assert seconds() - before == pytest.approx(DRAIN_SECONDS)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert await o.states() == {"11/1": "sending"}
        await o.loop.recover()
        o.postman.hands_free.set()
        o.loop.start()
        assert await o.settled() == {"11/1": "sent"}

    play(scenario)


def test_delivery_goes_on_when_the_outbox_can_be_read_again(
    play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    def rename(connection: sqlite3.Connection, old: str, new: str) -> None:
        connection.execute(f"ALTER TABLE {old} RENAME TO {new}")

    async def scenario(o: FastDelivery) -> None:
        await o.owe(letter(ANNA))
        await o.database.write(rename, "delivery", "hidden")
        o.loop.start()
        await until_so(lambda: "the outbox could not be read" in caplog.text)
        await o.database.write(rename, "hidden", "delivery")
        assert await o.settled() == {"11/1": "sent"}

    play(scenario)


def test_many_that_are_of_no_use_any_more_do_not_hold_up_one_that_is(play: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        await o.owe(*(letter(chat, kind="useless") for chat in range(1_000, 1_200)), letter(ANNA))
        o.loop.start()
        await o.settled()
        assert o.postman.moments(ANNA)[0] < 1

    play(scenario)
