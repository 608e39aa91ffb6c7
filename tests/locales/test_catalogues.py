"""The catalogues are complete, in step with the code, and right in their form."""

import ast

import pytest
from babel.messages.catalog import Catalog

from locales import extract
from locales.catalogues import guess_language, load_translators, read_catalogue
from locales.languages import Language, installed_languages

LANGUAGES = {language.code: language for language in installed_languages().spoken}


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extract.extract()


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_a_catalogue_has_nothing_missing_fuzzy_or_drifted(
    language: Language, template: Catalog
) -> None:
    assert list(extract.problems_in(language, template)) == []


def test_every_text_in_the_code_is_extracted(template: Catalog) -> None:
    """An f-string hides what stands in it from extraction in Python 3.11."""
    extracted = {m.id if isinstance(m.id, str) else m.id[0] for m in template if m.id}
    used = {
        call.args[0].value
        for room in extract.ROOMS
        for path in sorted((extract.ROOT / room).rglob("*.py"))
        if (source := path.read_text("utf-8"))
        if any(f"{name}(" in source for name in extract.KEYWORDS)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and _is_translation(call) and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }
    assert used <= extracted


def _is_translation(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in extract.KEYWORDS


def test_the_check_sees_every_kind_of_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    template = Catalog()
    template.add("Missing")
    template.add("Hello {name}")
    template.add(("{n} seat", "{n} seats"))
    template.add("Untranslated")
    template.add("Unsure")
    broken = Catalog("ru")
    broken.add("Hello {name}", "Привет, {имя}")
    broken.add(("{n} seat", "{n} seats"), ("{n} место", "{n} места"))
    broken.add("Untranslated", "")
    broken.add("Unsure", "Не уверен", flags=["fuzzy"])
    broken.add("Gone", "Нет")
    monkeypatch.setattr(extract, "read_catalogue", lambda _language: broken)
    faults = "\n".join(extract.problems_in(LANGUAGES["ru"], template))
    for sign in (
        "not in the catalogue",
        "other placeholders",
        "2 plural forms instead of 3",
        "not translated",
        "fuzzy",
        "no longer in the code",
    ):
        assert sign in faults


def test_russian_counts_in_three_forms() -> None:
    assert read_catalogue(LANGUAGES["ru"]).num_plurals == 3
    tr = load_translators()["ru"]
    entries = [tr.plural("{n} entry", "{n} entries", n) for n in (1, 2, 5, 11, 21, 22, 25)]
    assert [entry.split(maxsplit=1)[1] for entry in entries] == [
        "пункт программы",
        "пункта программы",
        "пунктов программы",
        "пунктов программы",
        "пункт программы",
        "пункта программы",
        "пунктов программы",
    ]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("uk-UA", "ru"),
        ("be", "ru"),
        ("kk", "ru"),
        ("de-AT", "de"),
        ("en", "de"),
        ("tr", "de"),
        (None, "de"),
        ("", "de"),
        ("RU_ru", "ru"),
    ],
)
def test_the_first_language_is_guessed_from_the_phones(code: str | None, language: str) -> None:
    assert guess_language(code, ["de", "ru"]) == language


def test_quotation_marks_within_a_quotation_are_the_inner_ones() -> None:
    translators = load_translators()
    assert [
        translators["de"]("“{title}”", title="Vom „Ich“ zum „Wir“"),
        translators["ru"]("“{title}”", title="Театр «Эхо»"),
        translators["ru"]("{group}: you have a seat", group="Театр «Эхо»"),
    ] == ["„Vom ‚Ich‘ zum ‚Wir‘“", "«Театр „Эхо“»", "Театр «Эхо»: у вас есть место"]
