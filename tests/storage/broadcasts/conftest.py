"""A newsroom for every test that wants one."""

from collections.abc import Iterator

import pytest

from tests.storage.broadcasts.broadcast_world import BroadcastWorld


@pytest.fixture
def room() -> Iterator[BroadcastWorld]:
    """Two organisers, and three others of whom one reads Russian."""
    made = BroadcastWorld()
    yield made
    made.connection.close()
