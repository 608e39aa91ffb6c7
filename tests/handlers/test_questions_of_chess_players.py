"""Kinds of questions that players of a chess tournament got wrong answers to."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import Contact, DidYouMean, Intent, Nothing, OpenScreen
from handlers.questions.understanding import understand, understand_each
from tests.questions.measure import sets

FRIDAY_MORNING = datetime(2035, 5, 18, 5, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2035, 5, 19, 19, 50, tzinfo=UTC)
AFTERWARDS = datetime(2035, 5, 22, 8, tzinfo=UTC)


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


@pytest.mark.parametrize(
    "text",
    [
        "Stehe im Stau, komme 10 min zu spät zur Runde, ist die Partie dann verloren??",
        "Ist die Partie verloren wenn ich zu spät komme",
        "опоздал на тур, партия проиграна?",
    ],
)
def test_a_game_that_is_lost_is_no_lost_property(text: str) -> None:
    assert opens(text) == InfoAt("regeln")


@pytest.mark.parametrize(
    "text",
    [
        "handy verloren",
        "ich habe nach der partie meinen Schirm verloren",
        "hab in der runde meine brille verloren",
        "после партии потеряла очки",
    ],
)
def test_a_thing_lost_at_a_game_is_lost_property(text: str) -> None:
    assert opens(text) == InfoAt("fundsachen")


@pytest.mark.parametrize(
    "text",
    [
        "телефон с собой в зал можно?",
        "можно ли в зал с телефоном",
        "телефон можно взять?",
        "kann ich mein telefon mitnehmen",
    ],
)
def test_a_telephone_that_is_taken_along_is_no_number_to_call(text: str) -> None:
    assert opens(text) == InfoAt("regeln")


@pytest.mark.parametrize("text", ["можно телефон штаба", "дайте телефон организаторов"])
def test_a_telephone_of_those_who_organise_is_one_to_call(text: str) -> None:
    assert isinstance(ask(text), Contact)


@pytest.mark.parametrize("text", ["wer hat gewonnen", "wer hat die 1. runde gewonnen"])
def test_who_did_what_a_title_has_in_another_form_is_not_answered(text: str) -> None:
    assert isinstance(ask(text, AFTERWARDS), Nothing | DidYouMean)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("wo finde ich die fotos und wer hat gewonnen", InfoAt("danach")),
        ("Автобус в изборск откуда отправляется и нужна ли запись", SessionAt("bus-isborsk")),
        ("wann ist der ausflug und muss man sich anmelden", SessionAt("isborsk")),
        ("wo ist die mensa und muss man sich anmelden", PlaceAt("mensa")),
    ],
)
def test_a_second_half_is_about_the_first_or_about_nothing(text: str, first: object) -> None:
    assert [i.press for i in ask_each(text) if isinstance(i, OpenScreen)] == [first]
    assert len(ask_each(text)) == 1
