"""Questions that the description of a session answers, by words that its name does not have."""

from datetime import UTC, datetime

import pytest

from handlers.info.actions import InfoAt
from handlers.programme.actions import Now, SessionAt
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


@pytest.mark.parametrize(
    "text", ["Spricht heute abend der Oberbürgermeister?", "сегодня вечером открытие?"]
)
def test_an_evening_begins_with_what_goes_on_into_it(text: str) -> None:
    noon = datetime(2034, 6, 15, 14, 50, tzinfo=UTC)
    assert ask(text, noon) == OpenScreen(SessionAt("eroeffnung"), Fact.TIME)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Откуда отходит автобус в сады?", Fact.WHERE),
        ("Wann fährt der Bus zum Rundgang?", Fact.TIME),
        ("Wo fährt der Bus zur Morgensonne ab?", Fact.WHERE),
    ],
)
def test_the_ride_to_what_is_called_so_is_the_one_to_its_place(text: str, fact: Fact) -> None:
    early = datetime(2034, 6, 17, 5, 30, tzinfo=UTC)
    assert ask(text, early) == OpenScreen(SessionAt("bus-morgensonne"), fact)


@pytest.mark.parametrize("text", ["wann und wo ist das nächste treffen", "когда следующая встреча"])
def test_once_it_is_over_the_next_of_what_it_is_called_is_the_next_event(text: str) -> None:
    afterwards = datetime(2034, 6, 25, 15, tzinfo=UTC)
    found = ask(text, afterwards)
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt("abschluss")
    assert ask(text, SATURDAY_NIGHT) == OpenScreen(Now(), Fact.NEXT)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Wo finde ich die Bilder vom Sommerfest", "hausordnung"),
        ("есть ли в садах вай фай", "wlan"),
    ],
)
def test_a_page_that_tells_of_it_is_not_said_to_be_silent(text: str, page: str) -> None:
    found = ask(text, SATURDAY_NIGHT)
    assert isinstance(found, OpenScreen)
    assert (found.press, found.unsaid) == (InfoAt(page), None)


def test_a_page_is_silent_of_a_thing_that_would_have_to_be_named() -> None:
    found = ask("Wird das Sommerfest gefilmt?", SATURDAY_NIGHT)
    assert found == OpenScreen(InfoAt("hausordnung"), unsaid=SessionAt("fest"))
