"""A newsroom for every test that wants one."""

from collections.abc import Iterator

import pytest

from tests.storage.broadcasts.newsroom import Newsroom


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """Two organisers, and three others of whom one reads Russian."""
    made = Newsroom()
    yield made
    made.connection.close()
