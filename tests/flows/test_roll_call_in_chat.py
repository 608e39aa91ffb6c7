"""A team's chat: who replies in words to the reminder of a workshop is counted, and reads it."""

import pytest

from bot.sandbox.chats import Chat
from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.teams import CHAT, bound, joined
from tests.flows.working_groups import known
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def _replies(stage: Stage, talker: Talker, text: str) -> str:
    """What the bot says to a reply to the reminder in the team's chat."""
    chat = stage.telegram.chats[CHAT]
    reminder = next(m for m in reversed(chat.messages) if m.sender is None and m.rows)
    stage.telegram.say(talker.person, text, chat, reply_to=reminder)
    await stage.finished()
    return last_of_bot(chat).text.replace("\xa0", " ")


async def _reminded(stage: Stage, *members: Talker) -> Chat:
    _lena, chat = await bound(stage, *members)
    await stage.clock.travel(at(29, 10, 45))
    await stage.delivered()
    return chat


def _figures(chat: Chat) -> str:
    reminder = next(m for m in chat.messages if "Werkstatt" in m.text)
    return reminder.text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("language", "text", "said", "counted"),
    [
        ("de", "bin da", "Notiert: Bin da (Di., 29. Juni, 11:00)", "Da: 1 · Kommt: 0"),
        ("de", "komme", "Notiert: Komme (Di., 29. Juni, 11:00)", "Kommt: 1"),
        ("de", "ich kann nicht", "Notiert: Kann nicht (Di., 29. Juni, 11:00)", "Kann nicht: 1"),
        ("ru", "не смогу", "Отмечено: Не смогу (вт, 29 июня, 11:00)", "Kann nicht: 1"),
        (
            "ru",
            "опаздываю на 10 минут",
            "Отмечено: Приду на 10 мин позже (вт, 29 июня, 11:00)",
            "Kommt: 1",
        ),
    ],
)
async def test_who_replies_to_the_reminder_is_counted(
    forum: Stage, language: str, text: str, said: str, counted: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    chat = await _reminded(forum, anna)
    assert await _replies(forum, anna, text) == said
    assert counted in _figures(chat)


async def test_who_asks_something_below_it_is_sent_to_the_private_chat(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await _reminded(forum, anna)
    said = await _replies(forum, anna, "wo ist die Toilette?")
    assert said.startswith("Fragen beantworte ich im privaten Chat.")


async def test_who_is_in_no_team_is_not_counted(forum: Stage) -> None:
    tom = await known(forum, 12, "Tom")
    chat = await _reminded(forum, tom)
    said = await _replies(forum, tom, "komme auch")
    assert said.startswith("Das ist nur für die Mitglieder des Teams. Mitmachen könnt ihr mit")
    assert "Kommt: 0" in _figures(chat)
