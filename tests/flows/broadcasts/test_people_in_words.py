"""Several groups that are named for a message are one audience; of its text nothing is cut."""

import pytest

from tests.flows.conversation import Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

TWO = "An wen\nmit Platz: Umwelt + mit Platz: Musik\n"
OPEN = "An wen\nnoch offen: bitte auswählen\n"
AT_ITS_END = (
    "Am Ende Ihres Textes steht vielleicht, wer ihn bekommen soll. Ich habe ihn so gelassen"
)


@pytest.mark.parametrize(
    "typed",
    [
        "An die Gruppen Umwelt und Musik: Treffpunkt im Hof",
        "Sag den Gruppen Umwelt und Musik, dass Treffpunkt im Hof",
        "schreib an umwelt, musik: Treffpunkt im Hof",
        "Напиши группам экология и музыка: Treffpunkt im Hof",
    ],
)
async def test_several_groups_are_one_audience(organiser: Talker, typed: str) -> None:
    text = await organiser.says(typed)
    assert TWO in text
    assert "„Treffpunkt im Hof“" in text


async def test_of_a_group_that_there_is_not_nothing_is_lost(organiser: Talker) -> None:
    text = await organiser.says("An die Gruppen Umwelt und Ballett: Treffpunkt im Hof")
    assert OPEN in text
    assert "Umwelt und Ballett: Treffpunkt im Hof" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Sag allen, dass der Bus später kommt, außer der Gruppe Musik",
            "Der Bus später kommt, außer der Gruppe Musik",
        ),
        (
            "Sag allen, dass der Bus ohne die Gruppe Musik fährt",
            "Der Bus ohne die Gruppe Musik fährt",
        ),
        (
            "скажите всем, что автобус опаздывает, кроме группы музыка",
            "Автобус опаздывает, кроме группы музыка",
        ),
    ],
)
async def test_who_may_be_left_out_at_the_end_stays_in_the_message_and_is_asked_about(
    organiser: Talker, typed: str, said: str
) -> None:
    text = await organiser.says(typed)
    assert OPEN in text
    assert AT_ITS_END in text
    assert f"Text, „{said}“" in text


async def test_what_a_message_says_of_all_but_some_stays_in_it(organiser: Talker) -> None:
    text = await organiser.says("Sag allen, dass alle Gruppen im Hof sind, außer Musik")
    assert "Alle Gruppen im Hof sind, außer Musik" in text
    assert OPEN in text
    assert "außer der Fahrerin“" in await organiser.says(
        "Sag allen, dass wir laufen außer der Fahrerin"
    )
