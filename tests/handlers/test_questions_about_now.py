"""Questions about what is on, without its name: until when, who speaks; what begins a day."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.agenda.actions import NextForMe
from handlers.groups.actions import Groups
from handlers.info.actions import Urgent
from handlers.programme.actions import Now, SessionAt
from handlers.questions.asker import ANYBODY, Asker
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen
from handlers.questions.understanding import understand
from handlers.ui.back import Home
from storage.people import NOBODY
from storage.programme.model import Strand
from tests.questions.measure import sets

OPENING = "2035-09-12T17:15"
GROUPS = "2035-09-13T11:15"
BETWEEN = "2035-09-12T18:10"
A_MONTH_BEFORE = "2035-08-12T18:10"


def ask(text: str, at: str, asker: Asker = ANYBODY) -> Intent:
    donau = next(one for one in sets() if one.name == "donau")
    now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return understand(text, now, donau.snapshot, donau.index, asker)


HOW_LONG = [
    "Wie lange geht das hier noch?",
    "wie lange noch",
    "bis wann geht das",
    "wann ist das hier zu Ende",
    "сколько ещё",
    "ещё долго?",
    "это ещё надолго?",
    "когда закончится",
]


@pytest.mark.parametrize("text", HOW_LONG)
def test_how_long_it_still_goes_on_means_what_is_on(text: str) -> None:
    assert ask(text, OPENING) == OpenScreen(SessionAt("eroeffnung"), Fact.END)


@pytest.mark.parametrize("text", HOW_LONG)
def test_of_several_that_are_on_ones_own_is_meant_else_all(text: str) -> None:
    asker = Asker(replace(NOBODY, attends=frozenset({"trinkwasser-1"})))
    assert ask(text, GROUPS, asker) == OpenScreen(SessionAt("trinkwasser-1"), Fact.END)
    assert ask(text, GROUPS) == OpenScreen(Now(), Fact.END)


def test_where_nothing_is_on_it_is_said_what_comes_or_when_it_all_ends() -> None:
    assert ask("wie lange geht das noch", BETWEEN) == OpenScreen(Now(), Fact.END)
    assert ask("wann ist Schluss", BETWEEN) == OpenScreen(Home(), Fact.END)
    assert isinstance(ask("wie lange geht das noch", A_MONTH_BEFORE), Nothing)


@pytest.mark.parametrize(
    "text", ["wann ist das alles zu Ende", "wann ist die Tagung zu Ende", "когда всё закончится"]
)
def test_the_end_of_it_all_is_that_of_the_event(text: str) -> None:
    assert ask(text, OPENING) == OpenScreen(Home(), Fact.END)


def test_how_many_seats_there_still_are_is_no_length_of_time() -> None:
    assert ask("сколько ещё мест", OPENING) == OpenScreen(Groups())


def test_how_long_something_still_is_asks_for_its_end() -> None:
    found = ask("wie lange dauert die Eröffnung noch", OPENING)
    assert found == OpenScreen(SessionAt("eroeffnung"), Fact.END)


@pytest.mark.parametrize(
    "text", ["wie lange noch bis zur Kaffeepause", "wie lange dauert es noch bis zur Kaffeepause"]
)
def test_how_long_it_is_until_something_asks_when_it_begins(text: str) -> None:
    assert ask(text, "2035-09-13T09:30") == OpenScreen(SessionAt("kaffee-do"), Fact.TIME)


@pytest.mark.parametrize(
    "text",
    [
        "сколько ещё ждать",
        "wie lange muss ich noch warten",
        "wie viel Zeit habe ich noch",
        "wann fängt es wieder an",
    ],
)
def test_how_long_one_still_waits_is_said_of_what_comes_next(text: str) -> None:
    assert ask(text, OPENING) == OpenScreen(Now(), Fact.NEXT)


@pytest.mark.parametrize("text", ["ist das bald vorbei", "ist bald Schluss?", "скоро конец?"])
def test_whether_it_is_over_soon_means_what_is_on(text: str) -> None:
    assert ask(text, OPENING) == OpenScreen(SessionAt("eroeffnung"), Fact.END)


@pytest.mark.parametrize("text", ["когда скоро обед", "скоро автобус?"])
def test_soon_is_no_cry_for_an_ambulance(text: str) -> None:
    assert ask(text, OPENING) != OpenScreen(Urgent())
    assert ask("нужна скорая", OPENING) == OpenScreen(Urgent())


@pytest.mark.parametrize("text", ["wie lange geht das noch", "сколько это ещё длится"])
def test_how_long_it_still_is_means_what_is_on_below_what_has_not_begun(text: str) -> None:
    asker = Asker(shown=SessionAt("trinkwasser-1"))
    assert ask(text, OPENING, asker) == OpenScreen(SessionAt("eroeffnung"), Fact.END)
    assert ask(text, A_MONTH_BEFORE, asker) == OpenScreen(SessionAt("trinkwasser-1"), Fact.END)


@pytest.mark.parametrize("text", ["wer spricht gerade", "кто сейчас выступает"])
def test_who_speaks_now_is_said_of_what_is_on(text: str) -> None:
    assert ask(text, GROUPS) == OpenScreen(Now(), Fact.WHO)


@pytest.mark.parametrize(
    "text",
    [
        "что самое первое сегодня",
        "с чего сегодня начинаем",
        "womit fängt es heute an",
    ],
)
def test_what_begins_a_day_is_its_first_session(text: str) -> None:
    assert ask(text, "2035-09-14T08:05") == OpenScreen(SessionAt("bus-schleuse"))


@pytest.mark.parametrize(
    "text",
    [
        "wie spät ist es",
        "können Sie mir bitte sagen, wie spät es ist?",
        "wie spät ist es gerade in Moskau",
        "а сколько сейчас времени в самаре? хочу маме позвонить",
        "который час",
        "Какой сегодня день?",
        "какое сегодня число",
        "Welcher Tag ist heute?",
        "Welchen Tag haben wir heute?",
    ],
)
def test_what_day_and_time_it_is_is_said_of_the_venue_and_of_the_other_zones(text: str) -> None:
    assert ask(text, OPENING) == OpenScreen(Now(), Fact.CLOCK)


@pytest.mark.parametrize(
    "text", ["wie spät ist es in Tokio", "сколько времени до автобуса", "wie spät ist das Konzert"]
)
def test_the_clock_is_not_asked_where_something_else_is_named(text: str) -> None:
    found = ask(text, OPENING)
    assert not isinstance(found, OpenScreen) or found.press != Now()


def in_gardens(text: str, at: str) -> Intent:
    gera = next(one for one in sets() if one.name == "gera")
    now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return understand(text, now, gera.snapshot, gera.index)


@pytest.mark.parametrize(
    "text",
    [
        "wie viel Zeit haben wir bis zum Bus",
        "wie lange noch bis zum Bus",
        "сколько времени до автобуса",
        "сколько у нас времени до автобуса",
    ],
)
def test_how_much_time_there_is_until_something_is_when_it_begins(text: str) -> None:
    assert in_gardens(text, "2034-06-18T13:00") == OpenScreen(SessionAt("bus-abreise"), Fact.TIME)


@pytest.mark.parametrize(
    "text",
    ["Сколько ещё до конца занятия по травам?", "wie lange noch bis zum Ende der Kräutergruppe"],
)
def test_how_long_it_is_to_the_end_of_a_group_is_said_of_the_sitting_that_is_on(text: str) -> None:
    assert in_gardens(text, "2034-06-16T15:10") == OpenScreen(SessionAt("kraeuter-1"), Fact.END)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Wann endet die Konferenz am letzten Tag?", Fact.END),
        ("wann ist am letzten Tag Schluss", Fact.END),
        ("когда заканчивается конференция в последний день", Fact.END),
        ("wann beginnt die Konferenz am ersten Tag", Fact.TIME),
    ],
)
def test_the_first_and_last_day_of_one_s_own_part_are_none_of_another_part(
    question: str, fact: Fact
) -> None:
    """The youth forum begins days before the conference, and ends a day after it."""
    kaluga = next(one for one in sets() if one.name == "kaluga")
    now = datetime(2021, 6, 29, 9, 46, tzinfo=ZoneInfo("Europe/Moscow"))
    found = understand(question, now, kaluga.snapshot, kaluga.index, Asker())
    assert found == OpenScreen(Home(), fact)
    young = Asker(strand=Strand.YOUTH)
    ends = understand(question, now, kaluga.snapshot, kaluga.index, young)
    assert isinstance(ends, OpenScreen)
    assert ends.press != Home()


WHEN_TO_BE = ["wann muss ich da sein", "Wann müssen wir dort sein?", "когда мне нужно быть"]


@pytest.mark.parametrize("text", WHEN_TO_BE)
def test_when_one_has_to_be_there_is_said_of_what_was_shown_else_of_what_is_next(text: str) -> None:
    asker = Asker(shown=SessionAt("trinkwasser-1"))
    assert ask(text, OPENING, asker) == OpenScreen(SessionAt("trinkwasser-1"), Fact.TIME)
    assert ask(text, OPENING) == OpenScreen(NextForMe())
    assert ask(text, A_MONTH_BEFORE) == OpenScreen(Home(), Fact.TIME)
