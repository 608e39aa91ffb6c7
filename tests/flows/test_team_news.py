"""What a team's chat and its members read when workshops change, whoever has changed them."""

from dataclasses import replace

import pytest

from storage.database import Database
from storage.programme.model import Text
from storage.publishing import Origin
from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.teams import (
    CHAT,
    OTHER_LEADER,
    adds,
    bound,
    group_texts,
    joined,
    leader,
    own_workshops,
    programme_with_leaders,
    publishes_it,
)
from tests.flows.working_groups import texts
from tests.programmes import at
from tests.storage.at_once import publish
from tests.storage.teams.team_world import PERM, ROOM, UFA, with_workshop, without_team

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def changes(stage: Stage, **values: object) -> None:
    """An organiser publishes another version of the workshop of Perm–Duisburg."""
    organiser = stage.people.get(ORGANISER) or await somebody(stage, ORGANISER, "Olga")
    await publishes(organiser, with_workshop(lambda s: replace(s, **values)))  # type: ignore[arg-type]


def news(stage: Stage) -> list[str]:
    """The messages in the group that tell of changes."""
    return [text for text in group_texts(stage) if "Neues für euer Team" in text]


async def test_a_move_is_told_to_the_chat_in_one_message_in_both_languages(forum: Stage) -> None:
    await bound(forum)
    await changes(forum, start=at(29, 12), end=at(29, 15))
    [text] = news(forum)
    german, russian = text.split("Новости для вашей команды")
    assert german.startswith("Neues für euer Team\nZeitzone: Moskau")
    assert "Werkstatt\nZeit: Di., 29. Juni, 11:00–14:00 → 12:00–15:00" in german
    assert "11:00–14:00 Uhr (Berlin)" in german
    assert "Мастерская\nВремя: вт, 29 июня, 11:00–14:00 → 12:00–15:00" in russian


async def test_the_chats_first_language_comes_first(forum: Stage) -> None:
    lena, chat = await bound(forum)
    await lena.presses("Сначала русский", last_of_bot(chat))
    await changes(forum, start=at(29, 12), end=at(29, 15))
    assert news(forum)[0].startswith("Новости для вашей команды")


async def test_what_leaders_do_to_their_workshops_is_told_to_the_chat(forum: Stage) -> None:
    lena, _chat = await bound(forum)
    await adds(lena, russian="Планёрка")
    added = news(forum)[-1]
    assert "Planung\nNeu: Mi., 30. Juni, 09:15–10:30" in added
    assert "Планёрка\nДобавлено: ср, 30 июня, 09:15–10:30" in added
    assert "Ort: Teehaus" in added
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Andere Zeit")
    await lena.says("14:00")
    await publishes_it(lena)
    assert "Zeit: Mi., 30. Juni, 09:15–10:30 → 14:00–15:15" in news(forum)[-1]
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Anderer Ort oder Link")
    await lena.presses("Große Halle")
    await publishes_it(lena)
    assert "Ort: Teehaus → Große Halle" in news(forum)[-1]
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Anderer Titel")
    await lena.says("Abschluss")
    await lena.presses("Eine Sprache genügt")
    await publishes_it(lena)
    assert "Abschluss" in news(forum)[-1]
    assert "Bisher: „Planung“" in news(forum)[-1]
    await own_workshops(lena)
    await lena.presses("Abschluss")
    await lena.presses("Workshop absagen")
    await publishes_it(lena)
    assert "Abschluss\nFällt aus (war: Mi., 30. Juni, 14:00–15:15)" in news(forum)[-1]
    assert len(news(forum)) == 5


async def test_a_title_corrected_in_russian_is_told_in_russian_alone(forum: Stage) -> None:
    await bound(forum)
    before = len(group_texts(forum))
    await changes(forum, title=Text({"de": "Werkstatt", "ru": "Студия"}))
    [text] = group_texts(forum)[before:]
    assert text.startswith("Новости для вашей команды")
    assert "Neues" not in text


async def test_a_new_link_is_told_to_the_chat_of_the_team_alone(forum: Stage) -> None:
    await bound(forum)
    udo = await leader(forum, OTHER_LEADER, "Udo Ufer")
    other = forum.group(-901, udo)
    await udo.says("/team", other)
    await changes(forum, online="https://example.org/neu")
    assert "https://example.org/neu" in news(forum)[0]
    assert not any("example.org" in text for text in group_texts(forum, -901))


async def test_what_waited_while_nothing_could_be_sent_is_told_as_it_is_in_the_end(
    forum: Stage,
) -> None:
    _lena, chat = await bound(forum)
    await somebody(forum, ORGANISER, "Olga")
    forum.telegram.allowed_updates = ()
    await forum.stop()
    await publish_beside(forum, hour=12)
    await publish_beside(forum, hour=13)
    await forum.start()
    await forum.delivered()
    [text] = news(forum)
    assert "11:00–14:00 → 13:00–16:00" in text
    assert last_of_bot(chat).text == text


async def publish_beside(stage: Stage, hour: int) -> None:
    """The command line publishes while the bot is down."""
    database = await Database.open(stage.settings.database)
    programme = with_workshop(lambda s: replace(s, start=at(29, hour), end=at(29, hour + 3)))
    await database.write(publish, programme, None, Origin.FILE, stage.clock.now())
    await database.close()


async def test_what_is_no_workshop_of_the_team_is_no_news_in_its_chat(forum: Stage) -> None:
    await bound(forum)
    count = len(group_texts(forum))
    await publishes(await somebody(forum, ORGANISER, "Olga"), without_team(UFA))
    assert len(group_texts(forum)) == count


async def test_news_of_a_topic_that_is_gone_is_told_in_the_main_one(forum: Stage) -> None:
    lena, chat = await bound(forum)
    chat.kind, chat.is_forum = "supergroup", True
    forum.write("UPDATE team_chat SET thread = 7")
    forum.telegram.delete_topic(chat, 7)
    await changes(forum, start=at(29, 12), end=at(29, 15))
    assert len(news(forum)) == 1
    assert last_of_bot(chat).thread is None
    assert any("Thema des Teams" in text for text in texts(lena))


async def both_teams(stage: Stage) -> tuple[Talker, Talker]:
    """A member of each team."""
    anna = await joined(stage, 11, "Anna Arndt")
    return anna, await joined(stage, 14, "Улья Уфимцева", "ru", team=UFA)


async def test_a_workshop_given_to_another_team_is_told_to_both(forum: Stage) -> None:
    anna, ulya = await both_teams(forum)
    await bound(forum, anna)
    await changes(forum, teams=(UFA,))
    assert "Werkstatt\nNicht mehr für euer Team (war: Di., 29. Juni, 11:00–14:00)" in anna.text
    assert "Neues für euer Team" in anna.text
    assert "Мастерская\nТеперь для вашей команды: вт, 29 июня, 11:00–14:00" in ulya.text
    assert ROOM in ulya.text
    assert ROOM not in anna.text
    [text] = news(forum)
    assert "Nicht mehr für euer Team" in text
    assert "Больше не для вашей команды" in text
    assert "Werkstatt" not in await anna.says("/my")
    assert "Мастерская" in await ulya.says("/my")


async def test_whoever_gets_a_workshop_at_another_hour_reads_one_message(forum: Stage) -> None:
    _anna, ulya = await both_teams(forum)
    before = len(texts(ulya))
    await changes(forum, teams=(UFA,), start=at(29, 12), end=at(29, 15))
    [text] = texts(ulya)[before:]
    assert "Теперь для вашей команды: вт, 29 июня, 12:00–15:00" in text


async def test_after_an_exchange_changes_are_told_to_the_new_team(forum: Stage) -> None:
    anna, ulya = await both_teams(forum)
    await changes(forum, teams=(UFA,))
    count = len(texts(anna))
    await changes(forum, teams=(UFA,), start=at(29, 12), end=at(29, 15))
    assert "11:00–14:00 → 12:00–15:00" in ulya.text
    assert len(texts(anna)) == count


async def test_a_new_workshop_of_the_programme_is_new_and_not_back_again(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await bound(forum, anna)
    programme = programme_with_leaders()
    workshop = next(s for s in programme.sessions if s.teams == (PERM,))
    extra = replace(
        workshop,
        id="neu",
        start=at(30, 9),
        end=at(30, 10),
        title=Text({"de": "Neu", "ru": "Новая"}),
    )
    organiser = await somebody(forum, ORGANISER, "Olga")
    await publishes(organiser, replace(programme, sessions=(*programme.sessions, extra)))
    assert "Neu: Mi., 30. Juni, 09:00–10:00" in anna.text
    assert "Neu: Mi., 30. Juni, 09:00–10:00" in news(forum)[0]
    await publishes(organiser, programme)
    assert "Fällt aus" in news(forum)[1]
    await publishes(organiser, replace(programme, sessions=(*programme.sessions, extra)))
    assert "Findet doch statt: Mi., 30. Juni, 09:00–10:00" in anna.text
    assert "Findet doch statt: Mi., 30. Juni, 09:00–10:00" in news(forum)[2]


async def test_the_group_reads_no_names_in_its_news(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    lena, _chat = await bound(forum, anna)
    await adds(lena)
    for text in group_texts(forum, CHAT):
        assert "Lena" not in text
        assert "Arndt" not in text


async def test_the_chat_of_a_team_that_a_release_drops_is_nobodys_any_more(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    lena, chat = await bound(forum, anna)
    count = len(group_texts(forum))
    await publishes(await somebody(forum, ORGANISER, "Olga"), without_team(PERM))
    assert not forum.holds("team_chat")
    for talker in (anna, lena):
        assert "Das Team Perm–Duisburg gibt es nicht mehr" in talker.text
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    assert len(group_texts(forum)) == count
    assert "Jugendforum" in await anna.says("/team", chat)


async def test_a_bot_put_out_before_the_news_gives_the_chat_up(forum: Stage) -> None:
    lena, chat = await bound(forum)
    chat.bot_is_member = False
    await changes(forum, start=at(29, 12), end=at(29, 15))
    assert not forum.holds("team_chat")
    assert not news(forum)
    assert any(
        "Ich habe keinen Zugang mehr zum Gruppenchat des Teams" in text for text in texts(lena)
    )


async def test_a_group_that_moved_unnoticed_reads_the_news_under_its_new_id(forum: Stage) -> None:
    _lena, chat = await bound(forum)
    new = forum.telegram.migrate(chat)
    await forum.finished()
    forum.write("UPDATE team_chat SET chat = ?", CHAT)
    await changes(forum, start=at(29, 12), end=at(29, 15))
    assert "Neues für euer Team" in last_of_bot(new).text
    assert forum.holds("team_chat", f"chat = {new.id}")
