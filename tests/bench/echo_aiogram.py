"""A bare aiogram echo bot, as its documentation builds one: what ours is compared with."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message


async def echo(message: Message) -> None:
    """Answer a message with its text."""
    await message.answer(message.text or "")


async def press(query: CallbackQuery) -> None:
    """Answer a press with an edit."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text("x")


async def main(url: str, token: str) -> None:
    """Poll until killed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(press)
    await dispatcher.start_polling(Bot(token, session=session))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
