"""The server of the delivery tests counts and limits all that a bot may send."""

import json
from collections.abc import Sequence

import aiohttp
from telegram import InputMediaPhoto, Message
from telegram.ext import ExtBot

from scheduler.rate_limiter import TELEGRAM
from tests.bot.api_server import TOKEN
from tests.delivery.enforced import BURST, Enforced
from tests.delivery.server import DeliveryServer, delivery_server

ANNA, GROUP = 11, -5
PAIR = [InputMediaPhoto("known"), InputMediaPhoto(b"x", filename="x.jpg")]


def bot_at(server: DeliveryServer) -> ExtBot[None]:
    return ExtBot(TOKEN, base_url=f"{server.url}/bot")


async def test_messages_edits_and_deletions_are_counted_per_chat_and_answered() -> None:
    async with delivery_server() as server, bot_at(server) as bot:
        sent: list[Message] = [
            await bot.send_message(ANNA, "x"),
            await bot.send_photo(ANNA, "known"),
            await bot.send_photo(ANNA, b"x", caption="x"),
            await bot.send_video(ANNA, "known"),
            await bot.send_document(ANNA, "known"),
            await bot.send_voice(ANNA, "known"),
            await bot.send_location(ANNA, 54.5, 36.2),
            *await bot.send_media_group(GROUP, PAIR),
        ]
        ids = [message.message_id for message in sent]
        assert len(set(ids)) == len(ids) == 9
        assert sent[-1].media_group_id == sent[-2].media_group_id is not None
        edited = await bot.edit_message_text("y", ANNA, ids[0])
        assert isinstance(edited, Message)
        assert (edited.message_id, edited.text) == (ids[0], "y")
        await bot.edit_message_caption(ANNA, ids[2], caption="y")
        await bot.edit_message_media(PAIR[0], ANNA, ids[1])
        await bot.edit_message_reply_markup(ANNA, ids[1])
        assert await bot.delete_message(ANNA, ids[0]) is True
        assert await bot.delete_messages(ANNA, ids[1:3]) is True
        assert server.count == {ANNA: 13, GROUP: 2}
        assert sum(accepted.messages for accepted in server.accepted) == server.count.total()


async def test_an_album_that_goes_over_the_limit_is_refused_whole() -> None:
    album = {"chat_id": str(GROUP), "media": json.dumps([PAIR[0].to_dict()] * 10)}
    statuses = []
    async with delivery_server(limits=TELEGRAM) as server, aiohttp.ClientSession() as session:
        for _ in range(3):
            path = f"{server.url}/bot{TOKEN}/sendMediaGroup"
            async with session.post(path, data=album) as response:
                statuses.append(response.status)
        assert (statuses, server.count[GROUP], server.refused) == ([200, 200, 429], 20, 1)


def test_an_album_counts_as_many_messages_as_it_has() -> None:
    def accepted(sizes: Sequence[int], chats: Sequence[int], now: float = 0.0) -> list[bool]:
        return [
            enforced.refuses(chat, now, size) is None
            for chat, size in zip(chats, sizes, strict=True)
        ]

    enforced = Enforced()
    assert accepted([10, 10, 10, 1], range(1, 5)) == [True, True, True, False]
    assert accepted([10], [4], now=1.0) == [True]
    enforced = Enforced()
    assert accepted([10, 1], [ANNA, ANNA]) == [True, False]
    assert enforced.refuses(ANNA, 0.0) == 10 - (BURST - 1)
    assert accepted([1], [ANNA], now=8.0) == [True]
    enforced = Enforced()
    assert accepted([10, 9, 2, 1, 1], [GROUP] * 5) == [True, True, False, True, False]
    assert accepted([10], [GROUP], now=60.0) == [True]
