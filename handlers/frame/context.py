"""What handlers are given, and what they give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram.ext import Application, CallbackContext, ExtBot

from handlers.frame.calls import Calls
from handlers.frame.reader import Reader
from handlers.frame.services import Services, reader_of
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from storage.people import Person
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot

if TYPE_CHECKING:
    # A feature is made of handlers, which are given a context.
    from handlers.frame.feature import Features


class BotData:
    """What PTB keeps for the whole bot; the composition root fills it."""

    services: Services
    features: Features
    calls: Calls


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """PTB's context with the services and, once identity has looked, the person who is there."""

    services: Services
    """What this process works with."""
    calls: Calls
    """Where what is said to Telegram goes."""
    features: Features
    """What the bot can do."""
    person: Person
    in_group: bool = False
    room: str | None = None
    """The team whose chat this is."""
    is_new: bool = False
    """Whether the person is in private for the first time."""
    full_name: str = ""
    """What the person is called in Telegram."""
    first_name: str = ""
    _reader: Reader | None = None
    _release: Snapshot | None = None
    _searched: tuple[SearchIndex, frozenset[str], SearchIndex] | None = None

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        kept: BotData = application.bot_data
        self.services, self.calls, self.features = kept.services, kept.calls, kept.features

    def reader(self) -> Reader:
        """The person, and the programme as they see it, at the moment they are first asked for.

        Another one where the person or the release has changed since.
        """
        reader, release = self._reader, self.services.current_release.snapshot
        if reader is None or reader.person is not self.person or self._release is not release:
            reader = self._reader = reader_of(
                self.services, self.person, in_group=self.in_group, room=self.room
            )
            self._release = release
        return reader

    async def index(self) -> SearchIndex:
        """What the person's words are looked up in: what they may see.

        It is made once and keeps what was read of a text, so that it ends with the update.
        """
        whole = await self.services.current_release.index()
        teams = self.reader().snapshot.own_teams
        if self._searched is None or self._searched[:2] != (whole, teams):
            self._searched = whole, teams, whole.seen_by(teams).for_a_question()
        return self._searched[2]


@dataclass(frozen=True, slots=True)
class Followed:
    """The screen that follows what somebody did, and its address; None where it has none."""

    screen: Screen
    then: Action | None = None
