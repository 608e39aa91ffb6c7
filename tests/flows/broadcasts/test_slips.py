"""What hurried people get wrong, as somebody did who played them: nothing wrong goes out."""

from datetime import timedelta

import pytest

from tests.flows.broadcasts.steps import (
    BUSES,
    CHECK,
    АВТОБУСЫ,
    begins,
    broadcasts,
    got,
    has_written,
    leaves,
    lets_go,
    opens,
    over,
    sends,
    sends_album,
    writes,
)
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import EVENING

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_a_moment_that_has_passed_before_the_press_does_not_send_at_once(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Wann")
    await olga.presses("in 15 Min.")
    await olga.presses(CHECK)
    desk.clock.set(EVENING + timedelta(minutes=20))
    assert "Der gewählte Zeitpunkt ist vorbei" in await olga.presses("Für 2 Personen planen")
    assert not any(label.startswith(("Jetzt an", "Für ")) for label in olga.labels)
    await desk.delivered()
    assert BUSES not in got(anna)


async def test_what_takes_the_place_of_another_recalls_it_when_it_goes_out_and_not_before(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await broadcasts(olga, BUSES, АВТОБУСЫ)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("Version auf Deutsch")
    await sends(olga, "photo", "Lageplan")
    await leaves(olga, "Russisch")
    assert "an wen Nr. 1 ging" in await olga.presses("Zurückrufen und neu senden")
    await desk.delivered()
    assert BUSES in got(anna)
    assert "Beim Versand wird Nr. 1 zurückgerufen." in await olga.presses(CHECK)
    await olga.presses("Jetzt an")
    await over(desk)
    assert BUSES not in got(anna)
    assert "Lageplan" in got(anna)
    assert got(boris).count(АВТОБУСЫ) == 1


@pytest.mark.usefixtures("anna")
async def test_what_is_no_longer_planned_is_said_to_be_a_draft(desk: Stage, olga: Talker) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Wann")
    await olga.says("18:30")
    await lets_go(olga)
    assert "geht erst hinaus, wenn Sie sie erneut senden" in await olga.presses("Ändern")
    assert not desk.holds("broadcast", "state = 'scheduled'")


async def test_an_open_question_of_one_draft_is_not_answered_from_another(olga: Talker) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    await olga.presses("Version auf Russisch")
    await olga.says("/broadcast")
    await olga.presses("Neue Rundnachricht")
    assert not olga.may_go_on()


@pytest.mark.parametrize("word", ["zurück", "Abbrechen!", "назад"])
async def test_the_wish_to_leave_is_no_message(olga: Talker, word: str) -> None:
    await begins(olga)
    await olga.presses("Version auf Deutsch")
    await olga.says(word)
    assert "Entwurf" in olga.text
    assert word not in olga.text


async def test_versions_in_the_wrong_letters_or_alike_are_named_at_the_last_look(
    olga: Talker, anna: Talker
) -> None:
    await has_written(olga, АВТОБУСЫ, АВТОБУСЫ)
    said = await olga.presses(CHECK)
    assert "Die Version auf Deutsch ist in anderer Schrift." in said
    assert "Zwei Versionen sind gleich." in said
    assert "auf Russisch ist in anderer" not in said
    assert АВТОБУСЫ not in got(anna)


async def test_an_old_button_does_not_remove_what_was_written_since(olga: Talker) -> None:
    await begins(olga)
    await writes(olga, "Alt")
    await olga.presses("Version auf Deutsch")
    old = olga.screen
    await olga.says("Neu")
    assert "inzwischen geändert" in await olga.presses("Diese Version entfernen", old)
    assert "„Neu“" in old.text


async def test_whoever_takes_the_last_group_away_again_writes_to_nobody(
    olga: Talker, anna: Talker
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("An wen")
    await olga.presses("Arbeitsgruppen")
    group = olga.labels[0]
    await olga.presses(group)
    assert "noch offen: bitte auswählen\n1 Person" in await olga.presses(f"✓ {group}")
    await olga.presses("Fertig")
    assert "Außer Ihnen würde sie niemand erhalten." in await olga.presses(CHECK)
    assert not any(label.startswith("Jetzt an") for label in olga.labels)
    await olga.presses("« Zurück")
    await olga.presses("An wen")
    assert "alle\n2 Personen" in await olga.presses("Alle")
    assert BUSES not in got(anna)


async def test_what_was_paused_long_ago_is_gone_on_with_only_after_a_question(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await lets_go(olga)
    await over(desk)
    desk.write("UPDATE broadcast SET state = 'sending', ended_at = NULL")
    desk.write(
        "UPDATE delivery SET state = 'pending', due_at = 9e15 WHERE chat = 11 AND id ="
        " (SELECT max(id) FROM delivery WHERE chat = 11)"
    )
    await opens(olga, 1)
    await olga.presses("Anhalten")
    await desk.clock.travel(EVENING + timedelta(hours=3))
    assert "Angehalten seit 3 Std." in await olga.presses("Fortsetzen")
    assert got(anna).count(BUSES) == 1
    await olga.presses("Ja, fortsetzen")
    await until(lambda: got(anna).count(BUSES) == 2)
    await over(desk)


async def test_what_is_written_at_a_draft_is_the_version_that_is_missing(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await olga.says(АВТОБУСЫ)
    await olga.says(BUSES)
    assert CHECK in olga.labels
    assert "Version auf Deutsch: hierdurch ersetzen?" in await olga.says("Und noch etwas!")
    await olga.presses("« Zurück")
    await lets_go(olga)
    await over(desk)
    assert BUSES in got(anna)
    assert АВТОБУСЫ in got(boris)


async def test_a_picture_at_an_empty_draft_is_asked_for_its_language(olga: Talker) -> None:
    await begins(olga)
    await sends(olga, "photo")
    assert "Welche Version ist das?" in olga.text
    await olga.presses("Version auf Deutsch")
    assert "Version auf Deutsch\nBild" in olga.text
    await sends(olga, "photo", АВТОБУСЫ)
    assert CHECK in olga.labels
    await sends(olga, "photo")
    await olga.presses("In allen Sprachen gleich")
    assert olga.text.count("Bild\n") == 2


async def test_a_second_album_is_answered_once_and_not_for_each_of_its_pictures(
    olga: Talker,
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    before = len(got(olga))
    await sends_album(olga, 4)
    assert len(got(olga)) == before + 1
    assert "Wählen Sie, welche Version das sein soll" in olga.text


async def test_a_sticker_at_a_draft_is_said_to_be_none_of_its_kinds(olga: Talker) -> None:
    await begins(olga)
    await sends(olga, "sticker")
    assert "kann ich nicht an viele senden" in olga.text


async def test_a_question_after_leaving_a_draft_is_answered_as_any_other(olga: Talker) -> None:
    await begins(olga)
    await olga.says("/now")
    assert not olga.may_go_on()
    assert "Eröffnung" in await olga.says("Wann ist die Eröffnung?")


async def test_a_second_press_on_send_shows_what_the_first_has_done(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses(CHECK)
    last_look = olga.screen
    data = next(b["callback_data"] for row in last_look.rows for b in row if "Jetzt" in b["text"])
    await olga.sends_press(data, last_look)
    await over(desk)
    assert "versendet" in await olga.sends_press(data, last_look)
    assert got(anna).count(BUSES) == 1


async def test_a_message_that_begins_like_a_command_is_taken_where_one_is_awaited(
    olga: Talker,
) -> None:
    await begins(olga)
    await olga.presses("Version auf Deutsch")
    await olga.says("/Achtung an alle: Bus um 8")
    assert "„/Achtung an alle: Bus um 8“" in olga.text


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("sofort", "sofort"),
        ("in 20 Minuten", "17:20"),
        ("через час", "18:00"),
        ("in einer halben Stunde", "17:30"),
        ("через 2 часа", "19:00"),
        ("через пол часа", "17:30"),
    ],
)
async def test_moments_are_read_as_people_write_them(olga: Talker, words: str, when: str) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Wann")
    said = await olga.says(words)
    assert f"Wann: {when}" in said or f"Wann: Mo., 28. Juni, {when} (Moskau)" in said


async def test_an_address_needs_neither_https_nor_a_line_of_its_own(olga: Talker) -> None:
    await begins(olga)
    await olga.presses("Knöpfe darunter")
    await olga.presses("Link")
    assert "1. Anmeldung" in await olga.says("www.example.org/fahrt Anmeldung")


async def test_a_draft_left_empty_is_gone_on_with(desk: Stage, olga: Talker) -> None:
    for _ in range(3):
        await begins(olga)
    assert desk.holds("broadcast", "id = 1")
    assert not desk.holds("broadcast", "id = 2")


async def test_a_correction_of_what_was_recalled_can_be_sent_as_a_new_one(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await broadcasts(olga, BUSES, АВТОБУСЫ)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("Version auf Deutsch")
    await olga.says("Die Busse stehen bereit.")
    await leaves(olga, "Russisch")
    draft = olga.screen
    await opens(olga, 1)
    await olga.presses("Zurückrufen")
    await olga.presses("Ja, zurückrufen")
    await desk.delivered()
    said = await olga.presses(CHECK, draft)
    assert "inzwischen zurückgerufen" in said
    assert "Überall korrigieren" not in [b["text"] for row in draft.rows for b in row]
    await opens(olga, 2)
    await olga.presses("Als neue senden")
    await lets_go(olga)
    await over(desk)
    assert "Die Busse stehen bereit." in got(anna)
