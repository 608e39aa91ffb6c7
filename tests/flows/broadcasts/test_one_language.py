"""Where the event has one language, a broadcast is one message and no language is asked for."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.yaml_file import write
from tests.flows.broadcasts.steps import CHECK, begins, got, lets_go, over, sends
from tests.flows.conversation import Stage, on_stage
from tests.flows.organising import EVENING, ORGANISER, somebody
from tests.programmes import small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

LANGUAGES = ("Deutsch", "Russisch", "Version", "Sprache")


@pytest.fixture
async def german_desk(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage over the small programme in German alone."""
    small, file = small_programme(), tmp_path / "german.yaml"
    german = replace(small, event=replace(small.event, languages=("de",)))
    file.write_text(write(german), "utf-8")
    async with on_stage(tmp_path, EVENING, file, admins=(ORGANISER,)) as stage:
        yield stage


async def test_one_message_is_all_that_is_asked_for(german_desk: Stage) -> None:
    olga = await somebody(german_desk, ORGANISER, "Olga")
    anna = await somebody(german_desk, 11, "Anna")
    seen = [await begins(olga), *olga.labels]
    seen += [await olga.presses("Die Nachricht"), *olga.labels]
    seen += [await olga.says("Die Busse warten."), *olga.labels]
    seen += [await olga.presses("An wen"), *olga.labels]
    assert "2 Personen, Sie selbst mitgezählt\n" in f"{olga.text}\n"
    await olga.presses("« Zurück")
    seen += [await olga.presses(CHECK), *olga.labels]
    assert not [text for text in seen for name in LANGUAGES if name in text]
    await olga.presses("Jetzt an 2 Personen senden")
    await over(german_desk)
    assert "Die Busse warten." in got(anna)


async def test_a_picture_at_an_empty_draft_is_the_message(german_desk: Stage) -> None:
    olga = await somebody(german_desk, ORGANISER, "Olga")
    anna = await somebody(german_desk, 11, "Anna")
    await begins(olga)
    await sends(olga, "photo", "Lageplan")
    assert "hierdurch ersetzen?" in await olga.says("Noch etwas")
    await olga.presses("« Zurück")
    await lets_go(olga)
    await over(german_desk)
    assert "Lageplan" in got(anna)


async def test_the_words_on_a_link_are_asked_for_once(german_desk: Stage) -> None:
    olga = await somebody(german_desk, ORGANISER, "Olga")
    await begins(olga)
    await olga.presses("Knöpfe darunter")
    assert "was auf dem Knopf steht; sonst" in await olga.presses("Link")
    assert "1. Fahrplan" in await olga.says("https://example.org/plan\nFahrplan")
