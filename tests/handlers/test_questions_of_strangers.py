"""Kinds of questions that somebody asked who did not know the bot, each by other words than theirs.

The programme is that of a festival of amateur theatres, on its second day.
"""

from datetime import UTC, datetime

import pytest

from handlers.groups.actions import GroupAt, Groups
from handlers.home.actions import About
from handlers.programme.actions import Day, Now, SessionAt
from handlers.questions.intents import (
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    Several,
    SmallTalk,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand
from handlers.teams.actions import MyTeam, TeamAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from tests.questions.measure import sets

FRIDAY = datetime(2031, 5, 23, 7, 30, tzinfo=UTC)
BEFORE = datetime(2031, 5, 20, 7, 30, tzinfo=UTC)
AFTERWARDS = datetime(2031, 5, 25, 16, tzinfo=UTC)


def ask(text: str, now: datetime = FRIDAY) -> Intent:
    chosen = next(one for one in sets() if one.name == "theater")
    return understand(text, now, chosen.snapshot, chosen.index)


def opened(text: str, now: datetime = FRIDAY) -> Action | None:
    found = ask(text, now)
    return found.press if isinstance(found, OpenScreen) else None


def found_by(text: str, now: datetime = FRIDAY) -> list[str]:
    """The ids of what a list has, or of the one thing that opens."""
    intent = ask(text, now)
    presses = intent.found if isinstance(intent, Several) else (opened(text, now),)
    return [getattr(press, "id", "") for press in presses]


WORKSHOPS = ["masken-pappe", "buehnenkampf", "impro"]


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("Was für Workshops gibt es?", WORKSHOPS),
        ("какие есть мастерские", WORKSHOPS),
        ("Welche Workshops sind morgen", ["impro"]),
        ("Wann fahren Busse?", ["nachtbus", "shuttle-ab"]),
        ("когда едет автобус", ["nachtbus", "shuttle-ab"]),
        ("Wann fährt der nächste Bus?", ["nachtbus"]),
    ],
)
def test_a_word_for_a_kind_means_all_of_the_kind_those_ahead_first(
    text: str, sessions: list[str]
) -> None:
    assert found_by(text) == sessions


def test_the_next_one_is_never_over() -> None:
    assert isinstance(ask("Wann fährt der nächste Bus?", AFTERWARDS), Nothing | DidYouMean)
    assert isinstance(ask("когда следующий фестиваль", AFTERWARDS), Nothing)
    assert ask("Wann ist das nächste Festival?", BEFORE) == OpenScreen(Home(), Fact.TIME)


@pytest.mark.parametrize(
    "text", ["Wo kann ich Geld abheben?", "где тут банкомат", "Sparkasse?", "где снять деньги"]
)
def test_a_page_on_payment_knows_of_no_cash_machine(text: str) -> None:
    assert isinstance(ask(text), Nothing | DidYouMean)


@pytest.mark.parametrize(
    "text", ["Danke für heute!", "danke, das war ein toller Abend", "спасибо, сегодня было супер"]
)
def test_thanks_for_a_day_are_small_talk(text: str) -> None:
    assert ask(text) == SmallTalk(Sense.THANKS)


def test_thanks_before_a_question_are_none() -> None:
    assert isinstance(opened("Danke, und was ist morgen?"), Day)
    assert isinstance(opened("super danke, und morgen?"), Day)


@pytest.mark.parametrize(
    "text", ["bist du ein Bot oder was", "с кем я говорю?", "Bist du ein Mensch?"]
)
def test_who_one_is_talking_to_is_said(text: str) -> None:
    assert ask(text) == SmallTalk(Sense.THE_BOT)


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("Bin ich im Ensemble-Team Kompass?", TeamAt("kompass")),
        ("я в команде маяк?", TeamAt("leuchtturm")),
        ("Bin ich in der Gruppe Licht und Ton?", GroupAt("licht")),
    ],
)
def test_whether_one_is_in_it_comes_before_what_it_is(text: str, press: Action) -> None:
    assert ask(text) == OpenScreen(press, Fact.MEMBERSHIP)
    assert opened("bin ich in einem team") == MyTeam()


@pytest.mark.parametrize("text", ["где это всё проходит?", "Wo ist das Ganze eigentlich?"])
def test_where_it_all_is_means_the_event(text: str) -> None:
    assert ask(text) == OpenScreen(About(), Fact.WHERE)


@pytest.mark.parametrize("text", ["Ich meld mich für ne Gruppe an", "meld mich in ner AG an"])
def test_a_verb_in_parts_and_short_is_about_seats(text: str) -> None:
    assert isinstance(opened(text), Groups)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("Kann man beim Sommernachtstraum zusehen?", "sommernacht"),
        ("Darf ich bei der Tanznacht mitmachen?", "tanznacht"),
        ("Kann ich bei der Hafenrundfahrt mitfahren?", "hafenrundfahrt"),
        ("Wann essen wir?", "mittag-fr"),
        ("ist die Improvisiern auf rusisch", "impro"),
        ("kostume vom flohmark wann", "maske-2"),
        ("rollen für grossmüter gesuht wann", "senioren-2"),
        ("за кулиссами скольки начало", "kulissen"),
        ("zanaves kogda otkrytie", "eroeffnung"),
        ("tancevalnaya noch gde", "tanznacht"),
        ("Wann geht das Boot? Die Hafenrundfahrt", "hafenrundfahrt"),
    ],
)
def test_a_title_is_known_by_most_of_its_words_with_slips_and_in_other_letters(
    text: str, session: str
) -> None:
    assert opened(text) == SessionAt(session)


@pytest.mark.parametrize("text", ["Läuft grad was?", "geht noch was", "идёт что-нибудь?"])
def test_what_is_on_means_now(text: str) -> None:
    assert opened(text) == Now()
