"""A language that is named chooses among what is called alike."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.programme.actions import InLanguage, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen, SpeakLanguage
from handlers.questions.understanding import understand
from tests.questions.measure import sets


def ask(text: str) -> Intent:
    donau = next(one for one in sets() if one.name == "donau")
    now = datetime(2035, 9, 12, 13, 25, tzinfo=ZoneInfo("Europe/Berlin"))
    return understand(text, now, donau.snapshot, donau.index)


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


@pytest.mark.parametrize(
    "text", ["Vorträge auf Russisch", "что есть на русском", "группы на русском"]
)
def test_where_nothing_is_named_all_that_is_held_in_it_is_meant(text: str) -> None:
    assert ask(text) == OpenScreen(InLanguage("ru", None))


def test_to_be_answered_in_a_language_is_no_session() -> None:
    assert ask("antworte auf Russisch") == SpeakLanguage("ru")


@pytest.mark.parametrize(
    "text",
    [
        "wird bei der generalprobe übersetzt",
        "wird bei der generalprobe gedolmetscht",
        "gibt es bei der generalprobe eine verdolmetschung",
        "переводят ли генеральную репетицию",
    ],
)
def test_whether_something_is_interpreted_is_asked_of_what_is_named(text: str) -> None:
    kaluga = next(one for one in sets() if one.name == "kaluga")
    now = datetime(2021, 6, 29, 6, tzinfo=UTC)
    found = understand(text, now, kaluga.snapshot, kaluga.index)
    assert found == OpenScreen(SessionAt("generalprobe"), Fact.LANGUAGE)
