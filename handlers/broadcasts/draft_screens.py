"""A draft as it stands, and the last look before it is sent."""

from collections.abc import Sequence

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.broadcasts.draft_content import foreseen, write_content, write_problems
from handlers.broadcasts.question_screens import for_others
from handlers.frame.reader import Reader
from handlers.ui.choice import choice
from handlers.ui.screen import Button, Row, Rows, Screen, Text
from locales import formats
from storage.broadcasts.checking import Checked, Refusal
from storage.broadcasts.comparing import half_corrected
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind


def draft(reader: Reader, shown: Broadcast, checked: Checked) -> Screen:
    """The draft as it stands; every button changes one thing of it."""
    tr, is_correction = reader.tr, shown.corrects is not None
    if is_correction:
        text = Text().title(tr("Correct broadcast no. {number}", number=shown.number)).line()
        text.line(_how_to_correct(reader, shown)).line()
    else:
        text = Text().title(tr("Broadcast no. {number}: draft", number=shown.number)).line()
    write_content(reader, text, shown, checked)
    if is_correction:
        write_problems(reader, text, shown, checked)
        _write_old(reader, text, shown, checked)
    elif not shown.versions:
        several = tr("Write to me here, or press a version: then send what it is to say.")
        text.line().line(
            several if reader.offers_languages else tr("Write to me here what it says.")
        )
    elif checked.missing:
        text.line().bold(_missing(reader, shown, checked)).line()
    else:
        text.line().line(_how_to_change(reader, shown))
        if left := words.left_as_it_was(reader, shown):
            text.line().bold(left).line()
    return text.screen(
        _about_old(reader, shown, checked),
        _fields_of_correction(reader, shown, checked)
        if is_correction
        else _fields(reader, shown, checked),
        _next_step(reader, shown, checked),
        (Button(tr("Discard the draft"), b.Discard(shown.id)), words.to_list(reader)),
    )


def _missing(reader: Reader, shown: Broadcast, checked: Checked) -> str:
    """Which version somebody has to read is not there, and what can be done about it."""
    tr, name = reader.tr, formats.in_language(reader.tr, checked.missing[0])
    if len(shown.versions) > 1:
        return tr(
            "The version {in_language} is still missing: write it to me here, or choose which one"
            " its readers get.",
            in_language=name,
        )
    return tr(
        "The version {in_language} is still missing: write it to me here, or send everybody the"
        " one {in_other}.",
        in_language=name,
        in_other=formats.in_language(tr, next(iter(shown.versions))),
    )


def _how_to_change(reader: Reader, shown: Broadcast) -> str:
    """That what is written now changes the draft; a correction goes out when it is released."""
    if shown.corrects is not None:
        return reader.tr("Another text? Just write it to me here.")
    return reader.tr("Another text or another time? Just write it to me here.")


def _how_to_correct(reader: Reader, shown: Broadcast) -> str:
    """What to write, and what will happen with it."""
    tr = reader.tr
    if len(shown.versions) > 1:
        return tr(
            "Write to me here what it is to say instead, in one language or in all of them below"
            " each other; everybody’s message is edited. Nobody hears a sound: if it is urgent,"
            " write anew."
        )
    return tr(
        "Write to me here what it is to say instead; everybody’s message is edited. Nobody hears a"
        " sound: if it is urgent, write anew."
    )


def _old(shown: Broadcast, checked: Checked) -> str | None:
    """The first language that would go on saying the old thing beside one that is put right."""
    original = checked.original
    if shown.corrects is None or original is None:
        return None
    return next(iter(half_corrected(original, shown)), None)


def _write_old(reader: Reader, text: Text, shown: Broadcast, checked: Checked) -> None:
    """Whether the other language is to go on saying the old thing; nothing goes out before."""
    language = _old(shown, checked)
    if language is not None:
        question = reader.tr(
            "The version {in_language} still says the old thing: correct it, or leave it?",
            in_language=formats.in_language(reader.tr, language),
        )
        text.line().bold(question).line()


def _about_old(reader: Reader, shown: Broadcast, checked: Checked) -> Rows:
    """Correct the other language too, or leave it as it was sent."""
    language = _old(shown, checked)
    if language is None:
        return ()
    name = formats.in_language(reader.tr, language)
    write = reader.tr("Correct {in_language} too", in_language=name)
    leave = formats.sentence_case(reader.tr("Leave it {in_language}", in_language=name))
    return [
        Button(write, b.AskVersion(shown.id, language), style="primary"),
        Button(leave, b.KeepVersion(shown.id, language)),
    ]


def _fields(reader: Reader, shown: Broadcast, checked: Checked) -> Rows:
    """What can be changed of a draft; who gets another version only where one is missing."""
    tr = reader.tr
    others = for_others(reader, shown) if checked.missing or shown.fallback else ()
    return (
        (Button(tr("To whom"), b.ToWhom(shown.id)), Button(tr("When"), b.AskMoment(shown.id))),
        _versions(reader, shown),
        *others,
        (
            Button(tr("Buttons below it"), b.ChooseButtons(shown.id)),
            choice(tr("Urgent"), b.SetUrgent(shown.id, not shown.urgent), chosen=shown.urgent),
        ),
    )


def _fields_of_correction(reader: Reader, shown: Broadcast, checked: Checked) -> Rows:
    """What can be changed of a correction: buttons too, unless an album was sent without any."""
    says = reader.tr("✓ Says “corrected”") if shown.says_corrected else reader.tr("Say “corrected”")
    is_album = any(version.kind is ContentKind.ALBUM for version in shown.versions.values())
    has_buttons = not is_album or bool(checked.original and checked.original.buttons)
    below = Button(reader.tr("Buttons below it"), b.ChooseButtons(shown.id))
    return (
        _versions(reader, shown),
        (
            *((below,) if has_buttons else ()),
            Button(says, b.SetSaysCorrected(shown.id, not shown.says_corrected)),
        ),
    )


def _versions(reader: Reader, shown: Broadcast) -> Row:
    sent = shown.versions if shown.corrects is not None else reader.languages
    return tuple(
        Button(words.version_name(reader, language), b.AskVersion(shown.id, language))
        for language in reader.languages
        if language in sent
    )


def _next_step(reader: Reader, shown: Broadcast, checked: Checked) -> Row:
    if Refusal.HALF_CORRECTED in checked.refusals or Refusal.UNCHANGED in checked.refusals:
        return ()
    if Refusal.RECALLED in checked.refusals:
        return (Button(reader.tr("Send it as a new one"), b.RecallAndResend(shown.id)),)
    if Refusal.UNEDITABLE in checked.refusals:
        return (Button(reader.tr("Recall and send anew"), b.RecallAndResend(shown.id)),)
    if checked.missing:
        return ()
    return (Button(reader.tr("Check and send »"), b.Check(shown.id), style="primary"),)


def check(
    reader: Reader, shown: Broadcast, checked: Checked, unsigned: Sequence[str] = ()
) -> Screen:
    """The last look: whom it reaches, what may be wrong, and the button that lets it go.

    `unsigned` are the languages whose version cannot say who writes.
    """
    tr = reader.tr
    title = (
        tr("Send broadcast no. {number}?", number=shown.number)
        if shown.corrects is None
        else tr("Correct broadcast no. {number}?", number=shown.number)
    )
    text = Text().title(title).line()
    write_content(reader, text, shown, checked)
    if shown.corrects is not None and shown.says_corrected:
        text.line(tr("Below it stands when it was corrected."))
    write_problems(reader, text, shown, checked, unsigned)
    text.line().line(_how_to_change(reader, shown))
    return text.screen(
        (
            Button(tr("Preview"), b.Preview(shown.id)),
            Button(tr("Test to me"), b.TestToMe(shown.id)),
        ),
        _release(reader, shown, checked),
        Button(tr("« Back"), b.BroadcastAt(shown.id)),
    )


def _release(reader: Reader, shown: Broadcast, checked: Checked) -> Row:
    label = release_label(reader, shown, checked)
    return (Button(label, b.Release(shown.id, shown.revision), style="danger"),) if label else ()


def release_label(reader: Reader, shown: Broadcast, checked: Checked) -> str:
    """What stands on the button that lets it go; empty where it may not go."""
    tr, number = reader.tr, checked.count.reachable
    if shown.is_too_long or Refusal.HALF_CORRECTED in checked.refusals or foreseen(checked):
        return ""
    if checked.needs_approval:
        return tr("Ask for approval")
    if shown.corrects is not None:
        return tr("Correct it everywhere")
    if shown.send_at is not None and shown.send_at > reader.now:
        return tr.plural("Plan it for {n} person", "Plan it for {n} people", number)
    return tr.plural("Send to {n} person now", "Send to {n} people now", number)


def begun(reader: Reader, shown: Broadcast) -> Screen:
    """That it is being sent now; its progress is shown in a message of its own."""
    tr = reader.tr
    title = (
        tr("Broadcast no. {number} is being sent.", number=shown.number)
        if shown.corrects is None
        else tr("Broadcast no. {number} is being corrected.", number=shown.number)
    )
    text = Text().title(title).line()
    text.line(tr("Below you see how it comes along, and can pause or stop it."))
    return text.screen((words.to_list(reader), *reader.home()))
