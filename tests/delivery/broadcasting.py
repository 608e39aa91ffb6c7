"""Broadcasts to many people that have just been let go, and what arrived of them."""

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection, Row, connect
from typing import Final

from storage import releases
from storage.broadcasts import amend, compose, releasing, report, send, store
from storage.broadcasts.checking import Situation
from storage.broadcasts.model import Broadcast, ButtonKind, PostButton, Scope
from storage.broadcasts.report import Progress
from storage.content import ContentKind, File, Version
from storage.database import Database
from tests.delivery.owed import DATABASE, MORNING, star_for_all
from tests.delivery.server import Accepted, DeliveryServer

AUTHOR: Final = 1
SEEN: Final = (PostButton(ButtonKind.SEEN),)
METHODS: Final = {
    ContentKind.TEXT: "sendMessage",
    ContentKind.PHOTO: "sendPhoto",
    ContentKind.ALBUM: "sendMediaGroup",
}


def version(
    kind: ContentKind, said: str = "Buses", pictures: int = 3, each_says: bool = False
) -> Version:
    """What a broadcast of a kind says: a text, a photo with a caption, or an album, the first or
    each of whose pictures says it.
    """
    match kind:
        case ContentKind.ALBUM:
            words = [said, *[said if each_says else ""] * (pictures - 1)]
            return Version(kind, files=tuple(map(_photo, range(1, pictures + 1), words)))
        case ContentKind.PHOTO:
            return Version(kind, said, files=(File(kind, "photo", "photo"),))
        case _:
            return Version(kind, said)


async def begin_broadcast(folder: Path, people: int, said: Version) -> int:
    """Let a broadcast go to people from 1 on, the first of whom has written it; its number."""
    await star_for_all(folder, people)
    database = await Database.open(folder / DATABASE)
    number = await database.write(begin, said)
    await database.close()
    return number


def begin(connection: Connection, said: Version) -> int:
    """Write a broadcast to all who are known, with a button, and let it go; its number."""
    number = write(connection, said)
    release(connection, number)
    return number


def write(connection: Connection, said: Version) -> int:
    """Write a broadcast to all who are known, with a button below it; the draft's number."""
    made = compose.make(connection, AUTHOR, Scope(), MORNING)
    versions = {"de": said, "ru": said}
    compose.edit(connection, replace(made, versions=versions, buttons=SEEN), AUTHOR)
    return made.id


def correct(connection: Connection, number: int, said: Version) -> int:
    """Let a broadcast say something else, wherever it has arrived; the correction's number."""
    original = store.find(connection, number)
    assert original
    made = compose.make_correction(connection, original, AUTHOR, MORNING)
    versions = {"de": said, "ru": said}
    compose.edit(connection, replace(made, versions=versions), AUTHOR)
    release(connection, made.id)
    return made.id


def recall(connection: Connection, number: int, now: datetime) -> None:
    """Take a broadcast back, wherever it has arrived."""
    amend.recall(connection, number, AUTHOR, now)
    while amend.put_slice(connection, now):
        pass


def release(connection: Connection, number: int) -> Broadcast:
    """Let a draft go to everybody."""
    found, snapshot = store.find(connection, number), releases.latest(connection)
    assert found
    assert snapshot
    situation = Situation(snapshot, MORNING, (AUTHOR,))
    released = releasing.release(connection, number, found.revision, AUTHOR, situation)
    assert isinstance(released, Broadcast), released
    while send.put_slice(connection, MORNING) or amend.put_slice(connection, MORNING):
        pass
    return released


def progress(folder: Path, number: int) -> Progress:
    """What the report of a broadcast says."""
    with closing(connect(folder / DATABASE, timeout=30)) as connection:
        connection.row_factory = Row
        found = store.find(connection, number)
        assert found
        return report.progress(connection, found)


def arrivals(server: DeliveryServer, kind: ContentKind) -> Counter[int]:
    """How often a broadcast has arrived in each chat, without the buttons of an album."""
    return Counter(a.chat for a in server.accepted if is_of(a, kind))


def is_of(accepted: Accepted, kind: ContentKind) -> bool:
    """Whether a message is of a broadcast of that kind, and no buttons of an album."""
    is_album = kind is ContentKind.ALBUM
    return accepted.method == METHODS[kind] and (is_album or _is_for(accepted))


def buttons(server: DeliveryServer) -> Counter[int]:
    """How often the buttons that follow an album have arrived in each chat."""
    return Counter(a.chat for a in server.accepted if a.method == "sendMessage" and _is_for(a))


def _is_for(accepted: Accepted) -> bool:
    return accepted.delivery is not None


def _photo(number: int, said: str) -> File:
    return File(ContentKind.PHOTO, f"photo-{number}", f"photo-{number}", said, (), number)
