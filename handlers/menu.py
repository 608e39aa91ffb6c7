"""The commands, what they are for, and the words with which Telegram introduces the bot."""

from dataclasses import dataclass
from typing import Final

from handlers.organiser.presses import Audit, ProgrammeUpdate
from handlers.presses import (
    Days,
    Groups,
    Help,
    Home,
    My,
    Now,
    Press,
    Privacy,
    Search,
    Settings,
)
from handlers.registrations.presses import Registrations
from handlers.teams.presses import MyTeam, Stats
from locales.translator import N_, Translator
from storage.programme.model import Event


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A command, the screen it opens, what the menu says of it, and whether groups have it too."""

    command: str
    opens: Press
    description: str
    in_groups: bool = False


MENU: Final = (
    MenuEntry("start", Home(), N_("Home")),
    MenuEntry("now", Now(), N_("What is on now and next"), in_groups=True),
    MenuEntry("my", My(), N_("What is noted for you")),
    MenuEntry("search", Search(), N_("Ask in your own words")),
    MenuEntry("programme", Days(), N_("The whole programme"), in_groups=True),
    MenuEntry("groups", Groups(), N_("The working groups")),
    MenuEntry("team", MyTeam(), N_("The youth forum and its teams"), in_groups=True),
    MenuEntry("settings", Settings(), N_("Language, name and town, reminders")),
    MenuEntry("privacy", Privacy(), N_("What is stored about you")),
    MenuEntry("help", Help(), N_("What I can do for you")),
)


COORDINATORS_MENU: Final = (
    MenuEntry("registrations", Registrations(), N_("Organisers: lists of the groups")),
)

ORGANISERS_MENU: Final = (
    *COORDINATORS_MENU,
    MenuEntry("stats", Stats(), N_("Organisers: the teams")),
    MenuEntry("programme_update", ProgrammeUpdate(), N_("Organisers: update the programme")),
    MenuEntry("audit", Audit(), N_("Organisers: who did what")),
)


def menu(tr: Translator, in_groups: bool) -> list[tuple[str, str]]:
    """The commands of a private chat or of a group chat with their descriptions."""
    return [(e.command, tr(e.description)) for e in MENU if e.in_groups or not in_groups]


def role_menu(
    tr: Translator, is_organiser: bool, is_coordinator: bool
) -> list[tuple[str, str]] | None:
    """The commands in private of a role: everybody's, and then its own; None where it has none."""
    if not is_organiser and not is_coordinator:
        return None
    entries = (*MENU, *(ORGANISERS_MENU if is_organiser else COORDINATORS_MENU))
    return [(entry.command, tr(entry.description)) for entry in entries]


def description(tr: Translator, event: Event) -> str:
    """What an empty chat says before anybody has pressed Start; at most 512 characters."""
    return tr(
        "Programme, places and working groups of “{event}”, in German and Russian.",
        event=event.title.in_language(tr.language),
    )


def short_description(tr: Translator) -> str:
    """What stands in the bot's profile; at most 120 characters."""
    return tr("The conference in your pocket: programme, places, working groups.")
