"""The stand-in as a transport: what passes, what is refused, and how long a poll stays open."""

import asyncio
import json
from typing import Any

import pytest

from bot.ptb_request import bot_over
from bot.sandbox.chats import Person
from bot.sandbox.in_process import InProcess
from bot.sandbox.telegram import Telegram
from handlers.frame.calls import Upload


@pytest.fixture
def transport(telegram: Telegram) -> InProcess:
    return InProcess(telegram)


async def answer(
    transport: InProcess, method: str, parameters: dict[str, Any], **files: Upload
) -> tuple[int, Any]:
    status, body = await transport.call(method, parameters, files)
    read = json.loads(body)
    return status, read["result"] if read["ok"] else read["description"]


async def test_plain_json_is_carried_out(transport: InProcess, anna: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    status, sent = await answer(
        transport,
        "sendMessage",
        {"chat_id": anna.id, "text": "5", "reply_markup": keyboard, "entities": None},
    )
    assert (status, sent["text"], sent["reply_markup"]) == (200, "5", keyboard)


@pytest.mark.parametrize(
    ("method", "parameters", "status", "reason"),
    [
        ("sendMessage", {"chat_id": 5, "text": "x"}, 400, "chat not found"),
        ("sendMessage", {"chat_id": 11, "txet": "x"}, 400, "unknown parameter"),
        ("sendMessage", {"chat_id": [11], "text": "x"}, 400, "of type Integer or String"),
        ("deleteMessage", {"chat_id": 11, "message_id": 1.5}, 400, "of type Integer"),
        ("sendMediaGroup", {"chat_id": 11, "media": "{["}, 400, "can't parse"),
        ("getUpdates", {"timeout": "soon"}, 400, "of type Integer"),
        ("sendNonsense", {}, 404, "method not found"),
    ],
)
async def test_what_telegram_would_not_understand_is_refused(
    transport: InProcess,
    anna: Person,
    method: str,
    parameters: dict[str, Any],
    status: int,
    reason: str,
) -> None:
    assert anna.id == 11
    refused, description = await answer(transport, method, parameters)
    assert refused == status
    assert reason in description


async def test_a_value_that_is_no_json_is_a_mistake_of_the_caller(transport: InProcess) -> None:
    with pytest.raises(TypeError):
        await transport.call("sendMessage", {"chat_id": 11, "text": "x", "entities": {object()}})


async def test_files_go_by_their_names_and_are_downloaded_again(
    transport: InProcess, telegram: Telegram, anna: Person
) -> None:
    file = Upload("Größe & mehr.txt", b"content", "text/plain")
    media = [{"type": "document", "media": f"attach://part{n}"} for n in (1, 2)]
    _, album = await answer(
        transport, "sendMediaGroup", {"chat_id": anna.id, "media": media}, part1=file, part2=file
    )
    assert [message["document"]["file_name"] for message in album] == [file.name] * 2
    _, sent = await answer(transport, "sendDocument", {"chat_id": anna.id}, document=file)
    found = await bot_over(transport).get_file(sent["document"]["file_id"])
    assert bytes(await found.download_as_bytearray()) == b"content"
    assert (await transport.download("documents/none"))[0] == 404
    assert telegram.calls["getFile"] == 1


async def test_a_poll_stays_open_until_something_comes(
    transport: InProcess, telegram: Telegram, anna: Person
) -> None:
    await answer(transport, "getUpdates", {"offset": -1, "timeout": 0})
    offset = telegram.pending[-1]["update_id"] + 1
    poll = asyncio.create_task(
        answer(transport, "getUpdates", {"offset": offset, "timeout": 1_000})
    )
    for _ in range(5):
        await asyncio.sleep(0)
    assert not poll.done()
    telegram.say(anna, "/help")
    _, updates = await poll
    assert [update["message"]["text"] for update in updates] == ["/help"]


async def test_a_newer_poll_ends_an_older_one(transport: InProcess) -> None:
    older = asyncio.create_task(answer(transport, "getUpdates", {"timeout": 1_000}))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert (await answer(transport, "getUpdates", {"timeout": 0}))[0] == 200
    assert (await older)[0] == 409


async def test_a_poll_ends_when_a_webhook_is_set(transport: InProcess) -> None:
    poll = asyncio.create_task(answer(transport, "getUpdates", {"timeout": 1_000}))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await answer(transport, "setWebhook", {"url": "http://127.0.0.1:1/hook"})
    status, description = await poll
    assert status == 409
    assert "webhook" in description


async def test_closing_ends_every_poll_without_an_error(transport: InProcess) -> None:
    poll = asyncio.create_task(answer(transport, "getUpdates", {"timeout": 1_000}))
    await asyncio.sleep(0)
    transport.close()
    assert await poll == (200, [])
