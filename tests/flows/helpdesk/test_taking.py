"""Who takes a question, what counts as its answer, and what is said where none comes."""

from tests.flows.conversation import Stage, Talker, labels_of, last_of_bot
from tests.flows.helpdesk.world import (
    ANSWER,
    GROUP,
    QUESTION,
    QUESTION_IN_RUSSIAN,
    TITLE,
    about,
    answers,
    bound,
    closes,
    file,
    organisers,
    passes_on,
    question_in,
    replies,
    texts,
)
from tests.flows.organising import somebody


async def test_done_without_an_answer_is_asked_first_and_told_to_the_one_who_asked(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(anna)
    shown, waiting = question_in(group), anna.text
    await olga.presses("Erledigt", shown)
    assert "Ohne Antwort erledigen? Die fragende Person erfährt davon." in shown.text
    await otto.presses("Nein, offen lassen", shown)
    assert labels_of(shown) == ["Ich übernehme", "Erledigt"]
    await desk.delivered()
    assert anna.text == waiting
    await closes(olga, shown)
    await desk.delivered()
    assert anna.text.startswith("Das Organisationsteam hat Ihre Frage abgeschlossen")
    assert anna.screen.reply_to is not None
    assert anna.screen.reply_to.text == QUESTION
    assert "Was Sie als Nächstes schreiben" in await anna.presses("Organisationsteam fragen")


async def test_where_an_answer_comes_before_the_word_that_a_question_was_closed_it_is_all(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    desk.telegram.block(anna.person)
    await desk.finished()
    await closes(olga, shown)
    await replies(otto, shown)
    desk.telegram.block(anna.person, False)
    await desk.delivered()
    assert not [text for text in texts(anna) if "abgeschlossen" in text]
    assert len(answers(anna)) == 1


async def test_an_answer_quotes_the_message_that_was_replied_to(desk: Stage, boris: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await boris.presses("Написать ещё")
    await boris.says("А это платно?")
    await desk.delivered()
    (more,) = about(group, "платно")
    await replies(olga, more, "Nein, kostenlos.")
    await replies(olga, last_of_bot(group), "Нет, бесплатно.")
    await replies(olga, question_in(group, "чемодан"), "Оставьте его в фойе.")
    quoted = [m.reply_to.text for m in answers(boris) if m.reply_to]
    assert quoted == ["А это платно?", QUESTION_IN_RUSSIAN]


async def test_a_reply_to_an_answer_goes_to_the_organisers_and_not_to_the_search(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group))
    (answer,) = answers(anna)
    await replies(anna, answer, "Bis wann ist die Garderobe offen?")
    assert anna.text.startswith("An das Organisationsteam weitergegeben")
    (more,) = about(group, "Bis wann")
    assert more.text.startswith("Noch etwas von Anna")
    assert more.reply_to is question_in(group)
    desk.telegram.send_file(anna.person, "photo", file("marke"), reply_to=answer)
    await desk.delivered()
    assert len(group.messages) == len(about(group, "")) + 2
    await replies(anna, anna.screen, "Wann beginnt die Eröffnung?")
    assert not about(group, "Eröffnung")


async def test_an_older_answer_is_not_sent_after_another_one_unless_asked_once_more(
    desk: Stage, boris: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await replies(olga, about(group, "чемодан")[0])
    held = last_of_bot(group)
    await replies(olga, held, "Оставьте его в фойе.")
    await otto.presses("Trotzdem senden", held)
    await desk.delivered()
    assert held.text.startswith("Eine Antwort ist schon hinausgegangen\n„Оставьте его в фойе.“")
    assert len(answers(boris)) == 1
    data = held.rows[0][0]["callback_data"]
    await otto.presses("Nein", held)
    assert held.text.startswith("Nicht gesendet.")
    await otto.sends_press(data, held)
    await desk.delivered()
    assert len(answers(boris)) == 2


async def test_in_private_what_is_written_after_taking_a_question_is_offered_as_the_answer(
    desk: Stage, anna: Talker
) -> None:
    olga, otto = await organisers(desk)
    await passes_on(anna)
    shown = olga.screen
    assert "Antworten Sie auf diese Nachricht." in shown.text
    await olga.presses("Ich übernehme", shown)
    assert olga.toast is not None
    assert "Schreiben Sie jetzt Ihre Antwort" in olga.toast
    said = await olga.says(ANSWER)
    assert said.startswith("Als Antwort an Anna senden?")
    assert ANSWER in said
    assert QUESTION in said
    await desk.delivered()
    assert not answers(anna)
    assert (await olga.presses("Nein")).startswith("Nicht gesendet.")
    assert (await olga.says(ANSWER)).startswith("Als Antwort an Anna senden?")
    await olga.presses("Erledigt", shown)
    await olga.presses("Nein, offen lassen", shown)
    await otto.says("/helpdesk")
    await otto.presses("1")
    assert QUESTION in otto.text
    await otto.says(ANSWER)
    offered, data = otto.screen, otto.screen.rows[0][0]["callback_data"]
    assert await otto.presses("Als Antwort senden") == "Ihre Antwort an Anna ist unterwegs."
    await otto.sends_press(data, offered)
    await desk.delivered()
    assert [m.text for m in answers(anna)] == [f"{TITLE}\n\n{ANSWER}"]
    assert "Beantwortet: Otto" in shown.text


async def test_what_is_written_after_another_screen_or_in_the_group_is_sent_to_nobody(
    desk: Stage, anna: Talker
) -> None:
    olga, otto = await organisers(desk)
    await passes_on(anna)
    await olga.presses("Ich übernehme", olga.screen)
    await olga.says("/now")
    assert (await olga.says(ANSWER)).startswith("Als Antwort an Anna senden?")
    await passes_on(await somebody(desk, 13, "Clara"), "Gibt es Schließfächer?")
    group = desk.group(GROUP, olga, otto)
    await olga.says("/helpdesk", group)
    await desk.delivered()
    await otto.presses("Ich übernehme", question_in(group, "Schließfächer"))
    count = len(group.messages)
    await otto.says(ANSWER, group)
    await desk.delivered()
    assert len(group.messages) == count + 1
    assert "nichts gefunden" in await otto.says(ANSWER)
    assert not answers(anna)


async def test_the_desk_lists_the_questions_that_are_open_with_who_takes_them(
    desk: Stage, anna: Talker, boris: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await olga.presses("Ich übernehme", question_in(group))
    said = await olga.says("/helpdesk")
    for words in ("Welche Fragen sind offen?", "Gibt es unbeantwortete Fragen", "открытые вопросы"):
        assert await olga.says(words) == said
    assert "Fragen, die weitergegeben werden" not in await anna.says("Welche Fragen sind offen?")
    await olga.says("/helpdesk")
    assert "2\xa0Fragen warten auf eine Antwort." in said
    assert f"„{QUESTION}“ · Übernommen: Olga" in said
    assert f"„{QUESTION_IN_RUSSIAN}“" in said
    await olga.presses("2")
    assert labels_of(olga.screen) == ["Ich übernehme", "Erledigt"]
    await replies(olga, olga.screen, "Оставьте его в фойе.")
    assert len(answers(boris)) == 1


async def test_who_takes_a_question_answers_it_though_another_answer_goes_out_meanwhile(
    desk: Stage, anna: Talker, boris: Talker
) -> None:
    olga, _otto = await organisers(desk)
    await passes_on(anna)
    first = olga.screen
    await olga.presses("Ich übernehme", first)
    await olga.says(ANSWER)
    offered = olga.screen
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await olga.presses("Ich übernehme", olga.screen)
    await olga.presses("Als Antwort senden", offered)
    assert (await olga.says("Оставьте в фойе.")).startswith("Als Antwort an Борис senden?")
    await replies(olga, first, "Und abends?")
    assert len(answers(anna)) == 2
