"""The team's chat: bound by those who may, reminded in both languages, followed, given up."""

from dataclasses import replace

import pytest

from bot.sandbox.chats import Chat, Message
from handlers.frame.actions import pack
from handlers.teams import actions as t
from storage.teams.model import Answer
from tests.flows.conversation import Stage, Talker, labels_of, last_of_bot
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.teams import CHAT, OTHER_LEADER, adds, bound, group_texts, joined, leader
from tests.flows.working_groups import known, texts
from tests.programmes import at
from tests.storage.teams.team_world import PERM, ROOM, with_workshop

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

IN_TIME = at(29, 10, 45)
"""A quarter of an hour before the workshop of Perm–Duisburg."""


async def reminded(stage: Stage, chat: Chat) -> Message:
    """The reminder of the workshop in the chat."""
    await stage.clock.travel(IN_TIME)
    await stage.delivered()
    return last_of_bot(chat)


async def test_a_leader_binds_their_teams_chat_with_one_word(forum: Stage) -> None:
    _lena, chat = await bound(forum)
    greeting = last_of_bot(chat).text
    assert greeting.startswith("Hallo, Team Perm–Duisburg!")
    assert "Привет, команда Пермь — Дуйсбург!" in greeting
    assert forum.holds("team_chat", f"team = '{PERM}' AND chat = {CHAT}")


async def test_help_tells_a_leader_what_leaders_can_do(forum: Stage) -> None:
    lena = await leader(forum)
    text = await lena.says("/help")
    assert "/team – wer kommt, eigene Workshops, Mitglieder und Chat: Perm–Duisburg" in text
    assert "/broadcast – an alle schreiben, die dazugehören" in text
    assert "/registrations" not in text
    assert "/audit" not in text


async def test_in_a_bound_chat_the_plan_is_shown_in_both_languages(forum: Stage) -> None:
    lena, chat = await bound(forum)
    await forum.clock.travel(at(29, 9))
    text = await lena.says("/team", chat)
    assert "Heute" in text
    assert "Сегодня" in text
    assert "11:00–14:00 Werkstatt" in text
    assert ROOM in text


async def test_the_chat_and_a_member_read_the_same_next_workshop(forum: Stage) -> None:
    lena, chat = await bound(forum)
    for moment, coming in (
        (at(28, 20), "Als Nächstes: morgen, 11:00\nWerkstatt"),
        (at(29, 10, 20), "Als Nächstes: in 40 Min.\nWerkstatt"),
        (at(29, 11, 30), "Als Nächstes: in 4 Std. 30 Min.\nTreffen\n"),
    ):
        await forum.clock.travel(moment)
        for text in (await lena.says("/team"), await lena.says("/team", chat)):
            assert coming in text.replace("\xa0", " ")


async def test_an_organiser_chooses_the_team_and_nobody_else_presses_for_them(
    forum: Stage,
) -> None:
    organiser = await somebody(forum, ORGANISER, "Olga")
    anna = await joined(forum, 11, "Anna Arndt")
    chat = forum.group(CHAT, organiser, anna)
    assert "Wessen Chat ist das?" in await organiser.says("/team", chat)
    question = last_of_bot(chat)
    await anna.presses("Perm–Duisburg", question)
    assert "Wählen kann nur" in anna.toast
    forged = pack(t.BindChat(PERM, 11))
    await anna.sends_press(forged, question)
    assert "kannst du nicht verbinden" in anna.toast
    assert not forum.holds("team_chat")
    await organiser.presses("Perm–Duisburg", question)
    assert last_of_bot(chat).text.startswith("Hallo, Team Perm–Duisburg!")


async def test_who_leads_nothing_binds_nothing(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    chat = forum.group(CHAT, anna)
    assert "Jugendforum" in await anna.says("/team", chat)
    assert not forum.holds("team_chat")


async def test_a_leader_of_another_team_cannot_take_a_bound_chat_over(forum: Stage) -> None:
    _lena, chat = await bound(forum)
    udo = await leader(forum, OTHER_LEADER, "Udo Ufer")
    chat.members.append(udo.person)
    assert "Team Perm–Duisburg" in await udo.says("/team", chat)
    await udo.sends_press(pack(t.BindChat("ufa-halle", OTHER_LEADER)), last_of_bot(chat))
    assert forum.holds("team_chat", f"team = '{PERM}'")
    assert not forum.holds("team_chat", "team = 'ufa-halle'")
    greeting = next(m for m in chat.messages if "Hallo" in m.text)
    await udo.presses("Сначала русский", greeting)
    assert "nur die Teamleitung" in udo.toast


async def test_the_team_chooses_which_language_comes_first(forum: Stage) -> None:
    lena, chat = await bound(forum)
    await lena.presses("Сначала русский", last_of_bot(chat))
    assert last_of_bot(chat).text.startswith("Привет")
    assert "Через 15" in (await reminded(forum, chat)).text.splitlines()[0]


async def test_the_chat_is_reminded_in_both_languages_and_members_in_their_own(
    forum: Stage,
) -> None:
    boris = await joined(forum, 12, "Борис Ефимов", "ru")
    _lena, chat = await bound(forum, boris)
    reminder = await reminded(forum, chat)
    assert reminder.text.startswith("In 15 Min.: Werkstatt")
    assert "Через 15 мин: Мастерская" in reminder.text
    assert ROOM in reminder.text
    assert "Da: 0 · Kommt: 0 · Kann nicht: 0" in reminder.text
    assert labels_of(reminder)[1:] == [
        "Bin da · На месте",
        "Komme · Приду",
        "Kann nicht · Не смогу",
    ]
    assert boris.text.startswith("Через 15 мин: Мастерская")
    assert "Werkstatt" not in boris.text
    assert sum("Werkstatt" in text for text in group_texts(forum)) == 1
    assert sum("Через 15" in text for text in texts(boris)) == 1


async def test_lead_times_of_the_chat_are_its_own(forum: Stage) -> None:
    lena, chat = await bound(forum)
    await lena.says("/team")
    await lena.presses("Für Teamleitungen")
    await lena.presses("Gruppenchat")
    await lena.presses("30 Min.")
    await lena.presses("✓ 15 Min.")
    await forum.clock.travel(at(29, 10, 30))
    await forum.delivered()
    assert "In 30 Min.: Werkstatt" in last_of_bot(chat).text
    count = len(group_texts(forum))
    await forum.clock.travel(IN_TIME)
    await forum.delivered()
    assert len(group_texts(forum)) == count
    assert "In 15 Min.: Werkstatt" in lena.text


async def test_figures_in_the_chat_and_names_for_the_leader(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    lena, chat = await bound(forum, anna)
    reminder = await reminded(forum, chat)
    await anna.presses("Komme", reminder)
    assert anna.toast.replace("\xa0", " ") == "Notiert: Komme (Di., 29. Juni, 11:00)"
    assert "Da: 0 · Kommt: 1 · Kann nicht: 0" in reminder.text
    await lena.presses("Bin da")
    assert "Da: 1 · Kommt: 1 · Kann nicht: 0" in reminder.text
    assert "На месте: 1 · Придут: 1 · Не смогут: 0" in reminder.text
    assert "✓ Bin da" in lena.labels
    for text in group_texts(forum):
        assert "Anna" not in text
        assert "Arndt" not in text
    await lena.says("/team")
    roll = await lena.presses("Für Teamleitungen")
    assert "Da (1): Lena Leitung" in roll
    assert "Kommt (1): Anna Arndt" in roll


async def test_the_figures_stand_under_every_reminder_of_a_workshop(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    lena, chat = await bound(forum, anna)
    await lena.sends_press(pack(t.ToggleChatLead(PERM, 30)))
    await forum.clock.travel(at(29, 10, 30))
    await forum.delivered()
    early = last_of_bot(chat)
    late = await reminded(forum, chat)
    assert late is not early
    await anna.presses("Komme", early)
    await lena.presses("Bin da", late)
    for reminder in (early, late):
        assert "Da: 1 · Kommt: 1 · Kann nicht: 0" in reminder.text


async def test_a_reminder_of_another_hour_is_left_as_it_is(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    _lena, chat = await bound(forum, anna)
    old = await reminded(forum, chat)
    later = with_workshop(lambda s: replace(s, start=at(29, 13), end=at(29, 14)))
    await publishes(await somebody(forum, ORGANISER, "Olga"), later)
    await forum.clock.travel(at(29, 12, 45))
    await forum.delivered()
    new = last_of_bot(chat)
    await anna.presses("Komme", new)
    assert "Kommt: 1" in new.text
    assert "Kommt: 0" in old.text


async def test_only_members_of_the_team_are_counted(forum: Stage) -> None:
    stranger = await somebody(forum, 13, "Stran Ger")
    udo = await leader(forum, OTHER_LEADER, "Udo Ufer")
    await udo.says("/team")
    _lena, chat = await bound(forum, stranger, udo)
    reminder = await reminded(forum, chat)
    for talker in (stranger, udo):
        await talker.presses("Bin da", reminder)
        assert "Mitglieder des Teams" in talker.toast
    assert "Da: 0" in reminder.text
    assert not forum.holds("presence")


@pytest.mark.parametrize(
    ("language", "join"), [("de", "Mitmachen könnt ihr mit dem Link"), ("ru", "откройте ссылку")]
)
async def test_who_is_no_member_is_told_how_to_join_by_the_roll_call_of_a_team_s_own_workshop(
    forum: Stage, language: str, join: str
) -> None:
    stranger = await known(forum, 13, "Stran Ger", language)
    lena, chat = await bound(forum, stranger)
    await adds(lena)
    await forum.clock.travel(at(30, 9))
    await forum.delivered()
    reminder = last_of_bot(chat)
    assert "Planung" in reminder.text
    await stranger.presses("Komme", reminder)
    assert "itglieder des Teams" in stranger.toast or "участников команды" in stranger.toast
    assert join in stranger.toast
    assert len(stranger.toast) <= 200
    assert not forum.holds("presence")
    await forum.clock.travel(at(30, 11))
    await lena.presses("Komme", reminder)
    assert "vorbei" in lena.toast


async def test_a_button_of_a_private_reminder_counts_nobody_from_outside(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    stranger = await somebody(forum, 13, "Stran Ger")
    await stranger.says("/start")
    _lena, chat = await bound(forum, anna)
    reminder = await reminded(forum, chat)
    await stranger.sends_press(pack(t.SayPresence("werkstatt", Answer.HERE)))
    assert "Mitglieder des Teams" in stranger.toast
    assert "Da: 0" in reminder.text
    assert not forum.holds("presence")


async def test_once_the_workshop_is_over_nothing_more_is_said_of_it(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    _lena, chat = await bound(forum, anna)
    reminder = await reminded(forum, chat)
    await forum.clock.travel(at(29, 14))
    await anna.presses("Bin da", reminder)
    assert "vorbei" in anna.toast
    await anna.sends_press(pack(t.SayPresence("eroeffnung", Answer.HERE)), reminder)
    assert not forum.holds("presence")


async def test_a_bot_put_out_in_the_middle_gives_the_chat_up_and_the_leader_learns_of_it(
    forum: Stage,
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    lena, chat = await bound(forum, anna)
    chat.bot_is_member = False
    await forum.clock.travel(IN_TIME)
    await forum.delivered()
    assert not forum.holds("team_chat")
    assert forum.holds("delivery", "kind = 'team reminder' AND state = 'failed'")
    assert any(
        "Ich habe keinen Zugang mehr zum Gruppenchat des Teams" in text for text in texts(lena)
    )
    assert any("In 15 Min.: Werkstatt" in text for text in texts(anna))


async def test_a_chat_in_which_the_bot_may_no_longer_write_is_given_up(forum: Stage) -> None:
    lena, chat = await bound(forum)
    chat.bot_may_write = False
    await forum.clock.travel(IN_TIME)
    await forum.delivered()
    assert not forum.holds("team_chat")
    assert any(
        "Ich habe keinen Zugang mehr zum Gruppenchat des Teams" in text for text in texts(lena)
    )


async def test_taking_the_bot_out_unbinds_the_chat(forum: Stage) -> None:
    lena, chat = await bound(forum)
    forum.telegram.remove_bot(lena.person, chat)
    await forum.delivered()
    assert not forum.holds("team_chat")
    assert "Ich habe keinen Zugang mehr zum Gruppenchat" in lena.text
    forum.telegram.add_bot(lena.person, chat)
    await lena.says("/team", chat)
    assert forum.holds("team_chat")


async def test_a_group_that_becomes_a_supergroup_is_followed(forum: Stage) -> None:
    _lena, chat = await bound(forum)
    new = forum.telegram.migrate(chat)
    await forum.finished()
    assert forum.holds("team_chat", f"chat = {new.id}")
    assert "In 15 Min." in (await reminded(forum, new)).text


async def test_a_migration_that_went_unnoticed_is_followed_when_something_is_sent(
    forum: Stage,
) -> None:
    _lena, chat = await bound(forum)
    new = forum.telegram.migrate(chat)
    await forum.finished()
    forum.write("UPDATE team_chat SET chat = ?", CHAT)
    assert "In 15 Min." in (await reminded(forum, new)).text
    assert forum.holds("team_chat", f"chat = {new.id}")


async def in_topic(stage: Stage, *members: Talker) -> tuple[Talker, Chat]:
    """The same in topic 7 of a forum."""
    lena = await leader(stage)
    await lena.says("/start")
    chat = stage.group(CHAT, lena, *members)
    chat.kind, chat.is_forum = "supergroup", True
    stage.telegram.say(lena.person, "/team", chat, thread=7)
    await stage.finished()
    return lena, chat


async def test_in_a_forum_the_team_is_reminded_in_its_topic(forum: Stage) -> None:
    _lena, chat = await in_topic(forum)
    assert last_of_bot(chat).thread == 7
    assert (await reminded(forum, chat)).thread == 7


async def test_a_closed_topic_sends_the_team_to_the_main_one(forum: Stage) -> None:
    lena, chat = await in_topic(forum)
    forum.telegram.close_topic(lena.person, chat, 7)
    await forum.delivered()
    assert "Das Thema des Teams Perm–Duisburg ist geschlossen" in lena.text
    reminder = await reminded(forum, chat)
    assert reminder.thread is None
    assert "Werkstatt" in reminder.text


async def test_a_deleted_topic_is_noticed_when_something_is_sent_and_nothing_is_lost(
    forum: Stage,
) -> None:
    lena, chat = await in_topic(forum)
    forum.telegram.delete_topic(chat, 7)
    reminder = await reminded(forum, chat)
    assert reminder.thread is None
    assert "Werkstatt" in reminder.text
    assert any("Thema des Teams" in text for text in texts(lena))


async def test_after_a_restart_the_chat_is_still_the_teams(forum: Stage) -> None:
    lena, chat = await bound(forum)
    await forum.restart()
    assert "Werkstatt" in await lena.says("/team", chat)


async def test_now_in_a_teams_chat_begins_with_what_is_next_for_the_team(forum: Stage) -> None:
    lena, chat = await bound(forum)
    for moment, heading in (
        (at(28, 21), "Als Nächstes für euer Team: Dienstag, 29. Juni\n11:00–14:00 Werkstatt"),
        (at(29, 9), "Als Nächstes für euer Team, in 2 Std.\n11:00–14:00 Werkstatt"),
        (at(29, 11, 30), "Jetzt für euer Team\n11:00–14:00 Werkstatt"),
    ):
        await forum.clock.travel(moment)
        said = (await lena.says("/now", chat)).replace("\xa0", " ").replace("1. ", "")
        assert heading in said, said
        others = [said.find(word) for word in ("Jetzt läuft", "Als Nächstes, ", "Als Nächstes: ")]
        assert all(said.index("euer Team") < place for place in others if place >= 0), said
    assert "für euer Team" not in await lena.says("/now")


async def test_now_in_another_chat_says_nothing_of_a_team(forum: Stage) -> None:
    lena, _chat = await bound(forum)
    await adds(lena, day="29", hour="9:30")
    await forum.clock.travel(at(29, 9))
    said = await lena.says("/now", forum.group(CHAT - 1, lena))
    assert "Planung" not in said
    assert "euer Team" not in said
