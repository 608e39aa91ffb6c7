"""A tiny third language, Esperanto, from a folder of a test; real enough for CLDR and no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from locales import languages
from locales.languages import Languages, installed_languages, language_roots, read_languages
from storage import releases
from storage.programme.sheets.words import known_words

FILES: Final = {
    "language.toml": """
        name = "Esperanto"
        guessed_from = "ia"

        [folded]
        "ŭ" = "u"
        """,
    "LC_MESSAGES/messages.po": """
        msgid ""
        msgstr ""
        "Content-Type: text/plain; charset=utf-8\\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

        msgid "Settings"
        msgstr "Agordoj"

        msgid "{n} entry"
        msgid_plural "{n} entries"
        msgstr[0] "{n} ero"
        msgstr[1] "{n} eroj"
        """,
    "times.toml": """
        since = "ekde"
        at = "je"
        clock = "horo"
        numbers = ["nul unu du tri"]

        [days_ahead]
        1 = "morgaŭ"

        [parts]
        evening = "vespere"

        [units]
        60 = "horo horoj"
        """,
    "questions.toml": """
        fillers = "kiam kie estas la"
        generic = "programo"
        """,
}


def with_esperanto(folder: Path) -> Languages:
    """The languages of the bot, and Esperanto, whose files are written to the folder."""
    for name, text in FILES.items():
        file = folder / "eo" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = (line.removeprefix("        ") for line in text.strip("\n").splitlines())
        file.write_text("\n".join(lines) + "\n", "utf-8")
    return read_languages(*language_roots(), folder)


@contextmanager
def speaking_esperanto(folder: Path) -> Iterator[Languages]:
    """Let the bot come with Esperanto, too."""
    with_esperanto(folder)
    roots = (*language_roots(), folder)
    caches = (installed_languages, known_words, releases.read)
    with patch.object(languages, "language_roots", lambda: roots):
        for cache in caches:
            cache.cache_clear()
        yield installed_languages()
    for cache in caches:
        cache.cache_clear()
