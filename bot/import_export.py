"""Commands beside a running bot: the programme and the lists as files."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.command_support import (
    OTHER_ENDING,
    check_ending,
    chosen_language,
    in_force,
    moment_of,
    using,
    write_file,
)
from bot.differences import differences, how_many
from bot.failures import UnusableInput
from bot.programme import problem_lines, read_programme
from bot.settings import Settings
from handlers.frame.calendar_files import calendar_file
from handlers.frame.reader import Reader
from handlers.registrations.workbook import write_workbook
from locales.catalogues import load_translators
from storage import audit, publishing, releases, versions
from storage.audit import Action
from storage.database import Database
from storage.programme import xlsx_file, yaml_file
from storage.programme.calendar import write_calendar
from storage.programme.changes import difference
from storage.programme.file_forms import FileForm, form_of, release_name, release_named
from storage.programme.model import Programme
from storage.programme.parsing.judging import Reading
from storage.programme.snapshot import Snapshot
from storage.programme.taken_back import taken_back
from storage.publishing import NotQuiet, Origin, OtherEvent, Unchanged
from storage.seats import queries
from storage.telling import Telling
from storage.versions import Gone

_PROGRAMME_ENDINGS: Final = (".yaml", OTHER_ENDING, ".xlsx")
_LIST_ENDINGS: Final = (".xlsx", ".csv")
_CALENDAR_ENDING: Final = ".ics"
_FIRST: Final = "This would be the first release."


def export_programme(settings: Settings, target: Path, language: str | None) -> None:
    """Write the programme in force to a file; before the first start, the one that would be.

    A calendar file is in `language`, and so are the headings of a workbook; None is the first of
    the event. A calendar may be passed on: it holds only links that are open to all.
    Raises UnusableInput for a file ending that nothing is known of, a language that is not the
    event's, or a place not writable.
    """
    check_ending(target, *_PROGRAMME_ENDINGS, _CALENDAR_ENDING)
    snapshot, now = in_force(settings)
    language = chosen_language(language, snapshot.event)
    if target.suffix.lower() == _CALENDAR_ENDING:
        reader = Reader(load_translators()[language], snapshot, now)
        everything = tuple(snapshot.public.sessions.values())
        gone = [one for one in _gone(settings) if one.own_of is None]
        content = write_calendar(calendar_file(reader, everything, public=True, gone=gone))
    else:
        content = _programme_file(snapshot, target, language)
    write_file(target, content, private=False)
    if settings.database.exists():
        asyncio.run(using(settings, lambda db: db.write(audit.note, None, Action.EXPORTED, now)))


@dataclass(frozen=True, slots=True)
class Imported:
    """What is doubtful in a file that was read, and what it changes, a line each."""

    warnings: Sequence[str]
    lines: Sequence[str]


def import_programme(settings: Settings, source: Path, telling: Telling, dry_run: bool) -> Imported:
    """Publish the programme of a file, unless it is only to be tried.

    A running bot takes the release up by itself. Raises UnusableInput where the file cannot be
    used, is for another event than the database, or changes what cannot change quietly.
    """
    check_ending(source, *_PROGRAMME_ENDINGS)
    reading = read_programme(source)
    warnings = problem_lines(reading)
    if reading.programme is None:
        raise UnusableInput(*warnings)
    if dry_run and not settings.database.exists():
        return Imported(warnings, [_FIRST])
    work = _try if dry_run else _publish
    try:
        older = asyncio.run(using(settings, lambda db: _older(db, reading, source.name)))
        lines = asyncio.run(using(settings, lambda db: work(db, reading, settings, telling)))
    except OtherEvent as error:
        refused = f"error: event.id: {error}; a new event wants a new database"
        raise UnusableInput(*warnings, refused) from None
    except NotQuiet as error:
        loud = (f"error: --quiet: people have to be told: {x}" for x in differences(error.beyond))
        raise UnusableInput(*warnings, *loud) from None
    except Unchanged:
        lines = ["The programme says what the release in force says; nothing is published."]
        return Imported(warnings, lines)
    return Imported([*warnings, *older], lines)


def export_registrations(settings: Settings, target: Path, language: str | None) -> None:
    """Write who sits and who waits in every group to a file.

    Raises UnusableInput for a file ending that nothing is known of, a language that is not the
    event's, a place not writable, or where there is no database yet.
    """
    check_ending(target, *_LIST_ENDINGS)
    if not settings.database.exists():
        raise UnusableInput(f"{settings.database}: there is no database")
    content = asyncio.run(
        using(settings, lambda db: _lists(db, settings, target.suffix.lower(), language))
    )
    write_file(target, content, private=True)


def _gone(settings: Settings) -> list[Gone]:
    """The sessions that were taken out of the programme."""
    if not settings.database.exists():
        return []
    return asyncio.run(using(settings, lambda db: db.read(versions.gone)))


async def _older(database: Database, reading: Reading, name: str) -> list[str]:
    """Warnings that a file was made of a release that is no longer in force, and what it undoes."""
    before = await database.read(releases.latest)
    programme = reading.over(before.programme if before else None)
    if before is None or programme is None:
        return []
    made_of, current = release_named(before.event.id, reading.made_of, name), before.release
    if made_of is None or made_of >= current:
        return []
    lines = [f"warning: the file was made of release {made_of}; release {current} is in force"]
    exported = await database.read(releases.snapshot, made_of)
    if exported is not None:
        undone = taken_back(exported.programme, programme, before.programme)
        lines += [f"warning: a later change is taken back: session {one.file_id}" for one in undone]
    return lines


async def _try(
    database: Database, reading: Reading, settings: Settings, telling: Telling
) -> list[str]:
    programme = await _over_that_in_force(database, reading)
    now = await moment_of(database, programme, settings)
    before, after, audience = await database.read_long(publishing.preview, programme, telling, now)
    if before is None:
        return [_FIRST]
    return [
        *differences(difference(before, after)),
        f"It would be told to {how_many(audience)}.",
    ]


async def _publish(
    database: Database, reading: Reading, settings: Settings, telling: Telling
) -> list[str]:
    programme = await _over_that_in_force(database, reading)
    now = await moment_of(database, programme, settings)
    before = await database.read(releases.latest)
    published = await publishing.publish(database, programme, None, Origin.FILE, now, telling)
    lines = differences(difference(before, published.snapshot)) if before else []
    number, audience = published.snapshot.release, published.audience
    lines.append(f"Release {number} is published and told to {how_many(audience)}.")
    if published.told_at > now and (audience.reachable or audience.unreachable):
        at = published.snapshot.local(published.told_at)
        lines.append(f"The messages go out at {at:%H:%M:%S}; --now sends them at once.")
    return lines


async def _over_that_in_force(database: Database, reading: Reading) -> Programme:
    """The programme of a file without errors, with the ids in force of what had none."""
    before = await database.read(releases.latest)
    programme = reading.over(before.programme if before else None)
    if programme is None:
        raise ValueError("a file with errors")
    return programme


async def _lists(
    database: Database, settings: Settings, ending: str, language: str | None
) -> bytes:
    # What people are asked stands on PTB, as the screens do.
    from handlers.registrations.files import csv_file, sheets

    snapshot = await database.read(releases.latest)
    if snapshot is None:
        raise UnusableInput(f"{settings.database}: no programme was published yet")
    language = chosen_language(language, snapshot.event)
    groups = snapshot.programme.groups
    names = [group.id for group in groups]
    now = await moment_of(database, snapshot.programme, settings)
    entries = await database.read(queries.entries, names)
    standing = await database.read(queries.standing, None)
    await database.write(audit.note, None, Action.LIST_EXPORTED, now, groups=names)
    if ending == ".csv":
        return csv_file(entries, snapshot.event.timezone)
    reader = Reader(load_translators()[language], snapshot, now)
    return write_workbook(sheets(reader, groups, entries, standing))


def _programme_file(snapshot: Snapshot, target: Path, language: str) -> bytes:
    """The programme in the form that the file's name says. A command ends, and needs no child."""
    programme, made_of = snapshot.programme, release_name(snapshot.event.id, snapshot.release)
    if form_of(target.name) is FileForm.XLSX:
        return xlsx_file.write(programme, language, made_of=made_of)
    return yaml_file.write(programme, made_of=made_of).encode()
