"""When something is and how long, as people write it."""

from datetime import date, time

import pytest

from handlers.frame.reader import Reader
from handlers.frame.times.reading import read_time
from handlers.frame.times.written import day_of_month, hours_written, length_written
from locales.languages import installed_languages
from locales.time_words import time_words
from locales.words import word_rules
from tests.programmes import at, small_snapshot
from tests.texts import translators

LANGUAGES = installed_languages()
READER = Reader(translators()["de"], small_snapshot(), at(28, 12))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("75 min", 75),
        ("45 мин", 45),
        ("2", 120),
        ("2 Std.", 120),
        ("1,5 Stunden", 90),
        ("1.5 h", 90),
        ("4,1 h", 246),
        ("3 часа", 180),
        ("1:30", 90),
        ("1:30 h", 90),
        ("1 Std. 30 Min.", 90),
        ("1 ч 30 мин", 90),
        ("1 Stunde 15", 75),
        ("полтора часа", 90),
        ("anderthalb Stunden", 90),
        ("eine halbe Stunde", 30),
        ("2 Wochen", None),
        ("1 st", 60),
        ("20 m", 20),
        ("30 июня", None),
        ("30 Blumen", None),
        ("0", None),
        ("3 min", None),
        ("13 h", None),
        ("ewig", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_a_length_is_read_or_refused(text: str, minutes: int | None) -> None:
    assert length_written(READER, text) == minutes


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("11:30", (time(11, 30), None)),
        ("um drei", (time(15), None)),
        ("8", (time(8), None)),
        ("11:30-13:00", (time(11, 30), 90)),
        ("11:30–13", (time(11, 30), 90)),
        ("11:30 bis eins", (time(11, 30), 90)),
        ("von halb zwölf bis eins", (time(11, 30), 90)),
        ("с двух до трёх", (time(14), 60)),
        ("с 11:30 до часу", (time(11, 30), 90)),
        ("22:30 bis 1 Uhr", (time(22, 30), 150)),
        ("bis eins", None),
        ("до часу", None),
        ("14:00–13:00", None),
        ("morgen 11:30", None),
        ("11:30 im Teehaus", None),
    ],
)
def test_an_hour_is_read_with_the_end_that_is_written_behind_it(
    text: str, hours: tuple[time, int | None] | None
) -> None:
    assert hours_written(READER, text) == hours


@pytest.mark.parametrize(
    "text", ["bis eins", "bis um eins", "bis 13 Uhr", "13:00", "до часу", "до часу дня", "до 13:00"]
)
def test_an_end_alone_counts_from_when_something_begins(text: str) -> None:
    alone = hours_written(READER, text, time(11, 30))
    assert alone == ((time(13), None) if text == "13:00" else (time(11, 30), 90))


@pytest.mark.parametrize(
    ("text", "day"),
    [("29", 29), ("30", 30), ("99", None), ("29.", None), ("heute", None), ("²", None)],
)
def test_a_bare_number_is_a_day_of_the_event_or_around_it(text: str, day: int | None) -> None:
    found = day_of_month(READER, text)
    assert found == (date(2021, 6, day) if day else None)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("um Mittag", time(12)),
        ("noon", time(12)),
        ("в полночь", time(0)),
        ("полночь в Париже", None),
        ("Mittag", None),
    ],
)
def test_noon_and_midnight_may_stand_in_titles(text: str, hour: time | None) -> None:
    words = word_rules(LANGUAGES).words_of(text)
    assert read_time(words, time_words(LANGUAGES)).at == hour
