"""Keeps the catalogues in step with the code: `python -m locales.extract [--check]`.

Without an option it writes messages.pot and merges new message ids into the .po files. With
`--check` it changes nothing and names everything that would make a text wrong: message ids that
drifted from the code, missing or fuzzy translations, unequal placeholders, missing plural forms.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from locales.catalogues import read_catalogue
from locales.languages import Language, installed_languages

ROOT: Final = Path(__file__).resolve().parent.parent
TEMPLATE: Final = ROOT / "locales" / "messages.pot"
ROOMS: Final = ("bot", "handlers", "scheduler", "storage")
KEYWORDS: Final = {"tr": None, "plural": (1, 2), "N_": None}


def extract() -> Catalog:
    """A template of every message id that the code uses, each with the files it stands in."""
    template = Catalog(project="konferenzbot", charset="utf-8", fuzzy=False)
    for room in ROOMS:
        found = extract_from_dir(ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS)
        for file, _line, message, _comments, context in found:
            template.add(message, None, [(f"{room}/{file}", 0)], context=context)
    return template


def problems_in(language: Language, template: Catalog) -> Iterator[str]:
    """What is wrong with a language's catalogue, a line each."""
    catalogue = read_catalogue(language)
    wanted = {message.id: message for message in template if message.id}
    present = {message.id: message for message in catalogue if message.id}
    for missing in wanted.keys() - present.keys():
        yield f"{language.code}: not in the catalogue: {missing!r}"
    for left_over in present.keys() - wanted.keys():
        yield f"{language.code}: no longer in the code: {left_over!r}"
    for message in present.values():
        yield from _problems_of(message, language.code, catalogue.num_plurals)


def _problems_of(message: Message, language: str, plural_forms: int) -> Iterator[str]:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        yield f"{language}: fuzzy: {message.id!r}"
    if message.pluralizable and len(texts) != plural_forms:
        yield f"{language}: {len(texts)} plural forms instead of {plural_forms}: {message.id!r}"
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    names = {name for text in ids for name in _placeholders(str(text))}
    for text in texts:
        if not text:
            yield f"{language}: not translated: {message.id!r}"
        elif (found := _placeholders(str(text))) - {"n"} != names - {"n"} or found - names:
            yield f"{language}: other placeholders than {message.id!r}: {text!r}"


def _placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def _update(template: Catalog) -> None:
    with TEMPLATE.open("wb") as file:
        write_po(file, template, 100, sort_output=True, include_lineno=False, omit_header=True)
    for language in installed_languages().spoken:
        path = ROOT / "locales" / language.code / "LC_MESSAGES" / "messages.po"
        catalogue = read_catalogue(language)
        catalogue.header_comment = (
            f"# The texts of konferenzbot in {catalogue.locale.english_name}."
        )
        catalogue.project, catalogue.fuzzy = "konferenzbot", False
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)


def _drifted(template: Catalog) -> bool:
    with TEMPLATE.open("rb") as file:
        written = read_po(file)
    return {m.id for m in written if m.id} != {m.id for m in template if m.id}


def main(arguments: list[str]) -> int:
    """Update the catalogues, or check them; the exit status says whether they were right."""
    template = extract()
    if "--check" not in arguments:
        _update(template)
        return 0
    spoken = installed_languages().spoken
    problems = [problem for language in spoken for problem in problems_in(language, template)]
    if _drifted(template):
        problems.append("messages.pot is older than the code: run `make catalogues`")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
