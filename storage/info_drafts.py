"""An info page that an organiser is about to write; it outlives a restart and lapses in a day."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Final

from storage.moments import from_ms, to_ms
from storage.programme.model import InfoPage, Text

KEPT_FOR: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class InfoDraft:
    """What is known so far; `page` is the id of the page that is changed, None for a new one.

    `base` is the release whose page it was taken from. It `waits` where something was written that
    was not proposed yet.

    `title` and `text` have what is written in each language, or what serves all of them.
    """

    page: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    words: str | None = None
    place: str | None = None
    link: str | None = None
    copy: str | None = None
    urgent: bool = False
    base: int | None = None
    waits: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it has all that a page must have."""
        return bool(self.title and self.text)

    def as_page(self, name: str, languages: Sequence[str]) -> InfoPage:
        """The page of that id that it makes in an event of these languages."""
        return InfoPage(
            id=name,
            title=Text(self.title).among(languages),
            text=Text(self.text).among(languages),
            words=Text(self.words) if self.words else None,
            place=self.place,
            link=self.link,
            copy=self.copy,
            urgent=self.urgent,
        )


def keep(connection: sqlite3.Connection, person: int, draft: InfoDraft, now: datetime) -> None:
    """Keep what is known now, in place of what was."""
    connection.execute(
        "INSERT OR REPLACE INTO info_draft (person, page, since) VALUES (?, ?, ?)",
        (person, json.dumps(asdict(draft), ensure_ascii=False), to_ms(now)),
    )


def of(connection: sqlite3.Connection, person: int, now: datetime) -> InfoDraft | None:
    """What somebody is about to write, unless it is older than a day."""
    row = connection.execute("SELECT * FROM info_draft WHERE person = ?", (person,)).fetchone()
    if row is None or now - from_ms(row["since"]) >= KEPT_FOR:
        return None
    return InfoDraft(**json.loads(row["page"]))


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Forget what somebody is about to write."""
    connection.execute("DELETE FROM info_draft WHERE person = ?", (person,))


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget what has lapsed."""
    connection.execute("DELETE FROM info_draft WHERE since <= ?", (to_ms(now - KEPT_FOR),))


def taken_from(page: InfoPage, release: int) -> InfoDraft:
    """A page as it is, to be changed; its words are from then on one list for all languages."""
    words = dict.fromkeys(word for said in (page.words or {}).values() for word in said.split("\n"))
    return InfoDraft(
        base=release,
        page=page.id,
        title=dict(page.title),
        text=dict(page.text),
        words="\n".join(words) or None,
        place=page.place,
        link=page.link,
        copy=page.copy,
        urgent=page.urgent,
    )
