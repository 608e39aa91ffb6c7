"""The ways to the help desk that other screens show."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.helpdesk.actions import AddTo, AskHuman, OpenQuestion, PassOn, WriteOn
from handlers.home.actions import About
from handlers.info.actions import InfoAt, Infos, Urgent
from handlers.ui.action import Action
from handlers.ui.back import Anew
from handlers.ui.screen import Asks, Button, Row, Screen, Text
from storage.helpdesk import reading, showing


async def is_anybody_there(services: Services) -> bool:
    """Whether somebody of the organisers would read a question now."""
    return await services.database.read(showing.is_anybody_there, services.admins)


async def has_open_question(context: Context) -> bool:
    """Whether something that the person asked waits for its answer."""
    read = context.services.database.read
    return await read(reading.open_of, context.person.id) is not None


async def only_question(context: Context) -> OpenQuestion | None:
    """The one question that waits for an answer, for an organiser who may give it in private; None
    where there is none, or another one too, or a group that answers together.
    """
    read = context.services.database.read
    if not context.reader().is_organiser or await read(reading.desk) is not None:
        return None
    waiting = await read(reading.all_open)
    found = await read(reading.find, waiting[0]) if len(waiting) == 1 else None
    is_anothers = found is not None and found.person != context.person.id
    return OpenQuestion(waiting[0]) if is_anothers else None


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


def question_answered(presses: Sequence[Action]) -> int | None:
    """The question whose answer has such buttons below it; None where it is no answer."""
    for press in presses:
        inner = press.then if isinstance(press, Anew) else press
        if isinstance(inner, WriteOn):
            return inner.question
    return None


def adding_to(screen: Screen, question: int) -> Screen:
    """A screen that answers a message, whose way to the organisers adds that to a question."""

    def adding(button: Button) -> Button:
        return replace(button, press=AddTo(question)) if _leads_to_desk(button) else button

    rows = tuple(tuple(map(adding, row)) for row in screen.rows)
    return replace(screen, rows=rows, asks=_of_those_left(screen.asks, adding, rows))


async def with_those_there(
    services: Services, reader: Reader, screen: Screen, shown: Action | None
) -> Screen:
    """A screen whose ways to the organisers say who else can help, where none would read it.

    The pages that lead on from there have no such way: it would lead in a circle.
    """
    asks = any(_leads_to_desk(button) for row in screen.rows for button in row)
    if not asks or await is_anybody_there(services):
        return screen
    others = reader.tr("Who else can help?")
    is_circle = isinstance(shown, Urgent | InfoAt | Infos)

    def elsewhere(button: Button) -> Button:
        if not _leads_to_desk(button):
            return button
        press = AskHuman() if isinstance(button.press, PassOn) else button.press
        return replace(button, label=others, press=press)

    def there(row: Row) -> Row:
        if is_circle:
            return tuple(button for button in row if not _leads_to_desk(button))
        return tuple(map(elsewhere, row))

    rows = tuple(row for row in map(there, screen.rows) if row)
    return replace(screen, rows=rows, asks=_of_those_left(screen.asks, elsewhere, rows))


def _of_those_left(
    asks: Asks | None, changed: Callable[[Button], Button], rows: Sequence[Row]
) -> Asks | None:
    """What a screen waits for, once its buttons are changed; nothing where that one is gone."""
    if asks is None or asks.yes is None:
        return asks
    yes = changed(asks.yes)
    return replace(asks, yes=yes) if any(yes in row for row in rows) else None


def _leads_to_desk(button: Button) -> bool:
    press = button.press.then if isinstance(button.press, Anew) else button.press
    return isinstance(press, AskHuman | PassOn)


def others_who_help(reader: Reader, text: Text, *ways: Button) -> Screen:
    """That nobody reads what is written here: the event's contact, more `ways`, the emergency."""
    tr, snapshot = reader.tr, reader.snapshot
    text.line(tr("At present no organiser can be reached through this chat."))
    if snapshot.event.contact:
        text.section(tr("Contact")).line(reader.text(snapshot.event.contact))
    text.line().line(tr("Please ask on site, or look here:"))
    if any(page.urgent for page in snapshot.info.values()):
        ways = (*ways, Button(tr("In an emergency"), Urgent()))
    return text.screen(ways, Button(tr("About the event"), About()), reader.home())


def ask_button(reader: Reader) -> Button:
    """Where there is no question yet."""
    return Button(reader.tr("Ask the organisers"), AskHuman())
