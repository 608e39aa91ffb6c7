"""Calendar files that every phone can read: by a library, and by hand against RFC 5545."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from storage.programme.calendar import CalendarFile, Entry, write_calendar
from storage.programme.model import Programme, Session, Text
from tests.programmes import BERLIN, at, session, small_programme
from tests.storage.programme.calendar_lines import (
    components,
    content_lines,
    local_time,
    offset_at,
    only,
    text_of,
)

MADE_AT = at(20, 9)
HOSTILE = 'Wer, wo; was\\n "so": {x} \\, 100 %\\; = ☕️ Ёж 👩‍👩‍👧'


def calendar(programme: Programme | None = None, language: str = "de", release: int = 1) -> bytes:
    """The calendar file of a programme, with its links."""
    programme = programme or small_programme()
    places = {place.id: place for place in programme.places}
    return write_calendar(
        CalendarFile(
            event=programme.event,
            entries=tuple(
                Entry(s, places.get(s.place or ""), s.online) for s in programme.sessions
            ),
            release=release,
            language=language,
            made_at=MADE_AT,
            provisional="Noch vorläufig.",
            cancelled="Fällt aus",
            alarms=(60, 15),
        )
    )


def alone(zone: str, *sessions: Session) -> Programme:
    """A programme with these sessions only, in that zone."""
    small = small_programme()
    event = replace(small.event, timezone=ZoneInfo(zone))
    return replace(small, event=event, sessions=sessions)


def moment(value: date) -> datetime:
    """What the library calls a date, which is always a moment here."""
    assert isinstance(value, datetime)
    return value.astimezone(UTC)


def test_a_library_reads_every_session_back() -> None:
    read = icalendar.Calendar.from_ical(calendar())
    assert read.errors == []
    events = {str(event["uid"]): event for event in read.events}
    programme = small_programme()
    assert set(events) == {f"{s.id}.test@konferenzbot" for s in programme.sessions}
    for s in programme.sessions:
        event = events[f"{s.id}.test@konferenzbot"]
        assert event.errors == []
        assert (moment(event.start), moment(event.end)) == (s.start, s.end)
        assert str(event["summary"]) == s.title.in_language("de")
        rings = sorted(alarm.trigger for alarm in event.alarms.times)
        assert rings == [s.start - timedelta(minutes=m) for m in (60, 15)]


def test_the_head_says_what_the_file_is() -> None:
    lines = content_lines(calendar(language="ru"))
    assert (lines[0].name, lines[0].value) == ("BEGIN", "VCALENDAR")
    assert (lines[-1].name, lines[-1].value) == ("END", "VCALENDAR")
    assert only(lines, "VERSION").value == "2.0"
    assert only(lines, "METHOD").value == "PUBLISH"
    assert only(lines, "PRODID").value
    assert text_of(only(lines, "X-WR-CALNAME").value) == "Тестовая конференция"


def test_what_phones_need_of_an_event_is_there_once_and_in_its_form() -> None:
    lines = content_lines(calendar())
    zone, *others = components(lines, "VTIMEZONE")
    assert others == []
    assert only(zone, "TZID").value == "Europe/Moscow"
    assert only(zone, "TZOFFSETTO")
    for event in components(lines, "VEVENT"):
        own = [line.name for line in event[: [x.name for x in event].index("BEGIN")]]
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"):
            assert own.count(name) == 1
        assert only(event, "DTSTAMP").value == "20210620T060000Z"
        assert only(event, "DTSTART").parameters == "TZID=Europe/Moscow"
        assert only(event, "DTEND").parameters == "TZID=Europe/Moscow"
        alarm = components(event, "VALARM")[0]
        assert [line.name for line in alarm] == ["ACTION", "DESCRIPTION", "TRIGGER"]
        assert (only(alarm, "ACTION").value, only(alarm, "TRIGGER").value) == ("DISPLAY", "-PT1H")


def test_an_event_says_where_who_and_how_to_take_part() -> None:
    opening, _, provisional, sport, *_ = components(content_lines(calendar()), "VEVENT")
    assert text_of(only(opening, "LOCATION").value) == "Große Halle, Am Markt 1"
    assert only(opening, "URL").value == "https://example.org/live"
    assert text_of(only(opening, "DESCRIPTION").value) == (
        "https://example.org/live\n\nDr. Ada Lovelace, Analytik\n\nMit Musik."
    )
    assert only(opening, "STATUS").value == "CONFIRMED"
    assert only(provisional, "STATUS").value == "TENTATIVE"
    assert text_of(only(provisional, "DESCRIPTION").value) == "Noch vorläufig."
    assert only(sport, "GEO").value == "54.5;36.25"


@pytest.mark.parametrize("language", ["de", "ru"])
def test_nothing_that_is_written_in_a_programme_breaks_a_line(language: str) -> None:
    long = " ".join(["Ёжики, собаки; кошки\\и мыши — «все» вместе."] * 40)
    odd = Text({"de": HOSTILE, "ru": f"Ы{HOSTILE}"})
    entry = session(
        "odd",
        at(28, 9),
        1,
        odd,
        place="halle",
        abstract=Text({"de": f"Eins\nZwei\n\n{long}", "ru": f"{long}\n"}),
    )
    programme = alone("Europe/Moscow", entry)
    halle = replace(programme.places[0], name=odd, address=odd)
    content = calendar(replace(programme, places=(halle,)), language)
    (event,) = components(content_lines(content), "VEVENT")
    expected = odd.in_language(language)
    assert entry.abstract
    assert text_of(only(event, "SUMMARY").value) == expected
    assert text_of(only(event, "LOCATION").value) == f"{expected}, {expected}"
    assert text_of(only(event, "DESCRIPTION").value) == entry.abstract.in_language(language)
    (read,) = icalendar.Calendar.from_ical(content).events
    assert str(read["summary"]) == expected


def test_the_same_session_is_the_same_entry_in_every_release() -> None:
    before = components(content_lines(calendar(release=1)), "VEVENT")
    programme = small_programme()
    moved = replace(
        programme.sessions[0], start=at(28, 19), end=at(28, 21), title=Text({"de": "X", "ru": "Y"})
    )
    changed = replace(programme, sessions=(moved, *programme.sessions[1:]))
    after = components(content_lines(calendar(changed, "ru", release=2)), "VEVENT")
    assert [only(e, "UID") for e in before] == [only(e, "UID") for e in after]
    assert {only(e, "SEQUENCE").value for e in before} == {"1"}
    assert {only(e, "SEQUENCE").value for e in after} == {"2"}
    assert only(after[0], "DTSTART").value == "20210628T190000"


DAYS = ["2021-03-27", "2021-03-28", "2021-03-29", "2021-10-30", "2021-10-31", "2021-11-01"]


@pytest.mark.parametrize("day", DAYS)
def test_what_the_file_says_of_its_zone_holds_around_clock_changes(day: str) -> None:
    hours = ("00:30", "01:59", "03:00", "12:00", "23:30")
    starts = [
        datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=BERLIN).astimezone(UTC)
        for hour in hours
    ]
    entries = (session(f"s{i}", at, 0.5, Text("X")) for i, at in enumerate(starts))
    lines = content_lines(calendar(alone("Europe/Berlin", *entries)))
    (zone,) = components(lines, "VTIMEZONE")
    for start, event in zip(starts, components(lines, "VEVENT"), strict=True):
        local = local_time(only(event, "DTSTART").value)
        assert (local - offset_at(zone, local)).replace(tzinfo=UTC) == start


def test_a_session_over_a_clock_change_ends_when_it_ends() -> None:
    start = datetime(2021, 10, 31, 0, tzinfo=BERLIN).astimezone(UTC)
    night = session("nacht", start, 6, Text({"de": "Nacht", "ru": "Ночь"}))
    (event,) = icalendar.Calendar.from_ical(calendar(alone("Europe/Berlin", night))).events
    assert moment(event.end) - moment(event.start) == timedelta(hours=6)


def test_an_event_in_utc_needs_no_zone() -> None:
    lines = content_lines(calendar(alone("UTC", session("x", at(28, 9), 1, Text("X")))))
    assert components(lines, "VTIMEZONE") == []
    assert only(lines, "DTSTART").value == "20210628T060000Z"
