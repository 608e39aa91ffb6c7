"""A person's own calendar, for programs that fetch it again and know its secret address."""

from handlers.frame.calendar_files import calendar_file, subscribed
from handlers.frame.services import Services, find_reader
from storage import agenda, calendar_feeds, versions
from storage.programme.calendar import CalendarFile


async def feed(services: Services, token: str) -> CalendarFile | None:
    """The calendar as its person may see it now; None where a token is nobody's.

    What was theirs and is gone is cancelled in it.
    """
    read = services.database.read
    person = await read(calendar_feeds.owner, token)
    reader = await find_reader(services, person) if person is not None else None
    if reader is None:
        return None
    mine = await read(agenda.attended, reader.person.id)
    sessions = [session for session in reader.snapshot.sessions.values() if session.id in mine]
    gone = [one for one in await read(versions.gone) if one.session in mine]
    return subscribed(calendar_file(reader, sessions, False, gone), reader.tr("My programme"))
