"""A programme as plain data in the form of its file, and back; releases are stored so, as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from locales.catalogues import spoken_languages
from storage.programme.field_kinds import Table, Translated
from storage.programme.fields import DOCUMENT, EVENT, FORMAT, LISTS, PLACES, SESSIONS, SPEAKERS
from storage.programme.file_ids import as_filed, own_ids, under_ids
from storage.programme.model import Event, Kind, Place, Programme, Session, Speaker, Strand, Text
from storage.programme.own_workshops import official
from storage.programme.parsing.salvage import EVERY_TEAM, Entry, salvage
from storage.programme.parsing.values import moment_of, words

_BESIDE_THE_FILE: Final = frozenset({"own", "ids"})
_WORDS: Final = Translated(words, is_list=True)


def from_document(data: Mapping[str, Any]) -> Programme:
    """The programme that `to_document` described.

    References and rules are not checked again. Raises ValueError where a value is unfit or a
    required one is missing.
    """
    return programme_of(_fit(data, DOCUMENT))


def to_document(programme: Programme) -> dict[str, Any]:
    """The file form of a programme with all that is in it, in the file's order, JSON-able."""
    programme, zone = as_filed(programme), programme.event.timezone
    lists = {
        table.key: [_data(table, thing, zone) for thing in getattr(programme, table.key)]
        for table in LISTS
    }
    filled = {key: entries for key, entries in lists.items() if entries}
    return {"format": FORMAT, "event": _data(EVENT, programme.event, zone), **filled}


def to_release(programme: Programme) -> dict[str, Any]:
    """The whole programme as releases keep it: the file form, and what is in no file beside it.

    These are the teams' own workshops, and the ids of sessions that the file calls otherwise.
    """
    zone = programme.event.timezone
    places = [[p.own_of, _data(PLACES, p, zone)] for p in programme.places if p.own_of]
    sessions = [[s.own_of, _data(SESSIONS, s, zone)] for s in programme.sessions if s.own_of]
    own = {"own": {"places": places, "sessions": sessions}} if sessions else {}
    ids = {"ids": own_ids(programme.sessions)}
    document = to_document(official(programme))
    # Said even where they are those of the bot: another that it learns is none of this event's.
    event = {**document["event"], "languages": list(programme.event.languages)}
    return {**document, "event": event, **own, **(ids if ids["ids"] else {})}


def from_release(data: Mapping[str, Any]) -> Programme:
    """The programme that `to_release` described, or `to_document`."""
    document = {name: value for name, value in data.items() if name not in _BESIDE_THE_FILE}
    programme = under_ids(from_document(document), data.get("ids", {}))
    event, own = _EventData.of(programme.event), data.get("own", {"places": [], "sessions": []})
    known = {place.id for place in programme.places}
    places: list[Place] = [
        replace(_model(_fit(place, PLACES), event), own_of=team)
        for team, place in own["places"]
        if place["id"] not in known
    ]
    sessions: list[Session] = [
        replace(_model(_fit(session, SESSIONS), event), own_of=team)
        for team, session in own["sessions"]
    ]
    return replace(
        programme,
        places=(*programme.places, *places),
        sessions=(*programme.sessions, *sessions),
    )


def programme_of(document: Entry) -> Programme:
    """The programme that a document means. Raises ValueError where a required value is missing."""
    entry = _there(document["event"])
    data = _EventData(_there(entry["timezone"]), entry["languages"] or spoken_languages())
    lists = {table.key: _value(document[table.key] or (), data) for table in LISTS}
    return Programme(event=_model(entry, data), **lists)


@dataclass(frozen=True, slots=True)
class _EventData:
    """What decides how the values of a document are meant."""

    zone: ZoneInfo
    languages: tuple[str, ...]

    @staticmethod
    def of(event: Event) -> "_EventData":
        return _EventData(event.timezone, event.languages)


def _fit(data: Mapping[str, Any], table: Table) -> Entry:
    salvaged = salvage(data, table=table)
    if salvaged.problems:
        raise ValueError(salvaged.problems[0].english())
    return salvaged.document


def _model(entry: Entry, event: _EventData) -> Any:
    """What an entry means; what it leaves out is as the model has it by default."""
    values = {}
    for name, value in entry.values.items():
        if value is not None:
            values[name] = _value(value, event)
        elif entry.table.fields[name].required:
            raise ValueError("a required value is missing")
    return _session(**values) if entry.table is SESSIONS else entry.table.model(**values)


def _session(
    kind: Kind, strand: Strand | None = None, teams: tuple[str, ...] = (), **values: Any
) -> Session:
    every_team = teams == EVERY_TEAM
    return Session(
        kind=kind,
        strand=strand or Strand.default(kind),
        teams=() if every_team else teams,
        every_team=every_team,
        **values,
    )


def _value(value: Any, event: _EventData) -> Any:
    match value:
        case Text():
            return value.among(event.languages)
        case tuple():
            return tuple(_value(_there(item), event) for item in value)
        case Entry():
            return _model(value, event)
        case datetime():
            return moment_of(value, event.zone)
        case _:
            return value


def _there(value: Any) -> Any:
    if value is None:
        raise ValueError("a required value is missing")
    return value


def _data(table: Table, thing: Any, zone: ZoneInfo) -> dict[str, Any]:
    values = {name: getattr(thing, name) for name in table.fields}
    if isinstance(thing, Session):
        if thing.every_team:
            values["teams"] = "all"
        if thing.strand is Strand.default(thing.kind):
            values["strand"] = None
    if isinstance(thing, Event) and thing.languages == spoken_languages():
        values["languages"] = None
    return {
        name: _listed(value) if table.fields[name].holds == _WORDS else _written(value, zone)
        for name, value in values.items()
        if _says_something(value)
    }


def _listed(text: Text) -> Any:
    """A text whose lines stand as a list in the file."""
    if text.is_plain:
        return text[Text.PLAIN].split("\n")
    return {language: version.split("\n") for language, version in text.items()}


def _written(value: Any, zone: ZoneInfo) -> Any:
    match value:
        case StrEnum():
            return value.value
        case Text():
            return value[Text.PLAIN] if value.is_plain else dict(value)
        case datetime():
            return f"{value.astimezone(zone):%Y-%m-%dT%H:%M}"
        case tuple():
            return [_written(item, zone) for item in value]
        case Speaker():
            return _data(SPEAKERS, value, zone)
        case ZoneInfo():
            return value.key
        case _:
            return value


def _says_something(value: Any) -> bool:
    """Whether a value is more than none at all; an empty list and false are not."""
    return value is not None and value is not False and value != ()
