"""What publishing a programme would change, old → new, for the organiser who is about to do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.actions import OrganisersDesk
from handlers.frame.differences import entries, tells
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.releases.actions import DiscardDraft, DraftAt, PublishDraft
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from storage.change_notices import Audience
from storage.programme.changes import Difference, difference
from storage.programme.model import Group
from storage.programme.problems import Problem
from storage.programme.snapshot import Snapshot

_WARNINGS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, what it is compared with, and whom publishing it would tell."""

    draft: int
    before: Snapshot
    after: Snapshot
    audience: Audience


def proposal(
    v: Reader,
    shown: Proposal,
    page: int = 0,
    note: str = "",
    warnings: tuple[Problem, ...] = (),
) -> Screen:
    """The difference a draft would make, with the buttons to publish or to discard it.

    `note` says what the organiser should know before; `warnings` is what is doubtful in a file.
    """
    tr = v.tr
    found = difference(shown.before, shown.after)
    listed = Page.of(list(entries(v, found, shown.before, shown.after)), page)
    text = Text()
    if note:
        text.line(note).line()
    text.title(tr("This would change"))
    text.line(" · ".join(filter(None, [time_zone_line(v), listed.heading(v.tr)])))
    for heading, line in listed.items:
        text.line().bold(heading).line().line(line)
    text.line().bold(tells(v, shown.audience)).line()
    _write_warnings(v, text, warnings)
    return text.screen(
        [
            listed.row(v.tr, lambda number: DraftAt(shown.draft, number)),
            *_decision(v, shown, found),
        ]
    )


def _decision(v: Reader, shown: Proposal, found: Difference) -> tuple[Row, ...]:
    """Publish or not; where something is cancelled, the button says so."""
    press = PublishDraft(shown.draft, shown.before.release)
    discard = Button(v.tr("Discard"), DiscardDraft(shown.draft))
    if found.cancelled:
        cancel = Button(v.tr("Cancel and publish"), press, style="danger")
        return ((cancel,), (discard,))
    return ((Button(v.tr("Publish"), press, style="primary"), discard),)


def discarded(v: Reader, found: Difference | None) -> Screen:
    """A draft is gone; back to the one thing that it was about, if it was one."""
    text = Text().title(v.tr("Discarded."))
    text.line(v.tr("Nothing was published; nobody was told anything."))
    return text.screen(
        [
            way_back(v, found) if found else (),
            (Button(v.tr("Organisers’ desk"), OrganisersDesk()), *v.home()),
        ]
    )


def way_back(v: Reader, found: Difference) -> Row:
    """To the one session or group that a release was about, where there was one."""
    changes = (*found.cancelled, *found.added, *found.moved, *found.changed)
    if len(changes) == 1:
        session = v.snapshot.sessions.get(changes[0].session.id)
        if session:
            back = v.tr("« {title}", title=v.title(session))
            return (v.link(back, SessionAt(session.id)),)
    if not changes and len(found.things) == 1 and isinstance(found.things[0].thing, Group):
        group = v.snapshot.groups.get(found.things[0].thing.id)
        if group:
            return (v.link(v.tr("« {title}", title=v.text(group.title)), GroupAt(group.id)),)
    return ()


def _write_warnings(v: Reader, text: Text, warnings: Sequence[Problem]) -> None:
    if not warnings:
        return
    text.line().bold(v.tr("Please check")).line()
    for warning in warnings[:_WARNINGS_SHOWN]:
        text.line(f"• {warning.told(v.tr)}")
    if len(warnings) > _WARNINGS_SHOWN:
        more = len(warnings) - _WARNINGS_SHOWN
        text.line(v.tr.plural("and {n} more", "and {n} more", more))
