"""What a team is called, and what it has before it: what several features share."""

from datetime import datetime, timedelta
from typing import Final

from handlers.frame.reader import Reader
from storage.programme.model import Session, Team
from storage.programme.snapshot import Snapshot

ROLL_CALLED_BEFORE: Final = timedelta(minutes=15)
"""From this long before a workshop on one can be present; before that one comes, or cannot."""


def team_name(reader: Reader, team: Team) -> str:
    """A team's name behind the word for it: of “Team River” it is “River”."""
    name = reader.text(team.name)
    word, _, rest = name.partition(" ")
    return rest if rest and word.casefold() == reader.tr("Team").casefold() else name


def workshops_called(snapshot: Snapshot, team: str, now: datetime) -> list[Session]:
    """The workshops of a team that have a roll call, those first that are on or come next.

    Behind them stand those that are over, the last one first: who was there may be noted later.
    """
    over = (s for s in snapshot.workshops_of(team) if s.end <= now and s.takes_place)
    latest = sorted(over, key=lambda s: (s.start, s.id), reverse=True)
    return [*workshops_ahead(snapshot, team, now), *latest]


def workshops_ahead(snapshot: Snapshot, team: str, now: datetime) -> list[Session]:
    """The workshops of a team that take place and are not over, in their order."""
    ahead = (s for s in snapshot.workshops_of(team) if s.end > now and s.takes_place)
    return sorted(ahead, key=lambda s: (s.start, s.id))


def own_workshops_ahead(snapshot: Snapshot, team: str, now: datetime) -> list[Session]:
    """Those of them that the team's leaders have added, and may change."""
    return [s for s in workshops_ahead(snapshot, team, now) if s.own_of == team]


def can_be_there(session: Session, now: datetime) -> bool:
    """Whether somebody can be at a workshop already."""
    return session.start - ROLL_CALLED_BEFORE <= now
