"""What other features show of the agenda."""

from dataclasses import replace
from datetime import timedelta

from handlers.agenda.actions import RemindOf, SetHighlights, Star, Where
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.screen import Asks, Button, Screen
from locales import formats
from storage import agenda
from storage.preferences import LEADS
from storage.programme.model import Session


def highlights_button(reader: Reader, where: Where) -> Button:
    """The switch for reminders of all plenaries and cultural events."""
    on = reader.person.preferences.highlights
    label = reader.tr("All plenaries and culture")
    return choice(label, SetHighlights(not on, where), chosen=on)


def lead_for(minutes: int) -> int:
    """The lead time that is meant: the next longer one that there is, else the longest."""
    return min((lead for lead in LEADS if lead >= minutes), default=LEADS[-1])


def leads_possible(reader: Reader) -> str:
    """How long before one can be reminded at all."""
    tr = reader.tr
    possible = formats.enumeration(tr, [*map(str, LEADS)])
    return tr("I can remind you {leads} min before.", leads=possible)


def leads_set(reader: Reader) -> str:
    """How long before a person is reminded, for who has wished for something near to it."""
    return reader.tr("This is set now: {before}.", before=leads_line(reader))


def leads_line(reader: Reader) -> str:
    """How long before a person is reminded, in a few words."""
    leads = sorted(reader.person.preferences.leads)
    if not leads:
        return reader.tr("off")
    listed = formats.enumeration(reader.tr, [*map(str, leads)])
    return reader.tr("{leads} min before", leads=listed)


def reminding(reader: Reader, screen: Screen, lead: int) -> Screen:
    """A session's screen whose star notes it and sets the lead time for all that is noted."""

    def noting(button: Button) -> Button:
        match button.press:
            case Star(id, True):
                before = reader.duration(timedelta(minutes=lead))
                label = reader.tr("☆ {duration} before", duration=before)
                return Button(label, RemindOf(id, lead), style="primary")
            case _:
                return button

    return replace(screen, rows=tuple(tuple(map(noting, row)) for row in screen.rows))


def waiting_to_note(screen: Screen) -> Screen:
    """A session's screen for somebody who wants it noted: it waits for its star to be pressed."""
    buttons = (button for row in screen.rows for button in row)
    notes = next((b for b in buttons if _notes(b.press)), None)
    return replace(screen, asks=Asks(notes)) if notes else screen


def _notes(press: Action | None) -> bool:
    return isinstance(press, RemindOf) or (isinstance(press, Star) and press.on)


async def attended(context: Context) -> list[Session]:
    """The sessions of the person's day, in order."""
    mine = await context.services.database.read(agenda.attended, context.person.id)
    return [s for s in context.reader().snapshot.sessions.values() if s.id in mine]
