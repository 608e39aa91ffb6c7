"""Schedules in frab's form, as frab, pretalx and this bot write them; as JSON, or read from XML."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from locales.translator import N_
from storage.programme.conversion.foreign import Entry, Person, Room, Schedule, Theme, Unreadable
from storage.programme.frab.schedule import GENERATOR, guid

_DURATION: Final = re.compile(r"([0-9]{1,3}):([0-9]{1,2})(?::[0-9]{1,2})?", re.ASCII)
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?", re.ASCII)
_DAY_CHANGE: Final = timedelta(hours=4)
_LATEST_DAY_CHANGE: Final = timedelta(hours=6)
"""Where a file does not say when its days begin, so much of the next one belongs to them; and never
more than that: what begins at eight is in the morning, even before a day that begins at nine."""

_LONGEST_KEY: Final = 10
_NOT_PART_OF_A_NAME: Final = re.compile(r"[^a-z0-9]+")


def read_json(content: bytes) -> Schedule:
    """The schedule in a JSON file. Raises Unreadable."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(N_("this is no JSON that could be read")) from None
    if not isinstance(data, dict) or not isinstance(
        _mapping(data, "schedule").get("conference"), dict
    ):
        raise Unreadable(N_("this JSON is no schedule in the form of frab or pretalx"))
    return schedule_of(data)


def schedule_of(data: Mapping[str, Any]) -> Schedule:
    """The schedule that a document in frab's form means, whatever stands in it."""
    conference = _mapping(_mapping(data, "schedule"), "conference")
    is_own = _text(_mapping(data, "generator"), "name") == GENERATOR
    reader = _Reader.of(conference, is_own)
    found = [
        (event, day, str(room))
        for day in _mappings(conference, "days")
        for room, events in _mapping(day, "rooms").items()
        if isinstance(events, list)
        for event in events
        if isinstance(event, dict)
    ]
    entries = [reader.entry(*where) for where in found]
    return Schedule(
        title=_text(conference, "title"),
        name=reader.event,
        entries=tuple(entry for entry in entries if entry),
        description=_text(conference, "description"),
        zone=_text(conference, "time_zone_name") or None,
        unread=entries.count(None),
        is_own=is_own,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the entries of one file; `rooms` and `tracks` are what it says of them by name."""

    event: str
    is_own: bool
    acronym: str
    rooms: Mapping[str, Mapping[str, Any]]
    tracks: Mapping[str, Mapping[str, Any]]

    @staticmethod
    def of(conference: Mapping[str, Any], is_own: bool) -> "_Reader":
        acronym = _text(conference, "acronym")
        return _Reader(
            event=acronym.rstrip("_").replace("_", "-") if is_own else acronym,
            is_own=is_own,
            acronym=acronym,
            rooms=_by_name(conference, "rooms"),
            tracks=_by_name(conference, "tracks"),
        )

    def entry(self, event: Mapping[str, Any], day: Mapping[str, Any], room: str) -> Entry | None:
        """A session; None where it is not known when it begins."""
        start = _start(event, day)
        if start is None:
            return None
        links = [x for x in _mappings(event, "links") if _text(x, "url")]
        return Entry(
            start=start,
            length=_length(_text(event, "duration")),
            title=_text(event, "title"),
            words=self._words(event),
            key=_key(event),
            uid=_text(event, "guid"),
            own_id=self._own_id(event),
            abstract=_joined(event, () if self.is_own else links),
            kind=_text(event, "type"),
            room=self._room(_text(event, "room") or room),
            theme=self._theme(_text(event, "track")),
            persons=tuple(self._persons(event)),
            languages=tuple(filter(None, re.split(r"[\s,;/]+", _text(event, "language")))),
            link=_text(links[0], "url") if links and self.is_own else "",
        )

    def _words(self, event: Mapping[str, Any]) -> str:
        """The words of the slug, which stay where a title, an hour or a room changes."""
        words = _parts(_text(event, "slug"))
        for known in (_parts(self.acronym), _parts(_text(event, "id")), _parts(_key(event))):
            if words[: len(known)] == known:
                words = words[len(known) :]
        return " ".join(words)

    def _own_id(self, event: Mapping[str, Any]) -> str | None:
        """The id of a session that the bot has written."""
        slug = _text(event, "slug")
        if not self.is_own or not slug.startswith(f"{self.acronym}-"):
            return None
        return slug.removeprefix(f"{self.acronym}-").lstrip("_")

    def _room(self, name: str) -> Room | None:
        said = self.rooms.get(name, {})
        # Where there is no room, the bot names what stands in for one.
        stands_in = self.is_own and said.get("guid") == str(guid(self.event, "room", name))
        if not name or stands_in:
            return None
        own = _text(said, "slug") if self.is_own else ""
        return Room(name, own or None, _text(said, "description") if self.is_own else "")

    def _theme(self, name: str) -> Theme | None:
        own = _text(self.tracks.get(name, {}), "slug") if self.is_own else ""
        return Theme(name, own or None) if name else None

    def _persons(self, event: Mapping[str, Any]) -> Iterator[Person]:
        for person in _mappings(event, "persons"):
            names = (_text(person, key) for key in ("public_name", "name", "full_public_name"))
            role = _text(person, "biography") if self.is_own else ""
            yield Person(next(filter(None, names), ""), role)


def _key(event: Mapping[str, Any]) -> str:
    """What is short and the session's own: its code or number, else the first part of its guid."""
    own = (_text(event, name) for name in ("code", "id"))
    fit = (key for key in own if 0 < len(key) <= _LONGEST_KEY)
    return next(fit, _text(event, "guid").partition("-")[0][:_LONGEST_KEY])


def _start(event: Mapping[str, Any], day: Mapping[str, Any]) -> datetime | None:
    """When a session begins: as it says with its date, else by the clock of its day."""
    moment = _moment(_text(event, "date"))
    clock = _CLOCK.fullmatch(_text(event, "start"))
    if moment and ("T" in _text(event, "date") or clock is None):
        return moment
    date = moment or _moment(_text(day, "date"))
    if date is None or clock is None:
        return None
    since_midnight = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    begins = _moment(_text(day, "day_start"))
    change = timedelta(hours=begins.hour, minutes=begins.minute) if begins else _DAY_CHANGE
    # What begins before its day does is after midnight.
    after_midnight = moment is None and since_midnight < min(change, _LATEST_DAY_CHANGE)
    try:
        return date + since_midnight + timedelta(days=1 if after_midnight else 0)
    except OverflowError:  # the last day that there is
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _length(text: str) -> timedelta | None:
    found = _DURATION.fullmatch(text)
    return timedelta(hours=int(found[1]), minutes=int(found[2])) if found else None


def _joined(event: Mapping[str, Any], links: Iterator[Any] | list[Any] | tuple[()]) -> str:
    """Subtitle, abstract, description and links, each once."""
    parts: list[str] = []
    for key in ("subtitle", "abstract", "description"):
        text = _text(event, key)
        if text and not any(text in part for part in parts):
            parts.append(text)
    said = [": ".join(filter(None, (_text(x, "title"), _text(x, "url")))) for x in links]
    return "\n\n".join((*parts, *(["\n".join(said)] if said else [])))


def _parts(text: str) -> list[str]:
    return [part for part in _NOT_PART_OF_A_NAME.split(text.casefold()) if part]


def _text(of: Mapping[str, Any], key: str) -> str:
    """A value as text; of one in several languages the first."""
    match of.get(key):
        case str(text):
            return text.strip()
        case bool() | None:
            return ""
        case int(number):
            return str(number)
        case dict(versions):
            texts: Callable[[object], bool] = lambda text: isinstance(text, str)  # noqa: E731
            return next((str(text).strip() for text in filter(texts, versions.values())), "")
        case _:
            return ""


def _mapping(of: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = of.get(key)
    return value if isinstance(value, dict) else {}


def _mappings(of: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = of.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _by_name(conference: Mapping[str, Any], key: str) -> dict[str, Mapping[str, Any]]:
    return {_text(thing, "name"): thing for thing in reversed(_mappings(conference, key))}
