"""What people are called in Telegram at this moment; no name is kept."""

from asyncio import gather
from collections.abc import Iterable, Mapping

from telegram import Bot
from telegram.error import TelegramError

from handlers.frame.reader import Reader
from storage.audit import ERASED


async def names(bot: Bot, v: Reader, ids: Iterable[int | None]) -> Mapping[int, str]:
    """What people are called in Telegram at this moment; no name is kept."""
    wanted = sorted({i for i in ids if i is not None})
    found = await gather(*(_name(bot, v, i) for i in wanted))
    return dict(zip(wanted, found, strict=True))


async def _name(bot: Bot, v: Reader, person: int) -> str:
    if person == ERASED:
        return v.tr("(erased)")
    try:
        return (await bot.get_chat(person)).effective_name or str(person)
    except TelegramError:
        return str(person)
