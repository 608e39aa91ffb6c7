"""The lists of the working groups: how full they are, who is on them, what can be done by hand."""

from collections.abc import Sequence
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.seats import has_room, off_line, places_left
from handlers.groups.actions import GroupAt
from handlers.person.door import attendance_name
from handlers.registrations.actions import (
    AddByHand,
    ChooseMove,
    Coordinators,
    Export,
    FileKind,
    ListOf,
    MoveByHand,
    NameCoordinator,
    PersonIn,
    Registrations,
    SeatByHand,
    Unseat,
    WalkInAt,
)
from handlers.ui.action import Action
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from storage.profiles import Attendance
from storage.programme.model import Group
from storage.seats.model import Entry, Standing

_BAR: Final = 10


def overview(reader: Reader, groups: Sequence[Group], standing: Standing, page: int) -> Screen:
    """How full the groups are that the reader may see."""
    tr, shown = reader.tr, Page.of(groups, page)
    text = Text().title(tr("Registrations"))
    text.line(shown.heading(tr))
    for group in shown.items:
        tally = standing.tally(group.id)
        text.bold(reader.text(group.title)).line().line(_fill(reader, group, standing))
        text.line(off_line(reader, group))
        if tally.waiting and has_room(group, standing):
            text.line(tr.plural("{n} waiting", "{n} waiting", tally.waiting))
        text.line()
    return text.screen(
        [reader.link(reader.text(group.title), ListOf(group.id)) for group in shown.items],
        shown.row(reader.tr, Registrations),
        _export_row(reader, ""),
        reader.home(),
    )


def group_list(
    reader: Reader, group: Group, standing: Standing, entries: Sequence[Entry], page: int
) -> Screen:
    tr, shown = reader.tr, Page.of(entries, page)
    text = Text().title(reader.text(group.title)).line(_fill(reader, group, standing))
    text.line(off_line(reader, group))
    text.joined(shown.heading(tr))
    if not entries:
        text.line().line(tr("Nobody has signed up yet."))
    for number, entry in shown.numbered():
        _write_entry(reader, text, number, entry)
    return text.screen(
        [reader.link(_name(reader, entry), _address(group, entry)) for entry in shown.items],
        shown.row(reader.tr, lambda number: ListOf(group.id, number)),
        Button(
            tr("Add a person by hand")
            if has_room(group, standing)
            else tr("Add a person to the waiting list"),
            AddByHand(group.id),
        ),
        Button(tr("Coordination"), Coordinators(group.id)) if reader.is_organiser else (),
        _export_row(reader, group.id),
        (Button(tr("All lists"), Registrations()), Button(tr("Group"), GroupAt(group.id))),
        reader.home(),
    )


def person(reader: Reader, group: Group, entry: Entry, standing: Standing) -> Screen:
    """One person on a group's list, and what can be done for them by hand."""
    tr = reader.tr
    text = Text().title(_name(reader, entry)).line(reader.text(group.title)).line()
    text.line(_state(reader, entry)).lines(_details(reader, entry))
    seat = Button(tr("Give a seat"), SeatByHand(group.id, entry.person), style="primary")
    label = tr("Take off the waiting list") if entry.position else tr("Take the seat back")
    move = Button(tr("Move to another group"), ChooseMove(group.id, entry.person))
    coordinate = Button(tr("Make coordinator"), NameCoordinator(group.id, entry.person))
    has_others = any(
        reader.may_list(other) for other in reader.snapshot.groups if other != group.id
    )
    return text.screen(
        seat if entry.position and has_room(group, standing) else (),
        move if has_others else (),
        coordinate if reader.is_organiser else (),
        Button(label, Unseat(group.id, entry.person), style="danger"),
        reader.back(tr("« {title}", title=reader.text(group.title)), ListOf(group.id)),
    )


def unseat_question(reader: Reader, group: Group, entry: Entry) -> Screen:
    """The question before somebody is taken off a list."""
    tr = reader.tr
    return confirm(
        tr("Take {name} off the list?", name=_name(reader, entry)),
        [reader.text(group.title), tr("The person is told.")],
        yes=Button(tr("Yes, take off"), Unseat(group.id, entry.person, True), style="danger"),
        no=Button(tr("No, leave it"), PersonIn(group.id, entry.person)),
    )


def choose_move(
    reader: Reader, group: Group, entry: Entry, others: Sequence[Group], standing: Standing
) -> Screen:
    """To which group with a free seat somebody is moved."""
    tr = reader.tr
    text = Text().title(tr("Move {name}", name=_name(reader, entry))).line()
    text.line(tr("From: {group}", group=reader.text(group.title)))
    free = [other for other in others if has_room(other, standing)]
    text.line(
        tr("Choose the group. The person is told.") if free else tr("No group has a free seat.")
    )
    for other in free:
        text.line(f"• {reader.text(other.title)}: {places_left(reader, other, standing)}")
    return text.screen(
        [
            reader.link(reader.text(other.title), MoveByHand(group.id, entry.person, other.id))
            for other in free
        ],
        reader.back(tr("« Back"), PersonIn(group.id, entry.person)),
    )


def _fill(reader: Reader, group: Group, standing: Standing) -> str:
    """A bar and the figures behind it."""
    tr, tally = reader.tr, standing.tally(group.id)
    if group.capacity is None:
        return tr.plural("{n} seat taken, no limit", "{n} seats taken, no limit", tally.seated)
    full = min(_BAR, -(-tally.seated * _BAR // group.capacity))
    bar = "▓" * full + "░" * (_BAR - full)
    figures = tr("{seated} of {capacity}", seated=tally.seated, capacity=group.capacity)
    over = tally.seated - group.capacity
    parts = [f"{bar} {figures}"]
    if over > 0:
        parts.append(tr.plural("{n} too many", "{n} too many", over))
    if tally.waiting:
        parts.append(tr.plural("{n} waiting", "{n} waiting", tally.waiting))
    return " · ".join(parts)


def _write_entry(reader: Reader, text: Text, number: int, entry: Entry) -> None:
    text.line().add(f"{number}. ").bold(_name(reader, entry))
    text.line(f", {entry.town}" if entry.town else "")
    text.line(f"{_state(reader, entry)} · {_short_details(reader, entry)}")


def _state(reader: Reader, entry: Entry) -> str:
    if entry.position is None:
        return reader.tr("Seat")
    return reader.tr("Waiting list, place {position}", position=entry.position)


def _address(group: Group, entry: Entry) -> Action:
    if entry.walk_in is not None:
        return WalkInAt(group.id, entry.walk_in)
    return PersonIn(group.id, entry.person)


def _short_details(reader: Reader, entry: Entry) -> str:
    if entry.walk_in is not None:
        return " · ".join((reader.tr("added by hand"), reader.moment(entry.since)))
    details = [entry.language.upper()] if reader.offers_languages else []
    if entry.attendance:
        details.append(attendance_name(reader, Attendance(entry.attendance)))
    details.append(reader.moment(entry.since))
    if not entry.reachable:
        details.append(reader.tr("not reachable"))
    return " · ".join(details)


def _details(reader: Reader, entry: Entry) -> list[str]:
    tr = reader.tr
    attendance = Attendance(entry.attendance) if entry.attendance else None
    lines = [
        tr("Town or organisation: {town}", town=entry.town or tr("not said")),
        tr("Takes part: {how}", how=attendance_name(reader, attendance)),
        tr("Since: {when}", when=reader.moment(entry.since)),
    ]
    if reader.offers_languages:
        lines.insert(1, tr("Language: {language}", language=entry.language.upper()))
    if not entry.reachable:
        lines.append(tr("Has blocked the bot: not reachable at present."))
    return lines


def _name(reader: Reader, entry: Entry) -> str:
    return entry.name or reader.tr("(no name)")


def _export_row(reader: Reader, group: str) -> Row:
    return (
        Button(reader.tr("As XLSX"), Export(group, FileKind.XLSX)),
        Button(reader.tr("As CSV"), Export(group, FileKind.CSV)),
    )
