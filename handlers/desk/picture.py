"""The figures as a picture shows them: everything in words and numbers, ready to be drawn."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from handlers.desk.chart import MOST_BARS, Bar, Bars, Columns, Picture, Series
from handlers.desk.figures_screens import (
    by_demand,
    fill_figure,
    fill_note,
    in_language,
    more_groups,
    seats_and_queues,
    using,
)
from handlers.frame.reader import Reader
from locales import formats
from storage.programme.model import Group
from storage.statistics import Figures, Fill, People

_FEWEST_DAYS: Final = 7
_MOST_DAYS: Final = 45
"""Beyond that, a bar stands for a week."""

_MOST_WEEKS: Final = 52
_ALL_NAMED: Final = 7
_ALL_COUNTED: Final = 14
_TICKS: Final = 5
_LEVELS: Final = 4
_POWERS: Final = 16
"""There are not more people than have a Telegram id."""

_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)


def picture(reader: Reader, counted: Figures) -> Picture:
    """What is drawn, in the reader's language."""
    when = reader.snapshot.local(reader.now)
    return Picture(
        event=reader.text(reader.snapshot.event.title),
        columns=_columns(reader, counted.people),
        bars=_bars(reader, counted.fills) if counted.fills else None,
        footer=reader.tr(
            "As of {day}, {hour} ({city})",
            day=formats.full_date(reader.tr, when.date()),
            hour=formats.clock(when),
            city=formats.zone_name(reader.tr, reader.snapshot.event.timezone),
        ),
    )


def _new_people(reader: Reader, length: timedelta) -> str:
    tr = reader.tr
    if not reader.offers_languages:
        return tr("New people each day") if length == _A_DAY else tr("New people each week")
    if length == _A_DAY:
        return tr("New people each day, by language")
    return tr("New people each week, by language")


def _columns(reader: Reader, people: People) -> Columns:
    first = min(people.new, default=reader.today)
    length = _A_DAY if (reader.today - first).days < _MOST_DAYS else _A_WEEK
    starts = _starts(first, reader.today, length)
    series = [
        Series(in_language(reader, code, n), _sums(people.new, code, starts, length))
        for code, n in sorted(people.by_language.items())
    ] or [Series(in_language(reader, reader.tr.language, 0), [0] * len(starts))]
    sums = [sum(values) for values in zip(*(s.values for s in series), strict=True)]
    largest = max(sums)
    shown = range(len(sums)) if len(sums) <= _ALL_COUNTED else [sums.index(largest)]
    return Columns(
        title=using(reader, people),
        subtitle=_new_people(reader, length),
        series=series,
        ticks=[(i, formats.day_in_short(reader.tr, starts[i])) for i in _spread(len(starts))],
        levels=[(level, formats.number(reader.tr, level)) for level in levels_up_to(largest)],
        tops=[(i, formats.number(reader.tr, sums[i])) for i in shown if sums[i]],
    )


def _starts(first: date, last: date, length: timedelta) -> list[date]:
    """The first days of what the bars stand for; weeks begin on Mondays."""
    if length == _A_WEEK:
        first -= timedelta(days=first.weekday())
        first = max(first, last - timedelta(days=last.weekday()) - (_MOST_WEEKS - 1) * _A_WEEK)
    else:
        first = min(first, last - (_FEWEST_DAYS - 1) * _A_DAY)
    return [first + i * length for i in range((last - first) // length + 1)]


def _sums(
    new: Mapping[date, Mapping[str, int]], code: str, starts: Sequence[date], length: timedelta
) -> list[int]:
    sums = [0] * len(starts)
    for day, by_language in new.items():
        index = (day - starts[0]) // length
        if 0 <= index < len(sums):
            sums[index] += by_language.get(code, 0)
    return sums


def _spread(count: int) -> list[int]:
    """Which bars are named: all where they are few, else some at equal distances."""
    if count <= _ALL_NAMED:
        return [*range(count)]
    return [round(i * (count - 1) / (_TICKS - 1)) for i in range(_TICKS)]


def levels_up_to(largest: int) -> list[int]:
    """Round numbers from 0 to the first that is not below the largest, at equal distances."""
    steps = (factor * 10**power for power in range(_POWERS) for factor in (1, 2, 5))
    step = next(step for step in steps if step * _LEVELS >= largest)
    return [i * step for i in range(max(1, -(-largest // step)) + 1)]


def _bars(reader: Reader, fills: Mapping[str, Fill]) -> Bars:
    groups = by_demand(reader, fills)
    shown = groups[:MOST_BARS]
    begins = min((f.steps[0].at for f in fills.values() if f.steps), default=None)
    most = max(max(g.capacity or 0, fills[g.id].tally.seated) for g in groups)
    return Bars(
        title=seats_and_queues(reader, fills),
        subtitle=(
            reader.tr(
                "On the right: how groups have filled since {day}",
                day=formats.day_of_month(reader.tr, reader.snapshot.local(begins).date()),
            )
            if begins
            else reader.tr("Seats taken in each group")
        ),
        bars=[_bar(reader, group, fills[group.id], begins, most) for group in shown],
        more=more_groups(reader, len(groups) - len(shown)) if len(groups) > len(shown) else "",
    )


def _bar(reader: Reader, group: Group, fill: Fill, begins: datetime | None, most: int) -> Bar:
    tally = fill.tally
    highest = group.capacity or max([1, *(step.seated for step in fill.steps)])
    return Bar(
        title=reader.text(group.title),
        figure=fill_figure(reader, group, tally),
        note=fill_note(reader, group, tally),
        share=min(1.0, tally.seated / (group.capacity or max(most, 1))),
        whole=group.capacity is not None,
        course=_course(reader, fill, begins, highest) if begins else (),
    )


def _course(
    reader: Reader, fill: Fill, begins: datetime, highest: int
) -> list[tuple[float, float]]:
    """From the first seat of all groups to this moment."""
    if not fill.steps:
        return []
    span = (reader.now - begins) / timedelta(seconds=1) or 1.0
    points = [
        (
            min(1.0, (step.at - begins) / timedelta(seconds=1) / span),
            min(1.0, step.seated / highest),
        )
        for step in fill.steps
    ]
    return points if points[0][0] == 0 else [(0.0, 0.0), *points]
