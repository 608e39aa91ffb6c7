"""A person's settings, what they say of themselves, and what is kept about them."""

from typing import Final

from handlers.frame.action_entries import ActionEntry, does, opens, shows
from handlers.frame.feature import Command, Feature
from handlers.person import actions as a
from handlers.person import privacy, screens, settings
from handlers.person import profile_questions as profile
from locales.translator import N_

FEATURE: Final = Feature(
    "person",
    actions=(
        shows(a.Settings, lambda reader, _: screens.settings(reader)),
        opens(a.SetAllChanges, settings.set_all_changes),
        opens(a.Privacy, privacy.open_privacy),
        opens(a.PrivacyFirst, privacy.open_privacy),
        opens(a.ShowData, privacy.show_data),
        opens(a.DataPage, privacy.show_data),
        does(a.SendData, privacy.send_data),
        ActionEntry(a.EraseData, privacy.erase_question, privacy.erase),
        opens(a.Consent, profile.agree),
        opens(a.Decline, profile.decline),
        opens(a.UseTelegramName, profile.use_telegram_name),
        *profile.PROFILE.actions,
    ),
    questions=profile.PROFILE.questions,
    commands=(
        Command("settings", a.Settings(), N_("Language, name and town, reminders"), order=8),
        Command("privacy", a.Privacy(), N_("What is stored about you"), order=9),
    ),
)
