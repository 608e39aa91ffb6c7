"""What is asked of one thing, two questions in one text, and what nobody has said anything of.

The programme is that of a festival of amateur theatres, on its second day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.agenda.actions import My
from handlers.changes.actions import Changes
from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import Days, PlaceAt, SessionAt
from handlers.questions.asker import ANYBODY, Asker
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.understanding import understand, understand_each
from handlers.ui.action import Action
from handlers.ui.back import Home
from tests.questions.measure import sets

FRIDAY = datetime(2031, 5, 23, 8, 45, tzinfo=UTC)


def each(text: str, now: datetime = FRIDAY, asker: Asker = ANYBODY) -> Sequence[Intent]:
    chosen = next(one for one in sets() if one.name == "theater")
    each = understand_each(text, now, chosen.snapshot, chosen.index, asker)
    return [one.intent for one in each]


def ask(text: str, now: datetime = FRIDAY, asker: Asker = ANYBODY) -> Intent:
    chosen = next(one for one in sets() if one.name == "theater")
    return understand(text, now, chosen.snapshot, chosen.index, asker)


@pytest.mark.parametrize(
    "text",
    [
        "hat prof harms einen hund",
        "wer unterschreibt beim podium",
        "wo wohnt oskar wendisch",
        "wann wurde das foyer gebaut",
        "есть ли у гасисова собака",
    ],
)
def test_a_word_that_nobody_knows_keeps_what_is_named_beside_it_from_answering(text: str) -> None:
    assert isinstance(ask(text), Nothing | DidYouMean)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "wann ist die tanznacht und wo kann ich parken",
            [SessionAt("tanznacht"), InfoAt("parken")],
        ),
        (
            "Wo ist die Garderobe? Wann beginnt das Podium?",
            [InfoAt("garderobe"), SessionAt("podium")],
        ),
        ("во сколько дискуссия и где тут парковка", [SessionAt("podium"), InfoAt("parken")]),
    ],
)
def test_each_of_two_questions_in_a_text_is_answered(text: str, answers: list[Action]) -> None:
    assert [one.press for one in each(text) if isinstance(one, OpenScreen)] == answers


def test_a_cry_for_help_is_answered_before_whatever_else_is_asked() -> None:
    found = each("wo ist morgen das podium und wo finde ich einen arzt")
    assert [*found] == [OpenScreen(Urgent())]


@pytest.mark.parametrize(
    "text",
    [
        "wo darf mein auto stehen und was kostet das",
        "wann beginnt das podium und wie lange dauert es",
        "Ich bin schlecht zu Fuß, wie komme ich in Saal 2?",
    ],
)
def test_what_asks_on_of_the_same_is_no_second_question(text: str) -> None:
    assert len(each(text)) == 1


def test_how_long_the_same_takes_is_answered_beside_when_it_begins() -> None:
    chosen = next(one for one in sets() if one.name == "theater")
    text = "wann beginnt das podium und wie lange dauert es"
    [one] = understand_each(text, FRIDAY, chosen.snapshot, chosen.index)
    assert one.asked.facts == [Fact.LENGTH]
    assert one.intent == OpenScreen(SessionAt("podium"), Fact.LENGTH)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("brauche ich turnschuhe beim bühnenkampf", "buehnenkampf"),
        ("fällt der sommernachtstraum bei regen aus", "sommernacht"),
        ("что надеть на маски из картона", "masken-pappe"),
    ],
)
def test_the_card_of_a_thing_answers_where_it_says_what_is_needed(text: str, session: str) -> None:
    found = ask(text)
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt(session)


def test_a_page_that_says_nothing_of_the_thing_named_says_so() -> None:
    assert ask("gibt es im foyer wlan") == OpenScreen(InfoAt("wlan"))
    silent = ask("wird die preisverleihung gefilmt")
    assert silent == OpenScreen(InfoAt("fotos"), unsaid=SessionAt("abschluss"))


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("trag mir das podium in meinen kalender ein", "podium"),
        ("добавь дискуссию в мой календарь", "podium"),
    ],
)
def test_what_is_wanted_in_a_calendar_opens_with_the_way_there(text: str, session: str) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), Fact.CALENDAR)


def test_what_goes_into_a_calendar_without_a_name_is_what_was_shown_or_ones_own() -> None:
    podium = SessionAt("podium")
    shown = replace(ANYBODY, shown=podium)
    assert ask("in meinen kalender bitte", asker=shown) == OpenScreen(podium, Fact.CALENDAR)
    assert ask("добавь в мой календарь") == OpenScreen(My())
    assert ask("das programm in den kalender bitte") == OpenScreen(Days())


@pytest.mark.parametrize(
    ("text", "session", "fact"),
    [
        ("Wann ist am Samstag Schluss?", "tanznacht", Fact.END_OF_DAY),
        ("во сколько всё заканчивается в воскресенье", "abschluss", Fact.END_OF_DAY),
        ("wann geht es morgen los", "fruehstueck-sa", Fact.TIME),
    ],
)
def test_a_day_begins_and_ends_with_a_session(text: str, session: str, fact: Fact) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), fact)


def test_what_is_left_to_eat_is_nothing_that_is_over() -> None:
    late = datetime(2031, 5, 23, 19, 30, tzinfo=UTC)
    assert ask("gibt es heute noch was zu essen", late) == OpenScreen(InfoAt("essen"))


def test_a_suggestion_for_a_time_says_its_day() -> None:
    assert ask("gibts morgen eine lesung mit harms") == DidYouMean(
        (SessionAt("warum"),), dated=True
    )
    assert ask("hat prof harms ein klavier") == DidYouMean((SessionAt("warum"),))


def asked_of(programme: str, text: str, now: datetime) -> Intent:
    chosen = next(one for one in sets() if one.name == programme)
    return understand(text, now, chosen.snapshot, chosen.index)


THURSDAY = datetime(2032, 10, 14, 9, tzinfo=UTC)
BEFORE_THE_CONGRESS = datetime(2033, 6, 13, 6, tzinfo=UTC)
CONGRESS = datetime(2033, 6, 16, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wann trifft sich ag 4", OpenScreen(GroupAt("ag4-digital"), Fact.TIME)),
        ("где заседает группа 3", OpenScreen(GroupAt("ag3-tandem"), Fact.WHERE)),
        ("ich will in die ag 5", OpenScreen(GroupAt("ag5-inklusion"))),
        ("ag 2 am freitag wo", OpenScreen(SessionAt("fr-ag2"), Fact.WHERE)),
    ],
)
def test_a_group_is_named_by_its_number(text: str, found: Intent) -> None:
    assert asked_of("ulm", text, THURSDAY) == found


@pytest.mark.parametrize(
    ("programme", "text", "now", "session", "fact"),
    [
        ("ulm", "wann fährt der bus zum herbstfest", THURSDAY, "fr-bus-fest", Fact.TIME),
        ("jaroslawl", "во сколько автобус на теплоход", CONGRESS, "bus-schiff", Fact.TIME),
        ("jaroslawl", "wie komme ich zum festlichen abendessen", CONGRESS, "festessen", Fact.WHERE),
        ("ulm", "как пройти на стритбол", THURSDAY, "turnier", Fact.WHERE),
    ],
)
def test_the_way_to_a_session_is_where_it_is_or_the_ride_before_it(
    programme: str, text: str, now: datetime, session: str, fact: Fact
) -> None:
    assert asked_of(programme, text, now) == OpenScreen(SessionAt(session), fact)


@pytest.mark.parametrize(
    "text", ["ich hab meinen schirm auf dem schiff vergessen", "оставила свой зонт на теплоходе"]
)
def test_what_is_lost_is_not_found_where_it_was_lost(text: str) -> None:
    assert isinstance(asked_of("jaroslawl", text, CONGRESS), Nothing | DidYouMean)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("wann fährt der letzte bus zum bahnhof", "bus-bahnhof"),
        ("fährt ein bus vom theater zum jugendzentrum", None),
    ],
)
def test_a_ride_from_one_place_to_another_goes_one_way(text: str, session: str | None) -> None:
    found = asked_of("jaroslawl", text, CONGRESS)
    assert getattr(found, "press", None) == (session and SessionAt(session))


@pytest.mark.parametrize(
    ("text", "session", "fact"),
    [
        ("wie komme ich nach dem liederabend nach hause", "do-bus-ab", Fact.TIME),
        ("как доехать до отеля после праздника", "fr-bus-ab", Fact.TIME),
        ("wann sind wir vom blautopf zurück", "blautopf", Fact.END),
        ("во сколько вернемся из блаубойрена", "blautopf", Fact.END),
    ],
)
def test_the_way_back_from_a_session_is_the_ride_after_it_or_its_end(
    text: str, session: str, fact: Fact
) -> None:
    assert asked_of("ulm", text, THURSDAY) == OpenScreen(SessionAt(session), fact)


def test_the_language_of_a_group_is_told_by_it_rather_than_by_a_page_on_headsets() -> None:
    found = asked_of("ulm", "wird ag 2 gedolmetscht", THURSDAY)
    assert found == OpenScreen(GroupAt("ag2-verein"), Fact.LANGUAGE)


@pytest.mark.parametrize("text", ["was gibts neues im programm", "что нового в программе"])
def test_news_of_the_programme_are_its_changes(text: str) -> None:
    assert asked_of("ulm", text, THURSDAY) == OpenScreen(Changes())


def test_who_wins_is_in_no_programme() -> None:
    found = asked_of("ulm", "wer gewinnt das turnier", THURSDAY)
    assert isinstance(found, Nothing | DidYouMean)


def test_how_long_something_takes_is_asked_of_a_session_before_a_page() -> None:
    monday = datetime(2021, 6, 28, 9, tzinfo=UTC)
    found = asked_of("kaluga", "Wie lange dauert der Empfang?", monday)
    assert found == OpenScreen(SessionAt("empfang"), Fact.LENGTH)


def test_groups_at_a_time_are_their_sittings_then() -> None:
    found = asked_of("ulm", "Welche Gruppen sind am Samstag?", THURSDAY)
    assert isinstance(found, Several)
    assert {getattr(one, "id", "") for one in found.found} == {"sa-ag1", "sa-ag5"}


@pytest.mark.parametrize("text", ["wann werden wir abgeholt", "когда нас заберут"])
def test_when_something_is_done_is_not_when_it_all_begins(text: str) -> None:
    monday = datetime(2021, 6, 28, 9, tzinfo=UTC)
    found = asked_of("kaluga", text, monday)
    assert not isinstance(found, OpenScreen) or not isinstance(found.press, Home)


def test_when_a_concert_is_no_concert_hall_says() -> None:
    monday = datetime(2021, 6, 28, 9, tzinfo=UTC)
    found = asked_of("kaluga", "когда концерт", monday)
    assert not isinstance(found, OpenScreen) or not isinstance(found.press, PlaceAt)


def test_somebody_from_a_town_is_no_team_of_it() -> None:
    found = asked_of("jaroslawl", "gibt es vorträge aus kostroma", BEFORE_THE_CONGRESS)
    assert isinstance(found, Several)
    assert {getattr(one, "id", "") for one in found.found} == {"muell", "holz"}


def test_what_is_about_houses_is_in_no_house() -> None:
    found = asked_of("jaroslawl", "что-нибудь интересное про дома", BEFORE_THE_CONGRESS)
    assert not isinstance(found, OpenScreen) or not isinstance(found.press, PlaceAt)


def test_the_weather_of_a_session_is_in_no_card() -> None:
    found = asked_of("jaroslawl", "какая погода будет на теплоходе", CONGRESS)
    assert isinstance(found, Nothing | DidYouMean)


def test_who_speaks_at_an_hour_is_who_is_on_then_and_speaks() -> None:
    tuesday = datetime(2033, 6, 14, 6, tzinfo=UTC)
    found = asked_of("jaroslawl", "wer redet heute um 17 uhr", tuesday)
    assert found == OpenScreen(SessionAt("vierzig-grad"), Fact.WHO)


def test_what_is_on_about_a_track_is_all_of_the_track() -> None:
    tuesday = datetime(2033, 6, 14, 6, tzinfo=UTC)
    found = asked_of("jaroslawl", "Was gibt es zum Thema Mobilität?", tuesday)
    assert isinstance(found, Several)
    assert {getattr(one, "id", "") for one in found.found} >= {"tram", "mobil-2"}


def test_what_is_on_for_the_youth_at_a_time_is_theirs() -> None:
    found = asked_of("ulm", "что сегодня днем для молодежи", THURSDAY)
    assert isinstance(found, Several)
    workshops = {"w-podcast", "w-graffiti", "w-trickfilm"}
    assert {getattr(one, "id", "") for one in found.found} == workshops


def test_a_day_without_a_meal_is_told_by_the_page_that_speaks_of_it() -> None:
    assert asked_of("ulm", "gibt es am samstag mittagessen", THURSDAY) == OpenScreen(
        InfoAt("essen")
    )
