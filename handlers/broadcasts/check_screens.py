"""The last look before a broadcast is sent, and what may be wrong with it."""

from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.frame.reader import Reader
from handlers.ui.screen import Button, Row, Screen, Text
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import LANGUAGES, Broadcast
from storage.broadcasts.releasing import Checked, Refusal
from storage.plain_text import is_cyrillic, is_latin

_SAID_ELSEWHERE: Final = (Refusal.INCOMPLETE, Refusal.TOO_LONG, Refusal.UNCHANGED)
"""What stands beside the versions, or is said once it is tried."""


def check(v: Reader, shown: Broadcast, checked: Checked, note: str = "") -> Screen:
    """The last look: whom it reaches, what may be wrong, and the button that lets it go."""
    tr = v.tr
    title = (
        tr("Send broadcast no. {number}?", number=shown.id)
        if shown.corrects is None
        else tr("Correct broadcast no. {number}?", number=shown.corrects)
    )
    text = Text().title(title)
    write_note(v, text, shown, note)
    if shown.corrects is None:
        write_draft(v, text, shown, checked.count)
    else:
        write_versions(v, text, shown)
        text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(v, shown.buttons)))
        if shown.says_corrected:
            text.line(tr("Below it stands when it was corrected."))
    write_problems(v, text, shown, checked)
    return text.screen(
        (
            Button(tr("Preview"), b.Preview(shown.id)),
            Button(tr("Test to me"), b.TestToMe(shown.id)),
        ),
        _release(v, shown, checked),
        Button(tr("« Back"), b.BroadcastAt(shown.id)),
    )


def refusal_in_words(v: Reader, refusal: Refusal) -> str:
    """Why a broadcast is not sent."""
    tr = v.tr
    return {
        Refusal.OUT_OF_DATE: tr("It was changed meanwhile. This is how it stands now:"),
        Refusal.INCOMPLETE: tr("A version is missing."),
        Refusal.TOO_LONG: tr("A version is too long for Telegram."),
        Refusal.NOBODY: tr("Nobody but you would get it."),
        Refusal.NO_SECOND: tr(
            "There is no second organiser who could approve it. The operator can enter one in"
            " BOT_ADMINS; whom you named yourself has to be confirmed by another organiser first."
        ),
        Refusal.NOT_ANOTHER: tr(
            "You cannot approve it: one of you and the author named the other, or the same"
            " organiser named you both, and nobody else has confirmed that yet. See “Organisers”."
        ),
        Refusal.NOT_ALLOWED: tr("You may no longer write to these people."),
        Refusal.PASSED: tr("The moment chosen has passed. Please choose another one."),
        Refusal.TOO_LATE: tr("Its moment passed more than half an hour ago; nothing was sent."),
        Refusal.UNEDITABLE: tr("Telegram cannot edit what was sent into this."),
        Refusal.UNCHANGED: tr("It says the same as before."),
        Refusal.RECALLED: tr("It was recalled meanwhile."),
    }[refusal]


def write_note(v: Reader, text: Text, shown: Broadcast, note: str) -> None:
    """What a press has come to, or why the broadcast is a draft again."""
    if note:
        text.line(note)
    elif shown.problem in tuple(Refusal):
        text.line(refusal_in_words(v, Refusal(shown.problem)))
    text.line()


def write_draft(v: Reader, text: Text, shown: Broadcast, count: Count) -> None:
    """To whom, what, when, and with which sound."""
    tr = v.tr
    text.bold(tr("To whom")).line()
    text.line(words.audience_in_words(v, shown.audience, shown.scope))
    text.line(words.count_in_words(v, count)).line()
    write_versions(v, text, shown)
    text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(v, shown.buttons)))
    text.line(tr("When: {when}", when=words.moment_in_words(v, shown)))
    text.line(
        tr("Sound: always, at night too") if shown.urgent else tr("Sound: silent in quiet hours")
    )


def write_versions(v: Reader, text: Text, shown: Broadcast) -> None:
    """What it says in each language, or that it says nothing yet."""
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


def write_problems(v: Reader, text: Text, shown: Broadcast, checked: Checked) -> None:
    """What may be wrong, each in a line of its own."""
    tr = v.tr
    problems = [refusal_in_words(v, refusal) for refusal in _foreseen(checked)]
    excess = map(shown.units_too_many, shown.versions.values())
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
        text.section(tr("Please note"))
        text.lines(f"• {problem}" for problem in problems)


def _foreseen(checked: Checked) -> list[Refusal]:
    return [refusal for refusal in checked.refusals if refusal not in _SAID_ELSEWHERE]


def _doubts(v: Reader, shown: Broadcast) -> list[str]:
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


def too_long(v: Reader, units: int) -> str:
    """That a text or caption is longer than Telegram takes."""
    return v.tr.plural(
        "Too long by {n} character for Telegram.", "Too long by {n} characters for Telegram.", units
    )


def _release(v: Reader, shown: Broadcast, checked: Checked) -> Row:
    tr, number = v.tr, checked.count.reachable
    if shown.is_too_long or _foreseen(checked):
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
