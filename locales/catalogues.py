"""The catalogues: .po files, compiled when they are read, so that no step can be forgotten."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from gettext import GNUTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from locales.languages import Language, Languages, installed_languages
from locales.translator import Translator

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


class Translators(Mapping[str, Translator]):
    """A translator for every language the bot speaks, by its code, in the order of offering."""

    def __init__(self, languages: Languages) -> None:
        self.languages: Final = languages
        self._translators = {one.code: _translator(one, languages) for one in languages.spoken}

    def __getitem__(self, code: str) -> Translator:
        return self._translators[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._translators)

    def __len__(self) -> int:
        return len(self._translators)


def read_catalogue(language: Language) -> "Catalog":
    """The catalogue of one language as its file has it, for checks as well as for use."""
    # Once a catalogue is compiled a bot needs neither this nor what it loads.
    from babel.messages.pofile import read_po

    with language.catalogue.open("rb") as file:
        return read_po(file, locale=language.code)


def load_translators(languages: Languages | None = None) -> Translators:
    """The translators of some languages, of those that come with the bot if none are given."""
    return Translators(installed_languages() if languages is None else languages)


def spoken_languages() -> tuple[str, ...]:
    """The codes of the languages that come with the bot, in the order in which they are offered."""
    return installed_languages().codes


def guess_language(language_code: str | None, among: Sequence[str] | None = None) -> str:
    """The one of these languages to begin in, of those that come with the bot if none are given."""
    return installed_languages().guess(language_code, among or spoken_languages())


def untranslated(language: Language) -> list[str]:
    """The message ids that a language's catalogue has no text for."""
    missing = []
    for message in read_catalogue(language):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def _translator(language: Language, languages: Languages) -> Translator:
    return Translator(
        language.code,
        language.locale,
        language.dates,
        language.quotes,
        GNUTranslations(BytesIO(_compiled(language))),
        languages,
    )


def _compiled(language: Language) -> bytes:
    """A catalogue in gettext's binary form.

    It is kept where bytecode is, behind the checksum of the file that it was made from: another
    file is compiled anew.
    """
    checksum = sha256(language.catalogue.read_bytes()).digest()
    kept = Path(str(language.folder), "__pycache__", "messages.mo")
    with suppress(OSError):
        found = kept.read_bytes()
        if found.startswith(checksum):
            return found.removeprefix(checksum)
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language))
    if not sys.dont_write_bytecode:
        _keep(kept, checksum + compiled.getvalue())
    return compiled.getvalue()


def _keep(file: Path, content: bytes) -> None:
    """Write a file whole, or not at all where nothing may be written."""
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(file)
