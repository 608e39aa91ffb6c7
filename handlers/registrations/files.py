"""The lists as files, for work outside Telegram."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.frame.calls import send_file
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.showing import message_of, refuse
from handlers.person.door import attendance_name
from handlers.registrations.actions import Export, FileKind
from handlers.registrations.handlers import groups_of
from handlers.registrations.workbook import Cell, Sheet, write_workbook
from handlers.ui.screen import Screen
from storage import audit
from storage.audit import Action
from storage.profiles import Attendance
from storage.programme.model import Group
from storage.seats import queries
from storage.seats.model import Entry, Standing

COLUMNS: Final = ("group", "state", "position", "name", "town", "language", "since", "attendance")

_RUN_BY_SPREADSHEETS: Final = ("=", "+", "-", "@", "\t", "\r")


async def send_list(update: Update, context: Context, press: Export) -> None:
    """Send a list as a file, and write into the audit log that it was fetched."""
    services, reader, message = context.services, context.reader(), message_of(update)
    wanted = [g for g in groups_of(reader) if press.group in ("", g.id)]
    if message is None:
        return
    if not wanted:
        await refuse(update, context, press)
        return
    entries = await services.database.read(queries.entries, [group.id for group in wanted])
    standing = await services.database.read(queries.standing, None)
    if press.kind is FileKind.CSV:
        content = csv_file(entries, reader.snapshot.event.timezone)
    else:
        content = await services.children.run(
            write_workbook, sheets(reader, wanted, entries, standing)
        )
    await services.database.write(
        audit.note,
        context.person.id,
        Action.LIST_EXPORTED,
        reader.now,
        groups=[group.id for group in wanted],
    )
    listed = reader.tr("participants")
    name = f"{press.group or reader.snapshot.event.id}-{listed}.{press.kind}"
    caption = reader.tr(
        "As of {when}. Please treat these names with care.", when=reader.moment(reader.now)
    )
    await send_file(context.calls, message.chat.id, "document", name, content, Screen(caption))


def csv_file(entries: Sequence[Entry], zone: ZoneInfo) -> bytes:
    """The list as CSV: UTF-8 with a BOM; what a spreadsheet would run is made inert."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for entry in entries:
        state = "seated" if entry.position is None else "waiting"
        writer.writerow(
            [
                entry.group,
                state,
                entry.position or "",
                inert(entry.name or ""),
                inert(entry.town or ""),
                entry.language,
                _local(entry.since, zone).isoformat(timespec="seconds"),
                entry.attendance or "",
            ]
        )
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def inert(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip().startswith(_RUN_BY_SPREADSHEETS) else text


def sheets(
    reader: Reader, groups: Sequence[Group], entries: Sequence[Entry], standing: Standing
) -> list[Sheet]:
    """What a workbook says: a sheet with totals, and one for each group."""
    tr = reader.tr
    totals: list[Sequence[Cell]] = [
        [tr("Group"), tr("Id"), tr("Seats"), tr("Seated"), tr("Waiting")]
    ]
    heading = [
        tr("Group"),
        tr("State"),
        tr("Position"),
        tr("Name"),
        tr("Town or organisation"),
        tr("Language"),
        tr("Since"),
        tr("Attendance"),
    ]
    lists = []
    for group in groups:
        title, tally = reader.text(group.title), standing.tally(group.id)
        seats = group.capacity or tr("no limit")
        totals.append([title, group.id, seats, tally.seated, tally.waiting])
        rows = [_row(reader, entry) for entry in entries if entry.group == group.id]
        lists.append(Sheet(title, [heading, *rows]))
    return [Sheet(tr("Totals"), totals), *lists]


def _row(reader: Reader, entry: Entry) -> Sequence[Cell]:
    attendance = Attendance(entry.attendance) if entry.attendance else None
    return [
        entry.group,
        _state(reader, entry),
        entry.position,
        entry.name or "",
        entry.town or "",
        entry.language,
        _local(entry.since, reader.snapshot.event.timezone),
        attendance_name(reader, attendance) if attendance else "",
    ]


def _state(reader: Reader, entry: Entry) -> str:
    if entry.walk_in is not None:
        seated = entry.position is None
        return reader.tr("seated, added by hand") if seated else reader.tr("waiting, added by hand")
    return reader.tr("seated") if entry.position is None else reader.tr("waiting")


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment at the venue, without its zone and to the second."""
    return moment.astimezone(zone).replace(tzinfo=None, microsecond=0)
