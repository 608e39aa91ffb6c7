"""What is asked while a draft is written: a version, a moment, buttons, whether to discard it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.ui.choice import choice, confirm
from handlers.ui.on_a_phone import shortened
from handlers.ui.paging import PAGE, Page
from handlers.ui.screen import Asks, Button, Row, Screen, Text
from locales import formats
from storage.broadcasts.model import MAX_BUTTONS, Broadcast, ButtonKind
from storage.content import Version
from storage.moments import to_ms

_SOON: Final = (15, 30, 60)
_MORNING, _EVENING = 8, 20
_QUOTED = 200


def version(reader: Reader, asking: b.AskVersion, shown: Broadcast) -> Screen:
    """What is to be sent as the version in a language."""
    tr, language = reader.tr, asking.language
    number, name = shown.number, formats.in_language(tr, language)
    title = (
        tr("Broadcast no. {number}: the version {in_language}", number=number, in_language=name)
        if reader.offers_languages
        else tr("Broadcast no. {number}: the message", number=number)
    )
    text = Text().title(title).line()
    text.line(
        tr(
            "Send it to me just as it is to arrive: text, picture, video, file, voice message,"
            " place, or an album of up to ten. Bold and italic stay."
        )
    )
    known = shown.versions.get(language)
    rows: list[Row] = []
    if known is None:
        rows += for_others(reader, shown)
    else:
        text.line().line(tr("So far: {version}", version=words.version_in_words(reader, known)))
        if shown.corrects is None:
            drop = b.DropVersion(shown.id, language, shown.revision)
            rows.append((Button(tr("Remove this version"), drop),))
    return text.screen(rows, _to_draft(reader, shown))


def which_version(
    reader: Reader,
    shown: Broadcast,
    options: Sequence[str],
    written: Version,
    *,
    apart: bool = False,
    elsewhere: str = "",
) -> Screen:
    """Which version the message is to be that this screen answers; whether to replace one, where
    that is the only way. `apart` is whether it can be taken apart by its languages; where it goes
    `elsewhere` than the draft so far, that is said, and that it may be one of its own.
    """
    tr, back = reader.tr, _to_draft(reader, shown)
    about = words.version_in_words(reader, written)
    if len(options) == 1:
        [language] = options
        name, known = words.version_name(reader, language), shown.versions.get(language)
        before = words.version_in_words(reader, known, written) if known else ""
        now = words.version_in_words(reader, written, known)
        lines = (
            tr("So far: {version}", version=before) if known else "",
            tr("From now on: {version}", version=now),
            elsewhere,
        )
        yes = Button(tr("Yes, replace it"), b.TakeAs(shown.id, language), style="primary")
        asked = confirm(
            tr("{version}: replace it with this?", version=name),
            [*filter(None, lines)],
            yes,
            back,
            no_leaves=True,
            about=about,
        )
        apart_from_it = (Button(tr("New broadcast"), b.BeginText()),)
        return replace(asked, rows=(apart_from_it, *asked.rows)) if elsewhere else asked
    text = Text().title(tr("Which version is this?")).line()
    text.line(about).line()
    text.line(tr("I cannot tell it for sure."))
    versions = [Button(words.version_name(reader, x), b.TakeAs(shown.id, x)) for x in options]
    same = Button(tr("The same in all languages"), b.TakeAs(shown.id, ""))
    by_language = Button(tr("Take it apart by language"), b.TakeApart(shown.id), style="primary")
    return text.screen(by_language if apart else (), versions, same, back, asks=Asks(about=about))


def text_or_instruction(reader: Reader, shown: Broadcast, written: Version) -> Screen:
    """Whether a text belongs into a message, or says when it goes out or to whom, which is not
    understood.
    """
    tr, about = reader.tr, words.version_in_words(reader, written)
    text = Text().title(tr("Is this for the message, or for me?"))
    text.line(tr("The draft is as it was."))
    text.line(tr("You wrote: “{text}”", text=shortened(written.text, _QUOTED))).line()
    choose = (
        (Button(tr("To whom"), b.ToWhom(shown.id)), Button(tr("When"), b.AskMoment(shown.id)))
        if shown.corrects is None
        else ()
    )
    if choose:
        text.line(tr("When it goes out, and to whom, I did not understand: please choose."))
    take = Button(tr("It is for the message"), b.TakeText(shown.id))
    return text.screen(choose, take, _to_draft(reader, shown), asks=Asks(about=about))


def whose_moment(reader: Reader, moved: Sequence[Broadcast]) -> Screen:
    """Which of several drafts is to be sent at the moment that was written; each has it here."""
    tr = reader.tr
    text = Text().title(tr("Which draft is to be sent then?"))
    text.line(words.moment_in_words(reader, moved[0]))
    drafts = [
        reader.link(
            tr("{number}. {title}", number=draft.number, title=words.heading(reader, draft)),
            _at(draft, draft.send_at) if draft.send_at else b.SetMoment(draft.id, 0),
        )
        for draft in moved[:PAGE]
    ]
    return text.screen(drafts, words.to_list(reader))


def for_others(reader: Reader, shown: Broadcast) -> list[Row]:
    """Where a version is missing: the explicit choice which one its readers get instead; pressed
    again it is taken back.
    """
    if shown.corrects is not None or all(x in shown.versions for x in reader.languages):
        return []
    several = len(shown.versions) > 1
    return [
        (
            choice(
                _to_others(reader, language) if several else _to_everybody(reader, language),
                b.SetFallback(shown.id, "" if language == shown.fallback else language),
                chosen=language == shown.fallback,
            ),
        )
        for language in reader.languages
        if language in shown.versions
    ]


def _to_others(reader: Reader, language: str) -> str:
    return reader.tr(
        "All others {in_language}", in_language=formats.in_language(reader.tr, language)
    )


def _to_everybody(reader: Reader, language: str) -> str:
    return reader.tr(
        "To everybody {in_language}", in_language=formats.in_language(reader.tr, language)
    )


def moment(reader: Reader, _asking: b.AskMoment, shown: Broadcast) -> Screen:
    """When it is to be sent."""
    tr = reader.tr
    text = Text().title(tr("Broadcast no. {number}: when?", number=shown.number))
    text.line(time_zone_line(reader)).line()
    text.line(tr("Now it is sent: {when}", when=words.moment_in_words(reader, shown)))
    text.line(tr("Choose, or write a moment such as “18:30” or “29.06. 9:00”."))
    soon = [
        Button(
            tr("in {duration}", duration=reader.duration(timedelta(minutes=minutes))),
            _at(shown, reader.now + timedelta(minutes=minutes)),
        )
        for minutes in _SOON
    ]
    later = [reader.link(reader.moment(at), _at(shown, at)) for at in _next_hours(reader)]
    return text.screen(
        Button(tr("At once"), b.SetMoment(shown.id, 0)),
        tuple(soon),
        tuple(later),
        _to_draft(reader, shown),
    )


def buttons(reader: Reader, _asking: b.ChooseButtons, shown: Broadcast) -> Screen:
    """The buttons there are, and what can be added."""
    tr = reader.tr
    text = Text().title(tr("Broadcast no. {number}: buttons below it", number=shown.number)).line()
    names = [words.button_name(reader, button) for button in shown.buttons]
    for place, name in enumerate(names, 1):
        text.line(tr("{number}. {title}", number=place, title=name))
    if not names:
        text.line(tr("None yet. Readers press them to see more, or to say that they have read it."))
    can_add = len(names) < MAX_BUTTONS
    if not can_add:
        text.line().line(tr("There are four, more do not fit."))
    has_seen = any(button.kind is ButtonKind.SEEN for button in shown.buttons)
    seen = choice(tr("“Seen”"), b.ToggleSeen(shown.id), chosen=has_seen)
    adding = (
        (
            Button(tr("A session"), b.ChooseDay(shown.id, True)),
            Button(tr("A group"), b.ButtonGroups(shown.id)),
        ),
        (Button(tr("A link"), b.AskLink(shown.id)),),
    )
    return text.screen(
        seen if can_add or has_seen else (),
        adding if can_add else (),
        [
            reader.link(tr("Remove: {title}", title=name), b.DropButton(shown.id, place))
            for place, (name, button) in enumerate(zip(names, shown.buttons, strict=True))
            if button.kind is not ButtonKind.SEEN
        ],
        Button(tr("Done"), b.BroadcastAt(shown.id)),
    )


def button_groups(reader: Reader, asking: b.ButtonGroups, shown: Broadcast) -> Screen:
    """The groups to which a button can lead."""
    listed = Page.of(reader.snapshot.programme.groups, asking.page)
    text = Text().title(
        reader.tr("Broadcast no. {number}: a button to a group", number=shown.number)
    )
    return text.screen(
        [
            reader.link(reader.text(group.title), b.GroupButton(shown.id, group.id))
            for group in listed.items
        ],
        listed.row(reader.tr, lambda number: b.ButtonGroups(shown.id, number)),
        _to_buttons(reader, shown),
    )


def link(reader: Reader, _asking: b.AskLink, shown: Broadcast) -> Screen:
    """To which address a button is to lead, and what is to stand on it."""
    tr = reader.tr
    text = (
        Text().title(tr("Broadcast no. {number}: a button with a link", number=shown.number)).line()
    )
    if reader.offers_languages:
        names = [formats.language_name(tr, language) for language in reader.languages]
        text.line(
            tr(
                "Write the address. Below it you can say what stands on the button, a line for each"
                " language ({languages}); otherwise it is “Open the link”.",
                languages=", ".join(names),
            )
        )
    else:
        text.line(
            tr(
                "Write the address. Below it you can say what stands on the button; otherwise it is"
                " “Open the link”."
            )
        )
    return text.screen(_to_buttons(reader, shown))


def discard(reader: Reader, shown: Broadcast) -> Screen:
    """Whether a draft is really to be forgotten."""
    return confirm(
        reader.tr("Discard the draft?"),
        [words.heading(reader, shown)],
        Button(reader.tr("Yes, discard"), b.Discard(shown.id, True), style="danger"),
        _to_draft(reader, shown),
    )


def _to_draft(reader: Reader, shown: Broadcast) -> Button:
    return Button(reader.tr("« Back"), b.BroadcastAt(shown.id))


def _to_buttons(reader: Reader, shown: Broadcast) -> Button:
    return Button(reader.tr("« Back"), b.ChooseButtons(shown.id))


def _next_hours(reader: Reader) -> list[datetime]:
    """The next morning's and the next evening's hour, as they come."""
    local = reader.snapshot.local(reader.now)
    ahead = (
        local.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
        for days in (0, 1)
        for hour in (_MORNING, _EVENING)
    )
    return [at for at in ahead if at > local][:2]


def _at(shown: Broadcast, at: datetime) -> b.SetMoment:
    return b.SetMoment(shown.id, to_ms(at) // 60_000)
