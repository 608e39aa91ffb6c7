"""People on a group's list who do not use the bot: added, shown, taken off by hand."""

from dataclasses import dataclass

from handlers.frame.reader import Reader
from handlers.frame.seats import has_room, off_line
from handlers.registrations import actions as r
from handlers.releases.actions import ChangeCapacity
from handlers.ui.back import Anew
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Row, Screen, Text
from locales.translator import Translator
from storage.programme.model import Group
from storage.seats.model import Entry, Standing


@dataclass(frozen=True, slots=True)
class Line:
    """A group's list, who on it a question is about, and whether no seat in it is free."""

    group: Group
    entry: Entry | None = None
    is_full: bool = False


def one_by_one(tr: Translator) -> str:
    """That several people were named where one is entered."""
    return tr("One after the other, please: write one name to me.")


def ask_name(reader: Reader, _asking: r.AddByHand, line: Line) -> Screen:
    """Asks for the name of somebody who does not use the bot."""
    tr = reader.tr
    text = Text().title(tr("Add a person by hand")).line(reader.text(line.group.title)).line()
    text.line(off_line(reader, line.group))
    if line.is_full:
        text.line(tr("No seat is free: they go on the waiting list."))
        hear = tr(
            "For somebody who does not use the bot. You hear when they get a seat: tell them."
        )
        text.line(_while_open(reader, line.group, hear))
    else:
        text.line(
            tr("For somebody who does not use the bot: they take a seat and are told nothing.")
        )
    text.line(tr("Write the name to me, with their consent."))
    return text.screen(_back(reader, line.group))


def ask_town(reader: Reader, asking: r.AskWalkInTown, line: Line) -> Screen:
    """Asks for the town of somebody who does not use the bot."""
    tr, entry = reader.tr, line.entry
    text = Text().title(tr("Town or organisation")).line(entry.name or "" if entry else "").line()
    text.line(tr("Write it to me, or leave it out."))
    skip = r.NoWalkInTown(asking.group, asking.walk_in)
    back = r.WalkInAt(asking.group, asking.walk_in)
    return text.screen(Button(tr("Leave it out"), skip), reader.back(tr("« Back"), back))


def walk_in(reader: Reader, group: Group, entry: Entry, standing: Standing) -> Screen:
    """Somebody who was added by hand, and what can be done about them."""
    tr, number, waits = reader.tr, entry.walk_in or 0, entry.position is not None
    text = Text().title(entry.name or "").line(reader.text(group.title)).line()
    if waits:
        text.line(tr("Waiting list, place {position}", position=entry.position))
        hear = tr("Added by hand: you hear when they get a seat, and tell them yourself.")
        text.line(_while_open(reader, group, hear))
    else:
        text.line(tr("Seat, added by hand: the bot does not reach this person."))
    text.line(tr("Town or organisation: {town}", town=entry.town or tr("not said")))
    text.line(tr("Since: {when}", when=reader.moment(entry.since)))
    seat = Button(tr("Give a seat"), r.SeatWalkIn(group.id, number), style="primary")
    more = Button(tr("Number of seats"), ChangeCapacity(group.id))
    label = tr("Take off the waiting list") if waits else tr("Take the seat back")
    return text.screen(
        seat if waits and has_room(group, standing) else (),
        Button(tr("Say town or organisation"), r.AskWalkInTown(group.id, number)),
        more if waits and reader.is_organiser else (),
        Button(label, r.TakeWalkInOff(group.id, number), style="danger"),
        Button(tr("Add another person"), r.AddByHand(group.id)),
        _back(reader, group),
    )


def _while_open(reader: Reader, group: Group, promise: str) -> str:
    """What is promised as long as people move up by themselves; else that they do not."""
    if reader.now < reader.snapshot.sign_up_ends(group):
        return promise
    return reader.tr("Nobody moves up by themselves now; the coordinators can still give seats.")


def has_seat(reader: Reader, group: Group, entry: Entry) -> Screen:
    """The message that somebody who was written down has a seat now."""
    tr, at = reader.tr, r.WalkInAt(group.id, entry.walk_in or 0)
    title = tr("A seat has become free: {group}", group=reader.text(group.title))
    text = Text().title(title).line()
    text.line(tr("{name} has a seat from now on.", name=entry.name or ""))
    text.line(tr("The bot does not reach this person: tell them yourself."))
    return text.screen(
        reader.link(tr("Show: {title}", title=entry.name or ""), Anew(at)),
        Button(tr("List of the group"), Anew(r.ListOf(group.id))),
    )


def take_off_question(reader: Reader, group: Group, entry: Entry) -> Screen:
    """The question before somebody is taken off the list who cannot be told."""
    tr, number = reader.tr, entry.walk_in or 0
    return confirm(
        tr("Take {name} off the list?", name=entry.name or ""),
        [reader.text(group.title), tr("The bot does not reach this person: tell them yourself.")],
        yes=Button(
            tr("Yes, take off"), r.TakeWalkInOff(group.id, number, sure=True), style="danger"
        ),
        no=Button(tr("No, leave it"), r.WalkInAt(group.id, number)),
    )


def _back(reader: Reader, group: Group) -> Row:
    return reader.back(reader.tr("« {title}", title=reader.text(group.title)), r.ListOf(group.id))
