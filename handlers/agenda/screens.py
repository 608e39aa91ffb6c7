"""A person's own programme: all of it by days, seats and wishes, what overlaps and the ways out."""

from collections.abc import Sequence
from typing import Final

from handlers.agenda.actions import (
    Feed,
    GoTo,
    My,
    MyGroups,
    MyPast,
    Overlaps,
    Reminders,
    Scope,
    SendCalendar,
    ShareMine,
)
from handlers.agenda.sharing_screens import shareable
from handlers.frame.reader import Reader
from handlers.frame.seats import clashing_seats, titles, waiting_line
from handlers.frame.session_lists import Entry, by_day, by_days, page_of, with_breaks, write_page
from handlers.frame.sessions import time_zone_line
from handlers.groups.actions import GroupAt, Prefer
from handlers.helpdesk.door import ask_button
from handlers.printing.actions import PrintMine
from handlers.programme.actions import Days
from handlers.programme.door import session_keys
from handlers.teams.actions import LeaveTeam
from handlers.ui.action import Action
from handlers.ui.on_a_phone import LINES, at_word, lines_of
from handlers.ui.paging import NUMBER, Page, number_keys
from handlers.ui.screen import Button, Screen, Text, side_by_side
from locales import formats
from storage.programme.model import Group, Session
from storage.seats.model import Standing

_SHOWN: Final = 5
_WAYS: Final = 2
_WISHES: Final = 2
_GROUPS: Final = 10
_PREFERRED: Final = 3
_OVERLAPS: Final = 3


def my(
    reader: Reader,
    mine: Sequence[Session],
    standing: Standing,
    page: int,
    note: str,
    has_feed: bool,
) -> Screen:
    """One's own programme: what is part of their day and not over yet, below a note.

    Where there can be one, its calendar keeps itself up to date; else it is a file.
    """
    tr = reader.tr
    ahead = [session for session in mine if session.end > reader.now]
    found = overlapping(ahead)
    wishes = [wish for wish in standing.wishes if wish.group in reader.snapshot.groups]
    text = Text().title(note).line() if note else Text()
    text.title(tr("My programme")).line(time_zone_line(reader))
    if found:
        text.line(tr.plural("{n} overlap", "{n} overlaps", len(found)))
    for wish in wishes[:_WISHES]:
        text.line(waiting_line(reader, wish))
    shown = page_of(reader, text, _timeline(reader, ahead), page, _SHOWN)
    text.joined(shown.position(tr))
    if ahead:
        write_page(reader, text, shown)
    elif said := _why_empty(reader, was_noted=bool(mine), waits=bool(wishes)):
        text.line().lines(said)
    calendar = [Button(tr("Calendar file"), SendCalendar(Scope.MINE))] if mine else []
    calendar = [Button(tr("Calendar"), Feed())] if has_feed else calendar
    is_first = shown.number == 0
    earlier = (Button(tr("Earlier"), MyPast()),) if is_first and len(ahead) < len(mine) else ()
    on_paper = (Button(tr("As PDF"), PrintMine()),) if mine else ()
    share = [Button(tr("Share"), ShareMine())] if shareable(reader, mine) else []
    ways = []
    if found:
        ways.append(Button(tr("Resolve overlaps"), Overlaps()))
    if standing.seats or wishes:
        ways.append(Button(tr("My groups"), MyGroups()))
    # A third way would be a row too many: it takes the place of that to the programme, which home
    # has as well.
    is_full = len(ways) == _WAYS and bool(share)
    return text.screen(
        session_keys(reader, shown),
        (*earlier, *shown.ways(tr, My)),
        side_by_side(ways if is_full else [*ways, *share]),
        (Button(tr("Reminders"), Reminders()), *calendar),
        (
            *on_paper,
            *((*share, *reader.home()) if is_full else reader.back(tr("Programme"), Days())),
        ),
    )


def _why_empty(reader: Reader, *, was_noted: bool, waits: bool) -> Sequence[str]:
    """Why nothing is ahead of somebody, and how something gets there."""
    tr = reader.tr
    if was_noted:
        return [tr("Everything that was noted for you is over.")]
    if waits:
        return []
    if reader.now >= reader.snapshot.end:
        return [tr("The programme is over.")]
    return [
        tr("Nothing is noted for you yet."),
        tr("Look through the programme and the working groups.")
        if reader.snapshot.groups
        else tr("Look through the programme."),
        tr("The star on a session notes it here, and I tell you if it changes."),
    ]


def my_past(reader: Reader, mine: Sequence[Session], page: int = 0) -> Screen:
    """What one had and is over, the last of it first."""
    over = [session for session in reversed(mine) if session.end <= reader.now]
    text = Text().title(reader.tr("My programme")).line(reader.tr("Over"))
    shown = page_of(reader, text, by_days(reader, over), page)
    text.joined(shown.position(reader.tr))
    write_page(reader, text, shown)
    return text.screen(
        session_keys(reader, shown),
        shown.ways(reader.tr, MyPast),
        reader.back(reader.tr("My programme"), My()),
    )


def my_groups(reader: Reader, standing: Standing) -> Screen:
    """The seats and the queues of a person, in the order of their wishes."""
    tr, groups = reader.tr, reader.snapshot.groups
    seats = [groups[name] for name in standing.seats if name in groups]
    wishes = [wish for wish in standing.wishes if wish.group in groups]
    lines = [_seat_line(reader, group, standing) for group in seats]
    lines += [waiting_line(reader, wish) for wish in wishes]
    text = Text().title(tr("My groups")).line()
    if not lines:
        _write_none(reader, text)
    text.lines(f"{number}. {line}" for number, line in enumerate(lines, 1))
    if len(wishes) > 1:
        text.line(tr("When a seat is yours, wishes below it at the same time are given up."))
    team = "" if lines else reader.person.team
    names = [*(group.id for group in seats), *(wish.group for wish in wishes)]
    preferred = [
        reader.link(
            tr("↑ Prefer: {group}", group=reader.text(groups[wish.group].title)), Prefer(wish.group)
        )
        for wish in wishes[1:_PREFERRED]
    ]
    return text.screen(
        number_keys([(number, GroupAt(name)) for number, name in enumerate(names[:_GROUPS], 1)]),
        preferred,
        Button(tr("Leave the team"), LeaveTeam(team)) if team else (),
        () if lines else ask_button(reader),
        reader.back(tr("My programme"), My()),
    )


def _write_none(reader: Reader, text: Text) -> None:
    """That there is no seat, for somebody who may have wanted to give one up, and what there is."""
    tr, person = reader.tr, reader.person
    text.line(tr("You are in no group and on no waiting list."))
    if person.starred:
        text.line(tr("What you have noted with a star you take off in your programme."))
    text.line(tr("If you do not come at all, please tell the organisers."))


def _seat_line(reader: Reader, group: Group, standing: Standing) -> str:
    title = at_word(reader.text(group.title))
    clashing = clashing_seats(reader, group.id, standing)
    if not clashing:
        return reader.tr("{group}: you have a seat", group=title)
    return reader.tr(
        "{group}: you have a seat. Attention: at the same time as {groups}",
        group=title,
        groups=titles(reader, clashing),
    )


def overlapping(sessions: Sequence[Session]) -> list[tuple[Session, Session]]:
    """Each two of the sessions that overlap, once; they are in the order of their starts."""
    found, held = [], [session for session in sessions if session.takes_place]
    for number, first in enumerate(held):
        for second in held[number + 1 :]:
            if second.start >= first.end:
                break
            found.append((first, second))
    return found


def overlaps(reader: Reader, mine: Sequence[Session], page: int = 0) -> Screen:
    """What overlaps in one's own programme, each with both ways out."""
    tr = reader.tr
    found = overlapping([session for session in mine if session.end > reader.now])
    text = Text().title(tr("Overlaps"))
    listed = Page.fitting(found, page, lambda pair: _height(reader, *pair), LINES - 2, _OVERLAPS)
    text.joined(listed.position(tr))
    if not found:
        text.line(tr("Nothing overlaps any more."))
    presses: list[tuple[int, Action]] = []
    for first, second in listed.items:
        text.section(
            f"{reader.short_day(reader.snapshot.day_of(first))}, {_hours_of(reader, first, second)}"
        )
        for session, other in ((first, second), (second, first)):
            presses.append((len(presses) + 1, GoTo(session.id, other.id)))
            text.line(f"{len(presses)}. {_way_out(reader, session, other)}")
    return text.screen(
        number_keys(presses), listed.ways(tr, Overlaps), reader.back(tr("My programme"), My())
    )


def _way_out(reader: Reader, session: Session, other: Session) -> str:
    return reader.tr(
        "To “{title}” instead of “{other}”",
        title=at_word(reader.title(session)),
        other=at_word(reader.title(other)),
    )


def _height(reader: Reader, first: Session, second: Session) -> int:
    """The lines of an overlap: an empty one, its hours, and both ways out."""
    ways = (_way_out(reader, first, second), _way_out(reader, second, first))
    return 2 + sum(lines_of(way, NUMBER) for way in ways)


def _hours_of(reader: Reader, first: Session, second: Session) -> str:
    """From when to when both go on."""
    since, until = max(first.start, second.start), min(first.end, second.end)
    return formats.span(reader.tr, since, until, reader.snapshot.event.timezone)


def _timeline(reader: Reader, sessions: Sequence[Session]) -> list[Entry]:
    """The sessions by days, with the breaks between them."""
    return [
        entry
        for heading, listed in by_day(reader, sessions)
        for entry in with_breaks(listed, heading)
    ]
