"""Who asks, as far as it decides what is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.ui.action import Action
from storage.people import NOBODY, Person
from storage.programme.model import Session, Strand


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks; `shown` is what was shown to them last, if it is not long ago."""

    person: Person = NOBODY
    shown: Action | None = None
    may_write: bool = False
    """Whether they may write to many."""
    is_organiser: bool = False
    leads: frozenset[str] = frozenset()
    """The teams they lead."""
    strand: Strand = Strand.CONFERENCE
    """Whose part of the programme is theirs."""
    spoken_of: tuple[Action, ...] = ()
    """What the buttons say below the message that they answer, else below one that has come since
    they saw what was `shown`.
    """

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups they have a seat in or wait for, those they have first."""
        return (*sorted(self.person.seats), *sorted(self.person.wishes))

    @property
    def strands(self) -> frozenset[Strand]:
        """The parts of the programme that are theirs."""
        every = self.strand is Strand.BOTH
        return frozenset(Strand) if every else frozenset((self.strand, Strand.BOTH))

    def has_part_in(self, session: Session) -> bool:
        """Whether a session is of their part of the programme, or one that they attend."""
        return session.strand in self.strands or session.id in self.person.attends

    def own_first(self, sessions: Sequence[Session]) -> Sequence[Session]:
        """Those that the asker attends, else those of their strands, else all."""
        for mine in (
            [s for s in sessions if s.id in self.person.attends],
            [s for s in sessions if s.strand in self.strands],
        ):
            if mine:
                return mine
        return sessions


ANYBODY: Final = Asker()
