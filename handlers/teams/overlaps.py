"""What takes place at the same time as a workshop: what the team would miss comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from storage.programme.model import Kind, Session

_NAMED: Final = 6
"""So many sessions that nobody of the team attends are named at most, plenaries aside."""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Sessions at the same time: those that members attend, each with how many of them do, those
    that are named besides, plenaries first, and the rest, which is counted.
    """

    attended: tuple[tuple[Session, int], ...] = ()
    named: tuple[Session, ...] = ()
    rest: tuple[Session, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.attended or self.named or self.rest)

    @staticmethod
    def of(sessions: Sequence[Session], attending: Mapping[str, int]) -> "Overlaps":
        """These sessions in that order; `attending` counts the members who attend one, by id."""
        attended = sorted(
            ((s, attending[s.id]) for s in sessions if attending.get(s.id)),
            key=lambda pair: -pair[1],
        )
        others = [s for s in sessions if not attending.get(s.id)]
        plenaries = [s for s in others if s.kind is Kind.PLENARY]
        further = [s for s in others if s.kind is not Kind.PLENARY]
        room = max(_NAMED - len(attended) - len(plenaries), 0)
        if len(further) == room + 1:
            room += 1  # a line that says "one more" is as long as the one it stands for
        return Overlaps(tuple(attended), (*plenaries, *further[:room]), tuple(further[room:]))
