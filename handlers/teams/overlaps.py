"""What takes place at the same time as a workshop: what the team would miss comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.programme.model import Kind, Session


@dataclass(frozen=True, slots=True)
class Overlap:
    """A session at the same time, and how many members of the team attend it."""

    session: Session
    attending: int = 0


def by_weight(sessions: Sequence[Session], attending: Mapping[str, int]) -> list[Overlap]:
    """What most members attend first, then plenaries, then the others, each in their order.

    `attending` counts the members who attend a session, by its id.
    """
    overlaps = [Overlap(session, attending.get(session.id, 0)) for session in sessions]
    return sorted(overlaps, key=lambda o: (-o.attending, o.session.kind is not Kind.PLENARY))
