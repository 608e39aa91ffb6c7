"""Kinds of questions that guests of some days by a river got wrong or no answers to."""

from datetime import UTC, date, datetime

import pytest

from handlers.agenda.actions import MyGroups
from handlers.info.actions import InfoAt
from handlers.programme.actions import Day, SessionAt
from handlers.questions.asker import ANYBODY
from handlers.questions.intents import Fact, Intent, OpenScreen, PartOfDay
from handlers.questions.needs.in_one_text import in_one_text
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.query import Query
from handlers.questions.understanding import understand, understand_each
from handlers.ui.action import Action
from locales.words import word_rules
from tests.questions.measure import sets

BEFORE = datetime(2035, 8, 13, 10, tzinfo=UTC)
AFTER = datetime(2035, 9, 20, 18, tzinfo=UTC)
THE_EVE = datetime(2035, 9, 11, 19, 21, tzinfo=UTC)
THURSDAY_NIGHT = datetime(2035, 9, 13, 19, 35, tzinfo=UTC)
WEDNESDAY_MORNING = datetime(2035, 9, 12, 7, 40, tzinfo=UTC)
WEDNESDAY_EVENING = datetime(2035, 9, 12, 15, tzinfo=UTC)
WEDNESDAY_NOON = datetime(2035, 9, 12, 12, 50, tzinfo=UTC)
SATURDAY = datetime(2035, 9, 15, 11, tzinfo=UTC)
WEDNESDAY_NIGHT = datetime(2035, 9, 12, 20, tzinfo=UTC)
THURSDAY_MORNING = datetime(2035, 9, 13, 8, 20, tzinfo=UTC)
THURSDAY_NOON = datetime(2035, 9, 13, 10, 10, tzinfo=UTC)


def ask(text: str, now: datetime = BEFORE) -> Intent:
    chosen = next(one for one in sets() if one.name == "donau")
    return understand(text, now, chosen.snapshot, chosen.index)


def opened(text: str, now: datetime = BEFORE) -> Action | None:
    found = ask(text, now)
    return found.press if isinstance(found, OpenScreen) else None


@pytest.mark.parametrize(
    "text", ["wo gibts essen", "wo kann man essen", "wo essen", "wo gibt es was zu essen"]
)
def test_food_is_no_part_of_a_word_for_what_was_left_behind(text: str) -> None:
    assert ask(text, THURSDAY_NOON) == OpenScreen(SessionAt("mittag-do"), Fact.WHERE)
    assert ask(text) == OpenScreen(InfoAt("essen"), Fact.WHERE)


@pytest.mark.parametrize("text", ["essen", "Essen?", "gibts essen", "mittagessen", "еда?"])
def test_a_bare_word_for_a_meal_is_the_next_one_where_it_is_near(text: str) -> None:
    assert opened(text, THURSDAY_NOON) == SessionAt("mittag-do")


@pytest.mark.parametrize("text", ["kaffee?", "wann gibts kaffee", "кофе", "когда кофе"])
def test_of_meals_with_one_word_in_their_names_the_next_in_time_is_meant(text: str) -> None:
    assert opened(text, THURSDAY_MORNING) == SessionAt("kaffee-do")


@pytest.mark.parametrize("text", ["abendessen", "wann abendessen", "ужин", "когда ужин"])
def test_a_reception_with_dinner_comes_before_the_dinner_of_the_next_day(text: str) -> None:
    assert opened(text, WEDNESDAY_EVENING) == SessionAt("empfang")


def test_coffee_and_cake_is_not_any_coffee() -> None:
    assert opened("wann ist kaffee und kuchen", THURSDAY_MORNING) == SessionAt("kaffee-fr")


@pytest.mark.parametrize(
    "text",
    [
        "Enkel",
        "kann mein enkel mit",
        "mit unserem Enkel",
        "Was machen wir am Donnerstag mit unserem Enkel",
        "Unser Enkel ist 6. Gibt es etwas für ihn?",
    ],
)
def test_each_word_that_is_listed_for_a_page_finds_it_even_a_common_one(text: str) -> None:
    assert opened(text) == InfoAt("kinder")


def test_a_common_word_that_only_resembles_a_listed_one_names_nothing() -> None:
    chosen = next(one for one in sets() if one.name == "kaluga")
    assert not chosen.index.lists(word_rules(chosen.index.languages).word("меня"))


@pytest.mark.parametrize(
    "text", ["Namensschild", "wo bekomme ich mein Namensschild?", "бейдж", "где получить бейдж"]
)
def test_what_is_handed_out_at_a_desk_is_found_by_the_description_of_the_desk(text: str) -> None:
    assert opened(text, WEDNESDAY_MORNING) == SessionAt("anmeldung")


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("programmheft", SessionAt("anmeldung")),
        ("zimmer", InfoAt("anreise")),
        ("ab wann kann man ins zimmer", InfoAt("anreise")),
        ("wann kann ich ins hotelzimmer", InfoAt("anreise")),
        ("до скольки надо сдать номер", InfoAt("anreise")),
        ("когда надо выезжать из номера", InfoAt("anreise")),
    ],
)
def test_a_word_that_stands_in_one_text_alone_finds_it(text: str, press: Action) -> None:
    assert opened(text, WEDNESDAY_MORNING) == press


@pytest.mark.parametrize(
    "text", ["wer putzt mein zimmer", "wo kann ich mein zimmer vergolden", "feuerwehr programmheft"]
)
def test_a_word_in_one_text_finds_nothing_where_something_else_is_asked_besides(text: str) -> None:
    chosen = next(one for one in sets() if one.name == "donau")
    asked = read_question(text, chosen.index)
    query = Query(text, asked, WEDNESDAY_MORNING, chosen.snapshot, ANYBODY)
    assert in_one_text(query) is None


@pytest.mark.parametrize(
    "text",
    ["nächste Flusstage", "wo sind die nächsten flusstage", "wann ist die nächste konferenz"],
)
def test_the_next_event_is_what_a_text_says_of_a_later_year(text: str) -> None:
    assert ask(text, AFTER) == OpenScreen(SessionAt("abschluss"))


def test_the_next_event_is_unknown_where_no_text_tells_of_it() -> None:
    aachen = next(one for one in sets() if one.name == "aachen")
    after = datetime(2034, 6, 20, 10, tzinfo=UTC)
    found = understand("wann ist die nächste konferenz", after, aachen.snapshot, aachen.index)
    assert not isinstance(found, OpenScreen)


@pytest.mark.parametrize("text", ["автобус аэропорт", "bus flughafen", "Bus zum Flughafen?"])
def test_a_ride_that_names_more_of_what_is_asked_comes_before_the_page_on_travel(text: str) -> None:
    assert opened(text) == SessionAt("bus-flughafen")


@pytest.mark.parametrize("text", ["автобус из аэропорта", "bus vom flughafen"])
def test_a_bus_from_where_neither_page_nor_ride_comes_from_is_not_claimed(text: str) -> None:
    assert not isinstance(ask(text), OpenScreen)


@pytest.mark.parametrize("text", ["wie komm ich vom bahnhof zum hafenforum", "bus vom bahnhof"])
def test_the_way_from_the_station_is_still_told_by_the_page(text: str) -> None:
    assert opened(text) == InfoAt("anreise")


@pytest.mark.parametrize(
    "text",
    [
        "во сколько встреча на вокзале",
        "Во сколько завтра встреча на вокзале, сын едет в лагерь",
        "во сколько завтра автобус от вокзала в лагерь",
        "Wann fährt morgen der Bus vom Bahnhof ins Jugendcamp?",
    ],
)
def test_the_ride_of_a_part_of_the_event_is_found_by_where_it_meets_and_leads(text: str) -> None:
    assert ask(text, THE_EVE) == OpenScreen(SessionAt("bus-herberge"), Fact.TIME)


def test_a_ride_to_where_none_goes_is_not_claimed() -> None:
    asked = "wann fährt morgen der Bus vom Bahnhof nach Passau"
    assert not isinstance(ask(asked, THE_EVE), OpenScreen)


def test_a_ride_whose_description_alone_says_all_is_shown_without_its_own_hours() -> None:
    asked = "когда обратный автобус в гостиницу"
    assert ask(asked, THURSDAY_NIGHT) == OpenScreen(SessionAt("bus-konzert"))


@pytest.mark.parametrize("text", ["wann fährt der bus zurück", "когда автобус обратно"])
def test_the_bus_back_is_one_of_today_that_says_so_and_never_a_talk_on_a_return(text: str) -> None:
    assert opened(text, THURSDAY_NIGHT) == SessionAt("bus-konzert")


@pytest.mark.parametrize(
    "text",
    [
        "Um wieviel Uhr müssen wir morgen früh raus, wann fängt es an?",
        "wann müssen wir morgen raus",
    ],
)
def test_when_one_has_to_be_out_is_no_wish_to_leave_a_group(text: str) -> None:
    found = ask(text, WEDNESDAY_NIGHT)
    morning = isinstance(found, PartOfDay) and found.sessions[0] == "paddeln"
    assert morning or found == OpenScreen(Day(date(2035, 9, 13)))


def test_who_wants_out_of_a_group_is_still_led_to_their_own() -> None:
    assert opened("ich will raus aus der gruppe", WEDNESDAY_NIGHT) == MyGroups()


@pytest.mark.parametrize(
    "text",
    [
        "kann ich morgen beim paddeln mitmachen obwohl ich das noch nie gemacht hab?"
        " muss man sich anmelden",
        "kann ich morgen beim paddeln mitmachen obwohl ich das noch nie gemacht hab",
        "я никогда не грёб, можно на греблю?",
    ],
)
def test_who_wants_to_take_part_means_what_they_name_and_no_past_registration(text: str) -> None:
    assert opened(text, WEDNESDAY_NIGHT) == SessionAt("paddeln")


@pytest.mark.parametrize(
    "text",
    [
        "мы опаздываем, поезд задержали на 2 часа, будем в 16. успеем ли зарегистрироваться?",
        "успеем ли зарегистрироваться в 16",
        "schaffen wir die Anmeldung noch, wir kommen erst um 16 Uhr an",
    ],
)
def test_a_late_arrival_is_told_until_when_one_registers(text: str) -> None:
    assert ask(text, WEDNESDAY_NOON) == OpenScreen(SessionAt("anmeldung"), Fact.END)


def test_a_second_question_that_the_ride_itself_answers_brings_no_page_beside_it() -> None:
    chosen = next(one for one in sets() if one.name == "donau")
    text = "автобус в аэропорт сегодня есть? где останавливается на вокзале"
    found = understand_each(text, SATURDAY, chosen.snapshot, chosen.index)
    assert [one.intent for one in found] == [OpenScreen(SessionAt("bus-flughafen"))]


@pytest.mark.parametrize("text", ["abreise", "wann ist abreise", "rückfahrt"])
def test_a_talk_on_a_return_is_no_departure(text: str) -> None:
    assert opened(text, SATURDAY) not in (SessionAt("stoer"), SessionAt("huchen"))
    assert opened("die rückkehr des störs", SATURDAY) == SessionAt("stoer")


def test_a_departure_is_no_slip_for_the_arrival() -> None:
    assert not isinstance(ask("wann ist abreise", SATURDAY), OpenScreen)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("Können Sie mich heute Abend bitte an den Bus erinnern", "bus-konzert"),
        ("Können Sie mich bitte eine Stunde vorher an das Konzert erinnern?", "konzert"),
        ("можете сегодня вечером напомнить мне про автобус", "bus-konzert"),
    ],
)
def test_a_reminder_may_be_wished_for_as_a_question_with_a_time(text: str, session: str) -> None:
    assert ask(text, THURSDAY_MORNING) == OpenScreen(SessionAt(session), Fact.REMINDER)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("vann ist das Konzert", Fact.TIME),
        ("vo ist das Konzert", Fact.WHERE),
        ("када концерт", Fact.TIME),
        ("гдэ концерт", Fact.WHERE),
    ],
)
def test_a_question_word_may_be_written_as_it_sounds(text: str, fact: Fact) -> None:
    assert ask(text, THURSDAY_MORNING) == OpenScreen(SessionAt("konzert"), fact)


def test_what_is_on_tonight_may_be_asked_as_it_sounds() -> None:
    plain = ask("что сегодня вечером", THURSDAY_MORNING)
    assert isinstance(plain, PartOfDay)
    assert ask("што сегодня вечером", THURSDAY_MORNING) == plain
