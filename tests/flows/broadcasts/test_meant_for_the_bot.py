"""What is written at a draft may be meant for the bot, or for a version that says something by now:
nothing becomes part of a message to many unasked.
"""

import pytest

from tests.flows.broadcasts.steps import CHECK, begins, broadcasts, has_written, opens, sends
from tests.flows.conversation import Stage, Talker

pytestmark = [
    pytest.mark.usefixtures("nothing_is_logged_as_an_error"),
    pytest.mark.usefixtures("anna", "boris"),
]

ASKED = "Gehört das in die Nachricht, oder ist es für mich?"
IN_FOYER, В_ФОЙЕ = "Abendessen ist im Foyer.", "Ужин в фойе."
QUESTION, ORDER = "Wann ist die Eröffnung?", "Eröffnung um 30 Minuten verschieben"


@pytest.mark.parametrize(
    ("text", "key"), [(QUESTION, "Frage beantworten"), (ORDER, "Änderung vorbereiten")]
)
@pytest.mark.parametrize("where", ["list", "empty", "written"])
async def test_a_question_or_a_change_at_a_draft_is_asked_about_and_answered_as_ever(
    desk: Stage, olga: Talker, text: str, key: str, where: str
) -> None:
    if where == "list":
        await olga.says("/broadcast")
    elif where == "empty":
        await begins(olga)
    else:
        await has_written(olga, IN_FOYER, В_ФОЙЕ)
    assert (await olga.says(text)).startswith(ASKED)
    assert olga.labels[0] == key
    assert not desk.holds("broadcast_version", f"content LIKE '%{text}%'")
    answered = await olga.presses(key)
    assert "Eröffnung" in answered
    assert not answered.startswith(ASKED)
    assert not desk.holds("broadcast_version", f"content LIKE '%{text}%'")


@pytest.mark.parametrize("where", ["list", "draft"])
async def test_what_is_for_the_message_after_all_is_taken_at_one_press(
    olga: Talker, where: str
) -> None:
    if where == "list":
        await olga.says("/broadcast")
    else:
        await begins(olga)
    await olga.says(ORDER)
    assert f"Version auf Deutsch\nText, „{ORDER}“" in await olga.presses("Es gehört in die")
    assert "Version auf Russisch fehlt noch" in olga.text


async def test_what_is_no_question_about_the_programme_is_the_message_at_once(
    olga: Talker,
) -> None:
    await begins(olga)
    for text in ("Wer hat einen blauen Schirm verloren?", "Die Busse stehen bereit: bitte kommen!"):
        assert not (await olga.says(text)).startswith(ASKED)


async def test_a_further_line_asks_before_it_takes_the_place_of_a_correction(
    olga: Talker,
) -> None:
    await broadcasts(olga, IN_FOYER, В_ФОЙЕ)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    assert "Künftig: Text, „Abendessen ist im Restaurant." in await olga.says(
        "Abendessen ist im Restaurant."
    )
    said = await olga.says("Und bringt Hunger mit!")
    assert said.startswith("Version auf Deutsch: hierdurch ersetzen?")
    assert "im Restaurant" in said
    assert "im Restaurant" in await olga.presses("« Zurück")
    await olga.says("Und bringt Hunger mit!")
    assert "Künftig: Text, „Und bringt Hunger mit!“" in await olga.presses("Ja, ersetzen")
    assert (await olga.says(QUESTION)).startswith(ASKED)
    await olga.presses("Frage beantworten")
    await opens(olga, 1)
    assert "Und bringt Hunger mit" in await olga.presses("Korrigieren")
    await olga.says("Ужин в ресторане.")
    assert CHECK in olga.labels


async def test_a_picture_sent_elsewhere_becomes_a_broadcast_at_one_press(
    olga: Talker, anna: Talker
) -> None:
    await olga.says("/now")
    await sends(olga, "photo", "Lageplan")
    assert "an viele" in olga.text.lower()
    assert "Version auf Deutsch\nBild, „Lageplan“" in await olga.presses("Damit an viele schreiben")
    await sends(anna, "photo")
    assert "Damit an viele schreiben" not in anna.labels


@pytest.mark.parametrize(
    "typed",
    [
        "was ist unterwegs",
        "was ging schon raus?",
        "Was wurde verschickt?",
        "was ist noch nicht raus",
        "что отправлено",
        "что ещё не ушло?",
    ],
)
async def test_what_is_on_its_way_is_the_list_of_messages(olga: Talker, typed: str) -> None:
    assert (await olga.says(typed)).startswith("Rundnachrichten")


async def test_what_is_on_the_way_somewhere_is_a_question(olga: Talker) -> None:
    assert not (await olga.says("was gibt es unterwegs zur Nacht")).startswith("Rundnachrichten")
