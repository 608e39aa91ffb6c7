"""What a draft says and to whom, and what may be wrong with it, in words."""

from collections.abc import Sequence
from typing import Final

from handlers.broadcasts import words
from handlers.frame.reader import Reader
from handlers.frame.written import is_in_other_letters
from handlers.ui.screen import Text
from locales import formats
from storage.broadcasts.checking import Checked, Refusal
from storage.broadcasts.model import Broadcast

_SAID_ELSEWHERE: Final = (
    Refusal.INCOMPLETE,
    Refusal.TOO_LONG,
    Refusal.UNCHANGED,
    Refusal.HALF_CORRECTED,
)
"""What stands beside the versions, or is said once it is tried."""


def write_content(reader: Reader, text: Text, shown: Broadcast, checked: Checked) -> None:
    """To whom, what, with which buttons, when, with which sound; of a correction what it says.

    What is as usual, no buttons and silence at night, is not said.
    """
    tr = reader.tr
    if shown.corrects is None:
        text.bold(tr("To whom")).line()
        text.line(words.audience_in_words(reader, shown))
        text.line(words.count_in_words(reader, checked.count, by_reader=True)).line()
    for language in (x for x in reader.languages if x in shown.versions or x in checked.needed):
        text.bold(words.version_name(reader, language))
        text.line(_whether_new(reader, shown, checked.original, language))
        text.line(_said_in(reader, shown, checked.original, language)).line()
    if shown.buttons or (checked.original and checked.original.buttons):
        text.line(tr("Buttons: {buttons}", buttons=words.buttons_in_words(reader, shown.buttons)))
    if shown.corrects is None:
        text.line(tr("When: {when}", when=words.moment_in_words(reader, shown)))
        if shown.urgent:
            text.line(tr("Sound: always, at night too"))


def _whether_new(
    reader: Reader, shown: Broadcast, original: Broadcast | None, language: str
) -> str:
    """Of a correction, whether a version says something new or what was sent."""
    if original is None or language not in original.versions:
        return ""
    is_new = shown.versions.get(language) != original.versions[language]
    return reader.tr(" · new") if is_new else reader.tr(" · as it was sent")


def _said_in(reader: Reader, shown: Broadcast, original: Broadcast | None, language: str) -> str:
    """What it says in a language, beside what was sent, or that it says nothing yet."""
    tr, used = reader.tr, shown.version_for(language, reader.languages)
    if used is None:
        return tr("still missing")
    if used[0] == language:
        sent = original.versions.get(language) if original is not None else None
        if sent is None or sent == used[1]:
            return words.version_in_words(reader, used[1])
        before = words.version_in_words(reader, sent, used[1])
        now = words.version_in_words(reader, used[1], sent)
        return "\n".join(
            (tr("So far: {version}", version=before), tr("From now on: {version}", version=now))
        )
    name = formats.in_language(tr, used[0])
    return tr("They get the version {in_language}.", in_language=name)


def changed(reader: Reader, before: Broadcast, after: Broadcast) -> str:
    """To whom a draft goes, and when, as far as that is new."""
    tr, lines = reader.tr, list[str]()
    if after.audience != before.audience:
        lines.append(tr("To whom: {people}", people=words.audience_in_words(reader, after)))
    if after.send_at != before.send_at:
        lines.append(tr("When: {when}", when=words.moment_in_words(reader, after)))
    return "\n".join(lines)


def write_problems(
    reader: Reader, text: Text, shown: Broadcast, checked: Checked, unsigned: Sequence[str] = ()
) -> None:
    """What may be wrong, each in a line of its own."""
    tr = reader.tr
    problems = [words.refusal_in_words(reader, refusal) for refusal in foreseen(checked)]
    excess = map(shown.units_too_many, shown.versions.values())
    problems += [words.too_long(reader, units) for units in excess if units]
    problems += _doubts(reader, shown)
    problems += [_not_signed(reader, language) for language in unsigned]
    if shown.replaces is not None:
        number = shown.numbers[shown.replaces]
        problems.append(tr("When it is sent, no. {number} is recalled.", number=number))
    for other in checked.others:
        problems.append(
            tr(
                "No. {number} ({state}) reaches some of the same people within the hour.",
                number=other.number,
                state=words.state_name(reader, other),
            )
        )
    if reader.now > reader.snapshot.end and shown.corrects is None:
        problems.append(tr("The event is over."))
    if problems:
        text.section(tr("Please note"))
        text.lines(f"• {problem}" for problem in problems)


def _not_signed(reader: Reader, language: str) -> str:
    """That a version arrives without the line that says who writes."""
    if not reader.offers_languages:
        return reader.tr("It does not say who writes: there is no room for that line.")
    return reader.tr(
        "The version {in_language} does not say who writes: there is no room for that line.",
        in_language=formats.in_language(reader.tr, language),
    )


def foreseen(checked: Checked) -> list[Refusal]:
    """Why a draft may not go out, as far as that is said before it is tried."""
    return [refusal for refusal in checked.refusals if refusal not in _SAID_ELSEWHERE]


def _doubts(reader: Reader, shown: Broadcast) -> list[str]:
    """What may be a slip where there are several versions: one in other letters, two alike."""
    if not reader.offers_languages:
        return []
    doubts = [*filter(None, (words.left_as_it_was(reader, shown),))]
    doubts += [
        reader.tr(
            "The version {in_language} is written in other letters.",
            in_language=formats.in_language(reader.tr, language),
        )
        for language, version in shown.versions.items()
        if is_in_other_letters(reader, version.text, language)
    ]
    texts = [version.text for version in shown.versions.values() if version.text]
    if len(set(texts)) < len(texts):
        doubts.append(reader.tr("Two versions say the same."))
    return doubts
