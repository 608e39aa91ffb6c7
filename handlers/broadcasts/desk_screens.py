"""The list of broadcasts, and one broadcast's approval, plan, progress or report."""

from datetime import timedelta
from math import ceil
from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.desk.actions import OrganisersDesk
from handlers.frame.reader import Reader
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, column
from locales.translator import N_
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import UNDER_WAY, Broadcast, PartKind, State
from storage.broadcasts.report import Progress, Result

_REASONS: Final = 3


def overview(v: Reader, listed: Page[Broadcast]) -> Screen:
    """One's drafts, what is planned and under way, and what was sent, the newest first."""
    tr = v.tr
    text = Text().title(tr("Broadcasts")).line()
    text.line(
        tr(
            "Write to many at once. Nothing is sent before you have checked whom it reaches; what"
            " was sent can be corrected and recalled."
        )
    )
    text.line(tr("To begin, just write the message to me here."))
    if listed.count > 1:
        text.line().line(listed.heading(v.tr))
    rows = column(v.link(_listed(v, each), b.BroadcastAt(each.id)) for each in listed.items)
    desk = (Button(tr("Organisers’ desk"), OrganisersDesk()),) if v.is_organiser else ()
    return text.screen(
        Button(tr("New broadcast"), b.NewBroadcast(), style="primary"),
        rows,
        listed.row(v.tr, b.Broadcasts),
        (*desk, *v.home()),
    )


def _listed(v: Reader, each: Broadcast) -> str:
    """A broadcast as a line of the list."""
    state, heading = words.state_name(v, each), words.heading(v, each)
    if each.corrects is not None:
        return v.tr(
            "Correction of {number}, {state}: {title}",
            number=each.number,
            state=state,
            title=heading,
        )
    return v.tr("{number}, {state}: {title}", number=each.number, state=state, title=heading)


def awaiting(v: Reader, shown: Broadcast, count: Count, may_approve: bool) -> Screen:
    """A broadcast that waits for the word of a second organiser, as both of them see it."""
    tr = v.tr
    title = (
        tr("Approve broadcast no. {number}?", number=shown.number)
        if may_approve
        else tr("Broadcast no. {number} waits for approval", number=shown.number)
    )
    text = Text().title(title).line()
    write_what(v, text, shown, count)
    if not may_approve:
        text.line().line(tr("Every other organiser has been asked. One is enough."))
        return text.screen(Button(tr("Change it after all"), b.TakeBack(shown.id)), _back(v))
    return text.screen(
        Button(tr("Preview"), b.Preview(shown.id)),
        (
            Button(tr("Approve"), b.Approve(shown.id, shown.revision), style="success"),
            Button(tr("Decline"), b.Decline(shown.id), style="danger"),
        ),
        _back(v),
    )


def planned(v: Reader, shown: Broadcast, count: Count) -> Screen:
    """A broadcast that is sent at its moment."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number} is planned", number=shown.number)).line()
    text.line(tr("It is sent: {when}", when=words.moment_in_words(v, shown)))
    if shown.send_at is not None and shown.send_at > v.now:
        text.line(tr("In {duration}", duration=v.duration(shown.send_at - v.now)))
    text.line()
    write_what(v, text, shown, count)
    return text.screen(
        Button(tr("Preview"), b.Preview(shown.id)),
        Button(tr("Change or call it off"), b.TakeBack(shown.id)),
        _back(v),
    )


def result(v: Reader, shown: Broadcast, seen: Result) -> Screen:
    """The progress of a broadcast, or its report once it is over."""
    text = Text().title(_title(v, shown)).line()
    write_what(v, text, shown)
    text.line()
    _write_progress(v, text, shown, seen)
    if seen.recalled is not None:
        _write_recall(v, text, seen.recalled)
    if shown.problem and shown.state is State.PAUSED:
        text.section(v.tr("Paused: Telegram refuses it"))
        text.line(shown.problem)
        text.line(v.tr("Correct it and go on, or stop."))
    return text.screen(_controls(v, shown), _afterwards(v, shown, seen), _back(v))


def go_on_question(v: Reader, shown: Broadcast, seen: Result) -> Screen:
    """Whether a broadcast that was paused long ago is still true."""
    tr, waiting = v.tr, seen.progress.waiting
    text = Text().title(tr("Go on with broadcast no. {number}?", number=shown.number)).line()
    write_what(v, text, shown)
    if shown.paused_at is not None:
        text.line().line(tr("Paused for {duration}", duration=v.duration(v.now - shown.paused_at)))
    text.line(tr.plural("{n} person still waits for it.", "{n} people still wait for it.", waiting))
    return text.screen(
        Button(tr("Yes, go on"), b.GoOn(shown.id, True), style="success"),
        Button(tr("« Back"), b.BroadcastAt(shown.id)),
    )


def recall_question(v: Reader, shown: Broadcast, possible: int, too_late: int) -> Screen:
    """Whether a broadcast is really to be taken back, and from whom it no longer can be."""
    tr = v.tr
    lines = [
        words.heading(v, shown),
        "",
        tr.plural("It is deleted in {n} chat.", "It is deleted in {n} chats.", possible),
    ]
    if too_late:
        lines.append(
            tr.plural(
                "In {n} chat it stays: Telegram lets nothing be deleted after 48 hours.",
                "In {n} chats it stays: Telegram lets nothing be deleted after 48 hours.",
                too_late,
            )
        )
    if shown.state in UNDER_WAY:
        lines.append(tr("Nobody else gets it."))
    return confirm(
        tr("Recall broadcast no. {number}?", number=shown.number),
        lines,
        Button(tr("Yes, recall it"), b.Recall(shown.id, True), style="danger"),
        Button(tr("« Back"), b.BroadcastAt(shown.id)),
    )


def _title(v: Reader, shown: Broadcast) -> str:
    state = words.state_name(v, shown)
    if shown.corrects is None:
        return v.tr("Broadcast no. {number}: {state}", number=shown.number, state=state)
    return v.tr("Correction of no. {number}: {state}", number=shown.number, state=state)


def write_what(v: Reader, text: Text, shown: Broadcast, count: Count | None = None) -> None:
    """What it says in each language, and to whom, with how many that are where it is counted."""
    for language, version in shown.versions.items():
        name = words.version_name(v, language)
        text.line(f"{name}: {words.version_in_words(v, version)}")
    if shown.corrects is None:
        audience = words.audience_in_words(v, shown)
        text.line(v.tr("To: {audience}", audience=audience))
        if count is not None:
            text.line(words.count_in_words(v, count))


def _write_progress(v: Reader, text: Text, shown: Broadcast, seen: Result) -> None:
    tr, progress = v.tr, seen.progress
    if shown.state in UNDER_WAY:
        text.line(words.bar(progress))
        text.line(tr("{done} of {total}", done=progress.settled, total=progress.total))
        if shown.state is State.SENDING and seen.per_second:
            left = timedelta(minutes=ceil(progress.waiting / seen.per_second / 60))
            text.line(
                tr(
                    "{pace} per second, at most {duration} left",
                    pace=round(seen.per_second),
                    duration=v.duration(left),
                )
            )
        text.line()
    text.line(tr("Arrived: {number}", number=progress.sent))
    has_seen = any(button.kind == "seen" for button in shown.buttons)
    if has_seen and shown.corrects is None:
        text.line(tr("Marked as seen: {number}", number=progress.seen))
    for message, number in (
        (N_("Bot blocked: {number}"), progress.away),
        (N_("Not sent, since stopped: {number}"), progress.stopped),
        (N_("Unknown whether it arrived: {number}"), progress.uncertain),
        (N_("Failed: {number}"), progress.failed),
        (N_("Album arrived, perhaps without its buttons: {number}"), progress.without_buttons),
    ):
        if number:
            text.line(tr(message, number=number))
    for reason, number in progress.reasons[:_REASONS]:
        text.line(tr("• {number} × {reason}", number=number, reason=reason))
    if seen.corrections:
        text.line(tr.plural("Corrected {n} time", "Corrected {n} times", seen.corrections))


def _write_recall(v: Reader, text: Text, recalled: Progress) -> None:
    tr = v.tr
    text.line().line(tr("Deleted: {number}", number=recalled.sent))
    if recalled.waiting:
        text.line(tr("Still to be deleted: {number}", number=recalled.waiting))
    if recalled.failed + recalled.away:
        text.line(tr("Could not be deleted: {number}", number=recalled.failed + recalled.away))


def _controls(v: Reader, shown: Broadcast) -> list[Row]:
    """Pause, go on, stop; a correction is not stopped, or some would read the old text for ever."""
    tr = v.tr
    end = Button(tr("End the sending"), b.Stop(shown.id), style="danger")
    stop = (end,) if shown.corrects is None else ()
    match shown.state:
        case State.SENDING:
            return [(Button(tr("Pause"), b.Pause(shown.id)), *stop)]
        case State.PAUSED:
            return [(Button(tr("Go on"), b.GoOn(shown.id), style="success"), *stop)]
        case _:
            return []


def _afterwards(v: Reader, shown: Broadcast, seen: Result) -> list[Row]:
    """What can still be done about what was sent; nothing about what was recalled."""
    tr, progress = v.tr, seen.progress
    if shown.corrects is not None:
        return [(Button(tr("The broadcast itself"), b.BroadcastAt(shown.corrects)),)]
    rows: list[Row] = []
    if shown.recalled_at is None:
        can_correct = bool(progress.sent) or shown.state is State.PAUSED
        correct = (Button(tr("Correct"), b.Correct(shown.id)),) if can_correct else ()
        recall = (Button(tr("Recall"), b.Recall(shown.id)),) if progress.sent else ()
        rows.append((*correct, *recall))
    missed = tr.plural("Send to {n} missed", "Send to {n} missed", progress.missed)
    unsure = tr.plural("Send to {n} uncertain", "Send to {n} uncertain", progress.uncertain)
    for label, people, number in (
        (missed, PartKind.MISSED, progress.missed),
        (unsure, PartKind.UNSURE, progress.uncertain),
    ):
        if number and shown.state not in UNDER_WAY:
            rows.append((Button(label, b.SendAgain(shown.id, people)),))
    rows.append((Button(tr("Refresh"), b.BroadcastAt(shown.id)),))
    return rows


def _back(v: Reader) -> Row:
    return (words.to_list(v), *v.home())
