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
from locales import formats
from locales.translator import N_
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import UNDER_WAY, Broadcast, PartKind, State
from storage.broadcasts.report import Progress, Result

_REASONS: Final = 3
_BAR: Final = 12


def overview(reader: Reader, listed: Page[Broadcast]) -> Screen:
    """One's drafts, what is planned and under way, and what was sent, the newest first."""
    tr = reader.tr
    text = Text().title(tr("Broadcasts")).line()
    text.line(
        tr(
            "Write to many at once. Nothing is sent before you have checked whom it reaches; what"
            " was sent can be corrected and recalled."
        )
    )
    text.line(tr("To begin, just write the message to me here."))
    if listed.count > 1:
        text.line().line(listed.heading(reader.tr))
    rows = column(
        reader.link(_listed(reader, each), b.BroadcastAt(each.id)) for each in listed.items
    )
    desk = (Button(tr("Organisers’ desk"), OrganisersDesk()),) if reader.is_organiser else ()
    return text.screen(
        Button(tr("New broadcast"), b.NewBroadcast(), style="primary"),
        rows,
        listed.row(reader.tr, b.Broadcasts),
        (*desk, *reader.home()),
    )


def _listed(reader: Reader, each: Broadcast) -> str:
    """A broadcast as a line of the list."""
    state, heading = words.state_name(reader, each), words.heading(reader, each)
    if each.corrects is not None:
        return reader.tr(
            "Correction of {number}, {state}: {title}",
            number=each.number,
            state=state,
            title=heading,
        )
    return reader.tr("{number}, {state}: {title}", number=each.number, state=state, title=heading)


def awaiting(reader: Reader, shown: Broadcast, count: Count, may_approve: bool) -> Screen:
    """A broadcast that waits for the word of a second organiser, as both of them see it."""
    tr = reader.tr
    title = (
        tr("Approve broadcast no. {number}?", number=shown.number)
        if may_approve
        else tr("Broadcast no. {number} waits for approval", number=shown.number)
    )
    text = Text().title(title).line()
    write_what(reader, text, shown, count)
    if not may_approve:
        text.line().line(tr("Every other organiser has been asked. One is enough."))
        return text.screen(Button(tr("Change it after all"), b.TakeBack(shown.id)), _back(reader))
    return text.screen(
        Button(tr("Preview"), b.Preview(shown.id)),
        (
            Button(tr("Approve"), b.Approve(shown.id, shown.revision), style="success"),
            Button(tr("Decline"), b.Decline(shown.id), style="danger"),
        ),
        _back(reader),
    )


def planned(reader: Reader, shown: Broadcast, count: Count) -> Screen:
    """A broadcast that is sent at its moment."""
    tr = reader.tr
    text = Text().title(tr("Broadcast no. {number} is planned", number=shown.number)).line()
    text.line(tr("It is sent: {when}", when=words.moment_in_words(reader, shown)))
    if shown.send_at is not None and shown.send_at > reader.now:
        text.line(formats.sentence_case(reader.from_now(shown.send_at)))
    text.line()
    write_what(reader, text, shown, count)
    return text.screen(
        Button(tr("Preview"), b.Preview(shown.id)),
        Button(tr("Change or call it off"), b.TakeBack(shown.id)),
        _back(reader),
    )


def result(reader: Reader, shown: Broadcast, seen: Result) -> Screen:
    """The progress of a broadcast, or its report once it is over."""
    text = Text().title(_title(reader, shown)).line()
    write_what(reader, text, shown)
    text.line()
    _write_progress(reader, text, shown, seen)
    if seen.recalled is not None:
        _write_recall(reader, text, seen.recalled)
    if shown.problem and shown.state is State.PAUSED:
        text.section(reader.tr("Paused: Telegram refuses it"))
        text.line(shown.problem)
        text.line(reader.tr("Correct it and go on, or stop."))
    return text.screen(_controls(reader, shown), _afterwards(reader, shown, seen), _back(reader))


def go_on_question(reader: Reader, shown: Broadcast, seen: Result) -> Screen:
    """Whether a broadcast that was paused long ago is still true."""
    tr, waiting = reader.tr, seen.progress.waiting
    text = Text().title(tr("Go on with broadcast no. {number}?", number=shown.number)).line()
    write_what(reader, text, shown)
    if shown.paused_at is not None:
        text.line().line(
            tr("Paused for {duration}", duration=reader.duration(reader.now - shown.paused_at))
        )
    text.line(tr.plural("{n} person still waits for it.", "{n} people still wait for it.", waiting))
    return text.screen(
        Button(tr("Yes, go on"), b.GoOn(shown.id, True), style="success"),
        Button(tr("« Back"), b.BroadcastAt(shown.id)),
    )


def recall_question(reader: Reader, shown: Broadcast, possible: int, too_late: int) -> Screen:
    """Whether a broadcast is really to be taken back, and from whom it no longer can be."""
    tr = reader.tr
    lines = [
        words.heading(reader, shown),
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


def _title(reader: Reader, shown: Broadcast) -> str:
    state = words.state_name(reader, shown)
    if shown.corrects is None:
        return reader.tr("Broadcast no. {number}: {state}", number=shown.number, state=state)
    return reader.tr("Correction of no. {number}: {state}", number=shown.number, state=state)


def write_what(reader: Reader, text: Text, shown: Broadcast, count: Count | None = None) -> None:
    """What it says in each language, and to whom, with how many that are where it is counted."""
    for language, version in shown.versions.items():
        name = words.version_name(reader, language)
        text.line(f"{name}: {words.version_in_words(reader, version)}")
    if shown.corrects is None:
        audience = words.audience_in_words(reader, shown)
        text.line(reader.tr("To: {audience}", audience=audience))
        if count is not None:
            text.line(words.count_in_words(reader, count))


def _bar(progress: Progress) -> str:
    """How far it has come, as a bar and in per cent."""
    done = progress.settled / progress.total if progress.total else 1.0
    full = int(done * _BAR)
    return f"{'▓' * full}{'░' * (_BAR - full)} {int(done * 100)} %"


def _write_progress(reader: Reader, text: Text, shown: Broadcast, seen: Result) -> None:
    tr, progress = reader.tr, seen.progress
    if shown.state in UNDER_WAY:
        text.line(_bar(progress))
        text.line(tr("{done} of {total}", done=progress.settled, total=progress.total))
        if shown.state is State.SENDING and seen.per_second:
            left = timedelta(minutes=ceil(progress.waiting / seen.per_second / 60))
            text.line(
                tr(
                    "{pace} per second, at most {duration} left",
                    pace=round(seen.per_second),
                    duration=reader.duration(left),
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


def _write_recall(reader: Reader, text: Text, recalled: Progress) -> None:
    tr = reader.tr
    text.line().line(tr("Deleted: {number}", number=recalled.sent))
    if recalled.waiting:
        text.line(tr("Still to be deleted: {number}", number=recalled.waiting))
    if recalled.failed + recalled.away:
        text.line(tr("Could not be deleted: {number}", number=recalled.failed + recalled.away))


def _controls(reader: Reader, shown: Broadcast) -> list[Row]:
    """Pause, go on, stop; a correction is not stopped, or some would read the old text for ever."""
    tr = reader.tr
    end = Button(tr("End the sending"), b.Stop(shown.id), style="danger")
    stop = (end,) if shown.corrects is None else ()
    match shown.state:
        case State.SENDING:
            return [(Button(tr("Pause"), b.Pause(shown.id)), *stop)]
        case State.PAUSED:
            return [(Button(tr("Go on"), b.GoOn(shown.id), style="success"), *stop)]
        case _:
            return []


def _afterwards(reader: Reader, shown: Broadcast, seen: Result) -> list[Row]:
    """What can still be done about what was sent; nothing about what was recalled."""
    tr, progress = reader.tr, seen.progress
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


def _back(reader: Reader) -> Row:
    return (words.to_list(reader), *reader.home())
