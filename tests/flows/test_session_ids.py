"""A session that its file calls otherwise is the same: nothing is lost, old links lead there."""

import asyncio
from dataclasses import replace

import pytest

from storage.programme.model import Programme
from storage.programme.yaml_file import read
from tests.bot.command_line import bot
from tests.flows.conversation import PATIENCE, Stage, Talker
from tests.flows.organising import AS_TEXT, starred
from tests.flows.test_import_beside import imports
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def under(name: str, **values: object) -> Programme:
    """The small programme with its opening under another id."""
    first, *rest = small_programme().sessions
    opening = replace(first, id=name, **values)  # type: ignore[arg-type]
    return replace(small_programme(), sessions=(opening, *rest))


async def uids(stage: Stage) -> dict[str, str]:
    """The calendar's entries: their ids by title."""
    folder = stage.settings.database.parent
    await asyncio.to_thread(bot, folder, "programme", "export", "all.ics")
    entries = (folder / "all.ics").read_text("utf-8").replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    fields = [dict(line.split(":", 1) for line in e.splitlines() if ":" in line) for e in entries]
    return {entry["SUMMARY"]: entry["UID"] for entry in fields}


async def test_d4_another_id_keeps_star_seat_calendar_and_tells_nobody(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    button, before = anna.screen, await uids(desk)
    said = await imports(desk, under("auftakt"))
    assert said.splitlines() == [
        "the same: session auftakt (before: eroeffnung)",
        "Release 2 is published and told to 0 people.",
    ]
    for link in ("auftakt", "eroeffnung"):
        assert (await anna.says(f"/start s-{link}")).startswith("Eröffnung")
        assert "★" in " ".join(anna.labels)
    await anna.presses("★", button)
    await anna.presses("☆", button)
    assert await uids(desk) == before
    await olga.says("/programme_update")
    await olga.presses(AS_TEXT)
    assert olga.screen.file
    assert read(olga.screen.file.content).programme == under("auftakt")
    await desk.delivered()
    assert not desk.holds("delivery", "kind = 'change'")


async def test_what_changes_under_another_id_is_told_as_a_change(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    for name, hour in (("b", 19), ("c", 20)):
        said = await imports(desk, under(name, start=at(28, hour), end=at(28, hour + 2)))
        assert f"moved: session {name} (start, end)" in said
        await desk.delivered()
        assert f"→ {hour}:00–{hour + 2}:00" in anna.text
    for link in ("eroeffnung", "b", "c"):
        assert "20:00–22:00" in await anna.says(f"/start s-{link}")
    again = small_programme().sessions[0]
    again = replace(again, start=at(29, 18), end=at(29, 20), place="pin")
    both = under("c", start=at(28, 20), end=at(28, 22))
    await imports(desk, replace(both, sessions=(*both.sessions, again)))
    async with asyncio.timeout(PATIENCE):
        while "Dienstag" not in await anna.says("/start s-eroeffnung"):
            pass
    assert "☆" in " ".join(anna.labels)
    assert "Montag" in await anna.says("/start s-b")
    assert "★" in " ".join(anna.labels)
