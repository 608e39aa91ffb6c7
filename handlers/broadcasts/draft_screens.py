"""Writing a broadcast: the one screen of a draft, its content, its moment and its buttons."""

from datetime import datetime, timedelta
from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.broadcasts.check_screens import (
    write_draft,
    write_note,
    write_problems,
    write_versions,
)
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.ui.action import Action
from handlers.ui.choice import choice, confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from storage.broadcasts.model import MAX_BUTTONS, Broadcast, ButtonKind, ContentKind
from storage.broadcasts.releasing import Checked, Refusal
from storage.moments import to_ms

_SOON: Final = (15, 30, 60)
_MORNING, _EVENING = 8, 20


def draft(v: Reader, shown: Broadcast, checked: Checked, note: str = "") -> Screen:
    """The draft as it stands; every button changes one thing of it."""
    tr = v.tr
    if shown.corrects is not None:
        return _correction(v, shown, checked, note)
    text = Text().title(tr("Broadcast no. {number}: draft", number=shown.id))
    write_note(v, text, shown, note)
    write_draft(v, text, shown, checked.count)
    if not shown.is_complete:
        text.line().line(tr("Write to me here, or press a version: then send what it is to say."))
    return text.screen(
        (Button(tr("To whom"), b.ToWhom(shown.id)), Button(tr("When"), b.AskMoment(shown.id))),
        _versions(v, shown),
        _only_version(v, shown),
        (
            Button(tr("Buttons below it"), b.ChooseButtons(shown.id)),
            choice(tr("Urgent"), b.SetUrgent(shown.id, not shown.urgent), chosen=shown.urgent),
        ),
        _check(v, shown, checked),
        (Button(tr("Discard the draft"), b.Discard(shown.id)), _back(v)),
    )


def _correction(v: Reader, shown: Broadcast, checked: Checked, note: str) -> Screen:
    tr = v.tr
    text = Text().title(tr("Correct broadcast no. {number}", number=shown.corrects))
    write_note(v, text, shown, note)
    text.line(
        tr(
            "Press a version and send what it is to say instead; everybody’s message is edited."
            " Nobody hears a sound: if it is urgent, write anew."
        )
    ).line()
    write_versions(v, text, shown)
    text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(v, shown.buttons)))
    write_problems(v, text, shown, checked)
    says = Button(
        tr("✓ Says “corrected”") if shown.says_corrected else tr("Say “corrected”"),
        b.SetSaysCorrected(shown.id, not shown.says_corrected),
    )
    is_album = any(version.kind is ContentKind.ALBUM for version in shown.versions.values())
    has_buttons = not is_album or bool(checked.original and checked.original.buttons)
    buttons = (Button(tr("Buttons below it"), b.ChooseButtons(shown.id)),) if has_buttons else ()
    return text.screen(
        _versions(v, shown),
        (*buttons, says),
        _check(v, shown, checked),
        (Button(tr("Discard the draft"), b.Discard(shown.id)), _back(v)),
    )


def asking_for_version(v: Reader, shown: Broadcast, language: str, problem: str = "") -> Screen:
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
    return text.screen(rows, Button(tr("« Back"), b.BroadcastAt(shown.id)))


def asking_for_moment(v: Reader, shown: Broadcast, problem: str = "") -> Screen:
    """When it is to be sent."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number}: when?", number=shown.id))
    if problem:
        text.line(problem)
    text.line(time_zone_line(v)).line()
    text.line(tr("Now it is sent: {when}", when=words.moment_in_words(v, shown)))
    text.line(tr("Choose, or write a moment such as “18:30” or “29.06. 9:00”."))
    soon = [
        Button(
            tr("in {duration}", duration=v.duration(timedelta(minutes=minutes))),
            _at(shown, v.now + timedelta(minutes=minutes)),
        )
        for minutes in _SOON
    ]
    later = [v.link(v.moment(at), _at(shown, at)) for at in _next_hours(v)]
    return text.screen(
        Button(tr("At once"), b.SetMoment(shown.id, 0)),
        tuple(soon),
        tuple(later),
        Button(tr("« Back"), b.BroadcastAt(shown.id)),
    )


def discard_question(v: Reader, shown: Broadcast) -> Screen:
    """Whether a draft is really to be forgotten."""
    return confirm(
        v.tr("Discard the draft?"),
        [words.heading(v, shown)],
        Button(v.tr("Yes, discard"), b.Discard(shown.id, True), style="danger"),
        Button(v.tr("« Back"), b.BroadcastAt(shown.id)),
    )


def buttons(v: Reader, shown: Broadcast) -> Screen:
    """The buttons there are, and what can be added."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number}: buttons below it", number=shown.id))
    text.line()
    for place, button in enumerate(shown.buttons, 1):
        text.line(tr("{number}. {title}", number=place, title=words.button_name(v, button)))
    if not shown.buttons:
        text.line(tr("None yet. Readers press them to see more, or to say that they have read it."))
    can_add = len(shown.buttons) < MAX_BUTTONS
    has_seen = any(button.kind is ButtonKind.SEEN for button in shown.buttons)
    adding: list[Row] = []
    if can_add or has_seen:
        adding.append((choice(tr("“Seen”"), b.ToggleSeen(shown.id), chosen=has_seen),))
    if can_add:
        adding.append(
            (
                Button(tr("A session"), b.ChooseDay(shown.id, True)),
                Button(tr("A group"), b.ButtonGroups(shown.id)),
            )
        )
        adding.append((Button(tr("A link"), b.AskLink(shown.id)),))
    if not can_add:
        text.line().line(tr("There are four, more do not fit."))
    return text.screen(
        adding,
        [
            v.link(
                tr("Remove: {title}", title=words.button_name(v, button)),
                b.DropButton(shown.id, place),
            )
            for place, button in enumerate(shown.buttons)
            if button.kind is not ButtonKind.SEEN
        ],
        Button(tr("Done"), b.BroadcastAt(shown.id)),
    )


def group_buttons(v: Reader, shown: Broadcast, page: int) -> Screen:
    """The groups to which a button can lead."""
    listed = Page.of(v.snapshot.programme.groups, page)
    text = Text().title(v.tr("Broadcast no. {number}: a button to a group", number=shown.id))
    return text.screen(
        [v.link(v.text(group.title), b.GroupButton(shown.id, group.id)) for group in listed.items],
        listed.row(v.tr, lambda number: b.ButtonGroups(shown.id, number)),
        Button(v.tr("« Back"), b.ChooseButtons(shown.id)),
    )


def asking_for_link(v: Reader, shown: Broadcast, problem: str = "") -> Screen:
    """To which address a button is to lead, and what is to stand on it."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number}: a button with a link", number=shown.id))
    if problem:
        text.line(problem)
    text.line()
    text.line(
        tr(
            "Write the address. In a second and a third line you can say what stands on the button"
            " in German and in Russian; otherwise it is “Open the link”."
        )
    )
    return text.screen(Button(tr("« Back"), b.ChooseButtons(shown.id)))


def begun(v: Reader, shown: Broadcast) -> Screen:
    """That it is being sent now; its progress is shown in a message of its own."""
    tr = v.tr
    title = (
        tr("Broadcast no. {number} is being sent.", number=shown.id)
        if shown.corrects is None
        else tr("Broadcast no. {number} is being corrected.", number=shown.corrects)
    )
    text = Text().title(title).line()
    text.line(tr("Below you see how it comes along, and can pause or stop it."))
    return text.screen((_back(v), *v.home()))


def _versions(v: Reader, shown: Broadcast) -> Row:
    return (
        Button(v.tr("German version"), b.AskVersion(shown.id, "de")),
        Button(v.tr("Russian version"), b.AskVersion(shown.id, "ru")),
    )


def _only_version(v: Reader, shown: Broadcast) -> list[Row]:
    """Where there is one version alone: the explicit choice that it is for all; pressed again it
    is taken back.
    """
    if len(shown.versions) != 1 or shown.corrects is not None:
        return []
    if shown.fallback is not None:
        label = v.tr("One version for all")
        return [(choice(label, b.SetFallback(shown.id, ""), chosen=True),)]
    (only,) = shown.versions
    label = v.tr("All get the German one") if only == "de" else v.tr("All get the Russian one")
    return [(Button(label, b.SetFallback(shown.id, only)),)]


def _check(v: Reader, shown: Broadcast, checked: Checked) -> Row:
    if Refusal.RECALLED in checked.refusals:
        return (Button(v.tr("Send it as a new one"), b.RecallAndResend(shown.id)),)
    if Refusal.UNEDITABLE in checked.refusals:
        return (Button(v.tr("Recall and send anew"), b.RecallAndResend(shown.id)),)
    if not shown.is_complete:
        return ()
    return (Button(v.tr("Check and send »"), b.Check(shown.id), style="primary"),)


def _next_hours(v: Reader) -> list[datetime]:
    """The next morning's and the next evening's hour, as they come."""
    local = v.snapshot.local(v.now)
    ahead = (
        local.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
        for days in (0, 1)
        for hour in (_MORNING, _EVENING)
    )
    return [at for at in ahead if at > local][:2]


def _at(shown: Broadcast, at: datetime) -> Action:
    return b.SetMoment(shown.id, to_ms(at) // 60_000)


def _back(v: Reader) -> Button:
    return Button(v.tr("« Broadcasts"), b.Broadcasts())
