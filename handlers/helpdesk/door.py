"""The ways to the help desk that other screens show."""

from dataclasses import replace

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.helpdesk.actions import AskHuman, PassOn
from handlers.ui.screen import Button, Screen
from storage.helpdesk import showing


async def is_anybody_there(context: Context) -> bool:
    """Whether somebody of the organisers would read a question now."""
    services = context.services
    return await services.database.read(showing.is_anybody_there, services.admins)


def pass_on_button(reader: Reader) -> Button:
    """Below an answer to a question that says little: the question goes to the organisers.

    The screen has to answer the message with the question.
    """
    return Button(reader.tr("Pass this on to the organisers"), PassOn())


def with_question(screen: Screen, message: int) -> Screen:
    """A screen that answers the message with a question: its way to the organisers takes that."""

    def asking(button: Button) -> Button:
        asks = isinstance(button.press, AskHuman)
        return replace(button, press=PassOn()) if asks else button

    rows = tuple(tuple(map(asking, row)) for row in screen.rows)
    return screen if rows == screen.rows else replace(screen, rows=rows, reply_to=message)


def ask_button(reader: Reader) -> Button:
    """Where there is no question yet."""
    return Button(reader.tr("Ask the organisers"), AskHuman())
