"""Screens of releases: the one in force, the ones before, and who has been told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.desk.actions import OrganisersDesk
from handlers.frame.differences import differing, entries
from handlers.frame.reader import Reader
from handlers.releases.actions import (
    ChangesOf,
    HoldBack,
    ReleaseAt,
    Releases,
    RemindUnseen,
    Restore,
    SendReminder,
    TellNow,
)
from handlers.releases.published_screens import unheard_of, waiting_if_anybody
from handlers.releases.told_besides import hold_label
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.deliveries import State
from storage.outcomes import Standing
from storage.programme.changes import difference
from storage.programme.snapshot import Snapshot
from storage.releases import Release


def changes_of(reader: Reader, number: int, before: Snapshot, after: Snapshot, page: int) -> Screen:
    """What a release changed, thing by thing."""
    listed = Page.of(list(entries(reader, difference(before, after), before, after)), page)
    text = differing(reader, reader.tr("Release {number}: what it changed", number=number), listed)
    return text.screen(
        listed.row(reader.tr, lambda shown: ChangesOf(number, shown)),
        reader.back(reader.tr("« Back"), ReleaseAt(number)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """How a release is told: how its notices stand, and how often they were sent again.

    `due_at` is when they are due, None once all of them are in the outbox, `latest_at` until when
    they may be held back; `within` the release in whose notices it is told, which may be itself; it
    may be one that `tells_nobody`, or that was `taken_back` before anybody heard of it.
    """

    standing: Standing
    rounds: int
    due_at: datetime | None
    within: int
    tells_nobody: bool = False
    latest_at: datetime | None = None
    taken_back: bool = False

    def waits(self, now: datetime) -> bool:
        """Whether its notices are still to go out."""
        return self.due_at is not None and self.due_at > now and not self.taken_back

    @property
    def unseen(self) -> int:
        """How many have got its notice and have not seen it."""
        return self.standing.of(State.SENT) - self.standing.seen

    @property
    def may_be_reminded(self) -> bool:
        """Whether those may get it again: they do so once."""
        return self.unseen > 0 and not self.rounds and not self.tells_nobody


def releases(
    reader: Reader, shown: Page[Release], who: Mapping[int, str], about: Mapping[int, str]
) -> Screen:
    """The releases there were, the newest first, each with what it was about."""
    tr = reader.tr
    text = Text().title(tr("Releases"))
    text.joined(shown.heading(tr))
    for release in shown.items:
        text.line().bold(tr("Release {number}", number=release.number))
        text.line(tr(" · in force") if release.number == reader.snapshot.release else "")
        text.line(published_line(reader, release, who))
        if about.get(release.number):
            text.line(about[release.number])
    return text.screen(
        [
            Button(tr("Release {number}", number=release.number), ReleaseAt(release.number))
            for release in shown.items
        ],
        shown.row(tr, Releases),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def release(
    reader: Reader,
    shown: Release,
    told: Told,
    who: Mapping[int, str],
    about: str,
    besides: Sequence[str] = (),
) -> Screen:
    """One release: who published it, what it was about, and how many know of it.

    `besides` is what goes out with it.
    """
    tr, number = reader.tr, shown.number
    text = Text().title(tr("Release {number}", number=number))
    text.line(published_line(reader, shown, who)).line(about).line()
    if told.tells_nobody:
        text.line(tr("Nobody had to be told of it in person."))
    else:
        _write_told(reader, text, number, told)
        text.lines(besides)
    rows: list[Row] = []
    if told.within != number and not told.tells_nobody:
        label = tr("Release {number}", number=told.within)
        rows.append((Button(label, ReleaseAt(told.within)),))
    waits, back = told.waits(reader.now), _way_back(reader, number)
    if waits:
        # An organiser who wants it stopped is in a hurry: what stops it comes first.
        rows += [_hold(reader, number, told), back, (Button(tr("Tell now"), TellNow(number)),)]
    if number > 1:
        rows.append((Button(tr("What it changed"), ChangesOf(number)),))
    if told.may_be_reminded:
        label = tr.plural("Remind the other {n}", "Remind the other {n}", told.unseen)
        rows.append((Button(label, RemindUnseen(told.within)),))
    if not waits:
        rows.append(back)
    return text.screen(
        *rows,
        (Button(tr("Look again"), ReleaseAt(number)), Button(tr("Releases"), Releases())),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def held_back(reader: Reader, number: int, latest: datetime) -> str:
    """That a release is in force still, and what takes it back, for who wanted it stopped; until
    when the message about it waits.
    """
    tr, back = reader.tr, next(iter(_way_back(reader, number)), None)
    lines = [tr("Release {number} is not taken back yet.", number=number)]
    if back is not None and number == reader.snapshot.release:
        lines.append(tr("“{button}” takes it back.", button=back.label))
    return "\n".join((*lines, waits_until(reader, latest)))


def waits_until(reader: Reader, latest: datetime) -> str:
    """Until when the message about a release waits that is held back."""
    hour = formats.clock(reader.snapshot.local(latest))
    return reader.tr("The message about it is held back until {time}, then it goes out.", time=hour)


def _hold(reader: Reader, number: int, told: Told) -> Row:
    """The way to hold its message back, as long as it may be."""
    if told.due_at is None or told.latest_at is None or told.due_at >= told.latest_at:
        return ()
    return (Button(hold_label(reader, told.latest_at), HoldBack(number)),)


def _way_back(reader: Reader, number: int) -> Row:
    """The way back to a release, or to what was before the one in force."""
    if number < reader.snapshot.release:
        return (Button(reader.tr("Go back to this release"), Restore(number)),)
    label = reader.tr("Go back to release {number}", number=number - 1)
    return (Button(label, Restore(number - 1)),) if number > 1 else ()


def _write_told(reader: Reader, text: Text, number: int, told: Told) -> None:
    """How many know of a release that somebody is told of, or when they will."""
    tr, standing = reader.tr, told.standing
    sent, waiting = standing.of(State.SENT), standing.of(State.PENDING, State.SENDING)
    failed, spared = standing.of(State.FAILED, State.UNCERTAIN), standing.of(State.CANCELLED)
    if told.within != number:
        text.line(tr("It is told together with release {number}.", number=told.within))
    if told.taken_back:
        text.line(unheard_of(reader))
    elif told.due_at:
        waits = told.waits(reader.now)
        text.line(
            waiting_if_anybody(reader, told.due_at) if waits else tr("It is being told right now.")
        )
    elif not (sent or waiting or failed or spared):
        text.line(tr("Nobody had to be told of it in person."))
    for label, amount in (
        (tr("Told: {n}", n=sent), sent),
        (tr("Seen: {n}", n=standing.seen), sent),
        (tr("Still on their way: {n}", n=waiting), waiting),
        (tr("Spared, for a newer release came first: {n}", n=spared), spared),
        (tr("Failed: {n}", n=failed), failed),
    ):
        if amount:
            text.line(label)
    if told.rounds:
        text.line(tr.plural("Reminded {n} time", "Reminded {n} times", told.rounds))


def reminding(reader: Reader, number: int, told: Told) -> Screen:
    """Asks whether those who have not seen a release's notice are to get it once more."""
    tr = reader.tr
    question = tr.plural("Remind {n} person?", "Remind {n} people?", told.unseen)
    line = tr(
        "Who has not pressed “Seen” gets the message about release {number} once more, as a"
        " reminder. That can be done once.",
        number=number,
    )
    label = tr.plural("Remind the other {n}", "Remind the other {n}", told.unseen)
    return confirm(
        question,
        [line],
        yes=Button(label, SendReminder(number), style="primary"),
        no=Button(tr("« Back"), ReleaseAt(number)),
    )


def published_line(reader: Reader, release: Release, who: Mapping[int, str]) -> str:
    """When a release was published, and by whom."""
    when = reader.moment(release.published_at)
    if release.author is None:
        return when
    return reader.tr("{when}, by {name}", when=when, name=who[release.author])
