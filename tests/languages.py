"""A tiny third language, Esperanto, from a folder of a test; real enough for CLDR and no more."""

from pathlib import Path
from typing import Final

from locales.languages import Languages, language_folders, read_languages

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
    return read_languages(language_folders(), folder)
