"""What people are told when others, or a release, have moved them: written when it is sent."""

from collections.abc import Sequence
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.seats import has_room, places_left, titles, your_turn
from handlers.frame.services import Services
from handlers.frame.sessions import time_zone_line, where
from handlers.groups.actions import GroupAt, Groups, Join, Leave, Requeue
from handlers.helpdesk.actions import AskHuman
from handlers.registrations.actions import ListOf
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from storage.deliveries import Delivery
from storage.programme.model import Group
from storage.seats import queries, sign_offs
from storage.seats.model import Cause, Standing
from storage.seats.waiting_ends import is_due

_WAYS_BACK: Final = 3


async def moved(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """Why somebody has a seat now, and what it cost; None where the group or the seat is gone."""
    said = delivery.parameters
    group = reader.snapshot.groups.get(said["group"])
    standing = await services.database.read(queries.standing, delivery.chat)
    if group is None or group.id not in standing.seats:
        return None
    return _moved(reader, group, Cause(said["cause"]), said["seats"], said["wishes"], standing)


async def unseated(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That somebody was taken off a list, and how they come back; None where the group is gone."""
    group = reader.snapshot.groups.get(delivery.parameters["group"])
    if group is None:
        return None
    tr, title = reader.tr, reader.text(group.title)
    text = Text().title(
        tr("You no longer have a seat: {group}", group=title)
        if delivery.parameters["had_seat"]
        else tr("You are no longer on the waiting list: {group}", group=title)
    )
    text.line(tr("The organisers have taken you off the list. If that is a mistake, ask them."))
    if reader.snapshot.takes_sign_ups(group, reader.now):
        standing = await services.database.read(queries.standing, delivery.chat)
        label = tr("Sign up again") if has_room(group, standing) else tr("Join the waiting list")
        text.line(tr("You can come back yourself: press “{button}”.", button=label))
        back = Button(label, Join(group.id), style="primary")
    else:
        text.line(tr("Sign-up is over; only they can put you on the list again."))
        back = Button(tr("Working groups"), Anew(Groups()))
    return text.screen(back, Button(tr("Ask the organisers"), Anew(AskHuman())))


async def group_removed(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That a group does not take place, as the last release that had it says."""
    said = delivery.parameters
    before = await services.current_release.numbered(int(said["release"]))
    group = before.groups.get(said["group"]) if before else None
    if group is None:
        return None
    tr = reader.tr
    text = Text().title(
        tr("The group does not take place: {group}", group=reader.text(group.title))
    )
    text.line(
        tr("Your seat in it is gone with it.")
        if said["had_seat"]
        else tr("Your place on its waiting list is gone with it.")
    )
    text.line(tr("Look which other groups have a free seat:"))
    return text.screen(Button(tr("Working groups"), Anew(Groups())))


async def signed_off(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """How many gave up their seat in a group within an hour, for its coordinators."""
    group = reader.snapshot.groups.get(delivery.parameters["group"])
    many = await services.database.read(sign_offs.count, delivery)
    if group is None or not many or not reader.may_list(group.id):
        return None
    tr = reader.tr
    standing = await services.database.read(queries.standing, delivery.chat)
    text = Text().title(tr("Seats given up: {group}", group=reader.text(group.title)))
    when = reader.moment(sign_offs.since(delivery))
    text.line(
        tr.plural(
            "{n} person has given up a seat since {when}.",
            "{n} people have given up a seat since {when}.",
            many,
            when=when,
        )
    )
    text.line(places_left(reader, group, standing))
    return text.screen(Button(tr("List of participants"), Anew(ListOf(group.id))))


async def waiting_ends(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That nobody moves up any more, for somebody who still waits; None where it is not so now."""
    group = reader.snapshot.groups.get(delivery.parameters["group"])
    standing = await services.database.read(queries.standing, delivery.chat)
    wish = standing.wish(delivery.parameters["group"])
    if group is None or wish is None or not is_due(reader.snapshot, group, reader.now):
        return None
    tr = reader.tr
    text = Text().title(tr("Sign-up is over: {group}", group=reader.text(group.title)))
    place = wish.place
    text.line(tr("You are waiting: {position} of {of}", position=place.position, of=place.of))
    text.line(your_turn(reader, group))
    return text.screen(
        reader.link(reader.text(group.title), Anew(GroupAt(group.id))),
        Button(tr("Ask the organisers"), Anew(AskHuman())),
    )


def _moved(
    reader: Reader,
    group: Group,
    cause: Cause,
    seats: Sequence[str],
    wishes: Sequence[str],
    standing: Standing,
) -> Screen:
    """You have a seat now: why, when, what it cost, and the ways back or out."""
    tr = reader.tr
    text = Text().title(tr("You have a seat: {group}", group=reader.text(group.title)))
    text.line(_why(reader, cause)).line()
    sittings = [s for s in reader.snapshot.by_group.get(group.id, ()) if s.takes_place]
    if sittings:
        text.line(time_zone_line(reader))
    for sitting in sittings:
        text.bold(f"{reader.short_day(reader.snapshot.day_of(sitting))}, {reader.hours(sitting)}")
        text.line(f", {where(reader, sitting)}")
    if seats:
        text.line().line(
            tr("For it you gave up your seat in {groups}.", groups=titles(reader, seats))
        )
    if wishes:
        text.line(tr("You no longer wait for {groups}.", groups=titles(reader, wishes)))
    waiting = [wish.group for wish in standing.wishes]
    if waiting:
        text.line(tr("You still wait for {groups}.", groups=titles(reader, waiting)))
    given_up = [name for name in (*seats, *wishes) if name in reader.snapshot.groups]
    back = [
        reader.link(
            tr("Back to {group}", group=reader.text(reader.snapshot.groups[name].title)), Join(name)
        )
        for name in given_up[:_WAYS_BACK]
    ]
    others_wait = standing.tally(group.id).waiting > 0
    is_open = reader.snapshot.takes_sign_ups(group, reader.now)
    requeue = Button(tr("Pass it on, keep waiting"), Requeue(group.id))
    return text.screen(
        reader.link(reader.text(group.title), Anew(GroupAt(group.id))),
        back,
        requeue if others_wait and is_open else (),
        Button(tr("Give the seat up"), Leave(group.id, sure=is_open)),
    )


def _why(reader: Reader, cause: Cause) -> str:
    match cause:
        case Cause.FREED:
            return reader.tr("A seat was freed, and it was your turn.")
        case Cause.MORE_SEATS:
            return reader.tr("There are more seats now, and it was your turn.")
        case Cause.BY_HAND:
            return reader.tr("The organisers have given it to you.")
