"""Updates that nobody waits for end in silence; a button that was pressed never goes on waiting."""

import logging
from typing import Any

import pytest
from telegram.error import NetworkError

from handlers.frame import dispatch
from handlers.frame.showing import answer
from storage import people
from tests.flows.conversation import Stage, Talker


def service(anna: Talker, **content: Any) -> dict[str, Any]:
    chat, sender = anna.chat.to_api(), anna.person.to_api()
    return {"message": {"message_id": 500, "date": 1, "chat": chat, "from": sender, **content}}


def press(anna: Talker, **content: Any) -> dict[str, Any]:
    sender = anna.person.to_api()
    return {"callback_query": {"id": "77", "from": sender, "chat_instance": "1", **content}}


async def give(stage: Stage, update: dict[str, Any]) -> None:
    """Let an update arrive, and with it the query that its press is, not answered yet."""
    stage.telegram.queries["77"] = None
    stage.telegram.allowed_updates = ()
    stage.telegram.give(update)
    await stage.finished()


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
@pytest.mark.parametrize(
    "content",
    [
        {"forum_topic_closed": {}, "message_thread_id": 3},
        {"forum_topic_closed": {}},
        {"migrate_to_chat_id": -1_000_000_000_011},
        {"migrate_from_chat_id": -11},
        {"forum_topic_reopened": {}},
        {"new_chat_title": "x"},
    ],
)
async def test_service_messages_in_private_are_met_with_silence(
    stage: Stage, anna: Talker, content: dict[str, Any]
) -> None:
    await anna.says("/start lang-de")
    count = len(anna.chat.messages)
    await give(stage, service(anna, **content))
    assert len(anna.chat.messages) == count
    assert (await anna.says("/now")).startswith("Jetzt")


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
@pytest.mark.parametrize("text", ["", " ", "\n\n"])
async def test_a_command_of_blanks_in_a_group_is_met_with_silence(
    stage: Stage, anna: Talker, text: str
) -> None:
    group = stage.group(-5, anna)
    command = {"type": "bot_command", "offset": 0, "length": 1}
    written = service(anna, text=text, entities=[command])["message"]
    await give(stage, {"message": {**written, "chat": group.to_api()}})
    assert group.messages == []


@pytest.mark.parametrize(
    "content",
    [
        {"data": "n", "inline_message_id": "x"},
        {"data": "n"},
        {"data": "n", "message": {"message_id": 1}},
        {"data": "n", "message": "x"},
        {"data": 5, "message": None},
        {"data": "n", "chat_instance": None},
    ],
)
async def test_every_button_that_was_pressed_stops_waiting(
    stage: Stage, anna: Talker, content: dict[str, Any]
) -> None:
    await give(stage, press(anna, **content))
    assert stage.telegram.queries["77"] is not None


async def test_an_error_while_an_error_is_dealt_with_does_not_surface(
    stage: Stage, anna: Talker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.says("/start lang-de")

    written = "geheim"

    def fail(*_: object) -> None:
        raise ValueError(written)

    with monkeypatch.context() as patched, caplog.at_level(logging.WARNING):
        patched.setattr(people, "find", fail)
        await anna.sends_press("n")
    assert stage.telegram.queries[anna.query] is not None
    records = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert {record.name for record in records} == {"handlers.frame.errors"}
    assert "an error could not be dealt with: ValueError" in caplog.text
    assert "geheim" not in caplog.text
    assert (await anna.says("/now")).startswith("Jetzt")


async def test_what_a_press_does_is_done_once_though_its_answer_is_lost(
    anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.says("/start lang-de")
    done = []
    plain = dispatch.do

    async def counted(*arguments: Any) -> None:
        done.append(arguments)
        await plain(*arguments)

    async def lost(*_: Any) -> None:
        raise NetworkError("the answer is lost")

    with monkeypatch.context() as patched:
        patched.setattr(dispatch, "do", counted)
        patched.setattr(dispatch, "answer", lost)
        assert (await anna.sends_press("n")).startswith("Jetzt")
    assert len(done) == 1


async def test_a_press_whose_act_and_answer_both_fail_ends_only_when_both_have_ended(
    anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.says("/start lang-de")
    ended = []

    async def fails(*_: Any) -> None:
        ended.append("act")
        raise ValueError

    async def slow(*arguments: Any) -> None:
        await answer(*arguments)
        ended.append("answer")

    with monkeypatch.context() as patched:
        patched.setattr(dispatch, "do", fails)
        patched.setattr(dispatch, "answer", slow)
        assert "schiefgegangen" in await anna.sends_press("n")
    assert ended == ["act", "answer"]
