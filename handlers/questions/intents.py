"""What a question can turn out to want."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from handlers.questions.reading.senses import Sense
from handlers.ui.action import Action
from storage.programme.model import Speaker


class Fact(StrEnum):
    """A single fact of what is shown, which then stands in the first line."""

    WHO = "who"
    ROLES = "roles"
    """Who the speakers are."""
    WHERE = "where"
    TIME = "time"
    END = "end"
    BEGUN = "begun"
    """That something has begun, and how long it is still on."""
    END_OF_DAY = "end of day"
    """When a day ends with it, and what is still on afterwards."""
    CLOCK = "clock"
    """What time it is."""
    NEXT = "next"
    """What begins next, beside what is on; of somebody, where they are next."""
    LENGTH = "length"
    LANGUAGE = "language"
    REMINDER = "reminder"
    """How one is reminded of it."""
    CALENDAR = "calendar"
    """How it gets into one's calendar."""
    ABSENCE = "absence"
    """What there is to be cancelled by somebody who will not be there."""
    NO_SIGN_UP = "no sign-up"
    """One does not sign up for it here."""
    DEADLINE = "deadline"
    """Until when one can sign up."""
    MEMBERSHIP = "membership"
    """Whether one is in it: in a group, in a team."""
    SWAP = "swap"
    """What becomes of the seats one has, where the group that is wanted lies at another time."""
    UNDO = "undo"
    """What one has now, for somebody who fears to have pressed the wrong button."""
    ANOTHER_DAY = "another day"
    """The day that was asked for has none of it."""
    NOT_SPOKEN = "not spoken"
    """The bot does not speak the language that was asked for."""
    NOT_CHANGED = "not changed"
    """Nothing is changed by words, but where it was led to."""
    CHANGED = "changed"
    """What is new of it is said in the text."""
    WHICH_WORKSHOP = "which workshop"
    """The same, of one of several."""
    ROLL_CALL = "roll call"
    """Who comes, which leaders alone may see."""
    LEADERS_WRITE = "leaders write"
    """A message to the team, which leaders alone send."""
    LEADERS_NAME = "leaders name"
    """Who leads the team, which leaders and organisers alone may say."""
    LEADERS_INVITE = "leaders invite"
    """The link of the team, which leaders alone have."""
    ON_PAPER = "on paper"
    """Where it is had as a file to be printed."""
    NOTHING_THEN = "nothing then"
    """Nothing is on there at the time that was asked for."""


OF_A_SESSION: Final = frozenset({Fact.WHO, Fact.END, Fact.LENGTH, Fact.TIME, Fact.LANGUAGE})
"""What is asked of a session rather than of a page."""


@dataclass(frozen=True, slots=True)
class OpenScreen:
    """One screen answers: a session, a group, a team, a day, now, settings and so on."""

    press: Action
    fact: Fact | None = None
    unsaid: Action | str | None = None
    """What is asked about, and is not said there."""
    seat: Action | None = None
    """Where the seat is given up that is spoken of besides."""


@dataclass(frozen=True, slots=True)
class Several:
    """Several sessions, groups or teams answer, the best first; all are presses."""

    found: tuple[Action, ...]
    about: Speaker | None = None
    """Whose sessions these are, where it is asked who somebody is."""


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
    """Nothing of the event is asked: a greeting, thanks, a goodbye, a remark; or who this is.

    `reaches_nobody` is as for `Contact`; `decides` is a yes or a no for which nothing waits.
    """

    kind: Sense
    reaches_nobody: bool = False
    decides: bool = False


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """The language of this code is wanted; it is answered in it."""

    code: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody wants to talk to a human being, or to the organisers.

    `is_unknown` is whether they asked how somebody else can be reached, which nothing says.
    `is_astray` is whether they have lost their way, `reaches_nobody` whether nobody of the
    organisers would read what they write, `awaits_answer` whether they speak of the question that
    they have asked them.
    """

    is_unknown: bool = False
    is_astray: bool = False
    reaches_nobody: bool = False
    awaits_answer: bool = False


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """Nothing answers for sure; up to three things may be meant."""

    found: tuple[Action, ...]
    dated: bool = False
    """Whether a time was asked for, so that each has to say its day."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing answers; `day` is the date that was named, if it is none of the event's.

    `is_talk` is whether the words are most likely small talk, and ask for nothing.
    """

    day: date | None = None
    is_talk: bool = False


NO_ANSWER: Final = (Nothing, DidYouMean)

Intent = (
    OpenScreen
    | Several
    | PartOfDay
    | OutsideEvent
    | SmallTalk
    | SpeakLanguage
    | Contact
    | DidYouMean
    | Nothing
)
