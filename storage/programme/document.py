"""A programme as plain data in the form of its file, and back; releases are stored so, as JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from storage.programme.model import (
    Event,
    Group,
    Place,
    Programme,
    Session,
    Speaker,
    Strand,
    Team,
    Text,
)
from storage.programme.own_workshops import official
from storage.programme.parsing.entries import (
    EVERY_TEAM,
    Document,
    EventEntry,
    GroupEntry,
    PlaceEntry,
    SessionEntry,
    SpeakerEntry,
    TeamEntry,
    TextEntry,
)
from storage.programme.parsing.local_times import moment_of
from storage.programme.parsing.rules import FORMAT

Value = TypeVar("Value")
Made = TypeVar("Made")


def from_document(data: Mapping[str, Any]) -> Programme:
    """The programme that `to_document` described.

    References and rules are not checked again. Raises ValueError where a value is unfit or a
    required one is missing.
    """
    return programme_of(Document.model_validate(data))


def to_document(programme: Programme) -> dict[str, Any]:
    """The file form of a programme with all that is in it, in the file's order, JSON-able."""
    zone = programme.event.timezone
    return _filled(
        format=FORMAT,
        event=_event_data(programme.event),
        places=[_place_data(place) for place in programme.places],
        groups=[_group_data(group, zone) for group in programme.groups],
        teams=[_team_data(team) for team in programme.teams],
        sessions=[_session_data(session, zone) for session in programme.sessions],
    )


def to_release(programme: Programme) -> dict[str, Any]:
    """The whole programme as releases keep it: the file form, and beside it the teams' own."""
    zone = programme.event.timezone
    own = {
        "places": [[p.own_of, _place_data(p)] for p in programme.places if p.own_of],
        "sessions": [[s.own_of, _session_data(s, zone)] for s in programme.sessions if s.own_of],
    }
    return {**to_document(official(programme)), **({"own": own} if own["sessions"] else {})}


def from_release(data: Mapping[str, Any]) -> Programme:
    """The programme that `to_release` described, or `to_document`."""
    programme = from_document({name: value for name, value in data.items() if name != "own"})
    zone, own = programme.event.timezone, data.get("own", {"places": [], "sessions": []})
    known = {place.id for place in programme.places}
    places = (
        replace(_place(PlaceEntry.model_validate(place)), own_of=team)
        for team, place in own["places"]
        if place["id"] not in known
    )
    sessions = (
        replace(_session(SessionEntry.model_validate(session), zone), own_of=team)
        for team, session in own["sessions"]
    )
    return replace(
        programme,
        places=(*programme.places, *places),
        sessions=(*programme.sessions, *sessions),
    )


def programme_of(document: Document) -> Programme:
    """The programme that a document means. Raises ValueError where a required value is missing."""
    event = _event(_there(document.event))
    zone = event.timezone
    return Programme(
        event=event,
        places=_each(document.places, _place),
        groups=_each(document.groups, lambda group: _group(group, zone)),
        teams=_each(document.teams, _team),
        sessions=_each(document.sessions, lambda session: _session(session, zone)),
    )


def _event(entry: EventEntry) -> Event:
    return Event(
        id=_there(entry.id),
        title=_title(entry.title),
        timezone=_there(entry.timezone),
        description=_text(entry.description),
        also_show=_each(entry.also_show, _itself),
        contact=_text(entry.contact),
    )


def _place(entry: PlaceEntry) -> Place:
    return Place(
        id=_there(entry.id),
        name=_title(entry.name),
        address=_text(entry.address),
        latitude=entry.latitude,
        longitude=entry.longitude,
    )


def _group(entry: GroupEntry, zone: ZoneInfo) -> Group:
    return Group(
        id=_there(entry.id),
        title=_title(entry.title),
        coordinator=_text(entry.coordinator),
        capacity=entry.capacity,
        opens=moment_of(entry.opens, zone) if entry.opens else None,
        closes=moment_of(entry.closes, zone) if entry.closes else None,
        coordinators=_each(entry.coordinators, _itself),
    )


def _team(entry: TeamEntry) -> Team:
    return Team(_there(entry.id), _title(entry.name), _each(entry.leaders, _itself))


def _session(entry: SessionEntry, zone: ZoneInfo) -> Session:
    kind = _there(entry.kind)
    every_team = entry.teams == EVERY_TEAM
    return Session(
        id=_there(entry.id),
        kind=kind,
        start=moment_of(_there(entry.start), zone),
        end=moment_of(_there(entry.end), zone),
        title=_title(entry.title),
        strand=entry.strand or Strand.default(kind),
        abstract=_text(entry.abstract),
        place=entry.place,
        speakers=_each(entry.speakers, _speaker),
        online=entry.online,
        group=entry.group,
        teams=() if every_team else _each(entry.teams, _itself),
        every_team=every_team,
        provisional=bool(entry.provisional),
    )


def _speaker(entry: SpeakerEntry) -> Speaker:
    return Speaker(_title(entry.name), _text(entry.role))


def _title(entry: TextEntry | None) -> Text:
    return _there(_text(entry))


def _text(entry: TextEntry | None) -> Text | None:
    return entry.text if entry else None


def _each(values: Iterable[Value | None] | None, make: Callable[[Value], Made]) -> tuple[Made, ...]:
    return tuple(make(_there(value)) for value in values or ())


def _itself(value: Value) -> Value:
    return value


def _there(value: Value | None) -> Value:
    if value is None:
        raise ValueError("a required value is missing")
    return value


def _event_data(event: Event) -> dict[str, Any]:
    return _filled(
        id=event.id,
        title=_text_data(event.title),
        description=_text_data(event.description),
        timezone=event.timezone.key,
        also_show=[zone.key for zone in event.also_show],
        contact=_text_data(event.contact),
    )


def _place_data(place: Place) -> dict[str, Any]:
    return _filled(
        id=place.id,
        name=_text_data(place.name),
        address=_text_data(place.address),
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _group_data(group: Group, zone: ZoneInfo) -> dict[str, Any]:
    return _filled(
        id=group.id,
        title=_text_data(group.title),
        coordinator=_text_data(group.coordinator),
        capacity=group.capacity,
        opens=_time_data(group.opens, zone),
        closes=_time_data(group.closes, zone),
        coordinators=list(group.coordinators),
    )


def _team_data(team: Team) -> dict[str, Any]:
    return _filled(id=team.id, name=_text_data(team.name), leaders=list(team.leaders))


def _session_data(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    is_default = session.strand is Strand.default(session.kind)
    return _filled(
        id=session.id,
        kind=session.kind.value,
        start=_time_data(session.start, zone),
        end=_time_data(session.end, zone),
        title=_text_data(session.title),
        abstract=_text_data(session.abstract),
        strand=None if is_default else session.strand.value,
        place=session.place,
        speakers=[
            _filled(name=_text_data(speaker.name), role=_text_data(speaker.role))
            for speaker in session.speakers
        ],
        online=session.online,
        group=session.group,
        teams="all" if session.every_team else list(session.teams),
        provisional=session.provisional or None,
    )


def _text_data(text: Text | None) -> str | dict[str, Any] | None:
    if text is None:
        return None
    return text.de if text.de == text.ru else _filled(de=text.de, ru=text.ru)


def _time_data(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}" if moment else None


def _filled(**values: Any) -> dict[str, Any]:
    """The values that are there; an empty list says no more than none at all."""
    return {name: value for name, value in values.items() if value is not None and value != []}
