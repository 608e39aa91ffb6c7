"""What is noted for a person: seats, queues, and the sessions they starred."""

from handlers.presses import Days, GroupAt, Groups, My
from handlers.sign_up.presses import KeepOnly, Prefer
from handlers.views.groups import clashing_seats, sitting_lines, titles
from handlers.views.screen import Button, Row, Screen, Text, column
from handlers.views.sessions import Page, session_button, time_zone_line, write_days
from handlers.views.viewpoint import Viewpoint
from storage.seats.model import Standing


def my(v: Viewpoint, standing: Standing, page: int = 0, note: str = "") -> Screen:
    """One's seats, wishes and starred sessions; what is over comes last."""
    tr, sessions = v.tr, v.snapshot.sessions.values()
    starred = [session for session in sessions if session.id in v.starred]
    ahead = [session for session in starred if session.end > v.now]
    shown = Page.of([*ahead, *(s for s in starred if s.end <= v.now)], page)
    text = Text()
    if note:
        text.bold(note).line().line()
    text.title(tr("My programme"))
    rows: list[Row] = []
    if shown.number == 0:
        rows.extend(_write_seats(v, text, standing))
        rows.extend(_write_wishes(v, text, standing))
    if starred:
        text.line().bold(tr("Noted")).line()
        write_days(v, text, shown)
    elif not standing.seats and not standing.wishes:
        text.line().line(tr("Nothing is noted for you yet."))
        text.line(tr("Look through the programme and the working groups."))
        text.line(tr("The star on a session notes it here, and I tell you if it changes."))
    return text.screen(
        [
            *rows,
            *column(session_button(v, session) for session in shown.items),
            shown.row(v, My),
            (Button(tr("Programme"), Days()), Button(tr("Working groups"), Groups())),
            v.home(),
        ]
    )


def _write_seats(v: Viewpoint, text: Text, standing: Standing) -> list[Row]:
    """The seats with their hours; a clash that a release has made is resolved with one press."""
    tr = v.tr
    rows: list[Row] = []
    seats = [v.snapshot.groups[name] for name in standing.seats if name in v.snapshot.groups]
    if not seats:
        return []
    text.line().bold(tr.plural("Your seat", "Your seats", len(seats)))
    text.line(f" · {time_zone_line(v)}")
    for group in seats:
        text.line(f"• {v.text(group.title)}")
        text.lines(f"  {line}" for line in sitting_lines(v, group))
        clashing = clashing_seats(v, group.id, standing)
        if clashing:
            text.line(tr("  Attention: at the same time as {groups}. Which one do you keep?",
                         groups=titles(v, clashing)))  # fmt: skip
            label = tr("Keep: {group}", group=v.text(group.title))
            rows.append((v.link(label, KeepOnly(group.id)),))
        rows.append((v.link(v.text(group.title), GroupAt(group.id)),))
    return rows


def _write_wishes(v: Viewpoint, text: Text, standing: Standing) -> list[Row]:
    """The queues in the order of the person's wishes, which a press changes."""
    tr = v.tr
    rows: list[Row] = []
    wishes = [wish for wish in standing.wishes if wish.group in v.snapshot.groups]
    if not wishes:
        return []
    text.line().bold(tr.plural("Your wish", "Your wishes", len(wishes))).line()
    for number, wish in enumerate(wishes, 1):
        title = v.text(v.snapshot.groups[wish.group].title)
        place = tr("{position} of {of} on the waiting list",
                   position=wish.place.position, of=wish.place.of)  # fmt: skip
        text.line(f"{number}. {title}: {place}")
        rows.append((v.link(title, GroupAt(wish.group)),))
        if number > 1:
            rows.append((v.link(tr("↑ Prefer: {group}", group=title), Prefer(wish.group)),))
    if len(wishes) > 1:
        text.line(tr("When a seat is yours, wishes below it at the same time are given up."))
    return rows
