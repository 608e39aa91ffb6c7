"""From the address of a screen to the screen itself, for buttons, commands and deep links alike."""

from handlers.context import Context
from handlers.presses import (
    About,
    Day,
    Days,
    EraseData,
    GroupAt,
    Groups,
    Help,
    Home,
    Now,
    Parallel,
    Part,
    PlaceAt,
    Press,
    Privacy,
    Search,
    SessionAt,
    Settings,
    TeamAt,
    Teams,
)
from handlers.views import answers, home, now, person, places, programme, session
from handlers.views.screen import Screen

PUBLIC = (Now, Days, Day, SessionAt, Parallel, PlaceAt, Groups, GroupAt, Teams, TeamAt)
"""The screens that may also be opened in a group chat; the others are for one person's eyes."""


def screen_at(press: Press, context: Context) -> Screen | None:
    """The screen at an address, or None where nothing is there (any more)."""
    v = context.viewpoint()
    snapshot = v.snapshot
    match press:
        case Home():
            return home.home(v)
        case About():
            return home.about(v)
        case Help():
            return home.help_screen(v)
        case Now():
            return now.now(v)
        case Days(strand):
            return programme.days(v, strand)
        case Day(day, strand, page):
            return programme.day(v, day, strand, page)
        case SessionAt(id, strand) if id in snapshot.sessions:
            return session.session(v, snapshot.sessions[id], strand)
        case Parallel(id, page) if id in snapshot.sessions:
            return session.parallel(v, snapshot.sessions[id], page)
        case PlaceAt(id, page) if id in snapshot.places:
            return places.place(v, snapshot.places[id], page)
        case Part(day, since, until, page):
            return answers.part(v, day, since, until, page)
        case Search():
            return answers.tips(v)
        case Settings():
            return person.settings(v)
        case Privacy():
            return person.privacy(v, context.visitor.id, context.desk.retention_days)
        case EraseData(sure=False):
            return person.erase_question(v)
        case _:
            return None
