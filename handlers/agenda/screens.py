"""A person's own programme: what is on and next, seats, wishes, all of it by days; reminders."""

from collections.abc import Sequence

from handlers.agenda.actions import (
    My,
    Reminders,
    Scope,
    SendCalendar,
    SetDigest,
    SetQuietHours,
    Swap,
    ToggleLead,
    TurnOff,
    Where,
)
from handlers.agenda.door import highlights_button
from handlers.frame.reader import Reader
from handlers.frame.seats import clashing_seats, titles
from handlers.frame.sessions import (
    by_day,
    provisional_note,
    time_zone_line,
    write_blocks,
    write_sessions_at,
)
from handlers.groups.actions import GroupAt, Groups, KeepOnly, Prefer
from handlers.person.actions import Settings
from handlers.programme.actions import Days
from handlers.programme.door import session_buttons
from handlers.ui.choice import choice
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text, grid
from storage.preferences import LEADS, QUIET_HOURS
from storage.programme.model import Session
from storage.seats.model import Standing


def my(v: Reader, mine: Sequence[Session], standing: Standing, page: int = 0) -> Screen:
    """One's own programme, made of what is part of their day; what is over comes last."""
    tr = v.tr
    ahead = [session for session in mine if session.end > v.now]
    shown = Page.of([*ahead, *(s for s in mine if s.end <= v.now)], page)
    text = Text().title(tr("My programme")).line(time_zone_line(v))
    buttons: list[Button] = []
    if shown.number == 0:
        _write_now_and_next(v, text, ahead)
        buttons += _write_seats(v, text, standing)
        buttons += _write_wishes(v, text, standing)
    if mine:
        buttons += _write_timeline(v, text, shown, mine)
    elif not standing.wishes:
        text.line().line(tr("Nothing is noted for you yet."))
        text.line(tr("Look through the programme and the working groups."))
        text.line(tr("The star on a session notes it here, and I tell you if it changes."))
    calendar = [Button(tr("Calendar file"), SendCalendar(Scope.MINE))] if mine else []
    return text.screen(
        buttons,
        session_buttons(v, shown.items),
        shown.row(v.tr, My),
        highlights_button(v, Where.MY),
        (Button(tr("Reminders"), Reminders()), *calendar),
        (Button(tr("Programme"), Days()), Button(tr("Working groups"), Groups())),
        v.home(),
    )


def _write_now_and_next(v: Reader, text: Text, ahead: Sequence[Session]) -> None:
    running = [session for session in ahead if session.is_running(v.now)]
    coming = [session for session in ahead if session.start > v.now]
    if running:
        text.section(v.tr("Now"))
        write_sessions_at(v, text, running)
    if coming and v.snapshot.day_of(coming[0]) == v.today:
        in_time = v.duration(coming[0].start - v.now)
        text.section(v.tr("Next, in {duration}", duration=in_time))
        write_sessions_at(v, text, [s for s in coming if s.start == coming[0].start])


def _write_timeline(
    v: Reader, text: Text, shown: Page[Session], mine: Sequence[Session]
) -> list[Button]:
    """The sessions by days, with breaks and overlaps; the result is the ways out of these."""
    if shown.heading(v.tr):
        text.line().line(shown.heading(v.tr))
    buttons = []
    over = [session for session in shown.items if session.end <= v.now]
    for heading, sessions in by_day(v, shown.items):
        if over and sessions[0] == over[0]:
            text.section(v.tr("Over"))
        text.section(heading)
        ordered = sorted(sessions, key=lambda s: (s.start, s.end))
        write_blocks(v, text, ordered, covered=ordered[0].start)
        for session in ordered:
            others = [s for s in mine if s.id != session.id and s.overlaps(session)]
            if others and session.end > v.now:
                text.line(_overlap_line(v, session, others))
                label = v.tr("Only: {title}", title=v.title(session))
                buttons.append(v.link(label, Swap(session.id)))
    text.italic(provisional_note(v, shown.items))
    return buttons


def _overlap_line(v: Reader, session: Session, others: Sequence[Session]) -> str:
    named = ", ".join(v.tr("“{title}”", title=v.title(other)) for other in others)
    return v.tr("Overlap: “{title}” with {others}", title=v.title(session), others=named)


def _write_seats(v: Reader, text: Text, standing: Standing) -> list[Button]:
    """The seats; a clash that a release has made is resolved with one press."""
    tr, buttons = v.tr, []
    seats = [v.snapshot.groups[name] for name in standing.seats if name in v.snapshot.groups]
    if not seats:
        return []
    text.section(tr.plural("Your seat", "Your seats", len(seats)))
    for group in seats:
        text.line(f"• {v.text(group.title)}")
        clashing = clashing_seats(v, group.id, standing)
        if clashing:
            text.line(
                tr(
                    "  Attention: at the same time as {groups}. Which one do you keep?",
                    groups=titles(v, clashing),
                )
            )
            label = tr("Keep: {group}", group=v.text(group.title))
            buttons.append(v.link(label, KeepOnly(group.id)))
        label = tr("Group: {group}", group=v.text(group.title))
        buttons.append(v.link(label, GroupAt(group.id)))
    return buttons


def _write_wishes(v: Reader, text: Text, standing: Standing) -> list[Button]:
    """The queues in the order of the person's wishes, which a press changes."""
    tr, buttons = v.tr, []
    wishes = [wish for wish in standing.wishes if wish.group in v.snapshot.groups]
    if not wishes:
        return []
    text.section(tr.plural("Your wish", "Your wishes", len(wishes)))
    for number, wish in enumerate(wishes, 1):
        title = v.text(v.snapshot.groups[wish.group].title)
        place = tr(
            "{position} of {of} on the waiting list", position=wish.place.position, of=wish.place.of
        )
        text.line(f"{number}. {title}: {place}")
        buttons.append(v.link(title, GroupAt(wish.group)))
        if number > 1:
            buttons.append(v.link(tr("↑ Prefer: {group}", group=title), Prefer(wish.group)))
    if len(wishes) > 1:
        text.line(tr("When a seat is yours, wishes below it at the same time are given up."))
    return buttons


def settings(v: Reader) -> Screen:
    """How long before a person is reminded, of what, and when without a sound."""
    tr, chosen = v.tr, v.person.preferences
    text = Text().title(tr("Reminders")).line()
    text.line(
        tr(
            "I remind you of what is part of your programme: starred sessions and the"
            " sittings of your groups."
        )
    )
    text.section(tr("How long before?"))
    text.line(_leads_line(v))
    text.section(tr("Your programme in the evening before (20:00)"))
    text.line(tr("on") if chosen.digest else tr("off"))
    text.section(tr("All plenaries and cultural events"))
    text.line(tr("on") if chosen.highlights else tr("off"))
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
    label = tr("In the evening before")
    evening = choice(label, SetDigest(not chosen.digest), chosen=chosen.digest)
    return text.screen(
        grid(leads, 4),
        Button(tr("No reminders"), TurnOff()) if chosen.leads else (),
        evening,
        highlights_button(v, Where.REMINDERS),
        grid(quiet, 2),
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
    return v.tr("Always with a sound") if since == until else f"{since:02}–{until:02}"
