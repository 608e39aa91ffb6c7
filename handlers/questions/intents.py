"""What a question can turn out to want."""

from dataclasses import dataclass, field
from datetime import date, time

from handlers.questions.question_words import Sense
from handlers.ui.action import Action


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made out in a question, for saying so."""

    topics: tuple[str, ...] = ()
    day: date | None = None
    hours: tuple[time | None, time | None] | None = None


@dataclass(frozen=True, slots=True)
class OpenScreen:
    """One screen answers: a session, a group, a team, a day, now, settings and so on."""

    press: Action


@dataclass(frozen=True, slots=True)
class Several:
    """Several sessions, groups or teams answer, the best first; all are presses."""

    found: tuple[Action, ...]
    understood: Understood = field(default_factory=Understood)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """The sessions of a part of a day, those that start at the hour asked for first."""

    day: date
    sessions: tuple[str, ...]
    since: time | None
    until: time | None
    at_the_hour: bool = False


@dataclass(frozen=True, slots=True)
class OutsideEvent:
    """The day meant, by "today" for one, is none of the event's; the first day is offered."""

    day: date
    first: date


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Nothing is asked: a greeting, thanks, a goodbye, or a remark such as yes, no or a smile."""

    kind: Sense


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing answers; the nearest hits are hints and no answer."""

    understood: Understood = field(default_factory=Understood)
    hints: tuple[Action, ...] = ()


Intent = OpenScreen | Several | PartOfDay | OutsideEvent | SmallTalk | Nothing
