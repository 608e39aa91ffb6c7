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


async def _going_at_night(desk: Stage) -> Talker:
    """Somebody who has starred what is late enough for its notices to wait."""
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    return anna


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
    await _going_at_night(desk)
    await olga.says("Nacht auf 23 Uhr verschieben")
    copy = data_of(olga)
    await olga.presses("Veröffentlichen")
    desk.clock.set(at(28, 17, minutes))
    assert not desk.holds("draft", "release IS NULL")
    text = await olga.sends_press(next(data for data in copy if data.startswith("Dd:")))
    assert text.startswith("Das ist schon veröffentlicht (Fassung 2).")
    assert ("Die Nachricht geht um 17:02 hinaus" in text) is waits
    assert ("Jetzt benachrichtigen" in olga.labels) is waits
    assert "→ 22:00" in await olga.presses("Zurück zu Fassung 1")


async def test_who_publishes_twice_without_a_message_reads_twice_that_nobody_is_told(
    desk: Stage, olga: Talker
) -> None:
    anna = await _going_at_night(desk)
    otto = await somebody(desk, OTHER_ORGANISER, "Otto")
    await otto.says("Nacht auf 23 Uhr verschieben")
    await otto.presses("Veröffentlichen")
    await olga.says("Mittagessen absagen")
    press = next(data for data in data_of(olga) if data.startswith("Dh:"))
    first = await olga.presses("Absage ohne Meldung veröffentlichen")
    labels = olga.labels
    again = await olga.sends_press(press)
    assert again == first.replace(
        "Fassung 3 ist veröffentlicht.", "Das ist schon veröffentlicht (Fassung 3)."
    )
    assert "Niemand wird benachrichtigt" in again
    assert olga.labels == labels
    assert "Jetzt benachrichtigen" not in labels
    assert "Niemand musste" in await olga.sends_press("Rn:3")
    assert "Jetzt benachrichtigen" not in olga.labels
    await desk.delivered()
    assert "23:00" in anna.text
    assert "Mittagessen" not in anna.text
    assert "Niemand musste" in await olga.sends_press("Rn:3")
    assert "Benachrichtigt: 1" in await olga.sends_press("Rn:2")


async def test_what_another_organiser_has_published_is_named_where_it_goes_out_too(
    desk: Stage, olga: Talker
) -> None:
    await _going_at_night(desk)
    otto = await somebody(desk, OTHER_ORGANISER, "Отто", "ru")
    await olga.says("Nacht auf 23 Uhr verschieben")
    await olga.presses("Veröffentlichen")
    await olga.says("Nacht in den Brunnen verlegen")
    said = await olga.presses("Veröffentlichen")
    assert "Mit hinaus geht Fassung 2: Nacht · " in said
    assert "Jetzt benachrichtigen" in olga.labels
    assert "Вместе с этим уйдёт версия 3: " in await otto.sends_press("Rn:2")
    text = await olga.presses("Jetzt benachrichtigen")
    assert "Die Nachricht geht gerade hinaus." in text
    assert "Jetzt benachrichtigen" not in olga.labels


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
    assert "Noch nicht veröffentlicht: Mittagessen · Zeit: " in text
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
