"""A team's own workshops: the list, one of them, what a change of it would do."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from handlers.frame.cancelled import in_short, write_title
from handlers.frame.changes import day_and_hours
from handlers.frame.differences import differing, entries, tells
from handlers.frame.reader import Reader
from handlers.frame.sessions import place_lines, time_zone_line
from handlers.programme.actions import SessionAt
from handlers.releases.door import Proposal, languages_missing
from handlers.teams import workshop_actions as w
from handlers.teams.actions import TeamDesk
from handlers.teams.overlaps import Overlap
from handlers.teams.workshop_form_screens import draft_name
from handlers.ui.action import Action
from handlers.ui.on_a_phone import LINES, lines_of, shortened
from handlers.ui.paging import Page
from handlers.ui.screen import Asks, Button, Row, Screen, Text, sign_behind
from storage.change_notices import Audience
from storage.programme.model import Session, Team
from storage.programme.model import Text as ProgrammeText
from storage.teams.workshop_drafts import WorkshopDraft

_OVERLAPS: Final = 6
"""The most sessions at the same time on a page, if their lines are short."""

_BEGUN: Final = 3
"""The most begun workshops on the list: those written last."""

_AROUND_OVERLAPS: Final = 4
"""The lines of their heading, and of whom publishing would tell."""


def workshops(
    reader: Reader, team: Team, own: Sequence[Session], begun: Sequence[WorkshopDraft] = ()
) -> Screen:
    """All that the leaders have added, what is over left out; and what the reader has `begun`."""
    tr = reader.tr
    text = Text().title(tr("Own workshops: {team}", team=reader.text(team.name))).line()
    ahead = [session for session in own if session.end > reader.now]
    if not ahead:
        text.line(
            tr(
                "You have added none so far. They stand beside the official programme and are"
                " for your team alone."
            )
        )
    for session in ahead:
        text.bold(day_and_hours(reader, session)).line()
        if session.takes_place:
            text.line(reader.title(session))
        else:
            sign = sign_behind(reader.title(session))
            write_title(reader, text, session).line(f"{sign}{in_short(reader, session)}")
    buttons = [
        reader.link(reader.title(session), w.WorkshopAt(team.id, session.id)) for session in ahead
    ]
    return text.screen(
        Button(tr("Add a workshop"), w.NewWorkshop(team.id), style="primary"),
        [
            Button(
                shortened(tr("Go on: {question}", question=draft_name(reader, draft))),
                w.GoOnWorkshop(team.id, draft.workshop),
            )
            for draft in begun[:_BEGUN]
        ],
        buttons,
        reader.back(tr("Leaders’ desk"), TeamDesk(team.id)),
    )


def workshop(reader: Reader, team: str, shown: Session) -> Screen:
    """One of them, and what can be changed."""
    tr = reader.tr
    text = write_title(reader, Text(), shown).line()
    text.line(day_and_hours(reader, shown)).line(time_zone_line(reader))
    if not shown.takes_place:
        text.bold(tr("Cancelled")).line()
    text.lines(place_lines(reader, shown))
    if shown.online:
        text.line(tr("By video: {link}", link=shown.online))
    cancel = Button(tr("Cancel the workshop"), w.CancelWorkshop(team, shown.id), style="danger")
    reinstate = Button(tr("Takes place after all"), w.ReinstateWorkshop(team, shown.id))
    return text.screen(
        (
            Button(tr("Other day"), w.RescheduleWorkshop(team, shown.id)),
            Button(tr("Other hours"), w.MoveWorkshop(team, shown.id)),
        ),
        (
            Button(tr("Other length"), w.ResizeWorkshop(team, shown.id)),
            Button(tr("Other title"), w.RenameWorkshop(team, shown.id)),
        ),
        Button(tr("Other place or link"), w.RelocateWorkshop(team, shown.id)),
        cancel if shown.takes_place else reinstate,
        Button(tr("Never meant"), w.RemoveWorkshop(team, shown.id)),
        reader.link(tr("Show: {title}", title=reader.title(shown)), SessionAt(shown.id)),
        reader.back(tr("Own workshops"), w.Workshops(team)),
    )


def which_shifts(reader: Reader, asking: w.ShiftWhich, which: Sequence[Session]) -> Screen:
    """Asks which of several workshops is to begin later, or earlier."""
    tr, by = reader.tr, reader.duration(timedelta(minutes=asking.minutes))
    question = (
        tr("Which workshop is to begin {duration} earlier?", duration=by)
        if asking.earlier
        else tr("Which workshop is to begin {duration} later?", duration=by)
    )

    def shifting(session: Session) -> w.ShiftWorkshop:
        return w.ShiftWorkshop(asking.team, session.id, asking.minutes, asking.earlier)

    return which_workshop(reader, asking.team, question, which, shifting)


def which_workshop(
    reader: Reader,
    team: str,
    question: str,
    which: Sequence[Session],
    press: Callable[[Session], Action],
) -> Screen:
    """Asks which of several workshops of a team's own is meant."""
    shown = Page.of(which, 0)
    lines = [f"{day_and_hours(reader, s)}: {reader.title(s)}" for s in shown.items]
    keys = [reader.link(reader.title(session), press(session)) for session in shown.items]
    back = reader.back(reader.tr("Own workshops"), w.Workshops(team))
    return Text().title(question).lines(lines).screen(keys, back)


def proposal(
    reader: Reader,
    team: Team,
    shown: Proposal,
    overlaps: Sequence[Overlap],
    page: int = 0,
    *,
    is_written: bool = False,
) -> Screen:
    """What publishing would change, and a page from 0 of what is at the same time.

    What `is_written` down step by step can be changed part by part.
    """
    tr = reader.tr
    found = replace(shown.difference, things=())
    listed = list(entries(reader, found, shown.before, shown.after))
    text = differing(reader, tr("This would change"), Page.of(listed, 0))
    there = replace(reader, snapshot=shown.after)
    for change in (*found.added, *found.restored, *found.moved, *found.changed):
        if change.after is None or not change.takes_place:
            continue
        if change.before is None:
            text.lines(_in_other_languages(reader, change.after.title))
        text.lines(_place_lines(there, change.before, change.after))
        if change.before is None and change.after.online:
            text.line(tr("By video: {link}", link=change.after.online))
    off = cancelled_by(shown)
    if off is not None and (asked := _asks_why(reader, off)):
        text.line().lines(asked)
    # A page for a single one more would take as much room as it does.
    most = _OVERLAPS + (len(overlaps) == _OVERLAPS + 1)
    lines = [_overlap_line(reader, overlap) for overlap in overlaps]
    room = max(LINES - text.height - _AROUND_OVERLAPS, _OVERLAPS)
    clashes = Page.fitting(lines, page, lines_of, room, most)
    _write_overlaps(reader, text, clashes)
    text.line().line(tells(reader, shown.audience))
    if is_written:
        text.line(tr("Something is to change? Press it below, or write “at 15:00” for example."))
    draft, base = shown.draft.id, shown.before.release
    label = tr("Publish all the same") if overlaps else tr("Publish")
    publish = Button(label, w.PublishWorkshop(team.id, draft, base), style="primary")
    if off is not None:
        publish = replace(publish, label=tr("Cancel the workshop"), style="danger")
    discard = Button(tr("Discard"), w.DiscardWorkshop(team.id, draft))
    return text.screen(
        (publish, discard),
        _parts(reader) if is_written else (),
        clashes.row(tr, lambda number: w.WorkshopDraftAt(team.id, draft, number)),
        reader.back(tr("Own workshops"), w.Workshops(team.id)),
        asks=Asks(publish, discard),
    )


def unpublished(reader: Reader, _asking: w.WorkshopDraftAt) -> str:
    """What a workshop is called that waits to be published."""
    return reader.tr("Draft of a workshop")


def _parts(reader: Reader) -> tuple[Row, ...]:
    """The ways to change what is written down, which is known to the bot."""
    tr = reader.tr
    return (
        (Button(tr("Other day"), w.AskDay()), Button(tr("Other hours"), w.AskHour())),
        (Button(tr("Other length"), w.AskLength()), Button(tr("Other title"), w.AskTitle())),
        (Button(tr("Other place or link"), w.AskWhere()),),
    )


def cancelled_by(shown: Proposal) -> Session | None:
    """The workshop that a draft cancels, as it has it; what is taken out is not said why."""
    return next((c.after for c in shown.difference.cancelled if c.after is not None), None)


def _asks_why(reader: Reader, off: Session) -> list[str]:
    """That a reason may be written, or in which languages it is missing."""
    if off.reason is None:
        return [reader.tr("Why? If you like, write me a reason that your team may read.")]
    languages = languages_missing(reader, off.reason)
    if not languages:
        return []
    missing = reader.in_languages(languages)
    return [reader.tr("Write the reason {in_language}, too, if you like.", in_language=missing)]


def _place_lines(reader: Reader, before: Session | None, after: Session) -> list[str]:
    """Where a workshop is, unless the change says so; a new place in the other languages too."""
    is_new = before is None or before.place != after.place
    lines = [] if before is not None and is_new else place_lines(reader, after)
    place = reader.snapshot.places.get(after.place or "")
    if place is None or place.own_of is None or not is_new:
        return lines
    others = _in_other_languages(reader, place.name)
    return [*filter(None, [" · ".join([*lines[:1], *others]), *lines[1:]])]


def _in_other_languages(reader: Reader, name: ProgrammeText) -> list[str]:
    """What a workshop or a place is called in the languages that its leader does not read."""
    if name.is_plain:
        return []
    others = [language for language in reader.languages if language != reader.tr.language]
    return [
        reader.tr(
            "{language}: {change}",
            language=reader.language_name(language),
            change=name.get(language) or reader.tr("not said"),
        )
        for language in others
    ]


def _write_overlaps(reader: Reader, text: Text, clashes: Page[str]) -> None:
    """A page of what is at the same time."""
    if clashes.items:
        text.section(reader.tr("Attention: at the same time")).joined(clashes.position(reader.tr))
        text.lines(clashes.items)


def _overlap_line(reader: Reader, other: Overlap) -> str:
    """What is at the same time, and how many of the team have it in their programme."""
    line = f"• {reader.title(other.session)}: {day_and_hours(reader, other.session)}"
    who = reader.tr.plural(
        "in the programme of {n} of you", "in the programme of {n} of you", other.attending
    )
    return f"{line} ({who})" if other.attending else line


def published(reader: Reader, audience: Audience) -> str:
    """What was done, in one line."""
    return reader.tr("Published. {tells}.", tells=tells(reader, audience))
