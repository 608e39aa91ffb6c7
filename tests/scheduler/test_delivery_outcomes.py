"""Whatever becomes of a message, its row says so, and the next one goes out."""

import sqlite3
from itertools import pairwise

import pytest

from scheduler.outbox import Blocked, MovedChat, NotSent, Refused, TooFast, Unknown
from storage import deliveries, people
from storage.moments import to_ms
from tests.scheduler.conftest import ANNA, BORIS, STRANGER, Play
from tests.scheduler.fast_delivery import UNWRITABLE, USELESS, FastDelivery, letter, until_so
from tests.storage.conftest import NOON

GROUP, SUPERGROUP = -5, -1005


def test_what_is_owed_is_sent_once_and_kept_as_sent(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        await o.owe(letter(ANNA), letter(BORIS))
        await o.owe(letter(ANNA))
        assert await o.settled() == {"11/1": "sent", "12/1": "sent"}
        assert o.postman.texts(ANNA) == ["Nr. 1 (de)"]
        assert o.postman.texts(BORIS) == ["Nr. 1 (ru)"]

        def kept(connection: sqlite3.Connection) -> tuple[int, int]:
            row = connection.execute("SELECT * FROM delivery WHERE chat = 11").fetchone()
            return row["message_id"], row["settled_at"]

        message_id, settled_at = await o.database.read(kept)
        assert o.postman.sent[message_id - 1].chat == ANNA
        assert settled_at >= to_ms(NOON)

    play_delivering(scenario)


def test_a_bad_request_fails_with_its_reason_and_is_never_retried(
    play_delivering: Play, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, Refused("text is too long"))
        await o.owe(letter(ANNA), letter(ANNA, 2))
        await o.settled()
        assert (await o.rows())["11/1"] == ("failed", "text is too long")
        assert o.postman.texts(ANNA) == ["Nr. 2 (de)"]
        assert len(o.postman.attempts) == 2
        assert "text is too long" in caplog.text

    play_delivering(scenario)


def test_what_is_owed_to_somebody_who_blocked_the_bot_waits_and_goes_out_when_they_come_back(
    play_delivering: Play,
) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, Blocked("blocked by the user"))
        await o.owe(letter(ANNA), letter(ANNA, 2), letter(BORIS))
        await until_so(lambda: o.postman.texts(BORIS))
        states = await o.settled("11/1", "11/2")
        assert states == {"11/1": "pending", "11/2": "pending", "12/1": "sent"}
        assert len(o.postman.moments(ANNA)) == 1
        anna = await o.database.read(people.find, ANNA)
        assert anna
        assert not anna.reachable
        await o.database.write(people.meet, ANNA, "de", NOON)
        await o.settled()
        assert o.postman.texts(ANNA) == ["Nr. 1 (de)", "Nr. 2 (de)"]

    play_delivering(scenario)


def test_what_is_of_no_use_any_more_when_they_come_back_is_not_sent(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        await o.database.write(people.set_reachable, ANNA, False)
        await o.owe(letter(ANNA, kind=USELESS), letter(BORIS))
        await o.settled("11/1")
        await o.database.write(people.meet, ANNA, "de", NOON)
        await o.settled()
        assert (await o.rows())["11/1"] == ("cancelled", "no longer of use")
        assert o.postman.moments(ANNA) == []

    play_delivering(scenario)


@pytest.mark.parametrize("chat", [STRANGER, GROUP])
def test_a_blocked_chat_of_nobody_known_has_failed(play_delivering: Play, chat: int) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(chat, Blocked("bot was kicked"))
        await o.owe(letter(chat))
        await o.settled()
        assert await o.rows() == {f"{chat}/1": ("failed", "bot was kicked")}

    play_delivering(scenario)


def test_what_is_owed_to_a_group_follows_it_to_its_new_id(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(GROUP, MovedChat(SUPERGROUP))
        await o.owe(letter(GROUP), letter(GROUP, 2))
        assert await o.settled() == {"-5/1": "sent", "-5/2": "sent"}
        assert o.postman.texts(SUPERGROUP) == ["Nr. 1 (?)", "Nr. 2 (?)"]
        assert len(o.postman.moments(GROUP)) == 1

    play_delivering(scenario)


def test_a_chat_that_has_to_wait_waits_alone(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, TooFast(40))
        await o.owe(letter(ANNA), *(letter(chat) for chat in range(100, 150)))
        await o.settled()
        first, second = o.postman.moments(ANNA)
        assert 40 <= second - first < 42
        assert max(m.at for m in o.postman.sent if m.chat != ANNA) < 5

    play_delivering(scenario)


def test_where_many_chats_have_to_wait_all_do(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        for chat in (100, 101, 102):
            o.postman.will(chat, TooFast(20))
        await o.owe(*(letter(chat) for chat in range(100, 130)))
        await o.settled()
        early = [message for message in o.postman.sent if message.at < 20]
        assert len(o.postman.sent) == 30
        assert len(early) < 10

    play_delivering(scenario)


@pytest.mark.parametrize("repeat", [True, False])
def test_what_certainly_was_not_sent_is_tried_again_after_ever_longer_pauses(
    play_delivering: Play, repeat: bool
) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, *(NotSent("the server failed (502)") for _ in range(7)))
        await o.owe(letter(ANNA, repeat=repeat))
        assert await o.settled() == {"11/1": "sent"}
        moments = o.postman.moments(ANNA)
        pauses = [later - earlier for earlier, later in pairwise(moments)]
        expected = [1.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0]
        assert all(0 <= p - e < 1.5 for p, e in zip(pauses, expected, strict=True)), pauses

    play_delivering(scenario)


def test_where_everything_fails_all_wait_a_moment_and_then_go_out(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        chats = range(100, 120)
        for chat in chats:
            o.postman.will(chat, *(NotSent("no connection") for _ in range(3)))
        await o.owe(*(letter(chat) for chat in chats))
        assert set((await o.settled()).values()) == {"sent"}
        assert len(o.postman.sent) == 20
        failed = sorted(o.postman.moments(chat)[0] for chat in chats)
        assert failed[-1] - failed[0] > 2

    play_delivering(scenario)


def test_of_unknown_outcome_a_repeatable_message_is_sent_once_more(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, Unknown("timed out"))
        await o.owe(letter(ANNA, repeat=True))
        assert await o.settled() == {"11/1": "sent"}
        assert len(o.postman.attempts) == 2

    play_delivering(scenario)


def test_of_unknown_outcome_a_message_for_once_is_uncertain(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, Unknown("timed out"))
        await o.owe(letter(ANNA, repeat=False), letter(ANNA, 2))
        await o.settled()
        assert (await o.rows())["11/1"] == ("uncertain", "timed out")
        assert o.postman.texts(ANNA) == ["Nr. 2 (de)"]

    play_delivering(scenario)


def test_what_cannot_be_written_fails_and_the_rest_goes_out(
    play_delivering: Play, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(o: FastDelivery) -> None:
        await o.owe(letter(ANNA, kind=UNWRITABLE), letter(ANNA, 2), letter(BORIS))
        await o.settled()
        assert (await o.rows())["11/1"] == ("failed", "ValueError")
        assert (len(o.postman.texts(ANNA)), len(o.postman.texts(BORIS))) == (1, 1)
        assert "no words for it" in caplog.text

    play_delivering(scenario)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_CANTOPEN])
def test_what_cannot_be_written_since_the_disk_fails_for_a_moment_goes_out_after_it(
    play_delivering: Play, code: int
) -> None:
    async def scenario(o: FastDelivery) -> None:
        at_fault = [sqlite3.OperationalError("disk I/O error")]
        at_fault[0].sqlite_errorcode = code

        async def fails_once() -> None:
            if at_fault:
                raise at_fault.pop()

        o.scribe.afterwards = fails_once
        await o.owe(letter(ANNA), letter(BORIS))
        assert await o.settled() == {"11/1": "sent", "12/1": "sent"}
        assert o.loop.failed_for_good == 0

    play_delivering(scenario)


@pytest.mark.parametrize("repeat", [True, False])
def test_a_sender_that_breaks_down_leaves_an_uncertain_row_and_the_rest_goes_out(
    play_delivering: Play, caplog: pytest.LogCaptureFixture, repeat: bool
) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, RuntimeError("nobody thought of this"))
        await o.owe(letter(ANNA, repeat=repeat), letter(ANNA, 2), letter(BORIS))
        await o.settled()
        assert (await o.rows())["11/1"] == ("uncertain", "RuntimeError")
        assert (len(o.postman.texts(ANNA)), len(o.postman.texts(BORIS))) == (1, 1)
        assert "nobody thought of this" in caplog.text

    play_delivering(scenario)


def test_senders_that_break_down_use_up_no_slots(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        chats = range(100, 200)
        for chat in chats:
            o.postman.will(chat, RuntimeError("nobody thought of this"))
        await o.owe(*(letter(chat) for chat in chats), letter(ANNA, due_at=o.clock.now()))
        await o.settled()
        assert o.postman.texts(ANNA)

    play_delivering(scenario)


def test_what_is_erased_while_in_flight_stays_erased(play_delivering: Play) -> None:
    def erase(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM delivery WHERE chat = ?", (ANNA,))

    async def scenario(o: FastDelivery) -> None:
        o.postman.hands_free.clear()
        await o.owe(letter(ANNA))
        await until_so(lambda: o.postman.attempts)
        await o.database.write(erase)
        o.postman.hands_free.set()
        await until_so(lambda: o.postman.sent)
        await o.owe(letter(BORIS))
        assert await o.settled() == {"12/1": "sent"}
        assert await o.database.read(deliveries.due, NOON, (), 10) == []

    play_delivering(scenario)


def test_a_chat_that_got_a_message_waits_no_longer_for_what_failed_before(
    play_delivering: Play,
) -> None:
    async def scenario(o: FastDelivery) -> None:
        o.postman.will(ANNA, *(NotSent("the server failed (502)") for _ in range(4)))
        await o.owe(letter(ANNA, 1))
        await o.settled()
        o.postman.will(ANNA, NotSent("the server failed (502)"))
        await o.owe(letter(ANNA, 2))
        await o.settled()
        failed, sent = o.postman.moments(ANNA)[-2:]
        assert 1 <= sent - failed < 2

    play_delivering(scenario)


def test_failures_with_successes_between_them_hold_up_nobody_else(play_delivering: Play) -> None:
    async def scenario(o: FastDelivery) -> None:
        for chat in range(100, 110):
            o.postman.will(chat, NotSent("no connection"))
            await o.owe(letter(chat))
            await o.settled()
        o.postman.will(ANNA, NotSent("no connection"))
        await o.owe(letter(ANNA), letter(BORIS))
        await o.settled()
        assert o.postman.moments(BORIS)[0] - o.postman.moments(ANNA)[0] < 0.5

    play_delivering(scenario)
