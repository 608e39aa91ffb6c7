"""Two questions in a text: each of them is answered, what was asked first first."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import OpenScreen
from handlers.questions.understanding import understand_each
from handlers.ui.action import Action
from tests.questions.measure import sets

CONCERT, TICKET = SessionAt("konzert"), InfoAt("kosten")
DINNER, BUS = SessionAt("abendessen-do"), SessionAt("bus-konzert")


def opened(text: str) -> Sequence[Action | None]:
    now = datetime(2035, 9, 13, 17, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    donau = next(one for one in sets() if one.name == "donau")
    asked = understand_each(text, now, donau.snapshot, donau.index)
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
