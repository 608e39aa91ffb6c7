"""What is written is read back the same: files, workbooks, and the form in which it is stored."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from locales.catalogues import spoken_languages
from storage.programme.document import from_document, to_document
from storage.programme.model import Programme
from storage.programme.parsing.judging import errors_in
from storage.programme.xlsx_file import read as read_workbook
from storage.programme.xlsx_file import write as write_workbook
from storage.programme.yaml_file import builtin_yaml, read, write
from tests.properties import examples
from tests.storage.programme.sample import programme_after
from tests.storage.programme.strategies import programmes


@settings(max_examples=examples(50))
@given(programmes(), st.sampled_from(spoken_languages()))
def test_what_is_written_keeps_the_rules_and_is_read_back_the_same(
    programme: Programme, language: str
) -> None:
    """From the store, a file, and a workbook in any language: all that is asked of any programme,
    since to think of one takes longer than to write and read it.
    """
    assert [problem.english() for problem in errors_in(programme)] == []
    assert from_document(json.loads(json.dumps(to_document(programme)))) == programme
    for reading in (read(write(programme)), read_workbook(write_workbook(programme, language))):
        assert [problem.english() for problem in reading.errors] == []
        assert reading.programme == programme


def test_the_builtin_programme_survives_being_exported() -> None:
    programme = read(builtin_yaml()).programme
    assert programme is not None

    assert read(write(programme)).programme == programme


def test_a_written_file_is_made_for_people() -> None:
    programme = programme_after(
        ("de: Musik und Tanz", 'de: "Erst Musik:\\n\\ndann Tanz"'),
        ("ru: Музыка и танец", f"ru: {'Музыка и танец. ' * 8}"),
        ("{de: Werkstatt, ru: Мастерская}", "Workshop"),
        ("[perm-duisburg]", "all"),
    )

    assert (
        write(programme)
        == """\
format: 1

event:
  id: sample-2021
  title: {de: Treffen, ru: Встреча}
  timezone: Europe/Berlin
  also_show: [Europe/Moscow]

places:
  - {id: halle, name: {de: Halle, ru: Зал}, latitude: 54.5, longitude: 36.25}
  - {id: garten, name: {de: Garten, ru: Сад}}

groups:
  - id: gesundheit
    title: {de: Gesundheit, ru: Здоровье}
    capacity: 60
    opens: 2021-05-01T09:00
    closes: 2021-06-29T09:00
    coordinators: [123456789]

teams:
  - {id: perm-duisburg, name: {de: Perm–Duisburg, ru: Пермь — Дуйсбург}, leaders: [42]}

sessions:
  - id: eroeffnung
    kind: plenary
    start: 2021-06-28T18:00
    end: 2021-06-28T20:00
    title: {de: Eröffnung, ru: Открытие}
    abstract:
      de: |-
        Erst Musik:

        dann Tanz
      ru: >-
        Музыка и танец. Музыка и танец. Музыка и танец. Музыка и танец. Музыка и танец. Музыка и танец.
        Музыка и танец. Музыка и танец.
    place: halle
    speakers: [{name: Anna Muster, role: {de: Leitung, ru: Ведущая}}]
    online: https://example.org/live

  - id: gesundheit-1
    kind: group
    start: 2021-06-29T10:00
    end: 2021-06-29T12:00
    title: {de: Sitzung, ru: Заседание}
    place: garten
    group: gesundheit

  - id: werkstatt
    kind: workshop
    start: 2021-06-29T10:00
    end: 2021-06-29T12:00
    title: Workshop
    teams: all
    provisional: true
"""  # noqa: E501 (the writer breaks a line after the word that crosses its width)
    )
