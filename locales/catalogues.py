"""The catalogues: .po files read as they are, so that no compile step can be forgotten."""

from collections.abc import Mapping
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales.translator import Translator

LANGUAGES: Final = ("de", "ru")
"""The languages of the bot, in the order in which they are offered."""

LANGUAGE_NAMES: Final[Mapping[str, str]] = MappingProxyType({"de": "Deutsch", "ru": "Русский"})
"""What each language calls itself."""

_RUSSIAN_READERS: Final = frozenset({"ru", "uk", "be", "kk"})

Translators = Mapping[str, Translator]


def read_catalogue(language: str) -> Catalog:
    """The catalogue of one language as its file has it, for checks as well as for use."""
    source = files("locales") / language / "LC_MESSAGES" / "messages.po"
    with source.open("rb") as file:
        return read_po(file, locale=language)


def load_translators() -> Translators:
    """A translator for every language, by its code."""
    return MappingProxyType({language: _translator(language) for language in LANGUAGES})


def untranslated(language: str) -> list[str]:
    """The message ids that a language's catalogue has no text for."""
    catalogue = read_catalogue(language)
    missing = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def guess_language(language_code: str | None) -> str:
    """The language to begin in, from the IETF tag that Telegram gives for a person.

    Many who read Russian run their phone in Ukrainian, Belarusian or Kazakh; everybody else
    is answered in German until they choose.
    """
    primary = (language_code or "").split("-")[0].split("_")[0].lower()
    return "ru" if primary in _RUSSIAN_READERS else "de"


def _translator(language: str) -> Translator:
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language))
    compiled.seek(0)
    return Translator(language, Locale.parse(language), GNUTranslations(compiled))
