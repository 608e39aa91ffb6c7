"""Screens of releases: the one in force, the ones before, and who has been told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from handlers.agenda.actions import My
from handlers.changes.actions import Changes
from handlers.desk.actions import OrganisersDesk
from handlers.frame.cancelled import replacement_of
from handlers.frame.changes import Changed, write_changes
from handlers.frame.differences import differing, entries
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Days, SessionAt
from handlers.releases.actions import (
    ChangesOf,
    ReleaseAt,
    Releases,
    RemindUnseen,
    Restore,
    Seen,
    SendProgramme,
    SendReminder,
    SendTemplate,
    SendWorkbook,
    TellNow,
)
from handlers.releases.published_screens import waiting_line
from handlers.ui.back import Anew
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from storage.deliveries import Standing, State
from storage.programme.changes import difference
from storage.programme.file_forms import FileForm
from storage.programme.snapshot import Snapshot
from storage.releases import Release

_BUTTONS: Final = 4
"""So many sessions of a notice have a button."""


def changes_of(v: Reader, number: int, before: Snapshot, after: Snapshot, page: int) -> Screen:
    """What a release changed, thing by thing."""
    listed = Page.of(list(entries(v, difference(before, after), before, after)), page)
    text = differing(v, v.tr("Release {number}: what it changed", number=number), listed)
    return text.screen(
        listed.row(v.tr, lambda shown: ChangesOf(number, shown)),
        v.back(v.tr("« Back"), ReleaseAt(number)),
    )


def update(v: Reader, release: Release, who: Mapping[int, str], form: FileForm) -> Screen:
    """How to publish another programme; stands below the file with the one in force."""
    tr = v.tr
    text = Text().title(tr("Release {number} is in force", number=release.number))
    text.line(published_line(v, release, who)).line()
    text.line(
        tr(
            "Edit this file and send it back to me. I show you what it changes and whom it tells"
            " before anything is published."
        )
    )
    text.line(
        tr("One session or group is changed faster in the programme: open it and press “Change”.")
    )
    return text.screen(
        _in_form(v, FileForm.XLSX if form is FileForm.YAML else FileForm.YAML),
        Button(tr("Releases"), Anew(Releases())),
        Button(tr("Organisers’ desk"), Anew(OrganisersDesk())),
    )


def updating(v: Reader) -> Screen:
    """How to publish another programme: the spreadsheet comes first, which most can edit."""
    tr = v.tr
    text = Text().title(tr("Release {number} is in force", number=v.snapshot.release)).line()
    text.line(
        tr(
            "Fetch the programme as a file, edit it and send it back to me. I show you what it"
            " changes and whom it tells before anything is published."
        )
    )
    text.line(tr("A schedule of pretalx or frab (.json, .xml) or a calendar (.ics) will do, too."))
    text.line(
        tr("One session or group is changed faster in the programme: open it and press “Change”.")
    )
    return text.screen(
        replace(_in_form(v, FileForm.XLSX), style="primary"),
        _in_form(v, FileForm.YAML),
        Button(tr("An empty template (.xlsx)"), SendTemplate()),
        Button(tr("Releases"), Releases()),
        v.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def template(v: Reader) -> Screen:
    """What to do with an empty template; stands below it."""
    tr = v.tr
    text = Text().title(tr("An empty template")).line()
    text.line(
        tr(
            "Write your sessions over the two examples and send the file back to me. The first"
            " sheet says how; ids may stay empty."
        )
    )
    text.line(tr("I show you what it changes before anything is published."))
    return text.screen(
        _in_form(v, FileForm.XLSX),
        Button(tr("Organisers’ desk"), Anew(OrganisersDesk())),
    )


def made_of_another(v: Reader, name: str, sessions: int, missing: int, sheet: str) -> Screen:
    """What to do with a workbook that was made of another system's file; stands below it."""
    tr = v.tr
    text = Text().title(tr("{name} as a spreadsheet", name=name)).line()
    text.line(tr.plural("It has {n} session.", "It has {n} sessions.", sessions))
    if missing:
        text.line(
            tr.plural(
                "{n} thing is missing: yellow, and on the sheet “{sheet}”.",
                "{n} things are missing: yellow, and on the sheet “{sheet}”.",
                missing,
                sheet=sheet,
            )
        )
    text.line(
        tr("Complete it and send it back to me. I show you what it changes before it is published.")
    )
    return text.screen(Button(tr("Organisers’ desk"), Anew(OrganisersDesk())))


def _in_form(v: Reader, form: FileForm) -> Button:
    """Fetch the programme in a form; what it is good for comes before its name."""
    if form is FileForm.XLSX:
        return Button(v.tr("As a spreadsheet (.xlsx)"), SendWorkbook())
    return Button(v.tr("As a text file (.yaml)"), SendProgramme())


@dataclass(frozen=True, slots=True)
class Told:
    """How a release is told: how its notices stand, and how often they were sent again.

    `due_at` is when they are due, None once all of them are in the outbox; `within` the release in
    whose notices it is told, which may be itself.
    """

    standing: Standing
    rounds: int
    due_at: datetime | None
    within: int

    @property
    def unseen(self) -> int:
        """How many have got its notice and have not seen it."""
        return self.standing.of(State.SENT) - self.standing.seen

    @property
    def may_be_reminded(self) -> bool:
        """Whether those may get it again: they do so once."""
        return self.unseen > 0 and not self.rounds


def releases(
    v: Reader, shown: Page[Release], who: Mapping[int, str], about: Mapping[int, str]
) -> Screen:
    """The releases there were, the newest first, each with what it was about."""
    tr = v.tr
    text = Text().title(tr("Releases"))
    text.joined(shown.heading(tr))
    for release in shown.items:
        text.line().bold(tr("Release {number}", number=release.number))
        text.line(tr(" · in force") if release.number == v.snapshot.release else "")
        text.line(published_line(v, release, who))
        if about.get(release.number):
            text.line(about[release.number])
    return text.screen(
        [
            Button(tr("Release {number}", number=release.number), ReleaseAt(release.number))
            for release in shown.items
        ],
        shown.row(tr, Releases),
        v.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def release(
    v: Reader,
    shown: Release,
    told: Told,
    who: Mapping[int, str],
    about: str,
) -> Screen:
    """One release: who published it, what it was about, and how many know of it."""
    tr, number, standing = v.tr, shown.number, told.standing
    text = Text().title(tr("Release {number}", number=number))
    text.line(published_line(v, shown, who)).line(about).line()
    sent, waiting = standing.of(State.SENT), standing.of(State.PENDING, State.SENDING)
    failed, spared = standing.of(State.FAILED, State.UNCERTAIN), standing.of(State.CANCELLED)
    if told.within != number:
        text.line(tr("It is told together with release {number}.", number=told.within))
    elif told.due_at:
        waits = told.due_at > v.now
        text.line(waiting_line(v, told.due_at) if waits else tr("It is being told right now."))
    elif not (sent or waiting or failed or spared):
        text.line(tr("Nobody had to be told of it."))
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
    rows: list[Row] = []
    if told.within != number:
        label = tr("Release {number}", number=told.within)
        rows.append((Button(label, ReleaseAt(told.within)),))
    elif told.due_at and told.due_at > v.now:
        rows.append((Button(tr("Tell now"), TellNow(number), style="primary"),))
    if number > 1:
        rows.append((Button(tr("What it changed"), ChangesOf(number)),))
    if told.may_be_reminded:
        label = tr.plural("Remind the other {n}", "Remind the other {n}", told.unseen)
        rows.append((Button(label, RemindUnseen(number)),))
    if number < v.snapshot.release:
        label = tr("Go back to this release")
        rows.append((Button(label, Restore(number)),))
    elif number > 1:
        label = tr("Go back to release {number}", number=number - 1)
        rows.append((Button(label, Restore(number - 1)),))
    return text.screen(
        rows,
        (Button(tr("Look again"), ReleaseAt(number)), Button(tr("Releases"), Releases())),
        v.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def reminding(v: Reader, number: int, told: Told) -> Screen:
    """Asks whether those who have not seen a release's notice are to get it once more."""
    tr = v.tr
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


def published_line(v: Reader, release: Release, who: Mapping[int, str]) -> str:
    """When a release was published, and by whom."""
    when = v.moment(release.published_at)
    if release.author is None:
        return when
    return v.tr("{when}, by {name}", when=when, name=who[release.author])


def change_notice(
    v: Reader, changes: Sequence[Changed], delivery: int, again: bool = False
) -> Screen:
    """What a person concerned is told of a release."""
    tr = v.tr
    heading = (
        tr("Reminder: the programme has changed") if again else tr("The programme has changed")
    )
    text = Text().title(heading).line(time_zone_line(v))
    write_changes(v, text, changes)
    there = [v.snapshot.sessions[c.session] for c in changes if c.session in v.snapshot.sessions]
    lead_on = dict.fromkeys((replacement_of(v, s) or s).id for s in there)
    rows = [
        v.link(v.title(v.snapshot.sessions[session]), Anew(SessionAt(session)))
        for session in list(lead_on)[:_BUTTONS]
    ]
    return text.screen(
        Button(tr("Seen"), Seen(delivery), style="primary"), rows, _way_on(v, changes)
    )


def _way_on(v: Reader, changes: Sequence[Changed]) -> Button:
    """To where all of the changes are to be seen, where not each has a button."""
    if len(changes) <= _BUTTONS:
        return Button(v.tr("Programme"), Anew(Days()))
    if all(changed.session in v.person.attends for changed in changes):
        return Button(v.tr("My programme"), Anew(My()))
    return Button(v.tr("Changes"), Anew(Changes()))
