"""A forum for every test that wants one."""

import pytest

from storage.database import Database
from tests.storage.teams.team_world import Forum


@pytest.fixture
async def forum(database: Database) -> Forum:
    return await Forum.open(database)
