"""How groups stand for a reader, in words that several features share."""

from collections.abc import Iterable

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.ui.on_a_phone import at_word
from storage.programme.model import Group
from storage.seats import queries
from storage.seats.model import Standing, Tally, Wish


def places_left(reader: Reader, shown: Group, standing: Standing) -> str:
    """How many seats of a group are free or were given too many, how many people wait for one."""
    tr, tally = reader.tr, standing.tally(shown.id)
    if shown.capacity is None:
        return tr("Seats free")
    free = shown.capacity - tally.seated
    if free > 0:
        left = tr.plural(
            "{n} of {capacity} free", "{n} of {capacity} free", free, capacity=shown.capacity
        )
        return _with_waiting(reader, left, tally)
    if free < 0:
        over = tr(
            "Over-full: {seated} people for {capacity} seats",
            seated=tally.seated,
            capacity=shown.capacity,
        )
        return _with_waiting(reader, over, tally)
    if tally.waiting:
        return tr.plural("Full, {n} waiting", "Full, {n} waiting", tally.waiting)
    return tr("Full, nobody waiting")


def _with_waiting(reader: Reader, places: str, tally: Tally) -> str:
    if not tally.waiting:
        return places
    waiting = reader.tr.plural("{n} waiting", "{n} waiting", tally.waiting)
    return f"{places} · {waiting}"


def has_room(group: Group, standing: Standing) -> bool:
    """Whether a group has a free seat."""
    return group.capacity is None or standing.tally(group.id).seated < group.capacity


def is_crowded(group: Group, standing: Standing) -> bool:
    """Whether more people sit in a group than it has seats."""
    return group.capacity is not None and standing.tally(group.id).seated > group.capacity


def off_line(reader: Reader, group: Group) -> str:
    """That a group does not meet at all, where that is so: a seat in it is of no use."""
    if not reader.snapshot.is_off(group):
        return ""
    return reader.tr.plural(
        "The sitting of this group is cancelled.",
        "All sittings of this group are cancelled.",
        len(reader.snapshot.by_group[group.id]),
    )


def titles(reader: Reader, ids: Iterable[str]) -> str:
    """The names of groups, in quotation marks, for a line."""
    known = (reader.snapshot.groups.get(name) for name in ids)
    return ", ".join(
        reader.tr("“{title}”", title=reader.text(group.title)) for group in known if group
    )


def clashing_seats(reader: Reader, group: str, standing: Standing) -> tuple[str, ...]:
    """The reader's seats at the same time as a group."""
    clashing = reader.snapshot.clashing_groups.get(group, frozenset())
    return tuple(held for held in standing.seats if held in clashing)


async def standing_of(context: Context) -> Standing:
    """How the groups stand and, in a private chat, what the person has in them."""
    person = None if context.in_group else context.person.id
    return await context.services.database.read(queries.standing, person)


def may_still_get_in(reader: Reader, group: Group) -> bool:
    """Whether sign-up is over and the last sitting is not: by the coordinators alone."""
    ends = reader.snapshot.sign_up_ends(group)
    return ends <= reader.now < reader.snapshot.group_ends(group)


def your_turn(reader: Reader, group: Group) -> str:
    """What those who wait may hope for; nothing once the last sitting is over."""
    if reader.snapshot.takes_sign_ups(group, reader.now):
        return reader.tr("As soon as it is your turn you get the seat, and I tell you.")
    return _by_hand_alone(reader) if may_still_get_in(reader, group) else ""


def _by_hand_alone(reader: Reader) -> str:
    return reader.tr("Nobody moves up by themselves now; the coordinators can still give seats.")


def waiting_line(reader: Reader, wish: Wish) -> str:
    """What one waits for: a group, its next sitting, the place in the queue, and once nobody moves
    up by themselves that.
    """
    group = reader.snapshot.groups[wish.group]
    title = at_word(reader.text(group.title))
    sittings = (s for s in reader.snapshot.by_group.get(wish.group, ()) if s.takes_place)
    ahead = next((sitting for sitting in sittings if sitting.end > reader.now), None)
    line = reader.tr(
        "{group}: {position} of {of} on the waiting list",
        group=f"{title} ({reader.moment(ahead.start)})" if ahead else title,
        position=wish.place.position,
        of=wish.place.of,
    )
    return f"{line}. {_by_hand_alone(reader)}" if may_still_get_in(reader, group) else line
