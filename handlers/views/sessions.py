"""How sessions are written wherever they appear: blocks of parallel ones, buttons, pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, Generic, TypeVar

from handlers.presses import Press, SessionAt
from handlers.views.screen import Button, Row, Text
from handlers.views.viewpoint import Viewpoint
from locales import formats
from storage.programme.model import Session, Strand

PAGE: Final = 10
"""How many entries one page of a list shows."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, numbered from 0, and what stands before it."""

    items: Sequence[Item]
    before: Sequence[Item]
    number: int
    count: int

    @classmethod
    def of(cls, items: Sequence[Item], number: int) -> "Page[Item]":
        """The page of that number from 0, or the last one where the list is shorter."""
        count = max(1, -(-len(items) // PAGE))
        number = min(number, count - 1)
        first = number * PAGE
        return cls(items[first : first + PAGE], items[:first], number, count)

    @staticmethod
    def number_of(items: Sequence[Item], item: Item) -> int:
        """The number of the page on which an item stands, 0 where it stands on none."""
        return items.index(item) // PAGE if item in items else 0

    def numbered(self) -> Iterator[tuple[int, Item]]:
        """The items with their numbers in the whole list, which goes on over pages, from 1."""
        return enumerate(self.items, len(self.before) + 1)

    def heading(self, v: Viewpoint) -> str:
        """ "Page 2 of 3", or nothing where there is only one."""
        if self.count == 1:
            return ""
        return v.tr("Page {number} of {count}", number=self.number + 1, count=self.count)

    def row(self, v: Viewpoint, press: Callable[[int], Press]) -> Row:
        """The buttons to the pages before and after."""
        buttons = []
        if self.number > 0:
            buttons.append(Button(v.tr("« Previous page"), press(self.number - 1)))
        if self.number < self.count - 1:
            buttons.append(Button(v.tr("Next page »"), press(self.number + 1)))
        return tuple(buttons)


def session_button(v: Viewpoint, session: Session, strand: Strand | None = None) -> Button:
    """A button to a session: its hour and its name."""
    start = f"{v.snapshot.local(session.start):%H:%M}"
    return v.link(f"{start} {v.title(session)}", SessionAt(session.id, strand))


def write_blocks(
    v: Viewpoint, text: Text, sessions: Sequence[Session], covered: datetime | None = None
) -> None:
    """Write sessions of one day: their hours, those at the same hours together.

    `covered` is up to when the sessions before these go on; where it is given, the breaks after
    it are shown. A list that is no day's programme has no breaks.
    """
    breaks = covered is not None
    for _, parallel in groupby(sessions, key=lambda s: (s.start, s.end)):
        together = list(parallel)
        first = together[0]
        if covered and first.start > covered and breaks:
            text.italic(v.tr("Break: {duration}", duration=v.duration(first.start - covered)))
            text.line().line()
        text.bold(v.hours(first))
        text.line(v.running_mark(first))
        for session in together:
            bullet = "• " if len(together) > 1 else ""
            text.line(f"{bullet}{v.title(session)}{'*' if session.provisional else ''}")
        text.line()
        covered = max(covered or first.end, first.end)


def time_zone_line(v: Viewpoint) -> str:
    """In which zone the hours of a list are."""
    city = formats.zone_name(v.tr, v.snapshot.event.timezone)
    return v.tr("Time zone: {city}", city=city)


def write_days(v: Viewpoint, text: Text, page: Page[Session]) -> None:
    """Write a list of sessions that may lie on several days."""
    text.line(" · ".join(filter(None, [time_zone_line(v), page.heading(v)]))).line()
    for heading, sessions in by_day(v, page.items):
        text.bold(heading).line()
        write_blocks(v, text, sessions)
    note = provisional_note(v, page.items)
    if note:
        text.italic(note)


def provisional_note(v: Viewpoint, sessions: Sequence[Session]) -> str:
    """What the asterisk means, where one of the sessions has it."""
    if not any(session.provisional for session in sessions):
        return ""
    return v.tr("* The hour may still change.")


def by_day(v: Viewpoint, sessions: Sequence[Session]) -> Iterator[tuple[str, list[Session]]]:
    """The sessions under the heading of their day."""
    for when, group in groupby(sessions, key=v.snapshot.day_of):
        yield v.day(when), list(group)
