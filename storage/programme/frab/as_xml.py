"""A schedule in frab's form as XML, from the same that its JSON is written from."""

import re
from collections.abc import Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from storage.programme.frab.schedule import GENERATOR, ScheduleFile, document

_LONGEST: Final = "99:59"
"""The schema of XML has no more than two digits for hours."""

_SHORTEST_SLUG: Final = 4
_UNWRITABLE: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TRACK_SLUG: Final = re.compile(r"[a-z][a-z0-9-]+")


def write_xml(file: ScheduleFile) -> bytes:
    """The schedule as XML."""
    schedule = document(file)["schedule"]
    root = Element("schedule")
    SubElement(root, "generator", name=GENERATOR)
    if file.address:
        _add(root, "url", f"{file.address}/schedule.xml")
    _add(root, "version", schedule["version"])
    _conference(root, schedule)
    for day in schedule["conference"]["days"]:
        _day(root, day, {room["name"]: room["guid"] for room in schedule["conference"]["rooms"]})
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: Element, name: str, text: object) -> None:
    SubElement(parent, name).text = _writable(str(text))


def _writable(text: str) -> str:
    """A text without what no XML may hold."""
    return _UNWRITABLE.sub("", text)


def _conference(root: Element, schedule: Mapping[str, Any]) -> None:
    said = schedule["conference"]
    conference = SubElement(root, "conference")
    for name in ("acronym", "title", "start", "end"):
        _add(conference, name, said[name])
    _add(conference, "days", said["daysCount"])
    _add(conference, "timeslot_duration", said["timeslot_duration"])
    for name in ("url", "time_zone_name"):
        if name in said:
            _add(conference, name, said[name])
    if "base_url" in schedule:
        _add(conference, "base_url", schedule["base_url"])
    for track in said["tracks"]:
        slug = {"slug": track["slug"]} if _TRACK_SLUG.fullmatch(track.get("slug", "")) else {}
        SubElement(conference, "track", name=_writable(track["name"]), **slug)


def _day(root: Element, said: Mapping[str, Any], rooms: Mapping[str, str]) -> None:
    day = SubElement(
        root,
        "day",
        index=str(said["index"]),
        date=said["date"],
        start=said["day_start"],
        end=said["day_end"],
    )
    for name, events in said["rooms"].items():
        room = SubElement(day, "room", name=_writable(name), guid=rooms[name])
        for event in events:
            _event(room, event)


def _event(room: Element, said: Mapping[str, Any]) -> None:
    event = SubElement(room, "event", id=str(said["id"]), guid=said["guid"])
    hours, minutes = said["duration"].split(":")
    _add(event, "date", said["date"])
    _add(event, "start", said["start"])
    _add(event, "duration", _LONGEST if len(hours) > 2 else f"{hours}:{minutes}")
    _add(event, "room", said["room"])
    _add(event, "slug", _slug(said["slug"]))
    if said["url"].startswith("http"):
        _add(event, "url", said["url"])
    for name in ("title", "subtitle"):
        _add(event, name, said[name])
    for name in ("track", "type", "language", "abstract", "description"):
        _add(event, name, said[name] or "")
    persons = SubElement(event, "persons")
    for person in said["persons"]:
        SubElement(persons, "person", guid=person["guid"]).text = _writable(person["name"])
    links = SubElement(event, "links")
    for link in said["links"]:
        SubElement(links, "link", href=link["url"]).text = _writable(link["title"])


def _slug(said: str) -> str:
    """A slug with as many characters behind its event as the schema of XML asks for."""
    event, _, session = said.partition("-")
    return f"{event}-{session.rjust(_SHORTEST_SLUG, '_')}"
