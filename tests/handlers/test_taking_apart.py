"""A message in both languages is taken apart where its letters tell; what is in doubt is not."""

import pytest

from handlers.broadcasts.taking_apart import by_language
from handlers.frame.reader import Reader
from storage.content import ContentKind, Version
from tests.programmes import at, small_snapshot
from tests.texts import translators

DE, RU = "Die Busse warten vor der Tür.", "Автобусы ждут у дверей."


@pytest.fixture
def reader() -> Reader:
    return Reader(translators()["de"], small_snapshot(), at(28, 12))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DE, {"de": DE}),
        (RU, {"ru": RU}),
        (f"{DE}\n{RU}", {"de": DE, "ru": RU}),
        (f"{RU}\n\n{DE}", {"de": DE, "ru": RU}),
        (f"{DE} / {RU}", {"de": DE, "ru": RU}),
        (f"{DE[:-1]}, auf russisch: {RU}", {"de": DE[:-1], "ru": RU}),
        (f"{DE} Auf Russisch: {RU}", {"de": DE, "ru": RU}),
        (f"{DE[:-1]}, и русским тоже: {RU}", {"de": DE[:-1], "ru": RU}),
        (f"{RU[:-1]}, и немцам тоже: {DE}", {"de": DE, "ru": RU[:-1]}),
        (f"DE: {DE}\n---\nRU: {RU}", {"de": DE, "ru": RU}),
        (f"🇩🇪\n{DE}\n\n🇷🇺\n{RU}", {"de": DE, "ru": RU}),
        (f"Deutsch\n{DE}\n\nRussisch:\n{RU}", {"de": DE, "ru": RU}),
        (f"На немецком: {DE}\nНа русском: {RU}", {"de": DE, "ru": RU}),
        (f"18:30\n{DE}\n\n18:30\n{RU}", {"de": f"18:30\n{DE}", "ru": f"18:30\n{RU}"}),
        (f"{DE}\n- A1\n- B2\n\n{RU}\n+7", {"de": f"{DE}\n- A1\n- B2", "ru": f"{RU}\n+7"}),
        (f"Deutsch-{DE}\nРусско-{RU}", {"de": f"Deutsch-{DE}", "ru": f"Русско-{RU}"}),
        (f"{DE}\nул. Ленина", {}),
        (
            "Abendessen um 19 Uhr im Foyer.\nУжин в 19:00 в фойе.",
            {"de": "Abendessen um 19 Uhr im Foyer.", "ru": "Ужин в 19:00 в фойе."},
        ),
        (f"{DE}\n{RU}\n{DE}\n{RU}", {}),
        ("Wir sind im ресторан Калуга", {}),
        ("19:30", {}),
        ("", {}),
    ],
)
def test_a_text_is_told_by_its_letters(reader: Reader, text: str, said: dict[str, str]) -> None:
    found = by_language(reader, Version(ContentKind.TEXT, text), reader.languages)
    assert {language: version.text for language, version in found.items()} == said


def test_what_stands_out_stands_out_in_its_own_part(reader: Reader) -> None:
    bold = {"type": "bold", "offset": 4, "length": 40}
    found = by_language(
        reader, Version(ContentKind.TEXT, f"🚌 {DE}\n\n{RU}", (bold,)), reader.languages
    )
    assert found["de"].text == f"🚌 {DE}"
    assert [dict(e) for e in found["de"].entities] == [{**bold, "length": 28}]
    assert [dict(e) for e in found["ru"].entities] == [{**bold, "offset": 0, "length": 10}]


def test_only_languages_in_which_something_was_sent_are_told(reader: Reader) -> None:
    assert not by_language(reader, Version(ContentKind.TEXT, RU), ("de",))
    assert not by_language(reader, Version(ContentKind.TEXT, f"{DE}\n{RU}"), ("de",)).keys() - {
        "de"
    }
