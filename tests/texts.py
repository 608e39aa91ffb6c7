"""The texts of the bot, which no test changes: read once in each process."""

from functools import cache

from locales.catalogues import Translators, load_translators


@cache
def translators() -> Translators:
    """The catalogues of all languages."""
    return load_translators()
