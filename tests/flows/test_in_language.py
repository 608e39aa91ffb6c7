"""What is held in a language or interpreted into it: asked for, listed, and as a filter of days."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import Programme
from tests.flows.conversation import Stage, on_stage
from tests.flows.organising import as_file, somebody
from tests.programmes import at, small_programme

LANGUAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "eroeffnung": (("de",), ("ru",)),
    "u1": (("ru",), ()),
    "s1": (("de",), ()),
}
"""What is spoken in some sessions and interpreted into; the three others say nothing."""


def multilingual() -> Programme:
    programme = small_programme()
    sessions = []
    for session in programme.sessions:
        spoken, interpreted = LANGUAGES.get(session.id, ((), ()))
        sessions.append(replace(session, spoken=spoken, interpreted=interpreted))
    return replace(programme, sessions=tuple(sessions))


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on the morning of the second day."""
    file = tmp_path / "multilingual.yaml"
    file.write_bytes(as_file(multilingual()))
    async with on_stage(tmp_path, at(29, 9), file) as stage:
        yield stage


async def test_what_is_on_today_in_a_language_is_listed_and_the_silent_are_counted(
    stage: Stage,
) -> None:
    boris = await somebody(stage, 12, "Борис", "ru")
    text = await boris.says("что сегодня на русском?")
    assert text.startswith("На русском · Вторник, 29")
    assert "Ещё у 2\xa0пунктов язык не указан." in text
    assert ("Экология I" in text, "Спорт I" in text) == (True, False)


async def test_of_all_days_what_is_interpreted_counts_as_well(stage: Stage) -> None:
    anna = await somebody(stage, 11, "Anna")
    await anna.says("Was ist heute auf Russisch?")
    text = await anna.presses("Alle Tage")
    assert text.startswith(
        "Auf Russisch\nBei 3\xa0weiteren Programmpunkten ist keine Sprache angegeben."
    )
    assert ("Eröffnung" in text, "Umwelt I" in text, "Sport I" in text) == (True, True, False)


async def test_in_a_language_that_nothing_is_held_in_the_answer_says_so(stage: Stage) -> None:
    anna = await somebody(stage, 11, "Anna")
    text = await anna.says("Welche Vorträge gibt es auf Englisch?")
    assert text.startswith(
        "Englisch\nBei 3\xa0weiteren Programmpunkten ist keine Sprache angegeben."
    )
    assert "Im Programm ist für diese Sprache nichts angegeben, auch kein Dolmetschen." in text


async def test_days_are_filtered_by_a_language(stage: Stage) -> None:
    anna = await somebody(stage, 11, "Anna")
    await anna.says("/programme")
    await anna.presses("Filter")
    assert await anna.presses("Nach Sprache") == "Was möchten Sie sehen?\n\n1. Deutsch\n2. Russisch"
    text = await anna.presses("2")
    assert "Nur: Russisch\nBei 2\xa0weiteren Programmpunkten ist keine Sprache angegeben." in text
    assert ("Umwelt I" in text, "Sport I" in text) == (True, False)


async def test_a_card_says_the_languages(stage: Stage) -> None:
    anna, boris = await somebody(stage, 11, "Anna"), await somebody(stage, 12, "Борис", "ru")
    assert "Sprache: Deutsch, Dolmetschen ins Russische" in await anna.says("/start s-eroeffnung")
    assert "Язык: немецкий, перевод на русский" in await boris.says("/start s-eroeffnung")
