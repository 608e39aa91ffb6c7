"""Lengths of time: "3 Stunden", "eine halbe Stunde", «полтора часа», "zwei Wochen"."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.frame.times.cursor import Cursor

_DECIMAL: Final = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_FRACTION: Final = re.compile(r"(\d)/(\d)")


@dataclass(frozen=True, slots=True)
class Length:
    """How long: hours and minutes as a `span`, whole `days` or `weeks`, or what no event counts in
    (`far`), months for one. `words` long.
    """

    words: int
    span: timedelta | None = None
    days: int | None = None
    weeks: int | None = None
    far: bool = False


def read_length(at: Cursor, *, counted: bool = False) -> Length | None:
    """The length that is said there, with a word such as "about" before it or without.

    Where it has to be `counted`, "Stunde" alone is none.
    """
    t, begin = at.t, at.place
    here = at.passing(t.about)
    amount = _amount(here)
    if amount is None:
        if counted:
            return None
        here, number = here.passing(t.a), 1.0
    else:
        number, words = amount
        here = here.on(words)
    if more := here.phrase(t.and_a_half):
        number, here = number + 0.5, here.on(more)
    unit, words = here[0], here.place + 1 - begin
    # «час с половиной»
    if more := here.on(1).phrase(t.and_a_half):
        number, words = number + 0.5, words + more
    if unit in t.units:
        return Length(words, span=number * t.units[unit])
    if unit in t.weeks:
        return Length(words, weeks=round(number))
    if unit in t.day_units:
        return Length(words, days=round(number))
    return Length(words, far=True) if unit in t.far else None


def _amount(at: Cursor) -> tuple[float, int] | None:
    """A number of units and how many words it takes: "eine halbe", "1.5", "3/4", "zwei", «пару»."""
    t = at.t
    here = at.passing(t.a) if at[1] in t.amounts else at
    skipped = here.place - at.place
    if here[0] in t.amounts:
        return t.amounts[here[0]], skipped + 1
    if fraction := _FRACTION.fullmatch(at[0]):
        return int(fraction[1]) / max(int(fraction[2]), 1), 1
    if _DECIMAL.fullmatch(at[0]):
        return float(at[0]), 1
    # «час» is both: one, where hours are counted off, and an hour.
    if at[0] in t.numbers and at[0] not in t.units:
        return t.numbers[at[0]], 1
    return None
