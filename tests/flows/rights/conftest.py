"""The house in which every right is tried: filled once, copied for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.flows.rights.direct_bot import DirectBot, open_bot
from tests.flows.rights.roles import ADMINS, CHAT, NOW, STRANGE_CHAT, Role, prepare
from tests.texts import translators


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which something of everything exists, and everybody's menu is up to date."""
    file = tmp_path_factory.mktemp("rights") / "bot.sqlite3"
    asyncio.run(_fill(file))
    return file


async def _fill(file: Path) -> None:
    await prepare(file)
    async with _opened(file) as house:
        for role in Role:
            if role is not Role.STRANGER:
                await house.say(role.value, "/help")


@pytest.fixture
async def house(filled: Path, tmp_path: Path) -> AsyncIterator[DirectBot]:
    """Everybody is there, and it can be put back as it was."""
    file = tmp_path / "bot.sqlite3"
    shutil.copy(filled, file)
    async with _opened(file) as house:
        for chat in (CHAT, STRANGE_CHAT):
            house.telegram.add_group(chat, "Gruppe", list(house.telegram.people.values()))
        house.keep()
        yield house


def _opened(file: Path) -> AbstractAsyncContextManager[DirectBot]:
    return open_bot(file, NOW, [role.person for role in Role], translators(), ADMINS)
