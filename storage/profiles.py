"""What people say of themselves for the lists of the working groups, by their consent."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from storage.moments import to_ms

CONSENT: Final = 1
"""The number of the text that people consent to; a text that asks for more needs a new number."""

TEAM_CONSENT: Final = 1
"""The number of the text that people consent to before they join a team."""

LONGEST: Final = 100


class Attendance(StrEnum):
    """How somebody takes part."""

    ONSITE = "onsite"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person has said; only the name is needed to sign up."""

    consent: int = 0
    name: str | None = None
    town: str | None = None
    attendance: Attendance | None = None
    team_consent: int = 0

    @property
    def has_consented(self) -> bool:
        """Whether they have consented to the text that is in force."""
        return self.consent >= CONSENT

    @property
    def has_consented_to_team(self) -> bool:
        """Whether they have consented to what belonging to a team makes known."""
        return self.team_consent >= TEAM_CONSENT


NO_PROFILE: Final = Profile()
"""Nothing said so far."""


def of_row(row: sqlite3.Row) -> Profile:
    """The profile in a row with the columns of its table; an empty one where there is none."""
    if row["consent"] is None:
        return NO_PROFILE
    attendance = Attendance(row["attendance"]) if row["attendance"] else None
    return Profile(row["consent"], row["name"], row["town"], attendance, row["team_consent"])


def consent(connection: sqlite3.Connection, person: int, now: datetime) -> None:
    """Keep that somebody has consented to the text that is in force."""
    connection.execute(
        """
        INSERT INTO profile (person, consent, consented_at) VALUES (?, ?, ?)
        ON CONFLICT (person) DO UPDATE
        SET consent = excluded.consent, consented_at = excluded.consented_at
        """,
        (person, CONSENT, to_ms(now)),
    )


def consent_to_team(connection: sqlite3.Connection, person: int, now: datetime) -> None:
    """Keep that somebody has consented to what belonging to a team makes known."""
    connection.execute(
        """
        INSERT INTO profile (person, consent, consented_at, team_consent, team_consented_at)
        VALUES (?1, 0, ?3, ?2, ?3) ON CONFLICT (person) DO UPDATE
        SET team_consent = excluded.team_consent, team_consented_at = excluded.team_consented_at
        """,
        (person, TEAM_CONSENT, to_ms(now)),
    )


def keep(connection: sqlite3.Connection, person: int, said: Profile) -> None:
    """Keep what somebody says of themselves; nothing is kept of those who have not consented."""
    connection.execute(
        "UPDATE profile SET name = ?, town = ?, attendance = ? WHERE person = ?",
        (said.name, said.town, said.attendance, person),
    )
