"""One's own programme: stars, reminders, calendar files."""

from typing import Final

from handlers.agenda import actions as a
from handlers.agenda import (
    calendar_feed,
    day_screens,
    handlers,
    notices,
    reminder_screens,
    where_to_be_screens,
)
from handlers.agenda.calendar_file import send_calendar
from handlers.frame.action_entries import does, opens, shows
from handlers.frame.feature import Command, Feature, NoticeEntry
from locales.translator import N_
from storage import reminder_moments

FEATURE: Final = Feature(
    "agenda",
    actions=(
        opens(a.My, handlers.open_my),
        shows(a.MyOn, day_screens.my_on),
        opens(a.MyPast, handlers.open_my_past),
        opens(a.ShareMine, handlers.open_share),
        does(a.WriteMine, handlers.write_mine),
        opens(a.MyGroups, handlers.open_my_groups),
        opens(a.Overlaps, handlers.open_overlaps),
        opens(a.GoTo, handlers.go_to),
        opens(a.NextForMe, handlers.open_next_for_me),
        shows(
            a.AtHourForMe,
            lambda reader, address: where_to_be_screens.at_hour(
                reader, address.day, address.minute
            ),
        ),
        does(a.Star, handlers.star),
        opens(a.RemindOf, handlers.remind_of),
        opens(a.Swap, handlers.swap),
        shows(a.Reminders, lambda reader, _: reminder_screens.settings(reader)),
        shows(a.RemindersWished, reminder_screens.wished),
        opens(a.StopReminders, handlers.stop),
        opens(a.ToggleLead, handlers.toggle_lead),
        opens(a.TurnOff, handlers.turn_off),
        opens(a.SetDigest, handlers.set_digest),
        opens(a.SetHighlights, handlers.set_highlights),
        opens(a.SetQuietHours, handlers.set_quiet_hours),
        does(a.Knows, handlers.note_known, thanks=N_("All right.")),
        does(a.SendCalendar, send_calendar),
        opens(a.Feed, calendar_feed.open_feed),
        opens(a.RenewFeed, calendar_feed.renew_feed),
        opens(a.EndFeed, calendar_feed.end_feed),
    ),
    notices=(
        NoticeEntry(reminder_moments.REMINDER, notices.reminder),
        NoticeEntry(reminder_moments.DIGEST, notices.digest),
    ),
    commands=(Command("my", a.My(), N_("What is noted for you"), order=3),),
)
