"""What every handler is given: the desk it works at, and who is there."""

from dataclasses import dataclass, field, replace
from typing import Any

from telegram.ext import CallbackContext, ExtBot

from handlers.child_process import Children
from handlers.noticeboard import Noticeboard
from handlers.reminding.calendar_cache import CalendarCache
from handlers.turns import Turns
from handlers.views.viewpoint import Viewpoint, seen_by
from locales.catalogues import Translators
from scheduler.clock import Clock
from scheduler.outbox import Bell
from storage.database import Database
from storage.dialogues import Dialogue
from storage.preferences import DEFAULT, Preferences
from storage.profiles import NO_PROFILE, Profile
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Desk:
    """What the composition root hands to the conversation; there is one for the whole process."""

    database: Database
    clock: Clock
    noticeboard: Noticeboard
    translators: Translators
    retention_days: int
    bell: Bell
    children: Children
    admins: frozenset[int] = frozenset()
    needs_approval: bool = False
    counting: Turns = field(default_factory=Turns)
    calendars: CalendarCache = field(default_factory=CalendarCache)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who wrote or pressed, in which language they are answered, and whether they chose it."""

    id: int
    language: str
    language_chosen: bool
    in_group: bool
    is_organiser: bool = False
    starred: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    team: str | None = None
    leading: frozenset[str] = frozenset()
    profile: Profile = NO_PROFILE
    preferences: Preferences = DEFAULT
    dialogue: Dialogue | None = None
    menu: str | None = None

    def without_dialogue(self) -> "Visitor":
        """The same visitor when nothing is asked of them any more."""
        return replace(self, dialogue=None)


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
        snapshot = desk.noticeboard.snapshot
        leads = snapshot.led_by(visitor.id) | (visitor.leading & snapshot.teams.keys())
        return Viewpoint(
            tr=desk.translators[visitor.language],
            snapshot=self._seen(snapshot, leads),
            now=desk.clock.now(),
            in_group=visitor.in_group,
            is_organiser=visitor.is_organiser,
            starred=visitor.starred,
            left_out=visitor.left_out,
            my_groups=visitor.seats | visitor.wishes,
            coordinates=snapshot.coordinated_by(visitor.id),
            team=visitor.team,
            leads=leads,
            profile=visitor.profile,
            preferences=visitor.preferences,
        )

    def _seen(self, snapshot: Snapshot, leads: frozenset[str]) -> Snapshot:
        """The programme as the visitor sees it; in a group nobody sees more than all do."""
        visitor = self.visitor
        if visitor.in_group:
            return snapshot.public
        return seen_by(snapshot, leads, visitor.team, is_organiser=visitor.is_organiser)
