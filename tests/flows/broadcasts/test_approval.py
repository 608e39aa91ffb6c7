"""With BOT_APPROVAL=two nothing goes out on one person's word."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.flows.broadcasts.steps import (
    BUSES,
    CHECK,
    АВТОБУСЫ,
    broadcasts,
    got,
    has_written,
    leaves,
    opens,
    over,
)
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import EVENING, ORGANISER, OTHER_ORGANISER, at_the_desk, somebody
from tests.flows.test_roles import link_of

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Stage]:
    async with at_the_desk(tmp_path, approval="two") as stage:
        yield stage


@pytest.fixture
async def olga(office: Stage) -> Talker:
    return await somebody(office, ORGANISER, "Olga")


@pytest.fixture
async def otto(office: Stage) -> Talker:
    return await somebody(office, OTHER_ORGANISER, "Отто", "ru")


@pytest.fixture
async def anna(office: Stage) -> Talker:
    return await somebody(office, 11, "Anna")


async def asks(organiser: Talker) -> None:
    """Write one and ask for approval."""
    await has_written(organiser, BUSES, АВТОБУСЫ)
    await organiser.presses(CHECK)
    await organiser.presses("Um Freigabe bitten")
    await organiser.stage.delivered()


async def test_it_waits_for_a_second_organiser_who_sees_it_exactly(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await asks(olga)
    assert "wartet auf Freigabe" in olga.text
    assert BUSES not in got(anna)
    assert "Рассылка ждёт вашего одобрения" in otto.text
    await otto.presses("Посмотреть")
    assert АВТОБУСЫ in otto.text
    await otto.presses("Предпросмотр")
    assert got(otto)[-3:-1] == [BUSES, АВТОБУСЫ]
    await otto.presses("Одобрить")
    await over(office)
    assert BUSES in got(anna)
    await until(lambda: any(": versendet" in text for text in got(olga)))


async def test_an_author_cannot_approve_their_own(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await asks(olga)
    assert "Freigeben" not in olga.labels
    await olga.sends_press("BA:1:3")
    await office.delivered()
    assert office.holds("broadcast", "state = 'awaiting'")
    assert BUSES not in got(anna)
    assert otto.labels == ["Посмотреть"]


async def test_a_participant_cannot_approve(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await asks(olga)
    assert "nicht mehr aktuell" in await anna.sends_press("BA:1:3")
    assert office.holds("broadcast", "state = 'awaiting'")
    assert otto.labels == ["Посмотреть"]


async def test_what_is_declined_is_its_authors_draft_again(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await asks(olga)
    await otto.presses("Посмотреть")
    await otto.presses("Отклонить")
    await office.delivered()
    assert "möchte Änderungen" in olga.text
    await olga.presses("Ansehen")
    assert CHECK in olga.labels
    assert BUSES not in got(anna)


async def test_what_was_changed_since_it_was_looked_at_is_not_approved(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await asks(olga)
    await otto.presses("Посмотреть")
    looked_at = otto.screen
    await olga.presses("Doch noch ändern")
    await olga.presses("Dringend")
    await olga.presses(CHECK)
    await olga.presses("Um Freigabe bitten")
    assert "Рассылку тем временем изменили" in await otto.presses("Одобрить", looked_at)
    await office.delivered()
    assert BUSES not in got(anna)


async def test_what_is_approved_for_later_is_sent_then(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Wann")
    await olga.says("18:30")
    await olga.presses(CHECK)
    await olga.presses("Um Freigabe bitten")
    await office.delivered()
    await otto.presses("Посмотреть")
    await otto.presses("Одобрить")
    await office.delivered()
    assert "ist freigegeben" in olga.text
    assert BUSES not in got(anna)
    await office.clock.travel(EVENING + timedelta(minutes=91))
    await until(lambda: office.holds("broadcast", "state = 'sent'"))
    assert BUSES in got(anna)


async def test_without_a_second_organiser_it_says_so(olga: Talker, anna: Talker) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    said = await olga.presses(CHECK)
    assert "Außer Ihnen gibt es niemanden" in said
    assert "Um Freigabe bitten" not in olga.labels
    await olga.sends_press("BR:1:3")
    assert BUSES not in got(anna)


async def test_a_correction_needs_approval_as_well(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    await asks(olga)
    await otto.presses("Посмотреть")
    await otto.presses("Одобрить")
    await over(office)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("Version auf Deutsch")
    await olga.says("Die Busse stehen bereit.")
    await leaves(olga, "Russisch")
    await olga.presses(CHECK)
    await olga.presses("Um Freigabe bitten")
    await office.delivered()
    assert BUSES in got(anna)
    await otto.presses("Посмотреть")
    await otto.presses("Одобрить")
    await over(office)
    assert any("Die Busse stehen bereit." in text for text in got(anna))
    assert BUSES not in got(anna)


async def test_with_one_word_enough_nobody_else_is_asked(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path) as stage:
        olga = await somebody(stage, ORGANISER, "Olga")
        otto = await somebody(stage, OTHER_ORGANISER, "Otto")
        await broadcasts(olga, BUSES, АВТОБУСЫ)
        assert got(otto)[-1] == BUSES


async def named(giver: Talker, number: int, name: str) -> Talker:
    """Somebody whom an organiser has just made another one."""
    taker = await somebody(giver.stage, number, name)
    await taker.says(f"/start {await link_of(giver)}")
    await giver.stage.delivered()
    await giver.presses("Ja, aufnehmen")
    await giver.stage.delivered()
    return taker


async def test_whom_the_author_named_approves_once_another_organiser_has_confirmed_them(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    clara = await named(olga, 31, "Clara")
    assert "В команде организаторов новый участник" in otto.text
    await asks(olga)
    assert not any("Freigabe" in text for text in got(clara))
    await clara.sends_press("BA:1:3")
    assert "Sie können sie nicht freigeben" in clara.text
    assert BUSES not in got(anna)
    await olga.sends_press("P")
    assert "Clara (seit Mo., 28. Juni, 17:00, noch nicht bestätigt)" in olga.text
    assert "Bestätigen: Clara" not in olga.labels
    await olga.sends_press("Pv:31")
    await otto.sends_press("P")
    await otto.presses("Подтвердить: Clara")
    assert "не подтверждено" not in otto.text
    assert "Подтвердить: Clara" not in otto.labels
    await clara.sends_press("BA:1:3")
    await over(office)
    assert BUSES in got(anna)


async def test_where_only_those_the_author_named_are_left_it_says_what_to_do(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, approval="two") as office:
        olga = await somebody(office, ORGANISER, "Olga")
        await somebody(office, 11, "Anna")
        await named(olga, 31, "Clara")
        await has_written(olga, BUSES, АВТОБУСЫ)
        assert "BOT_ADMINS" in await olga.presses(CHECK)
        assert "Um Freigabe bitten" not in olga.labels


async def test_whom_an_organiser_named_cannot_let_them_approve_either(
    office: Stage, olga: Talker, otto: Talker, anna: Talker
) -> None:
    clara = await named(olga, 31, "Clara")
    await asks(clara)
    await olga.sends_press("BA:1:3")
    assert "Sie können sie nicht freigeben" in olga.text
    await otto.presses("Посмотреть")
    await otto.presses("Одобрить")
    await over(office)
    assert BUSES in got(anna)


@pytest.mark.parametrize("word", ["да", "одобряю", "нет", "согласен"])
async def test_a_word_of_the_second_organiser_shows_what_waits_and_approves_nothing(
    office: Stage, olga: Talker, otto: Talker, anna: Talker, word: str
) -> None:
    await asks(olga)
    await otto.says("/now")
    text = await otto.says(word)
    assert text.startswith("Одобрить рассылку №\u00a01?"), text
    assert "Одобрить" in otto.labels
    await office.delivered()
    assert BUSES not in got(anna)
    assert not (await olga.says("/now")).startswith("Rundnachricht")
    assert not (await olga.says("ja")).startswith("Rundnachricht Nr.\u00a01 freigeben")
