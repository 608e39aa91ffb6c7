"""The stations of a change notice, one by one: written, claimed, and what happens to it."""

import asyncio
import sqlite3
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from handlers.features import features
from handlers.frame.child_process import Children
from handlers.frame.current_release import CurrentRelease
from handlers.frame.notices import Notices
from handlers.frame.posts import Deliverable
from handlers.frame.services import Services
from handlers.questions.understanding import warm_index
from handlers.ui.screen import Screen
from locales.languages import installed_languages
from scheduler.clock import Clock
from scheduler.outbox import Rendered, WakeUp
from storage import deliveries, notices_owed, publishing
from storage.database import Database
from storage.deliveries import Delivery, State
from storage.erasure_list import ErasureList
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.telling import Telling, Whom
from tests.storage.starred import MORNING, OLGA, publish
from tests.texts import translators

T = TypeVar("T")

_TRANSLATORS: Final = translators()
_BUILD_INDEX: Final = partial(warm_index, languages=installed_languages())


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice that is written: the row it is for, and which release it speaks of."""

    delivery: Delivery
    rendered: Rendered[Deliverable]
    release: Snapshot

    @property
    def text(self) -> str:
        """What its reader reads."""
        assert isinstance(self.rendered.content, Screen)
        return self.rendered.content.text


class OutboxDriver:
    """A database, the real notices, and somebody who carries them by hand."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self.database = self.run(Database.open(folder / "bot.sqlite3"))
        self.releases: list[Snapshot] = []

    def close(self) -> None:
        """Close everything."""
        self.run(self.database.close())
        self._runner.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for something."""
        return self._runner.run(work)

    def write(self, use_case: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a use case."""
        return self.run(self.database.write(use_case, *args, **kwargs))

    def read(self, query: Any, *args: Any) -> Any:
        """Run a query."""
        return self.run(self.database.read(query, *args))

    @property
    def in_force(self) -> Snapshot:
        """The release in force."""
        return self.releases[-1]

    def publish(self, programme: Programme) -> None:
        """Publish a programme, with all notices."""
        self.releases.append(self.write(publish, programme).snapshot)

    def put_in_force(self, programme: Programme, whom: Whom) -> None:
        """Publish a programme whose notices are put later, see `put_slice`."""
        telling = Telling(whom, at_once=True)
        prepared = self.read(publishing.prepare, programme, OLGA, Origin.FILE, MORNING, telling)
        self.releases.append(self.write(publishing.put_in_force, prepared).snapshot)

    def put_slice(self) -> bool:
        """Put some of the notices that are owed; False once there are none."""
        return bool(self.write(notices_owed.put_slice, MORNING))

    def waiting(self, person: int) -> list[int]:
        """The rows that may go to a person."""
        due = self.read(deliveries.due, MORNING, (), 1_000)
        return [waiting.id for waiting in due if waiting.chat == person]

    def next_letter(self, person: int) -> Letter | None:
        """Write what goes to a person next; what is of no use any more is cancelled."""
        for number in self.waiting(person):
            delivery = self.read(deliveries.find, number, MORNING)
            rendered = self.run(self._notices().render(delivery))
            if rendered:
                return Letter(delivery, rendered, self.in_force)
            self.write(deliveries.settle, number, State.CANCELLED, MORNING, "of no use")
        return None

    def claim(self, letter: Letter) -> bool:
        """Take a letter in hand; False where it was cancelled meanwhile."""

        def use_case(connection: sqlite3.Connection) -> bool:
            claimed = deliveries.claim(connection, letter.delivery.id, MORNING)
            if claimed and letter.rendered.on_claimed:
                letter.rendered.on_claimed(connection)
            return claimed

        return bool(self.write(use_case))

    def arrived(self, letter: Letter) -> None:
        """A letter has arrived, and this is known."""
        self.write(deliveries.settle, letter.delivery.id, State.SENT, MORNING, messages=(1,))

    def unknown(self, letter: Letter) -> None:
        """Nobody knows whether a letter has arrived."""
        self.write(deliveries.put_back, letter.delivery.id, "timed out")

    def not_sent(self, letter: Letter) -> None:
        """A letter has certainly not arrived."""

        def use_case(connection: sqlite3.Connection) -> None:
            if letter.rendered.on_not_sent:
                letter.rendered.on_not_sent(connection)
            deliveries.put_back(connection, letter.delivery.id, "the server failed (502)")

        self.write(use_case)

    def crash(self) -> None:
        """The bot is killed and started again."""
        self.write(deliveries.recover, MORNING)

    def deliver_all(self, person: int) -> list[str]:
        """Deliver whatever waits for a person; the texts they get."""
        texts = []
        while letter := self.next_letter(person):
            assert self.claim(letter)
            self.arrived(letter)
            texts.append(letter.text)
        return texts

    def _notices(self) -> Notices:
        no_index = self._runner.get_loop().create_future()  # Notices do not search.
        desk = Services(
            database=self.database,
            clock=Clock.starting_at(MORNING),
            current_release=CurrentRelease(self.database, self.in_force, no_index, _BUILD_INDEX),
            translators=_TRANSLATORS,
            retention_days=90,
            wake_up=WakeUp(),
            children=Children(),
            erasure_list=ErasureList(self.database),
        )
        return Notices(desk, features())
