"""Kinds of questions that once got a wrong answer, or none, each by cases of no set."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from handlers.agenda.actions import My, MyGroups
from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.asker import ANYBODY, Asker
from handlers.questions.intents import (
    DidYouMean,
    Intent,
    Nothing,
    OpenScreen,
    PartOfDay,
    Several,
    SmallTalk,
)
from handlers.questions.understanding import understand, warm_index
from handlers.ui.action import Action
from locales.languages import installed_languages
from storage.programme.model import Strand, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import read
from tests.questions.measure import HERE

FRIDAY = datetime(2033, 5, 20, 9, 40, tzinfo=UTC)
NO_ANSWER = (Nothing, DidYouMean)


@cache
def festival() -> tuple[Snapshot, SearchIndex]:
    """A festival of choirs whose halls have German names alone, with workshops of the youth."""
    programme = read((HERE / "chor-programme.yaml").read_bytes()).programme
    assert programme is not None
    places = tuple(
        replace(place, name=Text({"de": place.name["de"]})) if place.id == "weinberg" else place
        for place in programme.places
    )
    sessions = tuple(
        replace(one, strand=Strand.BOTH) if one.id == "ws-kinder-2" else one
        for one in programme.sessions
    )
    snapshot = Snapshot.of(replace(programme, places=places, sessions=sessions))
    return snapshot, warm_index(snapshot, installed_languages())


def ask(text: str, asker: Asker = ANYBODY) -> Intent:
    return understand(text, FRIDAY, *festival(), asker)


def opened(text: str) -> Action | None:
    found = ask(text)
    return found.press if isinstance(found, OpenScreen) else None


@pytest.mark.parametrize(
    "text",
    [
        "Was hat der Kinderchor Rosenheim heute Nachmittag?",
        "детский хор сегодня после обеда",
    ],
)
def test_a_team_hears_of_all_its_workshops_of_an_afternoon_whatever_strand(text: str) -> None:
    first, *others = ("ws-kinder-1", "ws-kinder-2")
    found = ask(text)
    assert isinstance(found, Several)
    assert [getattr(press, "id", None) for press in found.found] == [first, *others]


@pytest.mark.parametrize(
    "text",
    [
        "Was kostet eine Bahnkarte nach Regensburg",
        "Was kostet der Eintritt ins Dommuseum?",
        "Wer bezahlt mir das Benzin",
        "Wo findet das Festival nächstes Jahr statt?",
        "Wie war das Festival letztes Jahr?",
        "где фестиваль в следующем году",
        "Wo ist mein Dono?",
        "Ich hab keine Stimme mehr",
        "Hilfe, mein Koffer ist weg",
        "Was kostet ein Chor?",
        "Wie hoch ist der Dom?",
        "wie breit ist die Ilzinsel",
        "hab meinen Schal im Bus vergessen",
        "wann sind wir wieder in Rosenheim",
    ],
)
def test_what_is_asked_about_is_known_or_nothing_answers(text: str) -> None:
    assert isinstance(ask(text), NO_ANSWER)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("как пройти в 12 аудиторию", "raum-12"),
        ("где 21-я аудитория", "raum-21"),
        ("в 21 кабинет как попасть", "raum-21"),
        ("где зал вайнберг", "weinberg"),
        ("как попасть в Вайнберг", "weinberg"),
        ("gde zal vaynberg", "weinberg"),
    ],
)
def test_a_room_is_found_by_a_number_before_it_and_by_how_it_sounds(text: str, place: str) -> None:
    assert opened(text) == PlaceAt(place)


def test_an_hour_before_a_numbered_room_is_an_hour() -> None:
    assert opened("Was ist heute um 14 Raum 12") == SessionAt("ws-kinder-1")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Komme ich ohne Treppen in Raum 21?", "barrierefrei"),
        ("gde vzyat noty", "noten"),
        ("kuda postavit mashinu", "anreise"),
        ("parol ot vayfaya", "wlan"),
        ("Wo muss ich die Noten abgeben?", "noten"),
        ("est chto bez myasa", "diaet"),
    ],
)
def test_a_need_comes_before_the_room_it_is_said_of_and_in_latin_letters(
    text: str, page: str
) -> None:
    assert opened(text) == InfoAt(page)


@pytest.mark.parametrize(
    "text", ["Ich geb meinen Platz ab", "Ich gebe meinen Platz wieder ab", "не приду завтра"]
)
def test_who_gives_up_a_seat_without_having_one_is_told_so(text: str) -> None:
    assert ask(text) == OpenScreen(MyGroups())
    assert opened("Was hab ich heute?") == My()
    assert opened("что у меня сегодня") == My()


@pytest.mark.parametrize("text", ["Bist du ein Mensch?", "du bist ja lustig", "ты молодец"])
def test_what_the_bot_is_like_is_small_talk(text: str) -> None:
    assert isinstance(ask(text), SmallTalk)


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("wann beginnt das Abschlusskonzert", SessionAt("abschluss")),
        ("Probe Abschlusskonzert morgen", SessionAt("probe-gross-2")),
        ("Wer leitet das Jazzchoratelier?", GroupAt("jazzchor")),
        ("Schiff wann", SessionAt("schifffahrt")),
        ("vo skolko avtobus do vokzala", SessionAt("bus-bahnhof")),
        ("wann ist das Konzert im Dom", SessionAt("dom-konzert")),
        ("Muss ich mich für das Lagerfeuer anmelden?", SessionAt("lagerfeuer")),
        ("Mensa Anfahrt", PlaceAt("mensa")),
        ("wo ist der Dom", PlaceAt("dom")),
        ("Wer ist die Oberbürgermeisterin?", SessionAt("eroeffnung")),
        ("Wie heißt der Chordirektor aus Tula?", SessionAt("podium")),
    ],
)
def test_what_is_called_just_so_answers_and_not_what_mentions_it(text: str, press: Action) -> None:
    assert opened(text) == press


def test_an_hour_of_today_at_which_nothing_is_on_shows_what_comes_after_it() -> None:
    found = ask("was ist um 16:45")
    assert isinstance(found, PartOfDay)
    assert (found.day.day, found.sessions[0]) == (20, "probe-gross-1")


def test_who_has_fallen_into_the_water_is_helped() -> None:
    assert opened("Hilfe, jemand ist ins Wasser gefallen!") == Urgent()
    assert opened("человек упал в воду") == Urgent()
