"""The picture of the figures can be read on a phone, whatever there is to be drawn."""

import io
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk import chart
from handlers.desk.canvas import Canvas
from handlers.desk.chart import Picture
from handlers.desk.picture import levels_up_to, picture
from handlers.frame.reader import Reader
from storage.helpdesk.figures import HelpFigures
from storage.programme.model import Group, Text
from storage.programme.snapshot import Snapshot
from storage.seats.model import Tally
from storage.statistics import Figures, Fill, People, Reminders, Step
from tests.programmes import at, small_programme
from tests.texts import translators

TRANSLATORS = translators()
NOW = at(28, 17)
TODAY = date(2021, 6, 28)
LONG = "Städtepartnerschaften, Bürgerbegegnungen und kommunale Zusammenarbeit " * 3
LONG_RUSSIAN = "Муниципальное сотрудничество и народная дипломатия городов-побратимов " * 3
SMALLEST = 24
"""Pixels of a picture 1080 wide."""


def people(days: int, each: int = 7) -> People:
    """So many new people on each of the last days, most of them German."""
    new = {TODAY - timedelta(days=i): {"de": each + i % 5, "ru": i % 4} for i in range(days)}
    sums = {code: sum(day[code] for day in new.values()) for code in ("de", "ru")}
    return People(sums if days else {}, 3, 20, new)


def groups(count: int, title: str = "Umwelt") -> tuple[Group, ...]:
    """Groups with seats and without a limit."""
    return tuple(
        Group(f"g{i}", Text(f"{title} {i}"), capacity=[60, None, 12, 1_200][i % 4])
        for i in range(count)
    )


def fill(seated: int, waiting: int = 0) -> Fill:
    steps = tuple(
        Step(NOW - timedelta(days=20 - i), seated * (i + 1) // 20) for i in range(20) if seated
    )
    return Fill(Tally(seated, waiting), steps)


def pictured(language: str, counted: People, shown: tuple[Group, ...] = (), **more: int) -> Picture:
    """A picture of people and of groups that are as full as `more` says."""
    base = small_programme()
    event = replace(base.event, title=Text({"de": LONG, "ru": LONG_RUSSIAN}))
    snapshot = Snapshot.of(replace(base, event=event, groups=shown, sessions=base.sessions[:2]))
    fills = {group.id: fill(more.get("seated", 9), more.get("waiting", 0)) for group in shown}
    figures = Figures(counted, fills, Reminders(), 0, (), HelpFigures(0, 0, None))
    return picture(Reader(TRANSLATORS[language], snapshot, NOW), figures)


def drawn(
    language: str, counted: People, shown: tuple[Group, ...] = (), **more: int
) -> tuple[Picture, Canvas]:
    """The same on its sheet."""
    found = pictured(language, counted, shown, **more)
    return found, chart.drawn(found)


def check_legible(canvas: Canvas) -> None:
    """Every text lies on the sheet, is large enough, says something, and lies on no other."""
    renderer: Any = canvas.figure.canvas
    boxes = [(t.get_text(), t.get_window_extent(renderer.get_renderer())) for t in canvas.texts()]
    width, height = canvas.figure.get_size_inches() * canvas.figure.dpi
    for text in canvas.texts():
        assert float(text.get_fontsize()) >= SMALLEST
        assert text.get_text().strip()
    for said, box in boxes:
        assert 0 <= box.x0 < box.x1 <= width, said
        assert 0 <= box.y0 < box.y1 <= height, said
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not first.overlaps(second), (one, other)


def texts(canvas: Canvas) -> list[str]:
    return [text.get_text() for text in canvas.texts()]


@pytest.mark.parametrize(
    ("days", "count", "seated", "waiting"),
    [
        (0, 0, 0, 0),
        (1, 1, 1, 1),
        (8, 3, 9, 0),
        (45, 8, 60, 17),
        (46, 9, 0, 0),
        (1_000, 33, 1_250, 1_234),
    ],
)
@pytest.mark.parametrize(("language", "title"), [("de", LONG), ("ru", LONG_RUSSIAN)])
def test_any_number_of_days_and_of_groups_can_be_read(
    language: str, title: str, days: int, count: int, seated: int, waiting: int
) -> None:
    found, canvas = drawn(
        language, people(days), groups(count, title), seated=seated, waiting=waiting
    )
    check_legible(canvas)
    assert 7 <= len(found.columns.series[0].values) <= 52
    assert (found.bars is None) == (count == 0)
    if found.bars:
        assert len(found.bars.bars) == min(count, 32)
        assert all(0 <= bar.share <= 1 for bar in found.bars.bars)


def test_it_is_a_png_of_the_width_of_a_phone() -> None:
    import matplotlib.image

    found = pictured("ru", people(30), groups(6))
    content = chart.draw(found)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(content) < 1_000_000
    pixels: Any = matplotlib.image.imread(io.BytesIO(content))
    height, width, _ = pixels.shape
    assert (width, height) == (1080, 1350)
    inked = (pixels[:, :, :3] < 0.95).any(axis=2)
    assert 0.03 < inked.mean() < 0.5
    assert inked[300:500].any()
    assert inked[700:1200, 700:].any()
    assert not inked[:, :40].any()
    assert not inked[:, -40:].any()


def test_it_speaks_german() -> None:
    _, canvas = drawn("de", people(30), groups(2), waiting=3)
    said = texts(canvas)
    for text in (
        "Neue Personen pro Tag, nach Sprache",
        "Stand: 28. Juni 2021, 17:00 Uhr (Moskau)",
        "18 Plätze belegt · 6 warten",
        "Rechts: wie sich die Gruppen seit dem 8. Juni füllen",
        "9 von 60",
        "9, unbegrenzt",
        "28. Juni",
    ):
        assert text in said


def test_it_speaks_russian() -> None:
    _, canvas = drawn("ru", people(200), groups(2), waiting=3)
    said = texts(canvas)
    for text in (
        "Новые пользователи по неделям и языкам",
        "По состоянию на 28 июня 2021 г., 17:00 (Москва)",
        "Занято 18 мест · 6 ждут",
        "Справа: как заполнялись группы с 8 июня",
        "9 из 60",
        "9, без ограничения",
        "28 июн.",
    ):
        assert text in said
    assert any(text.startswith("Ботом пользуются 2 ") for text in said)


def test_days_before_the_first_are_empty_and_each_person_is_in_one_bar() -> None:
    found = pictured("de", people(1, each=4))
    german, _russian = found.columns.series
    assert german.values == [0, 0, 0, 0, 0, 0, 4]
    assert [tick for _, tick in found.columns.ticks][-1] == "28. Juni"
    for days in (30, 45, 46, 200):
        counted = people(days)
        found = pictured("de", counted)
        sums = [sum(series.values) for series in found.columns.series]
        assert sums == [*counted.by_language.values()], days


def test_a_course_ends_where_the_bar_ends_and_never_leaves_the_picture() -> None:
    found = pictured("de", people(3), groups(4), seated=30)
    assert found.bars
    for bar in found.bars.bars:
        assert bar.course[0] == (0.0, 0.0) or bar.course[0][0] == 0.0
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in bar.course)
        if bar.whole:
            assert bar.course[-1][1] == bar.share
    full, over = found.bars.bars[1], found.bars.bars[0]
    assert (over.figure, over.note, over.share) == ("30 von 12", "18 zu viel", 1.0)
    assert full.figure == "30 von 60"


def test_the_groups_that_are_wanted_most_come_first() -> None:
    found = pictured("de", people(3), groups(8))
    assert found.bars
    assert [bar.figure for bar in found.bars.bars] == [
        *["9 von 12"] * 2,
        *["9 von 60"] * 2,
        *["9 von 1.200"] * 2,
        *["9, unbegrenzt"] * 2,
    ]


def test_titles_are_text_and_nothing_else() -> None:
    shown_as = {
        "$x^2$ & \\frac{1}{2}": "$x^2$ & \\frac{1}{2} 0",
        "Umwelt 🌳 und 環境": "Umwelt und 0",
        "🌳": "0",
        "Zeile\u2028eins": "Zeile eins 0",
        "%s {n} <b>": "%s {n} <b> 0",
    }
    shown = tuple(
        replace(group, id=f"g{i}") for i, title in enumerate(shown_as) for group in groups(1, title)
    )
    _, canvas = drawn("de", people(3), shown)
    assert set(shown_as.values()) <= set(texts(canvas))
    assert canvas.png()


@given(st.integers(0, 10**12))
def test_levels_are_few_and_round_and_hold_everything(largest: int) -> None:
    levels = levels_up_to(largest)
    assert levels[0] == 0
    assert levels[-1] >= max(largest, 1)
    assert 2 <= len(levels) <= 5
    assert len({b - a for a, b in pairwise(levels)}) == 1
    assert str(levels[1]).rstrip("0") in ("1", "2", "5")
