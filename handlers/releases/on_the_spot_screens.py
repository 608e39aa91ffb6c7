"""Changing one session or one group on the spot: what to change, and to what."""

from collections.abc import Sequence

from handlers.frame.cancelled import reason_lines
from handlers.frame.changes import day_and_hours, instead_lines, place_name
from handlers.frame.differences import closing, seats
from handlers.frame.reader import Reader
from handlers.frame.session_lists import by_days, write_page
from handlers.frame.sessions import time_zone_line
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.releases.actions import (
    CancelGroup,
    CancelSession,
    ChangeCapacity,
    ChangeClosing,
    ChangeGroup,
    ChangeHours,
    ChangeLink,
    ChangePlace,
    ChangeSession,
    ChangeTitle,
    CloseByDefault,
    CloseNow,
    DropLink,
    Reinstate,
    ReinstateGroup,
    SetCapacity,
    Shift,
)
from handlers.releases.cancelling_screens import sittings_ahead, sittings_off
from handlers.ui.action import Action
from handlers.ui.paging import Page, number_keys
from handlers.ui.screen import Button, Row, Screen, Text, grid
from storage.programme.model import Group, Session

_SHIFTS = (-30, -15, 15, 30, 45, 60)


def session(reader: Reader, shown: Session) -> Screen:
    """What can be changed about a session."""
    tr = reader.tr
    text = (
        Text()
        .title(tr("Change: {title}", title=reader.title(shown)))
        .line(time_zone_line(reader))
        .line()
    )
    if not shown.takes_place:
        text.lines([tr("Cancelled"), *reason_lines(reader, shown), *instead_lines(reader, shown)])
    text.line(tr("Time: {change}", change=day_and_hours(reader, shown)))
    text.line(tr("Place: {place}", place=place_name(reader, reader.snapshot, shown)))
    text.line(tr("Video link: {change}", change=shown.online or tr("none")))
    text.line().line(tr("Nothing is published before you have seen whom it tells."))
    return text.screen(
        (Button(tr("Time"), ChangeHours(shown.id)), Button(tr("Place"), ChangePlace(shown.id))),
        (
            Button(tr("Title"), ChangeTitle(shown.id)),
            Button(tr("Video link"), ChangeLink(shown.id)),
        ),
        *_off_or_on(reader, shown),
        reader.back(tr("« {title}", title=reader.title(shown)), SessionAt(shown.id)),
    )


def _off_or_on(reader: Reader, shown: Session) -> tuple[Button, ...]:
    """Cancel it; or, where it is cancelled, take that back or say why."""
    if shown.takes_place:
        return (Button(reader.tr("Cancel the session"), CancelSession(shown.id), style="danger"),)
    return (
        Button(reader.tr("Takes place after all"), Reinstate(shown.id), style="primary"),
        Button(reader.tr("Another reason"), CancelSession(shown.id)),
        *_whole_group_on(reader, shown),
    )


def _whole_group_on(reader: Reader, shown: Session) -> Row:
    """Let all sittings of its group take place after all, where all of several are cancelled."""
    off = sittings_off(reader, shown.group)
    return (_all_on(reader, shown.group, len(off)),) if shown.group and len(off) > 1 else ()


def _all_on(reader: Reader, group: str, sittings: int) -> Button:
    label = reader.tr.plural(
        "{n} sitting takes place after all", "All {n} sittings take place after all", sittings
    )
    return Button(label, ReinstateGroup(group), style="primary")


def which_session(
    reader: Reader,
    choices: Sequence[tuple[Session, Action]],
    all_of_them: Action | None = None,
    *,
    count: int = 0,
    is_unknown: bool = False,
) -> Screen:
    """Asks which of several sessions is to be changed, or whether all are, so many.

    What was written for it `is_unknown` where nothing in the programme is called so.
    """
    text = Text().title(reader.tr("Which session?"))
    if is_unknown:
        text.line(
            reader.tr(
                "No session ahead is called so. Choose one, or write it again with the title."
            )
        )
    text.line(time_zone_line(reader))
    page = Page.of(by_days(reader, [session for session, _ in choices]), 0)
    write_page(reader, text, page)
    keys = [(number, press) for number, (_, press) in enumerate(choices, 1)]
    plural = reader.tr.plural
    groups = {session.group for session, _ in choices}
    is_group = len(groups) == 1 and None not in groups
    label = (
        plural("The whole group: {n} sitting", "The whole group: {n} sittings", count)
        if is_group
        else plural("All of them: {n} session", "All of them: {n} sessions", count)
    )
    return text.screen(
        number_keys(keys), Button(label, all_of_them) if all_of_them else (), reader.home()
    )


def hours(reader: Reader, _asking: ChangeHours, shown: Session) -> Screen:
    """Asks for a session's new hours."""
    tr = reader.tr
    text = Text().title(tr("New time: {title}", title=reader.title(shown)))
    text.line(time_zone_line(reader))
    text.line(tr("Now: {value}", value=day_and_hours(reader, shown))).line()
    text.line(
        tr("Choose, or write the new time: “18:30”, “18:30–20:00” or “tomorrow 10:00–11:30”.")
    )
    shifts = [
        Button(_shift_label(reader, minutes), Shift(shown.id, minutes)) for minutes in _SHIFTS
    ]
    return text.screen(grid(shifts, 3), _back_to_session(reader, shown))


def link(reader: Reader, _asking: ChangeLink, shown: Session) -> Screen:
    """Asks for a session's new video link."""
    tr = reader.tr
    text = Text().title(tr("New video link: {title}", title=reader.title(shown)))
    text.line(tr("Now: {value}", value=shown.online or tr("none"))).line()
    text.line(tr("Send me the link; it begins with https://"))
    none = (Button(tr("Take the link away"), DropLink(shown.id)),) if shown.online else ()
    return text.screen(none, _back_to_session(reader, shown))


def group(reader: Reader, shown: Group) -> Screen:
    """What can be changed about a group."""
    tr = reader.tr
    text = (
        Text()
        .title(tr("Change: {title}", title=reader.text(shown.title)))
        .line(time_zone_line(reader))
    )
    text.line().line(tr("Seats: {change}", change=seats(reader, shown)))
    text.line(tr("Sign-up ends: {change}", change=closing(reader, shown)))
    return text.screen(
        Button(tr("Number of seats"), ChangeCapacity(shown.id)),
        Button(tr("End of sign-up"), ChangeClosing(shown.id)),
        _all_off_or_on(reader, shown),
        reader.back(tr("« {title}", title=reader.text(shown.title)), GroupAt(shown.id)),
    )


def _all_off_or_on(reader: Reader, shown: Group) -> Row:
    """Cancel whatever the group has ahead; or take that back, where all of it is cancelled."""
    ahead, off = sittings_ahead(reader, shown.id), sittings_off(reader, shown.id)
    if off:
        return (_all_on(reader, shown.id, len(off)),)
    if not ahead:
        return ()
    label = reader.tr.plural("Cancel {n} sitting", "Cancel all {n} sittings", len(ahead))
    return (Button(label, CancelGroup(shown.id), style="danger"),)


def capacity(reader: Reader, _asking: ChangeCapacity, shown: Group) -> Screen:
    """Asks for a group's number of seats."""
    tr = reader.tr
    text = Text().title(tr("Seats: {change}", change=reader.text(shown.title)))
    text.line(tr("Now: {value}", value=seats(reader, shown))).line()
    text.line(tr("Choose, or write a number."))
    now = shown.capacity or 0
    choices = [n for n in (now - 10, now - 5, now + 5, now + 10, now + 20) if n > 0]
    buttons = [Button(str(n), SetCapacity(shown.id, n)) for n in choices]
    none = (Button(tr("No limit"), SetCapacity(shown.id, 0)),) if shown.capacity else ()
    return text.screen(grid(buttons, 5), none, _back_to_group(reader, shown))


def sign_up_end(reader: Reader, _asking: ChangeClosing, shown: Group) -> Screen:
    """Asks when a group's sign-up ends."""
    tr = reader.tr
    text = Text().title(tr("End of sign-up: {title}", title=reader.text(shown.title)))
    text.line(time_zone_line(reader))
    text.line(tr("Now: {value}", value=closing(reader, shown))).line()
    text.line(tr("Choose, or write day and hour: “today 18:00”, “28.6. 12:00”."))
    default = (Button(tr("When the first sitting starts"), CloseByDefault(shown.id)),)
    return text.screen(
        Button(tr("At once"), CloseNow(shown.id)),
        default if shown.closes else (),
        _back_to_group(reader, shown),
    )


def _shift_label(reader: Reader, minutes: int) -> str:
    sign = "+" if minutes > 0 else "−"
    return reader.tr("{amount} min", amount=f"{sign}{abs(minutes)}")


def _back_to_session(reader: Reader, shown: Session) -> tuple[Button, ...]:
    return reader.back(reader.tr("« Back"), ChangeSession(shown.id))


def _back_to_group(reader: Reader, shown: Group) -> tuple[Button, ...]:
    return reader.back(reader.tr("« Back"), ChangeGroup(shown.id))
