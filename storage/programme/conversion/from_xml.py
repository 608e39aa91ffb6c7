"""Schedules in frab's form as XML, read into what their JSON is.

expat parses them, which the standard library brings: it fetches nothing, and what it would expand
or fetch, entities and document types, is refused before it can do harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn
from xml.parsers import expat

from locales.translator import N_
from storage.programme.conversion.foreign import TOO_MUCH, Unreadable

_DEEPEST: Final = 20
_MOST_NODES: Final = 500_000


@dataclass(slots=True)
class Node:
    """An element: its attributes, the elements in it, and its text."""

    name: str
    attributes: Mapping[str, str]
    children: list["Node"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def first(self, name: str) -> "Node | None":
        """The first element of that name in it."""
        return next((child for child in self.children if child.name == name), None)

    def every(self, name: str) -> "list[Node]":
        """All elements of that name in it."""
        return [child for child in self.children if child.name == name]

    @property
    def text(self) -> str:
        """Its text, without that of elements in it."""
        return "".join(self.parts).strip()

    def texts(self) -> dict[str, str]:
        """The text of the first element of each name in it."""
        return {child.name: child.text for child in reversed(self.children)}


def document_of(content: bytes) -> dict[str, Any]:
    """The schedule in an XML file, in the form of JSON. Raises Unreadable."""
    root = _parsed(content)
    conference = root.first("conference") if root.name == "schedule" else None
    if conference is None:
        raise Unreadable(N_("this XML is no schedule in the form of frab or pretalx"))
    generator = root.first("generator")
    return {
        "generator": dict(generator.attributes) if generator else {},
        "schedule": {
            "conference": {
                **conference.texts(),
                "tracks": [dict(track.attributes) for track in conference.every("track")],
                "rooms": [
                    {"name": room.attributes.get("name", ""), "guid": room.attributes.get("guid")}
                    for day in root.every("day")
                    for room in day.every("room")
                ],
                "days": list(map(_day, root.every("day"))),
            }
        },
    }


def _day(day: Node) -> dict[str, Any]:
    rooms: dict[str, list[dict[str, Any]]] = {}
    for room in day.every("room"):
        events = rooms.setdefault(room.attributes.get("name", ""), [])
        events += map(_event, room.every("event"))
    return {
        "date": day.attributes.get("date", ""),
        "day_start": day.attributes.get("start", ""),
        "rooms": rooms,
    }


def _event(event: Node) -> dict[str, Any]:
    persons, links = event.first("persons"), event.first("links")
    return {
        **event.texts(),
        **event.attributes,
        "persons": [{"name": p.text} for p in persons.children] if persons else [],
        "links": [{"url": x.attributes.get("href", ""), "title": x.text} for x in links.children]
        if links
        else [],
    }


def _parsed(content: bytes) -> Node:
    """The tree of an XML file, bounded in depth and size."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    root = Node("", {})
    opened = [root]
    count = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(opened) > _DEEPEST or count > _MOST_NODES:
            raise Unreadable(TOO_MUCH)
        node = Node(name, attributes)
        opened[-1].children.append(node)
        opened.append(node)

    def end(_name: str) -> None:
        opened.pop()

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: opened[-1].parts.append(text)
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as mistake:
        raise Unreadable(
            N_("this is no XML that could be read; look at line {line}"), line=mistake.lineno
        ) from None
    except (ValueError, LookupError):  # an encoding that nobody knows
        raise Unreadable(
            N_("this is no XML that could be read; look at line {line}"), line=1
        ) from None
    return root.children[0]


def _refuse(*_: object) -> NoReturn:
    raise Unreadable(N_("document types and entities (<!DOCTYPE, <!ENTITY) are not read in XML"))
