"""Kinds of questions that players of a chess tournament got wrong answers to."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import DidYouMean, Intent, OpenScreen
from handlers.questions.understanding import understand, understand_each
from tests.questions.measure import sets

FRIDAY_MORNING = datetime(2035, 5, 18, 5, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2035, 5, 19, 19, 50, tzinfo=UTC)


def ask(text: str, now: datetime = FRIDAY_MORNING) -> Intent:
    schach = next(one for one in sets() if one.name == "schach")
    return understand(text, now, schach.snapshot, schach.index)


def ask_each(text: str, now: datetime = FRIDAY_MORNING) -> Sequence[Intent]:
    schach = next(one for one in sets() if one.name == "schach")
    each = understand_each(text, now, schach.snapshot, schach.index)
    return [one.intent for one in each]


def opens(text: str, now: datetime = FRIDAY_MORNING) -> object:
    found = ask(text, now)
    return found.press if isinstance(found, OpenScreen) else found


@pytest.mark.parametrize(
    "text",
    [
        "wann ist runde 4",
        "4. Runde",
        "wann ist die 4. runde",
        "wann ist die vierte runde",
        "4 тур",
        "тур 4 когда",
        "4-й тур когда",
        "когда четвёртый тур",
    ],
)
def test_a_number_beside_a_word_of_a_title_asks_for_that_session(text: str) -> None:
    assert opens(text) == SessionAt("runde-4")


@pytest.mark.parametrize("text", ["во сколько завтра 4 тур", "завтра четвертый тур когда"])
def test_a_numbered_session_is_no_count_within_its_day(text: str) -> None:
    assert opens(text, SATURDAY_NIGHT) == SessionAt("runde-4")


def test_only_the_session_of_the_number_is_suggested() -> None:
    text = "во сколько завтра 4 тур, говорят раньше обычного"
    assert ask(text, SATURDAY_NIGHT) == DidYouMean((SessionAt("runde-4"),), dated=True)


@pytest.mark.parametrize("text", ["wie lange dauern 5 runden", "сколько длятся 5 туров"])
def test_how_many_there_are_is_no_number_of_one(text: str) -> None:
    assert opens(text) != SessionAt("runde-5")


@pytest.mark.parametrize("text", ["runde 7", "7-й тур когда"])
def test_a_number_that_no_title_has_opens_no_other(text: str) -> None:
    assert not isinstance(ask(text), OpenScreen)


def test_against_is_no_evidence() -> None:
    found = ask("kann man bei euch auch vegan essen, bin allergisch gegen nüsse")
    assert found == OpenScreen(InfoAt("essen"))
