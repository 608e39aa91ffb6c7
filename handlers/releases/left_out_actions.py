"""What buttons about the sessions that a file leaves out say."""

from enum import StrEnum

from handlers.frame.actions import Id, Number
from handlers.releases.actions import Why
from handlers.releases.draft_actions import DraftAction


class LeftOut(DraftAction, tag="Dm"):
    """The sessions that a draft's file leaves out, a page at a time from 0."""

    page: Number = 0


class LeftOutAction(DraftAction):
    """Something about a session that a draft's file leaves out."""

    session: Id


class AskWhatBecame(LeftOutAction, tag="Dq"):
    """Ask what happened to the session."""


class OffFor(LeftOutAction, tag="Dr"):
    """It is cancelled, for a reason."""

    why: Why


class OffInWords(LeftOutAction, tag="Dx"):
    """Ask for the reason in the next language that it is not in yet."""


class AskNext(LeftOutAction, tag="Dk"):
    """Go on with the next one that nothing is said of."""


class NeverMeant(LeftOutAction, tag="Dv"):
    """It was a mistake: it is shown nowhere any more."""


class StaysIn(LeftOutAction, tag="DK"):
    """It stays in the programme: the file has left it out by mistake."""


class ChooseSame(LeftOutAction, tag="Dw"):
    """Ask which new session it is, a page of them at a time from 0."""

    page: Number = 0


class SameAs(LeftOutAction, tag="De"):
    """It is the same as a session that is new in the file."""

    other: Id


class All(StrEnum):
    """What happens to all sessions at once of which nothing is said yet."""

    SUGGESTED = "s"
    CANCELLED = "c"
    NEVER_MEANT = "n"
    KEPT = "k"


class AnswerAll(DraftAction, tag="Da"):
    """Say of all the others what happens to them."""

    how: All
