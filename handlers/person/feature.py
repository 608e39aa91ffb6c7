"""A person's settings, what they say of themselves, and what is kept about them."""

from typing import Final

from handlers.frame.feature import ActionEntry, Command, Feature, Question, does, opens, shows
from handlers.person import actions as a
from handlers.person import privacy, screens
from handlers.person import profile_questions as profile
from locales.translator import N_

FEATURE: Final = Feature(
    "person",
    actions=(
        shows(a.Settings, lambda v, _: screens.settings(v)),
        opens(a.Privacy, privacy.open_privacy),
        does(a.ShowData, privacy.send_data),
        ActionEntry(a.EraseData, privacy.erase_question, privacy.erase),
        opens(a.Consent, profile.agree),
        opens(a.AskName, profile.once_agreed(profile.ask_name)),
        opens(a.UseTelegramName, profile.once_agreed(profile.use_telegram_name)),
        opens(a.AskTown, profile.once_agreed(profile.ask_town)),
        opens(a.SkipTown, profile.once_agreed(profile.skip_town)),
        opens(a.AskAttendance, profile.once_agreed(profile.ask_attendance)),
        opens(a.SetAttendance, profile.once_agreed(profile.set_attendance)),
    ),
    questions=(
        Question(a.AskName, profile.name_written, answered_by=(a.UseTelegramName,)),
        Question(a.AskTown, profile.town_written, answered_by=(a.SkipTown,)),
    ),
    commands=(
        Command("settings", a.Settings(), N_("Language, name and town, reminders"), order=8),
        Command("privacy", a.Privacy(), N_("What is stored about you"), order=9),
    ),
)
