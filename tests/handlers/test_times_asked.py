"""What people say about time is read as it is meant, by the conventions of `docs/questions.md`."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.frame.times.meaning import Meant, meant
from handlers.frame.times.reading import as_spoken, read_time
from locales.languages import installed_languages
from locales.time_words import time_words
from locales.words import word_rules
from tests.bench.times import MOST_LEFT_OUT, OWN, judge, left_out, read_cases

LANGUAGES = installed_languages()
TUESDAY = datetime(2031, 6, 24, 13, 30, tzinfo=UTC)


def read(text: str, now: datetime = TUESDAY) -> Meant | None:
    words = word_rules(LANGUAGES).words_of(as_spoken(text))
    days = [now.date() + timedelta(days=n) for n in range(-9, 30)]
    return meant(read_time(words, time_words(LANGUAGES)), now, days)


def at(hour: int, minute: int, day: int = 24, month: int = 6) -> datetime:
    return datetime(2031, month, day, hour, minute, tzinfo=UTC)


def moment(hour: int, minute: int, day: int = 24) -> Meant:
    return Meant(at(hour, minute, day), at(hour, minute, day))


def day(number: int, month: int = 6) -> Meant:
    start = at(0, 0, number, month)
    return Meant(start, start + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("um zwanzig nach drei", moment(15, 20)),
        ("15 Minuten vor 12 am Abend", moment(23, 45)),
        ("15 Minuten vor 12 am Mittwoch", moment(11, 45, 25)),
        ("fünf vor halb vier", moment(15, 25)),
        ("десять минут четвёртого", moment(15, 10)),
        ("17h10", moment(17, 10)),
        ("um 10.10 am Mittwoch", moment(10, 10, 25)),
    ],
)
def test_an_hour_is_read_as_it_is_spoken(text: str, expected: Meant) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["in den nächsten 3 Stunden", "в ближайшие 3 часа"])
def test_the_next_hours_begin_now(text: str) -> None:
    assert read(text) == Meant(TUESDAY, TUESDAY + timedelta(hours=3))


@pytest.mark.parametrize("text", ["18:30ч - 19:00ч", "18:30h/19:00h", "18.30–19 Uhr"])
def test_a_span_keeps_both_its_ends(text: str) -> None:
    assert read(text) == Meant(at(18, 30), at(19, 0))


@pytest.mark.parametrize("text", ["через неделю", "in 7 Tagen", "in einer Woche", "через 7 дней"])
def test_days_and_weeks_are_counted_from_today(text: str) -> None:
    assert read(text) == day(1, 7)


def test_a_weekday_said_on_that_day_is_today_and_the_next_one_is_not() -> None:
    assert (read("Dienstag"), read("nächsten Dienstag")) == (day(24), day(1, 7))


@pytest.mark.parametrize("now", [TUESDAY, at(9, 0, 29)])
@pytest.mark.parametrize("text", ["am Wochenende", "в эти выходные"])
def test_the_weekend_is_that_of_this_week_on_sunday_too(text: str, now: datetime) -> None:
    assert read(text, now) == Meant(at(0, 0, 28), at(0, 0, 30))


@pytest.mark.parametrize("text", ["nächste Woche", "на следующей неделе"])
def test_next_week_is_from_the_next_monday_to_its_sunday(text: str) -> None:
    assert read(text) == Meant(at(0, 0, 30), at(0, 0, 7, 7))


def test_a_date_is_believed_before_its_weekday() -> None:
    assert read("Montag, 25. Juni") == day(25)


@pytest.mark.parametrize(
    "text",
    [
        "nächstes Jahr",
        "через 3 месяца",
        "erster Dienstag im Juli",
        "16 Uhr UTC",
        "den zweiten Vortrag",
    ],
)
def test_what_no_event_counts_in_is_no_time(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["90 Minuten", "8 часов", "1,5 Stunden", "1/2 Stunde", "1 час 55 минут"]
)
def test_a_length_is_no_hour(text: str) -> None:
    assert read(text) is None


def test_97_of_100_expressions_are_right_and_1_at_most_is_wrong() -> None:
    cases = read_cases(OWN)
    verdicts = [(judge(case), left_out(case), case.text) for case in cases]
    measured = [verdict for verdict in verdicts if verdict[1] is None]
    wrong = [verdict for verdict in verdicts if verdict[0] == "wrong"]
    assert len(measured) >= (100 - MOST_LEFT_OUT) / 100 * len(cases)
    assert sum(verdict == "right" for verdict, _, _ in measured) >= 0.97 * len(measured)
    assert len(wrong) <= 0.01 * len(cases), wrong


@pytest.mark.parametrize(
    "text",
    [
        "ach so, und wo?",
        "Ach so, und was kommt danach?",
        "ach so ab wann denn",
        "warum so früh",
        "und so bis dahin",
        "so um den Dreh",
    ],
)
def test_a_small_word_in_a_sentence_is_no_sunday(text: str) -> None:
    found = read(text)
    assert found is None or found.start is None or found.start.date() == TUESDAY.date()


@pytest.mark.parametrize("text", ["am So", "So 29.6.", "vom Sa und So", "Sa und So"])
def test_beside_a_day_or_a_number_it_is_one(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.end == at(0, 0, 30)
