"""Which group is the help desk: bound by organisers alone, moved, ended, lost, followed."""

from tests.flows.conversation import Stage, Talker, labels_of, last_of_bot
from tests.flows.helpdesk.world import (
    GROUP,
    QUESTION,
    about,
    answers,
    bound,
    organisers,
    passes_on,
    question_in,
    replies,
    texts,
)

LOST = "Der Helpdesk hat keinen Gruppenchat mehr"


async def test_only_an_organiser_binds_a_group_and_others_are_told_nothing(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto = await organisers(desk)
    group = desk.group(GROUP, olga, anna)
    assert await anna.says("/helpdesk", group) == ""
    name = desk.telegram.bot.username
    assert await anna.says(f"/helpdesk@{name}", group) == "Das geht nur im privaten Chat mit mir."
    assert not desk.holds("help_desk")
    said = await olga.says(f"/helpdesk@{name}", group)
    assert said.startswith("Diese Gruppe ist jetzt der Helpdesk")
    assert desk.holds("help_desk", f"chat = {GROUP} AND NOT topics")
    assert desk.holds("audit", "action = 'help desk bound' AND actor = 21")


async def test_in_private_an_organiser_sees_where_questions_go_and_others_have_no_such_command(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto = await organisers(desk)
    assert "Diesen Befehl kenne ich nicht." in await anna.says("/helpdesk")
    assert "schreiben dort /helpdesk" in await olga.says("/helpdesk")
    await bound_again(desk, olga)
    assert "in die Gruppe, die der Helpdesk ist" in await olga.says("/helpdesk")
    await olga.presses("Helpdesk beenden")
    assert "in den privaten Chat" in olga.text or any(LOST in text for text in texts(olga))
    assert not desk.holds("help_desk")


async def bound_again(desk: Stage, olga: Talker) -> None:
    await olga.says("/helpdesk", desk.group(GROUP, olga))


async def test_in_another_group_it_moves_and_what_is_open_is_shown_there(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    other = desk.group(-701, olga)
    await olga.says("/helpdesk", other)
    await desk.delivered()
    await replies(olga, question_in(other))
    assert len(answers(anna)) == 1
    assert "Beantwortet: Olga" in question_in(group).text
    before = len(group.messages)
    await replies(olga, question_in(group), "Zu spät.")
    assert len(answers(anna)) == 1
    assert "privaten Chat" in last_of_bot(group).text or len(group.messages) == before + 1


async def test_a_button_there_ends_it_for_organisers_alone_and_all_of_them_are_told(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    group.members.append(anna.person)
    greeting = last_of_bot(group)
    await passes_on(anna)
    await anna.presses("Helpdesk beenden", greeting)
    assert anna.toast == "Das kann nur das Organisationsteam drücken."
    assert desk.holds("help_desk")
    await otto.presses("Helpdesk beenden", greeting)
    await desk.delivered()
    assert greeting.text.startswith("Diese Gruppe ist nicht mehr der Helpdesk")
    for organiser in (olga, otto):
        assert any(LOST in text for text in texts(organiser))
        assert any(QUESTION in text for text in texts(organiser))


async def test_the_bot_removed_in_the_middle_brings_what_is_open_to_each_organiser(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(anna)
    desk.telegram.remove_bot(olga.person, group)
    await desk.delivered()
    assert not desk.holds("help_desk")
    for organiser in (olga, otto):
        assert any(LOST in text for text in texts(organiser))
    shown = next(m for m in olga.chat.messages if m.sender is None and QUESTION in m.text)
    await replies(olga, shown)
    assert len(answers(anna)) == 1


async def test_a_removal_that_only_a_question_finds_out_loses_it_not(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    group.bot_is_member = False
    await passes_on(anna)
    await desk.delivered()
    assert not desk.holds("help_desk")
    assert any(QUESTION in text for text in texts(olga))


async def test_a_group_that_becomes_a_supergroup_is_followed_and_shown_what_is_open(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    new = desk.telegram.migrate(group)
    await desk.delivered()
    assert desk.holds("help_desk", f"chat = {new.id}")
    await replies(olga, question_in(new))
    assert len(answers(anna)) == 1


async def test_a_migration_that_went_unnoticed_is_followed_when_a_question_is_sent(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    new = desk.telegram.migrate(group)
    await desk.delivered()
    desk.write("UPDATE help_desk SET chat = ?", GROUP)
    await passes_on(anna)
    await desk.delivered()
    assert len(about(new)) == 1
    assert desk.holds("help_desk", f"chat = {new.id}")


async def test_binding_the_same_group_again_shows_nothing_twice(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await olga.says("/helpdesk", group)
    await desk.delivered()
    assert len(about(group)) == 1
    assert labels_of(last_of_bot(group)) == ["Helpdesk beenden"]
