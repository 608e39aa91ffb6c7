"""The tables of a file's fields say the same as the model, and leave no heading in doubt."""

from dataclasses import MISSING, fields

import pytest

from locales.catalogues import spoken_languages
from storage.programme.field_kinds import Table
from storage.programme.fields import DOCUMENT, SHEETS
from storage.programme.sheets.words import known_words

NOT_IN_FILES = {"own_of", "every_team", "filed_as"}
"""What a team has added itself, what `teams: all` becomes, and an id that is not one's own."""
SAID_BY_THE_KIND = {"strand"}


@pytest.mark.parametrize("table", SHEETS, ids=lambda table: table.key)
def test_a_table_has_the_fields_of_its_model(table: Table) -> None:
    model = {field.name: field for field in fields(table.model)}
    needed = {
        name for name, field in model.items() if field.default is field.default_factory is MISSING
    }

    assert table.fields.keys() == model.keys() - NOT_IN_FILES
    assert {n for n, f in table.fields.items() if f.required} == needed - SAID_BY_THE_KIND


def test_the_document_has_the_parts_of_a_programme() -> None:
    assert DOCUMENT.fields.keys() == {f.name for f in fields(DOCUMENT.model)} | {"format"}


@pytest.mark.parametrize("table", SHEETS, ids=lambda table: table.key)
@pytest.mark.parametrize("language", spoken_languages())
def test_no_two_columns_of_a_sheet_are_called_the_same(table: Table, language: str) -> None:
    words, languages = known_words()[language], spoken_languages()
    columns = [c for column in table.columns for c in column.in_languages(languages)]
    headings = [words.heading(table, column) for column in columns]

    assert len(set(headings)) == len(headings)
