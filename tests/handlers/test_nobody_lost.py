"""What must never happen to a message to many: that part of its people, or of its text, is lost.

An audience is read only where every word that names people is taken up; else it is open, and asked.
"""

import pytest

from handlers.frame.reader import Reader
from handlers.questions.door import told_to_many
from locales.languages import installed_languages
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from storage.rights import Rights
from tests.flows.working_groups import programme_with_groups
from tests.programmes import at
from tests.texts import translators

TOLD_DE = [
    ("Sag der Gruppe Umwelt und der Jugend", "umwelt + youth"),
    ("Sag der Jugend und Umwelt", "youth + umwelt"),
    ("Sag Umwelt und allen auf Russisch", "open"),
    ("Sag allen außer der Jugend", "open"),
    ("Sag Umwelt und den Fahrern", "open"),
    ("Sag der Gruppe Umwelt und den Gästen", "open"),
    ("Sag der Gruppe Umwelt und allen Teams", "umwelt + youth"),
    ("Sag der Gruppe Umwelt, allen Teams", "umwelt + youth"),
    ("Sag Umwelt, Musik und der Jugend", "umwelt + musik + youth"),
    ("Sag allen, die in Umwelt sind", "umwelt"),
    ("Sag allen in Umwelt und Musik", "umwelt + musik"),
    ("Sag den Deutschen in der Gruppe Umwelt", "open"),
    ("Sag den Deutschen und der Jugend", "open"),
    ("Sag der Jugend und den Deutschen", "open"),
    ("Sag der deutschen Jugend", "youth, de"),
    ("Sag allen vor Ort in Umwelt", "open"),
    ("Sag Umwelt und allen vor Ort", "open"),
    ("Sag allen vor Ort und der Jugend", "open"),
    ("Sag allen Russen und Umwelt", "open"),
    ("Sag dem Team Perm-Duisburg und der Jugend", "perm-duisburg + youth"),
    ("Sag dem Jugendteam Perm-Duisburg", "perm-duisburg"),
    ("Sag allen und der Jugend", "open"),
    ("Sag Umwelt sowie Musik", "umwelt + musik"),
    ("Sag sowohl Umwelt als auch der Jugend", "open"),
    ("Sag Umwelt mit der Jugend", "open"),
    ("Sag der Gruppe Umwelt plus Jugend", "open"),
    ("Sag Umwelt und der Warteliste", "open"),
    ("Sag der Warteliste von Umwelt", "open"),
    ("Sag den Frauen in Umwelt", "open"),
    ("Sag den Leuten aus Umwelt", "open"),
    ("Sag allen Teilnehmenden der Gruppe Umwelt", "umwelt"),
    ("Sag der Umweltgruppe", "umwelt"),
    ("Sag den Leitern der Gruppe Umwelt", "open"),
    ("Sag allen, der Jugend", "open"),
]
TOLD_RU = [
    ("Скажи группе экология и молодёжи", "umwelt + youth"),
    ("Скажи русским и группе музыка", "open"),
    ("Скажи группам экология и музыка", "umwelt + musik"),
    ("Скажи молодёжи и команде Пермь — Дуйсбург", "youth + perm-duisburg"),
    ("Скажи группе экология вместе с молодёжью", "open"),
    ("Скажи всем, кроме группы музыка", "open"),
    ("Скажи всем из группы экология", "umwelt"),
    ("Скажи участникам группы экология", "umwelt"),
    ("Скажи всем, кто в группе экология", "umwelt"),
    ("Скажи гостям и группе экология", "open"),
    ("Скажи участникам и группе экология", "open"),
]
WHOLE = [
    (
        "Sag allen, dass der Bus ohne die Gruppe Musik fährt",
        "open",
        "Der Bus ohne die Gruppe Musik fährt",
    ),
    (
        "Sag allen, dass das Essen kostenlos ist außer für die Jugend",
        "open",
        "Das Essen kostenlos ist außer für die Jugend",
    ),
    (
        "Sag allen, dass der Bus um 10 Uhr fährt, außer der Gruppe Schach",
        "open",
        "Der Bus um 10 Uhr fährt, außer der Gruppe Schach",
    ),
    ("Скажи всем, что мы едем без молодёжи", "open", "Мы едем без молодёжи"),
    (
        "An die Gruppe Umwelt, aber ohne Musik: Treffpunkt im Hof",
        "open",
        "An die Gruppe Umwelt, aber ohne Musik: Treffpunkt im Hof",
    ),
    (
        "Sag allen, dass der Bus später kommt, nur nicht der Gruppe Musik",
        "open",
        "Der Bus später kommt, nur nicht der Gruppe Musik",
    ),
    (
        "Sag allen, dass der Bus später kommt, nur der Gruppe Musik",
        "open",
        "Der Bus später kommt, nur der Gruppe Musik",
    ),
    (
        "Скажи всем, что автобус опаздывает, только группе музыка",
        "open",
        "Автобус опаздывает, только группе музыка",
    ),
    (
        "Скажи всем, что автобус опаздывает, только не группе музыка",
        "open",
        "Автобус опаздывает, только не группе музыка",
    ),
    (
        "Скажи всем, что автобус опаздывает, кроме молодёжи",
        "open",
        "Автобус опаздывает, кроме молодёжи",
    ),
    (
        "Sag allen, dass der Bus später kommt, aber nicht der Jugend",
        "open",
        "Der Bus später kommt, aber nicht der Jugend",
    ),
    ("Sag allen, dass wir laufen außer der Fahrerin", "all", "Wir laufen außer der Fahrerin"),
    ("Sag allen, dass nur die Gruppe Musik im Hof ist", "all", "Nur die Gruppe Musik im Hof ist"),
    ("An Umwelt & Musik: Der Bus kommt später", "umwelt + musik", "Der Bus kommt später"),
    ("An Umwelt/Jugend: Der Bus kommt später", "open", "An Umwelt/Jugend: Der Bus kommt später"),
    (
        "An Umwelt + Jugend: Der Bus kommt später",
        "open",
        "An Umwelt + Jugend: Der Bus kommt später",
    ),
    ("Sag allen, dass wir ohne Pause weitermachen", "all", "Wir ohne Pause weitermachen"),
    (
        "Sag allen, dass der Bus um 18 Uhr kommt und die Gruppe Musik zuerst isst",
        "all",
        "Der Bus um 18 Uhr kommt und die Gruppe Musik zuerst isst",
    ),
    (
        "Скажи всем, что автобус без группы музыка не поедет",
        "open",
        "Автобус без группы музыка не поедет",
    ),
    ("Скажи всем, что мы едем на автобусе", "all", "Мы едем на автобусе"),
    ("An alle: Essen nur für Umwelt", "open", "Essen nur für Umwelt"),
    ("An alle ohne die Jugend: Essen", "open", "An alle ohne die Jugend: Essen"),
    ("Sag allen, der Bus fährt ohne die Jugend", "open", "Der Bus fährt ohne die Jugend"),
    ("An die Gäste, Umwelt: Treffpunkt im Hof", "open", "An die Gäste, Umwelt: Treffpunkt im Hof"),
    ("An Umwelt, Musik: Treffpunkt im Hof", "umwelt + musik", "Treffpunkt im Hof"),
    ("Nachricht an Umwelt und die Gäste: Treffpunkt im Hof", "open", "Treffpunkt im Hof"),
    ("Nachricht an Umwelt und die Jugend: Treffpunkt im Hof", "open", "Treffpunkt im Hof"),
    ("Bitte eine Nachricht an die Jugend: Treffpunkt im Hof", "youth", "Treffpunkt im Hof"),
]


@pytest.fixture(scope="module")
def world() -> tuple[Reader, SearchIndex]:
    snapshot = Snapshot.of(programme_with_groups())
    rights = Rights(is_organiser=True)
    reader = Reader(translators()["de"], snapshot, at(28, 12), rights=rights)
    return reader, SearchIndex.of(snapshot, installed_languages())


def told(world: tuple[Reader, SearchIndex], typed: str) -> tuple[str, str]:
    """Whom an order names, and what they are told."""
    found = told_to_many(world[0], typed, world[1])
    assert found is not None
    people = found.people
    parts = " + ".join(part.id or part.kind for part in people.parts) or "all"
    read = f"{parts}, {people.language}" if people.language else parts
    return "open" if people.open else read, found.text


@pytest.mark.parametrize(("order", "people"), TOLD_DE)
def test_a_german_order_loses_nobody(
    world: tuple[Reader, SearchIndex], order: str, people: str
) -> None:
    assert told(world, f"{order}, dass der Bus später kommt") == (people, "Der Bus später kommt")


@pytest.mark.parametrize(("order", "people"), TOLD_RU)
def test_a_russian_order_loses_nobody(
    world: tuple[Reader, SearchIndex], order: str, people: str
) -> None:
    assert told(world, f"{order}, что автобус опаздывает") == (people, "Автобус опаздывает")


@pytest.mark.parametrize(("typed", "people", "text"), WHOLE)
def test_of_a_text_nothing_is_cut(
    world: tuple[Reader, SearchIndex], typed: str, people: str, text: str
) -> None:
    assert told(world, typed) == (people, text)
