"""The languages of an event: which texts it wants, and what of others is said."""

import pytest

from storage.programme.model import Text
from storage.programme.parsing import values
from storage.programme.problems import Severity
from storage.programme.sheets.words import chosen
from storage.programme.xlsx_file import read as read_workbook
from storage.programme.xlsx_file import write as write_workbook
from storage.programme.yaml_file import read
from tests.programmes import in_one_language, small_programme

FILE = """
format: 1
event: {{id: fest, title: {title}, timezone: Europe/Berlin{languages}}}
sessions:
  - {{id: a, kind: plenary, start: 2031-06-24T10:00, end: 2031-06-24T11:00, title: {title}}}
"""


def problems(title: str, languages: str = "") -> list[str]:
    reading = read(FILE.format(title=title, languages=languages and f", languages: {languages}"))
    return [f"{p.severity}: {p.english()}".split(", ", 1)[1] for p in reading.problems]


def test_a_plain_string_serves_every_language_and_lacks_none() -> None:
    reading = read(FILE.format(title="Kaluga", languages=""))

    assert reading.problems == ()
    assert reading.programme is not None
    assert reading.programme.event.languages == ("de", "ru")
    assert [reading.programme.event.title.in_language(x) for x in ("de", "ru")] == ["Kaluga"] * 2


@pytest.mark.parametrize("title", ["Fest", "{de: Fest}"])
def test_an_event_in_one_language_wants_no_other(title: str) -> None:
    reading = read(FILE.format(title=title, languages=", languages: [de]"))

    assert reading.problems == ()
    assert reading.programme is not None
    assert reading.programme.event.title == Text("Fest")


def test_a_text_lacks_what_the_event_speaks() -> None:
    assert problems("{de: Fest}") == [
        "event.title: the Russian text is missing",
        "sessions[0].title: the Russian text is missing",
    ]


def test_a_text_in_a_language_that_the_event_does_not_speak_is_doubtful() -> None:
    assert problems("{de: Fest, ru: Праздник}", "[ru]") == [
        "event.title.de: the German text is for none of the event’s languages",
        "sessions[0].title.de: the German text is for none of the event’s languages",
    ]


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("[]", "event.languages: at least one language is needed"),
        ("[de, de]", 'event.languages: "de" stands here twice'),
        ("[fr]", 'event.languages[0]: "fr" is not possible here; choose one of: de, ru'),
        ("de", "event.languages: a list is expected here: [ … ], or lines that begin with -"),
    ],
)
def test_languages_that_cannot_be_are_refused(languages: str, said: str) -> None:
    assert problems("Fest", languages) == [said]


@pytest.mark.parametrize("language", ["de", "ru"])
def test_a_workbook_of_an_event_in_one_language_has_one_column_for_each_text(
    language: str,
) -> None:
    alone = in_one_language(small_programme(), language)

    reading = read_workbook(write_workbook(alone, language))

    assert [p for p in reading.problems if p.severity is Severity.ERROR] == []
    assert reading.programme == alone


def test_a_workbook_of_an_earlier_version_may_call_a_kind_otherwise() -> None:
    assert chosen(values.kind, "Мастерская") == chosen(values.kind, "Воркшоп") == "workshop"


def test_what_two_of_three_languages_say_alike_is_no_text_for_the_third() -> None:
    text = Text({"de": "Moskau", "ru": "Moskau"})
    assert text.among(("de", "ru")).is_plain
    assert not text.among(("eo", "de", "ru")).is_plain


def test_who_has_no_text_in_their_language_reads_the_events_first() -> None:
    text = Text({"de": "Halle", "ru": "Зал"}).among(("eo", "ru", "de"))
    assert text.in_language("eo") == "Зал"
