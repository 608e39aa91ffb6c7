"""The programme as a workbook in the chat: fetched, edited in a spreadsheet, sent back."""

import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from handlers.frame.child_process import Children, TookTooMuch
from storage.programme import xlsx_file
from storage.programme.model import Programme
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, edited, moved, somebody, starred
from tests.programmes import at, small_programme
from tests.storage.programme.workbooks import put, repacked, workbook

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

TWENTY_MB = 20_000_000


async def fetched(organiser: Talker, label: str = "Als Tabelle (.xlsx)") -> bytes:
    """The programme in force as the organiser fetches it for a spreadsheet."""
    await organiser.says("/programme_update")
    await organiser.presses(label)
    assert organiser.screen.file
    return organiser.screen.file.content


def as_workbook(programme: Programme) -> bytes:
    return xlsx_file.write(programme, "de")


async def test_the_programme_is_fetched_for_a_spreadsheet_and_comes_back_unchanged(
    olga: Talker,
) -> None:
    content = await fetched(olga)
    assert olga.text.startswith("Fassung 1 gilt")
    assert olga.screen.file
    assert olga.screen.file.name == "test-1.xlsx"
    assert "Als Textdatei (.yaml)" in olga.labels
    assert "Programmpunkte" in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert xlsx_file.read(content).programme == small_programme()
    text = await olga.sends_file("test-1.xlsx", content)
    assert text.startswith("Es würde sich nichts ändern")
    assert "Programm als Datei geholt" in await olga.says("/audit")


async def test_sorted_rows_change_nothing_that_anybody_sees_and_the_preview_says_so(
    olga: Talker,
) -> None:
    programme = small_programme()
    turned = replace(programme, sessions=programme.sessions[::-1])
    text = await olga.sends_file("p.xlsx", as_workbook(turned))
    assert text.split("\n")[:3] == [
        "Das würde sich ändern",
        "Zeitzone: Moskau",
        "Nur die Reihenfolge der Zeilen; das Programm selbst bleibt gleich.",
    ]


async def test_a_workbook_without_ids_is_the_programme_in_force(olga: Talker) -> None:
    """Nobody is asked what happened to a session that has the title and day of one in force."""

    def without_ids(book: Workbook) -> None:
        for row in book["Programmpunkte"].iter_rows(min_row=2, max_col=1):
            row[0].value = None
        book["Vortragende"].cell(2, 1).value = "Eröffnung"

    text = await olga.sends_file("p.xlsx", workbook(without_ids))
    assert text.startswith("Es würde sich nichts ändern")


async def test_its_headings_are_in_the_organisers_language(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    content = await fetched(ivan, "Таблицей (.xlsx)")
    assert "Пункты программы" in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert xlsx_file.read(content).programme == small_programme()


async def test_a_workbook_is_compared_published_and_told_like_any_file(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    text = await olga.sends_file("p.XLSX", as_workbook(moved(19)))
    assert text.startswith("Das würde sich ändern")
    assert "18:00–20:00 → 19:00–21:00" in text
    assert "1 Person erfährt davon" in text
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 2 ist veröffentlicht")
    await desk.delivered()
    assert "18:00–20:00 → 19:00–21:00" in anna.text
    assert xlsx_file.read(await fetched(olga)).programme == moved(19)


async def test_a_night_over_midnight_comes_back(desk: Stage, olga: Talker) -> None:
    night = edited(start=at(28, 23), end=at(29, 2))
    await olga.sends_file("p.xlsx", as_workbook(night))
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    assert xlsx_file.read(await fetched(olga)).programme == night


async def test_problems_are_named_by_sheet_row_and_column_in_the_organisers_language(
    desk: Stage, olga: Talker
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    broken = workbook(put("Programmpunkte", 2, "Datum", "28.6."), put("Orte", 2, "Kennung", "=1"))
    german = await olga.sends_file("p.xlsx", broken)
    assert "nicht veröffentlicht" in german.split("\n")[0]
    assert (
        "Blatt „Programmpunkte“, Zeile 2, Spalte „Datum“: „28.6.“ ist als Tag nicht eindeutig"
        in german
    )
    assert "Blatt „Orte“, Zeile 2, Spalte „Kennung“: das ist eine Formel" in german
    assert "Was bisher veröffentlicht ist, gilt weiter" in german
    russian = await ivan.sends_file("p.xlsx", broken)
    assert "лист «Programmpunkte», строка 2, столбец «Datum»: «28.6.»" in russian
    assert not desk.holds("release", "number > 1")
    assert not desk.holds("draft")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"format: 1\n", "keine Tabelle im Format .xlsx"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mit einem Passwort geschützt"),
        (lambda: repacked(workbook(), xl__vbaProject_dot_bin=b"x"), "enthält Makros"),
        (
            lambda: repacked(workbook(), xl__media__x_dot_bin=bytes(100_000_000)),
            "weit größer als jedes",
        ),
    ],
    ids=["yaml", "xls", "macros", "bomb"],
)
async def test_what_is_no_workbook_is_refused_whole(
    desk: Stage, olga: Talker, content: Callable[[], bytes], said: str
) -> None:
    text = await olga.sends_file("p.xlsx", content())
    assert said in text
    assert "Was bisher veröffentlicht ist, gilt weiter" in text
    assert not desk.holds("draft")


@pytest.mark.e2e
async def test_a_workbook_that_wants_too_much_is_refused_and_the_bot_goes_on(
    olga: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def too_much(*_: object) -> None:
        raise TookTooMuch

    monkeypatch.setattr(Children, "run", too_much)
    text = await olga.sends_file("p.xlsx", as_workbook(moved(19)))
    assert "weit größer als jedes Programm" in text
    monkeypatch.undo()
    assert (await olga.sends_file("p.xlsx", as_workbook(moved(19)))).startswith("Das würde")


async def test_a_workbook_that_telegram_does_not_hand_out_is_told_of(
    desk: Stage, olga: Talker
) -> None:
    calls = desk.telegram.calls["getFile"]
    text = await olga.sends_file("p.xlsx", b"#" * (TWENTY_MB + 1))
    assert text.startswith("Diese Datei ist zu groß")
    assert "20 MB" in text
    assert desk.telegram.calls["getFile"] == calls


async def test_only_organisers_fetch_or_send_workbooks(desk: Stage, olga: Talker) -> None:
    await olga.says("/programme_update")
    data = next(
        button["callback_data"]
        for row in olga.screen.rows
        for button in row
        if button["text"] == "Als Tabelle (.xlsx)"
    )
    anna = await somebody(desk, 11, "Anna")
    assert (await anna.sends_press(data)).startswith("Dieser Knopf ist nicht")
    assert anna.screen.file is None
    said = await anna.sends_file("p.xlsx", as_workbook(moved(19)))
    assert said.startswith("Ich kann nur Text")
    assert not desk.holds("draft")
