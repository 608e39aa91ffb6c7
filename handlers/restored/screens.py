"""What organisers read after a backup was restored."""

from collections.abc import Iterator
from datetime import datetime

from handlers.desk.actions import OrganisersDesk
from handlers.frame.reader import Reader
from handlers.restored.actions import DecideHeld, HeldMessages
from handlers.ui.back import Anew
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Screen, Text
from storage.held_messages import Held


def restored(reader: Reader, made_at: datetime | None, held: Held) -> Screen:
    """The message that a backup was restored, and what that means for people."""
    tr = reader.tr
    text = Text().title(tr("A backup was restored.")).line()
    if made_at is None:
        text.line(tr("Everything that came after it is missing."))
    else:
        text.line(tr("Everything that came after {when} is missing.", when=reader.moment(made_at)))
    text.line(
        tr(
            "That may be sign-ups, stars and changes of the programme. Please look through the"
            " programme, and tell people to sign up again where they have done so since."
        )
    )
    text.line(
        tr(
            "Rights are as they were then: please look through organisers, coordination and leaders"
            " of teams. Those removed since are back. Calendar links no longer work; the bot"
            " gives new ones."
        )
    )
    if held.number:
        text.line().line(_held(reader, held))
    return text.screen(
        Button(tr("Decide about messages"), Anew(HeldMessages()), style="primary")
        if held.number
        else ()
    )


def held_messages(reader: Reader, held: Held) -> Screen:
    """How many messages are held, what they are about, and the two things to do with them."""
    tr = reader.tr
    text = Text().title(tr("Held messages")).line()
    if not held.number:
        text.line(tr("No message is held."))
        return text.screen(reader.back(tr("Organisers’ desk"), OrganisersDesk()))
    text.line(_held(reader, held)).lines(_kinds(reader, held))
    text.line().line(
        tr(
            "They may have gone out after the backup was made: then people would get them twice."
            " What is of no use any more is left out in any case."
        )
    )
    return text.screen(
        Button(tr("Send them"), DecideHeld(send=True)),
        Button(tr("Drop them"), DecideHeld(send=False), style="danger"),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def question(reader: Reader, action: DecideHeld, held: Held) -> Screen:
    """The question before messages go out or are dropped for good."""
    tr = reader.tr
    to_many = _held(reader, held)
    if action.send:
        return confirm(
            tr("Send them now?"),
            [to_many, tr("They go out at once.")],
            yes=Button(tr("Yes, send them"), DecideHeld(True, True), style="primary"),
            no=Button(tr("No, not yet"), HeldMessages()),
        )
    return confirm(
        tr("Drop them?"),
        [to_many, tr("They will never go out. This cannot be undone.")],
        yes=Button(tr("Yes, drop them"), DecideHeld(False, True), style="danger"),
        no=Button(tr("No, not yet"), HeldMessages()),
    )


def decided(reader: Reader, action: DecideHeld, number: int) -> Screen:
    """What was done with them."""
    tr = reader.tr
    said = (
        tr.plural("{n} message goes out.", "{n} messages go out.", number)
        if action.send
        else tr.plural("{n} message was dropped.", "{n} messages were dropped.", number)
    )
    return Text().title(said).screen(reader.back(tr("Organisers’ desk"), OrganisersDesk()))


def _held(reader: Reader, held: Held) -> str:
    return reader.tr.plural(
        "{n} message waited in the backup. It is held until you decide.",
        "{n} messages waited in the backup. They are held until you decide.",
        held.number,
    )


def _kinds(reader: Reader, held: Held) -> Iterator[str]:
    tr = reader.tr
    yield tr("• people and groups they are for: {number}", number=held.chats)
    if held.of_broadcasts:
        yield tr("• broadcasts: {number}", number=held.of_broadcasts)
    if held.reminders:
        yield tr("• reminders: {number}", number=held.reminders)
    if held.others:
        yield tr("• changes, seats and all else: {number}", number=held.others)
