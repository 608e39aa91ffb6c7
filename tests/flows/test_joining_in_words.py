"""To be in what was shown, in words: its card opens, where one press signs up or notes it."""

import pytest

from tests.flows.conversation import Stage
from tests.flows.organising import somebody

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

WISHES = [
    "melden Sie mich bitte an",
    "ich will da hin",
    "ich möchte mich anmelden",
    "запишите меня",
    "хочу туда",
]


@pytest.mark.parametrize("text", WISHES)
async def test_the_group_that_was_shown_opens_with_its_button(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("/start g-umwelt")
    assert (await anna.says(text)).startswith("Umwelt\n")
    assert "Anmelden" in anna.labels
    assert not foyer.holds("seat")


@pytest.mark.parametrize("text", ["ich will da hin", "хочу туда", "запишите меня туда"])
async def test_a_session_without_seats_is_noted_with_its_star(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("/start s-eroeffnung")
    said = await anna.says(text)
    assert said.startswith("Eine Anmeldung dafür gibt es hier nicht. Mit ☆")
    assert "☆ Merken" in anna.labels


@pytest.mark.parametrize(
    "text", ["Ich will das nicht", "melde mich ab", "Muss ich mich anmelden?", "/groups"]
)
async def test_what_is_no_wish_to_be_in_it_opens_no_card(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("/start g-umwelt")
    assert not (await anna.says(text)).startswith("Umwelt\n")


@pytest.mark.parametrize("text", ["ich möchte mich anmelden", "запишите меня"])
async def test_who_points_at_no_session_sees_the_groups(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("/start s-eroeffnung")
    assert (await anna.says(text)).startswith("Arbeitsgruppen\n")
