"""What people write into spreadsheets: taken where it is clear, else named by its cell."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.workbook import Workbook

from storage.programme.problems import Severity
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
from tests.texts import translators

OPENING, NIGHT, SITTING = 2, 3, 4
ROW_OF_WORKSHOP = 2 + next(
    n for n, s in enumerate(small_programme().sessions) if s.kind == "workshop"
)
SIX_O_CLOCK = datetime(2021, 6, 28, 18)  # noqa: DTZ001 (a spreadsheet knows no zones)
LABELS = {"id": 2, "title": 3, "description": 4, "timezone": 5, "also_show": 6, "contact": 7}


def test_a_broken_rule_names_the_cell_instead_of_line_and_path() -> None:
    assert errors_after(put(SESSIONS, OPENING, "Ort", "hale")) == [
        'sheet "Programmpunkte", row 2, column "Ort": no place has the id "hale"'
    ]


def test_problems_are_told_in_the_readers_language_and_by_the_sheets_own_names() -> None:
    [problem] = read_after(put(SESSIONS, OPENING, "Ort", "hale")).errors

    assert problem.told(translators()["de"]) == (
        "Blatt „Programmpunkte“, Zeile 2, Spalte „Ort“: kein Ort hat die Kennung „hale“"
    )
    assert problem.told(translators()["ru"]) == (
        "лист «Programmpunkte», строка 2, столбец «Ort»: нет места с идентификатором «hale»"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put(SESSIONS, OPENING, "Datum", 44375, "0"), 'a date is expected here; this is "44375"'),
        (put(SESSIONS, OPENING, "Datum", SIX_O_CLOCK), "only the day belongs here"),
        (put(SESSIONS, OPENING, "Datum", date(1905, 1, 1)), "a date is expected here"),
        (put(SESSIONS, OPENING, "Datum", True), "a date is expected here"),
        (put(SESSIONS, OPENING, "Datum", None), 'column "Datum": the date is missing'),
        (
            put(SESSIONS, OPENING, "Beginn", 99, "0"),
            'an hour such as 18:00 is expected here; this is "99"',
        ),
        (put(SESSIONS, OPENING, "Beginn", time(18, 0, 30)), "without seconds"),
        (
            put(SESSIONS, OPENING, "Beginn", None),
            'column "Beginn (Europe/Moscow)": the hour is missing',
        ),
        (put(SESSIONS, OPENING, "Ende", None), 'column "Ende (Europe/Moscow)": this is missing'),
        (
            put(SESSIONS, OPENING, "Ende", time(17)),
            'column "Ende (Europe/Moscow)": the end must be after',
        ),
        (put(SESSIONS, OPENING, "Ende", timedelta(hours=30), "[h]:mm"), "an hour such as 18:00"),
        (
            put(SESSIONS, OPENING, "Titel (deutsch)", "=A1"),
            'column "Titel (deutsch)": this is a formula',
        ),
        (put(SESSIONS, OPENING, "Titel (russisch)", "#REF!"), 'this cell shows the error "#REF!"'),
        (put(SESSIONS, OPENING, "Titel (deutsch)", date(2021, 6, 28)), "a text is expected here"),
        (
            put(SESSIONS, OPENING, "Art", "Plenumm"),
            '"Plenumm" is not possible here; choose one of: Plenum,',
        ),
        (
            put(SESSIONS, OPENING, "Programmteil", "x"),
            "choose one of: Konferenz, Jugendforum, beides",
        ),
        (put(SESSIONS, OPENING, "Vorläufig", "vielleicht"), "choose one of: ja, nein"),
        (put(SESSIONS, OPENING, "Videolink", "example.org"), 'column "Videolink": write a link'),
        (
            put(SESSIONS, OPENING, "Kennung", "nacht"),
            'row 3, column "Kennung": the id "nacht" is there twice',
        ),
        (
            put(SESSIONS, OPENING, "Arbeitsgruppe", "umwelt"),
            'column "Arbeitsgruppe": only a session of kind',
        ),
        (
            put(SESSIONS, ROW_OF_WORKSHOP, "Teams", "perm-duisburg\nx"),
            'column "Teams": no team has the id "x"',
        ),
        (
            put(PLACES, 3, "Breitengrad", "weit"),
            'row 3, column "Breitengrad": write a number of degrees',
        ),
        (put(PLACES, 3, "Breitengrad", 99), 'column "Breitengrad": write a number from -90 to 90'),
        (put(PLACES, 3, "Breitengrad", None), 'sheet "Orte", row 3: latitude and longitude'),
        (
            put(GROUPS, 2, "Plätze", "viele"),
            'column "Plätze": write a whole number from 1; this is "viele"',
        ),
        (put(GROUPS, 2, "Plätze", 2.5), 'this is "2.5"'),
        (put(GROUPS, 2, "Plätze", 0), 'this is "0"'),
        (
            put(GROUPS, 2, "Anmeldung ab: Datum", date(2021, 5, 1)),
            'Uhrzeit (Europe/Moscow)": the hour is missing',
        ),
        (
            put(GROUPS, 2, "Anmeldung bis: Uhrzeit", time(9)),
            'column "Anmeldung bis: Datum": the date is missing',
        ),
        (put(GROUPS, 2, "Telegram-IDs", "@anna"), 'not "@anna"'),
        (put(TEAMS, 2, "Telegram-IDs", 12.5), 'not "12.5"'),
        (
            put(SPEAKERS, 2, "Programmpunkt", "x"),
            'row 2, column "Programmpunkt": no session has the id "x"',
        ),
        (put(SPEAKERS, 2, "Programmpunkt", None), 'row 2, column "Programmpunkt": this is missing'),
        (
            put(SPEAKERS, 2, "Name (deutsch)", None),
            'sheet "Vortragende", row 2, column "Name (deutsch)": this',
        ),
        (
            put(EVENT, LABELS["timezone"], "Deutsch", "Europe/Moskau"),
            'row 5, column "Deutsch": "Europe/Moskau"',
        ),
        (
            put(EVENT, LABELS["also_show"], "Deutsch", "Europe/Berlin\nBonn"),
            'row 6, column "Deutsch": "Bonn"',
        ),
        (
            put(EVENT, LABELS["title"], "Angabe", "Titell"),
            'row 3: "Titell" is nothing that belongs here; did',
        ),
        (put(EVENT, LABELS["title"], "Angabe", "Kennung"), "row 3: this row is there twice"),
        (
            put(SESSIONS, 1, "Ort", "Ortt"),
            'row 1, column "Ortt": this sheet has no column of this name; did you mean "Ort"',
        ),
        (
            put(SESSIONS, 1, "Ort", "Q"),
            'column "Q": this sheet has no column of this name; possible are: Kennung,',
        ),
        (put(SESSIONS, 1, "Art", None), 'the column "Art" is missing'),
        (put(SESSIONS, 1, "Art", "Ort"), 'column "Ort": this column is there twice'),
        (
            lambda book: book[SESSIONS].merge_cells("F2:G3"),
            'sheet "Programmpunkte", row 2: the cells F2:G3 are merged',
        ),
        (
            lambda book: setattr(book[PLACES], "title", "Ortte"),
            'sheet "Ortte": a programme has no sheet of this name; did you mean "Orte"?',
        ),
        (lambda book: book.remove(book[SESSIONS]), 'the sheet "Programmpunkte" is missing'),
        (
            lambda book: book[SESSIONS].cell(3, 30, "Notiz"),
            'row 3, column "AD": something stands here',
        ),
    ],
)
def test_what_is_wrong_is_named_by_sheet_row_and_column(change: Change, said: str) -> None:
    errors = errors_after(change)

    assert any(said in error for error in errors), errors
    assert all("[" not in error and "sessions." not in error for error in errors)


@pytest.mark.parametrize(
    "change",
    [
        put(SESSIONS, OPENING, "Datum", "28.06."),
        put(SESSIONS, OPENING, "Beginn", None),
        put(SESSIONS, OPENING, "Titel (deutsch)", "=A1"),
        put(SESSIONS, 1, "Art", None),
        put(SESSIONS, 1, "Datum", None),
        put(SESSIONS, 1, "Beginn", None),
        put(SESSIONS, 1, "Ende", None),
        put(PLACES, 1, "Name (deutsch)", None),
        lambda book: setattr(book[PLACES], "title", "Ortte"),
        lambda book: book.remove(book[EVENT]),
    ],
)
def test_one_mistake_is_one_problem(change: Change) -> None:
    reading = read_after(change)
    unheaded = [p for p in reading.errors if "no heading" not in p.template]

    assert len(unheaded) == 1, [problem.english() for problem in unheaded]


def test_a_missing_translation_is_said_at_the_empty_cell() -> None:
    reading = read_after(put(SESSIONS, NIGHT, "Titel (russisch)", None))

    assert reading.programme
    assert (
        'sheet "Programmpunkte", row 3, column "Titel (russisch)": the Russian text is missing'
        in [problem.english() for problem in reading.warnings]
    )


def test_problems_come_in_the_order_of_sheets_rows_and_columns() -> None:
    reading = read_after(
        put(SESSIONS, NIGHT, "Art", "?"),
        put(SESSIONS, OPENING, "Ort", "?"),
        put(SESSIONS, NIGHT, "Kennung", "?"),
        put(PLACES, 2, "Kennung", "?"),
    )
    places = [problem.position for problem in reading.problems]

    assert len(reading.errors) == 4
    assert places == sorted(places)
    assert all(problem.severity is Severity.ERROR for problem in reading.errors)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            [
                put(SESSIONS, OPENING, "Ende", time(0)),
                put(SESSIONS, OPENING, "Endet am", date(2021, 6, 29)),
            ],
            at(29, 0),
        ),
        ([put(SESSIONS, OPENING, "Ende", timedelta(hours=24), "[hh]:mm")], at(29, 0)),
        ([put(SESSIONS, OPENING, "Ende", 1, "hh:mm")], at(29, 0)),
        (
            [put(SESSIONS, OPENING, "Ende", timedelta(hours=20, minutes=30), "[h]:mm")],
            at(28, 20, 30),
        ),
        ([put(SESSIONS, OPENING, "Ende", 0.8402777, "hh:mm")], at(28, 20, 10)),
    ],
)
def test_hours_are_taken_as_spreadsheets_keep_them(changes: list[Change], expected: object) -> None:
    reading = read_after(*changes)

    assert reading.programme, [problem.english() for problem in reading.errors]
    assert reading.programme.sessions[0].end == expected


def test_what_people_type_is_taken_where_it_is_clear() -> None:
    def tidy(book: Workbook) -> None:
        book[SESSIONS].insert_rows(3, 2)
        book[PLACES].delete_cols(column(book, PLACES, "Adresse (deutsch)"), 2)
        book[TEAMS].cell(1, 3).value = "  NAME   (Russisch)"
        book.create_sheet("Tabelle1")
        del book["Hinweise"]

    reading = read_after(
        put(SESSIONS, OPENING, "Art", "  plenary "),
        put(SESSIONS, OPENING, "Vorläufig", "ДА"),
        put(SESSIONS, OPENING, "Titel (deutsch)", 2021),
        put(SESSIONS, NIGHT, "Vorläufig", True),
        put(SESSIONS, ROW_OF_WORKSHOP, "Teams", "Alle"),
        put(PLACES, 3, "Breitengrad", "54,25"),
        put(GROUPS, 2, "Plätze", "60"),
        put(GROUPS, 2, "Telegram-IDs", "12, 34\n56"),
        put(GROUPS, 3, "Telegram-IDs", 78),
        tidy,
    )
    programme = reading.programme

    assert programme, [problem.english() for problem in reading.errors]
    first, second = programme.sessions[:2]
    assert first.title.in_language("de") == "2021"
    assert first.provisional
    assert second.provisional
    assert next(s for s in programme.sessions if s.kind == "workshop").every_team
    assert programme.places[1].latitude == 54.25
    assert [group.coordinators for group in programme.groups] == [(12, 34, 56), (78,)]
    assert programme.groups[0].capacity == 60
    assert programme.places[0].address is None


@pytest.mark.parametrize(
    ("left_out", "value", "said"),
    [
        ("Datum", time(9), 'column "Anmeldung ab: Uhrzeit (Europe/Moscow)": the date is missing'),
        ("Uhrzeit", date(2021, 5, 1), 'column "Anmeldung ab: Datum": the hour is missing'),
    ],
)
def test_half_of_a_moment_is_told_of_where_the_other_has_no_column(
    left_out: str, value: object, said: str
) -> None:
    other = "Uhrzeit" if left_out == "Datum" else "Datum"

    def leave_out(book: Workbook) -> None:
        book[GROUPS].delete_cols(column(book, GROUPS, f"Anmeldung ab: {left_out}"))

    [error] = errors_after(put(GROUPS, 2, f"Anmeldung ab: {other}", value), leave_out)

    assert error == f'sheet "Arbeitsgruppen", row 2, {said}'


def test_sheets_and_words_may_be_of_both_languages_at_once() -> None:
    def mixed(book: Workbook) -> None:
        book[PLACES].title = "места"
        book[SESSIONS].cell(1, column(book, SESSIONS, "Datum")).value = "Дата"
        book[SESSIONS].cell(2, column(book, SESSIONS, "Art")).value = "Культурная программа"

    assert read_after(mixed).programme == small_programme()


def test_a_sheet_that_is_there_in_both_languages_is_refused() -> None:
    [error] = errors_after(lambda book: book.create_sheet("Места"))

    assert error == 'sheet "Места": this sheet is there twice: "Orte" means the same'


def test_some_other_workbook_is_told_what_it_lacks() -> None:
    def other(book: Workbook) -> None:
        for name in book.sheetnames:
            del book[name]
        book.create_sheet("Gäste").append(["Name", "Telefon"])

    errors = [problem.english() for problem in read(workbook(other)).errors]

    assert errors == [
        'the sheet "Veranstaltung" is missing',
        'the sheet "Programmpunkte" is missing',
        'sheet "Gäste": a programme has no sheet of this name; possible are: Veranstaltung, Orte,'
        " Themen, Arbeitsgruppen, Teams, Infos, Programmpunkte, Vortragende",
    ]
