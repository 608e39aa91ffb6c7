"""A file of another system, by the ending of its name, as a programme of ours."""

from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from locales.translator import N_
from storage.programme.conversion.foreign import Schedule, Unreadable
from storage.programme.conversion.from_calendar import read_calendar
from storage.programme.conversion.from_frab import read_json, schedule_of
from storage.programme.conversion.from_xml import document_of
from storage.programme.conversion.programme import Converted, converted

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 20 * MEGABYTE


class ForeignForm(StrEnum):
    """A form that is read to be converted; the value is the ending of its files' names."""

    JSON = "json"
    XML = "xml"
    ICS = "ics"


def foreign_form_of(name: str) -> ForeignForm | None:
    """The form that a file of this name has; None where it is none that can be converted."""
    return next((form for form in ForeignForm if name.lower().endswith(f".{form}")), None)


def convert(
    content: bytes, form: ForeignForm, named: str, zone: ZoneInfo | None, language: str | None
) -> Converted:
    """The programme that a file of another system means. Raises Unreadable.

    `named` is what the file is called, without its ending. Without a zone or a language it is that
    of the file. What is read may come from anybody: a long-running process does this in a child.
    """
    if len(content) > LARGEST_FILE:
        raise Unreadable(N_("the file is larger than {limit} MB"), limit=LARGEST_FILE // MEGABYTE)
    return converted(_schedule(content, form), named, zone, language)


def _schedule(content: bytes, form: ForeignForm) -> Schedule:
    match form:
        case ForeignForm.JSON:
            return read_json(content)
        case ForeignForm.XML:
            return schedule_of(document_of(content))
        case ForeignForm.ICS:
            return read_calendar(content)
