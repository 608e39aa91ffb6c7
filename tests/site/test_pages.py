"""The pages: what stands on each, that all links lead somewhere, and what stands on none."""

import gzip
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import pytest

from handlers.site import assets
from handlers.site.calendars import calendar_paths
from handlers.site.exported import files
from handlers.site.links import day_path, in_language
from handlers.site.pages import Pages, paths
from handlers.site.view import Site
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import builtin_yaml
from storage.programme.yaml_file import read as read_yaml
from storage.seats.model import Standing, Tally
from tests.programmes import at, in_one_language, session, small_programme
from tests.site.documents import Element, read
from tests.site.world import SECRETS, programme, site
from tests.storage.programme.calendar_readers import by_vobject

LANGUAGES = ("de", "ru")
PAGES = Pages()
NOON = at(29, 11, 30)
"""Two sittings and a workshop are on, the meal is next."""


def page(path: str, language: str = "de", made_from: Site | None = None) -> Element:
    content = PAGES.page(made_from or site(NOON), language, path)
    assert content is not None
    return read(content)


def documents(as_files: bool) -> dict[str, Element]:
    """All pages by where they are, read."""
    made_from = site(NOON, as_files)
    if as_files:
        return {
            path: read(content) for path, content in files(made_from, {}) if path.endswith(".html")
        }
    return {
        in_language(language, path): read(PAGES.page(made_from, language, path) or b"")
        for language in LANGUAGES
        for path in paths(made_from.snapshot)
    }


@pytest.mark.parametrize("as_files", [False, True])
def test_every_page_is_sound_and_every_link_leads_to_a_page(as_files: bool) -> None:
    found = documents(as_files)
    assert len(found) >= 2 * len(list(paths(Snapshot.of(programme()))))
    assets = {"style.css", "shared.js", "script.js", "icon.svg", "screen.css", "screen.js"}
    names = ("programme.ics", "conference.ics", "youth.ics")
    assets |= {f"{language}/{name}" for language in LANGUAGES for name in names}
    for here, document in found.items():
        linked = [
            e.attributes["href" if "href" in e.attributes else "src"] or ""
            for e in (*document.all("a"), *document.all("link"), *document.all("script"))
            if e.attributes.get("type") != "application/json"
        ]
        for link in linked:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("https", "mailto"), link
                continue
            assert not link.startswith("/"), f"{here}: {link} depends on where the pages are"
            there = normpath(join(dirname(here), parts.path)) if parts.path else here
            there += "/" if parts.path.endswith("/") else ""
            assert there in found or there in assets, f"{here}: {link} leads nowhere"
            if parts.fragment and there in found:
                ids = {e.attributes.get("id") for e in found[there].all()}
                assert parts.fragment in ids, f"{here}: {link}"
        for element in document.all():
            assert not any(n == "style" or n.startswith("on") for n in element.attributes), here
        if here == "index.html" or here.startswith("screen/"):
            continue
        assert document.one("html").attributes["lang"] == here[:2]
        assert document.one("main").one("h1").text
        assert document.one("title").text
        assert "29. Juni 2021, 11:30" in document.one("footer").text or here[:2] == "ru"
        assert all(e.attributes.get("src") for e in document.all("script")), here


def test_nothing_that_needs_a_right_stands_on_a_page() -> None:
    made_from = site(NOON)
    everything = [content for _, content in files(site(NOON, as_files=True), {})]
    everything += [
        content
        for language in LANGUAGES
        for path in (*paths(made_from.snapshot), "session/eigene", "place/eigener-ort")
        if (content := PAGES.page(made_from, language, path))
    ]
    assert len(everything) > 50
    for content in everything:
        assert not [secret for secret in SECRETS if secret.encode() in content]
    assert any(b"https://open.example/museum" in content for content in everything)


def test_a_day_says_what_is_on_and_over_and_off_and_where() -> None:
    day = page("day/2021-06-29")
    lines = {str(e.attributes["data-id"]): e for e in day.all("li", class_="session")}
    assert list(lines) == ["s1", "u1", "werkstatt", "essen", "ausfall", "museum"]
    assert "10:00–12:00 * jetzt, noch 30 Min." in lines["u1"].text
    assert "Brunnen" in lines["s1"].text
    assert lines["ausfall"].one("s").text == "Stadtrundgang"
    assert "Fällt aus: Regen" in lines["ausfall"].text
    assert lines["museum"].one("a").text == "<Museum> & mehr"
    assert "Große Halle" in lines["museum"].text
    where = [e.text for e in page("day/2021-06-29", "ru").all("p", class_="where")]
    assert "Место уточняется" in where
    assert lines["essen"].one("time").attributes["datetime"] == "2021-06-29T10:00Z"
    assert [e.text for e in day.all("li", class_="gap")] == ["Pause: 2 Std."]
    assert "* Die Uhrzeit kann sich noch ändern." in day.one("main").text
    later = page("day/2021-06-29", made_from=site(at(29, 14, 30)))
    over = [e.attributes["data-id"] for e in later.all("li", class_="over")]
    assert over == ["s1", "u1", "werkstatt", "essen"]
    assert later.one("a", href="#now").text == "Zu dem, was jetzt läuft"
    assert later.one(id="now").attributes["data-id"] == "museum"


def test_home_says_what_is_on_and_next_and_leads_to_everything() -> None:
    home = page("").one("main")
    assert "Di., 29. Juni, 11:30 (Moskau)" in home.text
    headings = [e.text for e in home.all("h2")]
    assert headings[:3] == ["Läuft gerade", "Als Nächstes, in 1 Std. 30 Min.", "Programm"]
    assert headings[3:7] == ["Arbeitsgruppen", "Orte", "Teams", "Infos"]
    assert headings[7:] == ["In meinen Kalender", "Änderungen"]
    assert "Dienstag, 29. Juni 6 Programmpunkte (heute)" in home.one(id="days").text
    before = page("", made_from=site(at(20, 10))).one("main")
    assert "Im Moment läuft nichts." in before.text
    assert "Das Programm ist zu Ende." in page("", made_from=site(at(30, 10))).one("main").text
    written = page("", made_from=site(NOON, as_files=True)).one("main")
    assert next(iter(written.all("h2"))).text == "Programm"
    assert "jetzt" not in written.text


def test_a_session_says_what_its_screen_says() -> None:
    museum = page("session/museum").one("main")
    assert museum.one("h1").text == "<Museum> & mehr"
    for said in (
        "Dienstag, 29. Juni",
        "16:00–17:00 Uhr (Moskau) 15:00–16:00 Uhr (Berlin)",
        "Große Halle Am Markt 1",
        "Kultur · Konferenz",
        "Sprache: Deutsch, Dolmetschen ins Russische",
        "Kim Li, Гид",
    ):
        assert said in museum.text, said
    assert museum.one("a", href="https://open.example/museum").text == "Zur Videokonferenz"
    sitting = page("session/u1").one("main").text
    assert "Den Videolink bekommen in Telegram alle, die sich" in sitting
    assert "Gruppe: Umwelt" in sitting
    assert "Wer zum Team gehört, bekommt" in page("session/werkstatt").one("main").text
    off = page("session/ausfall").one("main")
    assert off.one("h1").one("s").text == "Stadtrundgang"
    assert "Fällt aus Grund: Regen Stattdessen: <Museum> & mehr" in off.text
    assert off.one("a", href="../../de/session/museum").text == "<Museum> & mehr"
    assert "Ort" not in off.text


def test_a_text_in_the_other_language_is_marked_as_such() -> None:
    museum = page("session/museum", "ru").one("main")
    assert museum.one("h1").one("span", lang="de").text == "<Museum> & mehr"
    assert not [e for e in museum.one("ul", class_="speakers").all("span") if e.text == "Kim Li"]
    assert page("session/museum").one("ul", class_="speakers").one("span", lang="ru").text == "Гид"


def test_groups_teams_places_and_info_say_what_is_known_of_them() -> None:
    group = page("group/umwelt").one("main").text
    assert "Koordination NABU Anmeldung Plätze: 60" in group
    assert "Anmeldung beendet seit Di., 29. Juni, 10:00" in group
    assert "Die Zeiten werden noch bekannt gegeben." in page("group/leer").one("main").text
    assert "Werkstatt" in page("team/perm-duisburg").one("main").text
    place = page("place/halle").one("main")
    assert "Am Markt 1" in place.text
    assert place.one("a", rel="noopener noreferrer").attributes["href"]
    assert "54.5" in str(page("place/pin").one("a", rel="noopener noreferrer").attributes["href"])
    info = page("info").one("main")
    assert info.one(id="wlan").one("code").text == "Kaluga2021"
    assert info.one("a", href="mailto:hilfe@example.org").text == "hilfe@example.org"
    assert "Veranstalter Verein, Markt 1" in page("imprint").one("main").text
    assert "orga@example.org" in page("imprint").one("main").text
    privacy = page("privacy").one("main").text
    assert "90 Tage" in privacy
    assert "Verein, Markt 1" in privacy


def test_pages_lead_to_the_same_in_the_bot_where_its_name_is_known() -> None:
    known = site(NOON, bot="kaluga_bot")
    for path, label, payload in (
        ("", "In Telegram öffnen", ""),
        ("info", "In Telegram öffnen", ""),
        ("session/museum", "In Telegram öffnen", "?start=s-museum"),
        ("place/halle", "In Telegram öffnen", "?start=p-halle"),
        ("group/umwelt", "In Telegram anmelden", "?start=g-umwelt"),
    ):
        link = page(path, made_from=known).one("p", class_="in-bot").one("a")
        assert (link.text, link.attributes["href"]) == (label, f"https://t.me/kaluga_bot{payload}")
    assert not list(page("group/umwelt").all("p", class_="in-bot"))


def test_how_many_seats_are_free_is_said_where_the_organisers_want_that() -> None:
    standing = Standing({"leer": Tally(3, 0), "umwelt": Tally(60, 2)})
    group = replace(programme().groups[1], capacity=10)
    event = replace(programme().event, public_places=True)
    limited = replace(programme(), event=event, groups=(programme().groups[0], group))
    known = site(at(27, 9), snapshot=Snapshot.of(limited), standing=standing)
    assert "7 von 10 Plätzen frei" in page("group/leer", made_from=known).one("main").text
    assert "Ohne Termin 7 von 10 Plätzen frei" in page("", made_from=known).one("main").text
    assert "Voll, 2 Personen warten" in page("group/umwelt", made_from=known).one("main").text
    limited = replace(limited, event=programme().event)
    secret = replace(known, snapshot=Snapshot.of(limited))
    unknown = page("group/leer", made_from=secret).one("main").text
    assert "Plätze: 10" in unknown
    assert "frei" not in unknown


def test_files_know_no_now_and_keep_sign_up_true() -> None:
    written = page("day/2021-06-29", made_from=site(at(30, 12), as_files=True))
    assert not written.all(class_="over")
    assert not written.all(class_="now")
    group = page("group/umwelt", made_from=site(at(30, 12), as_files=True)).one("main").text
    assert "Anmeldung bis Di., 29. Juni, 10:00" in group


def test_calendars_hold_their_strand_and_only_links_open_to_all() -> None:
    made_from = site(NOON, address="https://pages.example/p", as_files=True)
    written = dict(files(made_from, {}))
    found = {path: content for path, content in written.items() if path.endswith(".ics")}
    names = ("programme.ics", "conference.ics", "youth.ics")
    assert set(found) == {f"{language}/{name}" for language in LANGUAGES for name in names}
    summaries = {path: set(by_vobject(content)) for path, content in found.items()}
    assert "Werkstatt" in summaries["de/youth.ics"]
    assert "Umwelt I" not in summaries["de/youth.ics"]
    assert "Mittagessen" in summaries["de/youth.ics"] & summaries["de/conference.ics"]
    both = summaries["de/youth.ics"] | summaries["de/conference.ics"]
    assert summaries["de/programme.ics"] == both
    assert "Fällt aus: Stadtrundgang" in both
    for content in found.values():
        assert not [secret for secret in SECRETS if secret.encode() in content]
        assert b"VALARM" not in content
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT30M" in content
    home = read(written["ru/index.html"]).one(id="calendars")
    links = [e.attributes["href"] for e in home.all("a")]
    assert links[:2] == ["webcal://pages.example/p/ru/programme.ics", "../ru/programme.ics"]
    alone = replace(programme(), sessions=programme().sessions[:1])
    assert list(calendar_paths(Snapshot.of(alone))) == ["programme.ics"]


def test_an_event_in_one_language_offers_no_other() -> None:
    alone = replace(small_programme(), sessions=small_programme().sessions)
    document = in_one_language(alone, "ru")
    made_from = replace(site(NOON), snapshot=Snapshot.of(document))
    home = page("", "ru", made_from)
    assert not home.all("nav", class_="languages")


@pytest.mark.parametrize(
    "path",
    [
        "day",
        "day/",
        "day/20210629",
        "day/2021-06-22",
        "session/",
        "session/none",
        "session/eigene",
        "place/eigener-ort",
        "group/x",
        "team/x",
        "info/",
        "x",
    ],
)
def test_there_is_no_page_of_another_path(path: str) -> None:
    assert PAGES.page(site(NOON), "de", path) is None
    missing = read(PAGES.not_found(site(NOON), "ru", "ru/a/b"))
    assert missing.one("h1").text == "Такой страницы нет."
    assert missing.one("main").one("a").attributes["href"] == "../../ru/"


def large(sessions: int) -> Programme:
    """A programme with so many sessions on one day, with the titles that congresses have."""
    small = small_programme()
    titles = [s.title for s in small.sessions]
    return replace(
        small,
        sessions=tuple(
            session(
                f"s-{n}",
                at(29, 8 + n % 12),
                1,
                type(titles[0])(
                    {code: f"{t} {n * 7919 % 1000}: Städte" for code, t in titles[n % 6].items()}
                ),
                place="halle",
                spoken=("de",),
            )
            for n in range(sessions)
        ),
    )


@pytest.mark.parametrize(("sessions", "most"), [(None, 30_000), (230, 60_000)])
def test_a_day_is_small_as_it_is_sent(sessions: int | None, most: int) -> None:
    day = large(sessions) if sessions else read_yaml(builtin_yaml()).programme
    assert day
    snapshot = Snapshot.of(day)
    path = day_path(snapshot.main_day)
    for language in LANGUAGES:
        sent = [PAGES.page(replace(site(NOON), snapshot=snapshot), language, path) or b""]
        sent += [assets.content(name) for name in assets.FILES]
        assert sum(len(gzip.compress(content, 6)) for content in sent) < most
