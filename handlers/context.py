"""What every handler is given: the desk it works at, and who is there."""

from dataclasses import dataclass
from typing import Any

from telegram.ext import CallbackContext, ExtBot

from handlers.views.viewpoint import Viewpoint
from locales.catalogues import Translators
from scheduler.clock import Clock
from storage.database import Database
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot


class Noticeboard:
    """Where the release in force hangs; it is swapped whole, so that nobody reads half a change."""

    def __init__(self, snapshot: Snapshot, index: SearchIndex) -> None:
        self._posted = (snapshot, index)

    @property
    def snapshot(self) -> Snapshot:
        """The release in force."""
        return self._posted[0]

    @property
    def index(self) -> SearchIndex:
        """What the release in force is searched by."""
        return self._posted[1]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the composition root hands to the conversation; there is one for the whole process."""

    database: Database
    clock: Clock
    noticeboard: Noticeboard
    translators: Translators
    retention_days: int


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who wrote or pressed, in which language they are answered, and whether they chose it."""

    id: int
    language: str
    language_chosen: bool
    in_group: bool


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Desk]):
    """PTB's context with the desk and, once identity has looked, the visitor."""

    visitor: Visitor

    @property
    def desk(self) -> Desk:
        """What this process works with."""
        return self.bot_data

    def viewpoint(self) -> Viewpoint:
        """The programme as this visitor sees it at this moment."""
        desk, visitor = self.desk, self.visitor
        return Viewpoint(
            tr=desk.translators[visitor.language],
            snapshot=desk.noticeboard.snapshot,
            now=desk.clock.now(),
            in_group=visitor.in_group,
        )
