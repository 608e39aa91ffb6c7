"""What somebody answers to a message that went to many: they read whom it has reached."""

import pytest

from tests.flows.broadcasts.steps import broadcasts, saying
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, somebody
from tests.flows.teams import joined, leader

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

UNREAD = "Diese Antwort habe nur ich gelesen."


async def answers(reader: Talker, text: str) -> str:
    """Answer the message that came last, as Telegram lets one do; what the bot says."""
    reader.stage.telegram.say(reader.person, text, reply_to=reader.screen)
    await reader.stage.finished()
    return reader.text


@pytest.mark.parametrize("text", ["Ich bringe Farbe mit", "Danke, super!", "Ok, bis dann"])
async def test_an_answer_to_the_leaders_says_that_they_do_not_get_it(
    forum: Stage, text: str
) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt")
    await broadcasts(lena, "Bringt Pinsel mit!", "Принесите кисти!")
    assert "Bringt Pinsel mit!" in anna.text
    said = await answers(anna, text)
    assert said.startswith(UNREAD)
    assert "von der Leitung des Teams Perm–Duisburg" in said
    assert "Perm–Duisburg" in anna.labels
    assert "Ans Organisationsteam weitergeben" in anna.labels


async def test_of_a_message_to_everybody_it_says_so_too(forum: Stage) -> None:
    olga, anna = await somebody(forum, ORGANISER, "Olga"), await joined(forum, 11, "Anna Arndt")
    await broadcasts(olga, "Die Busse warten.", "Автобусы ждут.")
    said = await answers(anna, "Wir sind schon weg")
    assert said.startswith(UNREAD)
    assert "ging an viele" in said
    assert "weitergeben?" in await anna.presses("Ans Organisationsteam weitergeben")


async def test_a_question_is_answered_and_a_roll_call_too(forum: Stage) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt")
    await broadcasts(lena, "Kommt alle!", "Приходите!")
    message = anna.screen
    assert "18:00" in await answers(anna, "Wann ist die Eröffnung?")
    forum.telegram.say(anna.person, "ich komme nicht zur Werkstatt", reply_to=message)
    await forum.finished()
    assert "Werkstatt" in anna.text
    assert UNREAD not in anna.text


async def test_what_answers_nothing_is_no_answer_to_a_broadcast(forum: Stage) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt")
    await broadcasts(lena, "Bringt Pinsel mit!", "Принесите кисти!")
    assert UNREAD not in await anna.says("Ich bringe Farbe mit")


async def test_it_is_no_answer_to_what_the_bot_asks_meanwhile(forum: Stage) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt")
    await broadcasts(lena, "Bringt Pinsel mit!", "Принесите кисти!")
    message = anna.screen
    await anna.says("/settings")
    await anna.presses("Name")
    forum.telegram.say(anna.person, "Mache ich", reply_to=message)
    await forum.finished()
    assert anna.text.startswith(UNREAD)
    assert anna.may_go_on()


async def test_its_author_is_led_to_correct_it(forum: Stage) -> None:
    olga, _ = await somebody(forum, ORGANISER, "Olga"), await joined(forum, 11, "Anna Arndt")
    await broadcasts(olga, "Die Busse warten.", "Автобусы ждут.")
    own = saying(olga, "Die Busse warten.")
    forum.telegram.say(olga.person, "das war falsch geschrieben", reply_to=own)
    await forum.finished()
    assert "Diese Antwort bekommt niemand." in olga.text
    assert "Die Busse warten." in olga.text
    assert "Rundnachricht Nr." in await olga.presses("Korrigieren")
