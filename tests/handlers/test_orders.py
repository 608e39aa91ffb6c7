"""What organisers write to have a session changed is told from what they ask."""

from dataclasses import replace
from datetime import time, timedelta
from functools import cache
from typing import Any

import pytest

from handlers.frame.reader import Reader
from handlers.questions.asker import ANYBODY
from handlers.questions.orders import one_change
from handlers.questions.orders.changes import read_order
from handlers.questions.orders.group_wishes import read_seats
from handlers.releases.actions import SetCapacity
from handlers.releases.door import Change, Order
from locales.languages import installed_languages
from storage.people import NOBODY
from storage.programme import edits
from storage.programme.model import Place, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import builtin_yaml, read
from tests.programmes import at
from tests.texts import translators

HALF_AN_HOUR = timedelta(minutes=30)


@cache
def world() -> tuple[Reader, SearchIndex]:
    """An organiser at noon before the opening, in the built-in programme with some more rooms."""
    programme = read(builtin_yaml()).programme
    assert programme
    rooms = (
        Place("saal-a", Text({"de": "Saal A", "ru": "Зал А"})),
        Place("saal-b", Text({"de": "Saal B", "ru": "Зал Б"})),
        Place("foyer", Text({"de": "Foyer der Philharmonie", "ru": "Фойе филармонии"})),
    )
    snapshot = Snapshot.of(replace(programme, places=(*programme.places, *rooms)))
    reader = Reader(translators()["de"], snapshot, at(28, 12), NOBODY)
    return reader, SearchIndex.of(snapshot, installed_languages())


def order_of(text: str) -> Order | None:
    v, index = world()
    return read_order(v, text, index, ANYBODY)


def names(order: Order | None) -> list[str]:
    return [session.id for session in order.sessions] if order else []


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("Gesundheit absagen", ["gesundheit-1", "gesundheit-2"]),
        ("Gesundheit um 14 Uhr absagen", ["gesundheit-2"]),
        ("Kulturabend fällt aus", ["empfang"]),
        ("Die Eröffnung fällt heute leider aus", ["eroeffnung"]),
        ("Sag die Eröffnung ab", ["eroeffnung"]),
        ("Plenum absagen!", ["abschluss"]),
        ("Mittagessen am Mittwoch fällt aus", ["mittag-mittwoch"]),
        ("Weg zur Philharmonie absagen", ["fahrt-eroeffnung"]),
        ("отменить открытие", ["eroeffnung"]),
        ("eröffnung findet nicht statt", ["eroeffnung"]),
        ("открытие не состоится", ["eroeffnung"]),
        ("streich das abendessen heute", ["abendessen-montag"]),
        ("Отменяется группа «Здравоохранение»", ["gesundheit-1", "gesundheit-2"]),
    ],
)
def test_a_session_is_to_be_cancelled(text: str, sessions: list[str]) -> None:
    order = order_of(text)
    assert (order and order.change, names(order)) == (Change.CANCEL, sessions)


@pytest.mark.parametrize(
    ("text", "session", "why"),
    [
        ("Podium fällt aus wegen Krankheit", "podium", "wegen Krankheit"),
        ("Podium absagen weil der Redner krank ist", "podium", "weil der Redner krank ist"),
        ("Podium weil der Redner krank ist absagen", "podium", "weil der Redner krank ist"),
        ("Eröffnung wegen starken Regens absagen", "eroeffnung", "wegen starken Regens"),
        ("Открытие из-за дождя отменить", "eroeffnung", "из-за дождя"),
        ("dozent krank, podium absagen", "podium", "dozent krank"),
        ("Podium absagen, Referent krank", "podium", "Referent krank"),
        ("отмени дискуссию из-за болезни докладчика", "podium", "из-за болезни докладчика"),
        ("отмени гала-вечер, ливень", "empfang", "ливень"),
        ("отмени вечер с приёмом, ливень", "empfang", "ливень"),
        ("podium absagen referent krank", "podium", "referent krank"),
        ("dozentin hat fieber podium fällt aus", "podium", "dozentin hat fieber"),
        (
            "der referent vom podium ist krank bitte absagen",
            "podium",
            "der referent vom podium ist krank",
        ),
        (
            "podium fällt aus moderator liegt im krankenhaus",
            "podium",
            "moderator liegt im krankenhaus",
        ),
        ("отменить дискуссию докладчик заболел", "podium", "докладчик заболел"),
        ("gesundheit zweite sitzung absagen dozent krank", "gesundheit-2", "dozent krank"),
        ("podium absagen kein strom", "podium", "kein strom"),
        ("wegen krankheit des redners fällt podium aus", "podium", "wegen krankheit des redners"),
        ("из-за болезни докладчика отменяется дискуссия", "podium", "из-за болезни докладчика"),
    ],
)
def test_why_a_session_is_cancelled_is_kept_wherever_it_stands(
    text: str, session: str, why: str
) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.change, names(order), order.reason) == (Change.CANCEL, [session], why)


@pytest.mark.parametrize(
    "text",
    [
        "отменить отмену открытия",
        "сними отмену с открытия",
        "верни открытие",
        "отменить отмену",
        "верни обратно",
        "Absage zurücknehmen",
        "doch nicht abgesagt",
        "Absage der Eröffnung rückgängig machen",
    ],
)
def test_that_a_cancellation_is_taken_back_never_cancels_anything(text: str) -> None:
    v, index = world()
    off = edits.cancel(v.snapshot.programme, "eroeffnung", None)
    order = read_order(replace(v, snapshot=Snapshot.of(off)), text, index, ANYBODY)
    assert order is not None
    assert (order.change, names(order), order.sure) == (Change.REINSTATE, ["eroeffnung"], True)


@pytest.mark.parametrize(
    ("language", "cancel", "move"),
    [
        ("de", "{} absagen", "{} auf 15:30 verschieben"),
        ("ru", "отменить «{}»", "перенести «{}» на 15:30"),
    ],
)
def test_what_is_named_by_its_whole_title_is_meant(language: str, cancel: str, move: str) -> None:
    """Whatever else its words may name: the desk shows organisers how to write so."""
    v, _ = world()
    for session in v.snapshot.sessions.values():
        if session.end > v.now:
            title = session.title[language]
            for text, change in ((cancel, Change.CANCEL), (move, Change.MOVE)):
                order = order_of(text.format(title))
                assert order is not None, title
                assert (order.change, order.place, order.to_new_place) == (change, None, None)
                assert session.id in names(order), title


@pytest.mark.parametrize(
    ("text", "session", "new_place"),
    [
        ("Eröffnung der Konferenz in die Aula verlegen", "eroeffnung", "Aula"),
        ("перенести «Дорога в филармонию» в актовый зал", "fahrt-eroeffnung", "актовый зал"),
        ("Eröffnung der Konferenz absagen, die Halle ist zu", "eroeffnung", None),
        ("Abendessen nach der Eröffnung der Konferenz absagen", "abendessen-montag", None),
    ],
)
def test_beside_a_whole_title_the_other_words_count(
    text: str, session: str, new_place: str | None
) -> None:
    order = order_of(text)
    assert order is not None
    assert (names(order), order.to_new_place) == ([session], new_place)


@pytest.mark.parametrize(
    ("text", "session", "place"),
    [
        ("Podium in Saal B", "podium", "saal-b"),
        ("Podium jetzt in Saal B", "podium", "saal-b"),
        ("Das zentrale Podium wird in Saal B verlegt", "podium", "saal-b"),
        ("Центральная дискуссия переносится в зал Б", "podium", "saal-b"),
        ("Eröffnung ins Foyer verlegen", "eroeffnung", "foyer"),
        ("Eröffnung im Foyer", "eroeffnung", "foyer"),
        ("Abschlussplenum von Saal A in Saal B", "abschluss", "saal-b"),
    ],
)
def test_a_session_is_to_be_somewhere_else(text: str, session: str, place: str) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.change, names(order), order.place) == (Change.MOVE, [session], place)


@pytest.mark.parametrize(
    ("text", "session", "hour", "later"),
    [
        ("перенести центральную дискуссию на 15:00", "podium", time(15), None),
        ("Eröffnung auf 19 Uhr verschieben", "eroeffnung", time(19), None),
        ("Weg zur Philharmonie auf 17 Uhr verschieben", "fahrt-eroeffnung", time(17), None),
        ("verschiebe die Eröffnung auf morgen 10 Uhr", "eroeffnung", time(10), None),
        ("Podium 17:30-19:00 verlegen in Saal A", "podium", time(17, 30), None),
        ("podium auf 17 uhr", "podium", time(17), None),
        ("дискуссию на 18:00", "podium", time(18), None),
        ("podium erst um 18 uhr", "podium", time(18), None),
        ("podium doch um 18 uhr", "podium", time(18), None),
        ("дискуссия теперь в 18:00", "podium", time(18), None),
        ("mittagessen am mittwoch 30 min später", "mittag-mittwoch", None, HALF_AN_HOUR),
        ("перенеси обед во вторник на полчаса", "mittag-dienstag", None, HALF_AN_HOUR),
        ("Eröffnung um 30 Minuten verschieben", "eroeffnung", None, HALF_AN_HOUR),
        ("Eröffnung eine halbe Stunde früher", "eroeffnung", None, -HALF_AN_HOUR),
        ("открытие конференции на полчаса позже", "eroeffnung", None, HALF_AN_HOUR),
        ("перенести открытие на полчаса позже", "eroeffnung", None, HALF_AN_HOUR),
        ("Eröffnung um eine Stunde verschieben", "eroeffnung", None, 2 * HALF_AN_HOUR),
        ("Eröffnung um 1 Stunde vorziehen", "eroeffnung", None, -2 * HALF_AN_HOUR),
        ("Открытие перенести на час позже", "eroeffnung", None, 2 * HALF_AN_HOUR),
        ("перенести открытие на два часа раньше", "eroeffnung", None, -4 * HALF_AN_HOUR),
        ("открытие перенести на час", "eroeffnung", None, 2 * HALF_AN_HOUR),
        ("перенести открытие на 19 часов", "eroeffnung", time(19), None),
        ("Eröffnung um eine halbe Stunde später verlegen", "eroeffnung", None, HALF_AN_HOUR),
    ],
)
def test_a_session_is_to_be_at_another_hour(
    text: str, session: str, hour: time | None, later: timedelta | None
) -> None:
    order = order_of(text)
    assert order is not None
    said = (order.hour.at or order.hour.since) if order.hour else None
    assert (order.change, names(order)) == (Change.MOVE, [session])
    assert (said, order.later) == (hour, later)
    assert order.place == ("saal-a" if "Saal" in text else None)


@pytest.mark.parametrize(
    ("text", "session", "hour", "place"),
    [
        ("eröffnung heute um halb sieben statt um sechs", "eroeffnung", time(6, 30), None),
        ("открытие сегодня в 18:30 вместо 18:00", "eroeffnung", time(18, 30), None),
        ("открытие сегодня в полседьмого вместо шести", "eroeffnung", time(6, 30), None),
        ("podium statt um 17 um 18 Uhr", "podium", time(18), None),
        ("podium in saal b statt a", "podium", None, "saal-b"),
        ("дискуссия в зале Б вместо А", "podium", None, "saal-b"),
        ("podium in der Aula statt in Saal A", "podium", None, "Aula"),
        ("Morgen um halb drei Erinnerung in Saal B statt A", "erinnerung-2", None, "saal-b"),
        ("Eröffnung um 19 statt 18 Uhr in Saal B", "eroeffnung", time(19), "saal-b"),
    ],
)
def test_what_is_new_and_what_was_say_without_a_verb_that_something_is_to_be_moved(
    text: str, session: str, hour: time | None, place: str | None
) -> None:
    order = order_of(text)
    assert order is not None
    said = (order.hour.at or order.hour.since) if order.hour else None
    assert (order.change, names(order)) == (Change.MOVE, [session])
    assert (said, order.place or order.to_new_place) == (hour, place)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Podium in die Aula verlegen", "Aula"),
        ("Podium in den Blauen Salon verlegen", "Blauer Salon"),
        ("Podium in Saal C", "Saal C"),
        ("Podium im Kleinen Saal", "Kleiner Saal"),
        ("Podium ins Alte Rathaus verlegen", "Altes Rathaus"),
        ("Podium in die Grüne Halle verlegen", "Grüne Halle"),
        ("перенести дискуссию в Голубую гостиную", "Голубая гостиная"),
        ("перенести дискуссию в Зелёную комнату 2", "Зелёная комната 2"),
        ("перенести дискуссию в аудиторию 5", "Аудитория 5"),
        ("дискуссия в зале Д", "Зал Д"),
        ("перенеси дискуссию в зал 5", "зал 5"),
        ("Podium in Raum 3 verlegen", "Raum 3"),
        ("Podium in Raum 3", "Raum 3"),
        ("Перенести центральную дискуссию в актовый зал", "актовый зал"),
    ],
)
def test_a_room_that_there_is_not_is_to_be_asked_for(text: str, name: str) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.to_new_place, order.place, names(order)) == (name, None, ["podium"])


def test_the_number_of_a_room_that_there_is_not_is_no_hour() -> None:
    order = order_of("Podium um 15 Uhr in Saal 5 verlegen")
    assert order is not None
    assert order.hour is not None
    assert (order.to_new_place, order.hour.at) == ("Saal 5", time(15))


@pytest.mark.parametrize(
    "text",
    [
        "перенести дискуссию в Мансарду",
        "перенести дискуссию к фонтану",
        "Podium in den Neuen Anlagen verlegen",
        "Podium im Grünen Winkel verlegen",
    ],
)
def test_a_name_that_may_be_inflected_is_asked_for_as_its_sign_says_it(text: str) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.to_new_place, order.asks_for_sign, names(order)) == ("", True, ["podium"])


@pytest.mark.parametrize("room", ["Saal A", "Saal C"])
def test_of_several_sittings_behind_a_room_without_a_verb_it_is_asked_which(room: str) -> None:
    order = order_of(f"Gesundheit in {room}")
    assert order is not None
    assert names(order) == ["gesundheit-1", "gesundheit-2"]
    assert (order.place or order.to_new_place) in ("saal-a", "Saal C")


def test_what_is_not_sure_is_asked_about() -> None:
    order = order_of("Отменить гала-вечер")
    assert order is not None
    assert (names(order), order.sure) == (["empfang"], False)


@pytest.mark.parametrize(
    ("text", "hour", "place"),
    [
        ("umwelt auf 15:30 ins foyer verschieben", time(15, 30), "foyer"),
        ("перенеси экологию на 15:30 в холл", time(15, 30), "холл"),
        ("Yoga in Saal B verlegen", None, "saal-b"),
        ("йогу отменить", None, None),
        ("Digitalisierung absagen", None, None),
    ],
)
def test_of_what_nothing_ahead_is_called_it_is_asked_which_session_is_meant(
    text: str, hour: time | None, place: str | None
) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.is_unknown, order.sure) == (True, False)
    said = (order.hour.at or order.hour.since) if order.hour else None
    assert (said, order.place or order.to_new_place) == (hour, place)
    assert all(session.end > at(28, 12) for session in order.sessions)


@pytest.mark.parametrize(
    "text", ["empfang absagen", "Empfang fällt aus", "Empfang auf 21 Uhr verschieben"]
)
def test_what_has_the_word_in_its_title_is_asked_about_where_a_page_would_answer(text: str) -> None:
    order = order_of(text)
    assert order is not None
    assert (names(order), order.sure, order.is_unknown) == (["empfang"], False, False)


@pytest.mark.parametrize(
    "text",
    [
        "Fällt die Eröffnung aus?",
        "fällt die eröffnung aus",
        "Was fällt aus",
        "wann ist das podium",
        "Podium in Saal B?",
        "Ich möchte absagen",
        "Meine Anmeldung absagen",
        "Anmeldung Gesundheit absagen",
        "alles absagen",
        "ist das Podium verschoben",
        "abgesagt",
        "Eröffnung",
        "Mittagessen um 13 Uhr",
        "Eröffnung in der Philharmonie",
        "Programm geändert",
        "was ist auf 17 Uhr",
        "was ist jetzt um 18 uhr",
        "programm auf 17 uhr",
        "программа на 18:00",
        "кто на 18:00 выступает",
        "Sprache ändern",
        "hotel ändern",
        "Eröffnung findet um 19 Uhr statt",
        "Inklusion um 15 Uhr statt Gesundheit",
        "вместо",
        "отменили ужин?",
        "какие изменения",
        "состоится ли открытие",
        "Notarzt, Podium absagen, Notfall",
        "Podium absagen Feuer",
        "mir ist schlecht podium absagen",
        "",
        "?" * 5000,
    ],
)
def test_what_asks_is_no_order(text: str) -> None:
    assert order_of(text) is None


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("Gesundheit nur 3 Plätze", 3),
        ("здравоохранение число мест 2", 2),
        ("в здравоохранении только 20 мест", 20),
        ("Gesundheit auf 30 Plätze", 30),
        ("здравоохранение на 30 мест", 30),
        ("Gesundheit auf 30 statt 20 Plätze", 30),
        ("gibt es nur 3 Plätze in Gesundheit", None),
        ("Ich brauche nur 1 Platz in Gesundheit", None),
        ("wie viele Plätze hat Gesundheit", None),
        ("Gesundheit nur 3 Plätze?", None),
    ],
)
def test_a_group_is_to_have_so_many_seats(text: str, seats: int | None) -> None:
    v, index = world()
    expected = [SetCapacity("gesundheit", seats)] if seats else []
    assert [*read_seats(v, text, index)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Inklusion morgen 14 Uhr in Saal B verlegen",
        "die Inklusion von 14 Uhr in Saal B verlegen",
        "перенеси инклюзию в 14:00 в зал Б",
    ],
)
def test_beside_a_new_place_the_hour_of_one_of_several_says_which(text: str) -> None:
    order = order_of(text)
    assert order
    assert (names(order), order.place, order.hour) == (["inklusion-2"], "saal-b", None)


def test_an_hour_that_is_new_says_of_no_session_which() -> None:
    order = order_of("Inklusion auf 14 Uhr in Saal B verlegen")
    assert order
    assert names(order) == ["inklusion-1", "inklusion-2"]
    assert order.hour


@pytest.mark.parametrize(
    ("text", "change", "sessions", "beside"),
    [
        (
            "Podium 30 Minuten später und Empfang auf 20:15",
            Change.MOVE,
            ["podium"],
            "Empfang auf 20:15",
        ),
        ("Podium auf 18 Uhr, Empfang auf 20:15", Change.MOVE, ["podium"], "Empfang auf 20:15"),
        ("Empfang fällt aus, Podium um 18 Uhr", Change.CANCEL, ["empfang"], "Podium um 18 Uhr"),
        ("Empfang fällt aus und Podium um 18 Uhr", Change.CANCEL, ["empfang"], "Podium um 18 Uhr"),
        ("Podium absagen, Empfang absagen", Change.CANCEL, ["podium"], "Empfang absagen"),
        (
            "Дискуссия на 30 минут позже и приём на 20:15",
            Change.MOVE,
            ["podium"],
            "приём на 20:15",
        ),
        ("Приём отменяется, дискуссия в 18:00", Change.CANCEL, ["empfang"], "дискуссия в 18:00"),
    ],
)
def test_of_two_changes_the_first_is_read_and_the_other_is_named(
    text: str, change: Change, sessions: list[str], beside: str
) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.change, names(order), order.beside, order.reason) == (
        change,
        sessions,
        beside,
        "",
    )


@pytest.mark.parametrize(
    ("text", "sessions", "place", "why"),
    [
        (
            "Morgenkaffee ins Gewächshaus, weil der Saal gesperrt ist",
            ["morgenkaffee"],
            "Gewächshaus",
            "weil der Saal gesperrt ist",
        ),
        (
            "Gesundheit morgen ins Gewächshaus, weil der Saal gesperrt ist",
            ["gesundheit-1", "gesundheit-2"],
            "Gewächshaus",
            "weil der Saal gesperrt ist",
        ),
        (
            "Gesundheit in den Gartensaal wegen Regen",
            ["gesundheit-1", "gesundheit-2"],
            "Gartensaal",
            "wegen Regen",
        ),
        ("Gesundheit jetzt im Gewächshaus", ["gesundheit-1", "gesundheit-2"], "Gewächshaus", ""),
    ],
)
def test_a_new_place_without_a_verb_ends_where_its_reason_begins(
    text: str, sessions: list[str], place: str, why: str
) -> None:
    order = order_of(text)
    assert order is not None
    assert (names(order), order.to_new_place, order.untold) == (sessions, place, why)


@pytest.mark.parametrize(
    ("text", "session", "hour"),
    [
        ("Podium morgen um 19:30", "podium", time(19, 30)),
        ("Gesundheit: Gemeinsame Vorhaben 15 Uhr", "gesundheit-2", time(15)),
        ("Podium um 17 Uhr", None, None),
        ("Podium um 17:30", None, None),
        ("Podium um 19:30?", None, None),
        ("Gesundheit um 14 Uhr", None, None),
        ("Wann ist das Podium, um 19:30", None, None),
    ],
)
def test_an_hour_at_which_a_session_is_not_is_its_new_one(
    text: str, session: str | None, hour: time | None
) -> None:
    order = order_of(text)
    assert names(order) == ([session] if session else [])
    assert (order.hour.at if order and order.hour else None) == hour


@pytest.mark.parametrize(
    ("text", "session", "hour", "place", "beside"),
    [
        (
            "Eröffnung um 19 statt 18 Uhr, und Podium um 15 Uhr",
            "eroeffnung",
            time(19),
            None,
            "Podium um 15 Uhr",
        ),
        (
            "Открытие в 19:00 вместо 18:00, а дискуссия в 15:00",
            "eroeffnung",
            time(19),
            None,
            "дискуссия в 15:00",
        ),
        (
            "Podium in Saal B statt A und Eröffnung um 19 Uhr",
            "podium",
            None,
            "saal-b",
            "Eröffnung um 19 Uhr",
        ),
        (
            "Eröffnung um 19 statt 18 Uhr und Yoga um 15 Uhr",
            "eroeffnung",
            time(19),
            None,
            "Yoga um 15 Uhr",
        ),
        (
            "Eröffnung auf 19 Uhr und Yoga um 15 Uhr",
            "eroeffnung",
            time(19),
            None,
            "Yoga um 15 Uhr",
        ),
        ("Podium in Saal B, um 18 Uhr", "podium", time(18), "saal-b", ""),
    ],
)
def test_the_hour_of_another_session_never_becomes_that_of_the_first(
    text: str, session: str, hour: time | None, place: str | None, beside: str
) -> None:
    order = order_of(text)
    assert order is not None
    said = order.hour.at if order.hour else None
    assert (names(order), said, order.place, order.beside) == ([session], hour, place, beside)


@pytest.mark.parametrize(
    ("text", "hour", "place", "beside"),
    [
        ("Podium um 20 Uhr, nicht 19:30", time(20), None, ""),
        ("Podium auf 20 Uhr verschieben, nicht auf 19:30", time(20), None, ""),
        ("Podium nicht um 17 Uhr, sondern um 20 Uhr", time(20), None, ""),
        ("Podium findet nicht um 17 Uhr statt, sondern um 20 Uhr", time(20), None, ""),
        ("Podium nicht absagen, sondern auf 20 Uhr verschieben", time(20), None, ""),
        ("Podium in Saal B, nicht in Saal A", None, "saal-b", ""),
        ("Podium nicht in Saal A, sondern in Saal B", None, "saal-b", ""),
        ("Podium um 20 Uhr, nicht um 17, in Saal B", time(20), "saal-b", ""),
        ("Podium in Saal B, nicht um 17 Uhr", None, "saal-b", "nicht um 17 Uhr"),
        ("дискуссия в 20:00, а не в 19:30", time(20), None, ""),
        ("перенести дискуссию на 20:00, не на 19:30", time(20), None, ""),
        ("дискуссия не отменяется, а переносится на 20:00", time(20), None, ""),
        ("дискуссия не в зале А, а в зале Б", None, "saal-b", ""),
    ],
)
def test_what_is_denied_is_never_what_is_new(
    text: str, hour: time | None, place: str | None, beside: str
) -> None:
    order = order_of(text)
    assert order is not None
    said = order.hour.at if order.hour else None
    assert (order.change, names(order), order.sure) == (Change.MOVE, ["podium"], True)
    assert (said, order.place, order.to_new_place, order.beside) == (hour, place, None, beside)


@pytest.mark.parametrize(
    ("text", "hour", "new_place"),
    [
        ("Podium nicht in Saal A", None, ""),
        ("Podium um 20 Uhr, nicht in Saal A", time(20), ""),
        ("дискуссия не в зале А", None, ""),
        ("Podium nicht um 17 Uhr", None, None),
    ],
)
def test_where_only_what_it_is_not_to_be_is_said_what_is_new_is_asked_for(
    text: str, hour: time | None, new_place: str | None
) -> None:
    order = order_of(text)
    assert order is not None
    said = order.hour.at if order.hour else None
    assert (order.change, names(order)) == (Change.MOVE, ["podium"])
    assert (said, order.place, order.to_new_place) == (hour, None, new_place)


@pytest.mark.parametrize(
    ("text", "sessions", "reason"),
    [
        ("Podium fällt aus, nicht die Eröffnung", ["podium"], ""),
        ("дискуссия отменяется, а не открытие", ["podium"], ""),
        ("Podium nicht absagen, Eröffnung absagen", ["eroeffnung"], ""),
        ("Podium fällt aus, keine Heizung", ["podium"], "keine Heizung"),
    ],
)
def test_what_is_not_to_be_cancelled_is_no_reason(
    text: str, sessions: list[str], reason: str
) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.change, names(order), order.reason) == (Change.CANCEL, sessions, reason)


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("Podium in Saal B, Heizung kaputt", "saal-b", "Heizung kaputt"),
        ("Podium in Saal C, Heizung kaputt", "Saal C", "Heizung kaputt"),
        ("Podium in die Aula verlegen, Heizung kaputt", "Aula", "Heizung kaputt"),
        ("Heizung kaputt, Podium in Saal B", "saal-b", "Heizung kaputt"),
        ("Podium ins Foyer – der Saal ist gesperrt", "foyer", "der Saal ist gesperrt"),
        ("дискуссия в зале Б, отопление сломалось", "saal-b", "отопление сломалось"),
        ("Podium auf 18 Uhr, Referentin im Stau", None, "Referentin im Stau"),
        ("Podium um 19 Uhr, Bus verspätet", None, "Bus verspätet"),
        ("Podium nicht um 17, sondern um 20 Uhr, Bus verspätet", None, "Bus verspätet"),
        ("дискуссия не в 17:00, а в 20:00, автобус опаздывает", None, "автобус опаздывает"),
    ],
)
def test_why_something_is_moved_may_stand_behind_a_bare_comma(
    text: str, where: str | None, why: str
) -> None:
    order = order_of(text)
    assert order is not None
    assert (order.change, names(order), order.sure) == (Change.MOVE, ["podium"], True)
    assert (order.place or order.to_new_place, order.untold, order.beside) == (where, why, "")


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Podium in Saal B, Heizung in Saal A kaputt", "Heizung in Saal A kaputt"),
        ("Podium in Saal B, Technik kommt um 15 Uhr", "Technik kommt um 15 Uhr"),
        ("Podium in Saal B und Technik informieren", "Technik informieren"),
    ],
)
def test_what_names_another_place_or_hour_behind_a_move_is_said_not_to_be_in_it(
    text: str, beside: str
) -> None:
    order = order_of(text)
    assert order is not None
    said = order.hour.at if order.hour else None
    assert (names(order), order.place, said, order.beside) == (["podium"], "saal-b", None, beside)


def test_a_reason_between_two_changes_is_no_part_of_a_room_and_not_lost() -> None:
    order = order_of("Gesundheit in Saal C, Heizung kaputt, und Podium um 15 Uhr")
    assert order is not None
    assert names(order) == ["gesundheit-1", "gesundheit-2"]
    said = (order.to_new_place, order.beside)
    assert said == ("Saal C", "Heizung kaputt, und Podium um 15 Uhr")


def order_on_tuesday(text: str) -> Order | None:
    v, index = world()
    return read_order(replace(v, now=at(29, 9)), text, index, ANYBODY)


@pytest.mark.parametrize(
    ("text", "hour", "later"),
    [
        ("mittagessen morgen eine stunde später", None, timedelta(hours=1)),
        ("mittagessen am mittwoch eine stunde später", None, timedelta(hours=1)),
        ("обед завтра на час позже", None, timedelta(hours=1)),
        ("mittagessen am 30. um 14 uhr", time(14), None),
        ("mittagessen am 30.6. fängt erst 12:30 an", time(12, 30), None),
        ("обед завтра перенести на 13:00", time(13), None),
        ("mittagessen morgen auf 13 uhr verschieben", time(13), None),
        ("mittagessen morgen von 12 auf 13 uhr verschieben", time(13), None),
        ("завтра обед с 12 на 13", time(13), None),
    ],
)
def test_of_several_called_alike_the_one_on_the_day_that_is_named_is_moved_within_it(
    text: str, hour: time | None, later: timedelta | None
) -> None:
    order = order_on_tuesday(text)
    assert order is not None
    assert (order.sure, names(order)) == (True, ["mittag-mittwoch"])
    assert (order.hour and order.hour.at, order.later) == (hour, later)
    assert (order.place, order.to_new_place) == (None, None)


@pytest.mark.parametrize("text", ["mittagessen morgen fällt aus", "отмени завтрашний обед"])
def test_of_several_called_alike_the_one_on_the_day_that_is_named_is_cancelled(text: str) -> None:
    order = order_on_tuesday(text)
    assert (order and order.change, names(order)) == (Change.CANCEL, ["mittag-mittwoch"])


@pytest.mark.parametrize(
    "text",
    [
        "mittagessen eine stunde später",
        "mittagessen auf 13 uhr verschieben",
        "mittagessen auf morgen 13 uhr verschieben",
        "обед отменяется",
    ],
)
def test_of_several_called_alike_it_is_asked_which_is_meant(text: str) -> None:
    assert names(order_on_tuesday(text)) == ["mittag-dienstag", "mittag-mittwoch"]


@pytest.mark.parametrize(
    ("text", "session", "hour"),
    [
        ("generalprobe von 10 auf 11 uhr", "generalprobe", time(11)),
        ("перенеси кофе на 10", "morgenkaffee", time(10)),
        ("kaffee auf 10 verschieben", "morgenkaffee", time(10)),
        ("завтра обед на 13 и пленарное на 10:30", "mittag-mittwoch", time(13)),
    ],
)
def test_a_number_onto_which_something_is_moved_is_its_new_hour(
    text: str, session: str, hour: time
) -> None:
    order = order_on_tuesday(text)
    assert order is not None
    assert (names(order), order.to_new_place) == ([session], None)
    assert order.hour
    assert (order.hour.at, order.hour.until) == (hour, None)


def test_the_old_hour_of_a_move_tells_which_session_is_meant_or_it_is_asked() -> None:
    assert names(order_on_tuesday("mittagessen von 12:30 auf 13 uhr")) == ["mittag-dienstag"]
    unsure = order_on_tuesday("generalprobe von 9 auf 11 uhr")
    assert unsure is not None
    assert not unsure.sure


@pytest.mark.parametrize(
    "text",
    [
        "kulturprogramm um zwei stunden nach hinten verschieben",
        "kulturprogramm zwei stunden nach hinten",
    ],
)
def test_to_the_back_is_no_place(text: str) -> None:
    order = order_on_tuesday(text)
    assert order is not None
    assert (order.later, order.to_new_place) == (timedelta(hours=2), None)


@pytest.mark.parametrize(
    ("text", "sessions", "days", "beside"),
    [
        ("mittagessen heute und morgen um 14 uhr", ["mittag-dienstag", "mittag-mittwoch"], 0, ""),
        ("обед сегодня и завтра на час позже", ["mittag-dienstag", "mittag-mittwoch"], 0, ""),
        ("обед сегодня на 13 и завтра на 14", ["mittag-dienstag"], 0, "завтра на 14"),
        ("mittagessen vom 29. auf den 30. um 13 uhr verschieben", ["mittag-dienstag"], 1, ""),
        (
            "mittagessen auf den 30. um 13 uhr verschieben",
            ["mittag-dienstag", "mittag-mittwoch"],
            1,
            "",
        ),
    ],
)
def test_of_two_days_that_are_named_the_other_one_is_new_only_behind_onto(
    text: str, sessions: list[str], days: int, beside: str
) -> None:
    order = order_on_tuesday(text)
    assert order is not None
    assert (names(order), order.beside) == (sessions, beside)
    assert order.later or (order.hour is not None and len(order.hour.days) == days)


def test_what_is_to_be_instead_at_another_hour_is_no_part_of_a_reason() -> None:
    order = order_on_tuesday("generalprobe fällt aus weil regen und dafür um 15 uhr probe im foyer")
    assert order is not None
    assert (order.reason, order.beside) == ("weil regen", "dafür um 15 uhr probe im foyer")


def test_an_hour_of_which_people_are_to_be_told_is_a_new_one() -> None:
    order = order_on_tuesday("generalprobe um 11 uhr, bitte informiere alle")
    assert order is not None
    assert (names(order), order.hour and order.hour.at) == (["generalprobe"], time(11))
    assert order.tells_all


@pytest.mark.parametrize(
    "text",
    [
        "Liebe Gäste, heute Abend, nach dem Essen, treffen wir uns, wie besprochen, am Brunnen, vor"
        " dem Hotel, mit Jacken, weil es kühl wird, und dann, gehen wir, los",
        "bitte das Mittagessen, das Abendessen, die Eröffnung, das Podium, den Empfang, die"
        " Gesundheit, alles, um 18 Uhr, in Saal B, verschieben, danke, bis dann, Grüße",
        "wir treffen uns heute Abend weil der Bus später kommt und alle Leute sehr hungrig sind und"
        " noch etwas essen wollen bitte um 18 Uhr am Brunnen sein",
        "сегодня вечером встречаемся у фонтана потому что автобус опаздывает все голодные и хотят"
        " поесть прошу не опаздывать и быть в 18 часов",
    ],
)
def test_a_letter_is_taken_apart_in_few_ways(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read, reads = list[str](), one_change.of_words

    def counted(reader: Reader, part: str, *given: Any, **named: Any) -> Order | None:
        read.append(part)
        return reads(reader, part, *given, **named)

    monkeypatch.setattr(one_change, "of_words", counted)
    order_of(text)
    assert len(read) < 40
