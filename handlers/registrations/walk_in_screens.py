"""People on a group's list who do not use the bot: added, shown, taken off by hand."""

from dataclasses import dataclass

from handlers.frame.reader import Reader
from handlers.registrations import actions as r
from handlers.releases.actions import ChangeCapacity
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Row, Screen, Text
from storage.programme.model import Group
from storage.seats.model import Entry


@dataclass(frozen=True, slots=True)
class Line:
    """A group's list, and who on it a question is about."""

    group: Group
    entry: Entry | None = None


def ask_name(v: Reader, _asking: r.AddByHand, line: Line) -> Screen:
    """Asks for the name of somebody who does not use the bot."""
    tr = v.tr
    text = Text().title(tr("Add a person by hand")).line(v.text(line.group.title)).line()
    text.line(tr("For somebody who does not use the bot: they take a seat and are told nothing."))
    text.line(tr("Write the name to me, with their consent."))
    return text.screen(_back(v, line.group))


def full(v: Reader, group: Group) -> Screen:
    """That no seat is free for somebody who cannot wait for one, and what can be done."""
    tr = v.tr
    text = Text().title(tr("No seat is free.")).line(v.text(group.title)).line()
    text.line(tr("Nobody was added. Only who uses the bot can wait for a seat: I tell them of it."))
    text.line(tr("Let the person sign up with me, or give the group more seats."))
    more = Button(tr("Number of seats"), ChangeCapacity(group.id))
    return text.screen((more,) if v.is_organiser else (), _back(v, group))


def ask_town(v: Reader, asking: r.AskWalkInTown, line: Line) -> Screen:
    """Asks for the town of somebody who does not use the bot."""
    tr, entry = v.tr, line.entry
    text = Text().title(tr("Town or organisation")).line(entry.name or "" if entry else "").line()
    text.line(tr("Write it to me, or leave it out."))
    skip = r.NoWalkInTown(asking.group, asking.walk_in)
    back = r.WalkInAt(asking.group, asking.walk_in)
    return text.screen(Button(tr("Leave it out"), skip), v.back(tr("« Back"), back))


def walk_in(v: Reader, group: Group, entry: Entry) -> Screen:
    """Somebody who was added by hand, and what can be done about them."""
    tr, number = v.tr, entry.walk_in or 0
    text = Text().title(entry.name or "").line(v.text(group.title)).line()
    text.line(tr("Seat, added by hand: the bot does not reach this person."))
    text.line(tr("Town or organisation: {town}", town=entry.town or tr("not said")))
    text.line(tr("Since: {when}", when=v.moment(entry.since)))
    take_off = r.TakeWalkInOff(group.id, number)
    return text.screen(
        Button(tr("Say town or organisation"), r.AskWalkInTown(group.id, number)),
        Button(tr("Take the seat back"), take_off, style="danger"),
        Button(tr("Add another person"), r.AddByHand(group.id)),
        _back(v, group),
    )


def take_off_question(v: Reader, group: Group, entry: Entry) -> Screen:
    """The question before somebody is taken off the list who cannot be told."""
    tr, number = v.tr, entry.walk_in or 0
    return confirm(
        tr("Take {name} off the list?", name=entry.name or ""),
        [v.text(group.title), tr("The bot does not reach this person: tell them yourself.")],
        yes=Button(
            tr("Yes, take off"), r.TakeWalkInOff(group.id, number, sure=True), style="danger"
        ),
        no=Button(tr("No, leave it"), r.WalkInAt(group.id, number)),
    )


def _back(v: Reader, group: Group) -> Row:
    return v.back(v.tr("« {title}", title=v.text(group.title)), r.ListOf(group.id))
