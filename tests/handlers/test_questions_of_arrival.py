"""Who comes later asks what is on then; who lost something asks where it is."""

from datetime import UTC, date, datetime, time

import pytest

from handlers.info.actions import InfoAt
from handlers.programme.actions import Day
from handlers.questions.intents import Intent, OpenScreen, PartOfDay
from handlers.questions.understanding import understand
from tests.questions.measure import sets

THE_DAY_BEFORE = datetime(2035, 9, 11, 13, tzinfo=UTC)
AFTERWARDS = datetime(2035, 9, 17, 16, tzinfo=UTC)


def ask(text: str, now: datetime = THE_DAY_BEFORE) -> Intent:
    donau = next(one for one in sets() if one.name == "donau")
    return understand(text, now, donau.snapshot, donau.index)


@pytest.mark.parametrize(
    "text",
    [
        "ich komme erst Donnerstag Mittag an, was hab ich da verpasst und wie gehts dann weiter",
        "Wir kommen am Donnerstag um 12 an. Was läuft dann?",
        "мы приезжаем в четверг в 12, что будет после этого",
    ],
)
def test_who_arrives_on_a_day_reads_what_begins_from_then_on(text: str) -> None:
    found = ask(text)
    assert isinstance(found, PartOfDay)
    assert (found.day, found.since, found.until) == (date(2035, 9, 13), time(12), None)
    assert (found.sessions[0], found.sessions[-1]) == ("mittag-do", "lagerfeuer")


def test_without_an_hour_it_is_the_day() -> None:
    assert ask("wir kommen am Freitag an, was ist dann?") == OpenScreen(Day(date(2035, 9, 14)))


@pytest.mark.parametrize(
    "text", ["wir kommen am Mittwoch an, wie kommen wir zum Hotel", "wann soll ich anreisen"]
)
def test_the_way_there_stays_the_page_on_it(text: str) -> None:
    found = ask(text)
    assert isinstance(found, OpenScreen)
    assert found.press == InfoAt("anreise")


def test_the_page_on_what_is_lost_says_nothing_of_where_it_was_lost() -> None:
    found = ask("hab meine Jacke auf dem Schiff liegen lassen :(", AFTERWARDS)
    assert found == OpenScreen(InfoAt("fundbuero"))
