"""From where a view looks at the programme: in which language, at what moment, in what chat."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.presses import Home
from handlers.ui.action import Action
from handlers.views.screen import Button, Row, shortened
from locales import formats
from locales.translator import Translator
from storage.preferences import DEFAULT, Preferences
from storage.profiles import NO_PROFILE, Attendance, Profile
from storage.programme.model import Session, Text
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """What every view needs to know besides what it shows. `now` is in UTC."""

    tr: Translator
    snapshot: Snapshot
    now: datetime
    in_group: bool = False
    is_organiser: bool = False
    starred: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    my_groups: frozenset[str] = frozenset()
    coordinates: frozenset[str] = frozenset()
    team: str | None = None
    leads: frozenset[str] = frozenset()
    profile: Profile = NO_PROFILE
    preferences: Preferences = DEFAULT

    @property
    def today(self) -> date:
        """The day it is at the venue."""
        return self.snapshot.local(self.now).date()

    @property
    def by_video(self) -> bool:
        """Whether the reader takes part by video: links come first for them."""
        return self.profile.attendance is Attendance.VIDEO

    def may_list(self, group: str) -> bool:
        """Whether the reader may see and change a group's list."""
        return self.is_organiser or group in self.coordinates

    def is_insider(self, session: Session) -> bool:
        """Whether links of a session are for the reader's eyes: not all are for all people."""
        if session.group is not None:
            return session.group in self.my_groups or self.may_list(session.group)
        return not session.is_for_some or self.is_organiser or self.has_workshop(session)

    def has_workshop(self, session: Session) -> bool:
        """Whether a session is a workshop of the reader's team, or of one they lead."""
        mine = self.leads if self.team is None else self.leads | {self.team}
        return bool(mine) and (session.every_team or not mine.isdisjoint(session.teams))

    def attends_workshop(self, session: Session) -> bool:
        """Whether a session is a workshop of the team that the reader is a member of."""
        return self.team is not None and (session.every_team or self.team in session.teams)

    def belongs_to(self, team: str) -> bool:
        """Whether a team is the reader's own, as a member or a leader."""
        return team == self.team or team in self.leads

    def may_lead(self, team: str) -> bool:
        """Whether the reader may do for a team what its leaders do."""
        return self.is_organiser or team in self.leads

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

    def hours(self, session: Session) -> str:
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

    def duration(self, length: timedelta) -> str:
        """A span of time in words."""
        return formats.duration(self.tr, length)

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

    @staticmethod
    def link(label: str, press: Action) -> Button:
        """A button to another screen, its label cut to what a phone shows."""
        return Button(shortened(label), press)


def seen_by(
    snapshot: Snapshot, leads: Collection[str], team: str | None, *, is_organiser: bool
) -> Snapshot:
    """The programme with the own workshops of the teams that somebody belongs to or looks after."""
    if is_organiser:
        return snapshot
    return snapshot.seen_by({*leads, team} if team else leads)
