"""What a picture of the figures shows: words that are ready to be read, and numbers to draw."""

from collections.abc import Sequence
from dataclasses import dataclass


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
