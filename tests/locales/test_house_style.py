"""German and Russian texts keep to `docs/language.md`, as far as a machine can see."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pytest
import yaml

from handlers.ui.on_a_phone import FITTING
from locales.catalogues import read_catalogue
from locales.extract import ROOT
from locales.languages import installed_languages
from storage.programme.yaml_file import builtin_yaml

LONGEST_LABEL: Final = 36
"""What fits on a button as wide as the screen of a narrow phone."""

LEAST_LABELS: Final = 150
"""So many are known to stand on buttons at least; with fewer they are not found any more."""

LEAST_PRESSED: Final = 8
"""So many buttons are named in the handbooks of a language at least."""

COUNTED: Final = r"\{(?:n|amount|leads|limit|count)\}"
MONTHS: Final = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"


@dataclass(frozen=True)
class Rule:
    """What no text of a language may contain, and an example of it."""

    name: str
    wrong: str
    example: str

    def __str__(self) -> str:
        return self.name


ALL: Final = (
    Rule("straight quotation marks", r"[\"']", 'der Punkt "Sport"'),
    Rule("two blanks", r"\S  +\S", "ein  Blank"),
    Rule("a blank at the end", r"\s$", "ein Text "),
    Rule("three full stops", r"\.\.\.", "weiter ..."),
    Rule("two full stops", r"(?<!\.)\.[“»]?\.(?!\.)", "„75 Min.“."),
    Rule("a hyphen as a dash", r" - ", "heute - morgen"),
)
RULES: Final = {
    "de": (
        *ALL,
        Rule("guillemets around words", r"«\S|\S»", "«Sport»"),
        Rule("English quotation marks", "”", "„Sport”"),
        Rule("a quotation mark left open", r"„[^“]*(?:„|$)", "„Sport"),
        Rule("a dash for Russian", "—", "heute — morgen"),
        Rule("a dash with one blank", r"(?<=\S)– |(?<= )–(?=\S)", "heute– morgen"),
        Rule("an ellipsis without a blank", r"\w…", "weiter…"),
        Rule("a line may end after „Nr.“", r"\bNr\. ", "Nr. 4"),
        Rule("a line may end before „Uhr“", r"(?:\d|\}) Uhr\b", "um {hour} Uhr"),
        Rule("a line may end after a number", rf"(?:{COUNTED}|\d) [A-ZÄÖÜ]", "{n} Personen"),
        Rule("a line may end within a date", rf"\d\. (?:{MONTHS})\b", "am 28. Juni"),
        Rule("a line may end within „e. V.“", r"e\. V\.", "Forum e. V."),
        Rule("„Organisatoren“", r"\bOrganisator(?:en|in)?\b", "die Organisatoren"),
        Rule("„Dolmetscher“", r"\bDolmetscher\b", "mit Dolmetscher"),
        Rule("„Teilnehmer“", r"Teilnehmer(?:$|\W|innen|s\b|n\b)", "die Teilnehmer"),
        Rule("signs within words", r"\w[*:_]in(?:nen)?\b|[a-zß]Innen\b", "Teilnehmer*innen"),
        Rule("„Video-Link“", r"Video-Link", "Video-Link"),
        Rule("„Gruppen-Chat“", r"Gruppen-[Cc]hat|Team-?chat", "Teamchat"),
        Rule("„Rundmail“", r"Rund(?:mail|schreiben)|Massen|Broadcast", "Rundmail"),
        Rule("„Neu laden“", r"Neu laden", "Neu laden"),
        Rule("„Button“", r"\bButton", "der Button"),
        Rule("notes of those who edit", r"Programmentwurf", "Programmentwurf vom 19. Mai"),
    ),
    "ru": (
        *ALL,
        Rule("quotation marks of German", "[„“”]", "„Спорт“"),
        Rule("a quotation mark left open", r"«(?! )[^»]*(?:«|$)", "«Спорт"),
        Rule("a short dash between words", r" – |\s–|–\s", "сегодня – завтра"),
        Rule("a dash at which a line may begin", r"[^\u00a0]—|—[^ ]", "сегодня — завтра"),
        Rule("an ellipsis with a blank", r"\w …", "дальше …"),
        Rule("a line may end after «№»", r"№[^\u00a0]", "№ 4"),
        Rule("a line may end after a number", rf"(?:{COUNTED}|\d) [А-ЯЁа-яё]", "{n} человек"),
        Rule("«Вы» within a sentence", r"(?<=[а-яё,] )В(?:ы|ас|ам|ами|аш)\b", "если Вы хотите"),
        Rule("«мастерская»", r"(?<!роектная )(?<!роектной )[Мм]астерск", "Новая мастерская"),
        Rule("«по видео»", r"\b[Пп]о видео\b", "по видео"),
        Rule("«видеоссылка»", r"[Вв]идеоссылк|сылк\w* на видео\b", "ссылка на видео"),
        Rule("«очередь» for a list", r"(?<!ваша )\b[Оо]черед", "место в очереди"),
        Rule("«в ожидании» for a list", r"[Вв] ожидании\b|из ожидания", "в ожидании"),
        Rule("«пленум»", r"[Пп]ленум", "Пленум"),
        Rule("«очно»", r"\b[Оо]чно\b", "очно"),
        Rule("other words for «рассылка»", r"[Мм]ассов|[Оо]повещени|многим", "Написать многим"),
        Rule("«бот заблокирован»", r"[Бб]от заблокирован", "Бот заблокирован"),
        Rule("«Telegram ID»", r"Telegram ID", "Telegram ID"),
        Rule("notes of those who edit", r"[Пп]роект\w* программы", "по проекту программы"),
    ),
}


def _strings(tree: Any) -> Iterator[str]:
    """Every text within tables and lists."""
    if isinstance(tree, str):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _strings(part)


def _in_language(tree: Any, language: str) -> Iterator[str]:
    """What stands under a language in a programme."""
    if isinstance(tree, dict) and isinstance(tree.get(language), str):
        yield tree[language]
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _in_language(part, language)


def _catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """The translations of a language by their message id, which of two that count is the first."""
    found = read_catalogue(installed_languages().of(language))
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in found
        if message.id
    }


def _handbooks(language: str) -> Iterator[str]:
    """The headings, paragraphs, points and cells of the handbooks, without code and links."""
    for path in sorted((ROOT / "docs" / language).glob("*.md")):
        text = re.sub(r"^ *```.*?^ *```$", "", path.read_text("utf-8"), flags=re.M | re.S)
        text = re.sub(r"\]\([^)]*\)", "]", re.sub(r"`[^`]*`", "x", text)).replace("**", "")
        for block in re.split(r"\n *\n|\n(?= *(?:[-|]|\d+\.) )|\|", text):
            yield re.sub(r"[ \n]+", " ", re.sub(r"^ *(?:#+|-|\d+\.) ", "", block)).strip(" ")


def _texts(language: str) -> list[str]:
    """All that people read in a language: catalogue, workbooks, handbooks, the programme."""
    workbook = ROOT / "locales" / language / "workbook.toml"
    return [
        *(text for texts in _catalogue(language).values() for text in texts),
        *_strings(tomllib.loads(workbook.read_text("utf-8"))),
        *_handbooks(language),
        *_in_language(yaml.safe_load(builtin_yaml()), language),
    ]


def _named(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _labels(*calls_of: str) -> set[str]:
    """Message ids that stand on the buttons of such calls, where the code says so in one line."""
    return {label for name, label in _first_texts() if name in calls_of}


@cache
def _first_texts() -> frozenset[tuple[str, str]]:
    """What is called with a text to be translated first, and the message id of that."""
    calls = (
        call
        for path in sorted((ROOT / "handlers").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and call.args
    )
    labels = ((_named(call), call.args[0]) for call in calls)
    return frozenset(
        (name, str(label.args[0].value))
        for name, label in labels
        if isinstance(label, ast.Call) and _named(label) in {"tr", "plural"}
        if isinstance(label.args[0], ast.Constant)
    )


@pytest.mark.parametrize("language", RULES)
def test_a_text_keeps_to_the_house_style(language: str) -> None:
    texts = _texts(language)
    broken = [
        f"{rule}: {text!r}"
        for rule in RULES[language]
        for text in texts
        if re.search(rule.wrong, text.lstrip())
    ]
    assert broken == []


@pytest.mark.parametrize("rule", [rule for rules in RULES.values() for rule in rules], ids=str)
def test_a_rule_finds_what_it_forbids(rule: Rule) -> None:
    assert re.search(rule.wrong, rule.example)


@pytest.mark.parametrize("language", RULES)
def test_a_label_fits_on_its_button(language: str) -> None:
    """What is put into it is not counted; a screen shortens that."""
    catalogue = _catalogue(language)
    labels = [
        text
        for label in _labels("Button", "link", "back")
        for text in catalogue[label]
        if "{" not in text
    ]
    assert len(labels) > LEAST_LABELS
    assert [label for label in labels if len(label) > LONGEST_LABEL] == []


@pytest.mark.parametrize("language", RULES)
def test_the_label_of_a_way_back_fits_beside_home(language: str) -> None:
    catalogue = _catalogue(language)
    labels = [text for label in _labels("back") for text in catalogue[label] if "{" not in text]
    assert labels
    assert [label for label in labels if len(label) > FITTING[2]] == []


@pytest.mark.parametrize("language", RULES)
def test_a_handbook_names_a_button_as_the_bot_shows_it(language: str) -> None:
    """What stands before or after an arrow is pressed."""
    labels = {
        re.sub(r"^« | »$", "", text).replace("\u00a0", " ").rstrip(".")
        for texts in _catalogue(language).values()
        for text in texts
    }
    handbooks = " ".join(_handbooks(language))
    quoted = r"[„«]([^“»]+)[“»]"
    pressed = {*re.findall(f"→ {quoted}", handbooks), *re.findall(f"{quoted} →", handbooks)}
    assert len(pressed) >= LEAST_PRESSED
    assert {label for label in pressed if label.replace("\u00a0", " ") not in labels} == set()
