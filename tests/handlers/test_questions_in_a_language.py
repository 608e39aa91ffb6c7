"""A language that is named chooses among what is called alike."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from handlers.programme.actions import InLanguage, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen, SpeakLanguage
from handlers.questions.understanding import understand, warm_index
from locales.languages import installed_languages
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import read
from tests.questions.measure import HERE


@cache
def rivers() -> tuple[Snapshot, SearchIndex]:
    """A conference with a tour of the town in each language, and a tour of a plant."""
    programme = read((HERE / "donau-programme.yaml").read_bytes()).programme
    assert programme is not None
    snapshot = Snapshot.of(programme)
    return snapshot, warm_index(snapshot, installed_languages())


def ask(text: str) -> Intent:
    now = datetime(2035, 9, 12, 13, 25, tzinfo=ZoneInfo("Europe/Berlin"))
    return understand(text, now, *rivers())


@pytest.mark.parametrize(
    ("text", "session", "fact"),
    [
        ("экскурсия на русском откуда начинается", "fuehrung-ru", Fact.WHERE),
        ("экскурсия на русском", "fuehrung-ru", Fact.LANGUAGE),
        ("экскурсия по городу на русском языке во сколько", "fuehrung-ru", Fact.TIME),
        ("Wo beginnt die Führung auf Russisch?", "fuehrung-ru", Fact.WHERE),
        ("Führung auf Deutsch", "fuehrung-de", Fact.LANGUAGE),
    ],
)
def test_of_several_tours_that_in_the_language_is_meant(
    text: str, session: str, fact: Fact
) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), fact)


@pytest.mark.parametrize("text", ["Vorträge auf Russisch", "что есть на русском"])
def test_where_nothing_is_named_all_that_is_held_in_it_is_meant(text: str) -> None:
    assert ask(text) == OpenScreen(InLanguage("ru", None))


def test_to_be_answered_in_a_language_is_no_session() -> None:
    assert ask("antworte auf Russisch") == SpeakLanguage("ru")
