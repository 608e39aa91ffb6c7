"""The rules that bind the values of a programme file to each other; breaking one refuses it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from locales.translator import N_
from storage.programme.field_kinds import Each, Field, Reference, Table
from storage.programme.fields import FORMAT, LISTS
from storage.programme.model import Kind
from storage.programme.parsing.links import hidden_host
from storage.programme.parsing.plausibility import doubtful_hour
from storage.programme.parsing.salvage import EVERY_TEAM, Entry, Salvaged
from storage.programme.parsing.values import local_time, moment_of
from storage.programme.problems import NodePath, Problem, error

MOST_FURTHER_ZONES: Final = 3
UNKNOWN: Final = {
    "places": N_('no place has the id "{id}"'),
    "tracks": N_('no track has the id "{id}"'),
    "groups": N_('no group has the id "{id}"'),
    "teams": N_('no team has the id "{id}"'),
    "sessions": N_('no session has the id "{id}"'),
}
"""By list: what is said of an id that none of its entries has."""


def broken_rules(salvaged: Salvaged) -> Iterator[Problem]:
    """Everything that is missing, refers to nothing or contradicts itself.

    A clock change over a local time is found here too, even where it is only a warning.
    """
    document = salvaged.document
    yield from _about_absence(salvaged)
    if document["format"] not in (None, FORMAT):
        yield error(
            ("format",),
            N_("only format {known} can be read, not {value}"),
            known=FORMAT,
            value=document["format"],
        )
    for table in LISTS:
        yield from _about_ids(document.each(table.key))
    ids = {table.key: _known_ids(salvaged, table) for table in LISTS}
    for entry in document.and_below():
        for field in entry.table.fields.values():
            yield from _about_field(entry, field, salvaged.zone, ids)
    if document["event"]:
        yield from _about_further_zones(document["event"])
        if document["event"]["languages"] == ():
            yield error(document["event"].at("languages"), N_("at least one language is needed"))
    for place in document.each("places"):
        yield from _about_coordinates(place, salvaged)
    for group in document.each("groups"):
        if not _are_in_order(group["opens"], group["closes"], salvaged.zone):
            yield error(group.at("closes"), N_("the closing must be after the opening"))
    cancelled = {s["id"] for s in document.each("sessions") if s["cancelled"]}
    for session in document.each("sessions"):
        if not _are_in_order(session["start"], session["end"], salvaged.zone):
            yield error(session.at("end"), N_("the end must be after the start"))
        yield from _about_kind(session, salvaged)
        yield from _about_replacement(session, cancelled, salvaged)
        yield from _about_link(session, "online")
    for page in document.each("info"):
        yield from _about_link(page, "link")


def _about_absence(salvaged: Salvaged) -> Iterator[Problem]:
    """An error for everything that is required and not there."""
    for entry in salvaged.document.and_below():
        for absent in (*_unwritten(entry), *_gaps_in_lists(entry)):
            if not salvaged.is_doubtful(absent):
                yield error(absent, N_("this is missing"))
    if not salvaged.document["sessions"] and not salvaged.is_doubtful(("sessions",)):
        yield error(("sessions",), N_("at least one session is needed"))


def _unwritten(entry: Entry) -> Iterator[NodePath]:
    for field in entry.table.fields.values():
        if field.required and entry[field.name] is None:
            yield entry.at(field.name)


def _gaps_in_lists(entry: Entry) -> Iterator[NodePath]:
    for name, value in entry.values.items():
        if isinstance(value, tuple):
            yield from (entry.at(name, i) for i, item in enumerate(value) if item is None)


def _about_ids(entries: Iterable[Entry]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if entry["id"] in seen:
            yield error(entry.at("id"), N_('the id "{id}" is there twice'), id=entry["id"])
        if entry["id"]:
            seen.add(entry["id"])


def _known_ids(salvaged: Salvaged, table: Table) -> frozenset[str] | None:
    """The ids of a list, or None where the list itself cannot be read."""
    if salvaged.document[table.key] is None and salvaged.is_doubtful((table.key,)):
        return None
    return frozenset(entry["id"] for entry in salvaged.document.each(table.key) if entry["id"])


def _about_field(
    entry: Entry, field: Field, zone: ZoneInfo | None, ids: dict[str, frozenset[str] | None]
) -> Iterator[Problem]:
    value, path = entry[field.name], entry.at(field.name)
    match field.holds:
        case _ if not value or value == EVERY_TEAM:
            pass
        case Reference(to):
            yield from _about_reference(path, value, to, ids[to])
        case Each(Reference(to)):
            yield from _about_repetitions(path, value)
            for number, name in enumerate(value):
                yield from _about_reference((*path, number), name, to, ids[to])
        case Each(item) if not isinstance(item, Table):
            yield from _about_repetitions(path, value)
        case reader if reader is local_time and zone:
            yield from _about_clock_changes(path, value, zone)


def _about_reference(
    path: NodePath, name: str | None, to: str, known: frozenset[str] | None
) -> Iterator[Problem]:
    if name and known is not None and name not in known:
        yield error(path, UNKNOWN[to], id=name)


def _about_repetitions(path: NodePath, values: Iterable[object]) -> Iterator[Problem]:
    seen: set[object] = set()
    for value in values:
        if value is not None and value in seen:
            yield error(path, N_('"{value}" stands here twice'), value=str(value))
        seen.add(value)


def _about_clock_changes(path: NodePath, local: datetime, zone: ZoneInfo) -> Iterator[Problem]:
    """An error where a clock change leaves a time out, a warning where it comes twice."""
    moment = moment_of(local, zone)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        yield error(path, N_("this hour does not exist: the clocks are put forward over it"))
    else:
        yield from doubtful_hour(path, moment, zone)


def _about_further_zones(event: Entry) -> Iterator[Problem]:
    if len(event["also_show"] or ()) > MOST_FURTHER_ZONES:
        yield error(
            event.at("also_show"),
            N_("at most {limit} further time zones can be shown"),
            limit=MOST_FURTHER_ZONES,
        )


def _about_coordinates(place: Entry, salvaged: Salvaged) -> Iterator[Problem]:
    absent = [name for name in ("latitude", "longitude") if place[name] is None]
    if len(absent) == 1 and not salvaged.is_doubtful(place.at(*absent)):
        yield error(place.path, N_("latitude and longitude are given together or not at all"))


def _about_link(entry: Entry, name: str) -> Iterator[Problem]:
    if entry[name] and (reason := hidden_host(entry[name])):
        yield error(entry.at(name), reason)


def _are_in_order(first: datetime | None, second: datetime | None, zone: ZoneInfo | None) -> bool:
    """Whether two local times are, by the clock where the zone is not known."""
    if first is None or second is None:
        return True
    if zone is None:
        return first < second
    return moment_of(first, zone) < moment_of(second, zone)


def _about_kind(session: Entry, salvaged: Salvaged) -> Iterator[Problem]:
    kind, group = session["kind"], session["group"]
    if kind is None:
        return
    path = session.at("group")
    if kind is Kind.GROUP and group is None and not salvaged.is_doubtful(path):
        yield error(path, N_("a session of kind group needs the id of its group"))
    if kind is not Kind.GROUP and group is not None:
        yield error(path, N_("only a session of kind group can have a group"))
    if kind is not Kind.WORKSHOP and session["teams"]:
        yield error(session.at("teams"), N_("only a session of kind workshop can be for teams"))


def _about_replacement(
    session: Entry, cancelled: Collection[str], salvaged: Salvaged
) -> Iterator[Problem]:
    instead, path = session["instead"], session.at("instead")
    if instead is None:
        return
    if session["cancelled"] is None and not salvaged.is_doubtful(session.at("cancelled")):
        yield error(path, N_("only a cancelled session can have another in its place"))
    elif instead in cancelled:
        yield error(path, N_('the session "{id}" is cancelled itself'), id=instead)
