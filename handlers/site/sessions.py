"""Sessions on pages: in a list, and one by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from handlers.frame.cancelled import in_short, reason_lines, replacement_of
from handlers.frame.changes import day_and_hours
from handlers.frame.kinds import kind_and_strand
from handlers.frame.reader import Reader
from handlers.frame.session_lists import provisional_note, with_breaks
from handlers.frame.sessions import (
    elsewhere_lines,
    hours_here,
    languages_line,
    may_move,
    over_or_running,
    place_lines,
    where,
)
from handlers.site.links import day_path, group_path, place_path, session_path, team_path
from handlers.site.view import Link, Page, Said, View
from locales import formats
from locales.translator import Translator
from storage.programme.model import Session


@dataclass(frozen=True, slots=True)
class Line:
    """A session in a list. `starts` and `ends` are for programs, `begins` is its hour here.

    `gap` is said above it where nothing was on before, `off` where it is cancelled.
    """

    id: str
    href: str
    title: Said
    hours: str
    starts: str
    ends: str
    begins: str
    state: str
    mark: str
    where: str
    details: str
    off: str
    moves: bool
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Sessions:
    """Some sessions below a heading, with what their asterisks mean."""

    heading: str
    lines: Sequence[Line]
    note: str = ""
    href: str = ""

    @property
    def ahead(self) -> str:
        """The first of them that is on or to come; nothing where that is none, or the first."""
        first = next((line.id for line in self.lines if line.state in ("now", "")), "")
        return first if self.lines and first != self.lines[0].id else ""


def listed(view: View, sessions: Sequence[Session], heading: str = "", href: str = "") -> Sessions:
    """A list of sessions; one heading stands above all of them."""
    lines = [_line(view, session) for session in sessions]
    return Sessions(heading, lines, provisional_note(view.reader, sessions), href)


def of_day(view: View, sessions: Sequence[Session]) -> Sessions:
    """The sessions of a day, with the breaks between them."""
    lines = [
        _line(view, entry.session, _break(view.reader, entry.gap))
        for entry in with_breaks(sessions)
    ]
    return Sessions("", lines, provisional_note(view.reader, sessions))


def by_days(view: View, sessions: Iterable[Session]) -> list[Sessions]:
    """Sessions that may lie on several days, below the heading of each."""
    reader, days = view.reader, dict[date, list[Session]]()
    for session in sessions:
        days.setdefault(reader.snapshot.day_of(session), []).append(session)
    return [
        listed(
            view,
            there,
            reader.day(reader.snapshot.day_of(there[0])),
            view.to(day_path(reader.snapshot.day_of(there[0]))),
        )
        for there in days.values()
    ]


def _break(reader: Reader, gap: timedelta | None) -> str:
    return reader.tr("Break: {duration}", duration=reader.duration(gap)) if gap else ""


def _line(view: View, session: Session, gap: str = "") -> Line:
    reader = view.reader
    return Line(
        id=session.id,
        href=view.to(session_path(session)),
        title=view.said(session.title),
        hours=reader.hours(session),
        starts=utc(session.start),
        ends=utc(session.end),
        begins=formats.clock(reader.snapshot.local(session.start)),
        state=state_of(reader, session),
        mark=_mark(reader, session),
        where=formats.sentence_case(where(reader, session)) if session.takes_place else "",
        details=" · ".join(
            filter(None, (kind_and_strand(reader, session), languages_line(reader, session)))
        ),
        off="" if session.takes_place else formats.sentence_case(in_short(reader, session)),
        moves=may_move(session, reader.now),
        gap=gap,
    )


def words_of_now(tr: Translator) -> dict[str, str]:
    """What scripts say above what is on and what is next, by their names for it."""
    return {
        "on": tr("On now"),
        "next": tr("Next"),
        "nextOn": tr("Next, on {day}", day="{day}"),
        "nothing": tr("Nothing is on at the moment."),
        "over": tr("The programme is over."),
    }


def state_of(reader: Reader, session: Session) -> str:
    """Whether a session is "off", "now" or "over"; nothing where it is to come."""
    if not session.takes_place:
        return "off"
    if session.is_running(reader.now):
        return "now"
    return "over" if session.end <= reader.now else ""


def _mark(reader: Reader, session: Session) -> str:
    return over_or_running(reader, session).strip(" ·()")


def utc(moment: datetime) -> str:
    """A moment for programs: "2021-06-28T15:00Z"."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, and as what."""

    name: Said
    role: Said


@dataclass(frozen=True, slots=True)
class SessionContent:
    """A session by itself."""

    line: Line
    day: Link
    hours: Sequence[str]
    may_move: str
    cancelled: str
    reasons: Sequence[str]
    instead_label: str
    instead: Link | None
    place: Link | None
    place_lines: Sequence[str]
    address: Said
    online: str
    online_label: str
    online_note: str
    kind: str
    languages: str
    track: Said
    speakers_heading: str
    speakers: Sequence[Speaker]
    abstract: Said
    belongs_to: Sequence[Link]


def session(view: View, shown: Session) -> Page:
    """The page of a session: when, where, by whom, in what language, what about."""
    reader, tr = view.reader, view.reader.tr
    when = reader.snapshot.day_of(shown)
    # Where it would have been is of no use any more.
    place = reader.snapshot.places.get(shown.place or "") if shown.takes_place else None
    track = reader.snapshot.tracks.get(shown.track or "")
    link = reader.public_link_to(shown) if shown.takes_place else None
    content = SessionContent(
        line=_line(view, shown),
        day=Link(Said(reader.day(when)), view.to(day_path(when)), _mark(reader, shown)),
        hours=[hours_here(reader, shown), *elsewhere_lines(reader, shown)],
        may_move=tr("Provisional: the hour may still change.")
        if may_move(shown, reader.now)
        else "",
        cancelled=tr("Cancelled"),
        reasons=reason_lines(reader, shown),
        instead_label=tr("Instead:"),
        instead=_instead(view, shown),
        place=Link(view.said(place.name), view.to(place_path(place.id))) if place else None,
        place_lines=place_lines(reader, shown) if shown.takes_place and not place else [],
        address=view.said(place.address if place else None),
        online=link or "",
        online_label=tr("Open the video link"),
        online_note=_for_some(reader, shown),
        kind=kind_and_strand(reader, shown),
        languages=languages_line(reader, shown),
        track=view.said(track.name if track else None),
        speakers_heading=tr.plural("Speaker", "Speakers", len(shown.speakers)),
        speakers=[Speaker(view.said(s.name), view.said(s.role)) for s in shown.speakers],
        abstract=view.said(shown.abstract),
        belongs_to=_belongs_to(view, shown),
    )
    return Page("session.html", reader.title(shown), content)


def _instead(view: View, shown: Session) -> Link | None:
    other = replacement_of(view.reader, shown)
    if other is None:
        return None
    when = f"{day_and_hours(view.reader, other)}, {where(view.reader, other)}"
    return Link(view.said(other.title), view.to(session_path(other)), when)


def _for_some(reader: Reader, shown: Session) -> str:
    """Who gets a link that is not for all; nothing where there is none."""
    if not shown.online or not shown.is_for_some or not shown.takes_place:
        return ""
    if shown.group:
        return reader.tr("Those who sign up for the group get the video link in Telegram.")
    return reader.tr("The members of the team get the video link in Telegram.")


def _belongs_to(view: View, shown: Session) -> list[Link]:
    """The group or the teams whose session it is."""
    reader = view.reader
    found = []
    if group := reader.snapshot.groups.get(shown.group or ""):
        label = reader.tr("Group: {group}", group=reader.text(group.title))
        found.append(Link(Said(label), view.to(group_path(group.id))))
    for team in (reader.snapshot.teams[name] for name in shown.teams):
        label = reader.tr("Team: {team}", team=reader.text(team.name))
        found.append(Link(Said(label), view.to(team_path(team.id))))
    return found
