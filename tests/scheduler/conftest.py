"""Scenarios are played in an office of their own, in fast time."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pytest

from scheduler.rate_limiter import Limits
from storage import people
from tests.scheduler.fast_delivery import FastDelivery, office
from tests.scheduler.fast_time import in_fast_time
from tests.storage.conftest import NOON

ANNA, BORIS, STRANGER = 11, 12, 99
"""Anna reads German and Boris Russian; nobody knows the stranger."""

Scenario: TypeAlias = Callable[[FastDelivery], Coroutine[Any, Any, None]]


class Play(Protocol):
    """Plays a scenario."""

    def __call__(self, scenario: Scenario, limits: Limits | None = None) -> None: ...


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Play a scenario in an office in which Anna and Boris are known; it starts delivery itself."""

    async def played(scenario: Scenario, limits: Limits | None) -> None:
        async with office(tmp_path, limits) as o:
            await o.database.write(people.meet, ANNA, "de", NOON)
            await o.database.write(people.meet, BORIS, "ru", NOON)
            await scenario(o)

    return lambda scenario, limits=None: in_fast_time(played(scenario, limits))


@pytest.fixture
def play_delivering(play: Play) -> Play:
    """Play a scenario in an office in which delivery has been started."""

    def started(scenario: Scenario, limits: Limits | None = None) -> None:
        async def after_start(o: FastDelivery) -> None:
            o.loop.start()
            await scenario(o)

        play(after_start, limits)

    return started
