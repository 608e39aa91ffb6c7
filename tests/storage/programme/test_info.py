"""Info pages and the languages of sessions in a programme file."""

from dataclasses import replace

import pytest

from locales.language_names import language_codes
from storage.programme import xlsx_file, yaml_file
from storage.programme.changes import difference
from storage.programme.edits import rebased
from storage.programme.model import InfoPage, Programme, Text
from storage.programme.parsing.judging import Reading
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import read
from tests.storage.programme.sample import SAMPLE, errors_after, programme_after

PAGE = """\
info:
  - id: wlan
    title: {de: WLAN, ru: Wi-Fi}
    text: {de: Am Eingang., ru: У входа.}
    words: {de: [Internet, Netz], ru: [интернет]}
    place: halle
    link: https://example.org/wlan
    copy: Kaluga2021
    urgent: true
"""
TEXT = "    text: {de: Am Eingang., ru: У входа.}\n"


def with_page(*changes: tuple[str, str]) -> Reading:
    """The sample with an info page in which each first occurrence of a text was replaced."""
    page = PAGE
    for old, new in changes:
        assert old in page
        page = page.replace(old, new, 1)
    return read(SAMPLE + page)


def problems_with(*changes: tuple[str, str]) -> list[str]:
    return [problem.english() for problem in with_page(*changes).problems]


def pages_with(*changes: tuple[str, str]) -> tuple[InfoPage, ...]:
    reading = with_page(*changes)
    assert reading.programme, reading.problems
    return reading.programme.info


def test_a_page_has_all_that_its_file_says() -> None:
    assert pages_with() == (
        InfoPage(
            id="wlan",
            title=Text({"de": "WLAN", "ru": "Wi-Fi"}),
            text=Text({"de": "Am Eingang.", "ru": "У входа."}),
            words=Text({"de": "Internet\nNetz", "ru": "интернет"}),
            place="halle",
            link="https://example.org/wlan",
            copy="Kaluga2021",
            urgent=True,
        ),
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("[Internet, интернет]", Text("Internet\nинтернет")),
        ("{de: [Internet]}", Text({"de": "Internet"})),
        ('["Internet, Netz; LAN", Netz]', Text("Internet\nNetz\nLAN")),
        ("[112]", Text("112")),
        ("[]", None),
    ],
)
def test_words_are_one_list_for_all_languages_or_one_for_each(
    written: str, read_as: Text | None
) -> None:
    [page] = pages_with(("{de: [Internet, Netz], ru: [интернет]}", written))

    assert page.words == read_as


def test_words_may_be_missing_in_a_language_without_a_warning() -> None:
    assert problems_with((", ru: [интернет]", "")) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("place: halle", "place: hale", 'line 48, info[0].place: no place has the id "hale"'),
        ("    title: {de: WLAN, ru: Wi-Fi}\n", "", "line 44, info[0].title: this is missing"),
        (TEXT, "", "line 44, info[0].text: this is missing"),
        ("copy: K", f"copy: {'K' * 256}", "line 50, info[0].copy: at most 256 characters are"),
        ("link: https", "link: ftp", "line 49, info[0].link: "),
        ("[Internet, Netz]", "Internet", "line 47, info[0].words.de: a list is expected here"),
        ("urgent: true", "urgent: perhaps", "line 51, info[0].urgent: write true or false"),
        ("urgent", "urgend", 'line 51, info[0].urgend: unknown key "urgend"; did you mean'),
        (", ru: У входа.", "", "line 46, info[0].text: the Russian text is missing"),
        ("У входа.", "ы" * 2001, "line 46, info[0].text.ru: at most 2000 characters are"),
        ("info:\n", "info:\n  - {id: wlan, title: A, text: B}\n", 'the id "wlan" is there twice'),
        ("link: https://", "link: https://me:pw@", "line 49, info[0].link: "),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page_is_named_by_line_and_path(
    old: str, new: str, problem: str
) -> None:
    [found] = problems_with((old, new))

    assert problem in found


def test_a_session_says_what_is_spoken_and_interpreted_into() -> None:
    programme = programme_after(
        ("    place: garten\n", "    place: garten\n    spoken: [no, de]\n    interpreted: [ru]\n")
    )

    assert (programme.sessions[1].spoken, programme.sessions[1].interpreted) == (
        ("no", "de"),
        ("ru",),
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[xx]", 'spoken[0]: "xx" is no code of a language by ISO 639-1, which have two letters'),
        ("[Deutsch]", 'spoken[0]: "Deutsch" is no code of a language; did you mean "de"?'),
        ("[RU]", 'spoken[0]: "RU" is no code of a language; did you mean "ru"?'),
        ("[de, de]", 'spoken: "de" stands here twice'),
        ("de", "spoken: a list is expected here: [ … ], or lines that begin with -"),
    ],
)
def test_languages_of_a_session_are_codes(written: str, problem: str) -> None:
    [found] = errors_after(("    place: halle\n", f"    place: halle\n    spoken: {written}\n"))

    assert found.endswith(f"sessions[0].{problem}")


def everything() -> Programme:
    """A programme with a page, and with every language there is."""
    programme = with_page().programme
    assert programme
    first, *rest = programme.sessions
    codes = tuple(sorted(language_codes()))
    return replace(programme, sessions=(replace(first, spoken=codes, interpreted=("en",)), *rest))


def test_pages_and_all_languages_come_back_from_both_kinds_of_files() -> None:
    programme = everything()

    assert yaml_file.read(yaml_file.write(programme)).programme == programme
    for language in ("de", "ru"):
        assert xlsx_file.read(xlsx_file.write(programme, language)).programme == programme


def test_a_page_that_a_release_adds_changes_or_takes_away_is_part_of_its_difference() -> None:
    programme = everything()
    [page] = programme.info
    added = replace(programme, info=(page, replace(page, id="essen")))
    before = Snapshot.of(programme)

    [new] = difference(before, Snapshot.of(added)).things
    [gone] = difference(Snapshot.of(added), before).things
    [changed] = difference(
        before, Snapshot.of(replace(programme, info=(replace(page, copy=None),)))
    ).things

    assert (new.before, new.thing.id) == (None, "essen")
    assert (gone.after, gone.thing.id) == (None, "essen")
    assert changed.fields == ("copy",)


def test_a_page_added_over_another_release_keeps_what_that_release_added() -> None:
    base = everything()
    [page] = base.info
    mine = replace(base, info=(page, replace(page, id="mine")))
    theirs = replace(base, info=(replace(page, urgent=False), replace(page, id="theirs")))

    merged = rebased(base, mine, theirs)

    assert [one.id for one in merged.info] == ["wlan", "theirs", "mine"]
    assert not merged.info[0].urgent
