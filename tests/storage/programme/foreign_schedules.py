"""Schedules of other systems, made up: large ones with odd texts, and the same as XML."""

import json
import random
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

ODD = (
    "Ein Satz\tmit Tabulator. ",
    "Zeile\r\nfür Zeile\rgeschrieben. ",
    "Getrennt\u2028durch\u2029Zeichen. ",
    "<p>Ein <b>Absatz</b> &amp; <a href='https://example.org'>ein Link</a>.</p> ",
    "Глава первая: «кавычки» — и тире. ",
    "=SUMME(A1) @alle {name} %s _x0041_ ",
    "👩‍👩‍👧 ё̈ \u202eumgedreht\u202c ",
    "# kein Kommentar: - [x] 'a' \"b\" | > & * ! ",
)
KINDS = ("Talk 30 min", "lecture", "Workshop", "performance", "unheard-of", "")


def large_schedule(sessions: int, seed: int = 7) -> dict[str, Any]:
    """Days of many rooms, as frab or pretalx would write them."""
    rng, number = random.Random(seed), 0  # noqa: S311 (no secret)
    days = []
    for day in range(1, 5):
        rooms: dict[str, list[dict[str, Any]]] = {}
        for room in range(10):
            name = f"Saal {room}" if room else "K.1.105 (La Fontaine)"
            for slot in range(sessions // 40):
                hour, minute = divmod(10 * 60 + slot * 40, 60)
                date = f"2031-06-{day + (hour >= 24):02}"
                number += 1
                rooms.setdefault(name, []).append(
                    {
                        "id": number,
                        "guid": f"{number:08x}-0000-5000-8000-000000000000",
                        "slug": f"conf31-{number}-{rng.choice(('ueber', 'on_the', 'the-')) * 4}",
                        "date": f"{date}T{hour % 24:02}:{minute:02}:00+02:00",
                        "start": f"{hour % 24:02}:{minute:02}",
                        "duration": rng.choice(("00:30", "0:45", "01:00:00")),
                        "room": name,
                        "title": f"Vortrag {number}{rng.choice(ODD)}",
                        "subtitle": rng.choice(("", "Ein Untertitel")),
                        "track": rng.choice((None, "Ethik & Politik", "Ästhetik", "")),
                        "type": rng.choice(KINDS),
                        "language": rng.choice(("de", "en", "de-formal", None, "")),
                        "abstract": "".join(rng.choices(ODD, k=rng.randrange(4))),
                        "description": "".join(rng.choices(ODD, k=rng.randrange(40))),
                        "do_not_record": True,
                        "persons": [
                            {"id": n, "public_name": f"Dr. Ada{rng.choice(ODD)[:9]} {n}"}
                            for n in range(rng.randrange(3))
                        ],
                        "links": [{"url": "https://example.org/x", "title": "Folien"}],
                        "attachments": [],
                    }
                )
        days.append({"index": day, "date": f"2031-06-{day:02}", "rooms": rooms})
    return {
        "schedule": {
            "version": "1",
            "conference": {
                "acronym": "conf31",
                "title": "Große Konferenz",
                "time_zone_name": "Europe/Berlin",
                "days": days,
            },
        }
    }


def as_json(schedule: dict[str, Any]) -> bytes:
    return json.dumps(schedule).encode()


def as_xml(schedule: dict[str, Any]) -> bytes:
    """The same as XML, which has no bidirectional signs or lone CR of its own."""
    said = schedule["schedule"]["conference"]
    root = Element("schedule")
    conference = SubElement(root, "conference")
    for name in ("acronym", "title", "time_zone_name"):
        SubElement(conference, name).text = said.get(name)
    for day in said["days"]:
        at = SubElement(root, "day", index=str(day["index"]), date=day["date"])
        for name, events in day["rooms"].items():
            room = SubElement(at, "room", name=name)
            for event in events:
                _event(SubElement(room, "event", id=str(event["id"]), guid=event["guid"]), event)
    written: bytes = tostring(root, encoding="utf-8")
    return written.replace(b"\r", b"&#13;")


def _event(element: Element, event: dict[str, Any]) -> None:
    for name, value in event.items():
        if isinstance(value, str):
            SubElement(element, name).text = value
    persons, links = SubElement(element, "persons"), SubElement(element, "links")
    for person in event["persons"]:
        SubElement(persons, "person", id=str(person["id"])).text = person["public_name"]
    for link in event["links"]:
        SubElement(links, "link", href=link["url"]).text = link["title"]
