"""What a member can say of a workshop, as buttons."""

from handlers.frame.reader import Reader
from handlers.frame.teams import can_be_there
from handlers.teams.actions import SayPresence
from handlers.teams.roll_call_screens import answer_label
from handlers.ui.choice import choice
from handlers.ui.screen import Button, Row
from storage.programme.model import Session
from storage.teams.model import Answer


def is_asked_of(reader: Reader, session: Session) -> bool:
    """Whether a session is a workshop of the reader's team to which they can say if they come."""
    team, is_open = reader.person.team, session.takes_place and session.end > reader.now
    return team is not None and is_open and session.is_workshop_of(team)


def answer_row(reader: Reader, session: Session, said: Answer | None = None) -> Row:
    """The ways to say of a workshop whether one is there, in one's own chat."""
    return tuple(
        answer_button(reader, session, answer, said) for answer in open_to(reader, session)
    )


def open_to(reader: Reader, session: Session) -> list[Answer]:
    """What can be said of a workshop now: that one is there only once one can be."""
    is_early = not can_be_there(session, reader.now)
    return [answer for answer in Answer if not (is_early and answer is Answer.HERE)]


def answer_button(reader: Reader, session: Session, answer: Answer, said: Answer | None) -> Button:
    """One of these ways; what was `said` last has a tick."""
    label, press = answer_label(reader, answer), SayPresence(session.id, answer)
    return choice(label, press, chosen=answer is said)
