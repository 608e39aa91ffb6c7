"""What a spreadsheet offers and refuses while somebody types: lists, real dates, whole numbers."""

from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from storage.programme.model import Text
from storage.programme.sheets.layout import SHEETS, Column, Content, SheetLayout
from storage.programme.sheets.words import KINDS, STRANDS, SWITCH, Vocabulary

LAST: Final = 2_000
"""The last row that choices are offered in; what stands below is read all the same."""

_FROM_LIST: Final = Text("Bitte aus der Liste wählen.", "Пожалуйста, выберите из списка.")
_DAY: Final = Text(
    "Bitte als Datum eingeben, etwa 28.06.2021.", "Введите дату, например 28.06.2021."
)
_HOUR: Final = Text("Bitte als Uhrzeit eingeben, etwa 18:00.", "Введите время, например 18:00.")
_WHOLE: Final = Text("Bitte eine ganze Zahl ab 1 eingeben.", "Введите целое число от 1.")
_DEGREES: Final = Text("Bitte als Zahl eingeben, etwa 54,5.", "Введите число, например 54,5.")


def offer_choices(sheet: Worksheet, layout: SheetLayout, language: str) -> None:
    """Offer in each column what may stand there, and tell what belongs there."""
    for number, column in enumerate(layout.columns, 1):
        rule = _rule(column, language)
        if rule is None and column.hint is None:
            continue
        offered = DataValidation(allow_blank=True, **(rule or {}))
        if column.hint:
            offered.showInputMessage = True
            offered.promptTitle = column.heading.in_language(language)[:32]
            offered.prompt = column.hint.in_language(language)
        letter = get_column_letter(number)
        offered.add(f"{letter}2:{letter}{LAST}")
        sheet.add_data_validation(offered)


def _rule(column: Column, language: str) -> dict[str, Any] | None:
    match column.content:
        case Content.DATE:
            return _between("date", "25569", "109574", _DAY, language)
        case Content.TIME:
            return _between("decimal", "0", "1", _HOUR, language)
        case Content.NUMBER:
            return _between("whole", "1", "999999999999999", _WHOLE, language)
        case Content.DEGREES:
            most = 90 if column.path == ("latitude",) else 180
            return _between("decimal", str(-most), str(most), _DEGREES, language)
        case Content.KIND:
            return _one_of(KINDS, language)
        case Content.STRAND:
            return _one_of(STRANDS, language)
        case Content.SWITCH:
            return _one_of(SWITCH, language)
        case _ if column.names:
            # Several teams may be written in a cell, so their list only offers.
            return _list(_ids_of(column.names, language), column.content is Content.ID, language)
    return None


def _between(kind: str, least: str, most: str, otherwise: Text, language: str) -> dict[str, Any]:
    return {
        "type": kind,
        "operator": "between",
        "formula1": least,
        "formula2": most,
        "showErrorMessage": True,
        "error": otherwise.in_language(language),
    }


def _one_of(vocabulary: Vocabulary[Any], language: str) -> dict[str, Any]:
    return _list(f'"{",".join(vocabulary.words(language))}"', True, language)


def _list(source: str, only: bool, language: str) -> dict[str, Any]:
    return {
        "type": "list",
        "formula1": source,
        "showErrorMessage": only,
        "error": _FROM_LIST.in_language(language),
    }


def _ids_of(key: str, language: str) -> str:
    title = next(sheet.title for sheet in SHEETS if sheet.key == key).in_language(language)
    return f"'{title}'!$A$2:$A${LAST}"
