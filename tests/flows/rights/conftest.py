"""The house in which every right is tried: filled once, copied for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.rights.direct_bot import DirectBot, open_bot
from tests.flows.rights.roles import ADMINS, CHAT, NOW, STRANGE_CHAT, Role, prepare
from tests.texts import translators


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which something of everything exists."""
    file = tmp_path_factory.mktemp("rights") / "bot.sqlite3"
    asyncio.run(prepare(file))
    return file


@pytest.fixture
async def house(filled: Path, tmp_path: Path) -> AsyncIterator[DirectBot]:
    """Everybody is there, their menus are up to date, and it can be put back as it was."""
    file = tmp_path / "bot.sqlite3"
    shutil.copy(filled, file)
    people = [role.person for role in Role]
    async with open_bot(file, NOW, people, translators(), ADMINS) as house:
        for chat in (CHAT, STRANGE_CHAT):
            house.telegram.add_group(chat, "Gruppe", list(house.telegram.people.values()))
        for role in Role:
            if role is not Role.STRANGER:
                await house.say(role.value, "/help")
        house.keep()
        yield house
