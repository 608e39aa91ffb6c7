"""Changing seats and teams by the release in force, which may be another by then."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from handlers.context import Context
from storage import people
from storage.programme.snapshot import Snapshot
from storage.seats.model import OutOfDate

P = ParamSpec("P")
T = TypeVar("T")


async def in_force(
    context: Context,
    transition: Callable[Concatenate[sqlite3.Connection, Snapshot, int, str, datetime, P], T],
    person: int,
    group: str,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Make a transition by the release in force, however often that changes meanwhile."""
    desk = context.desk
    while True:
        snapshot, now = desk.noticeboard.snapshot, desk.clock.now()
        try:
            outcome = await desk.database.write(
                transition, snapshot, person, group, now, *args, **kwargs
            )
        except OutOfDate:
            await desk.noticeboard.refresh()
        else:
            desk.bell.ring()
            await _see_again(context)
            return outcome


async def _see_again(context: Context) -> None:
    """What the visitor has changed decides what is shown to them from here on."""
    known = await context.desk.database.read(people.find, context.visitor.id)
    if known is not None:
        context.visitor = replace(
            context.visitor,
            seats=known.seats,
            wishes=known.wishes,
            team=known.team,
            leading=known.leading,
        )
