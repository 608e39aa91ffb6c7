"""The ways to the help desk that other screens show."""

from handlers.frame.reader import Reader
from handlers.helpdesk.actions import AskHuman, PassOn
from handlers.ui.screen import Button


def pass_on_button(v: Reader) -> Button:
    """Below an answer to a question that says little: the question goes to the organisers.

    The screen has to answer the message with the question.
    """
    return Button(v.tr("Pass this on to the organisers"), PassOn())


def ask_button(v: Reader) -> Button:
    """Where there is no question yet."""
    return Button(v.tr("Ask the organisers"), AskHuman())
