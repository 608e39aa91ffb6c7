"""What the composition root hands to the conversation, and readers made with it."""

from dataclasses import dataclass, field

from handlers.frame.calendar_cache import CalendarCache
from handlers.frame.child_process import Children
from handlers.frame.current_release import CurrentRelease
from handlers.frame.reader import Reader
from handlers.frame.turns import Turns
from locales.catalogues import Translators
from scheduler.clock import Clock
from scheduler.outbox import WakeUp
from storage import people
from storage.database import Database
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Services:
    """There is one for the whole process."""

    database: Database
    clock: Clock
    current_release: CurrentRelease
    translators: Translators
    retention_days: int
    wake_up: WakeUp
    children: Children
    admins: frozenset[int] = frozenset()
    needs_approval: bool = False
    counting: Turns = field(default_factory=Turns)
    calendars: CalendarCache = field(default_factory=CalendarCache)


def reader_of(services: Services, person: Person, *, in_group: bool = False) -> Reader:
    """A person, and the programme as they see it, at this moment."""
    return Reader.of(
        person,
        services.translators[person.language],
        services.current_release.snapshot,
        services.clock.now(),
        is_admin=person.id in services.admins,
        in_group=in_group,
    )


async def find_reader(services: Services, person: int) -> Reader | None:
    """The person with that Telegram id, read anew; None for somebody who was erased."""
    known = await services.database.read(people.find, person)
    return reader_of(services, known) if known else None
