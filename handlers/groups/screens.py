"""The working groups: how full they are, when they sit, and the ways to a seat."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from handlers.frame.cancelled import in_short
from handlers.frame.reader import Reader
from handlers.frame.seats import (
    clashing_seats,
    has_room,
    is_crowded,
    may_still_get_in,
    off_line,
    places_left,
    titles,
    your_turn,
)
from handlers.frame.session_lists import by_days, page_of, provisional_note
from handlers.frame.sessions import at_the_same_time, may_move, time_zone_line, where
from handlers.groups.actions import GroupAt, Groups, Join, KeepOnly, Leave
from handlers.groups.sign_up_screens import (
    closed_lines,
    crowded_lines,
)
from handlers.helpdesk.door import ask_button
from handlers.programme.door import session_keys
from handlers.registrations.actions import ListOf
from handlers.releases.actions import ChangeGroup
from handlers.ui.on_a_phone import LINES, at_word, lines_of
from handlers.ui.paging import NUMBER, Page
from handlers.ui.screen import Asks, Button, Screen, Text
from locales import formats
from storage.programme.model import Group, Session
from storage.seats.model import Standing

_WANTED: Final = 1
"""The most groups waited for beside a seat that have a key of their own."""


def groups(reader: Reader, standing: Standing, page: int = 0) -> Screen:
    """All working groups, those one has a seat in first: when they sit, and whether there is one.

    Where all sit next at the same time and place, that stands above the list.
    """
    text = Text().title(reader.tr("Working groups"))
    listed = sorted(reader.snapshot.programme.groups, key=lambda g: _nearness(g, standing))
    hours = [_first_of(reader, _next_of(reader, group)) for group in listed]
    shared = hours[0] if len(hours) > 1 and all(lines == hours[0] for lines in hours) else []
    entries = [
        (group, [*(() if shared else lines), availability(reader, group, standing)])
        for group, lines in zip(listed, hours, strict=True)
    ]
    room = LINES - text.height - bool(_note(reader, entries)) - len(shared)
    shown = Page.fitting(entries, page, partial(_height, reader), room)
    text.joined(time_zone_line(reader), shown.position(reader.tr)).lines(shared)
    if note := _note(reader, shown.items):
        text.italic(note).line()
    if not entries:
        text.line(reader.tr("There are no working groups."))
    for number, (group, lines) in shown.numbered():
        text.add(f"{number}. ").bold(_in_list(reader, group)).line().lines(lines)
    return text.screen(
        shown.keys(lambda entry: GroupAt(entry[0].id)),
        shown.ways(reader.tr, Groups),
        reader.home(),
    )


def _nearness(group: Group, standing: Standing) -> tuple[bool, bool]:
    """Where a group stands in the list: those with a seat first, then those that one waits for."""
    return group.id not in standing.seats, standing.wish(group.id) is None


def _note(reader: Reader, entries: Sequence[tuple[Group, list[str]]]) -> str:
    """What the asterisk behind the hours of these groups means, where one has it."""
    return provisional_note(
        reader, [sitting for group, _ in entries for sitting in _next_of(reader, group)]
    )


def _next_of(reader: Reader, group: Group) -> Sequence[Session]:
    """The next sitting of a group, else the last one; nothing where it has none."""
    sittings = reader.snapshot.by_group.get(group.id, ())
    ahead = [s for s in sittings if s.end > reader.now] or sittings[-1:]
    return ([s for s in ahead if s.takes_place] or ahead)[:1]


def _first_of(reader: Reader, sittings: Sequence[Session]) -> list[str]:
    if not sittings:
        return []
    first = sittings[0]
    day = reader.snapshot.day_of(first)
    when = f"{formats.weekday(reader.tr, day)} {day.day}, {reader.hours(first)}"
    if not first.takes_place:
        return [f"{when}, {in_short(reader, first)}"]
    if first.end <= reader.now:
        over = reader.tr(" (over)")
        return [f"{when}{over}"]
    return [f"{when}{'*' if may_move(first, reader.now) else ''}, {where(reader, first)}"]


def _height(reader: Reader, entry: tuple[Group, list[str]]) -> int:
    group, lines = entry
    return lines_of(_in_list(reader, group), NUMBER) + sum(map(lines_of, lines))


def _in_list(reader: Reader, group: Group) -> str:
    return at_word(reader.text(group.title))


def group(reader: Reader, shown: Group, standing: Standing) -> Screen:
    """One working group: who coordinates it, when it sits, and the way to a seat."""
    sittings = reader.snapshot.by_group.get(shown.id, ())
    text = Text().title(reader.text(shown.title)).line()
    if off := off_line(reader, shown):
        text.bold(off).line().line()
    if shown.coordinator:
        text.bold(reader.tr("Coordinated by")).line().line(reader.text(shown.coordinator)).line()
    if sittings:
        text.bold(reader.tr.plural("Sitting", "Sittings", len(sittings)))
        text.line(f" · {time_zone_line(reader)}")
        _write_sittings(reader, text, sittings)
    else:
        text.line(reader.tr("The hours will be announced."))
    asterisk = provisional_note(reader, sittings)
    if asterisk:
        text.italic(asterisk).line()
    text.section(availability(reader, shown, standing))
    _write_sign_up(reader, text, shown, standing)
    ways_in = [*_sign_up_buttons(reader, shown, standing)]
    offered = next((way for way in ways_in if isinstance(way.press, Join | KeepOnly)), None)
    return text.screen(
        ways_in,
        session_keys(reader, page_of(reader, Text(), by_days(reader, sittings), 0))
        if sittings
        else (),
        reader.back(reader.tr("All groups"), Groups()),
        Button(reader.tr("List of participants"), ListOf(shown.id))
        if reader.may_list(shown.id) and not reader.in_group
        else (),
        Button(reader.tr("Change (organisers)"), ChangeGroup(shown.id))
        if reader.is_organiser
        else (),
        asks=Asks(offered) if offered else None,
    )


def availability(reader: Reader, shown: Group, standing: Standing) -> str:
    """Whether there is a seat in a group, or which one the reader has."""
    tr, wish = reader.tr, standing.wish(shown.id)
    if shown.id in standing.seats:
        return tr("You have a seat.")
    if wish:
        place = wish.place
        return tr("You are waiting: {position} of {of}", position=place.position, of=place.of)
    if shown.opens and reader.now < shown.opens:
        return tr("Sign-up begins: {when}", when=reader.moment(shown.opens))
    places = places_left(reader, shown, standing)
    ends = reader.snapshot.sign_up_ends(shown)
    if reader.now >= ends:
        over = tr("Sign-up ended: {when}", when=reader.moment(ends))
        return f"{over} · {places}" if is_crowded(shown, standing) else over
    return places


def _write_sign_up(reader: Reader, text: Text, shown: Group, standing: Standing) -> None:
    tr = reader.tr
    clashing = clashing_seats(reader, shown.id, standing)
    is_open = reader.snapshot.takes_sign_ups(shown, reader.now)
    if shown.id in standing.seats and clashing:
        text.line(
            tr(
                "Attention: at the same time you have a seat in {groups}.",
                groups=titles(reader, clashing),
            )
        )
    elif shown.id in standing.seats and (wanted := _still_wanted(reader, shown, standing)):
        text.line(
            tr(
                "You still wait for {groups} at the same time: if it is your turn there, you get"
                " that seat and lose this one.",
                groups=titles(reader, wanted),
            )
        )
    elif standing.wish(shown.id):
        text.joined(your_turn(reader, shown))
        if clashing:
            text.line(
                tr("Until then you keep your seat in {groups}.", groups=titles(reader, clashing))
            )
    elif shown.id not in standing.seats and clashing and is_open:
        text.line(
            tr("At the same time you have a seat in {groups}.", groups=titles(reader, clashing))
        )
    if is_open or shown.id in standing.seats:
        text.lines(_other_overlaps(reader, shown))
    if is_open:
        text.line(
            tr("Sign-up until {when}", when=reader.moment(reader.snapshot.sign_up_ends(shown)))
        )
    text.lines(crowded_lines(reader, shown, standing))
    text.lines(closed_lines(reader, shown, standing))


def _still_wanted(reader: Reader, shown: Group, standing: Standing) -> list[str]:
    """The groups at the time of one that the reader sits in for which they wait on, and whose seat
    would be theirs instead of that.
    """
    clashing, groups = reader.snapshot.clashing_groups.get(shown.id, ()), reader.snapshot.groups
    return [
        wish.group
        for wish in standing.wishes
        if wish.group in clashing and reader.snapshot.takes_sign_ups(groups[wish.group], reader.now)
    ]


def _other_overlaps(reader: Reader, shown: Group) -> list[str]:
    """What of the reader's day is no group and at the time of the sittings; the first two of it."""
    others = {
        other.id: other
        for sitting in reader.snapshot.by_group.get(shown.id, ())
        if sitting.end > reader.now
        for other in reader.snapshot.parallel_to(sitting)
        if other.id in reader.person.attends and not other.group
    }
    return at_the_same_time(reader, list(others.values()))


def _sign_up_buttons(reader: Reader, shown: Group, standing: Standing) -> Iterator[Button]:
    tr = reader.tr
    if reader.in_group:
        return
    if shown.id in standing.seats:
        if clashing_seats(reader, shown.id, standing):
            yield Button(tr("Keep only this seat"), KeepOnly(shown.id), style="primary")
        sittings = reader.snapshot.by_group.get(shown.id, ())
        if not sittings or any(sitting.end > reader.now for sitting in sittings):
            yield Button(tr("Give the seat up"), Leave(shown.id))
        for group in _still_wanted(reader, shown, standing)[:_WANTED]:
            title = reader.text(reader.snapshot.groups[group].title)
            yield reader.link(tr("Wait no longer: {group}", group=title), Leave(group))
    elif standing.wish(shown.id):
        yield Button(tr("Leave the waiting list"), Leave(shown.id))
    elif reader.snapshot.takes_sign_ups(shown, reader.now):
        is_free = has_room(shown, standing)
        label = tr("Sign up") if is_free else tr("Join the waiting list")
        yield Button(label, Join(shown.id), style="primary")
    elif may_still_get_in(reader, shown):
        yield ask_button(reader)


def _write_sittings(reader: Reader, text: Text, sittings: Sequence[Session]) -> None:
    """A line for each sitting: when and where, or that it is cancelled."""
    for number, sitting in enumerate(sittings, 1):
        text.add(f"{number}. " if len(sittings) > 1 else "")
        when = f"{reader.short_day(reader.snapshot.day_of(sitting))}, {reader.hours(sitting)}"
        if not sitting.takes_place:
            text.struck(when).line(f", {in_short(reader, sitting)}")
            continue
        if sitting.end <= reader.now:
            text.add(when).line(reader.tr(" (over)"))
        else:
            text.line(f"{when}{'*' if sitting.provisional else ''}, {where(reader, sitting)}")
