"""Who asks, as far as it decides what is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.back import Anew
from storage.people import NOBODY, Person
from storage.programme.model import Session, Strand

THINGS: Final = (SessionAt, GroupAt, TeamAt, PlaceAt, InfoAt)
"""What a question may point at once it was shown."""


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

    below: tuple[Action, ...] = ()
    """What the buttons say below what was `shown`."""

    @property
    def things(self) -> Sequence[Action]:
        """What "that" may mean: what the newest message is about, what was shown, or leads on."""
        shown = [self.shown] if isinstance(self.shown, THINGS) else []
        return _spoken_of(self.spoken_of) or shown or _spoken_of(self.below)

    @property
    def thing(self) -> Action | None:
        """The one thing that "that" means."""
        return self.things[0] if len(self.things) == 1 else None

    def besides(self) -> "Asker":
        """The asker as if nothing had been shown to them."""
        is_shown = self.shown or self.spoken_of or self.below
        return replace(self, shown=None, spoken_of=(), below=()) if is_shown else self

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


def _spoken_of(presses: Sequence[Action]) -> Sequence[Action]:
    """The sessions and groups that some buttons lead to, each once."""
    opened = (press.then if isinstance(press, Anew) else press for press in presses)
    return [*dict.fromkeys(one for one in opened if isinstance(one, SessionAt | GroupAt))]


ANYBODY: Final = Asker()
