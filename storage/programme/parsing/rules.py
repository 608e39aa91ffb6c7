"""The rules that bind the values of a programme file to each other; breaking one refuses it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from storage.programme.model import Kind
from storage.programme.parsing.absence import missing_values
from storage.programme.parsing.entries import (
    EVERY_TEAM,
    Document,
    GroupEntry,
    PlaceEntry,
    SessionEntry,
    TeamEntry,
)
from storage.programme.parsing.links import hidden_host
from storage.programme.parsing.local_times import are_in_order, clock_changes
from storage.programme.parsing.salvage import Salvaged
from storage.programme.problems import N_, NodePath, Problem, error

FORMAT: Final = 1
MOST_FURTHER_ZONES: Final = 3


def broken_rules(salvaged: Salvaged) -> Iterator[Problem]:
    """Everything that is missing, refers to nothing or contradicts itself.

    A clock change over a local time is found here too, even where it is only a warning.
    """
    document = salvaged.document
    yield from missing_values(salvaged)
    yield from _about_format(document)
    yield from _about_further_zones(document)
    for name in ("places", "groups", "teams", "sessions"):
        yield from _about_ids(name, getattr(document, name) or ())
    yield from _about_places(salvaged)
    yield from _about_groups(document)
    for index, team in enumerate(document.teams or ()):
        if team is not None:
            yield from _about_repetitions(("teams", index, "leaders"), team.leaders)
    yield from _about_sessions(salvaged)


def _about_format(document: Document) -> Iterator[Problem]:
    if document.format not in (None, FORMAT):
        yield error(
            ("format",),
            N_("only format {known} can be read, not {value}"),
            known=FORMAT,
            value=document.format,
        )


def _about_further_zones(document: Document) -> Iterator[Problem]:
    zones = document.event.also_show if document.event else None
    path = ("event", "also_show")
    yield from _about_repetitions(path, [zone.key for zone in zones or () if zone])
    if zones and len(zones) > MOST_FURTHER_ZONES:
        yield error(
            path, N_("at most {limit} further time zones can be shown"), limit=MOST_FURTHER_ZONES
        )


def _about_ids(
    name: str, entries: Sequence[PlaceEntry | GroupEntry | TeamEntry | SessionEntry | None]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry is None or entry.id is None:
            continue
        if entry.id in seen:
            yield error((name, index, "id"), N_('the id "{id}" is there twice'), id=entry.id)
        seen.add(entry.id)


def _about_repetitions(path: NodePath, values: Iterable[object] | None) -> Iterator[Problem]:
    seen: set[object] = set()
    for value in values or ():
        if value is not None and value in seen:
            yield error(path, N_('"{value}" stands here twice'), value=value)
        seen.add(value)


def _about_places(salvaged: Salvaged) -> Iterator[Problem]:
    for index, place in enumerate(salvaged.document.places or ()):
        if place is None or (place.latitude is None) == (place.longitude is None):
            continue
        path: NodePath = ("places", index)
        absent = (*path, "latitude" if place.latitude is None else "longitude")
        if not salvaged.is_doubtful(absent):
            yield error(path, N_("latitude and longitude are given together or not at all"))


def _about_groups(document: Document) -> Iterator[Problem]:
    zone = document.zone
    for index, group in enumerate(document.groups or ()):
        if group is None:
            continue
        path: NodePath = ("groups", index)
        yield from _about_repetitions((*path, "coordinators"), group.coordinators)
        yield from clock_changes((*path, "opens"), group.opens, zone)
        yield from clock_changes((*path, "closes"), group.closes, zone)
        if group.opens and group.closes and not are_in_order(group.opens, group.closes, zone):
            yield error((*path, "closes"), N_("the closing must be after the opening"))


def _about_sessions(salvaged: Salvaged) -> Iterator[Problem]:
    zone = salvaged.document.zone
    for index, session in enumerate(salvaged.document.sessions or ()):
        if session is None:
            continue
        path: NodePath = ("sessions", index)
        yield from clock_changes((*path, "start"), session.start, zone)
        yield from clock_changes((*path, "end"), session.end, zone)
        if session.start and session.end and not are_in_order(session.start, session.end, zone):
            yield error((*path, "end"), N_("the end must be after the start"))
        yield from _about_kind(path, session, salvaged)
        if session.online and (reason := hidden_host(session.online)):
            yield error((*path, "online"), reason)
    yield from _about_references(salvaged)


def _about_kind(path: NodePath, session: SessionEntry, salvaged: Salvaged) -> Iterator[Problem]:
    if session.kind is None:
        return
    group = (*path, "group")
    if session.kind is Kind.GROUP and session.group is None and not salvaged.is_doubtful(group):
        yield error(group, N_("a session of kind group needs the id of its group"))
    if session.kind is not Kind.GROUP and session.group is not None:
        yield error(group, N_("only a session of kind group can have a group"))
    if session.kind is not Kind.WORKSHOP and session.teams:
        yield error((*path, "teams"), N_("only a session of kind workshop can be for teams"))


def _about_references(salvaged: Salvaged) -> Iterator[Problem]:
    document = salvaged.document
    places = _known_ids(salvaged, "places", document.places)
    groups = _known_ids(salvaged, "groups", document.groups)
    teams = _known_ids(salvaged, "teams", document.teams)
    for index, session in enumerate(document.sessions or ()):
        if session is None:
            continue
        path: NodePath = ("sessions", index)
        if session.place and places is not None and session.place not in places:
            yield error((*path, "place"), N_('no place has the id "{id}"'), id=session.place)
        if session.group and groups is not None and session.group not in groups:
            yield error((*path, "group"), N_('no group has the id "{id}"'), id=session.group)
        if session.teams in (None, EVERY_TEAM):
            continue
        yield from _about_repetitions((*path, "teams"), session.teams)
        for number, team in enumerate(session.teams or ()):
            if team and teams is not None and team not in teams:
                yield error((*path, "teams", number), N_('no team has the id "{id}"'), id=team)


def _known_ids(
    salvaged: Salvaged,
    name: str,
    entries: Sequence[PlaceEntry | GroupEntry | TeamEntry | None] | None,
) -> frozenset[str] | None:
    """The ids of a list, or None where the list itself cannot be read."""
    if entries is None and salvaged.is_doubtful((name,)):
        return None
    return frozenset(entry.id for entry in entries or () if entry is not None and entry.id)
