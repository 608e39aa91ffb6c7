"""What somebody reads who has signed up: seat or place in the queue, and what they may add."""

from handlers.frame.reader import Reader
from handlers.frame.seats import (
    has_room,
    is_crowded,
    may_still_get_in,
    off_line,
    places_left,
    your_turn,
)
from handlers.groups.actions import GroupAt, SignedUp
from handlers.person.actions import AskName, AskTown
from handlers.person.door import attendance_name, attendance_row
from handlers.ui.screen import Button, Screen, Text, sign_behind
from storage.programme.model import Group
from storage.seats.model import Standing, Waits


def seated(reader: Reader, group: Group) -> str:
    """That one has a seat: in what, from when on, and where."""
    return reader.tr("You have a seat: {what}", what=_what(reader, group))


def waits(reader: Reader, group: Group, place: Waits) -> str:
    """That one waits for a seat, and how many come first."""
    return reader.tr(
        "You are on the waiting list: {group}, {position} of {of}",
        group=reader.text(group.title),
        position=place.position,
        of=place.of,
    )


def signed_up(reader: Reader, group: Group, standing: Standing) -> Screen:
    """After the first sign-up: what one has, and what one may say besides the name."""
    tr, profile, wish = reader.tr, reader.person.profile, standing.wish(group.id)
    text = Text().title(waits(reader, group, wish.place) if wish else seated(reader, group))
    text.line(off_line(reader, group))
    if wish:
        text.joined(your_turn(reader, group))
    sittings = sum(s.takes_place for s in reader.snapshot.by_group.get(group.id, ()))
    if sittings > 1 and not wish:
        text.line(tr("The seat is for all sittings."))
    text.line(tr("Your name on the list: {name}", name=profile.name or ""))
    text.section(tr("For the list, if you like"))
    text.line(tr("Town or organisation: {town}", town=profile.town or tr("not said")))
    text.line(tr("Takes part: {how}", how=attendance_name(reader, profile.attendance)))
    then = SignedUp(group.id)
    town = tr("Change town or organisation") if profile.town else tr("Say town or organisation")
    return text.screen(
        Button(tr("Change name"), AskName(then)),
        Button(town, AskTown(then)),
        attendance_row(reader, then),
        reader.back_to(reader.text(group.title), GroupAt(group.id)),
    )


def crowded_lines(reader: Reader, group: Group, standing: Standing) -> list[str]:
    """For those who sit or wait in it: that more sit in a group than it has seats."""
    is_in = group.id in standing.seats or standing.wish(group.id)
    return [places_left(reader, group, standing)] if is_in and is_crowded(group, standing) else []


def closed_lines(reader: Reader, group: Group, standing: Standing) -> list[str]:
    """Once sign-up is over: since when, what can still be done, and whom to ask."""
    tr, ends = reader.tr, reader.snapshot.sign_up_ends(group)
    if reader.now < ends:
        return []
    has_seat, waits = group.id in standing.seats, standing.wish(group.id) is not None
    lines = [tr("Sign-up ended: {when}", when=reader.moment(ends))] if has_seat or waits else []
    if not may_still_get_in(reader, group):
        return lines
    if has_seat:
        return [*lines, tr("You can still give your seat up.")]
    if not waits and has_room(group, standing):
        lines.append(tr("The coordinators can still give free seats; ask the organisers:"))
    elif not waits:
        lines.append(
            tr("If a seat becomes free, the coordinators can give it; ask the organisers:")
        )
    if reader.snapshot.event.contact:
        lines.append(tr("Contact: {contact}", contact=reader.text(reader.snapshot.event.contact)))
    return lines


def _what(reader: Reader, group: Group) -> str:
    """The group with the sitting that is ahead, or the last one."""
    sittings = [s for s in reader.snapshot.by_group.get(group.id, ()) if s.takes_place]
    title = reader.text(group.title)
    if not sittings:
        return title
    sitting = next((s for s in sittings if s.end > reader.now), sittings[-1])
    place = reader.snapshot.places.get(sitting.place or "")
    where = reader.text(place.name) if place else reader.tr("place to be announced")
    return f"{title}{sign_behind(title)}{reader.moment(sitting.start)}, {where}"
