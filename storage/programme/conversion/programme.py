"""A programme of what another system's file says, and what it lacks for being one of ours."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from locales.catalogues import spoken_languages
from locales.language_names import code_called
from locales.languages import installed_languages
from locales.translator import N_
from locales.words import language_by_letters
from storage.programme.conversion.foreign import (
    MOST_SESSIONS,
    TOO_MUCH,
    Entry,
    Schedule,
    Unreadable,
)
from storage.programme.conversion.kinds import kind_called
from storage.programme.conversion.naming import id_of, ids
from storage.programme.conversion.texts import cut, line, prose
from storage.programme.fields import EVENT, SESSIONS
from storage.programme.ids import id_from
from storage.programme.model import (
    Event,
    Kind,
    Place,
    Programme,
    Session,
    Speaker,
    Strand,
    Text,
    Track,
)
from storage.programme.parsing.links import unfit_for_link
from storage.programme.parsing.values import (
    LONG,
    LONGEST_LINK,
    SHORT,
    YEARS,
    Unfit,
    iana_zones,
    latitude,
    longitude,
    moment_of,
)
from storage.programme.problems import Language, NodePath, Problem, Severity

USUAL_LENGTH: Final = timedelta(minutes=30)
"""How long a session takes of which no file says it."""

LONGEST: Final = timedelta(days=31)
UNTITLED: Final = "…"


@dataclass(frozen=True, slots=True)
class Converted:
    """A programme in one language, and each thing that somebody has to fill in, in its order."""

    programme: Programme
    missing: tuple[Problem, ...]


def converted(
    schedule: Schedule, named: str, zone: ZoneInfo | None, language: str | None
) -> Converted:
    """The programme that a schedule means. Raises Unreadable.

    `named` is what the file is called, for where it has no title. Without a zone or a language it
    is that of the file: the language is that of most of its sessions, if the bot speaks it.
    """
    if not schedule.entries:
        raise Unreadable(N_("the file holds no session with a start"))
    if len(schedule.entries) > MOST_SESSIONS:
        raise Unreadable(TOO_MUCH)
    zone = zone or _zone(schedule.zone)
    if zone is None:
        raise Unreadable(
            N_("the file names no time zone; name it with --timezone, such as Europe/Moscow")
        )
    return _Maker(schedule, zone, language or _language(schedule)).made(named)


def _zone(name: str | None) -> ZoneInfo | None:
    return ZoneInfo(name) if name in iana_zones() else None


def _language(schedule: Schedule) -> str:
    """The language of the bot that most sessions are in; else the one with the titles' letters."""
    spoken = spoken_languages()
    found = [x for entry in schedule.entries for x in _codes(entry) if x in spoken]
    if found:
        return max(spoken, key=found.count)
    titles = " ".join(entry.title for entry in schedule.entries)
    return language_by_letters(titles, spoken, installed_languages())


def _codes(entry: Entry) -> Iterator[str]:
    """The languages of a session, by their codes; "de-formal" is "de"."""
    for said in entry.languages:
        code = code_called(said) or code_called(said.replace("_", "-").partition("-")[0])
        if code:
            yield code


@dataclass(slots=True)
class _Maker:
    """Makes one programme of one schedule, and notes on its way what is missing."""

    schedule: Schedule
    zone: ZoneInfo
    language: str
    missing: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    tracks: dict[str, Track] = field(default_factory=dict)

    def made(self, named: str) -> Converted:
        event = self._event(named)
        dated = [entry for entry in self.schedule.entries if entry.start.year in YEARS]
        entries = sorted(dated, key=self._start)
        names = ids(entries)
        sessions = tuple(
            self._session(entry, name, (SESSIONS.key, index))
            for index, (entry, name) in enumerate(zip(entries, names, strict=True))
        )
        if not sessions:
            raise Unreadable(N_("the file holds no session with a start"))
        left_out = self.schedule.unread + len(self.schedule.entries) - len(entries)
        if left_out:
            self._miss(
                (SESSIONS.key,), N_("left out, since they have no start: {count}"), count=left_out
            )
        programme = Programme(
            event=event,
            sessions=sessions,
            places=tuple(self.places.values()),
            tracks=tuple(self.tracks.values()),
        )
        return Converted(programme, tuple(self.missing))

    def _miss(self, path: NodePath, template: str, /, **values: object) -> None:
        self.missing.append(Problem(Severity.MISSING, path, template, values))

    def _event(self, named: str) -> Event:
        title = self._title(self.schedule.title, (EVENT.key, "title"), named)
        wanted = self.schedule.name or title
        if not self.schedule.title:
            self._miss((EVENT.key, "title"), N_("the file has no title; this is its name"))
        self._miss(
            (EVENT.key, "languages"),
            N_("the texts are in one language; for a second one name it here and write its texts"),
        )
        most = Counter(code for entry in self.schedule.entries for code in _codes(entry))
        if most and (code := most.most_common(1)[0][0]) not in spoken_languages():
            self._miss(
                (EVENT.key, "languages"),
                N_("most sessions are in {language}, which the bot does not speak"),
                language=Language(code),
            )
        description = cut(prose(self.schedule.description), LONG)
        return Event(
            id=wanted if self.schedule.is_own else id_from(wanted, (), "event"),
            title=Text(title),
            timezone=self.zone,
            languages=(self.language,),
            description=Text(description) if description else None,
        )

    def _title(self, said: str, path: NodePath, otherwise: str) -> str:
        title = line(said)
        if len(title) > SHORT:
            self._miss(path, N_("it was cut to {limit} characters"), limit=SHORT)
        return cut(title, SHORT) or otherwise

    def _start(self, entry: Entry) -> datetime:
        """When a session begins, to the minute, in UTC."""
        start = entry.start.replace(second=0, microsecond=0)
        return start.astimezone(UTC) if start.tzinfo else moment_of(start, self.zone)

    def _session(self, entry: Entry, name: str, path: NodePath) -> Session:
        start = self._start(entry)
        title = self._title(entry.title, (*path, "title"), UNTITLED)
        if title == UNTITLED:
            self._miss((*path, "title"), N_("it has no title"))
        if entry.repeats:
            self._miss((*path, "start"), N_("it repeats; this is the first time alone"))
        if entry.all_day:
            self._miss((*path, "start"), N_("it has no hour"))
        kind = self._kind(entry, (*path, "kind"))
        # Workshops are the youth forum's unless a file of ours says so.
        strand = Strand.default(kind) if self.schedule.is_own else Strand.CONFERENCE
        return Session(
            id=name,
            kind=kind,
            start=start,
            end=self._end(entry, start, (*path, "end")),
            title=Text(title),
            strand=strand,
            abstract=self._abstract(entry, (*path, "abstract")),
            place=self._place(entry),
            speakers=tuple(self._speakers(entry)),
            online=self._link(entry, (*path, "online")),
            track=self._track(entry),
            spoken=tuple(dict.fromkeys(_codes(entry))),
            provisional=entry.provisional,
            cancelled=entry.cancelled,
        )

    def _end(self, entry: Entry, start: datetime, path: NodePath) -> datetime:
        length = entry.length
        if length is None or not timedelta(minutes=1) <= length <= LONGEST:
            self._miss(path, N_("it has no end; it is taken to last {n} minutes"), n=30)
            length = USUAL_LENGTH
        end = (start + length).replace(second=0, microsecond=0)
        local = end.astimezone(self.zone).replace(tzinfo=None)
        # An hour that comes twice means the first time: the second would be before its start.
        return end if moment_of(local, self.zone) > start else end + timedelta(hours=1)

    def _kind(self, entry: Entry, path: NodePath) -> Kind:
        kind = kind_called(entry.kind)
        if kind is Kind.GROUP:
            self._miss(path, N_("the file does not say of which group it is a sitting"))
        elif kind is None and entry.kind:
            self._miss(path, N_('"{kind}" is no kind that is known'), kind=line(entry.kind))
        elif kind is None:
            self._miss(path, N_("the file does not say of which kind it is"))
        return kind if kind and kind is not Kind.GROUP else Kind.TALK

    def _abstract(self, entry: Entry, path: NodePath) -> Text | None:
        text = prose(entry.abstract)
        if len(text) > LONG:
            self._miss(path, N_("it was cut to {limit} characters"), limit=LONG)
        return Text(cut(text, LONG)) if text else None

    def _place(self, entry: Entry) -> str | None:
        room = entry.room
        name = cut(line(room.name), SHORT) if room else ""
        if room is None or not name:
            return None
        if name not in self.places:
            address = cut(line(room.address), SHORT)
            north, east = _on_earth(room.position)
            self.places[name] = Place(
                id_of(name, room.id, self.places.values(), "place"),
                Text(name),
                address=Text(address) if address else None,
                latitude=north,
                longitude=east,
            )
        return self.places[name].id

    def _track(self, entry: Entry) -> str | None:
        theme = entry.theme
        name = cut(line(theme.name), SHORT) if theme else ""
        if theme is None or not name:
            return None
        if name not in self.tracks:
            own = id_of(name, theme.id, self.tracks.values(), "track")
            self.tracks[name] = Track(own, Text(name))
        return self.tracks[name].id

    def _speakers(self, entry: Entry) -> Iterator[Speaker]:
        for name, role in dict.fromkeys((line(p.name), line(p.role)) for p in entry.persons):
            if name:
                yield Speaker(Text(cut(name, SHORT)), Text(cut(role, SHORT)) if role else None)

    def _link(self, entry: Entry, path: NodePath) -> str | None:
        if not entry.link:
            return None
        if unfit_for_link(entry.link) or len(entry.link) > LONGEST_LINK:
            self._miss(path, N_("its link cannot be shown: {link}"), link=entry.link)
            return None
        return entry.link


def _on_earth(position: tuple[float, float] | None) -> tuple[float | None, float | None]:
    """A position in degrees, as far as it is one."""
    try:
        return latitude(position and position[0]), longitude(position and position[1])
    except Unfit:
        return None, None
