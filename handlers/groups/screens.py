"""The working groups: how full they are, when they sit, the ways to a seat, and what it costs."""

from collections.abc import Iterator, Sequence
from functools import partial

from handlers.frame.cancelled import in_short
from handlers.frame.reader import Reader
from handlers.frame.seats import clashing_seats, has_room, is_crowded, places_left, titles
from handlers.frame.session_lists import by_days, page_of, provisional_note
from handlers.frame.sessions import at_the_same_time, may_move, time_zone_line, where
from handlers.groups.actions import GroupAt, Groups, Join, KeepOnly, Leave
from handlers.groups.sign_up_screens import (
    closed_lines,
    crowded_lines,
    may_still_get_in,
    your_turn,
)
from handlers.helpdesk.door import ask_button
from handlers.programme.door import session_keys
from handlers.registrations.actions import ListOf
from handlers.releases.actions import ChangeGroup
from handlers.ui.choice import confirm
from handlers.ui.paging import NUMBER, Page
from handlers.ui.screen import LINES, MAX_LABEL, Button, Screen, Text, at_word, lines_of
from locales import formats
from storage.programme.model import Group, Session
from storage.seats.model import Standing


def groups(v: Reader, standing: Standing, page: int = 0) -> Screen:
    """All working groups: when they sit, and whether there is a seat."""
    text = Text().title(v.tr("Working groups"))
    entries = [(group, _entry(v, group, standing)) for group in v.snapshot.programme.groups]
    room = LINES - text.height - bool(_note(v, entries))
    shown = Page.fitting(entries, page, partial(_height, v), room)
    text.joined(time_zone_line(v), shown.position(v.tr))
    if note := _note(v, shown.items):
        text.italic(note).line()
    if not entries:
        text.line(v.tr("There are no working groups."))
    for number, (group, lines) in shown.numbered():
        text.add(f"{number}. ").bold(_in_list(v, group)).line().lines(lines)
    return text.screen(
        shown.keys(lambda entry: GroupAt(entry[0].id)),
        shown.ways(v.tr, Groups),
        v.home(),
    )


def _entry(v: Reader, group: Group, standing: Standing) -> list[str]:
    """What a list says of a group below its name: its next sitting, and its seats."""
    return [*_first_of(v, _next_of(v, group)), availability(v, group, standing)]


def _note(v: Reader, entries: Sequence[tuple[Group, list[str]]]) -> str:
    """What the asterisk behind the hours of these groups means, where one has it."""
    return provisional_note(v, [sitting for group, _ in entries for sitting in _next_of(v, group)])


def _next_of(v: Reader, group: Group) -> Sequence[Session]:
    """The next sitting of a group, else the last one; nothing where it has none."""
    sittings = v.snapshot.by_group.get(group.id, ())
    ahead = [s for s in sittings if s.end > v.now] or sittings[-1:]
    return ([s for s in ahead if s.takes_place] or ahead)[:1]


def _first_of(v: Reader, sittings: Sequence[Session]) -> list[str]:
    if not sittings:
        return []
    first = sittings[0]
    day = v.snapshot.day_of(first)
    when = f"{formats.weekday(v.tr, day)} {day.day}, {v.hours(first)}"
    if not first.takes_place:
        return [f"{when}, {in_short(v, first)}"]
    if first.end <= v.now:
        over = v.tr(" (over)")
        return [f"{when}{over}"]
    return [f"{when}{'*' if may_move(first, v.now) else ''}, {where(v, first)}"]


def _height(v: Reader, entry: tuple[Group, list[str]]) -> int:
    group, lines = entry
    return lines_of(_in_list(v, group), NUMBER) + sum(map(lines_of, lines))


def _in_list(v: Reader, group: Group) -> str:
    return at_word(v.text(group.title), MAX_LABEL)


def group(v: Reader, shown: Group, standing: Standing) -> Screen:
    """One working group: who coordinates it, when it sits, and the way to a seat."""
    sittings = v.snapshot.by_group.get(shown.id, ())
    text = Text().title(v.text(shown.title)).line()
    if shown.coordinator:
        text.bold(v.tr("Coordinated by")).line().line(v.text(shown.coordinator)).line()
    if sittings:
        text.bold(v.tr.plural("Sitting", "Sittings", len(sittings)))
        text.line(f" · {time_zone_line(v)}")
        _write_sittings(v, text, sittings)
    else:
        text.line(v.tr("The hours will be announced."))
    asterisk = provisional_note(v, sittings)
    if asterisk:
        text.italic(asterisk).line()
    text.section(availability(v, shown, standing))
    _write_sign_up(v, text, shown, standing)
    return text.screen(
        _sign_up_buttons(v, shown, standing),
        session_keys(v, page_of(v, Text(), by_days(v, sittings), 0)) if sittings else (),
        v.back(v.tr("All groups"), Groups()),
        Button(v.tr("List of participants"), ListOf(shown.id))
        if v.may_list(shown.id) and not v.in_group
        else (),
        Button(v.tr("Change (organisers)"), ChangeGroup(shown.id)) if v.is_organiser else (),
    )


def availability(v: Reader, shown: Group, standing: Standing) -> str:
    """Whether there is a seat in a group, or which one the reader has."""
    tr, wish = v.tr, standing.wish(shown.id)
    if shown.id in standing.seats:
        return tr("You have a seat.")
    if wish:
        place = wish.place
        return tr("You are waiting: {position} of {of}", position=place.position, of=place.of)
    if shown.opens and v.now < shown.opens:
        return tr("Sign-up begins: {when}", when=v.moment(shown.opens))
    places = places_left(v, shown, standing)
    ends = v.snapshot.sign_up_ends(shown)
    if v.now >= ends:
        over = tr("Sign-up ended: {when}", when=v.moment(ends))
        return f"{over} · {places}" if is_crowded(shown, standing) else over
    return places


def _write_sign_up(v: Reader, text: Text, shown: Group, standing: Standing) -> None:
    tr = v.tr
    clashing = clashing_seats(v, shown.id, standing)
    is_open = v.snapshot.takes_sign_ups(shown, v.now)
    if shown.id in standing.seats and clashing:
        text.line(
            tr(
                "Attention: at the same time you have a seat in {groups}.",
                groups=titles(v, clashing),
            )
        )
    elif standing.wish(shown.id):
        text.line(your_turn(v, shown))
        if clashing:
            text.line(tr("Until then you keep your seat in {groups}.", groups=titles(v, clashing)))
    elif shown.id not in standing.seats and clashing and is_open:
        text.line(tr("At the same time you have a seat in {groups}.", groups=titles(v, clashing)))
    if is_open or shown.id in standing.seats:
        text.lines(_other_overlaps(v, shown))
    if is_open:
        text.line(tr("Sign-up until {when}", when=v.moment(v.snapshot.sign_up_ends(shown))))
    text.lines(crowded_lines(v, shown, standing))
    text.lines(closed_lines(v, shown, standing))


def _other_overlaps(v: Reader, shown: Group) -> list[str]:
    """What of the reader's day is no group and at the time of the sittings; the first two of it."""
    others = {
        other.id: other
        for sitting in v.snapshot.by_group.get(shown.id, ())
        if sitting.end > v.now
        for other in v.snapshot.parallel_to(sitting)
        if other.id in v.person.attends and not other.group
    }
    return at_the_same_time(v, list(others.values()))


def _sign_up_buttons(v: Reader, shown: Group, standing: Standing) -> Iterator[Button]:
    tr = v.tr
    if v.in_group:
        return
    if shown.id in standing.seats:
        if clashing_seats(v, shown.id, standing):
            yield Button(tr("Keep only this seat"), KeepOnly(shown.id), style="primary")
        sittings = v.snapshot.by_group.get(shown.id, ())
        if not sittings or any(sitting.end > v.now for sitting in sittings):
            yield Button(tr("Give the seat up"), Leave(shown.id))
    elif standing.wish(shown.id):
        yield Button(tr("Leave the waiting list"), Leave(shown.id))
    elif v.snapshot.takes_sign_ups(shown, v.now):
        is_free = has_room(shown, standing)
        label = tr("Sign up") if is_free else tr("Join the waiting list")
        yield Button(label, Join(shown.id), style="primary")
    elif may_still_get_in(v, shown):
        yield ask_button(v)


def _write_sittings(v: Reader, text: Text, sittings: Sequence[Session]) -> None:
    """A line for each sitting: when and where, or that it is cancelled."""
    for number, sitting in enumerate(sittings, 1):
        text.add(f"{number}. " if len(sittings) > 1 else "")
        when = f"{v.short_day(v.snapshot.day_of(sitting))}, {v.hours(sitting)}"
        if not sitting.takes_place:
            text.struck(when).line(f", {in_short(v, sitting)}")
            continue
        if sitting.end <= v.now:
            text.add(when).line(v.tr(" (over)"))
        else:
            text.line(f"{when}{'*' if sitting.provisional else ''}, {where(v, sitting)}")


def would_give_up(v: Reader, group: Group, seats: Sequence[str], costs: int) -> Screen:
    """The question before a seat is exchanged for another at the same time."""
    tr = v.tr
    cost = tr(
        "There is a free seat. At the same time you have a seat in {groups}; you would give it up.",
        groups=titles(v, list(seats)),
    )
    return confirm(
        v.text(group.title),
        [cost],
        yes=Button(tr("Yes, change"), Join(group.id, costs), style="primary"),
        no=Button(tr("No, stay as I am"), GroupAt(group.id)),
    )


def leave_question(v: Reader, group: Group, has_seat: bool, waiting: int) -> Screen:
    """The question before a seat or a place in the queue is gone."""
    tr, lines = v.tr, [v.text(group.title)]
    if has_seat and waiting and v.snapshot.takes_sign_ups(group, v.now):
        lines.append(tr("The seat goes to the next person at once."))
    sittings = [s for s in v.snapshot.by_group.get(group.id, ()) if s.end > v.now]
    if has_seat and len(sittings) > 1:
        hours = [f"{v.short_day(v.snapshot.day_of(s))}, {v.hours(s)}" for s in sittings]
        lines += [tr("The seat is for all sittings:"), *(f"• {when}" for when in hours)]
    if not has_seat:
        lines.append(tr("Your place in the queue will be gone."))
    label = tr("Yes, give it up") if has_seat else tr("Yes, leave")
    return confirm(
        tr("Give the seat up?") if has_seat else tr("Leave the waiting list?"),
        lines,
        yes=Button(label, Leave(group.id, sure=True), style="danger"),
        no=Button(tr("No, stay"), GroupAt(group.id)),
    )
