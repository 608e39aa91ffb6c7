"""Erasing somebody takes all of them from the desk, as far as Telegram lets it be taken."""

from datetime import timedelta

from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.helpdesk.test_forum import openings
from tests.flows.helpdesk.world import (
    ANSWER,
    about,
    answers,
    bound,
    organisers,
    passes_on,
    question_in,
    replies,
    texts,
)


async def erases(talker: Talker) -> None:
    await talker.says("/privacy")
    await talker.presses("Meine Daten löschen")
    await talker.presses("Ja")
    await talker.stage.delivered()


def nothing_is_kept(stage: Stage) -> bool:
    return not stage.holds("help_question") and not stage.holds("help_message")


async def test_in_a_plain_group_the_bots_messages_about_them_are_deleted(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses("Weiterschreiben")
    await anna.says("Mein Koffer ist rot.")
    await desk.delivered()
    await replies(olga, question_in(group))
    await erases(anna)
    assert not about(group)
    assert nothing_is_kept(desk)
    assert not desk.holds("delivery", "parameters LIKE '%Koffer%'")


async def test_in_a_forum_their_topic_is_deleted_where_the_bot_may(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk, forum=True)
    group.bot_deletes_messages = True
    await passes_on(anna)
    await erases(anna)
    assert not openings(group)
    assert nothing_is_kept(desk)
    assert not desk.holds("help_topic")


async def test_else_the_bots_messages_in_the_topic_are(desk: Stage, anna: Talker) -> None:
    _olga, _otto, group = await bound(desk, forum=True)
    await passes_on(anna)
    await erases(anna)
    await desk.delivered()
    assert not about(group)
    assert openings(group)


async def test_in_private_chats_of_organisers_too(desk: Stage, anna: Talker) -> None:
    olga, otto = await organisers(desk)
    await passes_on(anna)
    await erases(anna)
    for organiser in (olga, otto):
        assert not any("Koffer" in text for text in texts(organiser))


async def test_the_words_that_they_have_blocked_the_bot_too(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    anna.chat.bot_is_member = False
    await replies(olga, question_in(group))
    await replies(olga, question_in(group), "Noch etwas.")
    await desk.delivered()
    words = about(group, "Anna hat mich blockiert")
    assert {word.reply_to is question_in(group) for word in words} == {True, False}
    anna.chat.bot_is_member = True
    await erases(anna)
    assert not about(group, "Anna")


async def test_a_later_reply_gets_one_line_and_reaches_nobody(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    await desk.clock.travel(desk.clock.now() + timedelta(hours=49))
    await erases(anna)
    assert shown in about(group)
    got = len(anna.chat.messages)
    await replies(olga, shown)
    assert "hat ihre Daten löschen lassen" in last_of_bot(group).text
    assert len(anna.chat.messages) == got
    assert nothing_is_kept(desk)


async def test_an_organiser_who_erases_leaves_their_answer_but_no_name(
    desk: Stage, anna: Talker
) -> None:
    _olga, otto, group = await bound(desk)
    await passes_on(anna)
    await otto.presses("Ich übernehme", question_in(group))
    await replies(otto, question_in(group))
    await erases(otto)
    assert answers(anna)[-1].text.endswith(ANSWER)
    assert not desk.holds("help_message", "author = 22 OR author_name IS NOT NULL")
    assert not desk.holds("help_question", "taken_by IS NOT NULL OR taken_name IS NOT NULL")
