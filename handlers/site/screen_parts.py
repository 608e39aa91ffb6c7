"""What stands on a screen in one language: what is on, what is next, and what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from handlers.frame.cancelled import in_short
from handlers.frame.changes_listed import ToldChange, told_of
from handlers.frame.reader import Reader
from handlers.frame.sessions import where
from handlers.frame.whats_on import next_sessions, running_sessions
from handlers.site.links import SCREEN, day_path
from handlers.site.sessions import words_of_now
from handlers.site.view import Link, Said, View
from locales import formats
from storage.programme.model import Place, Session
from storage.programme.snapshot import Snapshot

FRESH: Final = timedelta(hours=12)
"""For so long a change is shown, as long as what it is about is not over: over a night, too."""


@dataclass(frozen=True, slots=True)
class Item:
    """A session, or a change of one, as a screen says it: `beside` stands beside the hours."""

    title: Said
    lines: Sequence[str]
    is_off: bool
    hours: str = ""
    beside: str = ""
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a screen; `nothing` is said where it has no items."""

    name: str
    heading: str
    items: Sequence[Item]
    nothing: str = ""

    @property
    def may_move(self) -> bool:
        """Whether the hour of something there may still change."""
        return any(item.may_move for item in self.items)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """What a screen says without its script. Files know no hour: they lead to the days."""

    language: str
    heading: Said
    event: Said
    clock: str
    date: str
    regions: Sequence[Region]
    may_move: str
    days_heading: str
    days: Sequence[Link]
    as_of: str


@dataclass(frozen=True, slots=True)
class News:
    """A change, since when it holds, and until when it is of use; both in UTC."""

    told: ToldChange
    since: datetime
    until: datetime

    @staticmethod
    def of(view: View, place: Place | None) -> "dict[str, News]":
        """The last change of each session that has changed, or of each at a place, by its id."""
        reader = view.reader
        found: dict[str, News] = {}
        for told in told_of(reader, view.site.changes):
            change = told.change
            said = [x for x in (change.after, change.before) if x] if change else []
            if not change or not said:
                continue
            known = reader.snapshot.sessions.get(told.session)
            is_here = known is not None and place is not None and known.place == place.id
            if place is None or is_here or any(facts.place == place.name for facts in said):
                found.setdefault(told.session, News(told, change.since, said[0].end))
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """A screen in one language; `reader` sees what is at its place alone."""

    view: View
    reader: Reader
    place: Place | None
    news: Mapping[str, News]

    @staticmethod
    def of(view: View, path: str) -> "Part":
        """The screen at a path that there is, in the language of a view."""
        reader = view.reader
        place = reader.snapshot.places[path.partition("/")[2]] if path != SCREEN else None
        news = News.of(view, place)
        if place is not None:
            here = tuple(s for s in reader.snapshot.programme.sessions if s.place == place.id)
            programme = replace(reader.snapshot.programme, sessions=here)
            reader = replace(reader, snapshot=Snapshot.of(programme, reader.snapshot.release))
        return Part(view, reader, place, news)

    @property
    def language(self) -> str:
        """Its code."""
        return self.reader.tr.language

    @property
    def heading(self) -> Said:
        """The place, or the event."""
        return self.view.said(self.place.name if self.place else self.reader.snapshot.event.title)

    @property
    def event(self) -> Said:
        """The event, where it is not the heading."""
        return self.view.said(self.reader.snapshot.event.title if self.place else None)

    def said(self) -> InLanguage:
        """What stands there without the script."""
        reader, view, as_files = self.reader, self.view, self.view.site.as_files
        local = reader.snapshot.local(view.site.made_at)
        days = view.reader.snapshot.days if as_files else ()
        regions = [] if as_files else self._regions()
        may_move = any(region.may_move for region in regions)
        return InLanguage(
            language=self.language,
            heading=self.heading,
            event=self.event,
            clock="" if as_files else formats.clock(local),
            date="" if as_files else reader.day(local.date()),
            regions=regions,
            may_move=self.words()["moves"] if may_move else "",
            days_heading=reader.tr("Programme"),
            days=[Link(Said(reader.day(when)), view.to(day_path(when))) for when in days],
            as_of=view.as_of,
        )

    def _regions(self) -> list[Region]:
        reader, words = self.reader, self.words()
        on, coming = [self.item(s) for s in running_sessions(reader)], self._coming()
        found = [Region("on", words["on"], on, words["nothing" if coming else "over"])]
        if coming:
            day = reader.snapshot.day_of(coming[0])
            heading = words["next"] if day == reader.today else words["nextOn"]
            heading = heading.replace("{day}", self.day(day))
            found.append(Region("next", heading, [self.item(s) for s in coming]))
        fresh = [
            n for n in self.news.values() if n.since + FRESH > reader.now and n.until > reader.now
        ]
        if fresh:
            found.append(Region("news", words["news"], [self.change(n) for n in fresh]))
        return found

    def _coming(self) -> Sequence[Session]:
        """What comes next: at the next hour, at a place on the next day on which there is any."""
        reader, coming = self.reader, next_sessions(self.reader)
        if not coming:
            return ()
        day = reader.snapshot.day_of(coming[0])
        found = reader.snapshot.by_day[day] if self.place else coming
        return [s for s in found if s.start > reader.now and reader.snapshot.day_of(s) == day]

    def item(self, session: Session) -> Item:
        """A session: elsewhere where it is, at its place who speaks."""
        reader = self.reader
        speakers = ", ".join(reader.text(speaker.name) for speaker in session.speakers)
        off = [] if session.takes_place else [formats.sentence_case(in_short(reader, session))]
        return Item(
            title=self.view.said(session.title),
            lines=off,
            is_off=bool(off),
            hours=reader.hours(session),
            beside="" if off else speakers if self.place else where(reader, session),
            may_move=session.provisional and session.takes_place,
        )

    def change(self, news: News) -> Item:
        """A change."""
        told = news.told
        return Item(self.view.said(told.title), [*told.lines, *told.why], told.is_off)

    def day(self, when: date) -> str:
        """A day within a line."""
        return formats.day(self.reader.tr, when)

    def words(self) -> dict[str, str]:
        """What is said around sessions."""
        tr = self.reader.tr
        return {
            **words_of_now(tr),
            **({"over": tr("Nothing more is planned here.")} if self.place else {}),
            "news": tr("Changes"),
            "moves": tr("* The hour may still change."),
            "lost": tr("No connection since {hour}", hour="{hour}"),
        }
