"""What the event or a group is called comes before a date or a need in the same words."""

from datetime import UTC, datetime

import pytest

from handlers.groups.actions import GroupAt
from handlers.home.actions import About
from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.understanding import understand
from handlers.ui.back import Home
from tests.questions.measure import sets

THURSDAY = datetime(2035, 9, 13, 8, 40, tzinfo=UTC)


def ask(text: str, now: datetime = THURSDAY) -> Intent:
    donau = next(one for one in sets() if one.name == "donau")
    return understand(text, now, donau.snapshot, donau.index)


@pytest.mark.parametrize(
    "text", ["где и когда следующие дни рек", "wo sind die nächsten Flusstage"]
)
def test_the_next_days_of_an_event_of_days_are_no_date(text: str) -> None:
    assert ask(text) == OpenScreen(SessionAt("abschluss"))


def test_an_event_of_days_begins_and_is_somewhere() -> None:
    assert ask("когда начинаются дни рек") == OpenScreen(Home(), Fact.TIME)
    assert ask("где проходят дни рек") == OpenScreen(About(), Fact.WHERE)


@pytest.mark.parametrize("text", ["в каком зале питьевая вода", "in welchem Raum ist Trinkwasser"])
def test_the_room_of_what_is_called_like_a_need_is_that_of_the_group(text: str) -> None:
    assert ask(text) == OpenScreen(GroupAt("trinkwasser"), Fact.WHERE)


@pytest.mark.parametrize("text", ["где питьевая вода", "в каком зале вода"])
def test_where_no_room_is_asked_for_it_is_the_need(text: str) -> None:
    found = ask(text)
    assert isinstance(found, OpenScreen)
    assert found.press == InfoAt("essen")
