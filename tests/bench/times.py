"""How expressions of time are read: right, wrong and unread, for files of expressions.

`python -m tests.bench times FILE…` takes files with `cases` of `{lang, text, now, expect}`, all
local wall clock; without a file it takes the project's own. `expect` is null, where nothing must be
found, `{kind: moment|interval|from|until, start, end, grain}`, or `{kind: duration, value, unit}`.

What is of a kind that cannot be meant at a conference is left out and counted. Where the project
has a convention of its own (`docs/questions.md`), what it asks for is right.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.meaning import Meant, meant
from handlers.frame.times.reading import as_spoken, read_time
from locales.languages import installed_languages
from locales.time_words import time_words
from locales.words import word_rules

OWN: Final = Path(__file__).parents[1] / "questions" / "times.json"
MOST_LEFT_OUT: Final = 35
"""So much of a file in percent may be left out."""

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_GRAINS: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": _DAY,
    "week": _WEEK,
}
_LANGUAGES: Final = installed_languages()
_WORDS: Final = time_words(_LANGUAGES)


@dataclass(frozen=True, slots=True)
class Case:
    """An expression, and what others say that it means; `grain` says how exactly."""

    text: str
    now: datetime
    kind: str | None
    start: datetime | None
    end: datetime | None
    grain: str


def read_cases(file: Path) -> list[Case]:
    """The cases of a file."""
    return [_case(case) for case in json.loads(file.read_text("utf-8"))["cases"]]


def left_out(case: Case) -> str | None:
    """The kind of expression that cannot be meant at a conference, if this is one."""
    words = _folded(case.text)
    if case.kind == "duration":
        return "bare durations"
    if case.kind is None:
        return None
    if any(word in _WORDS.zones for word in words):
        return "hours of another zone"
    if case.grain in ("month", "quarter", "year"):
        return "months, quarters and years"
    if any(word in _WORDS.far for word in words):
        return "holidays, seasons, months, years and seconds"
    if any(map(_counted_in_a_month, words, words[1:], words[2:], words[3:])):
        return "days counted in a month"
    return "dates of past years" if _end(case) < case.now - timedelta(days=366) else None


def judge(case: Case) -> str:
    """ "right", "wrong" or "unread"."""
    asked = read_time(word_rules(_LANGUAGES).words_of(as_spoken(case.text)), _WORDS)
    days = [case.now.date() + timedelta(days=n) for n in range(-366, 366)]
    found = meant(asked, case.now, days)
    if case.kind is None or case.kind == "duration":
        expected_none = case.kind is None
        return "wrong" if found else "right" if expected_none else "unread"
    if found is None:
        return "unread"
    return "right" if _agrees(case, found, asked) else "wrong"


def _agrees(case: Case, found: Meant, asked: TimeAsked) -> bool:
    """Whether a reading is the one that is expected, or what a convention makes of it."""
    start, end = case.start, case.end
    grain = _GRAINS.get(case.grain, _DAY)
    if case.kind == "moment" and start is not None:
        close = start + {"day": _DAY, "week": _WEEK}.get(case.grain, timedelta())
        if case.grain == "month":
            close = (start + timedelta(days=31)).replace(day=1)
        return (found.start, found.end) == (start, close) or _by_convention(case, found, asked)
    if case.kind == "from":
        return found.start == start and found.end is None
    if case.kind == "until":
        return found.end == end and found.start is None
    # Others close spans at their last minute, day or week: one grain more than the end itself.
    ends = (end, end and end - grain)
    return (found.start == start and found.end in ends) or _by_convention(case, found, asked)


def _by_convention(case: Case, found: Meant, asked: TimeAsked) -> bool:
    start, end = found.start, found.end
    if case.start is None or start is None:
        return False
    length = (end or start) - start
    if asked.within is not None:
        # From now on, not from the next full hour on.
        rounding = _GRAINS[case.grain]
        return case.end is not None and (
            (length == case.end - case.start and timedelta() <= case.start - start <= rounding)
            or (case.grain == "second" and start == case.start and case.end - (end or start) < _DAY)
        )
    if asked.through is not None and case.grain == "second":
        return start.date() == case.start.date() and end == case.end
    if asked.days and asked.days[0].weekend:
        return case.end is not None and end == case.end and start.date() - case.start.date() <= _DAY
    if asked.part and asked.at is None:
        return _same_part(case, start, end)
    if length == _DAY and asked.days:
        said = asked.days[0]
        today = said.weekday is not None and said.nth is None and start.date() == case.now.date()
        counted = said.offset is not None and start.date() == case.start.date()
        return (today and case.start == start + _WEEK) or (counted and case.kind == "moment")
    if asked.at is not None and not asked.days and case.start < case.now:
        return start == case.start + _DAY
    if asked.at is not None and asked.bare:
        return (case.start - start) in (timedelta(hours=12), timedelta(hours=-12))
    return False


def _same_part(case: Case, start: datetime, end: datetime | None) -> bool:
    """Whether two spans are the same part of one day, wherever each lets it begin and end."""
    if case.start is None or case.end is None or start.date() != case.start.date():
        return False
    end = end or datetime.combine(start.date() + _DAY, start.time().min)
    common = min(end, case.end) - max(start, case.start)
    return 2 * common >= min(end - start, case.end - case.start)


def _counted_in_a_month(counted: str, unit: str, _: str, month: str) -> bool:
    of_a_day = unit in _WORDS.weekdays or unit in _WORDS.weeks or unit in _WORDS.day_units
    ordinal = counted in _WORDS.ordinals or counted in _WORDS.event_days
    return ordinal and of_a_day and month in _WORDS.months


def _folded(text: str) -> list[str]:
    return [word.folded for word in word_rules(_LANGUAGES).words_of(text)]


def _end(case: Case) -> datetime:
    return case.end or case.start or case.now


def _case(case: dict[str, Any]) -> Case:
    expect = case["expect"] or {}
    return Case(
        text=case["text"],
        now=datetime.fromisoformat(case["now"]),
        kind=expect.get("kind"),
        start=_moment(expect.get("start")),
        end=_moment(expect.get("end")),
        grain=expect.get("grain", ""),
    )


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)


def measure(file: Path, *, listed: bool) -> None:
    """Print how a file is read."""
    cases = read_cases(file)
    kinds = Counter(kind for case in cases if (kind := left_out(case)))
    judged = [(case, judge(case), left_out(case)) for case in cases]
    counted = Counter(verdict for _, verdict, kind in judged if kind is None)
    total, measured = len(cases), sum(counted.values())
    wrong = sum(verdict == "wrong" for _, verdict, _ in judged)
    out = 100 * (total - measured) / total
    print(
        f"{file.name}: {counted['right']} of {measured} right, "
        f"{100 * counted['right'] / measured:.1f} % (goal 97 %); "
        f"{counted['wrong']} wrong, {counted['unread']} unread; wrong in the whole file: "
        f"{wrong} of {total}, {100 * wrong / total:.1f} % (at most 1 %)"
    )
    print(f"  left out: {total - measured}, {out:.1f} % (at most {MOST_LEFT_OUT} %)")
    for kind, count in kinds.most_common():
        print(f"    {count:4} {kind}")
    if listed:
        for case, verdict, kind in judged:
            if verdict == "wrong" or (verdict == "unread" and kind is None):
                print(f"  {verdict}: {case.text}" + (f" ({kind})" if kind else ""))


def main(arguments: Sequence[str]) -> None:
    """Print the figures for the files named, or for the project's own; --list names what fails."""
    files = [Path(one) for one in arguments if not one.startswith("--")] or [OWN]
    for file in files:
        measure(file, listed="--list" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
