"""Broadcasts go out as fast as they may and never faster, whatever they are; answers come through.

An album counts as the messages it has, and goes out whole: so many in a second as leave room for
the answers beside them.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from scheduler.rate_limiter import TELEGRAM
from storage.content import ContentKind
from tests.delivery.broadcasting import begin, correct, recall, version
from tests.delivery.sending_room import SendingRoom, play
from tests.delivery.test_limits import (
    ANSWERS_PER_SECOND,
    LONGEST_DELAY,
    USUAL_DELAY,
    in_whole_albums,
)

LARGEST = 10
"""Messages in the largest album."""

KINDS = [ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM]
each_kind = pytest.mark.parametrize("kind", KINDS)


@asynccontextmanager
async def answering(room: SendingRoom) -> AsyncIterator[None]:
    """Answer people meanwhile, over a line on which some messages take longer than others."""
    random = Random(20210628)  # noqa: S311 (how long a message takes, no secret)
    room.line.delay = lambda: min(random.expovariate(1 / USUAL_DELAY), LONGEST_DELAY)
    answering = asyncio.create_task(_answer(room))
    try:
        yield
    finally:
        answering.cancel()
        with suppress(asyncio.CancelledError):
            await answering


async def _answer(room: SendingRoom) -> None:
    chat = 1_000_000
    while True:
        await asyncio.sleep(1 / ANSWERS_PER_SECOND)
        chat += 1
        room.rate_limiter.note_answer(chat)
        room.line.answer(chat)


def per_second(room: SendingRoom, since: int) -> float:
    """How many messages have arrived a second, without the first that set the time."""
    arrived = room.line.arrived[since:]
    return sum(a.messages for a in arrived[1:]) / (arrived[-1].at - arrived[0].at)


def send_correct_and_recall(folder: Path, kind: ContentKind, people: int) -> None:
    """Do so within the limits; fails where the server has to refuse anything, or it is slow."""
    said, right = version(kind, "Buses", LARGEST), version(kind, "Trams", LARGEST)
    allowed = TELEGRAM.bulk_per_second

    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, said)
        room.loop.start()
        async with answering(room):
            assert (await room.finished(number)).sent == people
            sent, since = per_second(room, 0), len(room.line.arrived)
            made = await room.write(correct, number, right)
            assert (await room.finished(made)).sent == people
            edited, since = per_second(room, since), len(room.line.arrived)
            await room.write(recall, number, room.clock.now())
            assert (await room.recalled(number)).sent == people
        assert room.line.refused == 0
        assert sent >= 0.95 * (in_whole_albums(LARGEST) if kind is ContentKind.ALBUM else allowed)
        assert edited >= 0.95 * allowed
        assert per_second(room, since) >= 0.95 * allowed

    play(folder, people, scenario, TELEGRAM, enforced=True)


@each_kind
def test_what_many_get_uses_what_is_allowed_and_no_more(kind: ContentKind, tmp_path: Path) -> None:
    """Corrections of albums, several edits in a chat, come to their pace only after a while."""
    send_correct_and_recall(tmp_path, kind, people=300 if kind is ContentKind.ALBUM else 120)


@pytest.mark.soak
@each_kind
def test_what_1000_get_uses_what_is_allowed_and_no_more(kind: ContentKind, tmp_path: Path) -> None:
    send_correct_and_recall(tmp_path, kind, people=1_000)
