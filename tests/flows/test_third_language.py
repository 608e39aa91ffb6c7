"""A third language from a folder, walked in: what it translates is in it, all else still works."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from locales.catalogues import load_translators
from storage.programme.model import Programme, Text
from storage.programme.yaml_file import write
from tests.flows import conversation
from tests.flows.conversation import Stage, on_stage
from tests.flows.organising import EVENING
from tests.languages import speaking_esperanto
from tests.programmes import small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def in_three_languages() -> Programme:
    small = small_programme()
    first, *rest = small.sessions
    title = Text({**first.title, "eo": "Solena malfermo"})
    event = replace(small.event, languages=("de", "ru", "eo"))
    return replace(small, event=event, sessions=(replace(first, title=title), *rest))


@pytest.fixture
async def event(tmp_path: Path) -> AsyncIterator[Stage]:
    with speaking_esperanto(tmp_path / "locales") as languages:
        three = load_translators(languages)
        file = tmp_path / "event.yaml"
        file.write_text(write(in_three_languages()), "utf-8")
        with patch.object(conversation, "translators", lambda: three):
            async with on_stage(tmp_path, EVENING, file) as stage:
                yield stage


async def test_ten_screens_in_a_third_language(event: Stage) -> None:
    ludoviko = event.person(11, "Ludoviko", "eo")
    asked = await ludoviko.says("/start")
    assert "Herzlich willkommen" in asked
    assert "Welcome!" in asked
    assert ludoviko.labels == ["Esperanto", "Deutsch", "Русский"]
    assert "Solena malfermo" in await ludoviko.presses("Esperanto")
    assert "Solena malfermo" in await ludoviko.says("/now")
    assert "Lundo, 28\u00a0Junio" in await ludoviko.says("/programme")
    assert "Solena malfermo" in await ludoviko.presses("lu, 28 Junio")
    assert (await ludoviko.presses("18:00")).startswith("Solena malfermo")
    assert "Große Halle" in await ludoviko.presses("Place:")
    for command in ("groups", "my", "team", "search", "about", "help", "privacy"):
        assert await ludoviko.says(f"/{command}")
    settings = await ludoviko.says("/settings")
    assert settings.startswith("Agordoj")
    assert "Esperanto" in settings
    assert "Esperanto ✓" in ludoviko.labels or "✓ Esperanto" in ludoviko.labels
    assert "Solena malfermo" in await ludoviko.says("kiam estas la malfermo")
