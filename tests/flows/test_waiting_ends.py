"""The end of sign-up: who still waits is told once, and who leaves for good knows it before."""

from dataclasses import replace

import pytest

from storage.programme.model import Programme
from storage.seats import waiting_ends
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.test_seats import leaves
from tests.flows.working_groups import (
    group_changed,
    member,
    sitting_changed,
    texts,
    without_group,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

NO_MORE = "Von selbst rückt jetzt niemand mehr nach; die Koordination kann noch Plätze vergeben."
TITLE = "Anmeldung beendet: Sport"


def told(talker: Talker) -> list[str]:
    return [text for text in texts(talker) if text.startswith(TITLE)]


async def both(foyer: Stage) -> tuple[Talker, Talker]:
    """Somebody with the only seat, and somebody who waits for it."""
    anna = await member(foyer, 11, "Anna", "sport")
    return anna, await member(foyer, 12, "Boris", "sport")


async def test_those_who_wait_are_told_once_that_nobody_moves_up_any_more(foyer: Stage) -> None:
    anna, boris = await both(foyer)
    await foyer.clock.travel(at(29, 9, 59))
    await foyer.delivered()
    assert told(boris) == []
    await foyer.clock.travel(at(29, 10))
    await foyer.delivered()
    [message] = told(boris)
    assert message == f"{TITLE}\nSie warten: Platz 1 von 1\n{NO_MORE}"
    assert told(anna) == []
    await foyer.clock.travel(at(29, 10, 30))
    await foyer.restart()
    await foyer.delivered()
    assert told(boris) == [message]


@pytest.mark.parametrize(
    ("reads", "label"), [(True, "Organisationsteam fragen"), (False, "Wer hilft weiter?")]
)
async def test_the_message_leads_to_the_organisers_only_where_one_of_them_reads(
    foyer: Stage, reads: bool, label: str
) -> None:
    if reads:
        await somebody(foyer, ORGANISER, "Olga")
    _, boris = await both(foyer)
    await foyer.clock.travel(at(29, 10))
    await foyer.delivered()
    assert boris.labels == ["Sport", label]
    assert ("Im Moment ist" not in await boris.presses(label)) is reads


async def test_the_card_my_groups_and_my_programme_say_the_same(foyer: Stage) -> None:
    _, boris = await both(foyer)
    await foyer.clock.travel(at(29, 10, 1))
    for question in ("bin ich noch auf der Warteliste?", "/my", "/start g-sport"):
        assert NO_MORE in await boris.says(question)
    await foyer.clock.travel(at(29, 12))
    for question in ("/my", "/start g-sport"):
        assert NO_MORE not in await boris.says(question)


async def test_an_end_in_the_past_is_told_at_once_and_a_later_one_again(
    foyer: Stage, organiser: Talker
) -> None:
    _, boris = await both(foyer)
    await publishes(organiser, group_changed("sport", closes=at(28, 16)))
    await foyer.clock.travel(at(28, 17, 45))
    await foyer.delivered()
    assert len(told(boris)) == 1
    await publishes(organiser, group_changed("sport", closes=at(28, 15)))
    await foyer.clock.travel(at(28, 18))
    await foyer.delivered()
    assert len(told(boris)) == 1
    await publishes(organiser, group_changed("sport", closes=at(28, 20)))
    await foyer.clock.travel(at(28, 20))
    await foyer.delivered()
    assert len(told(boris)) == 2


@pytest.mark.parametrize(
    "programme",
    [
        sitting_changed("s1", cancelled=True),
        replace(
            sitting_changed("s1", cancelled=True),
            groups=group_changed("sport", closes=at(29, 10)).groups,
        ),
        without_group("sport"),
    ],
    ids=["cancelled", "cancelled with a deadline", "gone"],
)
async def test_who_was_told_that_there_is_no_group_is_not_told_of_its_waiting_list(
    foyer: Stage, organiser: Talker, programme: Programme
) -> None:
    _, boris = await both(foyer)
    await publishes(organiser, programme)
    for moment in (at(29, 10), at(30, 16)):
        await foyer.clock.travel(moment)
        await foyer.delivered()
    assert told(boris) == []


async def test_who_waits_no_more_is_told_nothing(foyer: Stage) -> None:
    anna, boris = await both(foyer)
    clara = await member(foyer, 13, "Clara", "sport")
    await leaves(clara, "sport")
    await leaves(anna, "sport")
    await foyer.clock.travel(at(29, 10))
    await foyer.delivered()
    assert told(boris) == told(clara) == []
    assert not foyer.holds("delivery", f"kind = '{waiting_ends.KIND}'")


FOR_GOOD = "Dort ist die Anmeldung beendet: Selbst kommen Sie danach nicht wieder hinein."


async def test_a_seat_or_place_that_cannot_be_taken_back_is_given_up_knowing_it(
    foyer: Stage, organiser: Talker
) -> None:
    anna, boris = await both(foyer)
    await anna.says("/start g-sport")
    assert FOR_GOOD not in await anna.presses("Platz abgeben")
    await publishes(organiser, group_changed("sport", closes=at(28, 16)))
    await anna.says("/start g-sport")
    assert FOR_GOOD in await anna.presses("Platz abgeben")
    await boris.says("/start g-sport")
    assert FOR_GOOD in await boris.presses("Warteliste verlassen")
    # Umwelt is at the same time and still open.
    await anna.says("/start g-umwelt")
    assert FOR_GOOD in await anna.presses("Anmelden")


async def test_who_was_given_a_seat_after_the_end_is_asked_before_it_is_gone(
    foyer: Stage, organiser: Talker
) -> None:
    anna, boris = await both(foyer)
    await publishes(organiser, group_changed("sport", closes=at(28, 16)))
    await leaves(anna, "sport")
    await organiser.says("/registrations")
    await organiser.presses("Sport")
    await organiser.presses("Boris")
    await organiser.presses("Platz geben")
    await foyer.delivered()
    assert FOR_GOOD in await boris.presses("Platz abgeben")
