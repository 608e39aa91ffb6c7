"""Who writes "tell everybody in health that …" has a draft with the message, to these people."""

import pytest

from tests.flows.broadcasts.steps import begins
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, somebody

pytestmark = [
    pytest.mark.usefixtures("nothing_is_logged_as_an_error"),
    pytest.mark.usefixtures("anna", "boris"),
]

LATE = "Der Bus fährt später"
ПОЗЖЕ = "Автобус в 19:15"


@pytest.mark.parametrize(
    ("typed", "people", "text"),
    [
        ("sag allen dass der bus später fährt", "alle", "Der bus später fährt"),
        ("Bitte schreib allen: Der Bus fährt später", "alle", LATE),
        ("sag allen der Bus fährt später", "alle", "Der Bus fährt später"),
        (
            "sag allen von der Umwelt dass der Bus später fährt",
            "mit Platz: Umwelt",
            "Der Bus später fährt",
        ),
        ("sende an umwelt: Der Bus fährt später", "mit Platz: Umwelt", LATE),
        ("скажи всем, что автобус в 19:15", "alle", ПОЗЖЕ),
        ("напиши группе экологии что автобус в 19:15", "mit Platz: Umwelt", ПОЗЖЕ),
        ("скажи всем из группы экологии: автобус в 19:15", "mit Platz: Umwelt", ПОЗЖЕ),
    ],
)
@pytest.mark.parametrize("where", ["home", "list", "empty"])
async def test_the_words_become_the_message_and_the_people_who_are_named_its_audience(
    desk: Stage, olga: Talker, typed: str, people: str, text: str, where: str
) -> None:
    if where == "list":
        await olga.says("/broadcast")
    elif where == "empty":
        await begins(olga)
    shown = await olga.says(typed)
    assert shown.startswith("Rundnachricht Nr.\u00a01: Entwurf")
    assert f"An wen\n{people}\n" in shown
    assert f"„{text}“" in shown
    await olga.says("ja")
    await desk.delivered()
    assert not desk.holds("broadcast", "state <> 'draft'")


async def test_what_names_nobody_known_stays_the_message_as_it_is(olga: Talker) -> None:
    await olga.says("/broadcast")
    assert "„Schreibt eure Fragen: wir antworten" in await olga.says(
        "Schreibt eure Fragen: wir antworten"
    )


@pytest.mark.parametrize(
    "typed", ["отмени сообщение", "Nachricht verwerfen", "organisationsbüro", "menü", "abbrechen"]
)
@pytest.mark.parametrize("where", ["list", "empty"])
async def test_words_of_leaving_are_never_the_text_of_a_message(
    desk: Stage, olga: Talker, typed: str, where: str
) -> None:
    if where == "list":
        await olga.says("/broadcast")
    else:
        await begins(olga)
    assert f"„{typed}" not in await olga.says(typed)
    assert not desk.holds("broadcast_version")


async def test_who_calls_a_message_off_anywhere_is_led_to_the_list_of_all(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    assert (await ivan.says("отмени рассылку")).startswith("Рассылки")
