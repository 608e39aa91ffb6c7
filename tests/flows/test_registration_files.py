"""The lists as files: sent in the chat, as the contract says, and every export written down."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import openpyxl
import pytest

from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import OTHER_ORGANISER, somebody
from tests.flows.working_groups import COORDINATOR, fill, joins, known, member
from tests.programmes import MOSCOW, at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

HEADER = "group,state,position,name,town,language,since,attendance"
FORMULA = '=HYPERLINK("https://example.org")'


@pytest.fixture
async def listed(foyer: Stage) -> Stage:
    """Anna sits in Sport, Boris waits there and has a name that looks like a formula."""
    anna = await known(foyer, 11, "Anna", town="Duisburg, Ruhr", attendance="video")
    await joins(anna, "sport")
    await joins(anna, "musik")
    foyer.clock.set(at(28, 17, 5))
    boris = await known(foyer, 12, FORMULA, "ru", town="@Калуга", attendance="onsite")
    await joins(boris, "sport")
    return foyer


def local(hour: int, minute: int = 0) -> datetime:
    """A moment of the opening's day as a spreadsheet has it: at the venue, without a zone."""
    return at(28, hour, minute).astimezone(MOSCOW).replace(tzinfo=None)


async def fetched(talker: Talker, label: str) -> tuple[str, bytes]:
    """Press a button that sends a file; its name and content."""
    pressed = talker.screen
    await talker.presses(label)
    await until(lambda: talker.screen.file is not None)
    file = talker.screen.file
    assert file is not None
    assert pressed.file is None
    return file.name, file.content


def pages_of(content: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: [*page.iter_rows(values_only=True)] for page in workbook.worksheets}


@pytest.mark.usefixtures("listed")
async def test_the_csv_is_what_the_contract_says(organiser: Talker) -> None:
    await organiser.says("/registrations")
    name, content = await fetched(organiser, "Als CSV")
    assert name == "test-teilnehmende.csv"
    assert content.startswith(b"\xef\xbb\xbfgroup,")
    text = content.decode("utf-8-sig")
    assert text.splitlines() == [
        HEADER,
        'sport,seated,,Anna,"Duisburg, Ruhr",de,2021-06-28T17:00:00,video',
        'sport,waiting,1,"\'=HYPERLINK(""https://example.org"")",\'@Калуга,ru,'
        "2021-06-28T17:05:00,onsite",
        'musik,seated,,Anna,"Duisburg, Ruhr",de,2021-06-28T17:00:00,video',
    ]
    assert not {"11", "12"} & {cell for row in csv.reader(io.StringIO(text)) for cell in row}
    assert "Stand: Mo., 28. Juni, 17:05. Bitte gehen Sie mit den Namen sorgsam um." in (
        organiser.text
    )


async def test_the_csv_says_the_same_whatever_the_language(
    listed: Stage, organiser: Talker
) -> None:
    ivan = await somebody(listed, OTHER_ORGANISER, "Иван", "ru")
    await ivan.says("/registrations")
    name, content = await fetched(ivan, "В формате CSV")
    assert name == "test-uchastniki.csv"
    await organiser.says("/registrations")
    assert content == (await fetched(organiser, "Als CSV"))[1]


async def test_who_has_said_nothing_leaves_cells_empty(foyer: Stage, organiser: Talker) -> None:
    fill(foyer, "kino", 1)
    await organiser.says("/registrations")
    await organiser.presses("Kino")
    name, content = await fetched(organiser, "Als CSV")
    assert name == "kino-teilnehmende.csv"
    assert content.decode("utf-8-sig").splitlines()[1:] == [
        "kino,seated,,,,de,1970-01-01T03:00:00,"
    ]


@pytest.mark.usefixtures("listed")
async def test_the_workbook_has_totals_and_a_sheet_for_each_group(organiser: Talker) -> None:
    await organiser.says("/registrations")
    name, content = await fetched(organiser, "Als XLSX")
    assert name == "test-teilnehmende.xlsx"
    pages = pages_of(content)
    assert [*pages] == ["Übersicht", "Umwelt", "Sport", "Musik", "Presse", "Kino"]
    assert [*pages["Übersicht"]][:4] == [
        ("Gruppe", "Kennung", "Plätze", "Belegt", "Warteliste"),
        ("Umwelt", "umwelt", 2, 0, 0),
        ("Sport", "sport", 1, 1, 1),
        ("Musik", "musik", "unbegrenzt", 1, 0),
    ]
    columns = "Gruppe Status Wartelistenplatz Name Wohnort|oder|Organisation Sprache Seit Teilnahme"
    assert [*pages["Sport"]] == [
        tuple(column.replace("|", " ") for column in columns.split()),
        ("sport", "Platz", None, "Anna", "Duisburg, Ruhr", "de", local(17), "per Video"),
        ("sport", "Warteliste", 1, FORMULA, "@Калуга", "ru", local(17, 5), "vor Ort"),
    ]
    assert len(pages["Kino"]) == 1


@pytest.mark.usefixtures("listed")
async def test_cells_that_look_like_formulas_are_texts(organiser: Talker) -> None:
    await organiser.says("/registrations")
    _, content = await fetched(organiser, "Als XLSX")
    page = openpyxl.load_workbook(io.BytesIO(content))["Sport"]
    assert {page["D3"].data_type, page["E3"].data_type} == {"s"}
    assert page["D3"].value == FORMULA


async def test_the_workbook_speaks_russian_to_russian_readers(listed: Stage) -> None:
    ivan = await somebody(listed, OTHER_ORGANISER, "Иван", "ru")
    await ivan.says("/registrations")
    name, content = await fetched(ivan, "В формате XLSX")
    assert name == "test-uchastniki.xlsx"
    pages = pages_of(content)
    assert [*pages] == ["Итоги", "Экология", "Спорт", "Музыка", "Пресса", "Кино"]
    assert pages["Спорт"][0][:4] == ("Группа", "Статус", "Место в листе ожидания", "Имя")
    assert pages["Спорт"][2][1] == "лист ожидания"
    assert pages["Спорт"][1][7] == "по видеосвязи"


async def test_a_coordinators_files_hold_their_own_group_alone(
    listed: Stage, organiser: Talker
) -> None:
    await member(listed, 13, "Clara", "umwelt")
    karl = await somebody(listed, COORDINATOR, "Karl")
    await karl.says("/registrations")
    _, content = await fetched(karl, "Als CSV")
    lines = content.decode("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[:4] for line in lines] == [["umwelt", "seated", "", "Clara"]]
    await karl.says("/registrations")
    _, content = await fetched(karl, "Als XLSX")
    assert [*pages_of(content)] == ["Übersicht", "Umwelt"]
    assert "Karl\nListe abgerufen: Umwelt" in await organiser.says("/audit")


async def test_every_export_is_in_the_audit_log(listed: Stage, organiser: Talker) -> None:
    await organiser.says("/registrations")
    await fetched(organiser, "Als CSV")
    await organiser.says("/registrations")
    await organiser.presses("Sport")
    await fetched(organiser, "Als CSV")
    text = await organiser.says("/audit")
    assert "Olga\nListe abgerufen: Sport" in text
    assert "Olga\nListe abgerufen: Umwelt, Sport, Musik, Presse, Kino" in text
    ivan = await somebody(listed, OTHER_ORGANISER, "Иван", "ru")
    assert "Olga\nСписок выгружен: Спорт" in await ivan.says("/audit")
    assert "Список просмотрен: Спорт" in ivan.text


async def test_nobody_else_fetches_a_file(listed: Stage) -> None:
    eve = await somebody(listed, 66, "Eve")
    for data in ("Le::csv", "Le::xlsx", "Le:sport:csv", "Le:nothing:xlsx"):
        await eve.says("/now")
        assert (await eve.sends_press(data)).startswith("Dieser Knopf ist nicht mehr"), data
    assert not any(message.file for message in eve.chat.messages)
    assert not listed.holds("audit", "action = 'list exported'")
