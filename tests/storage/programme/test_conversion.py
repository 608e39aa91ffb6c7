"""Schedules and calendars of other systems as programmes: nothing that both have is lost."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from storage import session_numbers
from storage.programme import xlsx_file, yaml_file
from storage.programme.calendar import CalendarFile, write_calendar
from storage.programme.calendar import Entry as CalendarEntry
from storage.programme.conversion.foreign import Unreadable
from storage.programme.conversion.programme import Converted
from storage.programme.conversion.reading import ForeignForm, convert
from storage.programme.frab.as_xml import write_xml
from storage.programme.frab.schedule import Entry, ScheduleFile, Words, write_json
from storage.programme.model import Kind, Programme, Session, Strand, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import small_programme
from tests.storage.programme.foreign_schedules import as_json, as_xml, large_schedule

BERLIN = ZoneInfo("Europe/Berlin")
JSON, XML, ICS = ForeignForm.JSON, ForeignForm.XML, ForeignForm.ICS


def from_json(schedule: dict[str, Any], zone: ZoneInfo | None = None) -> Converted:
    return convert(as_json(schedule), JSON, "file", zone, None)


def one(conference: dict[str, Any] | None = None, **event: Any) -> Converted:
    """What happens to a schedule with one session."""
    day = {"date": "2031-06-01", "rooms": {"Saal": [{**USUAL, **event}]}}
    said = {"acronym": "x", "title": "X", "time_zone_name": "Europe/Berlin", **(conference or {})}
    return from_json({"schedule": {"conference": {"days": [day], **said}}})


USUAL: dict[str, Any] = {
    "id": 17,
    "guid": "a0a0fcfe-b7fb-46e3-84b6-97a5406016b4",
    "slug": "x-17-opening_ceremony",
    "date": "2031-06-01T10:00:00+02:00",
    "start": "10:00",
    "duration": "01:00",
    "room": "Saal",
    "title": "Opening",
    "type": "talk",
    "language": "de",
}


def session(conference: dict[str, Any] | None = None, **event: Any) -> Session:
    [found] = one(conference, **event).programme.sessions
    return found


def said(made: Converted) -> list[str]:
    return [problem.english() for problem in made.missing]


def in_german(text: Text | None) -> str | None:
    return text.in_language("de") if text else None


def ics(*lines: str, zone: ZoneInfo | None = BERLIN) -> Converted:
    event = "\r\n".join(("BEGIN:VEVENT", "UID:1@elsewhere", *lines, "END:VEVENT"))
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{event}\r\nEND:VCALENDAR\r\n"
    return convert(calendar.encode(), ICS, "treffen", zone, None)


def test_a_large_schedule_with_odd_texts_comes_through_every_form() -> None:
    """1,000 sessions, with tabs, CR, U+2028, HTML, long texts and nights over midnight."""
    schedule = large_schedule(1_000)
    made = from_json(schedule)
    assert convert(as_xml(schedule), XML, "file", None, None) == made

    programme = made.programme
    assert len(programme.sessions) == 1_000
    assert len({s.id for s in programme.sessions}) == 1_000
    assert len(programme.places) == 10
    assert {in_german(track.name) for track in programme.tracks} == {"Ethik & Politik", "Ästhetik"}
    reading = yaml_file.read(yaml_file.write(programme, made.missing))
    assert not reading.errors
    assert reading.programme == programme

    sent = {e["guid"][:8]: e for e in events_of(schedule)}
    for found in programme.sessions:
        event = sent[f"{int(found.id.rpartition('-')[2]):08x}"]
        assert found.start == datetime.fromisoformat(event["date"])
        assert len(found.speakers) == len(event["persons"])
        assert found.spoken == ((event["language"][:2],) if event["language"] else ())
        place = next(p for p in programme.places if p.id == found.place)
        assert in_german(place.name) == event["room"]
    as_ours = Snapshot.of(programme)
    again = convert(write_json(schedule_file(as_ours)), JSON, "file", None, None)
    # Whose workshop it is, frab's form does not say.
    assert {s.id: s for s in again.programme.sessions} == {
        s.id: replace(s, strand=Strand.default(s.kind)) for s in programme.sessions
    }


def events_of(schedule: dict[str, Any]) -> list[dict[str, Any]]:
    days = schedule["schedule"]["conference"]["days"]
    return [e for day in days for events in day["rooms"].values() for e in events]


def schedule_file(snapshot: Snapshot, language: str = "de") -> ScheduleFile:
    numbers = session_numbers.unpublished(snapshot)
    entries = [
        Entry(s, numbers[s.id], "https://pages.example/x", s.online)
        for s in snapshot.sessions.values()
        if s.takes_place
    ]
    return ScheduleFile(snapshot, entries, language, Words("Online", "Ort folgt", "Video"))


@pytest.mark.parametrize("language", ["de", "ru"])
def test_our_own_schedules_keep_ids_and_all_that_they_say(language: str) -> None:
    programme = small_programme()
    file = schedule_file(Snapshot.of(programme), language)
    from_ours = convert(write_json(file), JSON, "file", None, language).programme
    assert from_ours.event.id == "test"
    assert sorted(facts(s, language) for s in from_ours.sessions) == sorted(
        facts(s, language) for s in programme.sessions
    )
    assert [place.id for place in from_ours.places] == ["halle", "pin"]
    xml = convert(write_xml(file), XML, "file", None, language).programme
    assert sorted(facts(s, language)[:5] for s in xml.sessions) == sorted(
        facts(s, language)[:5] for s in programme.sessions
    )


def facts(of: Session, language: str) -> tuple[Any, ...]:
    """What both forms have of a session."""
    kind = Kind.TALK if of.kind is Kind.GROUP else of.kind
    texts = (of.title, of.abstract)
    return (
        of.id,
        of.start,
        of.end,
        kind,
        [text.in_language(language) if text else None for text in texts],
        of.place,
        of.online,
        [(s.name.in_language(language), bool(s.role)) for s in of.speakers],
    )


def test_our_own_calendar_keeps_ids_hours_and_what_is_cancelled() -> None:
    programme = small_programme()
    snapshot = Snapshot.of(programme)
    entries = tuple(
        CalendarEntry(s, snapshot.places.get(s.place or ""), s.online) for s in programme.sessions
    )
    now = datetime(2021, 6, 1, tzinfo=UTC)
    file = CalendarFile(programme.event, entries, 1, "de", now, "Vorläufig", "Fällt aus")
    made = convert(write_calendar(file), ICS, "file", None, None)
    assert made.programme.event.id == "test"
    assert made.programme.event.timezone == programme.event.timezone
    assert {(s.id, s.start, s.end, s.provisional, s.online) for s in made.programme.sessions} == {
        (s.id, s.start, s.end, s.provisional, s.online) for s in programme.sessions
    }
    kinds = [line for line in said(made) if "kind" in line]
    assert len(kinds) == len(programme.sessions)


def test_each_gap_is_named_by_its_place_and_marked_in_the_file() -> None:
    made = one(type="Poster", title="T" * 300, abstract="a " * 3_000, duration="")
    assert said(made) == [
        "event.languages: the texts are in one language; for a second one name it here and write"
        " its texts",
        "sessions[0].title: it was cut to 200 characters",
        'sessions[0].kind: "Poster" is no kind that is known',
        "sessions[0].end: it has no end; it is taken to last 30 minutes",
        "sessions[0].abstract: it was cut to 2000 characters",
    ]
    [found] = made.programme.sessions
    assert found.kind is Kind.TALK
    assert found.end - found.start == timedelta(minutes=30)
    text = yaml_file.write(made.programme, made.missing)
    assert [line for line in text.splitlines() if line.startswith("# ")] == [
        f"# missing: {line}" for line in said(made)
    ]
    assert yaml_file.read(text).programme == made.programme


def test_in_a_workbook_gaps_are_coloured_and_listed_and_it_is_read_as_it_is() -> None:
    made = one(type="Poster")
    content = xlsx_file.write(made.programme, "de", made.missing)
    reading = xlsx_file.read(content)
    assert (reading.programme, reading.problems) == (made.programme, ())
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames[:2] == ["Hinweise", "Fehlt noch"]
    rows = [[cell.value for cell in row] for row in book["Fehlt noch"].iter_rows(min_row=2)]
    assert rows[1] == ["Programmpunkte", 2, "Art", "„Poster“ ist keine bekannte Art"]
    page = book["Programmpunkte"]
    [marked] = [cell for row in page.iter_rows() for cell in row if cell.comment]
    assert (marked.value, marked.comment.text if marked.comment else "") == ("Vortrag", rows[1][3])


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"date": "2031-06-01T08:00:00+00:00"}, (1, 10, 0)),
        ({"date": "2031-06-01T23:30:00Z"}, (2, 1, 30)),
        ({"date": "2031-06-01T10:00:59"}, (1, 10, 0)),
        ({"date": None}, (1, 10, 0)),
        ({"date": None, "start": "01:30"}, (2, 1, 30)),
        ({"date": "2031-06-01", "start": "01:30"}, (1, 1, 30)),
    ],
)
def test_hours_are_those_of_the_events_zone_and_nights_belong_to_the_next_day(
    event: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    day, hour, minute = expected
    assert session(**event).start == datetime(2031, 6, day, hour, minute, tzinfo=BERLIN)


def test_a_session_whose_end_comes_twice_is_still_after_its_start() -> None:
    """On 26 October 2031 the clocks of Berlin go back from three to two."""
    found = session(date="2031-10-26T02:30:00+02:00", duration="00:45")
    made = one(date="2031-10-26T02:30:00+02:00", duration="00:45")
    assert found.end > found.start
    assert yaml_file.read(yaml_file.write(made.programme)).programme is not None


def test_ids_come_from_the_slug_and_the_number_and_stay() -> None:
    assert session().id == "opening-ceremony-17"
    later = session(title="Eröffnung", date="2031-06-01T12:00:00+02:00", room="Foyer")
    assert later.id == "opening-ceremony-17"
    assert session(slug="MJA8QY", code="MJA8QY").id == "mja8qy"
    assert session(slug="", id=10386).id == "10386"
    assert session(slug="", id=None).id == "a0a0fcfe"


def test_kinds_languages_tracks_and_people_are_known_again() -> None:
    found = session(
        type="Workshop 110min",
        language="de,en",
        track={"de": "Ethik", "en": "Ethics"},
        persons=[{"name": "Ada"}, {"public_name": " "}, {"public_name": "Ada"}],
        subtitle="Untertitel",
        abstract="Untertitel\tund Text",
        description="<p>Mehr &amp; mehr</p><ul><li>eins</li></ul>",
        links=[{"url": "https://example.org", "title": "Folien"}],
    )
    assert (found.kind, found.strand) == (Kind.WORKSHOP, Strand.CONFERENCE)
    assert (found.spoken, found.track) == (("de", "en"), "ethik")
    assert [in_german(s.name) for s in found.speakers] == ["Ada"]
    assert in_german(found.abstract) == (
        "Untertitel\n\nUntertitel und Text\n\nMehr & mehr\n\n• eins\n\nFolien: https://example.org"
    )
    assert found.online is None, "a link of the schedule is no way to take part"
    assert session(room="", date="2031-06-01T10:00:00").place == "saal"


@pytest.mark.parametrize(
    ("titles", "languages", "expected"),
    [("Opening", ["en", "en", "ru"], "ru"), ("Открытие", ["", "", ""], "ru"), ("X", [""], "de")],
)
def test_the_event_is_in_the_language_of_the_bot_that_most_is_in(
    titles: str, languages: list[str], expected: str
) -> None:
    events = [{**USUAL, "language": language, "title": titles} for language in languages]
    day = {"date": "2031-06-01", "rooms": {"Saal": events}}
    conference = {"title": titles, "time_zone_name": "Europe/Berlin", "days": [day]}
    made = from_json({"schedule": {"conference": conference}})
    assert made.programme.event.languages == (expected,)


def test_a_zone_that_is_not_in_the_file_has_to_be_named() -> None:
    schedule = large_schedule(40)
    del schedule["schedule"]["conference"]["time_zone_name"]
    with pytest.raises(Unreadable, match="names no time zone"):
        from_json(schedule)
    moscow = ZoneInfo("Europe/Moscow")
    assert from_json(schedule, moscow).programme.event.timezone == moscow


def test_a_calendar_of_another_system_is_read_as_far_as_it_says_something() -> None:
    made = ics(
        "DTSTART;TZID=Europe/Moscow:20310601T100000",
        "DURATION:PT90M",
        "SUMMARY:Treffen\\, lang",
        "LOCATION:Saal 1",
        "GEO:54.5;36.25",
        "CATEGORIES:Ethik,Mehr",
        "URL:https://example.org/x",
        "DESCRIPTION:Zeile\\nZeile",
        "RRULE:FREQ=DAILY",
        "STATUS:TENTATIVE",
        zone=None,
    )
    [found], [place] = made.programme.sessions, made.programme.places
    assert made.programme.event.timezone == ZoneInfo("Europe/Moscow")
    assert found.start == datetime(2031, 6, 1, 7, tzinfo=UTC)
    assert found.end - found.start == timedelta(minutes=90)
    assert (found.id, in_german(found.title)) == ("treffen-lang", "Treffen, lang")
    assert (place.latitude, place.longitude) == (54.5, 36.25)
    assert (found.track, found.online) == ("ethik", "https://example.org/x")
    assert in_german(found.abstract) == "Zeile\nZeile"
    assert found.provisional
    assert "event.title: the file has no title; this is its name" in said(made)
    assert "sessions[0].start: it repeats; this is the first time alone" in said(made)
    whole_day = ics("DTSTART;VALUE=DATE:20310601", "SUMMARY:Ausflug")
    assert "sessions[0].start: it has no hour" in said(whole_day)
    assert whole_day.programme.sessions[0].end - whole_day.programme.sessions[0].start == timedelta(
        days=1
    )


@pytest.mark.parametrize(
    "line",
    [
        "GEO:99;200",
        "GEO:nan;nan",
        "DURATION:P99999999D",
        "DTEND:20310601T090000Z",
        "DTEND;VALUE=DATE:20310602",
        "URL:javascript:alert(1)",
        "CATEGORIES:",
        "STATUS:CANCELLED",
        "RECURRENCE-ID:20310601T100000Z",
    ],
)
def test_a_strange_line_of_a_calendar_spoils_nothing_else(line: str) -> None:
    made = ics("DTSTART:20310601T100000Z", "SUMMARY:Treffen", "LOCATION:Saal", line)
    [found] = made.programme.sessions
    assert found.start == datetime(2031, 6, 1, 10, tzinfo=UTC)
    assert yaml_file.read(yaml_file.write(made.programme)).programme == made.programme


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>'
CALENDAR_IN_A_FOLDER = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/:20310601T100000\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)
OUTSIDE = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><schedule/>'


@pytest.mark.parametrize(
    ("content", "form", "expected"),
    [
        (BOMB, XML, "document types and entities"),
        (OUTSIDE, XML, "document types and entities"),
        (b"<a>" * 100, XML, "far more than a programme"),
        (b"<schedule>", XML, "no XML that could be read; look at line 1"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', XML, "no XML that could be read"),
        (b"<rss/>", XML, "no schedule in the form of frab"),
        (b"[" * 100_000, JSON, "no JSON that could be read"),
        (b"\xff\xfe\xfa", JSON, "no JSON that could be read"),
        (b"[1]", JSON, "no schedule in the form of frab"),
        (b'{"schedule": 1}', JSON, "no schedule in the form of frab"),
        (b'{"schedule": {"conference": {"days": [1, {}]}}}', JSON, "no session with a start"),
        (b"BEGIN:VEVENT\r\n", ICS, "no calendar that could be read"),
        (b"hello", ICS, "no calendar that could be read"),
        (CALENDAR_IN_A_FOLDER, ICS, "no calendar that could be read"),
        (b"", ICS, "no calendar that could be read"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ICS, "no session with a start"),
        (bytes(20_000_001), JSON, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    content: bytes, form: ForeignForm, expected: str
) -> None:
    with pytest.raises(Unreadable) as refusal:
        convert(content, form, "file", BERLIN, None)
    assert expected in refusal.value.problem.english()


def test_a_schedule_of_strange_values_is_read_as_far_as_they_go() -> None:
    strange = [None, 1, [], {}, "x", [1], {"url": 1}, True, 1e400, -1, "\u200b", "\x00", "9" * 999]
    events = [{**USUAL, key: value} for key in USUAL for value in strange]
    events += [{**USUAL, "date": f"{year}-01-01T00:00:00+14:00"} for year in ("0001", "9999")]
    events += [{**USUAL, "duration": length} for length in ("999:59", "0:00", "-1:00")]
    for key in ("persons", "links", "track", "abstract", "subtitle", "description", "code"):
        events += [{**USUAL, key: value} for value in strange]
    day = {"date": "2031-06-01", "rooms": {"Saal": [*events, 1, None], "x": 1}}
    last = {"date": "9999-12-31", "rooms": {"Saal": [{**USUAL, "date": None, "start": "02:00"}]}}
    conference = {"title": 1, "time_zone_name": "Europe/Berlin", "days": [day, last], "rooms": [1]}
    content = json.dumps({"schedule": {"conference": conference}}).encode()
    programme: Programme = convert(content, JSON, "file", None, None).programme
    reading = yaml_file.read(yaml_file.write(programme))
    assert reading.programme == programme, [p.english() for p in reading.errors]
