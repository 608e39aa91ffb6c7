"""A workbook is read back as the programme that was written, in whichever language it is."""

import io
from dataclasses import replace
from datetime import date, time

import openpyxl
import pytest

from locales.catalogues import spoken_languages
from storage.programme import yaml_file
from storage.programme.document import to_document
from storage.programme.model import Programme, Speaker, Text
from storage.programme.xlsx_file import read, write
from storage.programme.yaml_file import builtin_yaml
from tests.programmes import at, small_programme
from tests.storage.programme.sample import programme_after


def read_back(programme: Programme, language: str = "de") -> Programme | None:
    """The programme after a way through a workbook, which must be without errors."""
    reading = read(write(programme, language))
    assert [problem.english() for problem in reading.errors] == []
    return reading.programme


@pytest.mark.parametrize("language", spoken_languages())
def test_the_builtin_programme_comes_back_without_a_difference(language: str) -> None:
    programme = yaml_file.read(builtin_yaml()).programme
    assert programme is not None

    back = read_back(programme, language)

    assert back == programme
    assert to_document(back) == to_document(programme)
    assert yaml_file.write(back) == yaml_file.write(programme)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://example.org")',
        "+49 30",
        "-5",
        "@SUM(A1)",
        "#N/A",
        "'x",
        "2021-06-28",
        "18:00",
        "1-2",
        "007",
        "1e5",
        "TRUE",
        "ja",
        "nein",
        "null",
        "_x0041_",
        "_x005F_x0041_",
        "x005F_",
        "_x000D_",
        "a\uffffb",
        "a\ufffeb",
        "<b>&amp;</b>",
        "Muster, Anna; Иванов",
        "😀",
        "(deutsch)",
        "Titel *",
    ],
)
def test_a_text_stays_the_text_it_is(text: str) -> None:
    programme = small_programme()
    session = replace(
        programme.sessions[0],
        title=Text(text),
        abstract=Text({"de": f"{text}\n\n{text}"}),
        speakers=(
            Speaker(Text({"de": text}), Text({"ru": text})),
            Speaker(Text({"de": "Б", "ru": text})),
        ),
    )
    programme = replace(programme, sessions=(session, *programme.sessions[1:]))

    assert read_back(programme) == programme


def test_teams_may_be_called_as_all_of_them_are() -> None:
    for name in ("all", "alle"):
        programme = programme_after(
            ("{id: perm-duisburg", f"{{id: {name}"), ("[perm-duisburg]", f"[{name}]")
        )
        assert read_back(programme) == programme
    programme = programme_after(("[perm-duisburg]", "all"))
    assert read_back(programme, "ru") == programme


def test_what_teams_have_added_themselves_is_in_no_file() -> None:
    programme = small_programme()
    own = replace(programme.sessions[0], id="eigener", own_of="perm")

    assert read_back(replace(programme, sessions=(*programme.sessions, own))) == programme


def test_days_and_hours_are_real_ones_at_the_venue() -> None:
    programme = small_programme()
    night = replace(programme.sessions[0], start=at(28, 22), end=at(29, 1))
    book = openpyxl.load_workbook(
        io.BytesIO(write(replace(programme, sessions=(night, *programme.sessions[1:])), "de"))
    )
    heading, first, *_ = book["Programmpunkte"].iter_rows(values_only=True)
    cells = dict(zip(heading, first, strict=True))

    assert cells["Datum *"].date() == date(2021, 6, 28)  # type: ignore[union-attr]
    assert cells["Beginn (Europe/Moscow) *"] == time(22)
    assert cells["Ende (Europe/Moscow) *"] == time(1)
    assert cells["Endet am"].date() == date(2021, 6, 29)  # type: ignore[union-attr]


def test_a_workbook_is_made_for_people() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(small_programme(), "ru")))

    assert book.sheetnames == [
        "Подсказки",
        "Мероприятие",
        "Места",
        "Темы",
        "Рабочие группы",
        "Команды",
        "Справка",
        "Пункты программы",
        "Выступающие",
    ]
    page = book["Пункты программы"]
    assert page.freeze_panes == "B2"
    lists = {rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"}
    assert "'Места'!$B$2:$B$2000" in lists
    assert "'Рабочие группы'!$B$2:$B$2000" in lists
    assert '"да,нет"' in lists
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    assert all(len(rule.formula1 or "") <= 255 for rule in rules)
    assert all(len(rule.prompt or "") <= 255 for rule in rules)
    assert all(len(rule.promptTitle or "") <= 32 for rule in rules)
    assert any("Europe/Moscow" in str(row[0].value) for row in book["Подсказки"].iter_rows())
