"""What organisers type into a workbook: days as texts, names, no ids, a title above headings."""

from datetime import date, datetime, time

import pytest
from openpyxl.workbook import Workbook

from storage.programme.changes import difference
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.programme.xlsx_file import read
from tests.programmes import at, small_programme
from tests.storage.programme.workbooks import (
    EVENT,
    GROUPS,
    PLACES,
    SESSIONS,
    SPEAKERS,
    TEAMS,
    Change,
    column,
    errors_after,
    put,
    read_after,
    workbook,
)

OPENING, NIGHT, SITTING, SPORT = 2, 3, 4, 5
WORKSHOP = 2 + next(n for n, s in enumerate(small_programme().sessions) if s.kind == "workshop")


def after(*changes: Change) -> Programme:
    """The programme of a changed workbook over the one it was exported from."""
    reading = read_after(*changes)
    programme = reading.over(small_programme())
    assert programme is not None, [problem.english() for problem in reading.errors]
    return programme


def start_after(*changes: Change) -> datetime:
    return after(*changes).sessions[0].start


def without_ids(*sheets: str) -> Change:
    """Empty the ids of whole sheets."""

    def change(book: Workbook) -> None:
        for sheet in sheets:
            for row in range(2, book[sheet].max_row + 1):
                book[sheet].cell(row, 1).value = None

    return change


@pytest.mark.parametrize(
    "typed",
    [
        "23.06.2021",
        "23. 6. 2021",
        "Mi., 23.06.2021",
        "2021-06-23",
        "23/06/2021",
        "06/23/2021",
        "23-06-2021",
        "23. Juni 2021",
        "Mittwoch, den 23. Juni 2021",
        "23 июня 2021",
        "среда, 23 июня 2021 г.",
        "June 23rd, 2021",
    ],
)
def test_d2_a_day_typed_as_a_text_is_read_where_it_is_clear(typed: str) -> None:
    assert start_after(put(SESSIONS, OPENING, "Datum", typed, "DD.MM.YYYY")) == at(23, 18)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("06/07/2021", '"06/07/2021" may be 06.07.2021 or 07.06.2021; write the day'),
        ("23.06.", '"23.06." is no day that is clear; write it with its year, as 28.06.2021'),
        ("23.06.21", "write it with its year"),
        ("31.06.2021", "is no day that is clear"),
        ("Juni oder Juli 2021", "is no day that is clear"),
        ("nach Absprache", "is no day that is clear"),
        ("23 Juni Juli 2021", "is no day that is clear"),
        ("23.06.1821", "is no day that is clear"),
    ],
)
def test_d2_a_day_that_is_not_clear_is_refused_with_the_way_to_write_it(
    typed: str, said: str
) -> None:
    [problem] = errors_after(put(SESSIONS, OPENING, "Datum", typed))
    assert problem.startswith('sheet "Programmpunkte", row 2, column "Datum": ')
    assert said in problem


@pytest.mark.parametrize(
    "typed",
    ["9:30", "09:30", "9.30", "9:30 Uhr", "9.30 Uhr", "9 Uhr 30", "9h30", "9 ч. 30", "в 9:30"],
)
def test_d2_an_hour_typed_as_a_text_is_read_where_it_is_clear(typed: str) -> None:
    assert start_after(put(SESSIONS, OPENING, "Beginn", typed)) == at(28, 9, 30)


@pytest.mark.parametrize("typed", ["9", "9 Uhr", "9h", "9 часов", "09:00:00", 9])
def test_d2_a_whole_hour_may_stand_alone(typed: object) -> None:
    assert start_after(put(SESSIONS, OPENING, "Beginn", typed, "0")) == at(28, 9)


@pytest.mark.parametrize("number_format", ["hh:mm", "0.00", "General"])
def test_d2_an_hour_that_a_spreadsheet_takes_for_a_number_is_read(number_format: str) -> None:
    """9.30 in a cell for hours is shown as 07:12, on the ninth day of 1900."""
    assert start_after(put(SESSIONS, OPENING, "Beginn", 9.3, number_format)) == at(28, 9, 30)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (9.5, "this is the number 9.5, which may be 9:50 or 9:30; write it with a colon"),
        (9.25, "may be 9:25 or 9:15"),
        (9.75, 'this is "9.75"'),
        (9.123, 'this is "9.123"'),
        ("9–10", '"9–10" is no hour that is clear; write it as 18:00'),
        ("halb zehn", "is no hour that is clear"),
        ("25:00", "is no hour that is clear"),
        ("9.5", "is no hour that is clear"),
        ("24:01", "is no hour that is clear"),
    ],
)
def test_d2_an_hour_that_is_not_clear_is_refused_with_the_way_to_write_it(
    typed: object, said: str
) -> None:
    for number_format in ("hh:mm", "0.00"):
        [problem] = errors_after(put(SESSIONS, OPENING, "Beginn", typed, number_format))
        assert said in problem


def test_d2_a_day_where_the_hour_belongs_is_told_what_made_it_one() -> None:
    ninth_of_october = datetime(2021, 10, 9)  # noqa: DTZ001 (a spreadsheet knows no zones)
    [problem] = errors_after(put(SESSIONS, OPENING, "Beginn", ninth_of_october, "hh:mm"))
    assert "here stands a day, as which a spreadsheet reads 9.10; write the hour as 9:10" in problem


def test_d2_a_title_above_the_headings_is_said_once_for_each_sheet() -> None:
    def entitle(book: Workbook) -> None:
        for name in (SESSIONS, EVENT):
            book[name].insert_rows(1, 2)
            book[name].cell(1, 1).value = "Unser Programm"

    above = "the headings belong into row 1: delete what stands above row 3"
    assert errors_after(entitle) == [
        f'sheet "{EVENT}", row 1: {above}',
        f'sheet "{SESSIONS}", row 1: {above}',
    ]


@pytest.mark.parametrize("heading", ["Notiz", "Tag"])
def test_d2_no_other_column_is_suggested_for_one_that_is_not_like_it(heading: str) -> None:
    [problem] = errors_after(
        lambda book: setattr(
            book[SESSIONS].cell(1, book[SESSIONS].max_column + 1), "value", heading
        )
    )
    assert "this sheet has no column of this name; possible are: Kennung, Datum," in problem


def test_d2_an_end_after_midnight_without_its_day_is_told_where_that_belongs() -> None:
    changes = (
        put(SESSIONS, OPENING, "Beginn", time(22)),
        put(SESSIONS, OPENING, "Ende", time(1)),
    )
    assert errors_after(*changes) == [
        'sheet "Programmpunkte", row 2, column "Ende (Europe/Moscow)": the end must be after the'
        ' start; if it is on the next day, write that day under "Endet am"'
    ]
    ends = put(SESSIONS, OPENING, "Endet am", date(2021, 6, 29))
    assert after(*changes, ends).sessions[0].end == at(29, 1)


def test_d2_the_name_does_where_an_id_is_meant() -> None:
    programme = after(
        put(SESSIONS, OPENING, "Ort", "große  halle"),
        put(SESSIONS, SITTING, "Arbeitsgruppe", "Экология"),
        put(SESSIONS, WORKSHOP, "Teams", "Perm–Duisburg"),
        put(SPEAKERS, 2, "Programmpunkt", "Eröffnung"),
    )
    assert programme == small_programme()


def test_d2_several_teams_may_be_named_in_one_cell() -> None:
    def more_teams(book: Workbook) -> None:
        book[TEAMS].append(["zwei", "Nord und Süd", "Север и юг"])
        book[TEAMS].append([None, "Drei, ganz fern", "Три"])

    for said in (
        "Perm–Duisburg\nDrei, ganz fern\nzwei",
        "perm-duisburg; drei-ganz-fern; Nord und Süd",
    ):
        programme = after(more_teams, put(SESSIONS, WORKSHOP, "Teams", said))
        teams = programme.sessions[WORKSHOP - 2].teams
        assert set(teams) == {"perm-duisburg", "drei-ganz-fern", "zwei"}


def test_d2_a_name_that_several_have_is_refused_with_their_ids() -> None:
    twin = put(PLACES, 3, "Name (deutsch)", "Große Halle")
    [problem] = errors_after(twin, put(SESSIONS, OPENING, "Ort", "Große Halle"))
    assert problem.endswith(
        'column "Ort": several are called "Große Halle"; write the id of one of them: halle, pin'
    )


def test_sorted_rows_change_the_order_alone() -> None:
    def turn_round(book: Workbook) -> None:
        page = book[SESSIONS]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for place, value in enumerate(row, 1):
                page.cell(number, place).value = value

    programme, before = after(turn_round), small_programme()
    assert programme != before
    assert difference(Snapshot.of(before), Snapshot.of(programme, 2)).is_empty


def test_s19_ids_may_be_empty_and_stay_those_in_force() -> None:
    """A session is known by title and day, all else by its name: seats and stars hang on ids."""
    emptied = without_ids(SESSIONS, PLACES, GROUPS, TEAMS)
    ids = (
        put(SESSIONS, OPENING, "Ort", "Große Halle"),
        put(SESSIONS, SPORT, "Ort", "Brunnen"),
        put(SESSIONS, SITTING, "Arbeitsgruppe", "Umwelt"),
        put(SPEAKERS, 2, "Programmpunkt", "Eröffnung"),
        put(EVENT, 2, "Deutsch", None),
    )
    assert after(emptied, *ids) == small_programme()

    later, elsewhere = (
        put(SESSIONS, OPENING, "Beginn", "17 Uhr"),
        put(SESSIONS, SPORT, "Titel (deutsch)", "Turnen"),
    )
    renamed = put(SESSIONS, SPORT, "Titel (russisch)", "Гимнастика")
    moved = after(emptied, *ids, later, elsewhere, renamed)
    assert [s.id for s in moved.sessions] == [s.id for s in small_programme().sessions]


def test_s19_ids_are_made_from_titles_in_latin_letters_where_nothing_is_in_force() -> None:
    reading = read_after(
        without_ids(SESSIONS, PLACES),
        put(SESSIONS, OPENING, "Ort", "Große Halle"),
        put(SESSIONS, SPORT, "Ort", "Brunnen"),
        put(SESSIONS, NIGHT, "Titel (deutsch)", None),
        put(SPEAKERS, 2, "Programmpunkt", "eroeffnung"),
    )
    assert reading.programme is not None
    assert [s.id for s in reading.programme.sessions[:4]] == [
        "eroeffnung",
        "noch",
        "umwelt-i",
        "sport-i",
    ]
    assert [place.id for place in reading.programme.places] == ["grosse-halle", "brunnen"]
    assert reading.over(None) == reading.programme


def test_s19_two_of_one_title_keep_their_ids_by_day_hour_and_place() -> None:
    """What is made for one of them is never the id that another one has in force."""

    def meals(*days: int) -> Change:
        def change(book: Workbook) -> None:
            page = book[SESSIONS]
            for day in days:
                row = page.max_row + 1
                for heading, value in (
                    ("Datum", date(2021, 6, day)),
                    ("Beginn", time(19)),
                    ("Ende", time(20)),
                    ("Titel (deutsch)", "Abendessen"),
                    ("Titel (russisch)", "Ужин"),
                    ("Art", "Essen"),
                ):
                    page.cell(row, column(book, SESSIONS, heading)).value = value

        return change

    before = read(workbook(meals(29, 30))).programme
    assert before is not None
    assert [s.id for s in before.sessions[-2:]] == ["abendessen", "abendessen-2"]
    later = read(workbook(meals(30))).over(before)
    assert later is not None
    assert later.sessions[-1].id == "abendessen-2"
    both = read(workbook(meals(30, 27))).over(before)
    assert both is not None
    assert [s.id for s in both.sessions[-2:]] == ["abendessen-2", "abendessen"]


def test_tabs_and_foreign_line_ends_in_cells_are_ours() -> None:
    text = "eins_x0009_zwei_x000D_drei\u2028vier"
    programme = after(put(SESSIONS, OPENING, "Beschreibung (deutsch)", text))
    abstract = programme.sessions[0].abstract
    assert abstract is not None
    assert abstract.in_language("de") == "eins zwei\ndrei\nvier"
