"""What of the days a person wants to see: chosen once, kept, named on the screens, dropped."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import ORGANISER, as_file, publishes, somebody
from tests.flows.test_budget import faults, with_a_day_of_ones_own
from tests.programmes import at, large_programme


async def only(talker: Talker, by: str, number: str) -> str:
    """Choose a filter by its kind and its number in the list; the day that is shown then."""
    await talker.says("/programme")
    await talker.presses("Filter")
    await talker.presses(by)
    return await talker.presses(number)


async def test_a_day_can_be_seen_by_track_and_says_so(large: Stage) -> None:
    anna = await somebody(large, 11, "Anna")
    text = await only(anna, "Nach Thema", "3")
    assert text.startswith("Dienstag, 29.\xa0Juni\nNur: Thema 2\n")
    assert " von 26\n" in text


async def test_a_filter_lasts_from_day_to_day_and_over_a_restart(large: Stage) -> None:
    anna = await somebody(large, 11, "Anna")
    await only(anna, "Nach Ort", "5")
    await large.restart()
    await anna.says("/programme")
    assert "\nNur: Raum 4 im Kongresszentrum am Fluss\n" in anna.text
    text = await anna.presses("Mi., 30. Juni")
    assert "Nur: Raum 4 im Kongresszentrum am Fluss" in text
    assert "Raum 5" not in text


async def test_one_key_shows_everything_again(large: Stage) -> None:
    anna = await somebody(large, 11, "Anna")
    await only(anna, "Nach Thema", "1")
    text = await anna.presses("Filter aufheben")
    assert text.startswith("Dienstag, 29.\xa0Juni\nZeitzone")
    assert "Nur:" not in text


async def test_one_key_on_the_list_of_days_drops_it_and_stays_there(large: Stage) -> None:
    anna = await somebody(large, 11, "Anna")
    await only(anna, "Nach Thema", "1")
    await anna.says("/programme")
    text = await anna.presses("Filter aufheben")
    assert text.startswith("Programm\n")
    assert "Nur:" not in text


async def test_from_a_session_that_the_filter_hides_the_way_back_is_its_day(large: Stage) -> None:
    anna = await somebody(large, 11, "Anna")
    await only(anna, "Nach Thema", "3")
    await anna.says("/start s-s990")
    assert (await anna.presses("Mi., 30. Juni")).startswith("Mittwoch, 30.\xa0Juni\nNur: Thema 2")


@pytest.mark.parametrize("language", ["de", "ru"])
async def test_with_a_filter_and_a_language_to_choose_a_long_day_fits_a_phone(
    large: Stage, language: str
) -> None:
    talker = await with_a_day_of_ones_own(large, language)
    large.write("UPDATE person SET day_filter = 'k:talk'")
    await talker.sends_press("d:20210629::3", talker.screen)
    assert list(faults(talker.screen, None)) == []
    await talker.says("/my")
    assert list(faults(talker.screen, None)) == []


async def test_only_what_is_mine(large: Stage) -> None:
    boris = await somebody(large, 12, "Борис", "ru")
    for name in ("s410", "s451", "s990"):
        large.write("INSERT INTO favourite VALUES (?, ?, 0)", 12, name)
    await boris.says("/programme")
    await boris.presses("Фильтр")
    text = await boris.presses("Только моя программа")
    assert "\nТолько: моя программа\n" in text
    assert ("Зал 60" in text, "Зал 31" in text, "Зал 61" in text) == (True, True, False)


async def test_a_filter_that_the_programme_no_longer_has_hides_nothing(tmp_path: Path) -> None:
    programme = replace(large_programme(), sessions=large_programme().sessions[360:420])
    file = tmp_path / "before.yaml"
    file.write_bytes(as_file(programme))
    async with on_stage(tmp_path, at(29, 8, 30), file, admins=(ORGANISER,)) as stage:
        anna = await somebody(stage, 11, "Anna")
        await only(anna, "Nach Thema", "3")
        kept = (replace(s, track=None) if s.track == "t2" else s for s in programme.sessions)
        tracks = tuple(track for track in programme.tracks if track.id != "t2")
        without = replace(programme, sessions=tuple(kept), tracks=tracks)
        await publishes(await somebody(stage, ORGANISER, "Olga"), without)
        text = await anna.says("/programme")
        assert "Nur:" not in text
        assert "60\xa0Programmpunkte" in text


async def test_the_filter_of_a_person_is_not_that_of_a_group(large: Stage) -> None:
    anna = await somebody(large, 11, "Anna")
    await only(anna, "Nach Thema", "3")
    group = large.group(-5, anna)
    assert "Nur:" not in await anna.says("/programme", group)
