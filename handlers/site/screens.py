"""Pages for screens on a wall: what is on in the house or in one place, what is next, what is new.

A script shows them in each language in turn, by hours that stand in the page. Without it they say
in one language what holds for the minute in which they were made.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers.frame.whats_on import rank
from handlers.site.links import SCREEN
from handlers.site.screen_parts import FRESH, InLanguage, Item, Part
from handlers.site.view import Page, Said, View
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ScreenContent:
    """A screen. `data` is for its script; without it the address `following` is shown next."""

    said: Sequence[InLanguage]
    following: str
    data: Mapping[str, Any]


def screen_paths(snapshot: Snapshot) -> Iterator[str]:
    """The paths of all screens, at the root: of the house, and of each place."""
    yield SCREEN
    yield from (f"{SCREEN}/{place}" for place in snapshot.public.places)


def screen(views: Sequence[View], path: str) -> Page:
    """The screen at one of these paths, with a view for each language.

    Without its script it is in that of the first, in files in all of them.
    """
    parts = [Part.of(view, path) for view in views]
    first, as_files = parts[0], views[0].site.as_files
    following = parts[1 % len(parts)].language
    content = ScreenContent(
        said=[part.said() for part in (parts if as_files else parts[:1])],
        following="" if as_files else f"?language={following}",
        data=_data(sorted(parts, key=lambda part: part.reader.languages.index(part.language))),
    )
    return Page("screen.html", first.heading.text, content)


def _data(parts: Sequence[Part]) -> dict[str, Any]:
    """All that the script may have to say, in every language, with the moments that say when.

    Moments are in milliseconds since 1970, as browsers count them.
    """
    reader, site = parts[0].reader, parts[0].view.site
    ahead = [s for s in reader.snapshot.sessions.values() if s.end > reader.now]
    days = sorted({reader.snapshot.day_of(session) for session in ahead})
    # A title that has changed in one language alone is news in that one.
    news = {name: one for part in parts for name, one in part.news.items()}
    return {
        "zone": reader.snapshot.event.timezone.key,
        "shift": round(site.clock_shift.total_seconds()) * 1000,
        "fresh": FRESH // timedelta(milliseconds=1),
        "place": parts[0].place is not None,
        "languages": [
            {
                "code": part.language,
                "heading": _title(part.heading),
                "event": _title(part.event),
                "words": part.words(),
                "days": {day.isoformat(): part.day(day) for day in days},
            }
            for part in parts
        ],
        "sessions": [
            {
                "start": _milliseconds(session.start),
                "end": _milliseconds(session.end),
                "day": reader.snapshot.day_of(session).isoformat(),
                "said": [_said(part.item(session)) for part in parts],
                "off": not session.takes_place,
                "moves": session.provisional and session.takes_place,
            }
            for session in sorted(ahead, key=lambda session: rank(reader, session))
        ],
        "news": [
            {
                "since": _milliseconds(one.since),
                "until": _milliseconds(one.until),
                "said": [
                    _said(part.change(part.news[name])) if name in part.news else None
                    for part in parts
                ],
                "off": one.told.is_off,
            }
            for name, one in sorted(news.items(), key=lambda pair: pair[1].since, reverse=True)
        ],
    }


def _said(item: Item) -> dict[str, Any]:
    return {
        "title": _title(item.title),
        "hours": item.hours,
        "beside": item.beside,
        "lines": item.lines,
    }


def _title(said: Said) -> dict[str, str]:
    return {"text": said.text, **({"lang": said.language} if said.language else {})}


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
