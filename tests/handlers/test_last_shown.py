"""What was shown last is kept for minutes alone."""

from datetime import UTC, datetime, timedelta

from handlers.frame.last_shown import KEPT, LastShown
from handlers.programme.actions import Days
from handlers.ui.back import Home

NOON = datetime(2021, 6, 28, 12, tzinfo=UTC)


def test_what_was_shown_is_known_for_minutes() -> None:
    shown = LastShown()
    shown.note(1, Days(), NOON)
    assert shown.of(1, NOON + KEPT) == Days()
    assert shown.of(1, NOON + KEPT + timedelta(seconds=1)) is None


def test_what_is_older_is_kept_no_longer_even_unasked() -> None:
    shown = LastShown()
    shown.note(1, Days(), NOON)
    shown.note(2, Home(), NOON + timedelta(minutes=6))
    shown.note(3, Home(), NOON + timedelta(minutes=11))
    assert shown.people == 2
