"""The programme on paper: what it says to whom, and that a printer's file says it all."""

import json
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from handlers.frame.reader import Reader
from handlers.printing.posters import Posters, Ways, posters
from handlers.printing.programme import Sheet, my_programme, whole_programme
from handlers.printing.typesetting import typeset
from storage.people import NOBODY
from storage.programme.model import Programme, Speaker, Text
from storage.programme.snapshot import Snapshot
from tests.printing.paper import links, pages, sizes
from tests.programmes import at
from tests.site.world import SECRETS, programme
from tests.texts import translators

NOW = at(28, 14, 5)
MARKUP = "#set text(red) *kühn* _x_ @ref $a^2$ `roh` [a] {b} <c> \\ // ~ = - +"


def readers(made_of: Programme) -> list[Reader]:
    """Everybody, in each language of the event."""
    public = Snapshot.of(made_of).public
    return [Reader(translators()[code], public, NOW) for code in made_of.event.languages]


def member(language: str = "de") -> Reader:
    """Somebody of Perm's team who has a seat in Umwelt, and whose day all of that is."""
    snapshot = Snapshot.of(programme()).seen_by({"perm-duisburg"})
    mine = frozenset({"eroeffnung", "u1", "werkstatt", "eigene", "ausfall"})
    person = replace(NOBODY, seats=frozenset({"umwelt"}), team="perm-duisburg", attends=mine)
    return Reader(translators()[language], snapshot, NOW, person)


def written(printed: Sheet | Posters) -> str:
    """All that is printed, links among it, with plain blanks."""
    return json.dumps(asdict(printed), ensure_ascii=False).replace("\u00a0", " ")


def said_of(sheet: Sheet, title: str) -> dict[str, Any]:
    """What the first language says of the session with that title, with plain blanks."""
    days = json.loads(written(sheet))["days"]
    versions = [row["versions"][0] for day in days for row in day["rows"]]
    return next(version for version in versions if version["title"] == title)


def test_nothing_is_printed_for_all_that_only_insiders_may_see() -> None:
    everybody = readers(programme())
    pinned_up = written(whole_programme(everybody)) + written(posters(everybody, Ways("kaluga")))
    assert [secret for secret in SECRETS if secret in pinned_up] == []
    assert "https://open.example/museum" in pinned_up
    assert "Место уточняется" in pinned_up


def test_ones_own_programme_has_what_its_person_may_see() -> None:
    v = member()
    mine = [s for s in v.snapshot.sessions.values() if s.id in v.person.attends]
    sheet = my_programme(v, mine, ["Sport: Platz 1 von 2 auf der Warteliste"])
    assert [row.versions[0].title for day in sheet.days for row in day.rows] == [
        "Eröffnung",
        "Umwelt I*",
        "Werkstatt",
        "Stadtrundgang",
        "Geheimprobe",
    ]
    sitting = said_of(sheet, "Umwelt I*")
    assert sitting["mine"] == "Ihr Platz"
    assert sitting["where"] == [{"text": "online", "href": "https://sitting.example/u1"}]
    assert sitting["elsewhere"] == ["09:00–11:00 Uhr (Berlin)"]
    assert said_of(sheet, "Werkstatt")["mine"] == ""
    assert said_of(sheet, "Stadtrundgang")["off"] == [
        "Fällt aus: Regen",
        "Stattdessen: „<Museum> & mehr“, Di., 29. Juni, 16:00–17:00, Große Halle",
    ]
    assert "Mein Programm · 28.–29. Juni 2021" in written(sheet)
    assert "Sport: Platz 1 von 2 auf der Warteliste" in sheet.columns[0].notes


def test_ones_own_programme_begins_today_until_all_of_it_is_over() -> None:
    v = member()
    mine = [s for s in v.snapshot.sessions.values() if s.id in v.person.attends]
    days = [v.snapshot.day_of(session) for session in mine]
    assert len(set(days)) > 1
    for now, first in ((mine[-1].start, days[-1]), (mine[-1].start + timedelta(days=3), days[0])):
        sheet = my_programme(replace(v, now=now), mine)
        assert sheet.days[0].headings == [v.day(first)]


def test_a_pdf_says_all_of_it_in_both_scripts() -> None:
    world = programme()
    sessions = [
        replace(s, title=Text({"de": MARKUP, "ru": "Ёлка, щука и эхо"})) if s.id == "nacht" else s
        for s in world.sessions
    ]
    speakers = tuple(Speaker(Text(f"Person Nummer {n}"), Text("Rolle")) for n in range(60))
    long = [replace(s, speakers=speakers) if s.id == "museum" else s for s in sessions]
    pdf = typeset(whole_programme(readers(replace(world, sessions=tuple(long)))))
    read = pages(pdf)
    assert len(read) > 1
    for words in (
        "Testkonferenz",
        "Тестовая конференция",
        "Montag, 28. Juni",
        "Понедельник, 28 июня",
        "18:00–20:00",
        "Große Halle",
        "Dr. Ada Lovelace, Analytik",
        "Ёлка, щука и эхо",
        MARKUP,
        "Fällt aus: Regen",
        "Отменяется: Дождь",
        "Sprache: Deutsch, Dolmetschen ins Russische",
        "Große Halle: Am Markt 1",
        "* Die Uhrzeit kann sich noch ändern.",
        "Person Nummer 59, Rolle",
    ):
        assert any(words in page for page in read), words
    for number, page in enumerate(read, 1):
        assert f"{number} / {len(read)}" in page
        assert "Stand: 28. Juni 2021, 14:05 Uhr (Moskau)" in page
        assert "По состоянию на 28 июня 2021 г., 14:05 (Москва)" in page
    assert links(pdf) == {"https://example.org/live", "https://open.example/museum"}
    assert set(sizes(pdf)) == {(210, 297)}
