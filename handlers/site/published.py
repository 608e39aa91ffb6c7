"""The pages of the release in force, made when somebody asks for them, and kept."""

import asyncio
import gzip
import re
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from handlers.frame.services import Services
from handlers.site import assets
from handlers.site.calendars import calendar, calendar_paths
from handlers.site.feeds import feed
from handlers.site.links import CHANGES, SCREEN, in_language, session_path
from handlers.site.pages import Pages, paths
from handlers.site.schedules import SCHEDULES, schedule
from handlers.site.screens import screen_paths
from handlers.site.view import Site, View
from storage import bot_name, recent_changes, session_ids, session_numbers, versions
from storage.programme.snapshot import Snapshot
from storage.seats import queries

LARGEST: Final = 32 << 20
"""Bytes of pages that are kept, both forms counted: a day of 230 sessions takes 150 kB."""

_DEEPEST: Final = 16
_MADE_AT: Final = re.compile(rb"DTSTAMP:[0-9TZ]+")
_HTML: Final = "text/html"
_CALENDAR: Final = "text/calendar"
_TYPES: Final = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "json": "application/json",
    "xml": "application/xml",
}


def _type_of(name: str) -> str:
    return _TYPES[name.rpartition(".")[2]]


def _is_screen(path: str) -> bool:
    return path.partition("/")[0] == SCREEN


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent: as it is and compressed, with a name that another content does not have."""

    body: bytes
    zipped: bytes
    etag: str
    type: str

    @staticmethod
    def of(body: bytes, type_: str) -> "Content":
        """Content with its other form and its name."""
        name = sha256(body).hexdigest()[:20]
        return Content(body, gzip.compress(body, 6, mtime=0), name, type_)

    @staticmethod
    def of_calendar(body: bytes) -> "Content":
        """A calendar: the same as before where nothing but the moment it was made is another."""
        name = sha256(_MADE_AT.sub(b"", body)).hexdigest()[:20]
        return replace(Content.of(body, _CALENDAR), etag=name)


@dataclass(frozen=True, slots=True)
class Moved:
    """The path that what was asked for has now, below the same language."""

    path: str


class Published:
    """Makes each page once for the minute in which it is true, one page at a time, on a thread.

    What is kept goes with the minute and the release; when it takes too much room, with all else.
    """

    def __init__(self, services: Services, address: str | None, largest: int = LARGEST) -> None:
        self._services = services
        self._address = address
        self._largest = largest
        self._pages = Pages()
        self._assets = {
            name: Content.of(assets.content(name), _type_of(name)) for name in assets.FILES
        }
        self._making = asyncio.Lock()
        self._true_for: tuple[Snapshot, datetime] | None = None
        self._known: frozenset[str] = frozenset()
        self._calendars: frozenset[str] = frozenset()
        self._screens: frozenset[str] = frozenset()
        self._made: dict[_Key, Content] = {}
        self._size = 0

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the event."""
        return self._services.current_release.snapshot.event.languages

    def preferred(self, accepted: list[str]) -> str:
        """The language of the event for somebody who reads these, the best first."""
        known = self._services.translators.languages.spoken
        for tag in accepted:
            primary = tag.split("-")[0].lower()
            for language in known:
                if primary in language.guessed_from and language.code in self.languages:
                    return language.code
        return self.languages[0]

    async def page(self, language: str, path: str) -> Content | Moved | None:
        """A page; where the path is that of a session's former id, where it is now."""
        self._renew()
        if language not in self.languages:
            return None
        if path not in self._known:
            return await self._moved(path)
        return await self._content(_Key(language, path))

    async def screen(self, language: str, path: str) -> Content | None:
        """A screen, which without its script is in one language; None where there is none."""
        self._renew()
        if language not in self.languages or path not in self._screens:
            return None
        return await self._content(_Key(language, path))

    async def not_found(self, language: str, path: str) -> Content:
        """The page that says there is none; its links hold from as deep as the path."""
        depth = min(path.count("/"), _DEEPEST)
        return await self._content(_Key(language, "/".join("-" * (depth + 1)), exists=False))

    async def feed(self, token: str) -> Content | None:
        """A person's calendar; None where the token is nobody's."""
        file = await feed(self._services, token)
        if file is None:
            return None
        body = await self._services.calendars.content(file, self._services.clock.now())
        return await asyncio.to_thread(Content.of_calendar, body)

    def asset(self, name: str) -> Content | None:
        """The stylesheet, the script or the icon."""
        return self._assets.get(name)

    def _renew(self) -> tuple[Snapshot, datetime]:
        """Drop what is no longer true; the release and the minute that hold now."""
        minute = self._services.clock.now().replace(second=0, microsecond=0)
        snapshot = self._services.current_release.snapshot
        if self._true_for != (snapshot, minute):
            if self._true_for is None or self._true_for[0] is not snapshot:
                self._calendars = frozenset(calendar_paths(snapshot.public))
                self._screens = frozenset(screen_paths(snapshot))
                self._known = self._calendars.union(paths(snapshot), SCHEDULES)
            self._true_for, self._made, self._size = (snapshot, minute), {}, 0
        return snapshot, minute

    async def _moved(self, path: str) -> Moved | None:
        kind, _, name = path.partition("/")
        if kind != "session":
            return None
        own = await self._services.database.read(session_ids.own_id, name)
        session = self._services.current_release.snapshot.public.sessions.get(own)
        return Moved(session_path(session)) if session and session.file_id != name else None

    async def _content(self, key: "_Key") -> Content:
        """What was made, or is made now."""
        self._renew()
        if found := self._made.get(key):
            return found
        async with self._making:
            true_for = self._renew()
            # Others may have waited for the same page.
            if found := self._made.get(key):
                return found
            site = await self._site(key.path, *true_for)
            content = await self._made_of(site, key)
            if self._renew() == true_for:
                self._keep(key, content)
            return content

    async def _site(self, path: str, snapshot: Snapshot, minute: datetime) -> Site:
        """What a page is made from; the database is asked only for what the page shows."""
        services = self._services
        read = services.database.read
        shows_changes = path == CHANGES or _is_screen(path)
        return Site(
            snapshot=snapshot,
            translators=services.translators,
            made_at=minute,
            retention_days=services.retention_days,
            address=self._address,
            standing=await read(queries.standing, None) if snapshot.event.public_places else None,
            changes=await read(recent_changes.newest, ()) if shows_changes else (),
            gone=await read(versions.gone) if path in self._calendars else (),
            numbers=await read(session_numbers.of_sessions) if path in SCHEDULES else {},
            bot=await read(bot_name.last_seen),
            clock_shift=services.clock.shift,
        )

    async def _made_of(self, site: Site, key: "_Key") -> Content:
        if key.exists and key.path in self._calendars:
            view = View.of(site, key.language, in_language(key.language, key.path))
            file, now = calendar(view, key.path), self._services.clock.now()
            body = await self._services.calendars.content(file, now)
            return await asyncio.to_thread(Content.of_calendar, body)
        return await asyncio.to_thread(self._make, site, key)

    def _make(self, site: Site, key: "_Key") -> Content:
        if key.exists and key.path in SCHEDULES:
            written = schedule(View.of(site, key.language, key.path), key.path)
            return Content.of(written, _type_of(key.path))
        if key.exists and _is_screen(key.path):
            return Content.of(self._pages.screen(site, key.language, key.path), _HTML)
        page = self._pages.page(site, key.language, key.path) if key.exists else None
        if page is None:
            page = self._pages.not_found(site, key.language, key.path)
        return Content.of(page, _HTML)

    def _keep(self, key: "_Key", content: Content) -> None:
        size = len(content.body) + len(content.zipped)
        if self._size + size > self._largest:
            self._made, self._size = {}, 0
        self._made[key] = content
        self._size += size


@dataclass(frozen=True, slots=True)
class _Key:
    """A page that is kept, or the one for paths so deep at which there is none."""

    language: str
    path: str
    exists: bool = True
