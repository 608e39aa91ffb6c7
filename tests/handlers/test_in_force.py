"""A press that always meets another release ends in an error, not in an endless loop."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from handlers.frame.context import Context
from handlers.frame.in_force import TRIES, in_force, in_force_if
from storage.releases import OutOfDate


class Restless:
    """A database in which another release is in force whenever something is written."""

    def __init__(self) -> None:
        self.written = 0

    async def write(self, *_: Any) -> None:
        self.written += 1
        raise OutOfDate

    async def refresh(self) -> None:
        pass


@pytest.mark.parametrize("may", [None, lambda _: True], ids=["always", "as long as they may"])
async def test_it_gives_up_after_a_few_releases(may: Any) -> None:
    database = Restless()
    services = SimpleNamespace(
        database=database,
        current_release=SimpleNamespace(snapshot=None, refresh=database.refresh),
        clock=SimpleNamespace(now=lambda: None),
    )
    context = cast(Context, SimpleNamespace(services=services, reader=lambda: None))
    transition = cast(Any, None)
    made = (
        in_force_if(context, may, transition, 1, "umwelt")
        if may
        else in_force(context, transition, 1, "umwelt")
    )
    with pytest.raises(OutOfDate):
        await made
    assert database.written == TRIES
