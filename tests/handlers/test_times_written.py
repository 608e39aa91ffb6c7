"""How long something is, as people write it."""

from datetime import date

import pytest

from handlers.frame.times.written import day_of_month, length_written
from tests.programmes import small_snapshot


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
        ("3 часа", 180),
        ("1:30", 90),
        ("1:30 h", 90),
        ("0", None),
        ("3 min", None),
        ("13 h", None),
        ("ewig", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_a_length_is_read_or_refused(text: str, minutes: int | None) -> None:
    assert length_written(text) == minutes


@pytest.mark.parametrize(
    ("text", "day"),
    [("29", 29), ("30", 30), ("99", None), ("29.", None), ("heute", None), ("²", None)],
)
def test_a_bare_number_is_a_day_of_the_event_or_around_it(text: str, day: int | None) -> None:
    found = day_of_month(text, small_snapshot())
    assert found == (date(2021, 6, day) if day else None)
