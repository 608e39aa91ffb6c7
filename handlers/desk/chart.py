"""The picture of the figures: bars of people above, the fill of groups below, for a phone.

What it shows comes as words that are ready to be read, and numbers to draw. It is 1080 pixels
wide and as high as it needs to be. Nothing is smaller than 24 pixels, which is what a phone shows
as small print; colours are told apart by people who do not see red and green.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.desk.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of the bars: what it stands for, and its part of each bar from left to right."""

    label: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Columns:
    """Bars side by side, made of series one upon the other, and what stands around them.

    `ticks` name some bars below them and `levels` some heights at their side; `tops` says how much
    some bars come to. Bars are counted from 0. There is at least one bar and one level.
    """

    title: str
    subtitle: str
    series: Sequence[Series]
    ticks: Sequence[tuple[int, str]]
    levels: Sequence[tuple[int, str]]
    tops: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Bar:
    """How full something is. `share` lies between 0 and 1; `whole` is whether 1 is all there is.

    `note` is what calls for attention. `course` leads from 0 to 1, each point a time and a height
    between 0 and 1, and from point to point in steps; it may be empty.
    """

    title: str
    figure: str
    note: str
    share: float
    whole: bool
    course: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars one below the other, and what stands around them; there is at least one."""

    title: str
    subtitle: str
    bars: Sequence[Bar]
    more: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture: of which event, its parts, and when and where this was so."""

    event: str
    columns: Columns
    bars: Bars | None
    footer: str


WIDTH: Final = 1080
HEIGHT: Final = 1350
"""How high it is as long as that does."""

MOST_BARS: Final = 32
"""More are too many for one picture."""

_ONE_COLUMN: Final = 8
_MARGIN: Final = 60
_INNER: Final = WIDTH - 2 * _MARGIN
_GUTTER: Final = 44
_THICK: Final = 20
_INK, _GREY, _FAINT, _TRACK = "#1f2933", "#616e7c", "#c5ccd4", "#e7ebef"
_SERIES: Final = ("#3b76b5", "#e3a03a")
_SERIES_INK: Final = ("#2b5f98", "#8f5b00")
_BAR, _UNDER, _NOTE = "#3f8f83", "#dcecea", "#b3471d"
_HEADER: Final = 130
_FOOTER: Final = 84
_WORDS_OF_COLUMNS: Final = 290
"""So much of the height of the columns goes to what is written around them."""

_WORDS_OF_BARS: Final = 160
_LOWEST, _HIGHEST = 200, 520


def draw(picture: Picture) -> bytes:
    """The picture as a PNG; run in a child process, since matplotlib is large."""
    return drawn(picture).png()


def drawn(picture: Picture) -> Canvas:
    """The picture on its sheet."""
    below = _height_of(picture.bars)
    fixed = _HEADER + _WORDS_OF_COLUMNS + below + _FOOTER
    chart = min(max(HEIGHT - fixed, _LOWEST), _HIGHEST)
    height = fixed + chart
    canvas = Canvas(WIDTH, height)
    canvas.text(_MARGIN, 80, picture.event, 30, _GREY, room=_INNER)
    canvas.line([(_MARGIN, 104), (WIDTH - _MARGIN, 104)], _TRACK, 2)
    _draw_columns(canvas, picture.columns, _HEADER, chart)
    if picture.bars:
        _draw_bars(canvas, picture.bars, _HEADER + _WORDS_OF_COLUMNS + chart)
    canvas.text(_MARGIN, height - 40, picture.footer, 24, _GREY, room=_INNER)
    return canvas


def _height_of(bars: Bars | None) -> int:
    if bars is None:
        return 0
    more = 44 if bars.more else 0
    return _WORDS_OF_BARS + _rows(bars) * _grid(bars).height + more


def _rows(bars: Bars) -> int:
    count = len(bars.bars)
    return count if count <= _ONE_COLUMN else -(-count // 2)


def _draw_columns(canvas: Canvas, columns: Columns, top: float, height: float) -> None:
    canvas.text(_MARGIN, top + 52, columns.title, 44, _INK, bold=True, room=_INNER)
    canvas.text(_MARGIN, top + 98, columns.subtitle, 28, _GREY, room=_INNER)
    x: float = _MARGIN
    for series, fill, ink in zip(columns.series, _SERIES, _SERIES_INK, strict=False):
        canvas.box(x, top + 126, 24, 24, fill)
        x += 36 + canvas.text(x + 36, top + 148, series.label, 28, ink, bold=True) + 40
    side = max(canvas.width_of(label, 24) for _, label in columns.levels) + 14
    left, width, ground = _MARGIN + side, _INNER - side, top + 200 + height
    highest = columns.levels[-1][0]
    for level, label in columns.levels:
        y = ground - height * level / highest
        canvas.line([(left, y), (left + width, y)], _FAINT if level == 0 else _TRACK, 2)
        canvas.text(left - 14, y + 9, label, 24, _GREY, align="right")
    count = len(columns.series[0].values)
    slot = width / count
    broad = min(slot * 0.72, 90)
    tops = dict(columns.tops)
    for index in range(count):
        x, y = left + (index + 0.5) * slot, ground
        for series, fill in zip(columns.series, _SERIES, strict=False):
            part = height * series.values[index] / highest
            y -= part
            if part:
                canvas.box(x - broad / 2, y, broad, part, fill)
        if index in tops:
            half = canvas.width_of(tops[index], 26, True) / 2
            within = min(max(x, left + half), left + width - half)
            canvas.text(within, y - 12, tops[index], 26, _INK, bold=True, align="center")
    for index, label in columns.ticks:
        half = canvas.width_of(label, 26) / 2
        x = left + (index + 0.5) * slot
        canvas.line([(x, ground), (x, ground + 8)], _FAINT, 2)
        within = min(max(x, left + half - side), left + width - half)
        canvas.text(within, ground + 38, label, 26, _GREY, align="center")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the parts of a bar stand within its row, and how large they are written."""

    width: float
    height: int
    title: float
    bar: float
    words: float
    course: float
    course_height: float
    size: float


_WIDE: Final = _Grid(_INNER, 80, 690, 320, 354, 250, 54, 28)
_NARROW: Final = _Grid((_INNER - _GUTTER) / 2, 72, 350, 110, 332, 92, 26, 24)


def _grid(bars: Bars) -> _Grid:
    return _WIDE if _rows(bars) == len(bars.bars) else _NARROW


def _draw_bars(canvas: Canvas, bars: Bars, top: float) -> None:
    canvas.text(_MARGIN, top + 52, bars.title, 44, _INK, bold=True, room=_INNER)
    canvas.text(_MARGIN, top + 98, bars.subtitle, 28, _GREY, room=_INNER)
    rows = _rows(bars)
    grid = _grid(bars)
    first = top + 128
    for number, bar in enumerate(bars.bars):
        column, row = divmod(number, rows)
        x = _MARGIN + column * (grid.width + _GUTTER)
        _draw_bar(canvas, bar, grid, x, first + row * grid.height)
    if bars.more:
        canvas.text(_MARGIN, first + rows * grid.height + 40, bars.more, 26, _GREY, room=_INNER)


def _draw_bar(canvas: Canvas, bar: Bar, grid: _Grid, x: float, top: float) -> None:
    canvas.text(x, top + 30, bar.title, grid.size, _INK, room=grid.title)
    middle = top + 54
    if bar.whole:
        canvas.pill(x, middle - _THICK / 2, grid.bar, _THICK, _TRACK)
    else:
        canvas.line([(x, middle), (x + grid.bar, middle)], _FAINT, 3, dotted=True)
    if bar.share:
        canvas.pill(x, middle - _THICK / 2, grid.bar * bar.share, _THICK, _BAR)
    after = x + grid.bar + 16
    used = canvas.text(after, middle + 9, bar.figure, 24, _INK, bold=True, room=grid.words) + 12
    if bar.note and used < grid.words:
        canvas.text(
            after + used, middle + 9, bar.note, 24, _NOTE, bold=True, room=grid.words - used
        )
    if bar.course:
        left = x + grid.width - grid.course
        _draw_course(canvas, bar, left, top + 8, grid.course - 8, grid.course_height)


def _draw_course(
    canvas: Canvas, bar: Bar, left: float, top: float, width: float, height: float
) -> None:
    """How full it was, in steps; the line at the top is where all is taken."""
    ground = top + height
    canvas.line([(left, ground), (left + width, ground)], _FAINT, 2)
    if bar.whole:
        canvas.line([(left, top), (left + width, top)], _FAINT, 2, dotted=True)
    points: list[tuple[float, float]] = []
    before = 0.0
    for at, share in (*bar.course, (1.0, bar.course[-1][1])):
        x, y = left + width * at, ground - height * share
        points.append((x, ground - height * before))
        points.append((x, y))
        before = share
    canvas.area([(points[0][0], ground), *points, (points[-1][0], ground)], _UNDER)
    canvas.line(points, _BAR, 3)
    canvas.dot(*points[-1], 6, _BAR)
