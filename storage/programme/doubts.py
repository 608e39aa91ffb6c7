"""What is doubtful in a programme, by what it is about: so that what is new is told from what was
there before, wherever in its list a thing stands.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from storage.programme.changes import Thing
from storage.programme.model import Programme, Session, Speaker
from storage.programme.parsing.plausibility import doubts_in
from storage.programme.problems import Problem


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning, the thing that it is about, and which field of it; `other` is what it names.

    `speaker` is whom it is about, where it is about one.
    """

    problem: Problem
    thing: Session | Thing
    field: str
    speaker: Speaker | None = None
    other: Session | None = None

    @property
    def sessions(self) -> frozenset[str]:
        """The ids of the sessions that it is about."""
        both = (self.thing, self.other)
        return frozenset(thing.id for thing in both if isinstance(thing, Session))

    @property
    def about(self) -> Hashable:
        """What it is about; equal for what stays doubtful when all around it changes."""
        said = {k: v for k, v in self.problem.values.items() if k != "other"}
        names = self.sessions or frozenset([self.thing.id])
        speaker = self.speaker.name if self.speaker else None
        kind = type(self.thing).__name__
        return self.problem.template, kind, names, self.field, speaker, tuple(said.items())


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is doubtful in a programme: what is new against another one, and what was so in that."""

    new: tuple[Doubt, ...] = ()
    known: tuple[Doubt, ...] = ()


def compared(before: Programme, after: Programme) -> Doubts:
    """What is doubtful in a programme that would come in place of another one."""
    was = {doubt.about for doubt in doubts_of(before)}
    found = list(doubts_of(after))
    return Doubts(
        new=tuple(doubt for doubt in found if doubt.about not in was),
        known=tuple(doubt for doubt in found if doubt.about in was),
    )


def doubts_of(programme: Programme) -> Iterator[Doubt]:
    """What is doubtful in a programme, in no order that means anything."""
    called = {session.file_id: session for session in programme.sessions}
    for problem in doubts_in(programme):
        other = called.get(str(problem.values.get("other")))
        key, *rest = problem.path
        thing: Session | Thing = programme.event
        if isinstance(rest[0], int):
            thing, rest = getattr(programme, str(key))[rest[0]], rest[1:]
        speaker = None
        if isinstance(thing, Session) and rest[0] == "speakers":
            speaker = thing.speakers[int(rest[1])]
        yield Doubt(problem, thing, str(rest[0]), speaker, other)
