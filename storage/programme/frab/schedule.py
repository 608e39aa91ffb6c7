"""A programme as a schedule in frab's form: days, the rooms of each, and what happens there.

https://c3voc.de/wiki/schedule describes the form; its schemas are those of
https://github.com/voc/schedule.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from storage.programme.model import Place, Session, Speaker, Text
from storage.programme.snapshot import Snapshot

SCHEMA: Final = "https://c3voc.de/schedule/schema.json"
GENERATOR: Final = "konferenzbot"

_SHORTEST_ACRONYM: Final = 4
_SLUG: Final = re.compile(r"[a-z0-9-]+[a-z0-9]")
_ZONE: Final = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC")
"""The names of zones that the schema takes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A session that takes place: its number, its address, and its video link if that is for all.

    The number is positive and stays with the session.
    """

    session: Session
    number: int
    url: str
    video: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What is said for a room where there is none, online or not yet, and for a video link."""

    online: str
    to_follow: str
    video: str


@dataclass(frozen=True, slots=True)
class ScheduleFile:
    """What a schedule is made from: `snapshot` as everybody sees it, and what takes place of it.

    `address` is where the pages are, where that is known. Texts are in `language`.
    """

    snapshot: Snapshot
    entries: Sequence[Entry]
    language: str
    words: Words
    address: str | None = None

    def said(self, text: Text | None) -> str:
        """A text in the language of the schedule; empty where there is none."""
        return text.in_language(self.language) if text else ""


def write_json(file: ScheduleFile) -> bytes:
    """The schedule as JSON."""
    return json.dumps(document(file), ensure_ascii=False, indent=1).encode()


def document(file: ScheduleFile) -> dict[str, Any]:
    """The schedule as what JSON is written from."""
    base = {"base_url": f"{file.address}/"} if file.address else {}
    return {
        "$schema": SCHEMA,
        "generator": {"name": GENERATOR},
        "schedule": {
            "version": str(file.snapshot.release),
            **base,
            "conference": _conference(file),
        },
    }


def acronym(event: str) -> str:
    """The short name of an event in schedules, by its id: at least four characters, no hyphen."""
    return event.replace("-", "_").ljust(_SHORTEST_ACRONYM, "_")


def _conference(file: ScheduleFile) -> dict[str, Any]:
    snapshot, event = file.snapshot, file.snapshot.event
    days = snapshot.days
    zone = event.timezone.key
    found: dict[str, Any] = {
        "acronym": acronym(event.id),
        "title": file.said(event.title),
        "description": file.said(event.description),
        "start": days[0].isoformat(),
        "end": days[-1].isoformat(),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "time_zone_name": zone if _ZONE.fullmatch(zone) else "",
        "url": f"{file.address}/{file.language}/" if file.address else "",
        "tracks": [
            {"name": file.said(track.name), **_slug(track.id)} for track in snapshot.tracks.values()
        ],
        "rooms": list(_rooms(file)),
        "days": [_day(file, number, day) for number, day in enumerate(days, 1)],
    }
    return {name: value for name, value in found.items() if value != ""}


def _slug(name: str) -> dict[str, str]:
    """An id as the schema takes it: an id of one character is left out."""
    return {"slug": name} if _SLUG.fullmatch(name) else {}


def _rooms(file: ScheduleFile) -> Iterator[dict[str, Any]]:
    """Each room once: schedules know rooms by their names."""
    event, rooms = file.snapshot.event.id, dict[str, dict[str, Any]]()
    for place in file.snapshot.places.values():
        name = file.said(place.name)
        room = {
            "name": name,
            "guid": str(guid(event, "place", place.id)),
            **_slug(place.id),
            "description": file.said(place.address) or None,
        }
        rooms.setdefault(name, room)
    for entry in file.entries:
        name = _room(file, entry.session)
        rooms.setdefault(name, {"name": name, "guid": str(guid(event, "room", name))})
    yield from rooms.values()


def _room(file: ScheduleFile, session: Session) -> str:
    place: Place | None = file.snapshot.places.get(session.place or "")
    if place:
        return file.said(place.name)
    return file.words.online if session.online else file.words.to_follow


def _day(file: ScheduleFile, number: int, day: date) -> dict[str, Any]:
    zone = file.snapshot.event.timezone
    rooms: dict[str, list[dict[str, Any]]] = {}
    for entry in file.entries:
        if file.snapshot.day_of(entry.session) == day:
            rooms.setdefault(_room(file, entry.session), []).append(_event(file, entry))
    return {
        "index": number,
        "date": day.isoformat(),
        "day_start": _midnight(day, zone).isoformat(),
        # A session belongs to the day on which it starts: apps take what begins before the hour
        # at which a day ends for part of the day before.
        "day_end": _midnight(day + timedelta(days=1), zone).isoformat(),
        "rooms": rooms,
    }


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _event(file: ScheduleFile, entry: Entry) -> dict[str, Any]:
    snapshot, session = file.snapshot, entry.session
    start = snapshot.local(session.start)
    track = snapshot.tracks.get(session.track or "")
    video = [{"type": "web", "url": entry.video, "title": file.words.video}] if entry.video else []
    return {
        "guid": str(guid(file.snapshot.event.id, session.id)),
        "id": entry.number,
        "date": start.isoformat(),
        "start": f"{start:%H:%M}",
        "duration": duration(session.end.astimezone(UTC) - session.start.astimezone(UTC)),
        "room": _room(file, session),
        "slug": f"{acronym(snapshot.event.id)}-{session.file_id}",
        "url": entry.url,
        "title": file.said(session.title),
        "subtitle": "",
        "track": file.said(track.name) if track else None,
        "type": session.kind.value,
        "language": session.spoken[0] if session.spoken else None,
        "abstract": file.said(session.abstract),
        "description": "",
        "persons": [_person(file, speaker) for speaker in session.speakers],
        "links": video,
    }


def _person(file: ScheduleFile, speaker: Speaker) -> dict[str, Any]:
    name = file.said(speaker.name)
    first = speaker.name.in_language(file.snapshot.event.languages[0])
    return {
        "guid": str(guid(file.snapshot.event.id, "person", first)),
        "name": name,
        # What older programs look for.
        "public_name": name,
        "biography": file.said(speaker.role) or None,
    }


def duration(length: timedelta) -> str:
    """How long something takes, in hours and minutes: "01:30"."""
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def guid(event: str, *names: str) -> UUID:
    """The id of a part of an event in all schedules, by ids that stay the same; a session's own
    is enough.
    """
    return uuid5(uuid5(NAMESPACE_URL, f"konferenzbot:{event}"), ":".join(names))
