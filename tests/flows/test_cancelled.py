"""A cancelled session stays where people look for it, struck through, with its reason."""

from dataclasses import replace

import pytest

from bot.sandbox.chats import Message
from storage.programme import edits
from storage.programme.model import Kind, Programme, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import publishes, somebody, starred
from tests.flows.working_groups import texts
from tests.programmes import at, session, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

ILL = Text({"de": "Die Solistin ist krank.", "ru": "Солистка заболела."})
HEADS = ("Das Programm hat sich geändert", "Программа изменилась")


def off(reason: Text | None = ILL, instead: str | None = None) -> Programme:
    """The small programme without its opening."""
    return edits.cancel(small_programme(), "eroeffnung", reason, instead)


def struck(message: Message) -> list[str]:
    """What is struck through in a message."""
    written = message.text.encode("utf-16-le")
    return [
        written[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message.entities
        if e["type"] == "strikethrough"
    ]


def told(talker: Talker) -> list[str]:
    """The notices of changes that somebody has got."""
    return [text for text in texts(talker) if text.startswith(HEADS)]


async def cancels(olga: Talker, *answers: str) -> str:
    """Open the opening's cancellation and press one button after the other."""
    await olga.says("/start s-eroeffnung")
    for label in ("Ändern", "Programmpunkt absagen", *answers):
        await olga.presses(label)
    return olga.text


@pytest.mark.parametrize(
    ("label", "german", "russian"),
    [
        ("Krankheit", "Krankheit", "По болезни"),
        ("Auf einen anderen Tag verlegt", "Auf einen anderen Tag verlegt", "Перенесено"),
        ("Zu wenige Anmeldungen", "Zu wenige Anmeldungen", "Слишком мало участников"),
    ],
)
async def test_p1_an_organiser_cancels_for_a_reason_that_is_there_in_each_language(
    desk: Stage, olga: Talker, label: str, german: str, russian: str
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    text = await cancels(olga, label)
    assert "Eröffnung\nFällt aus (war: Mo., 28. Juni, 18:00–20:00)" in text
    assert f"Grund auf Deutsch: {german}" in text
    assert "Bitte prüfen" not in text
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert f"Grund: {german}" in told(anna)[0]
    assert f"Причина: {russian}" in told(boris)[0]
    assert struck(anna.screen) == ["Eröffnung"]


async def test_a_reason_is_written_in_each_language(desk: Stage, olga: Talker) -> None:
    boris = await starred(desk, 12, "Борис", "ru")
    await cancels(olga)
    assert (await olga.says("Die Solistin ist krank.")).startswith("Und auf Russisch?")
    text = await olga.says("Солистка заболела.")
    assert (
        "Grund auf Deutsch: Die Solistin ist krank.\nGrund auf Russisch: Солистка заболела." in text
    )
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert "Причина: Солистка заболела." in told(boris)[0]


async def test_a_reason_in_one_language_is_shown_as_that_before_it_is_published(
    olga: Talker,
) -> None:
    await cancels(olga)
    await olga.says("Солистка заболела.")
    assert olga.text.startswith("Und auf Deutsch?")
    text = await olga.presses("Eine Sprache genügt")
    assert "Grund auf Russisch: Солистка заболела." in text
    assert "Grund auf Deutsch" not in text
    await olga.presses("Absage ohne Meldung veröffentlichen")
    for said in ("/start s-eroeffnung", "/changes"):
        assert "Grund (auf Russisch): Солистка заболела." in await olga.says(said)


async def test_a_whole_group_is_cancelled_for_one_reason_in_one_release(
    desk: Stage, olga: Talker
) -> None:
    programme = small_programme()
    second = session("u2", at(29, 15), 2, Text("Umwelt II"), kind=Kind.GROUP, group="umwelt")
    past = session("u0", at(28, 10), 2, Text("Umwelt 0"), kind=Kind.GROUP, group="umwelt")
    sessions = (*programme.sessions, second, past)
    await publishes(olga, replace(programme, sessions=sessions))
    await olga.says("Umwelt absagen")
    assert "Ganze Gruppe: 2 Sitzungen" in olga.labels
    text = await olga.presses("Ganze Gruppe")
    assert text.startswith("Ganze Arbeitsgruppe absagen: Umwelt")
    assert (await olga.says("Koordinatorin krank")).startswith("Und auf Russisch?")
    text = await olga.says("координатор болеет")
    assert text.count("Fällt aus (war: ") == 2
    assert text.count("Grund auf Russisch: координатор болеет") == 2
    assert "Ersatz nennen" not in olga.labels
    assert "Umwelt 0" not in text
    await olga.presses("Absage ohne Meldung veröffentlichen")
    assert desk.holds("release", "number = 3")
    assert not desk.holds("release", "number > 3")
    await olga.says("/start g-umwelt")
    await olga.presses("Ändern")
    text = await olga.presses("Alle Sitzungen finden doch statt (2)")
    assert text.count("Findet doch statt: ") == 2
    await olga.says("Umwelt findet doch statt")
    assert (await olga.presses("Ganze Gruppe: 2 Sitzungen")).count("Findet doch statt: ") == 2
    await olga.presses("Veröffentlichen")
    await olga.says("/start g-umwelt")
    await olga.presses("Ändern")
    assert "Alle Sitzungen absagen (2)" in olga.labels


async def test_who_signs_up_for_a_group_that_is_off_is_told_so_first_and_asked(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Umwelt absagen")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    assert (await anna.says("/start g-umwelt")).startswith(
        "Umwelt\n\nDie Sitzung dieser Gruppe fällt aus."
    )
    await anna.presses("Anmelden")
    if "Einverstanden" in anna.labels:
        await anna.presses("Einverstanden")
        await anna.says("Anna Muster")
    assert "Trotzdem anmelden, falls sie doch stattfindet?" in anna.text
    assert not desk.holds("seat")
    text = await anna.presses("Trotzdem anmelden")
    assert "Die Sitzung dieser Gruppe fällt aus." in text
    assert desk.holds("seat", "person = 11")
    assert "Заседание этой группы отменено." in await boris.says("/start g-umwelt")
    await olga.says("/start g-umwelt")
    await olga.presses("Liste der Teilnehmenden")
    assert "Die Sitzung dieser Gruppe fällt aus." in olga.text
    await olga.presses("Person von Hand")
    assert "Die Sitzung dieser Gruppe fällt aus." in olga.text


async def test_what_was_never_meant_is_told_as_cancelled_and_shown_nowhere(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    text = await cancels(olga, "Stand versehentlich drin")
    assert "Fällt aus (war: Mo., 28. Juni, 18:00–20:00)\nWird nirgends mehr angezeigt." in text
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert "Fällt aus (war: Mo., 28. Juni, 18:00–20:00)" in told(anna)[0]
    assert "Eröffnung" not in await anna.says("/my")


@pytest.mark.parametrize("written", ["x" * 201, " "])
async def test_what_is_no_reason_is_said_so_and_asked_again(
    desk: Stage, olga: Talker, written: str
) -> None:
    await cancels(olga)
    text = await olga.says(written)
    assert "Absagen: Eröffnung" in text
    assert not text.startswith("Absagen")
    assert (await olga.says("krank")).startswith("Und auf Russisch?")
    assert not desk.holds("release", "number > 1")


async def test_a_replacement_is_named_and_everybody_is_led_there(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await cancels(olga, "Krankheit", "Ersatz nennen")
    assert olga.text.startswith("Was findet statt „Eröffnung“ statt?")
    assert "Eröffnung" not in olga.text.partition("\n")[2]
    await olga.presses("Nacht")
    assert "Stattdessen: „Nacht“, Mo., 28. Juni, 22:00 – Di. 02:00" in olga.text
    assert "Anderer Ersatz" in olga.labels
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert "Stattdessen: „Nacht“" in told(anna)[0]
    assert (await anna.presses("Nacht")).startswith("Nacht")
    text = await anna.says("/start s-eroeffnung")
    assert text.startswith("Eröffnung\nFällt aus\nGrund: Krankheit\nStattdessen: „Nacht“")
    assert (await anna.presses("Stattdessen: Nacht")).startswith("Nacht")


async def test_another_reason_leaves_what_takes_its_place_and_is_told_once(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    await cancels(olga, "Krankheit", "Ersatz nennen", "Nacht", "Absagen und veröffentlichen")
    await desk.delivered()
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    await olga.presses(next(label for label in olga.labels if "Grund" in label))
    await olga.presses("Zu wenige Anmeldungen")
    await olga.presses(next(label for label in olga.labels if "eröffentlichen" in label))
    await desk.delivered()
    text = await anna.says("/start s-eroeffnung")
    assert text.startswith(
        "Eröffnung\nFällt aus\nGrund: Zu wenige Anmeldungen\nStattdessen: „Nacht“"
    )
    assert max(map(told(anna)[-1].splitlines().count, {"Fällt aus", "Stattdessen: „Nacht“"})) <= 1


async def test_a_replacement_can_be_taken_back_before_it_is_published(olga: Talker) -> None:
    await cancels(olga, "Krankheit", "Ersatz nennen", "Nacht", "Anderer Ersatz")
    await olga.presses("Kein Ersatz")
    assert "Stattdessen" not in olga.text
    assert "Ersatz nennen" in olga.labels


async def test_b1_it_stays_visible_wherever_people_look(desk: Stage, olga: Talker) -> None:
    """The day, now, one's own programme, what is found by a question, its own card."""
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await publishes(olga, off())
    desk.clock.set(at(28, 18, 30))
    line = "18:00–20:00 Eröffnung, fällt aus: Die Solistin ist krank. ★"
    await anna.says("/programme")
    for text in (
        await anna.says("Montag"),
        await anna.says("/now"),
        await anna.says("/my"),
        await anna.says("/start"),
    ):
        assert line in text
        assert struck(anna.screen) == ["Eröffnung"]
    assert "Im Moment läuft nichts." in await anna.says("/now")
    for question in ("Eröffnung", "wann ist die Eröffnung"):
        assert "Fällt aus\nGrund: Die Solistin ist krank." in await anna.says(question)
        assert struck(anna.screen) == ["Eröffnung"]
    assert "☆ Merken" not in anna.labels
    text = await boris.says("/now")
    assert "18:00–20:00 Открытие, отменяется: Солистка заболела. ★" in text
    assert struck(boris.screen) == ["Открытие"]


async def test_an_evening_that_is_off_is_no_unexplained_break(desk: Stage, olga: Talker) -> None:
    """B1: a break of four and a half hours, and not a word of what was to be in it."""
    between = session("kultur", at(28, 20, 30), 1, Text({"de": "Kultur", "ru": "Культура"}))
    programme = replace(small_programme(), sessions=(*small_programme().sessions, between))
    await publishes(olga, edits.cancel(programme, "kultur", ILL))
    boris = await somebody(desk, 12, "Борис", "ru")
    text = await boris.says("что сегодня")
    assert "20:30–21:30 Культура, отменяется: Солистка заболела." in text
    assert struck(boris.screen) == ["Культура"]
    assert text.index("Культура") < text.index("Перерыв: 2") < text.index("Ночь")
    assert (await boris.says("Культура")).startswith("Культура\nОтменяется")


async def test_where_one_has_to_go_next_is_what_takes_place(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    await publishes(olga, off())
    text = await anna.says("Wo muss ich jetzt hin?")
    assert text.startswith("Nacht")
    assert "Eröffnung, fällt aus: Die Solistin ist krank." in text
    assert struck(anna.screen) == ["Eröffnung"]
    text = await anna.says("Was habe ich heute um 18:30 Uhr?")
    assert text.startswith("Um 18:30 Uhr ist für Sie nichts vorgemerkt.")
    assert "Eröffnung, fällt aus" in text


async def test_nobody_is_reminded_of_it_nor_told_of_it_in_the_evening_before(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    programme = edits.cancel(off(), "nacht")
    await publishes(olga, programme)
    await desk.clock.travel(at(28, 18))
    assert [text for text in texts(anna) if text.startswith("In ")] == []


async def test_who_sits_in_a_group_sees_its_sitting_struck_through(
    desk: Stage, olga: Talker
) -> None:
    boris = await somebody(desk, 12, "Борис", "ru")
    await publishes(olga, edits.cancel(small_programme(), "u1", ILL))
    text = await boris.says("/groups")
    assert "отменяется: Солистка заболела." in text
    await boris.says("/start g-umwelt")
    assert struck(boris.screen) == ["вт, 29 июня, 10:00–12:00"]
    assert "отменяется: Солистка заболела." in boris.text


async def test_it_takes_place_after_all_and_everybody_learns_it_once(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, off())
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    assert "Programmpunkt absagen" not in olga.labels
    text = await olga.presses("Findet doch statt")
    assert "Findet doch statt: Mo., 28. Juni, 18:00–20:00" in text
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    cancelled, restored = told(anna)
    assert "Fällt aus" in cancelled
    assert "Findet doch statt: Mo., 28. Juni, 18:00–20:00" in restored
    assert "Ort: Große Halle" in restored
    assert struck(anna.screen) == []
    await desk.clock.travel(at(28, 17, 45))
    assert anna.text.startswith("In 15 Min.: Eröffnung")


async def test_a_reminder_that_still_waits_is_of_no_use(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    desk.telegram.block(anna.person)
    await desk.finished()
    await desk.clock.travel(at(28, 17, 45))
    await publishes(olga, off())
    desk.telegram.block(anna.person, blocked=False)
    await desk.delivered()
    assert [text for text in texts(anna) if text.startswith("In ")] == []
    assert len(told(anna)) == 1


async def test_it_overlaps_nothing(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    other = session("konzert", at(28, 19), 2, Text({"de": "Konzert", "ru": "Концерт"}))
    both = replace(small_programme(), sessions=(*small_programme().sessions, other))
    await publishes(olga, both)
    await anna.says("/start s-konzert")
    await anna.presses("☆")
    assert "1 Überschneidung" in await anna.says("/my")
    await publishes(olga, edits.cancel(both, "konzert"))
    assert "Überschneidung" not in await anna.says("/my")
    assert "Gleichzeitig" not in await anna.says("/start s-eroeffnung")


async def calendar_of(talker: Talker) -> str:
    """Somebody's programme as the calendar file that they fetch."""
    await talker.says("/my")
    await talker.presses("Kalenderdatei")
    file = talker.chat.messages[-1].file
    assert file
    return file.content.decode().replace("\r\n ", "")


async def test_k2_the_calendar_file_fetched_again_says_that_it_is_cancelled(
    desk: Stage, olga: Talker
) -> None:
    """With a higher sequence than in the file that was fetched before, also when it is gone."""
    anna = await starred(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    first = await calendar_of(anna)
    assert "STATUS:CONFIRMED" in first
    assert "SEQUENCE:1\r\n" in first
    await publishes(olga, off())
    again = await calendar_of(anna)
    assert "STATUS:CANCELLED" in again
    assert "SEQUENCE:2\r\n" in again
    assert "SUMMARY:Fällt aus: Eröffnung" in again
    assert "Die Solistin ist krank." in again
    assert "https://example.org/live" not in again
    entry, other = again.split("BEGIN:VEVENT")[1:]
    assert ("BEGIN:VALARM" in entry, "BEGIN:VALARM" in other) == (False, True)
    await publishes(olga, edits.remove(off(), "nacht"))
    gone = (await calendar_of(anna)).split("BEGIN:VEVENT")[2]
    assert "UID:nacht.test@konferenzbot" in gone
    assert "STATUS:CANCELLED" in gone
    assert "SEQUENCE:3\r\n" in gone


async def test_what_takes_its_place_is_found_by_what_is_typed(olga: Talker) -> None:
    await cancels(olga, "Krankheit", "Ersatz nennen")
    assert "Zu „Ballett“ finde ich keinen Programmpunkt." in await olga.says("Ballett")
    assert "Stattdessen: „Nacht“" in await olga.says("die Nacht")
    await olga.presses("Anderer Ersatz")
    assert "Stattdessen: „Mittagessen“" in await olga.says("обед")
