"""Commands for a programme to begin with: made of another system's file, or an empty template."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.clocks import starting_clock
from bot.command_support import OTHER_ENDING, check_ending, chosen_language, in_force, write_file
from bot.failures import UnusableInput, unusable
from bot.settings import Settings
from handlers.frame.child_process import Children, TookTooMuch
from locales.catalogues import spoken_languages
from storage.programme import xlsx_file, yaml_file
from storage.programme.conversion.foreign import TOO_MUCH, Unreadable
from storage.programme.conversion.programme import Converted
from storage.programme.conversion.reading import (
    LARGEST_FILE,
    ForeignForm,
    convert,
    foreign_form_of,
)
from storage.programme.file_forms import FileForm, form_of
from storage.programme.parsing.judging import errors_in
from storage.programme.parsing.values import Unfit
from storage.programme.parsing.values import zone as zone_called
from storage.programme.problems import error
from storage.programme.template import new_event

_UNTIL_THE_EXAMPLES: Final = timedelta(days=30)


def convert_file(source: Path, target: Path, zone: str | None, language: str | None) -> list[str]:
    """Make a programme file of another system's; what is missing from it, a line each.

    Raises UnusableInput where the source cannot be used, for a zone or language that is none of
    the bot's, or a place not writable.
    """
    check_ending(source, *(f".{form}" for form in ForeignForm))
    check_ending(target, ".yaml", OTHER_ENDING, ".xlsx")
    form = foreign_form_of(source.name)
    if form is None:
        raise ValueError(source.name)
    made = _converted(source, form, _zone(zone), _language(language))
    if errors := errors_in(made.programme):
        raise UnusableInput(*(f"error: {problem.english()}" for problem in errors))
    write_file(target, _written(made, target), private=False)
    return [f"{problem.severity}: {problem.english()}" for problem in made.missing]


def write_new(settings: Settings, target: Path, language: str | None) -> None:
    """Write a template: for the event in force, before the first start for one to be named.

    Raises UnusableInput for another ending than .xlsx, a language that is not the event's, or a
    place not writable.
    """
    check_ending(target, ".xlsx")
    if settings.database.exists():
        snapshot, _ = in_force(settings)
        event, day = snapshot.event, snapshot.days[0]
    else:
        event = new_event()
        now = starting_clock(settings.clock, event.timezone).now()
        day = (now.astimezone(event.timezone) + _UNTIL_THE_EXAMPLES).date()
    content = xlsx_file.write_template(event, day, chosen_language(language, event))
    write_file(target, content, private=False)


def _converted(
    source: Path, form: ForeignForm, zone: ZoneInfo | None, language: str | None
) -> Converted:
    """Read the source in a child, which may take no more than any programme needs."""
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise unusable(source, problem) from None
    try:
        return asyncio.run(Children().run(convert, content, form, source.stem, zone, language))
    except Unreadable as refusal:
        raise UnusableInput(f"{source}: {refusal.problem.english()}") from None
    except TookTooMuch:
        raise UnusableInput(f"{source}: {error((), TOO_MUCH).english()}") from None


def _written(made: Converted, target: Path) -> bytes:
    if form_of(target.name) is FileForm.XLSX:
        return xlsx_file.write(made.programme, made.programme.event.languages[0], made.missing)
    return yaml_file.write(made.programme, made.missing).encode()


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return zone_called(name) if name is not None else None
    except Unfit as unfit:
        problem = error((), unfit.template, **unfit.values)
        raise UnusableInput(f"--timezone: {problem.english()}") from None


def _language(code: str | None) -> str | None:
    if code is not None and code not in spoken_languages():
        known = ", ".join(spoken_languages())
        raise UnusableInput(f"--language: {code!r} is no language of the bot; it has {known}")
    return code
