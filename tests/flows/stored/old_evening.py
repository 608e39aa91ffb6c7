"""The evening that an earlier version left, with the present application started on it."""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.sandbox.chats import Chat, Message, StoredFile
from bot.sandbox.telegram import Telegram
from storage.schema import migrate, migrations
from tests.flows.conversation import Stage, Talker, on_stage
from tests.programmes import at

STORED: Final = Path(__file__).parent
WRITTEN: Final = at(28, 17, 30)
STARTED: Final = at(28, 20, 7)
"""Two minutes after the version before was killed."""

OLDEST: Final = 6
"""The schema of the version before."""

OLGA, OTTO = 21, 22
"""Organisers: whose drafts wait, and whose broadcast is under way."""

ADMINS: Final = tuple(range(21, 31))
LENA = 51
"""Leads Perm–Duisburg, and has a workshop to publish."""

ANNA = 11
READERS: Final = (OTTO, *range(31, 37))
"""To whom Otto's broadcasts go."""

THEN: Final = "of then"
"""What stands in every message of the version before."""

ROOM, OTHER_ROOM = -900, -902
"""The chats of the teams Perm–Duisburg and Ufa–Halle."""


@asynccontextmanager
async def on_the_old_evening(folder: Path) -> AsyncIterator[Stage]:
    """Start the application over the old database, with the old messages in all chats."""
    load(folder / "bot.sqlite3")
    async with on_stage(folder, STARTED, admins=ADMINS, prepare=_fill) as stage:
        for person in stage.telegram.people.values():
            stage.people[person.id] = Talker(stage, person)
        yield stage


def load(path: Path, version: int = OLDEST) -> None:
    """Write the old database, as it is after its migration to that version."""
    path.write_bytes(_migrated(version))


@cache
def _migrated(version: int) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "bot.sqlite3")
        if version > OLDEST:
            load(path, version - 1)
            migrate(path, migrations()[:version])
        else:
            with closing(sqlite3.connect(path)) as connection:
                connection.executescript((STORED / "schema_6.sql").read_text("utf-8"))
        return path.read_bytes()


def old_chats() -> list[dict[str, Any]]:
    """The chats of then, each with the bot's messages."""
    chats: list[dict[str, Any]] = json.loads((STORED / "schema_6_chats.json").read_text("utf-8"))
    return chats


def _fill(telegram: Telegram) -> None:
    for picture in ("album0", "album1"):
        telegram.files.keep(StoredFile(picture, "bild.jpg", "image/jpeg", b"picture", "photo"))
    for told in old_chats():
        chat = _chat(telegram, told)
        chat.started, chat.last_id, chat.is_forum = True, told["last_id"], told["forum"]
        chat.messages = [_message(chat, of) for of in told["messages"]]


def _chat(telegram: Telegram, told: dict[str, Any]) -> Chat:
    if told["kind"] == "private":
        [[number, name, language]] = told["members"]
        telegram.add_person(number, name, language)
    else:
        members = [telegram.people[number] for number, _, _ in told["members"]]
        telegram.add_group(told["id"], told["title"], members).kind = told["kind"]
    return telegram.chats[told["id"]]


def _message(chat: Chat, told: dict[str, Any]) -> Message:
    rows = [[{"text": data, "callback_data": data}] for data in told["buttons"]]
    file = StoredFile("album0", "", "", b"picture", "photo") if told["kind"] == "photo" else None
    date = int(WRITTEN.timestamp())
    return Message(told["id"], chat, None, date, THEN, rows=rows, kind=told["kind"], file=file)
