"""A question goes to the organisers and their answer comes back, once each, whatever happens."""

import pytest

from handlers.frame import dialogues
from handlers.frame.context import Context
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
    organisers,
    passes_on,
    question_in,
    replies,
    texts,
)
from tests.flows.organising import somebody
from tests.programmes import at


async def test_below_nothing_found_a_question_is_passed_on_and_answered_by_a_reply(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await anna.says(QUESTION)
    preview = await anna.presses("Ans Organisationsteam weitergeben")
    assert QUESTION in preview
    assert "Das Organisationsteam sieht Ihren Namen: Anna" in preview
    assert not desk.holds("help_question")
    said = await anna.presses("Weitergeben")
    assert said.startswith("An das Organisationsteam weitergegeben")
    await desk.delivered()
    shown = question_in(group)
    assert shown.text.startswith("Frage von Anna\nAuf Deutsch · ")
    assert QUESTION in shown.text
    assert labels_of(shown) == ["Ich übernehme", "Erledigt"]
    await replies(olga, shown)
    assert anna.text == f"{TITLE}\n\n{ANSWER}"
    assert anna.labels == ["Weiterschreiben"]
    assert anna.screen.reply_to is not None
    assert anna.screen.reply_to.text == QUESTION
    assert "Beantwortet: Olga 17:00" in shown.text
    assert labels_of(shown) == ["Zur Infoseite machen"]
    assert last_of_bot(group) is shown


async def test_what_is_most_likely_small_talk_can_be_passed_on_as_it_may_be_a_complaint(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    assert (await anna.says("so ein saftladen")).startswith("Plaudern kann ich leider nicht")
    assert anna.labels[0] == "Ans Organisationsteam weitergeben"
    assert "so ein saftladen" in await anna.presses("Ans Organisationsteam weitergeben")
    await anna.presses("Weitergeben")
    await desk.delivered()
    assert about(group, "so ein saftladen")


async def test_the_name_on_the_lists_is_shown_or_none_and_never_an_id(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    anna.person.username = "anna_a"
    statement = "INSERT INTO profile (person, consent, consented_at, name) VALUES (11, 1, 1, ?)"
    desk.write(statement, "Anna Arndt")
    await anna.says(QUESTION)
    assert "Anna Arndt" in await anna.presses("Ans Organisationsteam weitergeben")
    assert "sieht Ihren Namen nicht" in await anna.presses("Meinen Namen weglassen")
    await anna.presses("Weitergeben")
    await desk.delivered()
    shown = question_in(group).text
    assert shown.startswith("Frage ohne Namen")
    for secret in ("Anna", "Arndt", "anna_a"):
        assert secret not in shown
    assert not desk.holds("help_question", "name IS NOT NULL")


async def test_without_a_desk_every_organiser_gets_it_and_answers_in_private(
    desk: Stage, anna: Talker
) -> None:
    olga, otto = await organisers(desk)
    await passes_on(anna)
    for organiser in (olga, otto):
        assert QUESTION in organiser.text
        assert organiser.labels == ["Ich übernehme", "Erledigt"]
    at_otto = otto.screen
    await replies(olga, olga.screen)
    assert [m.text for m in answers(anna)] == [f"{TITLE}\n\n{ANSWER}"]
    assert olga.text == "Ihre Antwort an Anna ist unterwegs."
    assert "Beantwortet: Olga" in at_otto.text
    assert labels_of(at_otto) == ["Zur Infoseite machen"]


async def test_where_no_organiser_uses_the_bot_the_contact_is_shown_and_nothing_is_kept(
    desk: Stage, anna: Talker
) -> None:
    await anna.says(QUESTION)
    said = await anna.sends_press("zs:1")
    assert "Im Moment ist über diesen Chat niemand" in said
    assert "orga@example.org" in said
    assert not desk.holds("help_question")


async def test_what_is_no_reply_to_a_question_stays_in_the_group(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    greeting = last_of_bot(group)
    await passes_on(anna)
    count = len(group.messages)
    desk.telegram.say(olga.person, "Wer weiß das?", group)
    await replies(olga, greeting, "Gut.")
    assert len(group.messages) == count + 2
    assert not answers(anna)


async def test_a_mention_in_the_desk_still_gets_its_one_line(desk: Stage) -> None:
    olga, _otto, group = await bound(desk)
    await olga.says(f"@{desk.telegram.bot.username} hallo", group)
    assert "privat" in last_of_bot(group).text


async def test_anybody_in_the_desk_may_answer(desk: Stage, anna: Talker) -> None:
    _olga, _otto, group = await bound(desk)
    helper = desk.person(31, "Hanna")
    group.members.append(helper.person)
    await passes_on(anna)
    await replies(helper, question_in(group))
    assert answers(anna)
    assert "Beantwortet: Hanna" in question_in(group).text
    assert not desk.holds("person", "id = 31")


async def test_in_private_nobody_but_an_organiser_answers(desk: Stage, anna: Talker) -> None:
    olga, otto = await organisers(desk)
    await passes_on(anna)
    stranger = await somebody(desk, 32, "Xenia")
    stolen = desk.telegram.put(stranger.chat, None, text=olga.text)
    await replies(stranger, stolen)
    assert not answers(anna)
    assert otto.labels == ["Ich übernehme", "Erledigt"]


async def test_who_is_an_organiser_no_longer_gets_and_sees_nothing_more(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto = await organisers(desk)
    ida = await somebody(desk, 41, "Ida")
    desk.write("INSERT INTO organiser (person, named_by, since) VALUES (41, 21, 0)")
    await passes_on(anna)
    seen = texts(ida)
    assert QUESTION in seen[-1]
    desk.write("DELETE FROM organiser")
    await olga.presses("Ich übernehme", olga.screen)
    await desk.clock.travel(at(28, 17, 20))
    await desk.delivered()
    assert "Noch ohne Antwort" in olga.text
    anna.chat.bot_is_member = False
    await replies(olga, olga.screen)
    await desk.delivered()
    assert any("Anna hat mich blockiert" in text for text in texts(olga))
    assert texts(ida) == seen


async def test_two_organisers_answering_at_once_both_arrive_and_the_second_is_told(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    desk.telegram.say(olga.person, "Im Foyer.", group, reply_to=shown)
    desk.telegram.say(otto.person, "An der Garderobe.", group, reply_to=shown)
    await desk.delivered()
    assert sorted(m.text.split("\n")[-1] for m in answers(anna)) == [
        "An der Garderobe.",
        "Im Foyer.",
    ]
    assert "Olga 17:00" in shown.text
    assert "Otto 17:00" in shown.text
    assert "hat schon geantwortet. Beide Antworten gehen hinaus." in last_of_bot(group).text


async def test_a_restart_between_question_and_answer_loses_nothing(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await anna.says(QUESTION)
    await anna.presses("Ans Organisationsteam weitergeben")
    await desk.restart()
    await anna.presses("Weitergeben")
    await desk.restart()
    await desk.delivered()
    shown = question_in(group)
    assert len(about(group)) == 1
    await desk.stop()
    desk.telegram.say(olga.person, ANSWER, group, reply_to=shown)
    await desk.start()
    await desk.delivered()
    assert len(answers(anna)) == 1


async def test_a_question_that_is_sent_twice_is_passed_on_once(desk: Stage, anna: Talker) -> None:
    _olga, _otto, group = await bound(desk)
    await anna.says(QUESTION)
    await anna.presses("Ans Organisationsteam weitergeben")
    screen, data = anna.screen, anna.screen.rows[0][0]["callback_data"]
    await anna.sends_press(data, screen)
    await anna.sends_press(data, screen)
    await desk.delivered()
    assert len(about(group)) == 1


async def test_one_open_question_at_a_time_and_another_one_is_added_to_it(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.says("Gibt es Schließfächer?")
    said = await anna.presses("Ans Organisationsteam weitergeben")
    assert said.startswith(
        "Auch das an das Organisationsteam weitergeben?\n\n„Gibt es Schließfächer?“"
    )
    await anna.presses("Weitergeben")
    await desk.delivered()
    (more,) = about(group, "Schließfächer")
    assert more.text.startswith("Noch etwas von Anna")
    assert more.reply_to is question_in(group)
    assert not desk.holds("help_question", "id > 1")
    await replies(olga, more, "Nein.")
    assert answers(anna)[-1].text.endswith("Nein.")


async def test_what_is_added_to_a_question_that_is_done_meanwhile_is_a_question_of_its_own(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.says("Gibt es Schließfächer?")
    await anna.presses("Ans Organisationsteam weitergeben")
    screen, data = anna.screen, anna.screen.rows[0][0]["callback_data"]
    await closes(olga, question_in(group))
    await anna.sends_press(data, screen)
    await anna.sends_press(data, screen)
    assert screen.text.startswith("An das Organisationsteam weitergegeben")
    await desk.delivered()
    (shown,) = about(group, "Schließfächer")
    assert shown.text.startswith("Frage von Anna")
    assert desk.holds("help_question", "id = 2 AND answered_at IS NULL")


async def test_what_is_asked_while_another_question_is_open_can_be_added_to_it(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.says("/help")
    await anna.presses("Organisationsteam fragen")
    said = await anna.says("Gibt es Schließfächer?")
    assert said.startswith(
        "Auch das an das Organisationsteam weitergeben?\n\n„Gibt es Schließfächer?“"
    )
    await anna.presses("Weitergeben")
    await desk.delivered()
    assert about(group, "Schließfächer")


async def test_a_question_in_russian_answered_in_german_is_sent_by_a_press_alone(
    desk: Stage, boris: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    shown = about(group, "чемодан")[0]
    assert "Auf Russisch" in shown.text
    await replies(olga, shown)
    assert not answers(boris)
    told = last_of_bot(group)
    assert "Die Frage wurde auf Russisch gestellt, diese Antwort ist auf Deutsch." in told.text
    assert labels_of(shown) == ["Ich übernehme", "Erledigt"]
    await olga.presses("Trotzdem senden", told)
    await desk.delivered()
    assert [m.text for m in answers(boris)] == [f"Ответ организаторов\n\n{ANSWER}"]
    assert "Beantwortet: Olga" in shown.text


async def test_instead_the_organiser_may_reply_once_more_in_russian(
    desk: Stage, boris: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await replies(olga, about(group, "чемодан")[0])
    await replies(olga, last_of_bot(group), "Оставьте его в фойе.")
    assert [m.text.split("\n")[-1] for m in answers(boris)] == ["Оставьте его в фойе."]


async def test_who_takes_a_question_stands_below_it_and_the_first_one_does(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    data = shown.rows[0][0]["callback_data"]
    await olga.presses("Ich übernehme", shown)
    assert "Übernommen: Olga" in shown.text
    assert labels_of(shown) == ["Erledigt"]
    await otto.sends_press(data, shown)
    assert otto.toast == "Schon übernommen: Olga"


async def test_a_question_that_is_done_without_an_answer_is_open_no_more(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await closes(olga, question_in(group))
    assert "Ohne Antwort erledigt" in question_in(group).text
    await desk.delivered()
    assert not answers(anna)
    await passes_on(anna, "Gibt es Schließfächer?")
    assert about(group, "Schließfächer")


async def test_an_open_question_is_reminded_of_once_after_fifteen_minutes(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await desk.clock.travel(at(28, 19))
    await passes_on(anna)
    await desk.clock.travel(at(28, 19, 14))
    await desk.delivered()
    assert not about(group, "Noch ohne Antwort")
    await desk.clock.travel(at(28, 19, 15))
    await desk.delivered()
    (reminder,) = about(group, "Noch ohne Antwort")
    assert reminder.reply_to is question_in(group)
    await desk.clock.travel(at(28, 23))
    await desk.delivered()
    assert len(about(group, "Noch ohne Antwort")) == 1
    await replies(olga, reminder)
    assert answers(anna)


async def test_an_answered_question_and_one_before_the_event_are_not_reminded_of(
    desk: Stage, anna: Talker, boris: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group))
    await desk.clock.travel(at(30, 12))
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await desk.clock.travel(at(30, 13))
    await desk.delivered()
    assert not about(group, "Noch ohne Antwort")


async def test_by_words_a_human_is_asked_for_and_the_next_text_goes_there(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await anna.says("/help")
    asked = await anna.presses("Organisationsteam fragen")
    assert "Was Sie als Nächstes schreiben" in asked
    said = await anna.says(QUESTION)
    assert said.startswith("An das Organisationsteam weitergegeben")
    await desk.delivered()
    assert about(group)
    await anna.says("Wann beginnt die Eröffnung?")
    assert "Eröffnung" in anna.text
    assert len(about(group, "Eröffnung")) == 0


async def test_a_question_is_kept_before_the_dialogue_that_asks_for_it_ends(
    desk: Stage, anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bound(desk)
    end, kept = dialogues.end, []

    async def ends(context: Context) -> None:
        kept.append(desk.holds("help_question"))
        await end(context)

    monkeypatch.setattr(dialogues, "end", ends)
    await anna.says("/help")
    await anna.presses("Organisationsteam fragen")
    kept.clear()
    await anna.says(QUESTION)
    assert kept == [True]
    assert not desk.holds("dialogue")


async def test_ten_messages_in_a_row_all_arrive_in_order_and_a_flood_does_not(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses("Weiterschreiben")
    for number in range(10):
        desk.telegram.say(anna.person, f"Satz {number:02}.")
    await desk.delivered()
    assert [m.text.split("\n")[-1] for m in about(group, "Satz")] == [
        f"Satz {number:02}." for number in range(10)
    ]
    for number in range(10, 40):
        await anna.says(f"Satz {number:02}.")
        if "zu viel" in anna.text or "schon viel geschrieben" in anna.text:
            break
        await desk.delivered()
    assert "schon viel geschrieben" in anna.text
    assert len(about(group, "Satz")) == 19
    await replies(olga, about(group, "Satz")[-1])
    await anna.presses("Weiterschreiben", answers(anna)[-1])
    assert "weitergegeben" in await anna.says("Danke.")


async def test_writing_on_ends_by_any_other_screen_and_goes_on_by_the_answer(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group))
    await anna.presses("Weiterschreiben")
    await anna.says("Bis wann?")
    await anna.presses("Fertig")
    await anna.says("Was kommt heute noch?")
    await desk.delivered()
    assert about(group, "Bis wann?")
    assert not about(group, "heute noch")


async def test_somebody_who_has_blocked_the_bot_is_shown_and_the_answer_waits(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    desk.telegram.block(anna.person)
    await desk.finished()
    await replies(olga, question_in(group))
    assert "Anna hat mich blockiert" in last_of_bot(group).text
    assert not answers(anna)
    desk.telegram.block(anna.person, False)
    await desk.delivered()
    assert answers(anna)


async def test_a_block_that_only_the_answer_finds_out_is_told_to_the_desk(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    anna.chat.bot_is_member = False
    await replies(olga, question_in(group))
    await desk.delivered()
    assert "Anna hat mich blockiert" in last_of_bot(group).text


async def test_what_cannot_be_passed_on_is_said_so_in_the_desk(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group), "x" * 4000)
    assert "Zeichen zu lang" in last_of_bot(group).text
    assert not answers(anna)
    assert desk.holds("help_desk", f"chat = {GROUP}")


async def test_the_figures_count_open_questions_and_the_time_to_an_answer(
    desk: Stage, anna: Talker, boris: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await desk.clock.travel(at(28, 17, 10))
    await replies(olga, question_in(group))
    said = await olga.says("/stats")
    assert "Fragen an das Organisationsteam" in said
    assert "Offen: 1 · Beantwortet: 1 · Die Hälfte innerhalb von 10\xa0Min." in said


async def test_all_that_is_kept_is_shown_to_the_one_who_asked(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group))
    await anna.says("/privacy")
    await anna.presses("Meine Daten zeigen")
    await anna.presses("Alles als Datei (JSON)")
    document = anna.screen.file
    assert document is not None
    kept = document.content.decode()
    assert QUESTION in kept
    assert ANSWER in kept
    assert len(texts(anna)) > 1


async def test_whoever_asks_again_sees_which_question_waits_and_what_is_not_passed_on(
    desk: Stage, anna: Talker
) -> None:
    await bound(desk)
    await passes_on(anna)
    other = "Wer leiht mir einen Regenschirm?"
    await anna.says(other)
    said = await anna.presses("Ans Organisationsteam weitergeben")
    assert said.startswith(f"Auch das an das Organisationsteam weitergeben?\n\n„{other}“\n")
    assert f"Dort liegt schon: „{QUESTION}“" in said
    assert anna.labels[:2] == ["Weitergeben", "Startseite"]
    await anna.says("/help")
    assert f"„{QUESTION}“" in await anna.presses("Organisationsteam fragen")


@pytest.mark.parametrize(
    "text", ["wann krieg ich antwort", "Wurde meine Frage beantwortet?", "когда мне ответят?"]
)
async def test_who_asks_for_the_answer_sees_the_question_that_waits(
    desk: Stage, anna: Talker, text: str
) -> None:
    await organisers(desk)
    assert "Ihre Frage liegt" not in await anna.says(text)
    await passes_on(anna)
    said = await anna.says(text)
    assert QUESTION in said
    assert "Mittagessen" in await anna.says("Wann gibt es Mittagessen?")
    assert not desk.holds("help_question", "id > 1")


async def test_writing_more_leaves_the_receipt_as_it_is(desk: Stage, anna: Talker) -> None:
    await organisers(desk)
    await passes_on(anna)
    receipt = anna.screen
    written = receipt.text
    await anna.presses("Weiterschreiben")
    assert receipt.text == written
    assert anna.screen is not receipt


@pytest.mark.parametrize("word", ["abbrechen", "nein", "отмена", "нет, не надо"])
async def test_the_wish_to_leave_is_not_passed_on(desk: Stage, anna: Talker, word: str) -> None:
    _olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses("Weiterschreiben")
    assert (await anna.says(word)).startswith(f"Nicht weitergegeben: „{word}“\n")
    await anna.says("Was kommt heute noch?")
    await desk.delivered()
    assert not about(group, word)
    assert not about(group, "heute noch")


@pytest.mark.parametrize(
    "asked", ["Wann ist die Eröffnung?", "Und wo ist das Mittagessen?", "когда открытие?"]
)
async def test_what_is_written_on_goes_to_the_organisers_whatever_the_programme_says_of_it(
    desk: Stage, anna: Talker, asked: str
) -> None:
    _olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses("Weiterschreiben")
    said = await anna.says(asked)
    assert said.startswith("An das Organisationsteam weitergegeben"), said
    await desk.delivered()
    assert about(group, asked)


async def test_what_is_written_after_the_offer_goes_to_the_organisers_as_it_says(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await anna.says("Ich möchte mit einem Menschen sprechen")
    await anna.presses("Organisationsteam fragen")
    assert "Was Sie als Nächstes schreiben, geht an das Organisationsteam" in anna.text
    asked = "Wann ist die Eröffnung?"
    await anna.says(asked)
    await desk.delivered()
    assert about(group, asked)


async def test_what_is_written_after_an_answer_is_more_to_its_question_and_nothing_else(
    desk: Stage, anna: Talker
) -> None:
    _, otto, group = await bound(desk)
    statement = "INSERT INTO profile (person, consent, consented_at, name) VALUES (11, 1, 1, ?)"
    desk.write(statement, "Anna Arndt")
    await anna.says("/settings")
    await anna.presses("Namen ändern")
    await passes_on(anna)
    await replies(otto, question_in(group))
    await anna.says("Dann hole ich den Regenschirm dort ab")
    assert "Fortsetzen mit" not in " ".join(anna.labels)
    await anna.presses("Ans Organisationsteam weitergeben")
    await desk.delivered()
    assert about(group, "Dann hole ich den Regenschirm dort ab")


async def test_who_looks_elsewhere_instead_of_asking_is_not_reminded_of_it_all_day(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await anna.says("/help")
    await anna.presses("Organisationsteam fragen")
    await anna.says("/programme")
    assert not anna.may_go_on()
    assert "Mittagessen" in await anna.says("Wann gibt es Mittagessen?")
    await desk.delivered()
    assert not about(group, "Mittagessen")


@pytest.mark.parametrize(
    "text", ["Danke! Und braucht er eine Leine?", "Vielen Dank, und braucht er eine Leine?"]
)
async def test_who_asks_on_after_thanking_for_an_answer_is_heard(
    desk: Stage, anna: Talker, text: str
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group))
    assert "nichts gefunden" in await anna.says(text)
    await anna.presses("Ans Organisationsteam weitergeben")
    await desk.delivered()
    assert about(group, "Leine")
    assert "Gern geschehen" in await anna.says("Vielen Dank!")


async def test_what_means_nothing_else_is_offered_as_the_answer_to_the_only_question(
    desk: Stage,
) -> None:
    olga, _ = await organisers(desk)
    anna = await somebody(desk, 11, "Anna")
    await passes_on(anna)
    text = await olga.says("kommen sie bitte ins büro zimmer 3")
    assert text.startswith("Als Antwort an Anna senden?"), text
    assert not answers(anna)
    await olga.presses("Als Antwort senden")
    await desk.delivered()
    assert "kommen sie bitte ins büro zimmer 3" in answers(anna)[-1].text
    assert not (await olga.says("quatsch büro zimmer 4")).startswith("Als Antwort an")


async def test_with_two_questions_it_is_not_known_which_one_is_answered(desk: Stage) -> None:
    olga, _ = await organisers(desk)
    await passes_on(await somebody(desk, 11, "Anna"))
    await passes_on(await somebody(desk, 12, "Bert"))
    assert "als Antwort" not in await olga.says("kommen sie bitte ins büro zimmer 3")
