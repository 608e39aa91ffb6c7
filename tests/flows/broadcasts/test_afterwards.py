"""What was sent can be stopped, corrected, recalled, and sent to those it has missed."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from scheduler.delivery import DeliveryLoop
from storage.deliveries import DueMessage
from tests.flows.broadcasts.steps import (
    CHECK,
    begins,
    broadcasts,
    got,
    has_written,
    leaves,
    lets_go,
    looked_at,
    opened,
    opens,
    over,
    report,
    said_in,
    saying,
    sends,
    sends_album,
    writes,
)
from tests.flows.conversation import Stage, Talker, labels_of, until
from tests.flows.organising import EVENING, ORGANISER, OTHER_ORGANISER, at_the_desk, somebody

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

WRONG, RIGHT = "Abfahrt 18:00 Uhr.", "Abfahrt 18:30 Uhr."
НЕВЕРНО, ВЕРНО = "Отъезд в 18:00.", "Отъезд в 18:30."


class Held:
    """Lets messages to so many people out, and the others once it lets go."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._left = 0
        self._goes_on = asyncio.Event()
        self._goes_on.set()
        plain = DeliveryLoop._begin

        async def begin(loop: DeliveryLoop[Any], waiting: DueMessage) -> None:
            self._left -= waiting.chat != ORGANISER
            if self._left < 0:
                await self._goes_on.wait()
            await plain(loop, waiting)

        patch.setattr(DeliveryLoop, "_begin", begin)

    def after(self, people: int) -> None:
        """Hold what comes after so many people."""
        self._left = people
        self._goes_on.clear()

    def let_go(self) -> None:
        """Let everything out, from now on."""
        self._goes_on.set()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


@pytest.fixture
async def busy(tmp_path: Path, held: Held) -> AsyncIterator[Stage]:
    """A stage where a broadcast to forty people who have started the bot has come to three."""
    async with at_the_desk(tmp_path) as stage:
        for number in range(100, 140):
            person = stage.person(number, f"P{number}", "de").person
            stage.telegram.chats[person.id].started = True
            stage.write(
                "INSERT INTO person (id, language, language_chosen, first_seen_at, seen_at)"
                " VALUES (?, 'de', 1, 0, 0)",
                number,
            )
        olga = await somebody(stage, ORGANISER, "Olga")
        await has_written(olga, WRONG, НЕВЕРНО)
        held.after(3)
        await lets_go(olga)
        await until(lambda: having(stage, WRONG) >= 3)
        yield stage


def having(stage: Stage, text: str) -> int:
    """How many chats have a message of the bot that says just this."""
    return sum(
        any(m.sender is None and said_in(m) == text for m in chat.messages)
        for chat in stage.telegram.chats.values()
    )


async def corrects(organiser: Talker, number: int, german: str = "", russian: str = "") -> None:
    """Put right what was sent, and wait until it is."""
    await opens(organiser, number)
    await organiser.presses("Korrigieren")
    await writes(organiser, german, russian)
    await organiser.presses(CHECK)
    await organiser.presses("Überall korrigieren")
    await over(organiser.stage)


async def test_the_report_says_what_became_of_it_and_who_has_seen_it(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, WRONG, НЕВЕРНО)
    await olga.presses("Knöpfe darunter")
    await olga.presses("„Gesehen“")
    await olga.presses("Fertig")
    await lets_go(olga)
    await over(desk)
    await anna.presses("Gesehen")
    said = await opens(olga, 1)
    assert "Zugestellt: 3" in said
    assert "Als gesehen bestätigt: 1" in said
    assert labels_of(boris.screen) == ["Прочитано"]


async def test_those_who_have_not_seen_it_are_written_to_again(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, WRONG, НЕВЕРНО)
    await olga.presses("Knöpfe darunter")
    await olga.presses("„Gesehen“")
    await olga.presses("Fertig")
    await lets_go(olga)
    await over(desk)
    await anna.presses("Gesehen")
    await begins(olga)
    await writes(olga, "Bitte lesen!", "Прочтите!")
    await olga.presses("An wen")
    await olga.presses("Wer „Gesehen“ nicht gedrückt hat")
    assert "2 Personen (Deutsch: 1, Russisch: 1)" in await olga.presses("1. Abfahrt")
    await olga.presses("« Zurück")
    await lets_go(olga)
    await over(desk)
    assert "Bitte lesen!" not in got(anna)
    assert "Прочтите!" in got(boris)


async def test_a_correction_edits_everybodys_message_and_says_so(
    olga: Talker, anna: Talker, boris: Talker
) -> None:
    await broadcasts(olga, WRONG, НЕВЕРНО)
    await corrects(olga, 1, RIGHT, ВЕРНО)
    assert f"{RIGHT}\n\nKorrigiert um 17:00 Uhr" in got(anna)
    assert f"{ВЕРНО}\n\nИсправлено в 17:00" in got(boris)
    assert WRONG not in got(anna)
    assert "Einmal korrigiert" in await opens(olga, 1)


@pytest.mark.usefixtures("anna")
async def test_a_correction_takes_no_number_away(olga: Talker) -> None:
    await broadcasts(olga, WRONG, НЕВЕРНО)
    await corrects(olga, 1, RIGHT, ВЕРНО)
    assert "Nr. 2" in await begins(olga)
    await olga.presses("Entwurf verwerfen")
    await olga.presses("Ja, verwerfen")
    await has_written(olga, WRONG, НЕВЕРНО)
    assert "Nr. 2" in await lets_go(olga)
    await over(olga.stage)
    assert "Nr. 3" in await begins(olga)


async def test_a_correction_of_one_language_leaves_the_other_as_it_is(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await broadcasts(olga, WRONG, НЕВЕРНО)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("✓ Mit „Korrigiert“")
    await writes(olga, "", ВЕРНО)
    await leaves(olga, "Deutsch")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    await over(desk)
    assert ВЕРНО in got(boris)
    assert WRONG in got(anna)
    assert not saying(anna, WRONG).edited


async def test_who_has_changed_the_language_since_keeps_the_one_it_came_in(
    olga: Talker, boris: Talker
) -> None:
    await broadcasts(olga, WRONG, НЕВЕРНО)
    await boris.says("/start lang-de")
    await corrects(olga, 1, RIGHT, ВЕРНО)
    assert f"{ВЕРНО}\n\nИсправлено в 17:00" in got(boris)


async def test_captions_of_pictures_and_albums_and_their_buttons_are_corrected(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await olga.presses("Version auf Deutsch")
    await sends(olga, "photo", WRONG)
    await olga.presses("Version auf Russisch")
    await sends_album(olga, 3, НЕВЕРНО)
    await olga.presses("Knöpfe darunter")
    await olga.presses("„Gesehen“")
    await olga.presses("Fertig")
    await lets_go(olga)
    await over(desk)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("✓ Mit „Korrigiert“")
    await writes(olga, RIGHT, ВЕРНО)
    await olga.presses("Knöpfe darunter")
    await olga.presses("Gruppe")
    await olga.presses("Umwelt")
    await olga.presses("Fertig")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    await over(desk)
    assert saying(anna, RIGHT).kind == "photo"
    assert labels_of(saying(anna, RIGHT)) == ["Umwelt", "Gesehen"]
    assert saying(boris, ВЕРНО).kind == "photo"
    assert labels_of(boris.screen) == ["Экология", "Прочитано"]


async def test_another_picture_takes_the_place_of_the_first(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await begins(olga)
    await writes(olga, "", НЕВЕРНО)
    await olga.presses("Version auf Deutsch")
    await sends(olga, "photo", WRONG, "alt.jpg")
    await lets_go(olga)
    await over(desk)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("Version auf Deutsch")
    await sends(olga, "photo", RIGHT, "neu.jpg")
    await leaves(olga, "Russisch")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    await over(desk)
    assert anna.screen.file
    assert anna.screen.file.content == b"neu.jpg"
    assert said_in(anna.screen).startswith(RIGHT)


async def test_a_recall_deletes_every_message_of_it(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, WRONG)
    await olga.presses("Version auf Russisch")
    await sends_album(olga, 3, НЕВЕРНО)
    await olga.presses("Knöpfe darunter")
    await olga.presses("„Gesehen“")
    await olga.presses("Fertig")
    await olga.presses(CHECK)
    checking = olga.screen
    await olga.presses("Test an mich")
    await desk.delivered()
    await olga.presses("Jetzt an", checking)
    await over(desk)
    before = len(got(boris))
    assert [m for m in olga.chat.messages if m.text.startswith(("TEST: ", "ТЕСТ: "))]
    await opens(olga, 1)
    assert "Sie wird in 3 Chats gelöscht." in await olga.presses("Zurückrufen")
    assert WRONG in got(anna)
    await olga.presses("Ja, zurückrufen")
    await desk.delivered()
    assert WRONG not in got(anna)
    assert len(got(boris)) == before - 4
    assert not [m for m in olga.chat.messages if m.text.startswith(("TEST: ", "ТЕСТ: "))]
    assert "Gelöscht: 3" in await opens(olga, 1)
    assert "Korrigieren" not in olga.labels


async def test_s13_every_screen_of_progress_goes_on_by_itself_to_its_end(
    busy: Stage, held: Held
) -> None:
    olga, otto = busy.people[ORGANISER], await somebody(busy, OTHER_ORGANISER, "Otto", "ru")
    watching, left = await opened(otto, 1), await opened(olga, 1)
    assert "wird versendet" in left.text
    await olga.presses("Korrigieren", left)
    held.let_go()
    await over(busy)
    await looked_at(busy)
    assert "Доставлено: 41" in watching.text
    assert "Zugestellt: 41" in (await report(olga)).text
    assert "Rundnachricht Nr. 1 korrigieren" in left.text, "it shows something else by now"
    recalling = await opened(olga, 1)
    await olga.presses("Zurückrufen", recalling)
    held.after(3)
    await olga.presses("Ja, zurückrufen", recalling)
    assert "Noch zu löschen: 4" in recalling.text
    held.let_go()
    await busy.restart()
    await busy.delivered()
    await looked_at(busy)
    assert "Gelöscht: 41" in recalling.text
    assert "Noch zu löschen" not in recalling.text
    assert not busy.holds("progress_screen")


async def test_after_48_hours_it_says_that_nothing_can_be_deleted(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await broadcasts(olga, WRONG, НЕВЕРНО)
    desk.clock.set(EVENING + timedelta(hours=48, minutes=1))
    await opens(olga, 1)
    said = await olga.presses("Zurückrufen")
    assert "In 2 Chats bleibt sie: Nach 48 Stunden" in said
    await olga.presses("Ja, zurückrufen")
    await desk.delivered()
    assert WRONG in got(anna)


async def test_stop_ends_it_and_those_missed_can_be_sent_to(busy: Stage, held: Held) -> None:
    olga = busy.people[ORGANISER]
    await opens(olga, 1)
    await olga.presses("Versand abbrechen")
    held.let_go()
    await busy.delivered()
    reached = having(busy, WRONG)
    assert 3 <= reached < 41
    said = (await report(olga, "abgebrochen")).text
    assert f"Zugestellt: {reached}" in said
    assert f"Wegen Abbruchs nicht gesendet: {41 - reached}" in said
    await opens(olga, 1)
    await olga.presses("An ")
    assert "wer Nr. 1 nicht erhalten hat" in olga.text
    await lets_go(olga)
    await over(busy)
    assert having(busy, WRONG) == 41
    assert all(got(talker).count(WRONG) <= 1 for talker in busy.people.values() if talker != olga)


async def test_pause_holds_it_until_it_is_gone_on_with_also_after_a_restart(
    busy: Stage, held: Held
) -> None:
    olga = busy.people[ORGANISER]
    await opens(olga, 1)
    assert "angehalten" in await olga.presses("Anhalten")
    held.let_go()
    await until(lambda: not busy.holds("delivery", "state = 'sending'"))
    reached = having(busy, WRONG)
    assert reached < 41
    await busy.restart()
    await olga.says("/now")
    assert having(busy, WRONG) == reached
    await opens(olga, 1)
    await olga.presses("Fortsetzen")
    await over(busy)
    assert having(busy, WRONG) == 41
    assert all(got(talker).count(WRONG) == 1 for talker in busy.people.values())


async def test_a_correction_while_it_is_sent_reaches_all_of_them(busy: Stage, held: Held) -> None:
    olga = busy.people[ORGANISER]
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("✓ Mit „Korrigiert“")
    await writes(olga, RIGHT)
    await leaves(olga, "Russisch")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    held.let_go()
    await over(busy)
    assert having(busy, RIGHT) == 41
    assert having(busy, WRONG) <= 1, "only the test of what was asked of the organiser"


async def test_a_recall_while_it_is_sent_leaves_nothing_behind(busy: Stage, held: Held) -> None:
    olga = busy.people[ORGANISER]
    await opens(olga, 1)
    await olga.presses("Zurückrufen")
    await olga.presses("Ja, zurückrufen")
    held.let_go()
    await over(busy)
    assert having(busy, WRONG) == 0
