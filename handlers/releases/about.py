"""What a release was about, and which others are told together with it."""

import asyncio

from handlers.frame.context import Context
from handlers.frame.differences import entries, summary
from handlers.frame.reader import Reader
from storage import notices_owed, releases
from storage.programme.changes import difference
from storage.programme.snapshot import Snapshot


async def going_out(context: Context) -> tuple[list[int], list[int]]:
    """The releases of which people are still to be told, and those that were taken back before
    anybody heard of them.
    """
    database, current_release = context.services.database, context.services.current_release
    waiting = await database.read(notices_owed.waits)
    since = await current_release.numbered(waiting.since) if waiting else None
    now = await current_release.numbered(waiting.release) if waiting else None
    if waiting is None or since is None or now is None:
        return [], []
    differing = (await asyncio.to_thread(difference, since, now)).subjects
    told, taken_back = list[int](), list[int]()
    for number in await database.read(notices_owed.owing, waiting):
        before, after = (
            await current_release.numbered(number - 1),
            await current_release.numbered(number),
        )
        changed = (await asyncio.to_thread(difference, before, after)) if before and after else None
        still = changed is None or changed.subjects & differing
        (told if still else taken_back).append(number)
    return told, taken_back


async def goes_with(context: Context, number: int) -> list[str]:
    """What goes out together with the notices of a release that wait, a line each."""
    told, _ = await going_out(context)
    others = [other for other in told if other != number] if number in told else []
    return [
        context.reader().tr(
            "Release {number} is told with it: {about}",
            number=other,
            about=await about_release(context, other),
        )
        for other in others
    ]


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
