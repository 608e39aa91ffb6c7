"""What other features show of the teams."""

from handlers.frame.reader import Reader
from handlers.teams.actions import SayPresence
from handlers.teams.desk_screens import answer_name
from handlers.ui.choice import choice
from handlers.ui.screen import Row
from storage.programme.model import Session
from storage.teams.model import Answer


def answer_row(v: Reader, session: Session, said: Answer | None = None) -> Row:
    """The ways to say of a workshop whether one is there, in one's own chat."""
    return tuple(
        choice(answer_name(v, answer), SayPresence(session.id, answer), chosen=answer is said)
        for answer in Answer
    )
