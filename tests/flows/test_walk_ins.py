"""People who do not use the bot, whom coordinators write down on a group's list."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.working_groups import (
    COORDINATOR,
    fill,
    group_changed,
    has_seat,
    joins,
    known,
    opens_list,
    waits,
    without_group,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

GO_ON = "Fortsetzen: "


@pytest.fixture
async def karl(foyer: Stage) -> Talker:
    """The coordinator of Umwelt, which has two seats."""
    return await somebody(foyer, COORDINATOR, "Karl")


async def adds(talker: Talker, name: str, group: str = "Umwelt") -> str:
    await opens_list(talker, group)
    await talker.presses("Person von Hand eintragen")
    return await talker.says(name)


async def test_a_coordinator_adds_a_person_who_takes_a_seat(foyer: Stage, karl: Talker) -> None:
    said = await adds(karl, " Erika \n Muster ")
    assert said.startswith("Eingetragen.\n\nErika Muster\nUmwelt\n")
    assert "von Hand eingetragen" in said
    await karl.presses("Wohnort oder Organisation angeben")
    assert "Wohnort oder Organisation: Kassel" in await karl.says("Kassel")
    text = await opens_list(karl, "Umwelt")
    assert "1 von 2" in text
    assert "1. Erika Muster, Kassel\nPlatz · von Hand eingetragen" in text
    assert foyer.holds("audit", "action = 'seated by hand' AND details NOT LIKE '%Erika%'")
    await foyer.delivered()
    assert not foyer.holds("delivery")


async def test_in_a_full_group_they_are_put_on_the_waiting_list(foyer: Stage, karl: Talker) -> None:
    anna = await known(foyer, 11, "Anna")
    await joins(anna, "umwelt")
    fill(foyer, "umwelt", 1)
    await opens_list(karl, "Umwelt")
    text = await karl.presses("Person auf die Warteliste setzen")
    assert "Es ist kein Platz frei: Die Person kommt auf die Warteliste." in text
    text = await karl.says("Erika")
    assert text.startswith(
        "Es ist kein Platz frei: Die Person steht jetzt auf der Warteliste.\n\nErika\n"
    )
    assert "Warteliste, Platz 1" in text
    assert "Erika\nWarteliste, Platz 1 · von Hand eingetragen" in await opens_list(karl, "Umwelt")
    assert not karl.may_go_on()
    await anna.says("/start g-umwelt")
    for label in ("Platz abgeben", "Ja, abgeben"):
        await anna.presses(label)
    await foyer.delivered()
    assert karl.text.startswith("Ein Platz ist frei geworden: Umwelt\n\nErika hat jetzt einen Pl")
    assert "Platz, von Hand eingetragen" in await karl.presses("Zeigen: Erika")


async def test_a_group_that_fills_up_meanwhile_loses_no_name(foyer: Stage, karl: Talker) -> None:
    await opens_list(karl, "Umwelt")
    await karl.presses("Person von Hand eintragen")
    fill(foyer, "umwelt", 2)
    assert (await karl.says("Erika")).startswith("Es ist kein Platz frei: Die Person steht")
    await karl.presses("Von der Warteliste")
    await karl.presses("Ja, ")
    assert not foyer.holds("walk_in")


async def test_their_seat_counts_and_passes_on_when_they_are_taken_off(
    foyer: Stage, karl: Talker
) -> None:
    await adds(karl, "Erika")
    anna, clara = await known(foyer, 11, "Anna"), await known(foyer, 13, "Clara")
    await joins(anna, "umwelt")
    await joins(clara, "umwelt")
    assert (has_seat(foyer, anna, "umwelt"), waits(foyer, clara, "umwelt")) == (True, True)
    await opens_list(karl, "Umwelt")
    await karl.presses("Erika")
    assert "Sagen Sie es ihr bitte selbst" in await karl.presses("Platz entziehen")
    assert "Erika" not in await karl.presses("Ja, entfernen")
    await foyer.delivered()
    assert has_seat(foyer, clara, "umwelt")
    assert clara.text.startswith("Sie haben einen Platz: Umwelt\nEin Platz ist frei geworden")
    assert not foyer.holds("walk_in")


async def test_a_name_written_twice_stands_once(foyer: Stage, karl: Talker) -> None:
    await adds(karl, "Erika")
    assert (await adds(karl, "Erika")).startswith("Erika steht schon auf der Liste.")
    assert (await karl.says("\u200b")).startswith("Darin steht kein lesbarer Text.")
    assert foyer.holds("walk_in", "name = 'Erika' AND (SELECT count(*) FROM walk_in) = 1")


async def test_their_name_is_asked_for_again_after_a_restart(foyer: Stage, karl: Talker) -> None:
    await opens_list(karl, "Umwelt")
    await karl.presses("Person von Hand eintragen")
    await foyer.restart()
    await karl.says("/now")
    await karl.presses(GO_ON)
    assert (await karl.says("Erika")).startswith("Eingetragen.")


async def test_in_the_files_they_have_no_language_and_a_mark(karl: Talker) -> None:
    await adds(karl, "=Erika")
    await opens_list(karl, "Umwelt")
    await karl.presses("Als CSV")
    assert karl.screen.file is not None
    rows = karl.screen.file.content.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("umwelt,seated,,'=Erika,,,2021-06-28T")
    assert rows[1].endswith(",")
    await opens_list(karl, "Umwelt")
    await karl.presses("Als XLSX")
    assert karl.screen.file is not None
    sheet = load_workbook(BytesIO(karl.screen.file.content)).worksheets[1]
    assert [cell.value for cell in sheet[2]][1] == "Platz, von Hand eingetragen"


async def test_a_group_that_is_removed_takes_them_with_it(
    foyer: Stage, organiser: Talker, karl: Talker
) -> None:
    await adds(karl, "Erika")
    await publishes(organiser, without_group("umwelt"))
    assert not foyer.holds("walk_in")
    assert foyer.holds("audit", "action = 'taken off by hand'")
    assert not foyer.holds("tally", "working_group = 'umwelt' AND seated > 0")


async def test_coordinators_hear_of_a_seat_where_whoever_wrote_somebody_down_is_none_any_more(
    foyer: Stage, organiser: Talker, karl: Talker
) -> None:
    anna, dora = await known(foyer, 11, "Anna"), await known(foyer, 14, "Dora")
    await joins(anna, "umwelt")
    fill(foyer, "umwelt", 1)
    await opens_list(karl, "Umwelt")
    await karl.presses("Person auf die Warteliste setzen")
    await karl.says("Erika")
    await publishes(organiser, group_changed("umwelt", coordinators=(dora.person.id,)))
    await anna.says("/start g-umwelt")
    for label in ("Platz abgeben", "Ja, abgeben"):
        await anna.presses(label)
    await foyer.delivered()
    assert dora.text.startswith("Ein Platz ist frei geworden: Umwelt\n\nErika hat jetzt einen Pl")
    assert "Erika hat jetzt" not in karl.text


async def test_once_sign_up_is_over_no_seat_is_promised_to_them(foyer: Stage, karl: Talker) -> None:
    anna = await known(foyer, 11, "Anna")
    await joins(anna, "umwelt")
    fill(foyer, "umwelt", 1)
    foyer.clock.set(at(30, 9))
    await opens_list(karl, "Umwelt")
    for text in (
        await karl.presses("Person auf die Warteliste setzen"),
        await karl.says("Erika"),
    ):
        assert "erfahren" not in text
        assert "Von selbst rückt jetzt niemand mehr nach" in text


async def test_who_cancels_a_sitting_reads_whom_the_bot_does_not_reach_before_and_after(
    foyer: Stage, karl: Talker
) -> None:
    await adds(karl, "Petra Klein")
    olga = await somebody(foyer, ORGANISER, "Olga")
    whom = "Von Hand eingetragen und daher für mich nicht erreichbar: Petra Klein. Bitte sagen Sie"
    assert whom in await olga.says("Umwelt absagen")
    label = next(label for label in olga.labels if "veröffentlichen" in label.lower())
    assert whom in await olga.presses(label)


@pytest.mark.parametrize(
    "order",
    [
        "nimm Jens Maler aus Musik raus",
        "закрой запись на экологию",
        "Anmeldung Musik schließen",
        "Panel um halb vier",
        "sag allen, dass der Bus später kommt",
    ],
)
async def test_an_order_is_no_name_of_somebody_to_put_on_a_list(
    foyer: Stage, organiser: Talker, order: str
) -> None:
    await opens_list(organiser, "Umwelt")
    await organiser.presses("Person von Hand eintragen")
    await organiser.says(order)
    assert not foyer.holds("walk_in")
