"""Kinds of questions that guests of some days in gardens got wrong answers to."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import Day, PlaceAt, SessionAt
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.understanding import understand, understand_each
from handlers.ui.action import Action
from tests.questions.measure import sets

WEDNESDAY_EVENING = datetime(2034, 6, 14, 18, tzinfo=UTC)
THURSDAY_EVENING = datetime(2034, 6, 15, 17, 20, tzinfo=UTC)
THURSDAY_DINNER = datetime(2034, 6, 15, 16, 47, tzinfo=UTC)
FRIDAY_MORNING = datetime(2034, 6, 16, 6, 45, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2034, 6, 16, 18, 30, tzinfo=UTC)
SATURDAY_MORNING = datetime(2034, 6, 17, 6, 10, tzinfo=UTC)


def ask(text: str, now: datetime = FRIDAY_MORNING) -> Intent:
    gera = next(one for one in sets() if one.name == "gera")
    return understand(text, now, gera.snapshot, gera.index)


def opened(text: str, now: datetime = FRIDAY_MORNING) -> Action | None:
    found = ask(text, now)
    return found.press if isinstance(found, OpenScreen) else None


def facts(text: str) -> Sequence[Fact]:
    gera = next(one for one in sets() if one.name == "gera")
    return understand_each(text, FRIDAY_MORNING, gera.snapshot, gera.index)[0].asked.facts


@pytest.mark.parametrize(
    "text",
    [
        "wer hält den ersten vortrag",
        "wer hält den ersten vortrag und auf welcher sprache",
        "wo ist der erste Vortrag?",
        "кто читает первый доклад",
        "первый доклад на каком языке",
    ],
)
@pytest.mark.parametrize("now", [WEDNESDAY_EVENING, FRIDAY_MORNING])
def test_an_ordinal_and_a_kind_ask_for_that_session_and_no_first_aid(
    text: str, now: datetime
) -> None:
    assert opened(text, now) == SessionAt("vortrag-klima")


def test_who_and_in_which_language_of_the_first_talk_are_both_said() -> None:
    assert facts("wer hält den ersten vortrag und auf welcher sprache") == [Fact.WHO, Fact.LANGUAGE]


@pytest.mark.parametrize("text", ["erste gruppe", "первая группа где"])
def test_the_first_group_is_what_groups_do_first(text: str) -> None:
    found = ask(text)
    assert isinstance(found, Several)
    assert found.found[0] == SessionAt("boden-1")


@pytest.mark.parametrize(
    "text",
    [
        "erste frage: wann ist mittagessen",
        "Meine erste Frage: wann ist Mittagessen?",
        "Kurze Frage, wann ist Mittagessen?",
        "первый вопрос: когда обед",
    ],
)
def test_that_a_question_follows_is_no_part_of_it(text: str) -> None:
    assert ask(text) == OpenScreen(SessionAt("mittag-fr"), Fact.TIME)


@pytest.mark.parametrize("text", ["Erste Hilfe", "wo gibt es erste hilfe", "notfall"])
def test_what_an_urgent_page_is_called_still_opens_it(text: str) -> None:
    assert opened(text) == Urgent()


def test_a_market_in_the_name_of_a_pharmacy_is_no_shop() -> None:
    assert opened("Что купить в подарок?") is None


@pytest.mark.parametrize("text", ["gibts auch tee", "Gibt es Tee?", "есть ли чай", "чай есть?"])
def test_what_a_page_says_there_is_comes_before_a_talk_about_it(text: str) -> None:
    assert opened(text) == InfoAt("essen")


@pytest.mark.parametrize("text", ["gibt es auch bratwurst", "есть ли окрошка"])
def test_what_there_is_at_a_meal_is_found_there(text: str) -> None:
    assert opened(text) == SessionAt("mittag-sa")


@pytest.mark.parametrize(
    "text",
    [
        "Muss ich den Wein heute Abend selber bezahlen",
        "Muss man die Getränke selbst bezahlen?",
        "за вино надо платить?",
    ],
)
def test_who_pays_for_something_is_said_where_that_is_named(text: str) -> None:
    assert opened(text, THURSDAY_EVENING) == InfoAt("essen")


def test_what_to_take_along_is_no_title_that_asks_the_same() -> None:
    assert opened("что взять с собой сегодня", SATURDAY_MORNING) == Day(date(2034, 6, 17))
    assert ask("was nehmen wir heute mit", SATURDAY_MORNING) == Nothing()
    assert opened("когда засуха: что возьмём с собой?") == SessionAt("wasser-2")
    assert ask("кино во сколько и надо ли что то с собой") == OpenScreen(
        SessionAt("kino"), Fact.TIME
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Ich komme mit dem Zug an, wie komme ich vom Bahnhof zum Kongresszentrum? "
            "Ich bin nicht mehr so gut zu Fuß.",
            InfoAt("anreise"),
        ),
        (
            "Ich sitze im Zug und habe 40 Minuten Verspätung, reicht das noch für die Anmeldung? "
            "Bis wann haben Sie da offen?",
            SessionAt("anmeldung"),
        ),
        ("Ich habe meinen Koffer dabei. Wann beginnt die Eröffnung?", SessionAt("eroeffnung")),
        ("Ich habe mein Handy verloren. Wann ist das Sommerfest?", SessionAt("fest")),
        ("Мы живём в гостинице. Как пройти в оранжерею?", PlaceAt("orangerie")),
        ("Мы живём в гостинице, как пройти в оранжерею?", PlaceAt("orangerie")),
        ("Я опаздываю на автобус. Где обед?", SessionAt("mittag-fr")),
    ],
)
def test_what_is_told_beside_a_question_does_not_answer_it(text: str, answer: Action) -> None:
    assert opened(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Ich habe vergessen mich in eine Gruppe einzutragen, am liebsten wäre mir Boden und "
            "Kompost weil wir zu Hause so schlechte Erde haben. Geht das noch und wo ist das?",
            OpenScreen(GroupAt("boden"), Fact.WHERE),
        ),
        (
            "Boden und Kompost klingt toll. Wer leitet das?",
            OpenScreen(GroupAt("boden"), Fact.WHO),
        ),
        (
            "Нас заинтересовала группа «Сад в засуху». Где это будет?",
            OpenScreen(GroupAt("wasser"), Fact.WHERE),
        ),
    ],
)
def test_a_question_that_names_nothing_is_about_what_is_told_before_it(
    text: str, answer: Intent
) -> None:
    assert ask(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Meine Frau sitzt im Rollstuhl, kommt man in der Gartenanlage überall hin?",
            InfoAt("barrierefrei"),
        ),
        ("Моя мама на коляске, сможет ли она попасть в оранжерею?", InfoAt("barrierefrei")),
        ("Ich bin Veganer. Was gibt es heute Mittag?", InfoAt("essen")),
        ("Meine Tochter hat Kopfschmerzen. Wo gibt es Tabletten?", Urgent()),
        ("Wann fährt der Bus? Ich will zum Flughafen.", SessionAt("bus-abreise")),
        ("Ich komme am Samstag. Wann gibt es Mittagessen?", SessionAt("mittag-sa")),
    ],
)
def test_what_is_told_counts_where_it_says_whom_or_which_a_question_is_about(
    text: str, answer: Action
) -> None:
    assert opened(text) == answer


@pytest.mark.parametrize(
    "text", ["essen?", "abendessen?", "wann gibts essen", "wo gibt es abendessen", "ужин", "еда?"]
)
def test_a_meal_is_that_of_tonight_whatever_it_is_called(text: str) -> None:
    assert opened(text, THURSDAY_DINNER) == SessionAt("begruessungsessen")


@pytest.mark.parametrize("text", ["abendessen?", "ужин?"])
def test_a_party_with_dinner_is_the_dinner_of_that_evening(text: str) -> None:
    assert opened(text, datetime(2034, 6, 17, 16, tzinfo=UTC)) == SessionAt("fest")


@pytest.mark.parametrize(
    "text", ["Ist der Film auf deutsch", "wann ist der film", "на каком языке фильм"]
)
def test_the_film_is_that_of_tonight_whatever_it_is_called(text: str) -> None:
    assert opened(text, FRIDAY_NIGHT) == SessionAt("kino")
    assert opened("wann ist die filmpremiere", FRIDAY_NIGHT) == SessionAt("filmpremiere")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Jetzt habe ich den Bus verpasst! Wie komme ich denn nun zu den Gärten hinaus?",
            SessionAt("gartenrundgang"),
        ),
        ("Bus verpasst, wie komme ich zu den Gärten", SessionAt("gartenrundgang")),
        ("Ich hab den Bus verpasst wie komm ich jetzt zur gartenanlage", PlaceAt("morgensonne")),
        ("автобус ушёл, как добраться до садового товарищества", PlaceAt("morgensonne")),
        ("опоздали на автобус как доехать до утреннего солнца", PlaceAt("morgensonne")),
    ],
)
def test_who_has_missed_a_ride_asks_where_it_goes(text: str, answer: Action) -> None:
    assert ask(text, datetime(2034, 6, 17, 6, 50, tzinfo=UTC)) == OpenScreen(answer, Fact.WHERE)


@pytest.mark.parametrize("text", ["bus zu den gärten", "welcher bus fährt zu den gärten"])
def test_a_ride_to_a_place_is_none_that_begins_there(text: str) -> None:
    assert opened(text, SATURDAY_MORNING) == SessionAt("bus-morgensonne")
