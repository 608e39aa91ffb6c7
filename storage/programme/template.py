"""A programme to begin with: an event, and two sessions that show how others are meant."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from locales.catalogues import spoken_languages
from storage.programme.model import Event, Kind, Place, Programme, Session, Speaker, Strand, Text
from storage.programme.sheets.words import known_words

_ZONE: Final = "Europe/Berlin"
_ID: Final = "my-conference"


def new_event() -> Event:
    """An event that is still to be named, in all languages of the bot."""
    return Event(_ID, _in_each(spoken_languages())("event"), ZoneInfo(_ZONE))


def template(event: Event, day: date) -> Programme:
    """The event with two example sessions on a day, a place and a speaker."""
    said = _in_each(event.languages)

    def at(hour: int) -> datetime:
        return datetime.combine(day, time(hour), event.timezone).astimezone(UTC)

    hall = Place("hall", said("hall"))
    opening = Session(
        id="opening",
        kind=Kind.PLENARY,
        start=at(10),
        end=at(10) + timedelta(hours=1),
        title=said("opening"),
        strand=Strand.CONFERENCE,
        abstract=said("about"),
        place=hall.id,
        speakers=(Speaker(said("speaker"), said("role")),),
    )
    meal = Session(
        id="meal",
        kind=Kind.MEAL,
        start=at(12),
        end=at(12) + timedelta(hours=1),
        title=said("meal"),
        strand=Strand.BOTH,
        place=hall.id,
    )
    return Programme(event, sessions=(opening, meal), places=(hall,))


def is_as_given(programme: Programme) -> bool:
    """Whether a programme has nothing but the examples of a template, on whatever day."""
    event = programme.event
    given = template(event, programme.sessions[0].start.astimezone(event.timezone).date())
    return {*map(_shown, programme.sessions)} == {*map(_shown, given.sessions)}


def _shown(session: Session) -> tuple[object, ...]:
    return session.kind, session.start, session.end, session.title, session.abstract


def _in_each(languages: Sequence[str]) -> Callable[[str], Text]:
    """The words of an example in each of the languages."""

    def said(name: str) -> Text:
        words = known_words()
        versions = {x: words[x].example[name] for x in languages if x in words}
        return Text(versions).among(languages)

    return said
