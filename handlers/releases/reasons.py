"""Why a session is cancelled: by a button, or written, one language after the other."""

from typing import Final

from handlers.frame.context import Context
from handlers.frame.forms import AskAgain
from handlers.frame.reader import Reader
from handlers.frame.written import apart_by_language, nothing_to_read, problem_with_letters
from handlers.questions.door import Says, order_words, wishes_all_told
from handlers.releases.actions import Why
from locales import formats
from locales.languages import Languages
from locales.translator import N_, Translator
from locales.words import language_by_letters
from storage.plain_text import one_line
from storage.programme.model import Text
from storage.programme.parsing.values import Unfit, reason

WORDS: Final = {
    Why.ILL: N_("Somebody is ill"),
    Why.MOVED: N_("Moved to another day"),
    Why.FEW: N_("Not enough people"),
}
_IN_ANY_ORDER: Final = 2
"""So few words stand in the same order behind every conjunction."""


def in_words(tr: Translator, why: Why) -> str:
    """A reason as people read it; nothing where none is given."""
    return tr(WORDS[why]) if why in WORDS else ""


def in_each_language(context: Context, why: Why) -> Text | None:
    """A reason in the languages of the event; None where none is given."""
    languages, translators = context.reader().languages, context.services.translators
    said = Text.of({x: in_words(translators[x], why) for x in languages})
    return said.among(languages) if said else None


def languages_missing(reader: Reader, said: Text | None) -> list[str]:
    """The languages of the event that a reason is not in, where one is given."""
    if said is None or said.is_plain:
        return []
    return [language for language in reader.languages if language not in said]


def written(reader: Reader, text: str) -> Text | AskAgain:
    """A reason in the language whose letters it has, or in each that it stands in; or what is wrong
    with the text.
    """
    parts = apart_by_language(reader, text) or {"": text}
    said = {}
    for language, part in parts.items():
        read = _read(reader, part)
        if isinstance(read, AskAgain):
            return read
        [line] = read.values()
        said[language or language_by_letters(line, reader.languages, reader.tr.languages)] = line
    return Text(said).among(reader.languages)


def written_besides(reader: Reader, known: Text, text: str) -> Text | AskAgain:
    """A reason with the next language that it is not in yet; or what is wrong with the text."""
    if apart_by_language(reader, text):
        return written(reader, text)
    read, lacking = _read(reader, text), languages_missing(reader, known)
    if isinstance(read, AskAgain) or not lacking:
        return read if lacking else known
    [line] = read.values()
    refused = problem_with_letters(reader, line, lacking[0])
    if refused:
        return AskAgain(refused)
    return Text({**known, lacking[0]: line}).among(reader.languages)


def _read(reader: Reader, text: str) -> Text | AskAgain:
    if wishes_all_told(text, reader.tr.languages):
        return AskAgain(
            reader.tr(
                "Please write the reason alone: who is told is chosen before it is published."
            )
        )
    try:
        line = _without_conjunction(reader, reason(one_line(text)) or "")
    except Unfit as unfit:
        return AskAgain(f"{formats.sentence_case(reader.tr(unfit.template, **unfit.values))}.")
    return Text(line) if line and any(map(str.isalpha, line)) else AskAgain(nothing_to_read(reader))


def _without_conjunction(reader: Reader, line: str) -> str:
    """A reason without the conjunction that ties it to what it is the reason for; it stays where
    the words behind it could not stand so by themselves.
    """
    said, line = order_words(reader.tr.languages), without_its_name(line, reader.tr.languages)
    for kind in (Says.CONJUNCTION, Says.VERB_LAST):
        for end in (end for begin, end in said.spans(kind, line) if begin == 0):
            left = line[end:].strip(" ,:")
            if left and (kind is Says.CONJUNCTION or len(left.split()) <= _IN_ANY_ORDER):
                return left
    return line


def said_beside(reader: Reader, *, untold: str = "", beside: str = "") -> str:
    """That nobody is told why something is changed, and what else was written is not in it."""
    tr, why, lines = reader.tr, one_line(untold), list[str]()
    if untold:
        lines += [tr("Nobody is told why (“{text}”): write to many if they should know.", text=why)]
    if beside:
        lines += [tr("Not in it: “{text}”. Write that afterwards.", text=beside)]
    return "\n\n".join(lines)


def is_named_reason(text: str, languages: Languages) -> bool:
    """Whether a text says that it is the reason: "reason: it rains"."""
    return without_its_name(text, languages) != text


def without_its_name(text: str, languages: Languages) -> str:
    """A reason without the word that only says that it is one."""
    for begin, end in order_words(languages).spans(Says.REASON, text):
        if not text[:begin].strip() and text[end:].lstrip().startswith(":"):
            return text[end:].strip(" :") or text
    return text
