"""Changing seats and teams by the release in force, which may be another by then."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, Final, ParamSpec, TypeVar

from handlers.frame.context import Context
from handlers.frame.identity import see_again
from handlers.frame.reader import Reader
from storage.programme.snapshot import Snapshot
from storage.releases import OutOfDate

P = ParamSpec("P")
T = TypeVar("T")

TRIES: Final = 5
"""More releases than this during one press are not made by people: something is wrong."""


async def in_force(
    context: Context,
    transition: Callable[Concatenate[sqlite3.Connection, Snapshot, int, str, datetime, P], T],
    person: int,
    group: str,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Make a transition by the release in force, which may change meanwhile.

    Raises OutOfDate where it does so again and again.
    """
    for _ in range(TRIES):
        made = await _once(context, transition, person, group, *args, **kwargs)
        if made:
            return made[0]
    raise OutOfDate


async def in_force_if(
    context: Context,
    may: Callable[[Reader], bool],
    transition: Callable[Concatenate[sqlite3.Connection, Snapshot, int, str, datetime, P], T],
    person: int,
    group: str,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T | None:
    """The same as long as the person may; None where another release takes their right away.

    Raises OutOfDate where the release changes again and again.
    """
    for _ in range(TRIES):
        if not may(context.reader()):
            return None
        made = await _once(context, transition, person, group, *args, **kwargs)
        if made:
            return made[0]
    raise OutOfDate


async def _once(
    context: Context,
    transition: Callable[Concatenate[sqlite3.Connection, Snapshot, int, str, datetime, P], T],
    person: int,
    group: str,
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[T] | None:
    """The outcome; None where a newer release came into force, which is taken up."""
    services = context.services
    snapshot, now = services.current_release.snapshot, services.clock.now()
    try:
        outcome = await services.database.write(
            transition, snapshot, person, group, now, *args, **kwargs
        )
    except OutOfDate:
        await services.current_release.refresh()
        return None
    services.wake_up.set()
    await see_again(context)
    return (outcome,)
