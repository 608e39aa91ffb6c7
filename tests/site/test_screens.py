"""Screens on a wall: what is on, what is next, what has changed, without and for a script."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from handlers.site.pages import Pages
from handlers.site.screen_parts import FRESH
from handlers.site.view import Site
from storage.programme.facts import Facts
from storage.programme.snapshot import Snapshot
from storage.recent_changes import Change
from tests.programmes import at, in_one_language
from tests.site.documents import Element, read
from tests.site.world import SECRETS, programme, site

PAGES = Pages()
NOON = at(29, 11, 30)


def changed(
    *sessions: str, hours_ago: int = 1, at_first: dict[str, Any] | None = None
) -> list[Change]:
    """That some sessions were moved by an hour, or were otherwise at first."""
    snapshot = Snapshot.of(programme())
    found = []
    for name in sessions:
        after = Facts.of(snapshot, name)
        assert after
        hour = timedelta(hours=1)
        earlier = at_first or {"start": after.start - hour, "end": after.end - hour}
        since = NOON - timedelta(hours=hours_ago)
        found.append(Change(name, 3, since, replace(after, **earlier), after, is_new=False))
    return found


def shown(path: str, language: str = "de", moment: datetime = NOON, **more: Any) -> Element:
    made_from: Site = site(moment, **more)
    return read(PAGES.screen(made_from, language, path))


def parts(screen: Element) -> dict[str, str]:
    """What is said in each part of a screen, by its heading."""
    return {e.one("h2").text: e.text for e in screen.one("main").all("section")}


def data(screen: Element) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(screen.one("script", id="data").text)
    return found


def test_a_screen_says_what_is_on_and_next_and_what_has_changed() -> None:
    moved = changed("essen")
    off = changed("ausfall", at_first={"cancelled": False})
    screen = shown("screen", changes=[*moved, *off, *changed("museum", hours_ago=13)])
    assert screen.one("h1").text == "Testkonferenz"
    assert "11:30 Dienstag, 29. Juni" in screen.one("header").text
    said = parts(screen)
    assert list(said) == ["Läuft gerade", "Als Nächstes", "Änderungen"]
    assert "10:00–12:00* · online Umwelt I" in said["Läuft gerade"]
    assert "13:00–14:00 · Ort folgt Mittagessen" in said["Als Nächstes"]
    assert "Zeit: Di., 29. Juni, 12:00–13:00 → 13:00–14:00" in said["Änderungen"]
    assert [e.text for e in screen.one(class_="news").all("s")] == ["Stadtrundgang"]
    assert "16:00–17:00" not in said["Änderungen"], "it is long ago"
    assert "* Die Uhrzeit kann sich noch ändern." in screen.one("footer").text
    assert "29. Juni 2021, 11:30" in screen.one("footer").text


def test_what_is_cancelled_is_struck_through_where_it_would_be_on() -> None:
    screen = shown("screen", moment=at(29, 15, 30))
    (off,) = screen.one(class_="on").all("li", class_="off")
    assert off.one("s").text == "Stadtrundgang"
    assert "Fällt aus: Regen" in off.text
    assert "Läuft gerade" in parts(screen)


def test_a_door_says_what_is_in_its_room_and_who_speaks_there() -> None:
    there = changed("museum", at_first={"place": None})
    screen = shown("screen/halle", "ru", changes=[*there, *changed("essen")])
    assert screen.one("html").attributes["lang"] == "ru"
    assert screen.one("h1").text == "Большой зал"
    assert "Тестовая конференция" in screen.one("header").text
    said = parts(screen)
    assert "16:00–17:00 · Kim Li <Museum> & mehr" in said["Далее"]
    assert "Обед" not in screen.text
    assert "<Museum> & mehr" in said["Изменения"]
    assert screen.one(class_="next").one("span", lang="de").text == "<Museum> & mehr"


@pytest.mark.parametrize(
    ("moment", "path", "heading", "nothing"),
    [
        (at(20, 12), "screen", "Als Nächstes: Montag, 28. Juni", "Im Moment läuft nichts."),
        (at(30, 12), "screen", None, "Das Programm ist zu Ende."),
        (at(29, 13), "screen/pin", None, "Hier ist nichts mehr geplant."),
    ],
)
def test_where_nothing_is_on_it_says_so(
    moment: datetime, path: str, heading: str | None, nothing: str
) -> None:
    said = parts(shown(path, moment=moment))
    assert nothing in said.pop("Läuft gerade")
    assert list(said) == ([heading] if heading else [])


def test_the_script_has_all_that_is_to_come_in_every_language() -> None:
    screen = shown("screen", changes=changed("essen"), clock_shift=timedelta(days=-3))
    found = data(screen)
    assert [one["code"] for one in found["languages"]] == ["de", "ru"]
    assert found["zone"] == "Europe/Moscow"
    assert found["shift"] == -3 * 24 * 3600 * 1000
    titles = [[said["title"]["text"] for said in one["said"]] for one in found["sessions"]]
    assert ["Mittagessen", "Обед"] in titles
    assert not any("Eröffnung" in de for de, _ in titles), "it is over"
    (news,) = found["news"]
    assert news["until"] == at(29, 14).timestamp() * 1000
    assert found["fresh"] == FRESH.total_seconds() * 1000
    assert screen.one("noscript").one("meta").attributes["content"] == "15; url=?language=ru"
    other = shown("screen", "ru")
    assert other.one("noscript").one("meta").attributes["content"] == "15; url=?language=de"
    assert [one["code"] for one in data(other)["languages"]] == ["de", "ru"]


def test_an_event_in_one_language_is_shown_in_that_alone() -> None:
    alone = Snapshot.of(in_one_language(programme(), "ru"))
    screen = shown("screen", "ru", snapshot=alone)
    assert "Экология I" in parts(screen)["Идёт сейчас"]
    assert [one["code"] for one in data(screen)["languages"]] == ["ru"]
    assert screen.one("noscript").one("meta").attributes["content"] == "15; url=?language=ru"


def test_files_say_nothing_of_an_hour_and_lead_to_the_days() -> None:
    screen = shown("screen/halle", as_files=True)
    assert [e.attributes["lang"] for e in screen.all(class_="screen")] == ["de", "ru"]
    assert not screen.all(class_="clock")
    assert not screen.all("noscript")
    links = [e.attributes["href"] for e in screen.all("a")]
    assert "../../de/day/2021-06-29/index.html" in links
    assert "../../ru/day/2021-06-29/index.html" in links
    assert len(data(screen)["sessions"]) == 2


def test_nothing_that_needs_a_right_is_on_a_screen() -> None:
    for path in ("screen", "screen/halle", "screen/pin"):
        for as_files in (True, False):
            content = PAGES.screen(site(at(20, 12), as_files=as_files), "de", path)
            assert not [secret for secret in SECRETS if secret.encode() in content]
            assert b"</script><" not in content.split(b"application/json")[1].split(b"</script>")[0]
