"""Text in one language: gettext with English msgids, named placeholders and CLDR plurals."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from typing import Any

from babel import Locale

from locales.languages import DateForms, Languages, Quotes, installed_languages


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for it)
    """Mark a message id for extraction where it is only translated later."""
    return message


@dataclass(frozen=True, slots=True, eq=False)
class Translator:
    """One language of the bot; passed explicitly to everything that makes text.

    `tr("Until {time}", time="18:00")` and `tr.plural("{n} seat", "{n} seats", 3)` are what the
    extraction of message ids looks for.
    """

    language: str
    locale: Locale
    dates: DateForms
    quotes: Quotes
    catalogue: NullTranslations
    languages: Languages
    """All that the bot knows, this one among them."""

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, its named placeholders filled in."""
        return self._filled(self.catalogue.gettext(message), values)

    @property
    def about(self) -> Mapping[str, Any]:
        """What the file `language.toml` says of this language."""
        return self.languages.of(self.language).about

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form for `n`, which is also available to the message as `{n}`."""
        return self._filled(self.catalogue.ngettext(one, many, n), {"n": n, **values})

    def _filled(self, text: str, values: dict[str, object]) -> str:
        """A text with its values; one that it quotes has the inner marks for its own quotations."""
        opening, closing = tuple(self.quotes.outer)
        for name, value in values.items():
            has_quotes = isinstance(value, str) and opening in value
            if has_quotes and f"{opening}{{{name}}}{closing}" in text:
                values[name] = str(value).translate(self.quotes.nested)
        return text.format_map(values)


@cache
def untranslated() -> Translator:
    """English, which needs no catalogue: what operators read."""
    languages = installed_languages()
    english = languages.of("en")
    return Translator(
        "en", english.locale, english.dates, english.quotes, NullTranslations(), languages
    )
