"""An evening for every test that wants one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.seats.seat_scenarios import Plan, SeatScenario

Begin = Callable[..., SeatScenario]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Begin an evening with some groups."""
    evenings: list[SeatScenario] = []

    def begun(*plans: Plan) -> SeatScenario:
        evenings.append(SeatScenario(tmp_path / f"{len(evenings)}.sqlite3", *plans))
        return evenings[-1]

    yield begun
    for evening in evenings:
        evening.connection.close()
