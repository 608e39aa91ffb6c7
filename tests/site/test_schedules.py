"""`/schedule.json` and `/schedule.xml`: what they say, by the rules of the form, and what not."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from handlers.site.schedules import schedule
from handlers.site.view import Site, View
from storage.programme.model import Kind, Place, Programme, Text, Track
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session
from tests.properties import examples
from tests.site.schedule_rules import check_json, check_xml
from tests.site.world import SECRETS, programme, site
from tests.storage.programme.strategies import programmes

ADDRESS = "https://pages.example"


def shown(programme: Programme, address: str | None = None, bot: str | None = None) -> Site:
    return site(at(20, 12), snapshot=Snapshot.of(programme, 3), address=address, bot=bot)


def written(site: Site, name: str, language: str = "de") -> bytes:
    return schedule(View.of(site, language, ""), name)


def events(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """All entries by their titles."""
    days = found["schedule"]["conference"]["days"]
    return {e["title"]: e for day in days for room in day["rooms"].values() for e in room}


def test_a_schedule_says_what_takes_place_when_and_where_by_the_rules_of_the_form() -> None:
    found = check_json(written(shown(programme(), address=ADDRESS), "schedule.json"))
    conference = found["schedule"]["conference"]
    assert found["schedule"]["version"] == "3"
    assert found["schedule"]["base_url"] == f"{ADDRESS}/"
    assert conference["acronym"] == "test"
    assert conference["title"] == "Testkonferenz"
    assert conference["time_zone_name"] == "Europe/Moscow"
    assert [day["date"] for day in conference["days"]] == ["2021-06-28", "2021-06-29"]
    assert conference["daysCount"] == 2
    entries = events(found)
    assert "Stadtrundgang" not in entries, "it is cancelled"
    museum = entries["<Museum> & mehr"]
    assert museum["date"] == "2021-06-29T16:00:00+03:00"
    assert (museum["start"], museum["duration"]) == ("16:00", "01:00")
    assert museum["room"] == "Große Halle"
    assert museum["type"] == "culture"
    assert museum["language"] == "de"
    assert museum["slug"] == "test-museum"
    assert museum["url"] == f"{ADDRESS}/de/session/museum"
    assert museum["links"][0]["url"] == "https://open.example/museum"
    assert [(p["name"], p["biography"]) for p in museum["persons"]] == [("Kim Li", "Гид")]
    assert entries["Mittagessen"]["room"] == "Ort folgt"
    assert entries["Umwelt I"]["links"] == []
    rooms = {room["name"] for room in conference["rooms"]}
    assert {event["room"] for event in entries.values()} <= rooms


def test_both_forms_say_the_same_in_each_language() -> None:
    made_from = shown(programme(), address=ADDRESS)
    for language, title in (("de", "Umwelt I"), ("ru", "Экология I")):
        entries = events(check_json(written(made_from, "schedule.json", language)))
        root = check_xml(written(made_from, "schedule.xml", language))
        assert title in entries
        found = {e.findtext("title"): e for e in root.iter("event")}
        assert set(found) == set(entries)
        for name, event in found.items():
            said = entries[name]
            assert (event.get("guid"), event.get("id")) == (said["guid"], str(said["id"]))
            same = ("date", "start", "duration", "room", "type", "url", "abstract")
            assert [event.findtext(tag) or "" for tag in same] == [said[tag] for tag in same]
            persons = [person.text for person in event.iter("person")]
            assert persons == [person["name"] for person in said["persons"]]
    guids = [
        {e["guid"] for e in events(check_json(written(made_from, "schedule.json", x))).values()}
        for x in ("de", "ru")
    ]
    assert guids[0] == guids[1], "the same in every language"


def test_what_only_some_may_see_is_in_no_schedule() -> None:
    for name in ("schedule.json", "schedule.xml"):
        content = written(shown(programme()), name)
        assert not [secret for secret in SECRETS if secret.encode() in content]


ODD = (
    session("x", at(29, 22), 130, Text("Lange Nacht"), place="p"),
    session("zehn-zeichen-und-noch-vier", at(30, 0), 1, Text("Mitternacht"), online="https://a.b"),
    session("weg", at(30, 1), 1, Text("Weg"), cancelled=True),
    session(
        "ende",
        at(30, 1),
        1,
        Text("]]> & \ufffe"),
        abstract=Text("Zeile\nZeile"),
        track="t",
        kind=Kind.OTHER,
    ),
)


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT-3", "America/Argentina/Buenos_Aires", "Cuba"])
def test_odd_ids_hours_zones_and_letters_are_lawful_too(zone: str) -> None:
    event = replace(programme().event, id="ab", timezone=ZoneInfo(zone), description=None)
    odd = Programme(
        event,
        ODD,
        places=(Place("p", Text("Saal 1 & <2>")), Place("q", Text("Saal 1 & <2>"))),
        tracks=(Track("t", Text("Ein Thema")),),
    )
    found = check_json(written(shown(odd), "schedule.json"))
    root = check_xml(written(shown(odd), "schedule.xml"))
    assert found["schedule"]["conference"]["acronym"] == "ab__"
    long = events(found)["Lange Nacht"]
    assert (long["slug"], long["duration"]) == ("ab__-x", "130:00")
    assert long["url"] == f"urn:uuid:{long['guid']}"
    assert events(found)["Mitternacht"]["room"] == "Online"
    by_bot = check_json(written(shown(odd, bot="konferenz_bot"), "schedule.json"))
    assert events(by_bot)["Lange Nacht"]["url"] == "https://t.me/konferenz_bot?start=s-x"
    assert root.find("conference/time_zone_name") is None or zone != "Etc/GMT-3"
    slugs = {e.findtext("slug") for e in root.iter("event")}
    assert "ab__-___x" in slugs


def test_a_session_over_midnight_is_on_the_day_it_starts_and_no_day_is_left_out() -> None:
    off = replace(
        programme(),
        sessions=(
            session("nacht", at(28, 23), 3, Text("Nacht")),
            session("aus", at(29, 10), 1, Text("Aus"), cancelled=True),
        ),
        groups=(),
    )
    days = check_json(written(shown(off), "schedule.json"))["schedule"]["conference"]["days"]
    assert [(day["date"], len(day["rooms"])) for day in days] == [
        ("2021-06-28", 1),
        ("2021-06-29", 0),
    ]
    assert days[0]["day_end"] == days[1]["day_start"] == "2021-06-29T00:00:00+03:00"
    check_xml(written(shown(off), "schedule.xml"))


def test_another_hour_title_or_id_of_the_file_keeps_the_guid() -> None:
    moved = tuple(
        replace(s, start=s.start + timedelta(hours=2), end=s.end + timedelta(hours=2))
        if s.id == "museum"
        else s
        for s in programme().sessions
    )
    renamed = tuple(replace(s, filed_as="haus") if s.id == "museum" else s for s in moved)
    before, after = (
        json.loads(written(shown(replace(programme(), sessions=sessions)), "schedule.json"))
        for sessions in (moved, renamed)
    )
    old, new = (events(found)["<Museum> & mehr"] for found in (before, after))
    assert old["guid"] == new["guid"]
    assert new["slug"] == "test-haus"


@settings(max_examples=examples(12))
@given(programmes())
def test_whatever_a_programme_holds_its_schedules_are_lawful_and_say_the_same(
    given_one: Programme,
) -> None:
    made_from = shown(given_one, address=ADDRESS)
    language = given_one.event.languages[0]
    entries = check_json(written(made_from, "schedule.json", language))
    root = check_xml(written(made_from, "schedule.xml", language))
    days = entries["schedule"]["conference"]["days"]
    said = [e["guid"] for day in days for room in day["rooms"].values() for e in room]
    assert [event.get("guid") for event in root.iter("event")] == said
    takes_place = [s for s in made_from.snapshot.public.sessions.values() if s.takes_place]
    assert len(said) == len(takes_place)
