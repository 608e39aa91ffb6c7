"""An organiser writes to many: nothing goes out unseen, and everybody gets their own language."""

import pytest

from tests.flows.broadcasts.steps import (
    BUSES,
    CHECK,
    GERMAN,
    АВТОБУСЫ,
    begins,
    broadcasts,
    got,
    has_written,
    lets_go,
    opens,
    over,
    report,
    said_in,
    saying,
    sends_album,
    writes,
)
from tests.flows.conversation import Stage, Talker, labels_of
from tests.flows.organising import OTHER_ORGANISER, moved, publishes, somebody, without
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_everybody_gets_it_in_their_language_and_the_sender_too(
    olga: Talker, anna: Talker, boris: Talker
) -> None:
    await broadcasts(olga, BUSES, АВТОБУСЫ)
    assert BUSES in got(anna)
    assert АВТОБУСЫ not in got(anna)
    assert АВТОБУСЫ in got(boris)
    assert BUSES in got(olga)


@pytest.mark.usefixtures("boris")
async def test_before_it_is_sent_it_is_said_whom_it_reaches(olga: Talker, anna: Talker) -> None:
    reached = "3 Personen (Deutsch: 2, Russisch: 1), Sie selbst mitgezählt"
    assert reached in await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    checked = await olga.presses(CHECK)
    assert reached in checked
    assert "Jetzt an 3 Personen senden" in olga.labels
    assert BUSES not in got(anna)


async def test_what_was_begun_and_not_sent_is_found_at_the_organisers_desk(olga: Talker) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    await olga.says("/start")
    text = await olga.presses("Organisationsbüro")
    assert f"Noch nicht gesendete Rundnachricht: Nr. 1: {BUSES}" in text
    assert BUSES in await olga.presses("Rundnachricht senden oder verwerfen")
    await begins(olga)
    await olga.says("/start")
    assert "\nund noch 1\n" in await olga.presses("Organisationsbüro")
    assert (await olga.presses("Rundnachricht senden")).startswith("Rundnachrichten")


async def test_those_who_have_blocked_the_bot_are_counted_apart_and_get_it_no_more(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    desk.telegram.block(boris.person)
    await desk.finished()
    reached = "2 Personen (Deutsch: 2, Russisch: 0), Sie selbst mitgezählt"
    assert f"{reached}; 1 weitere Person hat den Bot blockiert" in await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await lets_go(olga)
    await over(desk)
    said = (await report(olga)).text
    assert "Zugestellt: 2" in said
    assert "Bot blockiert: 1" in said
    desk.telegram.block(boris.person, blocked=False)
    await boris.says("/now")
    await desk.delivered()
    assert АВТОБУСЫ not in got(boris)
    assert BUSES in got(anna)


@pytest.mark.usefixtures("anna")
async def test_a_missing_language_blocks_it_until_one_version_is_chosen_for_all(
    desk: Stage, olga: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    assert CHECK not in olga.labels
    await olga.presses("Version auf Russisch")
    said = await olga.presses("An alle auf Deutsch")
    assert "An sie geht die Version auf Deutsch." in said
    await lets_go(olga)
    await over(desk)
    assert BUSES in got(boris)


@pytest.mark.usefixtures("boris")
async def test_a_forged_release_of_what_is_incomplete_sends_nothing(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    said = await olga.sends_press("BR:1:2")
    assert "Eine Version fehlt noch." in said
    await desk.delivered()
    assert BUSES not in got(anna)


async def test_what_was_changed_after_the_last_look_is_looked_at_again(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    number = await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses(CHECK)
    looked_at = olga.screen
    await opens(olga, number)
    await olga.presses("An wen")
    await olga.presses("Russisch")
    said = await olga.presses("Jetzt an", looked_at)
    assert "Die Nachricht wurde inzwischen geändert" in said
    assert "nur wer auf Russisch liest" in said
    await desk.delivered()
    assert BUSES not in got(anna)
    assert АВТОБУСЫ not in got(boris)


async def test_a_draft_survives_a_restart(desk: Stage, olga: Talker, anna: Talker) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await desk.restart()
    await olga.says("/broadcast")
    assert BUSES[:20] in await olga.presses("Nr. 1, Entwurf: ")
    await lets_go(olga)
    await over(desk)
    assert BUSES in got(anna)


async def test_a_second_press_on_send_sends_nothing_twice(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await olga.presses(CHECK)
    last_look = olga.screen
    data = next(b["callback_data"] for row in last_look.rows for b in row if "Jetzt" in b["text"])
    for _ in range(2):
        desk.telegram.press(olga.person, last_look, data)
    await over(desk)
    assert got(anna).count(BUSES) == 1


async def test_two_organisers_with_two_drafts_for_the_same_people_are_warned_and_both_send(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    otto = await somebody(desk, OTHER_ORGANISER, "Otto")
    first = await has_written(olga, BUSES, АВТОБУСЫ)
    second = await has_written(otto, "Der Saal ist offen.", "Зал открыт.")
    await lets_go(olga)
    await over(desk)
    await opens(otto, second)
    said = await otto.presses(CHECK)
    assert f"Nr. {first} (versendet) geht zum Teil an dieselben Personen" in said
    await otto.presses("Jetzt an")
    await over(desk)
    assert got(anna)[-2:] == [BUSES, "Der Saal ist offen."]


async def test_nobodys_draft_is_seen_or_sent_by_another_organiser(
    desk: Stage, olga: Talker
) -> None:
    otto = await somebody(desk, OTHER_ORGANISER, "Otto")
    number = await has_written(olga, BUSES, АВТОБУСЫ)
    assert "Entwurf" not in " ".join(labels_of(otto.screen))
    await otto.says("/broadcast")
    for data in (f"Ba:{number}", f"Bc:{number}", f"BR:{number}:3", f"Bx:{number}:1"):
        assert "nicht mehr aktuell" in await otto.sends_press(data)
    assert desk.holds("broadcast", f"id = {number} AND state = 'draft'")


async def test_an_audience_that_has_become_empty_is_not_sent_to(
    desk: Stage, olga: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await olga.presses("An wen")
    await olga.presses("Russisch")
    await olga.presses("« Zurück")
    await olga.presses(CHECK)
    assert "Jetzt an 2 Personen senden" in olga.labels
    await boris.says("/start lang-de")
    said = await olga.presses("Jetzt an")
    assert "Außer Ihnen würde sie niemand erhalten." in said
    await desk.delivered()
    assert АВТОБУСЫ not in got(boris)


async def test_a_language_changed_after_the_last_look_counts(
    desk: Stage, olga: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await olga.presses(CHECK)
    await boris.says("/start lang-de")
    await olga.presses("Jetzt an")
    await over(desk)
    assert BUSES in got(boris)


async def test_after_the_event_the_last_look_says_that_it_is_over(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    last = max(s.end for s in moved(18).sessions)
    desk.clock.set(last.replace(day=30))
    await begins(olga)
    await writes(olga, "Danke!", "Спасибо!")
    assert "Die Veranstaltung ist vorbei." in await olga.presses(CHECK)
    await olga.presses("Jetzt an")
    await over(desk)
    assert "Danke!" in got(anna)


async def test_the_preview_shows_both_versions_as_they_will_be(desk: Stage, olga: Talker) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Knöpfe darunter")
    await olga.presses("„Gesehen“")
    await olga.presses("Fertig")
    await olga.presses(CHECK)
    await olga.presses("Vorschau")
    assert labels_of(saying(olga, BUSES)) == ["Gesehen"]
    assert labels_of(saying(olga, АВТОБУСЫ)) == ["Прочитано"]
    assert "senden?" in olga.text
    assert not desk.holds("delivery", "kind = 'broadcast'")


async def test_a_test_comes_in_every_version_and_to_its_author_alone(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await olga.presses(CHECK)
    assert "Alle Versionen" in await olga.presses("Test an mich")
    await desk.delivered()
    assert {BUSES, АВТОБУСЫ} <= set(got(olga))
    assert not {BUSES, АВТОБУСЫ} & set(got(anna))
    marked = {message.text.split("\n")[0] for message in olga.chat.messages}
    assert {"TEST: nur für Sie sichtbar.", "ТЕСТ: видно только вам."} <= marked


async def test_a_version_that_has_no_room_for_who_writes_says_so_before_it_is_sent(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    full = "b" * 1024
    await begins(olga)
    await olga.presses(GERMAN)
    await sends_album(olga, 2, full)
    await writes(olga, "", АВТОБУСЫ)
    text = await olga.presses(CHECK)
    assert "In der Version auf Deutsch steht nicht, wer schreibt" in text
    assert "auf Russisch steht nicht" not in text
    await olga.presses("Jetzt an")
    await over(desk)
    assert full in [message.text for message in anna.chat.messages]


async def test_buttons_lead_to_sessions_groups_and_links_in_the_readers_language(
    desk: Stage, olga: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Knöpfe darunter")
    await olga.presses("Programmpunkt")
    await olga.presses("Mo")
    await olga.presses("18:00 Eröffnung")
    await olga.presses("Gruppe")
    await olga.presses("Umwelt")
    await olga.presses("Link")
    assert "ist kein vollständiger Link" in await olga.says("keine Adresse")
    assert "ohne Namen und „@“" in await olga.says("zoom.us@example.org Zur Übertragung")
    await olga.says("https://example.org/plan\nFahrplan\nРасписание")
    await olga.presses("Fertig")
    await lets_go(olga)
    await over(desk)
    message = saying(boris, АВТОБУСЫ)
    assert labels_of(message) == ["Открытие", "Экология", "Расписание"]
    await boris.presses("Открытие", message)
    assert "Открытие" in boris.text
    assert said_in(saying(boris, АВТОБУСЫ)) == АВТОБУСЫ


async def test_a_button_to_a_session_that_is_cancelled_before_it_is_sent_is_left_out(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    number = await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Knöpfe darunter")
    await olga.presses("Programmpunkt")
    await olga.presses("Mo")
    await olga.presses("18:00 Eröffnung")
    await publishes(olga, without("eroeffnung"))
    await opens(olga, number)
    await lets_go(olga)
    await over(desk)
    assert labels_of(saying(anna, BUSES)) == []


async def test_a_draft_is_discarded_after_a_question(desk: Stage, olga: Talker) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    await olga.presses("Entwurf verwerfen")
    assert desk.holds("broadcast")
    await olga.presses("Ja, verwerfen")
    assert not desk.holds("broadcast")
    assert not desk.holds("broadcast_version")


async def test_sessions_are_offered_from_now_on_and_found_by_what_is_typed(
    desk: Stage, olga: Talker
) -> None:
    await begins(olga)
    await desk.clock.travel(at(29, 10, 30))
    await olga.presses("An wen")
    await olga.presses("Nach Programmpunkt")
    assert olga.labels[:2] == ["Di., 29. Juni", "Mo., 28. Juni"]
    await olga.presses("Di., 29. Juni")
    assert olga.labels[0].endswith("Sport I")
    await desk.clock.travel(at(29, 13, 30))
    await olga.presses("10:00 Umwelt I")
    assert olga.labels[0].endswith("Werkstatt")
    assert "Zu „Ballett“ finde ich keinen Programmpunkt." in await olga.says("Ballett")
    await olga.says("Eröffnung")
    await olga.presses("Mo. 18:00 Eröffnung")
    assert "alle, die „Eröffnung“ im Programm haben" in olga.text
