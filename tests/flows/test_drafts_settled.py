"""What an organiser has published is settled: nothing of it waits any more, or goes out again."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, somebody, starred
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def data_of(talker: Talker) -> list[str]:
    """What the buttons of the last screen say, but for those that lead elsewhere."""
    return [
        b["callback_data"]
        for row in talker.screen.rows
        for b in row
        if b["callback_data"][0] == "D"
    ]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("Kein Strom", "Eine Sprache genügt"), "Grund: Kein Strom"),
        (("Krankheit",), "Grund: Krankheit"),
        (("Stand versehentlich drin",), "Fällt aus"),
    ],
)
async def test_a_reason_changes_the_draft_that_is_published_and_nothing_is_left_at_the_desk(
    desk: Stage, olga: Talker, answers: tuple[str, ...], told: str
) -> None:
    anna = await starred(desk, 11, "Anna")
    await olga.says("Eröffnung absagen")
    copies = [data_of(olga)]
    await olga.presses("Grund nennen")
    copies.append(data_of(olga))
    for answer in answers:
        await (olga.presses(answer) if answer in olga.labels else olga.says(answer))
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert told in anna.text
    await olga.says("/start")
    assert "Noch nicht veröffentlicht" not in await olga.presses("Organisationsbüro")
    for data in (one for copy in copies for one in copy):
        said = await olga.sends_press(data)
        assert (data, said[:40]) == (data, "Das ist schon veröffentlicht (Fassung 2)")
    await desk.delivered()
    assert not desk.holds("release", "number > 2")


@pytest.mark.parametrize("reason", ["Krankheit", "Kein Strom"])
async def test_a_reason_given_at_the_session_itself_changes_the_draft_at_hand(
    desk: Stage, olga: Talker, reason: str
) -> None:
    await olga.says("Eröffnung absagen")
    await olga.presses("Ersatz nennen")
    await olga.presses("2")
    await olga.says("/start s-eroeffnung")
    for label in ("Ändern", "Programmpunkt absagen"):
        await olga.presses(label)
    if reason in olga.labels:
        await olga.presses(reason)
    else:
        await olga.says(reason)
        await olga.presses("Eine Sprache genügt")
    assert reason in olga.text
    assert "Stattdessen: " in olga.text
    assert not desk.holds("draft", "(SELECT count(*) FROM draft) > 1")


@pytest.mark.parametrize(("minutes", "waits"), [(1, True), (3, False)])
async def test_who_discards_what_is_published_reads_that_it_is_and_how_to_undo_it(
    desk: Stage, olga: Talker, minutes: int, waits: bool
) -> None:
    await olga.says("Nacht auf 23 Uhr verschieben")
    copy = data_of(olga)
    await olga.presses("Veröffentlichen")
    desk.clock.set(at(28, 17, minutes))
    assert not desk.holds("draft", "release IS NULL")
    text = await olga.sends_press(next(data for data in copy if data.startswith("Dd:")))
    assert text.startswith("Das ist schon veröffentlicht (Fassung 2).")
    assert ("bekommt die Nachricht um 17:02" in text) is waits
    assert ("Jetzt benachrichtigen" in olga.labels) is waits
    assert "→ 22:00" in await olga.presses("Zurück zu Fassung 1")


async def test_what_was_begun_about_a_session_is_gone_once_its_author_has_published_another_change(
    olga: Talker,
) -> None:
    await olga.says("Eröffnung auf 19 Uhr verschieben")
    copy = data_of(olga)
    await olga.says("Mittagessen auf 14 Uhr verschieben")
    await olga.says("Eröffnung auf 20 Uhr verschieben")
    await olga.presses("Veröffentlichen")
    await olga.says("/start")
    text = await olga.presses("Organisationsbüro")
    assert "Noch nicht veröffentlicht: Mittagessen\n" in text
    assert "weitere" not in text
    for data in copy:
        assert "Fassung 2" not in await olga.sends_press(data)
    assert (await olga.sends_press(copy[-1])).startswith("Diese Änderung wartet nicht mehr")


async def test_what_another_organiser_has_published_meanwhile_waits_no_longer(
    desk: Stage, olga: Talker
) -> None:
    otto = await somebody(desk, OTHER_ORGANISER, "Otto")
    for organiser in (olga, otto):
        await organiser.says("Nacht auf 23 Uhr verschieben")
    await otto.presses("Veröffentlichen")
    await olga.says("/start")
    assert "Noch nicht veröffentlicht" not in await olga.presses("Organisationsbüro")
