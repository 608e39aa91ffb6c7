"""What pages are made from: the programme as everybody sees it, at one moment, in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.sessions import as_of
from handlers.site.links import Links, in_language
from locales.catalogues import Translators
from storage.programme.model import Text
from storage.programme.snapshot import Snapshot
from storage.recent_changes import Change
from storage.seats.model import Standing
from storage.versions import Gone

_BEFORE_EVERYTHING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Files are read at any time: nothing in them is on or over."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages are made from, `made_at` a moment in UTC.

    `address` is where they are to be found, where that is known. `standing` says how full groups
    are, `changes` what has changed, `gone` what calendars may still hold, `numbers` those of
    sessions, `bot` what the bot is called in Telegram; each is there as far as the pages that are
    made need it.
    `clock_shift` is by how much the bot's clock differs from the real one.
    """

    snapshot: Snapshot
    translators: Translators
    made_at: datetime
    retention_days: int
    address: str | None = None
    as_files: bool = False
    standing: Standing | None = None
    changes: Sequence[Change] = ()
    gone: Sequence[Gone] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    bot: str | None = None
    clock_shift: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the programme; `language` is named where it is another than the page's."""

    text: str
    language: str | None = None

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING: Final = Said("")


@dataclass(frozen=True, slots=True)
class Link:
    """A link with what stands behind it; `date` is that of the day it leads to, for programs."""

    label: Said
    href: str
    note: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One page as it is made: what it is made from, its reader who is nobody, and its links."""

    site: Site
    reader: Reader
    links: Links

    @staticmethod
    def of(site: Site, language: str, here: str) -> "View":
        """The view for a page in a language that stands `here` below the root.

        It sees what everybody sees, and nothing else.
        """
        public = replace(site, snapshot=site.snapshot.public)
        now = _BEFORE_EVERYTHING if site.as_files else site.made_at
        reader = Reader(site.translators[language], public.snapshot, now)
        return View(public, reader, Links(here, site.as_files))

    def to(self, path: str, anchor: str = "") -> str:
        """A link to another page in the same language."""
        return self.links.to(in_language(self.reader.tr.language, path), anchor)

    def said(self, text: Text | None) -> Said:
        """A text of the programme, with its language where the page's own is missing."""
        if text is None:
            return NOTHING
        language = self.reader.tr.language
        is_other = not text.is_plain and language not in text
        return Said(text.in_language(language), next(iter(text)) if is_other else None)

    @property
    def as_of(self) -> str:
        """The moment for which a page is true."""
        return as_of(self.reader, self.site.made_at)


@dataclass(frozen=True, slots=True)
class Page:
    """What a template makes a page of: `title` stands in the browser, all else in `content`."""

    template: str
    title: str
    content: object
