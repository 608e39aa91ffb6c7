"""The programme on paper, to be pinned up or carried along: what it says, not how it is set.

Each language has a column. What somebody may not see is not among the sessions of their reader, and
a public programme is read by nobody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.frame.cancelled import in_short
from handlers.frame.changes import instead_lines
from handlers.frame.kinds import kind_and_strand
from handlers.frame.reader import Reader
from handlers.frame.session_lists import provisional_note
from handlers.frame.sessions import as_of, elsewhere_lines, languages_line, may_move, time_zone_line
from handlers.ui.on_a_phone import shortened
from locales import formats
from storage.programme.model import Kind, Session

_IN_PASSING: Final = frozenset({Kind.MEAL, Kind.TRANSFER, Kind.OTHER})
"""What nobody looks for by its title: it is set less heavily."""

_MAY_BE_SPLIT: Final = 900
"""A session of which more is written would not fit a page whole: it may go on on the next one."""

_RUNNING: Final = 52
"""The most characters of the event's name above each further page."""

_MANY: Final = 60
"""From so many sessions on a day on, they are set smaller: else the days would paper a wall."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and where a press on them leads."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What one language says of a session; `off` is said of a cancelled one, `mine` of a seat."""

    hours: str
    elsewhere: Sequence[str]
    title: str
    off: Sequence[str]
    mine: str
    where: Sequence[Piece]
    speakers: str
    details: Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A session: in each language the same."""

    versions: Sequence[Version]
    is_off: bool
    in_passing: bool
    may_be_split: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or what stands below a heading like one."""

    headings: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Column:
    """What one language says around the programme."""

    language: str
    event: str
    event_in_short: str
    heading: str
    notes: Sequence[str]
    as_of: str
    addresses: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed. Where it is `dense` it is set smaller; `in_places` are most sessions."""

    columns: Sequence[Column]
    days: Sequence[Day]
    dense: bool
    in_places: bool


def whole_programme(readers: Sequence[Reader]) -> Sheet:
    """The programme that its readers see, who are one in several languages; at least one."""
    reader = readers[0]
    return _sheet(readers, tuple(reader.snapshot.sessions.values()), mine=False)


def my_programme(reader: Reader, mine: Sequence[Session], notes: Sequence[str] = ()) -> Sheet:
    """One's own programme in one's language from today on, below further notes about it.

    Once all of it is over, all of it is printed, as a keepsake.
    """
    ahead = [session for session in mine if reader.snapshot.day_of(session) >= reader.today]
    return _sheet([reader], ahead or mine, mine=True, notes=notes)


def _sheet(
    readers: Sequence[Reader], sessions: Sequence[Session], *, mine: bool, notes: Sequence[str] = ()
) -> Sheet:
    snapshot = readers[0].snapshot
    days: dict[object, list[Session]] = {}
    for session in sessions:
        days.setdefault(snapshot.day_of(session), []).append(session)
    return Sheet(
        columns=[_column(reader, sessions, mine, notes) for reader in readers],
        days=[
            Day(
                [reader.day(reader.snapshot.day_of(there[0])) for reader in readers],
                [_row(readers, session, mine) for session in there],
            )
            for there in days.values()
        ],
        dense=max(map(len, days.values()), default=0) > _MANY,
        in_places=2 * sum(bool(session.place) for session in sessions) > len(sessions),
    )


def _column(
    reader: Reader, sessions: Sequence[Session], mine: bool, notes: Sequence[str]
) -> Column:
    tr, days = reader.tr, [reader.snapshot.day_of(session) for session in sessions]
    heading = tr("My programme") if mine else tr("Programme")
    period = formats.period(tr, days[0], days[-1]) if days else ""
    return Column(
        language=tr.language,
        event=reader.text(reader.snapshot.event.title),
        event_in_short=shortened(reader.text(reader.snapshot.event.title), _RUNNING),
        heading=" · ".join(filter(None, (heading, period))),
        notes=[
            n for n in (time_zone_line(reader), *notes, provisional_note(reader, sessions)) if n
        ],
        as_of=as_of(reader, reader.now),
        addresses=_addresses(reader, sessions),
    )


def _addresses(reader: Reader, sessions: Sequence[Session]) -> list[str]:
    """Where the places are that one needs, as far as that is known."""
    used = {session.place for session in sessions if session.takes_place}
    return [
        f"{reader.text(place.name)}: {reader.text(place.address)}"
        for place in reader.snapshot.places.values()
        if place.id in used and place.address
    ]


def _row(readers: Sequence[Reader], session: Session, mine: bool) -> Row:
    versions = [_version(reader, session, mine) for reader in readers]
    return Row(
        versions=versions,
        is_off=not session.takes_place,
        in_passing=session.kind in _IN_PASSING,
        may_be_split=any(_length(version) > _MAY_BE_SPLIT for version in versions),
    )


def _length(version: Version) -> int:
    said = (version.title, *version.off, version.speakers, *version.details)
    return sum(map(len, said))


def _version(reader: Reader, session: Session, mine: bool) -> Version:
    is_on = session.takes_place
    return Version(
        # The weekday of an end on another day stays with its hour.
        hours="\u00a0".join(reader.hours(session).rsplit(" ", 1)),
        elsewhere=elsewhere_lines(reader, session) if mine and is_on else (),
        title=f"{reader.title(session)}{'*' if may_move(session, reader.now) else ''}",
        off=() if is_on else _off(reader, session),
        mine=reader.tr("Your seat") if session.group in reader.person.seats else "",
        where=_where(reader, session) if is_on else (),
        speakers=_joined(_speakers(reader, session)) if is_on else "",
        details=_details(reader, session) if is_on else (),
    )


def _off(reader: Reader, session: Session) -> list[str]:
    return [formats.sentence_case(in_short(reader, session)), *instead_lines(reader, session)]


def _where(reader: Reader, session: Session) -> list[Piece]:
    """The place by its whole name, and whether one can be there by video."""
    place, link = reader.snapshot.places.get(session.place or ""), reader.link_to(session) or ""
    found = [Piece(reader.text(place.name))] if place else []
    if link or (session.online and not place):
        found.append(Piece(reader.tr("online"), link))
    return found


def _speakers(reader: Reader, session: Session) -> list[str]:
    return [
        ", ".join(filter(None, (reader.text(speaker.name), reader.text(speaker.role))))
        for speaker in session.speakers
    ]


def _details(reader: Reader, session: Session) -> list[str]:
    """Whose it is, what kind of session and about what; below that its languages."""
    tr, title = reader.tr, reader.title(session)
    group = reader.snapshot.groups.get(session.group or "")
    track = reader.snapshot.tracks.get(session.track or "")
    theirs = (
        [group.title] if group else [reader.snapshot.teams[team].name for team in session.teams]
    )
    about = [
        "" if session.place or session.online else formats.sentence_case(tr("place to follow")),
        kind_and_strand(reader, session),
        reader.text(track.name if track else None),
        *(name for name in map(reader.text, theirs) if name not in title),
    ]
    return [line for line in (_joined(about), languages_line(reader, session)) if line]


def _joined(parts: Iterable[str]) -> str:
    """Some words in a line; no line begins with what stands between them."""
    return "\u00a0· ".join(filter(None, parts))
