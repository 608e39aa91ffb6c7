"""Right after a message went to many its author corrects it in words: that is only proposed."""

from datetime import timedelta

import pytest

from storage.plain_text import utf16
from tests.flows.broadcasts.steps import (
    CHECK,
    begins,
    broadcasts,
    got,
    leaves,
    lets_go,
    opens,
    over,
    writes,
)
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, somebody

pytestmark = [
    pytest.mark.usefixtures("nothing_is_logged_as_an_error"),
    pytest.mark.usefixtures("anna", "boris"),
]

FOYER, ФОЙЕ = "Treffpunkt ist das Foyer um 18 Uhr", "Встречаемся в фойе в 18:00"
CORRECT = "Nr. 1 korrigieren"
QUESTION = "Ist das eine Korrektur von Nr.\u00a01?"


async def is_in_the_garden(desk: Stage, olga: Talker) -> None:
    """Tell everybody of the foyer, and correct that."""
    await broadcasts(olga, FOYER, ФОЙЕ)
    await olga.says("Korrektur: Treffpunkt ist der Garten")
    await olga.presses(CORRECT)
    await leaves(olga, "Russisch")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    await over(desk)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("treffpunkt doch im saal oben, nicht foyer", "Treffpunkt doch im saal oben, nicht foyer"),
        ("korrigiere: Treffpunkt ist doch Saal 2", "Treffpunkt ist doch Saal 2"),
        ("Korrektur: Treffpunkt ist Saal 2", "Treffpunkt ist Saal 2"),
        ("sorry, treffpunkt ist um 19 uhr", "Treffpunkt ist um 19 uhr"),
        ("das ist falsch, treffpunkt ist saal 2", "Treffpunkt ist saal 2"),
        ("nein, um 19 uhr", "Um 19 uhr"),
        ("Garten statt Foyer", "Treffpunkt ist das Garten um 18 Uhr"),
        ("ändere Foyer in Garten", "Treffpunkt ist das Garten um 18 Uhr"),
        ("исправь: встречаемся в зале 2", "Встречаемся в зале 2"),
        ("поправка: встречаемся в саду", "Встречаемся в саду"),
        ("встречаемся не в фойе, а в саду", "Встречаемся не в фойе, а в саду"),
    ],
)
async def test_what_corrects_it_is_proposed_as_its_correction_and_goes_nowhere(
    desk: Stage, olga: Talker, anna: Talker, typed: str, said: str
) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    text = await olga.says(typed)
    assert text.startswith(QUESTION), text
    assert not desk.holds("broadcast", "id > 1")
    text = await olga.presses(CORRECT)
    assert f"„{said}“" in text
    assert "sagt noch das Alte" in text
    await desk.delivered()
    assert FOYER in got(anna)
    assert CHECK not in olga.labels


async def test_once_it_is_checked_it_is_corrected_everywhere(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_in_the_garden(desk, olga)
    assert "Treffpunkt ist der Garten\n\nKorrigiert um 17:00\u00a0Uhr" in got(anna)


async def test_what_was_corrected_just_now_is_corrected_once_more(
    desk: Stage, olga: Talker
) -> None:
    await is_in_the_garden(desk, olga)
    text = await olga.says("Korrektur: Treffpunkt ist Saal 3")
    assert text.startswith(QUESTION)
    assert "Treffpunkt ist der Garten" in text


async def test_what_is_planned_for_later_does_not_stand_before_what_was_just_sent(
    desk: Stage, olga: Talker
) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    await begins(olga)
    await writes(olga, "Gute Nacht!", "Спокойной ночи!")
    await olga.says("um 23 Uhr")
    await lets_go(olga)
    assert desk.holds("broadcast", "state = 'scheduled'")
    await olga.says("/start")
    assert (await olga.says("Korrektur: Treffpunkt ist Saal 3")).startswith(QUESTION)


async def test_of_two_just_sent_it_is_the_one_sent_last(desk: Stage, olga: Talker) -> None:
    await begins(olga)
    await writes(olga, FOYER, ФОЙЕ)
    await broadcasts(olga, "Das Essen ist fertig", "Еда готова")
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=1))
    await opens(olga, 1)
    await lets_go(olga)
    await over(desk)
    assert (await olga.says("Korrektur: Treffpunkt ist Saal 3")).startswith(QUESTION)


async def test_in_russian_it_reads_so(desk: Stage) -> None:
    vera = await somebody(desk, ORGANISER, "Вера", "ru")
    await vera.says("скажи всем: встречаемся в фойе")
    await vera.says(FOYER)
    await vera.presses("Проверить")
    await vera.presses("Отправить сейчас")
    await over(desk)
    text = await vera.says("исправь: встречаемся в зале 2")
    assert text.startswith("Это правка рассылки №\u00a01?")
    assert "„" not in text
    assert {"Исправить № 1", "Новая рассылка"} <= set(vera.labels)


@pytest.mark.parametrize("typed", ["korrigieren", "ups, tippfehler", "Nachricht korrigieren"])
async def test_who_only_says_that_it_is_to_be_corrected_sees_it_with_the_button(
    olga: Talker, typed: str
) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    assert (await olga.says(typed)).startswith("Rundnachricht Nr.\u00a01: versendet")
    assert "Korrigieren" in olga.labels


@pytest.mark.parametrize("typed", ["Treffpunkt ist der Garten", "nein, im Garten"])
async def test_as_an_answer_to_ones_own_copy_it_is_proposed_however_late(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    copy = next(m for m in reversed(olga.chat.messages) if m.text.endswith(FOYER))
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=40))
    desk.telegram.say(olga.person, typed, reply_to=copy)
    await desk.finished()
    assert olga.text.startswith(QUESTION)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Nacht absagen", "Das würde sich ändern"),
        ("Wann ist die Eröffnung?", "Montag, 28.\u00a0Juni, 18:00–20:00"),
        ("sag allen: Treffpunkt ist der Garten", "Rundnachricht Nr.\u00a02: Entwurf"),
        ("Eröffnung doch erst um 19 Uhr", "Das würde sich ändern"),
    ],
)
async def test_what_is_something_else_stays_what_it_is(
    olga: Talker, typed: str, shown: str
) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    assert (await olga.says(typed)).startswith(shown)


async def test_a_quarter_of_an_hour_later_it_is_a_question_again(desk: Stage, olga: Talker) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=15))
    assert not (await olga.says("treffpunkt doch im saal oben, nicht foyer")).startswith(QUESTION)


async def test_at_the_list_it_is_proposed_too(olga: Talker) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    await olga.says("/broadcast")
    assert (await olga.says("korrigiere: Treffpunkt ist der Garten")).startswith(QUESTION)


async def test_what_may_be_a_change_of_the_programme_as_well_is_asked_about(
    desk: Stage, olga: Talker
) -> None:
    await broadcasts(olga, "Eröffnung ist im Foyer", "Открытие в фойе")
    assert (await olga.says("nein, Eröffnung doch erst um 19 Uhr")).startswith(QUESTION)
    assert CORRECT in olga.labels
    assert "Das würde sich ändern" in await olga.presses("Änderung vorbereiten")
    assert not desk.holds("broadcast", "id > 1")


@pytest.mark.parametrize(
    ("head", "typed"),
    [
        ("", "Treffpunkt ist der Garten, siehe Plan."),
        ("Korrektur: ", "Treffpunkt ist der Garten, siehe Plan"),
        ("Sorry 🙈, ", "Treffpunkt ist der Garten, siehe Plan"),
    ],
)
@pytest.mark.parametrize("where", ["sent", "correction"])
async def test_what_stands_out_in_a_correction_still_does_without_its_head(
    desk: Stage, olga: Talker, anna: Talker, head: str, typed: str, where: str
) -> None:
    await broadcasts(olga, FOYER, ФОЙЕ)
    if where == "correction":
        if head.startswith("Sorry"):
            head = ""
        await olga.says("korrigieren")
        await olga.presses("Korrigieren")
    before = utf16(head + "Treffpunkt ist der ")
    bold = {"type": "bold", "offset": before, "length": 6}
    link = {"type": "text_link", "offset": before + 14, "length": 4, "url": "https://example.org/"}
    desk.telegram.say(olga.person, head + typed, entities=[bold, link])
    await desk.finished()
    if where == "sent":
        await olga.presses(CORRECT)
    await leaves(olga, "Russisch")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    await over(desk)
    message = next(m for m in anna.chat.messages if typed in m.text)
    start = utf16(message.text[: message.text.index(typed)]) + len("Treffpunkt ist der ")
    shown = {(e["type"], e["offset"], e["length"]) for e in message.entities}
    assert {("bold", start, 6), ("text_link", start + 14, 4)} <= shown


async def test_the_head_of_a_message_that_corrects_no_other_stays_in_each_language(
    olga: Talker,
) -> None:
    await begins(olga)
    said = await olga.says("Korrektur: Treffpunkt ist der Garten")
    assert "„Korrektur: Treffpunkt ist der Garten“" in said
    assert "Поправка: встречаемся в саду“" in await olga.says("Поправка: встречаемся в саду")
