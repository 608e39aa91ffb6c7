"""Questions that the description of a session answers, by words that its name does not have."""

from datetime import UTC, datetime

import pytest

from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.understanding import understand
from tests.questions.measure import sets

FRIDAY_EVENING = datetime(2034, 6, 16, 15, 30, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2034, 6, 17, 18, tzinfo=UTC)


def ask(text: str, now: datetime) -> Intent:
    gera = next(one for one in sets() if one.name == "gera")
    return understand(text, now, gera.snapshot, gera.index)


@pytest.mark.parametrize(
    "text",
    [
        "fällt das kino aus wenn es regnet",
        "was ist mit dem kino bei regen",
        "а если дождь, кино будет?",
    ],
)
def test_what_happens_in_rain_is_asked_of_what_tells_of_rain(text: str) -> None:
    found = ask(text, FRIDAY_EVENING)
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt("kino")


@pytest.mark.parametrize(
    "text", ["музыка чья играет", "welche band spielt heute", "wer spielt", "кто играет"]
)
def test_who_plays_is_asked_of_what_is_on_with_music(text: str) -> None:
    assert ask(text, SATURDAY_NIGHT) == OpenScreen(SessionAt("fest"), Fact.WHO)


@pytest.mark.parametrize(
    "text",
    ["wie lang dürfen wir heute beim fest bleiben", "до скольки нам можно быть на празднике"],
)
def test_how_long_one_may_stay_is_no_length(text: str) -> None:
    assert ask(text, SATURDAY_NIGHT) == OpenScreen(SessionAt("fest"), Fact.END)
