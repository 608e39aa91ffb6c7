"""A person's settings, and what is kept about them."""

from typing import Final

from handlers.frame.context import Context
from handlers.frame.feature import ActionEntry, Command, Feature, does, opens, shows
from handlers.person import screens as views
from handlers.person.actions import EraseData, Privacy, Settings, ShowData
from handlers.person.privacy import erase, send_data
from handlers.ui.screen import Screen
from locales.translator import N_


async def _privacy(context: Context, _address: Privacy) -> Screen:
    return views.privacy(context.reader(), context.person.id, context.desk.retention_days)


async def _erase_question(context: Context, action: EraseData) -> Screen | None:
    return None if action.sure else views.erase_question(context.reader())


FEATURE: Final = Feature(
    "person",
    actions=(
        shows(Settings, lambda v, _: views.settings(v)),
        opens(Privacy, _privacy),
        does(ShowData, send_data),
        ActionEntry(EraseData, _erase_question, erase),
    ),
    commands=(
        Command("settings", Settings(), N_("Language, name and town, reminders"), order=8),
        Command("privacy", Privacy(), N_("What is stored about you"), order=9),
    ),
)
