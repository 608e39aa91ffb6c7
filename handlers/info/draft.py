"""What an answer to a question about an info page means for its draft.

A text that cannot be read is asked for again, a button that cannot be meant gives None.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from handlers.frame.forms import AskAgain
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader
from handlers.frame.written import nothing_to_read
from handlers.info import actions as a
from locales import formats
from storage.info_drafts import InfoDraft
from storage.programme.model import Text
from storage.programme.parsing import values
from storage.programme.parsing.links import unfit_for_link
from storage.programme.parsing.values import Unfit


@dataclass(frozen=True, slots=True)
class Writing:
    """A draft, and the language in which something of it is asked for."""

    draft: InfoDraft
    language: str = Text.PLAIN


_PARAGRAPH: Final = "\n\n"

Read: TypeAlias = Callable[[Reader, Writing, str], InfoDraft | AskAgain]


def reading(field: str, rule: Callable[[object], str | None]) -> Read:
    """What reads a text for a field by the rule that it has in a programme file."""

    def read(reader: Reader, writing: Writing, text: str) -> InfoDraft | AskAgain:
        said = _kept(reader, rule, text)
        return said if isinstance(said, AskAgain) else _with(writing.draft, field, said)

    return read


def reading_in_language(field: str, rule: Callable[[object], str | None]) -> Read:
    """The same for a text that is asked for in one language."""

    def read(reader: Reader, writing: Writing, text: str) -> InfoDraft | AskAgain:
        said = _kept(reader, rule, text)
        if isinstance(said, AskAgain):
            return said
        known = _in_each_language(reader, getattr(writing.draft, field))
        return _with(writing.draft, field, {**known, writing.language: said})

    return read


def dropping(field: str) -> Callable[[Reader, Writing, Any], InfoDraft]:
    """What takes a field away."""
    return lambda _v, writing, _action: _with(writing.draft, field, None)


def taken_place(reader: Reader, writing: Writing, action: a.TakePlace) -> InfoDraft | None:
    place = reader.snapshot.places.get(action.place)
    return replace(writing.draft, place=place.id) if place and place.own_of is None else None


def set_urgent(_reader: Reader, writing: Writing, action: a.SetUrgent) -> InfoDraft:
    return replace(writing.draft, urgent=action.urgent)


title = reading_in_language("title", values.line)
page_text = reading_in_language("text", values.prose)
copied = reading("copy", values.copied)
_known_link = reading("link", values.link)
words = reading("words", lambda text: values.words(str(text).split("\n")))


def below(reader: Reader, writing: Writing, said: str) -> InfoDraft | AskAgain:
    """The draft with something below its text in a language, as a paragraph of its own."""
    known = _in_each_language(reader, writing.draft.text).get(writing.language, "")
    return page_text(reader, writing, f"{known}{_PARAGRAPH}{said}" if known else said)


def last_paragraph(reader: Reader, writing: Writing, _action: a.OnlyNewText) -> InfoDraft | None:
    """The draft with the last paragraph of its text in a language alone, if that has any."""
    known = _in_each_language(reader, writing.draft.text).get(writing.language, "")
    said = page_text(reader, writing, known.rpartition(_PARAGRAPH)[2])
    return None if isinstance(said, AskAgain) else said


def link(reader: Reader, writing: Writing, text: str) -> InfoDraft | AskAgain:
    return (
        AskAgain(not_a_link(reader, text))
        if unfit_for_link(text)
        else _known_link(reader, writing, text)
    )


def place(reader: Reader, writing: Writing, text: str) -> InfoDraft | AskAgain:
    known = reader.snapshot.place_called(text)
    if known is None:
        return AskAgain(reader.tr("The programme has no place of this name."))
    return replace(writing.draft, place=known.id)


def _kept(reader: Reader, rule: Callable[[object], str | None], text: str) -> str | AskAgain:
    try:
        said = rule(text)
    except Unfit as unfit:
        return AskAgain(f"{formats.sentence_case(reader.tr(unfit.template, **unfit.values))}.")
    return said or AskAgain(nothing_to_read(reader))


def _with(draft: InfoDraft, field: str, value: object) -> InfoDraft:
    changed: dict[str, Any] = {field: value}
    return replace(draft, **changed)


def _in_each_language(reader: Reader, said: Mapping[str, str]) -> Mapping[str, str]:
    """A text by language, also where one string served all of them."""
    return dict.fromkeys(reader.languages, said[Text.PLAIN]) if Text.PLAIN in said else said
