"""What an organiser reads when a change is in force: whom it tells and when, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.broadcasts.actions import NewFor
from handlers.desk.actions import OrganisersDesk
from handlers.frame.differences import tells
from handlers.frame.reader import Reader
from handlers.releases.actions import ReleaseAt, Restore, TellNow
from handlers.releases.comparing import Proposal
from handlers.releases.draft_screens import way_back
from handlers.releases.told_besides import is_unheard, who_hears
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.broadcasts.model import ScopeKind
from storage.change_notices import Audience


@dataclass(frozen=True, slots=True)
class InForce:
    """A release that was published: whom it is told to, when its notices are due, if they are not
    all on their way, and what goes out with them. It is not the `first` time that this is said; it
    may be `taken_back` before anybody heard of it.
    """

    number: int
    audience: Audience
    due_at: datetime | None
    besides: Sequence[str] = ()
    first: bool = True
    taken_back: bool = False


def published(reader: Reader, made: InForce, shown: Proposal) -> Screen:
    """A release is in force; the ways back to what it was about, and to undo it."""
    number, audience = made.number, made.audience
    somebody_is_told = bool(audience.reachable or audience.unreachable)
    somebody_is_told = somebody_is_told and not made.taken_back
    due_at = made.due_at if somebody_is_told else None
    waits = due_at is not None and due_at > reader.now
    text = Text().title(
        reader.tr("Release {number} is published.", number=number)
        if made.first
        else already(reader, number)
    )
    if made.taken_back:
        text.line(unheard_of(reader))
    else:
        text.lines(who_hears(reader, shown, audience, tells(reader, audience)))
    unheard = not made.taken_back and is_unheard(reader, shown, audience)
    if unheard:
        text.line(reader.tr("Should people know of it, write to them now."))
    if waits and due_at is not None:
        text.line(waiting_line(reader, due_at)).lines(made.besides)
    elif audience.reachable and not made.taken_back:
        text.line(reader.tr("The message has gone out."))
    return text.screen(
        Button(reader.tr("Write to everybody"), NewFor(ScopeKind.ALL)) if unheard else (),
        way_back(reader, shown.difference),
        Button(reader.tr("Tell now"), TellNow(number)) if waits else (),
        Button(reader.tr("Who has seen it"), ReleaseAt(number)) if somebody_is_told else (),
        _undo(reader, number),
        reader.back(reader.tr("Organisers’ desk"), OrganisersDesk()),
    )


def unheard_of(reader: Reader) -> str:
    """That nobody is told of a release, since it was taken back in time."""
    return reader.tr("It was taken back before anybody heard of it: nobody is told.")


def waiting_line(reader: Reader, due_at: datetime) -> str:
    """From when on people are told, and why not yet."""
    return reader.tr(
        "The message goes out at {time}, together with what you change until then.",
        time=formats.clock(reader.snapshot.local(due_at)),
    )


def waiting_if_anybody(reader: Reader, due_at: datetime) -> str:
    """The same, where it is not known whether anybody is told."""
    return reader.tr(
        "Those who are to hear of it get the message at {time}, together with what you change until"
        " then.",
        time=formats.clock(reader.snapshot.local(due_at)),
    )


def already(reader: Reader, number: int) -> str:
    """That a draft is in force, and as which release."""
    return reader.tr("That is published already (release {number}).", number=number)


def already_published(reader: Reader, number: int) -> Screen:
    """The same where it was not noted whom the release is told to."""
    return (
        Text()
        .title(already(reader, number))
        .screen(
            Button(reader.tr("Release {number}", number=number), ReleaseAt(number)),
            _undo(reader, number),
            reader.back(reader.tr("Organisers’ desk"), OrganisersDesk()),
        )
    )


def _undo(reader: Reader, number: int) -> Row:
    """The way back to what was in force before a release, as long as it is in force."""
    if number <= 1 or number != reader.snapshot.release:
        return ()
    before = number - 1
    return (Button(reader.tr("Go back to release {number}", number=before), Restore(before)),)
