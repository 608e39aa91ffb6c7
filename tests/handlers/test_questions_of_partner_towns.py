"""Kinds of questions that guests of a conference of partner towns got wrong or no answers to."""

from datetime import UTC, datetime

import pytest

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import Now, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen, SmallTalk
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand
from tests.questions.measure import sets

BEFORE = datetime(2034, 6, 12, 18, tzinfo=UTC)
WEDNESDAY_NIGHT = datetime(2034, 6, 14, 19, 40, tzinfo=UTC)
THURSDAY = datetime(2034, 6, 15, 8, 50, tzinfo=UTC)
FRIDAY_MORNING = datetime(2034, 6, 16, 5, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2034, 6, 16, 18, 50, tzinfo=UTC)
SATURDAY = datetime(2034, 6, 17, 10, tzinfo=UTC)


def ask(text: str, now: datetime = BEFORE) -> Intent:
    chosen = next(one for one in sets() if one.name == "aachen")
    return understand(text, now, chosen.snapshot, chosen.index)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("кто выступает на открытии", "eroeffnung"),
        ("кто выступает на концерте", "konzert"),
        ("wer spricht am samstag beim abschluss", "abschluss"),
    ],
)
def test_who_speaks_is_told_by_the_session_and_by_no_page_for_speakers(
    text: str, session: str
) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), Fact.WHO)


def test_what_speakers_need_themselves_is_still_on_their_page() -> None:
    assert ask("wohin schicke ich meine powerpoint") == OpenScreen(InfoAt("folien"), Fact.WHERE)


@pytest.mark.parametrize("text", ["Stadtführung", "sightseeing", "wann ist die stadtführung"])
def test_a_tour_is_found_by_other_names_before_a_page_that_mentions_it(text: str) -> None:
    found = ask(text, THURSDAY)
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt("stadtrundgang")


@pytest.mark.parametrize(
    "text",
    [
        "bis wann muss ich die belege einreichen",
        "Bis wann kann ich Fahrkarten zur Erstattung einreichen?",
        "до какого числа нужно прислать билеты",
    ],
)
def test_what_is_handed_in_decides_rather_than_a_verb_that_looks_like_entering_a_country(
    text: str,
) -> None:
    assert ask(text, SATURDAY) == OpenScreen(InfoAt("erstattung"), Fact.END)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("erinnere mich an den bus zum flughafen", "bus-abreise-koeln"),
        ("напомни про автобус в аэропорт", "bus-abreise-koeln"),
    ],
)
def test_a_ride_to_be_reminded_of_goes_where_it_is_said(text: str, session: str) -> None:
    assert ask(text, SATURDAY) == OpenScreen(SessionAt(session), Fact.REMINDER)


@pytest.mark.parametrize(
    "text", ["bus zurück", "wann fährt der bus zurück ins hotel", "автобус обратно"]
)
def test_a_ride_back_is_that_of_the_evening_and_no_departure(text: str) -> None:
    assert ask(text, FRIDAY_NIGHT) == OpenScreen(SessionAt("bus-grill"), Fact.TIME)


def test_on_the_last_day_the_ride_back_is_the_departure() -> None:
    found = ask("bus zurück", SATURDAY)
    assert found == OpenScreen(SessionAt("bus-abreise-bahnhof"), Fact.TIME)


def test_no_ride_of_the_morning_leads_back() -> None:
    found = ask("bus zurück", FRIDAY_MORNING)
    assert found == OpenScreen(SessionAt("bus-grill"), Fact.TIME)


@pytest.mark.parametrize(
    "text", ["wann ist am Samstag Schluss", "во сколько в субботу всё заканчивается"]
)
def test_a_day_ends_with_its_programme_and_not_with_meals_and_rides(text: str) -> None:
    assert ask(text) == OpenScreen(SessionAt("abschluss"), Fact.END_OF_DAY)


def test_a_day_begins_with_its_programme_and_not_with_a_ride() -> None:
    found = ask("во сколько начинается в среду")
    assert found == OpenScreen(SessionAt("anmeldung"), Fact.TIME)


@pytest.mark.parametrize("text", ["wer hält den vortrag über ki", "кто читает доклад про ИИ"])
def test_two_letters_say_the_words_they_are_short_for(text: str) -> None:
    assert ask(text, THURSDAY) == OpenScreen(SessionAt("vortrag-ki"), Fact.WHO)


@pytest.mark.parametrize("text", ["was kommt als nächstes", "что дальше"])
def test_what_comes_next_is_asked_of_the_screen_of_now(text: str) -> None:
    assert ask(text, THURSDAY) == OpenScreen(Now(), Fact.NEXT)


@pytest.mark.parametrize("text", ["bus nach dem empfang", "автобус после приема"])
def test_the_ride_after_a_session_is_the_first_one_behind_it(text: str) -> None:
    assert ask(text, WEDNESDAY_NIGHT) == OpenScreen(SessionAt("bus-empfang"), Fact.TIME)


@pytest.mark.parametrize(
    ("text", "session"),
    [("gibt es am mittwoch mittagessen", "mittag-do"), ("konzert am mittwoch", "konzert")],
)
def test_what_a_day_has_not_is_told_with_the_nearest_one(text: str, session: str) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), Fact.ANOTHER_DAY)


@pytest.mark.parametrize(
    "text", ["bitte aus der ag kultur abmelden", "выпишите меня из рг культура"]
)
def test_who_leaves_a_group_without_a_seat_reads_that_they_have_none(text: str) -> None:
    assert ask(text) == OpenScreen(GroupAt("kultur"), Fact.MEMBERSHIP)


@pytest.mark.parametrize(
    "text",
    [
        "Danke, das war eine sehr schöne Konferenz!",
        "спасибо за организацию конференции, всё очень понравилось",
    ],
)
def test_long_thanks_are_thanks(text: str) -> None:
    assert ask(text, SATURDAY) == SmallTalk(Sense.THANKS)


def test_thanks_before_a_question_do_not_hide_it() -> None:
    found = ask("Danke! Und wann genau ist das Konzert in der Kirche?", THURSDAY)
    assert found != SmallTalk(Sense.THANKS)
