"""A person as a screen sees them: language, rights and the programme, at one moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.on_a_phone import FITTING, shortened
from handlers.ui.screen import Button, Row
from locales import formats
from locales.translator import Translator
from storage import preferences
from storage.people import NOBODY, Person
from storage.preferences import DayFilter
from storage.profiles import Attendance
from storage.programme.model import Session, Text
from storage.programme.snapshot import Snapshot
from storage.rights import NO_RIGHTS, Rights

_FAR: Final = timedelta(hours=12)
"""At least this far ahead, what is on the next day is "tomorrow"."""


class Timed(Protocol):
    """What has hours: a session, or what a release said of one. Moments are in UTC."""

    @property
    def start(self) -> datetime:
        """When it begins."""

    @property
    def end(self) -> datetime:
        """When it is over."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What every screen needs to know besides what it shows.

    `snapshot` is the programme as this person may see it, `now` in UTC, `changed_at` when a session
    has changed last, None where none ever has, `pages_at` the public address of the web pages,
    where there are any, `room` the team whose chat this is. What is made for nobody in particular,
    a file for one, is read by nobody.
    """

    tr: Translator
    snapshot: Snapshot
    now: datetime
    person: Person = NOBODY
    in_group: bool = False
    room: str | None = None
    changed_at: datetime | None = None
    rights: Rights = NO_RIGHTS
    pages_at: str | None = None

    def reduced_to(self, mine: frozenset[str]) -> "Reduced":
        """The same at the full minute, of whom no more is known than these sessions, the seats in
        their groups and the filter of days.
        """
        sessions = self.snapshot.sessions
        groups = {sessions[name].group for name in mine if name in sessions}
        return Reduced(
            self.tr,
            self.snapshot,
            self.now.replace(second=0, microsecond=0),
            self.in_group,
            mine,
            self.person.seats & groups,
            self.person.preferences.day_filter,
        )

    @property
    def is_organiser(self) -> bool:
        """Whether the reader is an organiser, and this no group."""
        return self.rights.is_organiser

    @property
    def leads(self) -> frozenset[str]:
        """The teams that the reader leads."""
        return self.rights.leads

    @property
    def today(self) -> date:
        """The day it is at the venue."""
        return self.snapshot.local(self.now).date()

    @property
    def by_video(self) -> bool:
        """Whether the reader takes part by video: links come first for them."""
        return self.person.profile.attendance is Attendance.VIDEO

    def may_list(self, group: str) -> bool:
        """Whether the reader may see and change a group's list."""
        return self.rights.may_list(group)

    def is_insider(self, session: Session) -> bool:
        """Whether links of a session are for the reader's eyes: not all are for all people."""
        if session.group is not None:
            mine = self.person.seats | self.person.wishes
            return session.group in mine or self.may_list(session.group)
        return not session.is_for_some or self.is_organiser or self.has_workshop(session)

    def has_workshop(self, session: Session) -> bool:
        """Whether a session is a workshop of the reader's team, or of one they lead."""
        team = self.person.team
        mine = self.leads if team is None else self.leads | {team}
        return bool(mine) and (session.every_team or not mine.isdisjoint(session.teams))

    def belongs_to(self, team: str) -> bool:
        """Whether a team is the reader's own, as a member or a leader."""
        return team == self.person.team or team in self.leads

    def may_lead(self, team: str) -> bool:
        """Whether the reader may do for a team what its leaders do."""
        return self.rights.may_lead(team)

    def link_to(self, session: Session) -> str | None:
        """A session's video link, where there is one and the reader may see it here."""
        if self.in_group or not self.is_insider(session):
            return self.public_link_to(session)
        return session.online

    @staticmethod
    def public_link_to(session: Session) -> str | None:
        """A session's video link, where there is one that is open to all."""
        return None if session.is_for_some else session.online

    def text(self, text: Text | None) -> str:
        """A text of the programme in the reader's language; empty where there is none."""
        return text.in_language(self.tr.language) if text else ""

    def title(self, session: Session) -> str:
        """A session's title."""
        return self.text(session.title)

    def hours(self, session: Timed) -> str:
        """A session's hours at the venue."""
        zone = self.snapshot.event.timezone
        return formats.span(self.tr, session.start, session.end, zone)

    def hours_elsewhere(self, session: Session) -> list[tuple[ZoneInfo, str]]:
        """A session's hours in each further zone of the event where they are others."""
        zone = self.snapshot.event.timezone
        here = session.start.astimezone(zone)
        return [
            (other, formats.span(self.tr, session.start, session.end, other, on=here.date()))
            for other in self.snapshot.event.also_show
            if session.start.astimezone(other).utcoffset() != here.utcoffset()
        ]

    def time_left(self, session: Session) -> str:
        """How long a running session still goes on."""
        return self.tr("{duration} left", duration=self.duration(session.end - self.now))

    def running_mark(self, session: Session) -> str:
        """What stands behind the hours of a session that is on, and of no other."""
        if not session.is_running(self.now):
            return ""
        return self.tr(" · now, {duration} left", duration=self.duration(session.end - self.now))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the event, the first of them first."""
        return self.snapshot.event.languages

    @property
    def offers_languages(self) -> bool:
        """Whether there is more than one to choose from."""
        return len(self.languages) > 1

    def language_name(self, language: str) -> str:
        """A language by its name, as a label or a heading."""
        return formats.sentence_case(formats.language_name(self.tr, language))

    def in_languages(self, languages: Sequence[str]) -> str:
        """In one of these languages: "auf Deutsch oder auf Russisch"."""
        return formats.either(self.tr, (formats.in_language(self.tr, x) for x in languages))

    def duration(self, length: timedelta) -> str:
        """A span of time in words."""
        return formats.duration(self.tr, length)

    def from_now(self, moment: datetime, *, says_hour: bool = True) -> str:
        """How far ahead a moment is: in so much time, "morgen, 10:00", or in so many days."""
        local, ahead = self.snapshot.local(moment), moment - self.now
        days = (local.date() - self.today).days
        if days > 1:
            return formats.in_days(self.tr, days)
        if days and ahead >= _FAR:
            hour = formats.clock(local)
            return self.tr("tomorrow, {hour}", hour=hour) if says_hour else self.tr("tomorrow")
        return self.tr("in {duration}", duration=self.duration(ahead))

    def day(self, when: date) -> str:
        """A day as a heading."""
        return formats.sentence_case(formats.day(self.tr, when))

    def short_day(self, when: date) -> str:
        """A day in a line or on a button."""
        return formats.short_day(self.tr, when)

    def moment(self, when: datetime) -> str:
        """A moment at the venue, in a line."""
        local = self.snapshot.local(when)
        return f"{self.short_day(local.date())}, {formats.clock(local)}"

    def home(self) -> Row:
        """The way back to the first screen, where there is one: a group chat has none."""
        return () if self.in_group else (Button(self.tr("Home"), Home()),)

    def back(self, label: str, press: Action) -> Row:
        """The last row of a screen: the way back to another one, and home."""
        home = self.home()
        return (Button(shortened(label, FITTING[1 + len(home)]), press), *home)

    def back_to(self, name: str, press: Action) -> tuple[Row, ...]:
        """The way back to what has a name; a long one has a row of its own above the way home."""
        home = self.home()
        if len(name) <= FITTING[1 + len(home)]:
            return (self.back(name, press),)
        return ((self.link(name, press),), home)

    @staticmethod
    def link(label: str, press: Action) -> Button:
        """A button to another screen, its label cut to what a phone shows."""
        return Button(shortened(label), press)


class Reduced(NamedTuple):
    """What many readers have in common: all that a screen which they see alike is made from."""

    tr: Translator
    snapshot: Snapshot
    now: datetime
    in_group: bool
    attends: frozenset[str]
    seats: frozenset[str]
    day_filter: DayFilter | None

    def reader(self) -> Reader:
        """A reader of whom nothing else is known."""
        chosen = replace(preferences.DEFAULT, day_filter=self.day_filter)
        person = replace(NOBODY, attends=self.attends, seats=self.seats, preferences=chosen)
        return Reader(self.tr, self.snapshot, self.now, person, self.in_group)


Allowed = Callable[[Reader], bool]
"""Whether a reader may have something at all."""


def everybody(_reader: Reader) -> bool:
    """No right is needed."""
    return True


def nobody(_reader: Reader) -> bool:
    """No right is enough."""
    return False


def organisers(reader: Reader) -> bool:
    """Only organisers may."""
    return reader.is_organiser


def seen_by(snapshot: Snapshot, rights: Rights, team: str | None) -> Snapshot:
    """The programme with the own workshops of the teams that somebody belongs to or looks after."""
    if rights.is_organiser:
        return snapshot
    return snapshot.seen_by({*rights.leads, team} if team else rights.leads)
