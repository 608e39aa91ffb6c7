"""While nothing can be saved, presses are answered at once, and done as soon as they can be."""

import sqlite3
from pathlib import Path

import pytest

from bot import polling
from storage import people, writer
from tests.flows.conversation import Stage, Talker, last_of_bot, on_stage, until
from tests.programmes import at

GERMAN = "Ich kann gerade nichts speichern. Ich hole das nach, sobald es wieder geht."
RUSSIAN = "Сейчас я ничего не могу сохранить. Сделаю это, как только получится."


@pytest.fixture(autouse=True)
def nobody_waits_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "BUSY_TIMEOUT_MS", 1)
    monkeypatch.setattr(polling, "_CONFLICT_PAUSE", 0.01)


async def test_a_press_is_answered_at_once_in_its_persons_language_and_done_later(
    stage: Stage, anna: Talker, boris: Talker, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.says("/start lang-de")
    await boris.says("/start lang-ru")
    stage.write("BEGIN IMMEDIATE")
    pressed = []
    for talker in (anna, boris, anna):
        data = talker.screen.rows[0][0]["callback_data"]
        pressed.append(stage.telegram.press(talker.person, talker.screen, data))
    stage.telegram.say(anna.person, "/now")
    await until(lambda: all(stage.telegram.queries[query] for query in pressed))
    answers = map(stage.telegram.queries.get, pressed)
    said = [answer["text"] for answer in answers if answer]
    assert said == [GERMAN, RUSSIAN, GERMAN]
    assert len(stage.telegram.pending) == 4
    stage.write("COMMIT")
    await stage.finished()
    assert anna.text.startswith("Jetzt")
    assert not [r for r in caplog.records if r.exc_info or r.levelname == "ERROR"]


async def test_an_update_that_could_not_be_saved_halfway_is_begun_again(
    anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.says("/start lang-de")
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    calls = 0
    choose = people.choose_language

    def fails_once(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise full
        return choose(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(people, "choose_language", fails_once)
    await anna.says("/start lang-ru")
    assert calls == 2
    assert last_of_bot(anna.chat).text.startswith("XVI конф")
    assert not any("schiefgegangen" in message.text for message in anna.chat.messages)


async def test_a_press_that_comes_by_webhook_is_answered_and_comes_again(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    async with on_stage(tmp_path, at(28, 17, 30), webhook_port=unused_tcp_port) as stage:
        anna = stage.person(11, "Anna", "de")
        await anna.says("/start lang-de")
        stage.write("BEGIN IMMEDIATE")
        data = anna.screen.rows[0][0]["callback_data"]
        query = stage.telegram.press(anna.person, anna.screen, data)
        await until(lambda: stage.telegram.queries[query] is not None)
        assert (stage.telegram.queries[query] or {})["text"] == GERMAN
        assert len(stage.telegram.pending) == 1
        before = anna.text
        stage.write("COMMIT")
        await stage.finished()
        assert anna.text != before
