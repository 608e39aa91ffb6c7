"""What is wrong with a line that somebody wrote; any question for a text may ask this."""

import re
from collections.abc import Mapping
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_at_once, says_no, says_yes
from handlers.ui.on_a_phone import shortened
from locales import formats
from locales.oneself import about_oneself
from locales.words import language_by_letters
from storage.plain_text import is_in_script, one_line
from storage.profiles import LONGEST

_QUOTED: Final = 60
_BETWEEN: Final = re.compile(r"\s*\n\s*|\s+[/|]\s+")


def problem_with_line(reader: Reader, text: str) -> str:
    """Why a line cannot be kept as a name or a town; empty where it can."""
    written = one_line(text)
    if not written:
        return nothing_to_read(reader)
    if len(written) > LONGEST:
        return reader.tr.plural(
            "This is too long: at most {n} character.",
            "This is too long: at most {n} characters.",
            LONGEST,
        )
    return ""


def says_no_name(reader: Reader, text: str) -> bool:
    """Whether a text is a yes or a no, asks something or is a sentence: nobody is called so."""
    languages = reader.tr.languages
    if any(says(text, languages) for says in (says_yes, says_no, says_at_once)):
        return True
    return is_question(reader, text) or about_oneself(languages).is_sentence(one_line(text))


def is_question(reader: Reader, text: str) -> bool:
    """Whether a text asks something, with a question mark or without."""
    return about_oneself(reader.tr.languages).asks(one_line(text))


def apart_by_language(reader: Reader, text: str) -> Mapping[str, str]:
    """A text that says the same in several languages, taken apart: line by line, or at strokes.

    Empty where its letters do not say for sure which part is in which language.
    """
    parts = [one_line(part) for part in _BETWEEN.split(text.strip())]
    if len(parts) < 2 or not all(any(map(str.isalpha, part)) for part in parts):
        return {}
    found = {
        language_by_letters(part, reader.languages, reader.tr.languages): part for part in parts
    }
    return found if len(found) == len(parts) else {}


def nothing_to_read(reader: Reader) -> str:
    """That a text has no visible letter."""
    return reader.tr("There is nothing to read in this.")


def is_in_other_letters(reader: Reader, text: str, language: str) -> bool:
    """Whether a text is in the letters of another language of the event, and not in its own."""
    scripts = {code: reader.tr.languages.of(code).script for code in reader.languages}
    own = scripts.get(language)
    return any(script != own and is_in_script(text, script) for script in scripts.values())


def problem_with_letters(reader: Reader, text: str, language: str) -> str:
    """That a text has not the letters of a language; empty where it may be in it."""
    if not is_in_other_letters(reader, text, language):
        return ""
    name = formats.in_language(reader.tr, language)
    refused = reader.tr(
        "{in_language} it is written with other letters. Write it once more, or press a button.",
        in_language=name,
    )
    return formats.sentence_case(refused)


def nothing_called(reader: Reader, text: str) -> str:
    """That no session is found by what was written."""
    return reader.tr("I find no session for “{text}”.", text=shortened(text, _QUOTED))
