"""The help desk in a forum: a topic for each person, whatever happens to it."""

from bot.sandbox.chats import Chat, Message
from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.helpdesk.world import (
    GROUP,
    QUESTION_IN_RUSSIAN,
    about,
    answers,
    bound,
    organisers,
    passes_on,
    question_in,
    replies,
)
from tests.flows.organising import somebody


def openings(group: Chat) -> list[Message]:
    """The messages that topics of the bot begin with."""
    return [m for m in group.messages if m.service and "forum_topic_created" in m.service]


async def test_each_person_gets_a_topic_and_a_reply_there_is_the_answer(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk, forum=True)
    assert "ein eigenes Thema" in last_of_bot(group).text
    boris = await somebody(desk, 12, "Борис", "ru")
    await passes_on(anna)
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    first, second = openings(group)
    assert first.service == {"forum_topic_created": {"name": "Anna · 1", "icon_color": 7322096}}
    assert question_in(group).thread == first.id
    assert about(group, "чемодан")[0].thread == second.id
    await replies(olga, question_in(group))
    assert len(answers(anna)) == 1
    await anna.presses("Weiterschreiben")
    await anna.says("Bis wann?")
    await desk.delivered()
    assert about(group, "Bis wann?")[0].thread == first.id
    assert len(openings(group)) == 2


async def test_what_only_answers_the_topics_opening_message_stays_in_the_group(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk, forum=True)
    await passes_on(anna)
    (opening,) = openings(group)
    before = len(group.messages)
    desk.telegram.say(olga.person, "Wer weiß das?", group, thread=opening.id)
    desk.telegram.say(otto.person, "Ich nicht.", group, reply_to=opening)
    await desk.delivered()
    assert not answers(anna)
    assert len(group.messages) == before + 2


async def test_a_topic_closed_by_hand_is_done_and_what_comes_later_opens_a_new_one(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk, forum=True)
    await passes_on(anna)
    passed = anna.screen
    (opening,) = openings(group)
    desk.telegram.close_topic(olga.person, group, opening.id)
    await desk.delivered()
    assert desk.holds("help_question", "answered_at IS NOT NULL")
    await anna.presses("Weiterschreiben", passed)
    await anna.says("Bis wann?")
    await desk.delivered()
    assert len(openings(group)) == 2
    more = about(group, "Bis wann?")[0]
    assert more.thread == openings(group)[1].id
    assert question_in(group).thread == more.thread
    await replies(olga, more)
    assert len(answers(anna)) == 1


async def test_a_deleted_topic_is_noticed_by_the_next_text_and_all_of_it_is_shown_anew(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk, forum=True)
    await passes_on(anna)
    passed = anna.screen
    desk.telegram.delete_topic(group, openings(group)[0].id)
    await anna.presses("Weiterschreiben", passed)
    await anna.says("Bis wann?")
    await desk.delivered()
    (opening,) = openings(group)
    assert question_in(group).thread == opening.id
    assert [m.thread for m in about(group, "Bis wann?")] == [opening.id]
    await replies(olga, question_in(group))
    assert len(answers(anna)) == 1


async def test_a_reminder_finds_out_that_the_topic_was_deleted(desk: Stage, anna: Talker) -> None:
    _olga, _otto, group = await bound(desk, forum=True)
    await passes_on(anna)
    desk.telegram.delete_topic(group, openings(group)[0].id)
    await desk.clock.travel(desk.clock.now().replace(minute=20))
    await desk.delivered()
    (opening,) = openings(group)
    assert question_in(group).thread == opening.id
    (reminder,) = about(group, "Noch ohne Antwort")
    assert reminder.thread == opening.id


async def test_that_somebody_has_blocked_the_bot_is_said_where_the_topic_is_gone_too(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk, forum=True)
    await passes_on(anna)
    desk.telegram.block(anna.person)
    await desk.finished()
    desk.telegram.delete_topic(group, openings(group)[0].id)
    desk.write(
        "INSERT INTO delivery (key, kind, chat, parameters, priority, repeat, due_at)"
        " VALUES ('x', 'help unreached', ?, json_object('question', 1), 0, 1, 0)",
        GROUP,
    )
    await desk.delivered()
    assert len(about(group, "hat mich blockiert:")) >= 1
    assert not desk.holds("delivery", "kind = 'help unreached' AND state <> 'sent'")


async def test_where_the_bot_may_not_manage_topics_the_forum_is_a_plain_group(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto = await organisers(desk)
    group = desk.group(GROUP, olga)
    group.kind, group.is_forum = "supergroup", True
    said = await olga.says("/helpdesk", group)
    assert "Ich darf hier keine Themen verwalten" in said
    await passes_on(anna)
    assert question_in(group).thread is None
    await replies(olga, question_in(group))
    assert len(answers(anna)) == 1


async def test_a_right_that_is_taken_away_makes_it_a_plain_group_and_it_says_so_once(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk, forum=True)
    group.bot_manages_topics = False
    await passes_on(anna)
    boris = await somebody(desk, 12, "Борис", "ru")
    await passes_on(boris, QUESTION_IN_RUSSIAN)
    await desk.delivered()
    assert question_in(group).thread is None
    assert about(group, "чемодан")[0].thread is None
    assert len(about(group, "Ich darf hier keine Themen verwalten")) == 1
    await replies(olga, question_in(group))
    assert len(answers(anna)) == 1
