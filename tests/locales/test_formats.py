"""Days, hours and spans read as Germans and Russians write them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from locales import formats
from locales.catalogues import load_translators
from locales.translator import Translator

MONDAY = date(2021, 6, 28)


@pytest.fixture(scope="module")
def de() -> Translator:
    return load_translators()["de"]


@pytest.fixture(scope="module")
def ru() -> Translator:
    return load_translators()["ru"]


def test_a_day_is_written_in_full_and_short(de: Translator, ru: Translator) -> None:
    assert formats.day(de, MONDAY) == "Montag, 28. Juni"
    assert formats.day(ru, MONDAY) == "понедельник, 28 июня"
    assert formats.short_day(de, MONDAY) == "Mo., 28. Juni"
    assert formats.short_day(ru, MONDAY) == "пн, 28 июня"
    assert formats.sentence_case(formats.day(ru, MONDAY)) == "Понедельник, 28 июня"


@pytest.mark.parametrize(
    ("first", "last", "german", "russian"),
    [
        (date(2021, 6, 28), date(2021, 6, 30), "28.–30. Juni 2021", "28–30 июня 2021 г."),
        (
            date(2021, 6, 23),
            date(2021, 7, 1),
            "23. Juni – 1. Juli 2021",
            "23 июня — 1 июля 2021 г.",
        ),
        (MONDAY, MONDAY, "28. Juni 2021", "28 июня 2021 г."),
        (
            date(2021, 12, 31),
            date(2022, 1, 1),
            "31. Dezember 2021 – 1. Januar 2022",
            "31 декабря 2021 г. — 1 января 2022 г.",
        ),
    ],
)
def test_a_period_names_what_differs(
    first: date, last: date, german: str, russian: str, de: Translator, ru: Translator
) -> None:
    assert formats.period(de, first, last) == german
    assert formats.period(ru, first, last) == russian


def test_days_ahead_are_counted_as_days_even_where_they_are_weeks(
    de: Translator, ru: Translator
) -> None:
    assert formats.in_days(de, 3) == "in 3 Tagen"
    assert formats.in_days(ru, 3) == "через 3 дня"
    assert formats.in_days(ru, 5) == "через 5 дней"
    assert formats.in_days(de, 40) == "in 40 Tagen"


@pytest.mark.parametrize(
    ("length", "german", "russian"),
    [
        (timedelta(minutes=25), "25 Min.", "25 мин"),
        (timedelta(minutes=80), "1 Std. 20 Min.", "1 ч 20 мин"),
        (timedelta(hours=2), "2 Std.", "2 ч"),
        (timedelta(seconds=1), "1 Min.", "1 мин"),
        (timedelta(0), "0 Min.", "0 мин"),
    ],
)
def test_a_duration_is_rounded_up_to_the_minute(
    length: timedelta, german: str, russian: str, de: Translator, ru: Translator
) -> None:
    assert formats.duration(de, length) == german
    assert formats.duration(ru, length) == russian


def test_zones_are_named_by_their_city(de: Translator, ru: Translator) -> None:
    assert formats.zone_name(de, ZoneInfo("Europe/Moscow")) == "Moskau"
    assert formats.zone_name(ru, ZoneInfo("Europe/Berlin")) == "Берлин"
    assert formats.zone_name(de, ZoneInfo("UTC")) == "UTC"


def test_a_span_is_written_in_the_zone_asked_for(de: Translator, ru: Translator) -> None:
    moscow, berlin = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
    start = datetime(2021, 6, 28, 15, tzinfo=UTC)
    assert formats.span(de, start, start + timedelta(hours=2), moscow) == "18:00–20:00"
    assert formats.span(de, start, start + timedelta(hours=6), moscow) == "18:00–00:00"
    assert formats.span(de, start, start + timedelta(hours=8), moscow) == "18:00 – Di. 02:00"
    assert formats.span(ru, start, start + timedelta(hours=8), moscow) == "18:00 — вт 02:00"
    night = datetime(2021, 6, 28, 21, 30, tzinfo=UTC)
    tuesday = date(2021, 6, 29)
    until = night + timedelta(hours=1)
    assert formats.span(de, night, until, moscow, on=tuesday) == "00:30–01:30"
    assert formats.span(de, night, until, berlin, on=tuesday) == "Mo. 23:30 – Di. 00:30"


def test_things_are_enumerated(de: Translator, ru: Translator) -> None:
    assert formats.enumeration(de, ["a", "b", "c"]) == "a, b und c"
    assert formats.enumeration(ru, ["a", "b"]) == "a и b"
