"""Languages by their codes and names, those that the bot does not speak as well."""

from collections.abc import Mapping
from functools import cache

from locales.languages import installed_languages

_LETTERS = 2


@cache
def language_codes() -> frozenset[str]:
    """The codes of ISO 639-1, as far as CLDR has a name for their languages."""
    names = (str(code) for one in installed_languages().all for code in one.locale.languages)
    return frozenset(code for code in names if len(code) == _LETTERS)


def code_called(name: str) -> str | None:
    """The code of the language of that name in any language that is installed, or of that code."""
    return _codes_by_name().get(name.strip().casefold())


@cache
def _codes_by_name() -> Mapping[str, str]:
    codes, locales = sorted(language_codes()), [one.locale for one in installed_languages().all]
    by_name = {
        str(locale.languages[code]).casefold(): code
        for locale in locales
        for code in codes
        if code in locale.languages
    }
    return {**by_name, **{code: code for code in codes}}
