"""What all screens are made of: notes, questions, ticks and pages."""

import asyncio
from collections.abc import Sequence

import pytest
from telegram import MessageEntity

from handlers.home.actions import Help
from handlers.programme.actions import Days, PlaceAt
from handlers.ui.choice import choice, confirm
from handlers.ui.on_a_phone import MAX_LABEL, at_word
from handlers.ui.paging import PAGE, Page, starts_of
from handlers.ui.screen import MAX_TEXT, Button, Screen, Text
from storage.plain_text import utf16
from tests.texts import translators

GERMAN = translators()["de"]


def bold(screen: Screen) -> list[str]:
    """The parts of a text that stand out."""
    units = screen.text.encode("utf-16-le")
    return [
        units[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le")
        for e in screen.entities
        if e.type == MessageEntity.BOLD
    ]


def test_a_note_stands_above_a_screen_and_moves_what_stands_out() -> None:
    screen = Text().title("Title").line("Line").screen()
    plain = screen.with_note("Sorry 🙈")
    assert plain.text == "Sorry 🙈\n\nTitle\nLine"
    assert bold(plain) == ["Title"]
    done = screen.with_note("Done 🎉", bold=True)
    assert bold(done) == ["Done 🎉", "Title"]
    assert screen.with_note("") is screen


def test_what_is_quoted_above_a_screen_does_not_end_it_again() -> None:
    screen = Text().title("Lunch").line("At noon").line().bold("Bring a cup.").line().screen()
    quoted = screen.with_note("Bring a cup.", bold=True)
    assert quoted.text == "Bring a cup.\n\nLunch\nAt noon"
    assert [(e.offset, e.length) for e in quoted.entities] == [(0, 12), (14, 5)]
    assert screen.with_note("At noon").text.endswith("At noon\n\nBring a cup.")


def test_a_note_above_a_full_screen_cuts_its_end() -> None:
    full = Text().title("Title").line("🎉" * 2000).bold("x" * 500).screen()
    assert utf16(full.text) <= MAX_TEXT
    screen = full.with_note("Done", bold=True)
    assert screen.text.startswith("Done\n\nTitle\n")
    assert screen.text.endswith("…")
    assert utf16(screen.text) <= MAX_TEXT
    assert bold(screen)[:2] == ["Done", "Title"]
    assert all(e.offset + e.length <= utf16(screen.text) for e in screen.entities)


def test_a_line_is_joined_of_what_there_is() -> None:
    assert Text().joined("", "a", "", "b").joined("", "").line("c").screen().text == "a · b\nc"


def test_a_question_has_yes_above_no() -> None:
    yes, no = Button("Yes", Help()), Button("No", Days())
    screen = confirm("Really?", ["It is gone then."], yes, no)
    assert screen.text == "Really?\n\nIt is gone then."
    assert screen.rows == ((yes,), (no,))


def test_a_choice_has_a_tick_and_fits_its_button() -> None:
    assert choice("On site", Days(), chosen=False).label == "On site"
    assert choice("On site", Days(), chosen=True).label == "✓ On site"
    assert len(choice("x" * 40, Days(), chosen=True).label) == MAX_LABEL


@pytest.mark.parametrize(
    ("entries", "asked", "number", "count", "first"),
    [(0, 0, 0, 1, None), (10, 3, 0, 1, 1), (11, 1, 1, 2, 11), (25, 99, 2, 3, 21)],
)
def test_a_page_is_the_same_of_a_list_and_of_the_database(
    entries: int, asked: int, number: int, count: int, first: int | None
) -> None:
    listed = list(range(entries))

    async def read(offset: int, limit: int) -> Sequence[int]:
        return listed[offset : offset + limit]

    page = Page.of(listed, asked)
    assert asyncio.run(Page.read(entries, asked, read)) == page
    assert (page.number, page.count) == (number, count)
    assert next((n for n, _ in page.numbered()), None) == first
    assert len(page.items) <= PAGE


@pytest.mark.parametrize(
    ("heights", "most", "starts"),
    [
        ([3] * 6, 8, [0]),
        ([3] * 5 + [4], 8, [0, 5]),
        ([3] * 7, 8, [0, 5]),
        ([1] * 9, 8, [0, 8]),
        ([3] * 11, 8, [0, 5, 10]),
    ],
)
def test_a_last_entry_stands_in_the_place_of_the_button_that_would_lead_to_it(
    heights: list[int], most: int, starts: list[int]
) -> None:
    assert starts_of(heights, int, 17, most) == starts


def test_pages_lead_to_those_before_and_after() -> None:
    tr, listed = GERMAN, list(range(25))

    def presses(number: int) -> list[object]:
        row = Page.of(listed, number).row(tr, lambda n: PlaceAt("hall", n))
        return [button.press for button in row]

    assert presses(0) == [PlaceAt("hall", 1)]
    assert presses(1) == [PlaceAt("hall", 0), PlaceAt("hall", 2)]
    assert presses(2) == [PlaceAt("hall", 1)]
    assert Page.of(listed[:10], 0).heading(tr) == ""
    assert Page.of(listed, 1).heading(tr) == "Seite 2 von 3"


def test_below_a_screen_a_button_is_a_row_and_a_list_is_several() -> None:
    a, b, c, d = (Button(label, Help()) for label in "abcd")
    screen = Text().line("Text").screen(a, (b, c), (), [d, (a, b)], ((c,), (d,)), (b for _ in "x"))
    shown = [[button.label for button in row] for row in screen.rows]
    assert shown == [["a"], ["b", "c"], ["d"], ["a (2)", "b (2)"], ["c (2)"], ["d (2)"], ["b (3)"]]


def test_what_must_not_be_overlooked_is_the_last_line_and_never_cut() -> None:
    screen = Text().title("Das würde sich ändern").line("x" * 5_000).screen()
    text = screen.with_last_line("Die Datei ist alt.").text
    assert text.endswith("…\n\nDie Datei ist alt.")
    assert len(text) == MAX_TEXT
    last = screen.with_last_line("Die Datei ist alt.").entities[-1]
    assert (last.type, text[last.offset :]) == ("bold", "Die Datei ist alt.")
    assert screen.with_last_line("") is screen


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("Nacht der Museen", 20, "Nacht der Museen"),
        ("Nacht der  Museen und mehr", 17, "Nacht der Museen…"),
        ("Wissenschaftliche Öffentlichkeitsarbeit", 20, "Wissenschaftliche…"),
        ("Die Wissenschaftskommunikation heute", 20, "Die Wissenschaftskommunikation…"),
        ("Wissenschaftskommunikation", 20, "Wissenschaftskommunikation"),
        ("Musik – am Abend", 9, "Musik…"),
    ],
)
def test_a_line_that_is_read_breaks_no_word(text: str, limit: int, shown: str) -> None:
    assert at_word(text, limit) == shown


def test_what_has_no_blank_is_cut_all_the_same() -> None:
    assert at_word("x" * 200, 40) == "x" * 39 + "…"
