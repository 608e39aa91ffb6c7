"""Leaders begin a message to their team in their own words; members hear that leaders do."""

import pytest

from tests.flows.conversation import Stage
from tests.flows.teams import joined, leader

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (
            "schreib dem team bitte wir treffen uns 9:45 am eingang",
            "Wir treffen uns 9:45 am eingang",
        ),
        ("schreib meinem team dass wir später anfangen", "Wir fangen später an"),
        ("Nachricht an mein Team: wir fangen später an", "Wir fangen später an"),
        ("schreib dem team dass wir 10 min später anfangen", "Wir fangen 10 min später an"),
        (
            "sag meinem Team dass wir morgen nicht proben können, der Saal ist zu",
            "Wir können morgen nicht proben, der Saal ist zu",
        ),
        ("schreib dem Team dass ihr um 9 da sein müsst", "Ihr müsst um 9 da sein"),
        ("sag dem Team dass die Probe später anfängt", "Bitte beachten, dass die Probe später an"),
        ("schreib dem team dass wir nicht wissen wo sie sind", "Bitte beachten, dass wir nicht"),
        ("schreib dem team dass wir abonniert werden", "Wir werden abonniert"),
        ("schreib dem team dass wir ihnen antworten", "Bitte beachten, dass wir ihnen antworten"),
        ("sag dem Team Perm–Duisburg, dass wir später anfangen", "Wir fangen später an"),
        ("напиши команде что встречаемся в 9:45 у входа", "Встречаемся в 9:45 у входа"),
        ("сообщение команде: встречаемся у входа", "Встречаемся у входа"),
    ],
)
async def test_a_leader_has_a_draft_with_the_words_and_nothing_is_sent(
    forum: Stage, typed: str, text: str
) -> None:
    await joined(forum, 11, "Anna Arndt")
    lena = await leader(forum)
    shown = await lena.says(typed)
    assert shown.startswith("Rundnachricht Nr.\u00a01: Entwurf")
    assert f"„{text}" in shown
    await forum.delivered()
    assert not forum.holds("broadcast", "state <> 'draft'")


@pytest.mark.parametrize(
    "typed",
    ["nachricht an mein team", "сообщение команде", "ich will meinem Team schreiben"],
)
async def test_a_leader_who_does_not_say_what_is_asked_for_it(forum: Stage, typed: str) -> None:
    lena = await leader(forum)
    assert (await lena.says(typed)).startswith("Rundnachricht Nr.\u00a01: Entwurf")


@pytest.mark.parametrize(
    "typed",
    [
        "schreib dem team bitte wir treffen uns 9:45 am eingang",
        "nachricht an mein team",
        "напиши команде что встречаемся в 9:45 у входа",
    ],
)
async def test_a_member_hears_that_leaders_do_this(forum: Stage, typed: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    said = await anna.says(typed)
    assert said.startswith("An euer Team schreiben kann hier nur die Leitung.")
    assert not forum.holds("broadcast", "1")


@pytest.mark.parametrize("typed", ["schick mir die liste vom team", "wie heißt mein team"])
async def test_what_asks_for_something_of_the_team_is_no_message(forum: Stage, typed: str) -> None:
    lena = await leader(forum)
    assert "Entwurf" not in await lena.says(typed)
