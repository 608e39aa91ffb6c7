"""Days, hours and lengths as a leader writes them; never guessed."""

import re
from datetime import date, timedelta
from typing import Final

from storage.programme.snapshot import Snapshot

LONGEST: Final = 12 * 60
_AROUND: Final = timedelta(days=7)
_SHORTEST: Final = 5
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?:\s*\D*)?")
_AMOUNT: Final = re.compile(r"(\d{1,3})(?:[.,](\d))?\s*([a-zа-яё.]*)")
_HOURS: Final = ("h", "st", "ч")
_BARE_HOURS: Final = 10
"""A number without a unit below this means hours, else minutes."""


def length_written(text: str) -> int | None:
    """A length in minutes: "90", "90 min", "2 Std.", "1,5 h", "1:30"; None for anything else."""
    text = text.strip().lower()
    if found := _CLOCK.fullmatch(text):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _AMOUNT.fullmatch(text):
        amount = int(found[1]) * 10 + int(found[2] or 0)
        hours = found[3].startswith(_HOURS) or (not found[3] and amount < _BARE_HOURS * 10)
        minutes = amount * 6 if hours else amount // 10
    else:
        return None
    return minutes if _SHORTEST <= minutes <= LONGEST else None


def day_of_month(text: str, snapshot: Snapshot) -> date | None:
    """A bare number as a day of the event, or of the week around it: "29"."""
    if not text.strip().isdecimal():
        return None
    first, last = snapshot.days[0] - _AROUND, snapshot.days[-1] + _AROUND
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    fitting = [day for day in days if day.day == int(text.strip()[:3])]
    return min(fitting, key=lambda day: _distance(day, snapshot), default=None)


def _distance(day: date, snapshot: Snapshot) -> timedelta:
    """How far off the event a day is."""
    return max(snapshot.days[0] - day, day - snapshot.days[-1], timedelta(0))
