"""Once a pause or stop is on disk, no further message sets out."""

from pathlib import Path
from typing import Any

import pytest

from bot.transport import ServerFailedError
from storage.broadcasts import send
from storage.broadcasts.model import State
from storage.content import ContentKind
from storage.database import Database
from tests.delivery.broadcasting import AUTHOR, begin, correct, version
from tests.delivery.sending_room import Arrived, SendingRoom, play
from tests.scheduler.fast_delivery import until_so

PEOPLE = 40
ANNA = 3
KINDS = [ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM]

each_kind = pytest.mark.parametrize("kind", KINDS)
each_end = pytest.mark.parametrize("end", ["pause", "stop"])


async def halt(room: SendingRoom, end: str, number: int) -> None:
    now = room.clock.now()
    if end == "pause":
        assert await room.write(send.pause, number, room.clock.now())
    else:
        assert await room.write(send.stop, number, AUTHOR, now)


async def claimed(database: Database) -> set[int]:
    """The chats to which something is on its way."""

    def read(connection: Any) -> set[int]:
        rows = connection.execute("SELECT chat FROM delivery WHERE state = 'sending'")
        return {row["chat"] for row in rows}

    return await database.read(read)


@each_kind
@each_end
def test_nothing_is_claimed_any_more(end: str, kind: ContentKind, tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(kind, pictures=10))
        room.loop.start()
        await room.has_reached(number, 5)
        await halt(room, end, number)
        on_their_way = await claimed(room.database)
        known = set(room.line.posts()) | on_their_way
        await room.write(begin, version(ContentKind.TEXT, "Another one"))
        await until_so(lambda: sum("Another one" in p for p in room.line.posts().values()) > 30)
        got = {chat for chat, posts in room.line.posts().items() if "Buses" in posts}
        assert got <= known
        report = await room.progress(number)
        if end == "stop":
            assert (report.sent, report.stopped) == (len(got), PEOPLE - len(got))
            return
        assert (report.sent, report.waiting) == (len(got), PEOPLE - len(got))
        assert await room.write(send.go_on, number, room.clock.now())
        assert (await room.finished(number)).sent == PEOPLE
        assert all(posts.count("Buses") == 1 for posts in room.line.posts().values())

    play(tmp_path, PEOPLE, scenario)


@each_kind
@each_end
def test_what_comes_back_unsent_meanwhile_is_not_sent_again(
    end: str, kind: ContentKind, tmp_path: Path
) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(kind))

        async def halted_meanwhile(arrived: Arrived) -> None:
            if arrived.chat == ANNA:
                await halt(room, end, number)

        room.line.will(ANNA, ServerFailedError("502"))
        room.line.afterwards = halted_meanwhile
        room.loop.start()
        await room.is_in(number, State.PAUSED if end == "pause" else State.STOPPED)
        room.line.afterwards = None
        await room.write(begin, version(ContentKind.TEXT, "Another one"))
        await until_so(lambda: "Another one" in room.line.posts().get(ANNA, []))
        assert "Buses" not in room.line.posts()[ANNA]
        if end == "pause":
            await room.write(send.go_on, number, room.clock.now())
            assert (await room.finished(number)).sent == PEOPLE

    play(tmp_path, PEOPLE, scenario)


@each_end
def test_a_correction_is_halted_between_two_messages_of_an_album(end: str, tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(ContentKind.ALBUM, each_says=True))
        room.loop.start()
        await room.finished(number)
        made = await room.write(
            correct, number, version(ContentKind.ALBUM, "Trams", each_says=True)
        )
        await until_so(lambda: room.line.edits()[ANNA])
        await halt(room, end, made)
        await room.write(begin, version(ContentKind.TEXT, "Another one"))
        await until_so(lambda: "Another one" in room.line.posts()[ANNA])
        assert len(room.line.edits()[ANNA]) < 3
        if end == "pause":
            await room.write(send.go_on, made, room.clock.now())
            await room.finished(made)
            assert {len(edits) for edits in room.line.edits().values()} == {3}

    play(tmp_path, PEOPLE, scenario)
