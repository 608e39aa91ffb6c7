"""An evening for every test that wants one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.seats.evening import Evening, Plan

Begin = Callable[..., Evening]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Begin an evening with some groups."""
    evenings: list[Evening] = []

    def begun(*plans: Plan) -> Evening:
        evenings.append(Evening(tmp_path / f"{len(evenings)}.sqlite3", *plans))
        return evenings[-1]

    yield begun
    for evening in evenings:
        evening.connection.close()
