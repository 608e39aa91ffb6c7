"""A third language is a folder with files: what it has is used, what it lacks does no harm."""

import sys
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from handlers.frame.reader import Reader
from handlers.frame.times.asked import DayWord
from handlers.frame.times.reading import read_time
from handlers.frame.times.written import length_written
from handlers.programme.actions import Day, SessionAt
from handlers.questions.intents import OpenScreen
from handlers.questions.reading.words_of_asking import language_of
from handlers.questions.understanding import understand, warm_index
from locales import formats
from locales.catalogues import load_translators
from locales.languages import Languages, installed_languages, read_languages
from locales.time_words import EVENING, time_words
from locales.words import word_rules
from storage.programme.model import Text
from storage.programme.snapshot import Snapshot
from tests.languages import with_esperanto
from tests.programmes import at, small_programme, small_snapshot

MONDAY = date(2021, 6, 28)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Languages:
    return with_esperanto(tmp_path_factory.mktemp("languages"))


def test_it_is_offered_after_those_that_claim_a_place(three: Languages) -> None:
    assert three.codes == (*installed_languages().codes, "eo")
    assert three.names["eo"] == "Esperanto"


def test_it_is_guessed_from_its_own_code_and_those_it_names(three: Languages) -> None:
    assert [three.guess(tag, three.codes) for tag in ("eo", "ia", "fr")] == ["eo", "eo", "de"]
    assert three.guess("eo", ("ru", "de")) == "ru"


def test_what_it_does_not_translate_is_said_in_english(three: Languages) -> None:
    tr = load_translators(three)["eo"]
    assert tr("Settings") == "Agordoj"
    assert tr("Privacy") == "Privacy"
    assert tr.plural("{n} entry", "{n} entries", 1) == "1 ero"
    assert tr.plural("{n} entry", "{n} entries", 5) == "5 eroj"


def test_another_text_is_said_at_the_next_start_whatever_was_compiled_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    languages = with_esperanto(tmp_path)
    po, compiled = (
        next(tmp_path.glob("eo/*/messages.po")),
        tmp_path / "eo" / "__pycache__" / "messages.mo",
    )

    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert load_translators(languages)["eo"]("Settings") == "Agordoj"
    assert not compiled.exists()

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    load_translators(languages)
    kept = compiled.read_bytes()
    assert load_translators(languages)["eo"]("Settings") == "Agordoj"
    po.write_text(po.read_text("utf-8").replace("Agordoj", "Opcioj"), "utf-8")
    assert load_translators(languages)["eo"]("Settings") == "Opcioj"
    assert compiled.read_bytes() != kept

    po.write_text(po.read_text("utf-8").replace("Opcioj", "Agordoj"), "utf-8")
    compiled.unlink()
    compiled.mkdir()
    assert load_translators(languages)["eo"]("Settings") == "Agordoj"


def test_days_and_spans_are_written_as_cldr_says(three: Languages) -> None:
    tr = load_translators(three)["eo"]
    assert formats.day(tr, MONDAY) == "lundo, 28 Junio"
    assert formats.short_day(tr, MONDAY) == "lu, 28 Junio"
    assert formats.period(tr, MONDAY, MONDAY + timedelta(days=2)) == "28 Junio – 2021-Junio-30"
    assert formats.enumeration(tr, ["a", "b", "c"]) == "a, b kaj c"


def test_its_words_for_time_are_read_beside_all_others(three: Languages) -> None:
    said = time_words(three)
    for text in ("morgaŭ vespere", "morgau vespere", "morgen abend", "завтра вечером"):
        asked = read_time(word_rules(three).words_of(text), said)
        assert (asked.days, asked.part) == ([DayWord(offset=1)], EVENING)
    asked = read_time(word_rules(three).words_of("lundo je tri"), said)
    assert (asked.days, asked.at) == ([DayWord(weekday=0)], time(3))
    reader = Reader(load_translators(three)["eo"], small_snapshot(), at(28, 12))
    assert length_written(reader, "2 horoj") == 120


def test_a_question_in_it_is_understood(three: Languages) -> None:
    programme = small_programme()
    first, *rest = programme.sessions
    lullaby = replace(first, title=Text("Lulkanto"))
    snapshot = Snapshot.of(replace(programme, sessions=(lullaby, *rest)))
    index = warm_index(snapshot, three)
    assert understand("kiam estas la lulkanto", at(28, 9), snapshot, index) == OpenScreen(
        SessionAt("eroeffnung")
    )
    assert understand("programo morgaŭ", at(28, 9), snapshot, index) == OpenScreen(
        Day(date(2021, 6, 29))
    )


def test_a_question_is_in_the_language_that_has_most_of_its_words(three: Languages) -> None:
    assert language_of("kiam estas la vespero", three) == "eo"
    assert language_of("wann ist la programo", three) == "de"
    assert language_of("когда обед", three) == "ru"
    assert language_of("vespero", three) is None


def test_a_folder_without_the_file_of_a_language_is_none(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    assert read_languages(tmp_path).all == ()
