"""What a release changes, as operators read it on the command line."""

import re
from collections.abc import Sequence
from typing import Final

from storage.change_notices import Audience
from storage.programme.changes import Difference

_WITHIN_A_NAME: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def differences(found: Difference) -> list[str]:
    """What a release changes, a line each, in English and by ids."""
    named = (
        ("added", found.added),
        ("cancelled", found.cancelled),
        ("reinstated", found.restored),
        ("moved", found.moved),
        ("changed", [change for change in found.changed if change.after]),
        ("removed", [change for change in found.changed if change.after is None]),
    )
    renamed = [
        f"the same: session {change.after.file_id} (before: {change.before.file_id})"
        for change in found.sessions
        if change.before and change.after and "filed_as" in change.fields
    ]
    lines = [
        f"{what}: session {change.session.file_id}{_fields(_but(change.fields, what))}"
        for what, changes in named
        for change in changes
        if change.fields != ("filed_as",)
    ]
    lines = [*renamed, *lines]
    for thing in found.things:
        what = "changed" if thing.fields else "added" if thing.after else "removed"
        kind = _WITHIN_A_NAME.sub(" ", type(thing.thing).__name__).lower()
        lines.append(f"{what}: {kind} {thing.thing.id}{_fields(thing.fields)}")
    return lines or ["only the order of the entries changes"]


def _but(names: Sequence[str], said: str) -> list[str]:
    """The fields that differ, but what the beginning of a line says, and the id."""
    known = {"filed_as", *(["cancelled"] if said in ("cancelled", "reinstated") else [])}
    return [name for name in names if name not in known]


def _fields(names: Sequence[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def how_many(audience: Audience) -> str:
    """How many people a release concerns, in words."""
    people = audience.reachable + audience.unreachable
    return "1 person" if people == 1 else f"{people} people"
