"""`programme import` beside a bot that runs, over the same database."""

import asyncio
from datetime import timedelta

import pytest

from bot import lifecycle
from storage.programme.model import Programme
from tests.bot.command_line import bot
from tests.flows.conversation import PATIENCE, Stage, Talker
from tests.flows.organising import as_file, moved, starred, without

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def imports(stage: Stage, programme: Programme, *options: str, **more: str) -> str:
    """Import a programme over the database of the running bot; what is said on stdout."""
    file = stage.settings.database.parent / "new.yaml"
    file.write_bytes(as_file(programme))
    arguments = ("programme", "import", str(file), *options)
    ended = await asyncio.to_thread(bot, file.parent, *arguments, **more)
    assert (ended.returncode, "error" in ended.stderr) == (0, False)
    # The clock of the stage stands still, while the one of the command has gone on.
    stage.clock.set(stage.clock.now() + timedelta(minutes=1))
    return ended.stdout


async def test_what_is_imported_is_told_and_taken_up_soon(desk: Stage, olga: Talker) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    said = await imports(desk, moved(19))
    assert said.splitlines() == [
        "moved: session eroeffnung (start, end)",
        "Release 2 is published and told to 2 people.",
    ]
    await desk.delivered()
    assert "18:00–20:00 → 19:00–21:00" in anna.text
    assert boris.text.startswith("Программа изменилась")
    assert "19:00–21:00" in await anna.says("/start s-eroeffnung")
    log = await olga.says("/audit")
    assert "Kommandozeile\nFassung 2 veröffentlicht" in log
    assert "Mo., 28. Juni, 17:00" in log


async def test_a_release_that_concerns_nobody_is_taken_up_within_five_seconds(
    desk: Stage, olga: Talker
) -> None:
    assert lifecycle.LOOKS_FOR_RELEASES_EVERY < 5
    assert "told to 0 people" in await imports(desk, without("essen"))
    async with asyncio.timeout(PATIENCE):
        while "Fällt aus" not in await olga.says("/start s-essen"):
            pass


async def test_a_dry_run_says_what_would_change_and_changes_nothing(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    said = await imports(desk, without("eroeffnung"), "--dry-run")
    assert said.splitlines() == [
        "cancelled: session eroeffnung",
        "It would be told to 1 person.",
    ]
    assert not desk.holds("release", "number > 1")
    assert not desk.holds("delivery")
    assert "18:00–20:00" in await anna.says("/start s-eroeffnung")
    assert (await olga.says("/programme_update")).startswith("Fassung 1 gilt")


async def test_an_import_overtakes_what_an_organiser_is_about_to_publish(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("/start s-eroeffnung")
    for label in ("Ändern", "Ort", "Brunnen"):
        await olga.presses(label)
    await imports(desk, moved(19))
    text = await olga.presses("Veröffentlichen")
    assert "Inzwischen wurde Fassung 2 veröffentlicht" in text.split("\n\n")[-1]
    assert "Große Halle → Brunnen" in text
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 3")
    assert "19:00–21:00" in await olga.says("/start s-eroeffnung")


async def test_what_was_imported_while_nobody_served_is_told_at_the_start(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await desk.stop()
    assert "told to 1 person" in await imports(desk, moved(19), BOT_CLOCK="2021-06-28T17:00")
    await desk.start()
    await desk.delivered()
    assert "18:00–20:00 → 19:00–21:00" in anna.text
