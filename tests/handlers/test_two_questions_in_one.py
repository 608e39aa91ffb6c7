"""Two questions in a text: each of them is answered, what was asked first first."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import OpenScreen
from handlers.questions.understanding import understand_each
from handlers.ui.action import Action
from tests.questions.measure import sets

CONCERT, TICKET = SessionAt("konzert"), InfoAt("kosten")
DINNER, BUS = SessionAt("abendessen-do"), SessionAt("bus-konzert")


OPENING = SessionAt("eroeffnung")
RIVERS = "donau", datetime(2035, 9, 13, 17, 20, tzinfo=ZoneInfo("Europe/Berlin"))
GARDENS = "gera", datetime(2034, 6, 18, 13, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def opened(text: str, there: tuple[str, datetime] = RIVERS) -> Sequence[Action | None]:
    name, now = there
    chosen = next(one for one in sets() if one.name == name)
    asked = understand_each(text, now, chosen.snapshot, chosen.index)
    each = [understood.intent for understood in asked]
    return [intent.press if isinstance(intent, OpenScreen) else None for intent in each]


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("когда канцерт и нужен ли на него билет", [CONCERT, TICKET]),
        ("Wann ist das Konzert und braucht man ein Ticket?", [CONCERT, TICKET]),
        ("wo ist abendessen und wann fährt der bus zum konzert", [DINNER, BUS]),
    ],
)
def test_a_short_question_beside_another_one_is_answered_too(
    text: str, presses: Sequence[Action]
) -> None:
    assert opened(text) == presses


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("во сколько ужин и потом автобус", [DINNER, BUS]),
        ("когда ужин, а потом концерт?", [DINNER, CONCERT]),
        ("Wann gibts Abendessen und danach den Bus?", [DINNER, BUS]),
        ("Wann ist das Konzert und das Lagerfeuer", [CONCERT, SessionAt("lagerfeuer")]),
        ("где ужин и концерт", [DINNER, CONCERT]),
    ],
)
def test_a_fact_that_is_asked_of_two_things_is_said_of_both(
    text: str, presses: Sequence[Action]
) -> None:
    assert opened(text) == presses


def test_what_the_first_of_two_answers_leaves_out_is_answered_too() -> None:
    plenary, panel = SessionAt("plenum"), SessionAt("podium")
    assert opened("wer spricht beim Plenum und beim Podium") == [plenary, panel]


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        (
            "Wo bekomme ich meine Teilnahmebescheinigung und noch eine Quittung für den Beitrag, "
            "ich brauche die fürs Amt",
            [InfoAt("bescheinigung"), InfoAt("geld")],
        ),
        ("где взять сертификат и квитанцию", [InfoAt("bescheinigung"), InfoAt("geld")]),
        ("wer spricht bei der Eröffnung und beim Podium", [OPENING, SessionAt("gespraech")]),
        (
            "суп где дают и сколько у нас времени до автобуса",
            [SessionAt("mittag-so"), SessionAt("bus-abreise")],
        ),
    ],
)
def test_two_things_that_are_wanted_are_answered_each(text: str, presses: Sequence[Action]) -> None:
    assert opened(text, GARDENS) == presses


@pytest.mark.parametrize(
    ("text", "meal"),
    [
        ("Gibts am Samstag mittag was ohne fleisch ? und wann", "mittag-sa"),
        ("есть ли в субботу днём что-то вегетарианское и когда", "mittag-sa"),
    ],
)
def test_when_a_meal_is_stands_behind_what_there_is(text: str, meal: str) -> None:
    assert opened(text, GARDENS) == [InfoAt("essen"), SessionAt(meal)]


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("где обмен растениями и могут ли прийти наши знакомые из города", SessionAt("boerse")),
        ("wo ist Boden und Kompost", GroupAt("boden")),
        ("Wann ist die Gruppe Saatgut und alte Sorten", GroupAt("saatgut")),
    ],
)
def test_one_half_is_answered_where_the_other_names_nothing_else(text: str, press: Action) -> None:
    assert opened(text, GARDENS) == [press]


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("Wann und wo ist die Eröffnung", SessionAt("eroeffnung")),
        ("wann gibt es Kaffee und Kuchen", SessionAt("kaffee-fr")),
        ("wann ist das Konzert und dann?", CONCERT),
    ],
)
def test_one_thing_stays_one_question(text: str, press: Action) -> None:
    assert opened(text) == [press]
