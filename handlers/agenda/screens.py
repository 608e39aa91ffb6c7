"""A person's own programme: what is on and next, seats, wishes, all of it by days; reminders."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from handlers.agenda.actions import (
    GoTo,
    My,
    MyGroups,
    MyPast,
    Overlaps,
    Reminders,
    Scope,
    SendCalendar,
    SetDigest,
    SetQuietHours,
    ToggleLead,
    TurnOff,
    Where,
)
from handlers.agenda.door import highlights_button
from handlers.frame.cancelled import in_short, write_title
from handlers.frame.reader import Reader
from handlers.frame.seats import clashing_seats, titles
from handlers.frame.sessions import (
    Entry,
    by_day,
    by_days,
    mine_of,
    next_sessions,
    page_of,
    running_sessions,
    strand_name,
    strand_of,
    strands,
    time_zone_line,
    where,
    with_breaks,
    write_page,
)
from handlers.groups.actions import GroupAt, Groups, Prefer
from handlers.person.actions import Settings
from handlers.programme.actions import Days, Now
from handlers.programme.door import session_button, session_keys
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.paging import Page, number_keys
from handlers.ui.screen import LINES, Button, Screen, Text, grid, lines_of, shortened, side_by_side
from locales import formats
from storage.preferences import LEADS, QUIET_HOURS
from storage.programme.model import Group, Session
from storage.seats.model import Standing, Wish

_SHOWN: Final = 5
_WISHES: Final = 2
_GROUPS: Final = 10
_PREFERRED: Final = 3
_OVERLAPS: Final = 3
_NUMBER: Final = 4
_AT_ONCE: Final = 2
_TITLE: Final = 36
_MINUTES_OF_A_DAY: Final = 24 * 60


def my(
    v: Reader, mine: Sequence[Session], standing: Standing, page: int = 0, note: str = ""
) -> Screen:
    """One's own programme: what is part of their day and not over yet, below a note."""
    tr = v.tr
    ahead = [session for session in mine if session.end > v.now]
    found = overlapping(ahead)
    wishes = [wish for wish in standing.wishes if wish.group in v.snapshot.groups]
    text = Text().title(note).line() if note else Text()
    text.title(tr("My programme")).line(time_zone_line(v))
    if found:
        text.line(tr.plural("{n} overlap", "{n} overlaps", len(found)))
    for wish in wishes[:_WISHES]:
        text.line(_waiting_line(v, wish))
    shown = page_of(v, text, _timeline(v, ahead), page, _SHOWN)
    text.joined(shown.position(tr))
    if ahead:
        write_page(v, text, shown)
    elif mine:
        text.line().line(tr("Everything that was noted for you is over."))
    elif not wishes:
        text.line().line(tr("Nothing is noted for you yet."))
        text.line(
            tr("Look through the programme and the working groups.")
            if v.snapshot.groups
            else tr("Look through the programme.")
        )
        text.line(tr("The star on a session notes it here, and I tell you if it changes."))
    calendar = [Button(tr("Calendar file"), SendCalendar(Scope.MINE))] if mine else []
    ways = []
    if found:
        ways.append(Button(tr("Resolve overlaps"), Overlaps()))
    if standing.seats or wishes:
        ways.append(Button(tr("My groups"), MyGroups()))
    return text.screen(
        session_keys(v, shown),
        shown.ways(tr, My),
        side_by_side(ways),
        (Button(tr("Reminders"), Reminders()), *calendar),
        (
            *((Button(tr("Earlier"), MyPast()),) if len(ahead) < len(mine) else ()),
            *v.back(tr("Programme"), Days()),
        ),
    )


def my_past(v: Reader, mine: Sequence[Session], page: int = 0) -> Screen:
    """What one had and is over, the last of it first."""
    over = [session for session in reversed(mine) if session.end <= v.now]
    text = Text().title(v.tr("My programme")).line(v.tr("Over"))
    shown = page_of(v, text, by_days(v, over), page)
    text.joined(shown.position(v.tr))
    write_page(v, text, shown)
    return text.screen(
        session_keys(v, shown), shown.ways(v.tr, MyPast), v.back(v.tr("My programme"), My())
    )


def my_groups(v: Reader, standing: Standing) -> Screen:
    """The seats and the queues of a person, in the order of their wishes."""
    tr, groups = v.tr, v.snapshot.groups
    seats = [groups[name] for name in standing.seats if name in groups]
    wishes = [wish for wish in standing.wishes if wish.group in groups]
    lines = [_seat_line(v, group, standing) for group in seats]
    lines += [_waiting_line(v, wish) for wish in wishes]
    text = Text().title(tr("My groups")).line()
    if not lines:
        text.line(tr("You are in no group and on no waiting list."))
    text.lines(f"{number}. {line}" for number, line in enumerate(lines, 1))
    if len(wishes) > 1:
        text.line(tr("When a seat is yours, wishes below it at the same time are given up."))
    names = [*(group.id for group in seats), *(wish.group for wish in wishes)]
    preferred = [
        v.link(tr("↑ Prefer: {group}", group=v.text(groups[wish.group].title)), Prefer(wish.group))
        for wish in wishes[1:_PREFERRED]
    ]
    return text.screen(
        number_keys([(number, GroupAt(name)) for number, name in enumerate(names[:_GROUPS], 1)]),
        preferred,
        v.back(tr("My programme"), My()),
    )


def _seat_line(v: Reader, group: Group, standing: Standing) -> str:
    title = shortened(v.text(group.title), _TITLE)
    clashing = clashing_seats(v, group.id, standing)
    if not clashing:
        return v.tr("{group}: you have a seat", group=title)
    return v.tr(
        "{group}: you have a seat. Attention: at the same time as {groups}",
        group=title,
        groups=titles(v, clashing),
    )


def _waiting_line(v: Reader, wish: Wish) -> str:
    return v.tr(
        "{group}: {position} of {of} on the waiting list",
        group=shortened(v.text(v.snapshot.groups[wish.group].title), _TITLE),
        position=wish.place.position,
        of=wish.place.of,
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


def overlaps(v: Reader, mine: Sequence[Session], page: int = 0) -> Screen:
    """What overlaps in one's own programme, each with both ways out."""
    tr = v.tr
    found = overlapping([session for session in mine if session.end > v.now])
    text = Text().title(tr("Overlaps"))
    listed = Page.fitting(found, page, lambda pair: _height(v, *pair), LINES - 2, _OVERLAPS)
    text.joined(listed.position(tr))
    if not found:
        text.line(tr("Nothing overlaps any more."))
    presses: list[tuple[int, Action]] = []
    for first, second in listed.items:
        text.section(f"{v.short_day(v.snapshot.day_of(first))}, {_hours_of(v, first, second)}")
        for session, other in ((first, second), (second, first)):
            presses.append((len(presses) + 1, GoTo(session.id, other.id)))
            text.line(f"{len(presses)}. {_way_out(v, session, other)}")
    return text.screen(
        number_keys(presses), listed.ways(tr, Overlaps), v.back(tr("My programme"), My())
    )


def _way_out(v: Reader, session: Session, other: Session) -> str:
    return v.tr(
        "To “{title}” instead of “{other}”",
        title=shortened(v.title(session), _TITLE),
        other=shortened(v.title(other), _TITLE),
    )


def _height(v: Reader, first: Session, second: Session) -> int:
    """The lines of an overlap: an empty one, its hours, and both ways out."""
    ways = (_way_out(v, first, second), _way_out(v, second, first))
    return 2 + sum(lines_of(way, _NUMBER) for way in ways)


def _hours_of(v: Reader, first: Session, second: Session) -> str:
    """From when to when both go on."""
    since, until = max(first.start, second.start), min(first.end, second.end)
    return formats.span(v.tr, since, until, v.snapshot.event.timezone)


def next_for_me(v: Reader) -> Screen:
    """Where the reader has to be: what, where and when, in two lines each."""
    tr, mine = v.tr, mine_of(v)
    text = Text()
    for session in mine.running[:_AT_ONCE]:
        _write_two_lines(v, text, session, v.time_left(session))
    for session in mine.coming[:_AT_ONCE]:
        _write_two_lines(v, text, session, _until(v, session))
    shown = (*mine.running[:_AT_ONCE], *mine.coming[:_AT_ONCE])
    for session in mine.cancelled[:_AT_ONCE]:
        _write_two_lines(v, text, session)
    _write_rest(v, text, len(mine.all) - len(shown) - len(mine.cancelled[:_AT_ONCE]))
    if not shown:
        return _next_for_all(v, text.line() if mine.cancelled else text)
    return text.screen(
        side_by_side([session_button(v, session) for session in shown[:_AT_ONCE]]),
        v.back(tr("My programme"), My()),
    )


def _next_for_all(v: Reader, text: Text) -> Screen:
    """For whom nothing is noted: what is on or next in the programme, and where to note it."""
    tr = v.tr
    if v.person.attends:
        text.title(tr("Nothing more is noted for you."))
    else:
        text.title(tr("Nothing is noted for you yet."))
    running = [session for session in running_sessions(v) if session.takes_place][:1]
    coming = next_sessions(v)[:1]
    if running or coming:
        text.section(tr("In the programme"))
    for session in running:
        _write_two_lines(v, text, session, v.time_left(session))
    for session in coming:
        _write_two_lines(v, text, session, _until(v, session))
    return text.screen(
        (Button(tr("Now"), Now()), Button(tr("My programme"), My())),
        (*((Button(tr("Groups"), Groups()),) if v.snapshot.groups else ()), *v.home()),
    )


def at_hour(v: Reader, day: date, minute: int) -> Screen | None:
    """What is part of the reader's programme at a minute of a day; None for no minute of one."""
    if minute >= _MINUTES_OF_A_DAY:
        return None
    tr, zone = v.tr, v.snapshot.event.timezone
    hour = time(minute // 60, minute % 60)
    moment = datetime.combine(day, hour, zone).astimezone(UTC)
    mine, text = mine_of(v, moment), Text()
    if mine.running:
        for session in mine.running[:_AT_ONCE]:
            _write_two_lines(v, text, session)
        _write_rest(v, text, len(mine.running[_AT_ONCE:]))
    else:
        title = tr("Nothing is noted for you at {hour}.", hour=f"{hour:%H:%M}")
        text.title(title).line(f"{v.day(day)}")
        for session in [s for s in mine.cancelled if s.start <= moment][:_AT_ONCE]:
            _write_two_lines(v, text, session)
        for session in mine.coming[:_AT_ONCE]:
            _write_two_lines(v, text.line(), session, tr("comes next"))
    first = next(iter((*mine.running, *mine.coming)), None)
    return text.screen(session_button(v, first) if first else (), v.back(tr("My programme"), My()))


def _write_two_lines(v: Reader, text: Text, session: Session, remark: str = "") -> None:
    write_title(v, text, session, _TITLE)
    text.line(f", {where(v, session) if session.takes_place else in_short(v, session)}")
    when = f"{v.short_day(v.snapshot.day_of(session))}, {v.hours(session)}"
    text.joined(when, remark)


def _write_rest(v: Reader, text: Text, more: int) -> None:
    if more:
        text.line(v.tr.plural("and {n} more", "and {n} more", more))


def _until(v: Reader, session: Session) -> str:
    """In how much time a session begins; in days where it is long."""
    days = (v.snapshot.day_of(session) - v.today).days
    if days > 1:
        return formats.in_days(v.tr, days)
    return v.tr("in {duration}", duration=v.duration(session.start - v.now))


def _timeline(v: Reader, sessions: Sequence[Session]) -> list[Entry]:
    """The sessions by days, with the breaks between them."""
    return [
        entry for heading, listed in by_day(v, sessions) for entry in with_breaks(listed, heading)
    ]


def settings(v: Reader) -> Screen:
    """How long before a person is reminded, of what, and when without a sound."""
    tr, chosen = v.tr, v.person.preferences
    text = Text().title(tr("Reminders")).line()
    if not chosen.leads:
        text.line(tr("I do not remind you before anything begins; I tell you of changes."))
    elif v.snapshot.groups:
        text.line(
            tr(
                "I remind you of what is part of your programme: starred sessions and the"
                " sittings of your groups."
            )
        )
    else:
        text.line(tr("I remind you of what is part of your programme."))
    text.section(tr("How long before?"))
    text.line(_leads_line(v))
    text.section(tr("Your programme in the evening before (20:00)"))
    text.line(tr("on") if chosen.digest else tr("off"))
    text.section(tr("All plenaries and cultural events"))
    whose = strand_name(v, strand_of(v)) if strands(v.snapshot) else ""
    text.joined(*((tr("on"), whose) if chosen.highlights else (tr("off"),)))
    text.section(tr("Without a sound"))
    text.line(_quiet_line(v, chosen.quiet_from, chosen.quiet_until))
    leads = [
        choice(tr("{n} min", n=lead), ToggleLead(lead), chosen=lead in chosen.leads)
        for lead in LEADS
    ]
    quiet_now = (chosen.quiet_from, chosen.quiet_until)
    quiet = [
        choice(_quiet_label(v, hours), SetQuietHours(number), chosen=hours == quiet_now)
        for number, hours in enumerate(QUIET_HOURS)
    ]
    none = [Button(tr("No reminders"), TurnOff())] if chosen.leads else []
    label = tr("In the evening before")
    evening = choice(label, SetDigest(not chosen.digest), chosen=chosen.digest)
    return text.screen(
        grid(leads, 4),
        side_by_side([*none, evening]),
        highlights_button(v, Where.REMINDERS),
        grid(quiet, 4),
        v.back(tr("Settings"), Settings()),
    )


def _leads_line(v: Reader) -> str:
    leads = sorted(v.person.preferences.leads)
    if not leads:
        return v.tr("off")
    return v.tr("{leads} min before", leads=", ".join(map(str, leads)))


def _quiet_line(v: Reader, since: int, until: int) -> str:
    if since == until:
        return v.tr("never")
    hours = {"since": f"{since:02}", "until": f"{until:02}"}
    return v.tr("from {since}:00 to {until}:00 · {zone}", zone=time_zone_line(v), **hours)


def _quiet_label(v: Reader, hours: tuple[int, int]) -> str:
    since, until = hours
    return v.tr("never") if since == until else f"{since:02}–{until:02}"
