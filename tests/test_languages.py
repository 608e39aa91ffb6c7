"""Languages are data: no code outside their folders names one of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from locales.languages import installed_languages

ROOT: Final = Path(__file__).resolve().parent.parent
ROOMS: Final = ("bot", "handlers", "scheduler", "locales", "storage")
CODES: Final = "|".join(language.code for language in installed_languages().spoken)
A_CODE: Final = re.compile(rf"({CODES})|(?s:.*)'({CODES})'(?s:.*)")
"""A string that is a code, or SQL with one in it."""
AN_IDENTIFIER: Final = re.compile(rf"(.*_)?({CODES})|.*(german|russian|cyrillic).*", re.IGNORECASE)


def languages_named(source: str) -> Iterator[str]:
    """What in a module names a language, or is written in letters that are not those of code."""
    documentation = set()
    # Each statement comes before its parts.
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Expr(value=said):
                documentation.add(id(said))
            case ast.Constant(str(text)):
                if A_CODE.fullmatch(text):
                    yield text
                if id(node) not in documentation and any("Ѐ" <= letter <= "ӿ" for letter in text):
                    yield text
            case (
                ast.Name(id=name)
                | ast.Attribute(attr=name)
                | ast.arg(arg=name)
                | ast.keyword(arg=str(name))
                | ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                if AN_IDENTIFIER.fullmatch(name):
                    yield name


def test_no_code_names_a_language() -> None:
    naming = {
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if any(languages_named(path.read_text("utf-8")))
    }
    assert naming == set()


@pytest.mark.parametrize(
    "source",
    [
        'language = "de"',
        "SQL = \"CHECK (language IN ('de', 'ru'))\"",
        "title_ru = 1",
        "text.de",
        "Text(ru=title)",
        "def is_cyrillic(word): ...",
        "def read(title_de): ...",
        "class GermanWords: ...",
        'words = ["нет"]',
    ],
)
def test_each_way_of_naming_one_is_seen(source: str) -> None:
    assert any(languages_named(source))


@pytest.mark.parametrize("source", ['"""Says "de" or «нет»."""', 'model = "Freude"', "code = 1"])
def test_documentation_and_other_words_name_none(source: str) -> None:
    assert not any(languages_named(source))
