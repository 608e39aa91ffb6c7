"""What people need besides the programme, in everyday words: the page that names it answers."""

from dataclasses import replace
from functools import cache

import pytest

from handlers.groups.actions import Groups
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import SessionAt
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing, OpenScreen
from handlers.questions.understanding import understand, warm_index
from locales.languages import installed_languages
from storage.programme.model import InfoPage, Kind, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session, small_programme


def page(page_id: str, de: str, ru: str, text: str = "", urgent: bool = False) -> InfoPage:
    return InfoPage(page_id, Text({"de": de, "ru": ru}), Text(text or "…"), urgent=urgent)


PAGES = (
    page("hilfe", "Erste Hilfe", "Первая помощь", urgent=True),
    page("wc", "Toiletten", "Туалеты"),
    page(
        "strom", "Strom", "Электричество", "Steckdosen gibt es in jedem Raum. Розетки есть везде."
    ),
    page("fund", "Fundsachen", "Бюро находок"),
    page("koffer", "Gepäck", "Багаж"),
    page("fotos", "Fotografieren", "Фото и видео"),
    page("kleidung", "Kleidung", "Одежда"),
    page("kinder", "Kinderbetreuung", "Детская комната"),
    page("ohren", "Dolmetschen", "Перевод"),
    page("bus", "Bus und Taxi", "Автобус и такси", "Linie 5 zum Bahnhof, до вокзала."),
    page("parken", "Parken", "Парковка", "Kostenlos. Бесплатно."),
    page("urkunde", "Teilnahmebescheinigung", "Сертификат участника"),
)
TALK = session(
    "fotokunst", at(28, 10), 1, Text({"de": "Fotografieren im Wald", "ru": "Съёмка в лесу"})
)
RIDE = session(
    "abfahrt",
    at(29, 18),
    1,
    Text({"de": "Bus zum Bahnhof", "ru": "Автобус до вокзала"}),
    kind=Kind.TRANSFER,
)


@cache
def world() -> tuple[Snapshot, SearchIndex]:
    snapshot = Snapshot.of(replace(small_programme(), info=PAGES, sessions=(TALK, RIDE)))
    return snapshot, warm_index(snapshot, installed_languages())


def asked(text: str) -> Intent:
    return understand(text, at(28, 7), *world())


@pytest.mark.parametrize(
    ("found", "de", "ru"),
    [
        ("wc", "wo ist die Damentoilette", "где можно помыть руки"),
        ("wc", "wo ist die toilete", "gde tualety"),
        ("strom", "Wo kann ich mein Handy aufladen?", "телефон сел, где зарядить"),
        ("fund", "ich hab meinen schirm liegen lassen", "оставила шарф в зале"),
        ("koffer", "wohin mit der reisetasche", "где раздевалка"),
        ("fotos", "keine bilder von meinem kind bitte", "не хочу, чтобы меня снимали"),
        ("kleidung", "Muss man sich schick machen?", "в чём идти на концерт"),
        ("kinder", "Kann jemand auf meine Tochter aufpassen?", "с кем оставить внука"),
        ("ohren", "ich verstehe kein Russisch", "ничего не понимаю по-немецки"),
        ("bus", "welche Linie fährt zum Bahnhof", "какой автобус до вокзала"),
        ("parken", "wo darf ich meinen wagen abstellen", "куда поставить машину"),
        ("parken", "Was kostet das Parken?", "сколько стоит парковка"),
        ("urkunde", "Bekommt man eine Bestätigung für die Schule?", "выдадут ли сертификаты"),
        ("urkunde", "ich brauche etwas schriftlich für den Arbeitgeber", "нужна справка на работу"),
    ],
)
def test_a_need_in_everyday_words_opens_the_page_that_names_it(
    found: str, de: str, ru: str
) -> None:
    for text in (de, ru):
        answer = asked(text)
        assert isinstance(answer, OpenScreen), (text, answer)
        assert answer.press == InfoAt(found), text


@pytest.mark.parametrize(
    "text",
    [
        "ein Mann bekommt keine Luft",
        "meine Frau ist umgekippt",
        "mir ist schwindelig",
        "человеку плохо с сердцем",
        "женщина потеряла сознание",
        "у меня болит голова",
    ],
)
def test_who_describes_an_emergency_or_is_unwell_is_helped_at_once(text: str) -> None:
    assert asked(text) == OpenScreen(Urgent())


@pytest.mark.parametrize(
    "text", ["Wo ist ein Geldautomat?", "Was kostet die Teilnahme?", "где покурить"]
)
def test_a_need_that_nothing_names_has_no_answer(text: str) -> None:
    assert isinstance(asked(text), Nothing | DidYouMean)


def test_a_talk_about_a_need_is_found_by_its_speaker_its_time_or_as_a_talk() -> None:
    answer = asked("Wann ist der Vortrag über Fotografieren im Wald?")
    assert isinstance(answer, OpenScreen)
    assert answer.press == SessionAt("fotokunst")


@pytest.mark.parametrize(
    "text",
    [
        "Bis wann kann man sich für Gruppen anmelden?",
        "wann ist anmeldeschluss",
        "до какого числа можно записаться в группу",
        "когда дедлайн записи",
    ],
)
def test_the_end_of_signing_up_is_said_with_the_groups(text: str) -> None:
    assert asked(text) == OpenScreen(Groups(), Fact.DEADLINE)
