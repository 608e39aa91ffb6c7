"""Words that people say every day: what to pack, and what is no slip of something else."""

from dataclasses import replace
from functools import cache

import pytest

from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import DidYouMean, Intent, Nothing, OpenScreen
from handlers.questions.understanding import understand, warm_index
from locales.languages import installed_languages
from storage.programme.model import InfoPage, Place, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session, small_programme


def page(page_id: str, de: str, ru: str, text: str) -> InfoPage:
    return InfoPage(page_id, Text({"de": de, "ru": ru}), Text(text))


PAGES = (
    page(
        "camp",
        "Das Camp der Jugend",
        "Лагерь молодёжи",
        "Bringt Schlafsack, Isomatte und Taschenlampe mit. Взять с собой спальник и фонарик. "
        "Um 22 Uhr müssen alle im Camp zurück sein, dann ist Nachtruhe. В 22 часа отбой.",
    ),
    page("parken", "Parken", "Парковка", "Kostenlos hinter dem Haus. Бесплатно за домом."),
    InfoPage(
        "not",
        Text({"de": "Notfall an Bord", "ru": "Экстренные случаи на борту"}),
        Text("112"),
        words=Text({"de": "Mann über Bord", "ru": "за бортом"}),
        urgent=True,
    ),
    page("boot", "An Bord der Möwe", "На борту «Мёве»", "Steckdosen gibt es. Розетки есть."),
    page("visum", "Visum", "Виза", "Das Konsulat in Perm. Консульство в Перми."),
    page("koffer", "Gepäck", "Багаж", "An der Garderobe. В гардеробе."),
    page("fund", "Fundsachen", "Бюро находок", "Im Büro. В бюро."),
)
TALKS = (
    session("norden", at(28, 10), 1, Text({"de": "Der Norden", "ru": "Север"})),
    session("schluss", at(29, 18), 1, Text({"de": "Schluss", "ru": "Закрытие"})),
    session(
        "regatta", at(29, 10), 1, Text({"de": "Regatta", "ru": "Регата"}), cancelled=Text("Sturm")
    ),
)
PLACES = (Place("moewe", Text({"de": "Möwe", "ru": "Мёве"})),)


@cache
def world() -> tuple[Snapshot, SearchIndex]:
    snapshot = Snapshot.of(replace(small_programme(), info=PAGES, sessions=TALKS, places=PLACES))
    return snapshot, warm_index(snapshot, installed_languages())


def asked(text: str) -> Intent:
    return understand(text, at(28, 7), *world())


@pytest.mark.parametrize(
    "text",
    [
        "was soll mein sohn alles einpacken",
        "gibt es eine packliste",
        "welche Sachen muss man mitbringen",
        "was muss in den rucksack",
        "brauch ich nen schlafsack",
        "что взять с собой",
        "какие вещи нужны ребенку",
        "нужен ли спальник",
        "bis wann müssen wir wieder im camp sein",
        "во сколько отбой",
    ],
)
def test_what_one_packs_and_when_one_is_back_is_told_by_the_page_that_says_it(text: str) -> None:
    found = asked(text)
    assert isinstance(found, OpenScreen), found
    assert found.press == InfoAt("camp")


@pytest.mark.parametrize(
    "text",
    [
        "ist ein schirm abgegeben worden",
        "на столе остались чужие очки, кому отдать",
        "meine mütze ist futsch",
    ],
)
def test_what_somebody_left_behind_is_found_where_such_things_are(text: str) -> None:
    found = asked(text)
    assert isinstance(found, OpenScreen), found
    assert found.press == InfoAt("fund")


@pytest.mark.parametrize(
    "text",
    ["wo ist der schlüssel zum schloss", "wie heißt das schloss", "mein Wort zu den Pferden"],
)
def test_a_word_of_every_day_is_no_slip_of_a_title(text: str) -> None:
    assert isinstance(asked(text), Nothing | DidYouMean)


@pytest.mark.parametrize("text", ["wo liegt die Möwe", "где стоит Мёве"])
def test_where_a_place_is_says_the_place_and_no_page_called_after_it(text: str) -> None:
    found = asked(text)
    assert isinstance(found, OpenScreen), found
    assert found.press == PlaceAt("moewe")


@pytest.mark.parametrize(
    "text", ["wie lebt man an Bord der Möwe", "was gibt es auf der Möwe an Bord"]
)
def test_one_word_of_what_cries_for_help_is_no_cry(text: str) -> None:
    assert asked(text) != OpenScreen(Urgent())


@pytest.mark.parametrize("text", ["Mann über Bord!", "человек за бортом", "спасите"])
def test_all_of_it_is_one(text: str) -> None:
    assert asked(text) == OpenScreen(Urgent())


@pytest.mark.parametrize("text", ["спасите, где розетка", "помогите, где розетка"])
def test_a_plea_for_something_that_is_named_asks_for_that(text: str) -> None:
    found = asked(text)
    assert isinstance(found, OpenScreen), found
    assert found.press == InfoAt("boot")


@pytest.mark.parametrize("text", ["почему отменили регату", "wieso fällt die Regatta aus"])
def test_what_is_off_is_asked_of_a_session(text: str) -> None:
    found = asked(text)
    assert isinstance(found, OpenScreen), found
    assert found.press == SessionAt("regatta")


def test_a_page_is_not_opened_for_one_word_among_many_that_nobody_knows() -> None:
    assert asked("дают ли визы") == OpenScreen(InfoAt("visum"))
    found = asked("почему французы дразнят бельгийцев, а нам не дают визы")
    assert isinstance(found, Nothing | DidYouMean)
