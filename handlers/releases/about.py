"""What a release was about, and which others are told together with it."""

import asyncio
import sqlite3

from handlers.frame.context import Context
from handlers.frame.differences import entries, summary
from handlers.frame.reader import Reader
from storage import notices_owed, releases
from storage.programme.changes import difference
from storage.programme.snapshot import Snapshot


async def goes_with(context: Context, number: int) -> list[str]:
    """What goes out together with the notices of a release that wait, a line each."""
    others = await context.services.database.read(_waiting_beside, number)
    return [
        context.reader().tr(
            "Release {number} is told with it: {about}",
            number=other,
            about=await about_release(context, other),
        )
        for other in others
    ]


def _waiting_beside(connection: sqlite3.Connection, number: int) -> list[int]:
    waiting = notices_owed.waits(connection)
    owing = notices_owed.owing(connection, waiting) if waiting else []
    return [other for other in owing if other != number] if number in owing else []


async def about_release(context: Context, number: int) -> str:
    """What a release was about, in one line; going back is named as such."""
    reader, current_release = context.reader(), context.services.current_release
    same = await context.services.database.read(releases.earlier_alike, number)
    if same is not None:
        return reader.tr("as release {number}", number=same)
    before, after = (
        await current_release.numbered(number - 1),
        await current_release.numbered(number),
    )
    return await asyncio.to_thread(changed, reader, before, after) if before and after else ""


def changed(reader: Reader, before: Snapshot, after: Snapshot) -> str:
    """The one thing that differs, and how; of several how many there are."""
    found = difference(before, after)
    if len(found.sessions) + len(found.things) != 1:
        return summary(reader, found)
    [(name, lines)] = entries(reader, found, before, after)
    return " · ".join((name, *lines.split("\n")))
