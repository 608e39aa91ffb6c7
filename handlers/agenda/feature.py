"""One's own programme: stars, reminders, calendar files."""

from typing import Final

from handlers.agenda import actions as r
from handlers.agenda import notices
from handlers.agenda import preferences as preferring
from handlers.agenda.actions import My, Star
from handlers.agenda.calendar_file import send_calendar
from handlers.agenda.stars import note_known, star
from handlers.frame.context import Context
from handlers.frame.feature import (
    Command,
    Feature,
    Followed,
    NoticeEntry,
    does,
    opens,
)
from handlers.groups.standing import seats_screen
from handlers.ui.screen import Screen
from locales.translator import N_
from storage import reminders


async def _follow(context: Context, action: r.ReminderPress) -> Followed | None:
    return await preferring.follow(action, context)


async def _my(context: Context, address: My) -> Screen | None:
    return await seats_screen(address, context)


FEATURE: Final = Feature(
    "reminders",
    actions=(
        opens(My, _my),
        does(Star, star),
        opens(r.Reminders, _follow),
        opens(r.ToggleLead, _follow),
        opens(r.TurnOff, _follow),
        opens(r.SetDigest, _follow),
        opens(r.SetHighlights, _follow),
        opens(r.SetQuietHours, _follow),
        opens(r.Swap, _follow),
        does(r.Knows, note_known, thanks=N_("All right.")),
        does(r.SendCalendar, send_calendar),
    ),
    notices=(
        NoticeEntry(reminders.REMINDER, notices.reminder),
        NoticeEntry(reminders.DIGEST, notices.digest),
    ),
    commands=(Command("my", My(), N_("What is noted for you"), order=3),),
)
