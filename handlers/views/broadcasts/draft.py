"""Writing a broadcast: the one screen of a draft, its content, its moment, and the last look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.broadcasting import presses as b
from handlers.presses import Press
from handlers.views.broadcasts import words
from handlers.views.screen import Button, Row, Screen, Text
from handlers.views.sessions import time_zone_line
from handlers.views.viewpoint import Viewpoint
from storage.broadcasts.limits import is_too_long, spare_of, units_too_many
from storage.broadcasts.model import (
    LANGUAGES,
    Broadcast,
    ContentKind,
    Count,
    Refusal,
)
from storage.moments import to_ms
from storage.plain_text import is_cyrillic, is_latin

_SOON: Final = (15, 30, 60)
_MORNING, _EVENING = 8, 20


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a draft besides what it says.

    `original` is what a correction puts right, `uneditable` the languages in which Telegram cannot
    edit what was sent into it; `others` reach some of the same people within the hour.
    """

    count: Count
    original: Broadcast | None = None
    uneditable: Sequence[str] = ()
    others: Sequence[Broadcast] = ()
    needs_approval: bool = False
    has_second: bool = True


def draft(v: Viewpoint, shown: Broadcast, checked: Checked, note: str = "") -> Screen:
    """The draft as it stands; every button changes one thing of it."""
    tr = v.tr
    if shown.corrects is not None:
        return _correction(v, shown, checked, note)
    text = Text().title(tr("Broadcast no. {number}: draft", number=shown.id))
    _write_note(v, text, shown, note)
    _write_draft(v, text, shown, checked.count)
    if not shown.is_complete:
        text.line().line(tr("Write to me here, or press a version: then send what it is to say."))
    return text.screen(
        [
            (Button(tr("To whom"), b.ToWhom(shown.id)), Button(tr("When"), b.AskMoment(shown.id))),
            *_version_rows(v, shown),
            *_only_version(v, shown),
            (Button(tr("Buttons below it"), b.ChooseButtons(shown.id)), _urgent(v, shown)),
            _check(v, shown, checked),
            (Button(tr("Discard the draft"), b.Discard(shown.id)), _back(v)),
        ]
    )


def _correction(v: Viewpoint, shown: Broadcast, checked: Checked, note: str) -> Screen:
    tr = v.tr
    text = Text().title(tr("Correct broadcast no. {number}", number=shown.corrects))
    _write_note(v, text, shown, note)
    text.line(
        tr(
            "Press a version and send what it is to say instead; everybody’s message is edited."
            " Nobody hears a sound: if it is urgent, write anew."
        )
    ).line()
    _write_versions(v, text, shown)
    text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(v, shown.buttons)))
    _write_problems(v, text, shown, checked)
    says = Button(
        tr("✓ Says “corrected”") if shown.says_corrected else tr("Say “corrected”"),
        b.SetSaysCorrected(shown.id, not shown.says_corrected),
    )
    is_album = any(version.kind is ContentKind.ALBUM for version in shown.versions.values())
    has_buttons = not is_album or bool(checked.original and checked.original.buttons)
    buttons = (Button(tr("Buttons below it"), b.ChooseButtons(shown.id)),) if has_buttons else ()
    return text.screen(
        [
            *_version_rows(v, shown),
            (*buttons, says),
            _check(v, shown, checked),
            (Button(tr("Discard the draft"), b.Discard(shown.id)), _back(v)),
        ]
    )


def asking_for_version(v: Viewpoint, shown: Broadcast, language: str, problem: str = "") -> Screen:
    """What is to be sent as the version in a language."""
    tr = v.tr
    number = shown.corrects or shown.id
    title = {
        "de": tr("Broadcast no. {number}: the German version", number=number),
        "ru": tr("Broadcast no. {number}: the Russian version", number=number),
    }[language]
    text = Text().title(title)
    if problem:
        text.line(problem)
    text.line()
    text.line(
        tr(
            "Send it to me just as it is to arrive: text, picture, video, file, voice message,"
            " place, or an album of up to ten. Bold and italic stay."
        )
    )
    known = shown.versions.get(language)
    rows: list[Row] = []
    if known is not None:
        text.line().line(tr("So far: {version}", version=words.version_in_words(v, known)))
        if shown.corrects is None:
            rows.append(
                (
                    Button(
                        tr("Remove this version"), b.DropVersion(shown.id, language, shown.revision)
                    ),
                )
            )
    else:
        rows += _only_version(v, shown)
    return text.screen([*rows, (Button(tr("« Back"), b.BroadcastAt(shown.id)),)])


def asking_for_moment(v: Viewpoint, shown: Broadcast, problem: str = "") -> Screen:
    """When it is to be sent."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number}: when?", number=shown.id))
    if problem:
        text.line(problem)
    text.line(time_zone_line(v)).line()
    text.line(tr("Now it is sent: {when}", when=words.moment_in_words(v, shown)))
    text.line(tr("Choose, or write a moment such as “18:30” or “29.06. 9:00”."))
    soon = [
        Button(tr("in {duration}", duration=v.duration(timedelta(minutes=minutes))),
               _at(shown, v.now + timedelta(minutes=minutes)))
        for minutes in _SOON
    ]  # fmt: skip
    later = [v.link(v.moment(at), _at(shown, at)) for at in _next_hours(v)]
    return text.screen(
        [
            (Button(tr("At once"), b.SetMoment(shown.id, 0)),),
            tuple(soon),
            tuple(later),
            (Button(tr("« Back"), b.BroadcastAt(shown.id)),),
        ]
    )


def discard_question(v: Viewpoint, shown: Broadcast) -> Screen:
    """Whether a draft is really to be forgotten."""
    text = Text().title(v.tr("Discard the draft?")).line()
    text.line(words.heading(v, shown))
    return text.screen(
        [
            (Button(v.tr("Yes, discard"), b.Discard(shown.id, True), style="danger"),),
            (Button(v.tr("« Back"), b.BroadcastAt(shown.id)),),
        ]
    )


def check(v: Viewpoint, shown: Broadcast, checked: Checked, note: str = "") -> Screen:
    """The last look: whom it reaches, what may be wrong, and the button that lets it go."""
    tr = v.tr
    title = (
        tr("Send broadcast no. {number}?", number=shown.id)
        if shown.corrects is None
        else tr("Correct broadcast no. {number}?", number=shown.corrects)
    )
    text = Text().title(title)
    _write_note(v, text, shown, note)
    if shown.corrects is None:
        _write_draft(v, text, shown, checked.count)
    else:
        _write_versions(v, text, shown)
        text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(v, shown.buttons)))
        if shown.says_corrected:
            text.line(tr("Below it stands when it was corrected."))
    _write_problems(v, text, shown, checked)
    return text.screen(
        [
            (
                Button(tr("Preview"), b.Preview(shown.id)),
                Button(tr("Test to me"), b.TestToMe(shown.id)),
            ),
            _release(v, shown, checked),
            (Button(tr("« Back"), b.BroadcastAt(shown.id)),),
        ]
    )


def begun(v: Viewpoint, shown: Broadcast) -> Screen:
    """That it is being sent now; how it comes along is shown in a message of its own."""
    tr = v.tr
    title = (
        tr("Broadcast no. {number} is being sent.", number=shown.id)
        if shown.corrects is None
        else tr("Broadcast no. {number} is being corrected.", number=shown.corrects)
    )
    text = Text().title(title).line()
    text.line(tr("Below you see how it comes along, and can pause or stop it."))
    return text.screen([(_back(v), *v.home())])


def refusal_in_words(v: Viewpoint, refusal: Refusal) -> str:
    """Why a broadcast is not sent."""
    tr = v.tr
    return {
        Refusal.OUT_OF_DATE: tr("It was changed meanwhile. This is how it stands now:"),
        Refusal.INCOMPLETE: tr("A version is missing."),
        Refusal.TOO_LONG: tr("A version is too long for Telegram."),
        Refusal.NOBODY: tr("Nobody but you would get it."),
        Refusal.NO_SECOND: tr("There is no second organiser who could approve it."),
        Refusal.NOT_ALLOWED: tr("You may no longer write to these people."),
        Refusal.PASSED: tr("The moment chosen has passed. Please choose another one."),
        Refusal.TOO_LATE: tr("Its moment passed while I was not running; nothing was sent."),
        Refusal.UNEDITABLE: tr("Telegram cannot edit what was sent into this."),
        Refusal.UNCHANGED: tr("It says the same as before."),
        Refusal.RECALLED: tr("It was recalled meanwhile."),
    }[refusal]


def _write_note(v: Viewpoint, text: Text, shown: Broadcast, note: str) -> None:
    if note:
        text.line(note)
    elif shown.problem in tuple(Refusal):
        text.line(refusal_in_words(v, Refusal(shown.problem)))
    text.line()


def _write_draft(v: Viewpoint, text: Text, shown: Broadcast, count: Count) -> None:
    tr = v.tr
    text.bold(tr("To whom")).line()
    text.line(words.audience_in_words(v, shown.audience, shown.scope))
    text.line(words.count_in_words(v, count)).line()
    _write_versions(v, text, shown)
    text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(v, shown.buttons)))
    text.line(tr("When: {when}", when=words.moment_in_words(v, shown)))
    text.line(
        tr("Sound: always, at night too") if shown.urgent else tr("Sound: silent in quiet hours")
    )


def _write_versions(v: Viewpoint, text: Text, shown: Broadcast) -> None:
    tr = v.tr
    for language in LANGUAGES:
        text.bold(words.language_name(v, language)).line()
        own, used = shown.versions.get(language), shown.version_for(language)
        if own is not None:
            text.line(words.version_in_words(v, own))
        elif used is not None:
            text.line(
                tr("They get the German version.")
                if used[0] == "de"
                else tr("They get the Russian version.")
            )
        else:
            text.line(tr("still missing"))
        text.line()


def _write_problems(v: Viewpoint, text: Text, shown: Broadcast, checked: Checked) -> None:
    """What may be wrong, each in a line of its own."""
    tr = v.tr
    problems = [refusal_in_words(v, refusal) for refusal in _foreseen(v, shown, checked)]
    spare = spare_of(shown)
    excess = (units_too_many(version, spare) for version in shown.versions.values())
    problems += [too_long(v, units) for units in excess if units]
    problems += _doubts(v, shown)
    if shown.replaces is not None:
        problems.append(tr("When it is sent, no. {number} is recalled.", number=shown.replaces))
    for other in checked.others:
        problems.append(
            tr(
                "No. {number} ({state}) reaches some of the same people within the hour.",
                number=other.id,
                state=words.state_name(v, other),
            )
        )
    if v.now > v.snapshot.end and shown.corrects is None:
        problems.append(tr("The event is over."))
    if problems:
        text.line().bold(tr("Please note")).line()
        text.lines(f"• {problem}" for problem in problems)


def _foreseen(v: Viewpoint, shown: Broadcast, checked: Checked) -> list[Refusal]:
    """Why it would be refused if it were sent now, besides what is missing or too long."""
    original = checked.original
    cases = {
        Refusal.UNEDITABLE: bool(checked.uneditable),
        Refusal.RECALLED: original is not None and original.recalled_at is not None,
        Refusal.PASSED: shown.send_at is not None and shown.send_at <= v.now,
        Refusal.NOBODY: shown.corrects is None and not checked.count.others,
        Refusal.NO_SECOND: checked.needs_approval and not checked.has_second,
    }
    return [refusal for refusal, is_so in cases.items() if is_so]


def _doubts(v: Viewpoint, shown: Broadcast) -> list[str]:
    """What may be a slip in what it says."""
    tr, german, russian = v.tr, shown.versions.get("de"), shown.versions.get("ru")
    doubts = []
    if german and is_cyrillic(german.text):
        doubts.append(tr("The German version is written in Cyrillic letters."))
    if russian and is_latin(russian.text):
        doubts.append(tr("The Russian version is written in Latin letters."))
    if german and russian and german.text and german.text == russian.text:
        doubts.append(tr("Both versions say the same."))
    return doubts


def too_long(v: Viewpoint, units: int) -> str:
    """That a text or caption is longer than Telegram takes."""
    return v.tr.plural(
        "Too long by {n} character for Telegram.", "Too long by {n} characters for Telegram.", units
    )


def _version_rows(v: Viewpoint, shown: Broadcast) -> list[Row]:
    tr = v.tr
    return [
        (
            Button(tr("German version"), b.AskVersion(shown.id, "de")),
            Button(tr("Russian version"), b.AskVersion(shown.id, "ru")),
        )
    ]


def _only_version(v: Viewpoint, shown: Broadcast) -> list[Row]:
    """Where there is one version alone: the explicit choice that it is for all; pressed again it
    is taken back.
    """
    if len(shown.versions) != 1 or shown.corrects is not None:
        return []
    if shown.fallback is not None:
        return [(Button(v.tr("✓ One version for all"), b.SetFallback(shown.id, "")),)]
    (only,) = shown.versions
    label = v.tr("All get the German one") if only == "de" else v.tr("All get the Russian one")
    return [(Button(label, b.SetFallback(shown.id, only)),)]


def _urgent(v: Viewpoint, shown: Broadcast) -> Button:
    label = v.tr("✓ Urgent") if shown.urgent else v.tr("Urgent")
    return Button(label, b.SetUrgent(shown.id, not shown.urgent))


def _check(v: Viewpoint, shown: Broadcast, checked: Checked) -> Row:
    original = checked.original
    if original is not None and original.recalled_at is not None:
        return (Button(v.tr("Send it as a new one"), b.RecallAndResend(shown.id)),)
    if checked.uneditable:
        return (Button(v.tr("Recall and send anew"), b.RecallAndResend(shown.id)),)
    if not shown.is_complete:
        return ()
    return (Button(v.tr("Check and send »"), b.Check(shown.id), style="primary"),)


def _release(v: Viewpoint, shown: Broadcast, checked: Checked) -> Row:
    tr, number = v.tr, checked.count.reachable
    if is_too_long(shown) or _foreseen(v, shown, checked):
        return ()
    if checked.needs_approval:
        label = tr("Ask for approval")
    elif shown.corrects is not None:
        label = tr("Correct it everywhere")
    elif shown.send_at is not None and shown.send_at > v.now:
        label = tr.plural("Plan it for {n} person", "Plan it for {n} people", number)
    else:
        label = tr.plural("Send to {n} person now", "Send to {n} people now", number)
    return (Button(label, b.Release(shown.id, shown.revision), style="danger"),)


def _next_hours(v: Viewpoint) -> list[datetime]:
    """The next morning's and the next evening's hour, as they come."""
    local = v.snapshot.local(v.now)
    ahead = (
        local.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
        for days in (0, 1)
        for hour in (_MORNING, _EVENING)
    )
    return [at for at in ahead if at > local][:2]


def _at(shown: Broadcast, at: datetime) -> Press:
    return b.SetMoment(shown.id, to_ms(at) // 60_000)


def _back(v: Viewpoint) -> Button:
    return Button(v.tr("« Broadcasts"), b.Broadcasts())
