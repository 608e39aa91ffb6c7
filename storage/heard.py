"""How many heard of a release, as its line in the audit log says since it was published."""

import json
import sqlite3
from dataclasses import dataclass

from storage.audit import Action
from storage.change_notices import Audience


@dataclass(frozen=True, slots=True)
class Heard:
    """How many a release is told to; how many get a seat by it, and how many of those do not use
    the bot; whether some lose theirs. `quietly` nobody is told, now or later.
    """

    audience: Audience
    moved_up: int = 0
    moved_up_by_hand: int = 0
    freed: bool = False
    quietly: bool = False

    @property
    def is_owed(self) -> bool:
        """Whether notices of it are owed to anybody."""
        somebody = self.audience.reachable or self.audience.unreachable or self.freed
        return bool(somebody) and not self.quietly

    @property
    def details(self) -> dict[str, int]:
        """What the line says of it."""
        return {
            "told": self.audience.reachable,
            "unreachable": self.audience.unreachable,
            "moved_up": self.moved_up,
            "moved_up_by_hand": self.moved_up_by_hand,
            "freed": int(self.freed),
        }


def of(connection: sqlite3.Connection, release: int) -> Heard | None:
    """How many heard of a release; None where that was not noted when it was published."""
    row = connection.execute(
        "SELECT action, details FROM audit"
        " WHERE action IN (?, ?) AND json_extract(details, '$.release') = ?",
        (Action.PUBLISHED, Action.PUBLISHED_QUIETLY, release),
    ).fetchone()
    if row is None:
        return None
    said, quietly = json.loads(row["details"]), row["action"] == Action.PUBLISHED_QUIETLY
    if "told" not in said:
        return Heard(Audience(0, 0), quietly=True) if quietly else None
    return Heard(
        Audience(said["told"], said["unreachable"]),
        said["moved_up"],
        said["moved_up_by_hand"],
        bool(said["freed"]),
        quietly,
    )
