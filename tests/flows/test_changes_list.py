"""/changes: what has changed, the newest first, with what was and what is, and since when."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage import recent_changes
from storage.programme import edits
from storage.programme.model import Programme, Text
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import as_file, edited, moved, publishes, renamed, somebody, starred
from tests.programmes import at, session, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

ILL = Text({"de": "Die Solistin ist krank.", "ru": "Солистка заболела."})
CONCERT = session("konzert", at(29, 19), 2, Text({"de": "Konzert", "ru": "Концерт"}))


def with_concert(programme: Programme) -> Programme:
    """A programme with one session more."""
    return replace(programme, sessions=(*programme.sessions, CONCERT))


async def test_what_has_changed_is_listed_the_newest_first_with_what_concerns_oneself_marked(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    await publishes(olga, moved(19))
    desk.clock.set(at(28, 17, 10))
    other = edits.cancel(with_concert(moved(19)), "nacht", ILL, "konzert")
    await publishes(olga, other)
    text = await anna.says("/changes")
    assert text == (
        "Änderungen\n"
        "Zeitzone: Moskau\n"
        "\n"
        "Seit Mo., 28.\u00a0Juni, 17:10\n"
        "1. Konzert\n"
        "Neu: Di., 29.\u00a0Juni, 19:00–21:00\n"
        "2. Nacht\n"
        "Fällt aus (war: Mo., 28.\u00a0Juni, 22:00 – Di. 02:00)\n"
        "Grund: Die Solistin ist krank.\n"
        "Stattdessen: Konzert\n"
        "\n"
        "Seit Mo., 28.\u00a0Juni, 17:00\n"
        "3. Eröffnung ★\n"
        "Zeit: Mo., 28.\u00a0Juni, 18:00–20:00 → 19:00–21:00"
    )
    assert [e["type"] for e in anna.screen.entities].count("strikethrough") == 1
    assert (await anna.presses("Nacht")).startswith("Nacht\nFällt aus")
    text = await boris.says("/changes")
    assert "3. Открытие\n" in text
    assert "Причина: Солистка заболела.\nВместо этого: Концерт" in text


async def test_where_nothing_has_changed_it_says_so(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    assert "Bisher hat sich nichts geändert." in await anna.says("/changes")
    assert "Änderungen" not in (await anna.says("/start")) + str(anna.labels)


async def test_what_was_cancelled_from_the_first_release_on_is_listed(
    tmp_path: Path,
) -> None:
    file = tmp_path / "cancelled.yaml"
    off = edits.cancel(with_concert(small_programme()), "nacht", ILL, "konzert")
    file.write_bytes(as_file(off))
    async with on_stage(tmp_path, at(28, 17), file) as stage:
        anna = await somebody(stage, 11, "Anna")
        text = await anna.says("Was wurde abgesagt?")
    assert text == (
        "Änderungen\n"
        "Zeitzone: Moskau\n"
        "\n"
        "Fällt aus\n"
        "Nacht\n"
        "Mo., 28.\u00a0Juni, 22:00 – Di. 02:00\n"
        "Grund: Die Solistin ist krank.\n"
        "Stattdessen: Konzert"
    )


async def test_home_leads_there_while_something_is_fresh_and_more_always(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    await publishes(olga, moved(19))
    await anna.says("/start")
    assert "Änderungen" in anna.labels
    assert len(anna.screen.rows) <= 6
    assert "Eröffnung" in await anna.presses("Änderungen")
    await boris.says("/start")
    assert "Изменения" in boris.labels
    desk.clock.set(at(29, 13, 30))
    await anna.says("/start")
    assert "Änderungen" in anna.labels
    desk.clock.set(at(29, 17))
    await anna.says("/start")
    assert "Änderungen" not in anna.labels
    await anna.presses("Mehr")
    assert "Eröffnung" in await anna.presses("Änderungen")


async def test_what_is_fresh_is_so_after_a_restart(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 11, "Anna")
    await publishes(olga, moved(19))
    await desk.restart()
    await anna.says("/start")
    assert "Änderungen" in anna.labels


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("de", "Fällt was aus?"),
        ("de", "Fällt heute etwas aus?"),
        ("de", "Was hat sich geändert?"),
        ("de", "Gibt es Änderungen im Programm?"),
        ("de", "Ist etwas ausgefallen?"),
        ("ru", "что изменилось?"),
        ("ru", "отменили?"),
        ("ru", "есть ли изменения в программе"),
        ("ru", "что-нибудь перенесли?"),
    ],
)
async def test_a_question_for_what_is_off_or_has_changed_leads_there(
    desk: Stage, olga: Talker, language: str, asked: str
) -> None:
    await publishes(olga, moved(19))
    talker = await somebody(desk, 11, "Alex", language)
    text = await talker.says(asked)
    assert text.startswith(("Änderungen\n", "Изменения\n"))
    assert "18:00–20:00 → 19:00–21:00" in text


async def test_a_question_for_one_session_that_is_off_shows_it(desk: Stage, olga: Talker) -> None:
    await publishes(olga, edits.cancel(small_programme(), "eroeffnung", ILL))
    anna = await somebody(desk, 11, "Anna")
    assert (await anna.says("Fällt die Eröffnung aus?")).startswith("Eröffnung\nFällt aus")


async def test_what_differs_in_another_language_alone_is_no_change(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    await publishes(olga, renamed("Eröffnung", "Торжественное открытие"))
    assert "Bisher hat sich nichts geändert." in await anna.says("/changes")
    assert "Прежнее название: «Открытие»" in await boris.says("/changes")


async def test_what_is_gone_and_what_is_back_are_listed(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 11, "Anna")
    await publishes(olga, edits.remove(small_programme(), "eroeffnung"))
    assert "Fällt aus (war: Mo., 28.\u00a0Juni, 18:00–20:00)" in await anna.says("/changes")
    await publishes(olga, small_programme())
    text = await anna.says("/changes")
    assert "Findet doch statt: Mo., 28.\u00a0Juni, 18:00–20:00, Große Halle" in text
    assert text.index("Findet doch statt") < text.index("Fällt aus")


async def test_a_link_that_is_not_for_all_is_no_change_for_all(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 11, "Anna")
    await publishes(olga, edited("u1", online="https://example.org/secret"))
    assert "Bisher hat sich nichts geändert." in await anna.says("/changes")
    assert "Neuer Videolink" in await olga.says("/changes")
    assert "secret" not in olga.text


async def test_a_list_that_is_cut_says_so_on_its_last_page(
    desk: Stage, olga: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_changes, "MOST", 1)
    anna = await somebody(desk, 11, "Anna")
    await publishes(olga, moved(19))
    await publishes(olga, moved(20))
    text = await anna.says("/changes")
    assert "19:00–21:00 → 20:00–22:00" in text
    assert "Frühere Änderungen werden nicht mehr gezeigt." in text


async def test_organisers_see_how_many_were_told(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, moved(19))
    await anna.presses("Gesehen")
    assert "Benachrichtigt: 1 · Gesehen: 1" in await olga.says("/changes")
    assert "Fassungen" in olga.labels
    assert "Benachrichtigt" not in await anna.says("/changes")
    await olga.says("Mittagessen absagen")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    assert "17:00\nNiemand musste persönlich" in await olga.says("/changes")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    await olga.says("/start s-nacht")
    for label in ("Ändern", "Ort", "Brunnen", "Veröffentlichen"):
        await olga.presses(label)
    assert "Die Nachricht geht um 17:02 hinaus" in await olga.says("/changes")
