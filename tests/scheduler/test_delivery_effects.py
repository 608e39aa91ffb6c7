"""What a message tells counts as told once it is claimed, unless it certainly did not arrive."""

import sqlite3
from functools import partial

import pytest

from scheduler.outbox import Blocked, Refused, Rendered, Unknown
from storage import people
from tests.scheduler.conftest import ANNA, BORIS, Play
from tests.scheduler.fast_delivery import FastDelivery, letter, until_so


@pytest.mark.parametrize(
    ("fate", "menu"),
    [
        (None, "told"),
        (Unknown("timed out"), "told"),
        (RuntimeError("oh"), "told"),
        (Refused("no"), "not told"),
        (Blocked("blocked"), "not told"),
    ],
)
def test_what_a_message_tells_counts_as_told_unless_it_certainly_did_not_arrive(
    play_delivering: Play, fate: Exception | None, menu: str
) -> None:
    def note(connection: sqlite3.Connection, value: str) -> None:
        connection.execute("UPDATE person SET menu = ? WHERE id = ?", (value, ANNA))

    async def scenario(o: FastDelivery) -> None:
        told, not_told = partial(note, value="told"), partial(note, value="not told")
        o.scribe.effects[ANNA] = Rendered("", told, not_told)
        o.postman.will(ANNA, *([fate] if fate else []))
        await o.owe(letter(ANNA, repeat=False))
        await o.tried()
        anna = await o.database.read(people.find, ANNA)
        assert anna
        assert anna.menu == menu

    play_delivering(scenario)


def test_a_claim_whose_effect_fails_is_no_claim(
    play_delivering: Play, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database is locked")

    async def scenario(o: FastDelivery) -> None:
        o.scribe.effects[ANNA] = Rendered("", fail)
        await o.owe(letter(ANNA), letter(BORIS))
        await o.settled("11/1")
        await until_so(lambda: "database is locked" in caplog.text)
        assert o.postman.moments(ANNA) == []
        del o.scribe.effects[ANNA]
        assert await o.settled() == {"11/1": "sent", "12/1": "sent"}

    play_delivering(scenario)
