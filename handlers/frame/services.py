"""What the composition root hands to the conversation, and readers made with it."""

from dataclasses import dataclass, field, replace

from handlers.frame.calendar_cache import CalendarCache
from handlers.frame.child_process import Children
from handlers.frame.current_release import CurrentRelease
from handlers.frame.last_shown import LastShown
from handlers.frame.print_queue import PrintQueue
from handlers.frame.reader import Reader, seen_by
from handlers.frame.shared_screens import SharedScreens
from handlers.frame.turns import Turns
from locales.catalogues import Translators
from scheduler.clock import Clock
from scheduler.outbox import WakeUp
from storage import people, rights
from storage.database import Database
from storage.erasure_list import ErasureList
from storage.people import Person
from storage.programme.model import Event


@dataclass(frozen=True, slots=True)
class Services:
    """There is one for the whole process.

    `pages_at` is the public address of the web pages, where there are any; `feeds_at` the same
    where the bot itself serves them: people's calendars are fetched below it.
    """

    database: Database
    clock: Clock
    current_release: CurrentRelease
    translators: Translators
    retention_days: int
    wake_up: WakeUp
    children: Children
    erasure_list: ErasureList
    admins: frozenset[int] = frozenset()
    needs_approval: bool = False
    pages_at: str | None = None
    feeds_at: str | None = None
    counting: Turns = field(default_factory=Turns)
    last_shown: LastShown = field(default_factory=LastShown)
    calendars: CalendarCache = field(default_factory=CalendarCache)
    print_queue: PrintQueue = field(default_factory=PrintQueue)
    shared_screens: SharedScreens = field(default_factory=SharedScreens)


def reader_of(
    services: Services, person: Person, *, in_group: bool = False, room: str | None = None
) -> Reader:
    """A person at this moment. In a group nobody sees more than all do, nor is an organiser."""
    snapshot = services.current_release.snapshot
    has = rights.of(person, snapshot, services.admins)
    return Reader(
        tr=services.translators[language_of(person, snapshot.event)],
        snapshot=snapshot.public if in_group else seen_by(snapshot, has, person.team),
        now=services.clock.now(),
        person=person,
        in_group=in_group,
        room=room,
        changed_at=services.current_release.changed_at,
        rights=replace(has, is_organiser=False) if in_group else has,
        pages_at=services.pages_at,
    )


def language_of(person: Person, event: Event) -> str:
    """What somebody is spoken to in: their language where the event has it, else its first."""
    return person.language if person.language in event.languages else event.languages[0]


async def find_reader(services: Services, person: int) -> Reader | None:
    """The person with that Telegram id, read anew; None for somebody who was erased."""
    known = await services.database.read(people.find, person)
    return reader_of(services, known) if known else None
