"""The commands, what they are for, and the words with which Telegram introduces the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.broadcasting.presses import Broadcasts
from handlers.organiser.presses import Audit, Figures, ProgrammeUpdate
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
from handlers.teams.presses import MyTeam
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


LEADERS_MENU: Final = (MenuEntry("broadcast", Broadcasts(), N_("Write to many at once")),)

COORDINATORS_MENU: Final = (
    MenuEntry("registrations", Registrations(), N_("Organisers: lists of the groups")),
    *LEADERS_MENU,
)

ORGANISERS_MENU: Final = (
    *COORDINATORS_MENU,
    MenuEntry("stats", Figures(), N_("Organisers: the figures")),
    MenuEntry("programme_update", ProgrammeUpdate(), N_("Organisers: update the programme")),
    MenuEntry("audit", Audit(), N_("Organisers: who did what")),
)


def menu(tr: Translator, in_groups: bool) -> list[tuple[str, str]]:
    """The commands of a private chat or of a group chat with their descriptions."""
    return [(e.command, tr(e.description)) for e in MENU if e.in_groups or not in_groups]


def entries_of_role(
    is_organiser: bool, is_coordinator: bool, is_leader: bool
) -> tuple[MenuEntry, ...]:
    """The commands that somebody has besides everybody's."""
    if is_organiser:
        return ORGANISERS_MENU
    if is_coordinator:
        return COORDINATORS_MENU
    return LEADERS_MENU if is_leader else ()


def role_menu(tr: Translator, of_role: Sequence[MenuEntry]) -> list[tuple[str, str]] | None:
    """The commands in private of a role: everybody's, and then its own; None where it has none."""
    if not of_role:
        return None
    return [(entry.command, tr(entry.description)) for entry in (*MENU, *of_role)]


def description(tr: Translator, event: Event) -> str:
    """What an empty chat says before anybody has pressed Start; at most 512 characters."""
    return tr(
        "Programme, places and working groups of “{event}”, in German and Russian.",
        event=event.title.in_language(tr.language),
    )


def short_description(tr: Translator) -> str:
    """What stands in the bot's profile; at most 120 characters."""
    return tr("The conference in your pocket: programme, places, working groups.")
