"""What a modified client may send: nothing happens but that the button is out of date."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import as_file, moved, publishes, somebody, starred
from tests.flows.working_groups import COORDINATOR, known, member

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

OUTDATED = "Dieser Knopf ist nicht mehr aktuell"

FORGED = [
    "F",
    "Fp",
    "w:F",
    "w:Fp",
    "l:de:Fp",
    "O",
    "R",
    "Rf",
    "Rs:0",
    "Rn:1",
    "Rr:1",
    "Ru:1:1",
    "D:1:0",
    "Dp:1:1",
    "Dd:1",
    "C:eroeffnung",
    "Ch:eroeffnung",
    "Cs:eroeffnung:30",
    "Cp:eroeffnung:0",
    "Cm:eroeffnung:pin",
    "Cl:eroeffnung",
    "Cd:eroeffnung",
    "Cx:eroeffnung",
    "G:umwelt",
    "Gc:umwelt",
    "Gs:umwelt:5",
    "Gl:umwelt",
    "Gn:umwelt",
    "Gd:umwelt",
    "P",
    "Pi",
    "Pc:1:1",
    "Px:21:1",
    "A:0:0",
    "w:O",
    "w:A:0:1",
    "l:de:P",
    "w:Rf",
    "l:de:Rf",
    "A:0:1",
    "L:0",
    "Ll:umwelt:0",
    "Lp:umwelt:b",
    "Ls:umwelt:b",
    "Lu:umwelt:b:0",
    "Lu:umwelt:b:1",
    "Lc:umwelt:b",
    "Lm:umwelt:b:sport",
    "Le::csv",
    "Le:umwelt:xlsx",
    "w:L:0",
    "w:Le::csv",
    "w:Lu:umwelt:b:1",
    "l:de:L:0",
]

OF_SEATS = [
    "j:{}:0",
    "j:{}:5",
    "jl:{}:0",
    "jl:{}:1",
    "jr:{}",
    "jk:{}",
    "jp:{}",
    "jc:{}",
    "jn:{}",
    "ju:{}",
    "jt:{}",
    "js:{}",
    "ja:{}",
    "jv:{}:o",
    "jv:{}:v",
    "jv:{}:",
]

NEVER_MADE = [
    "j:umwelt",
    "j:umwelt:-1",
    "j:umwelt:1234567",
    "j:Umwelt:0",
    "jl:umwelt:2",
    "jl:umwelt:",
    "jv:umwelt:x",
    "jp:",
    "jk:",
    "j::0",
    "jc",
    "L",
    "L:-1",
    "Lp:umwelt:-b",
    "Lp:umwelt:B",
    "Lp:umwelt:" + "z" * 12,
    "Le:umwelt:pdf",
    "Le:umwelt:",
    "Lm:umwelt:b:",
    "Lu:umwelt:b",
    "j:" + "a" * 60,
]


NEVER_WAS = [
    "Rn:99",
    "Rn:0",
    "Rr:99",
    "Ru:99:1",
    "D:99:0",
    "Dp:99:1",
    "Pc:99:1",
    "Pc:99:0",
    "Rr:0",
    "C:nothing",
    "Cs:nothing:5",
    "Cm:nothing:pin",
    "G:nothing",
    "Gn:nothing",
    "Ch:nothing",
]


async def test_what_only_organisers_may_press_does_nothing_for_others(
    desk: Stage, olga: Talker
) -> None:
    await olga.sends_file("p.yaml", as_file(moved(19)))
    await olga.sends_press("Pi")
    clara = await somebody(desk, 31, "Clara")
    before = everything(desk)
    await clara.says("/now")
    count = len(clara.chat.messages)
    for data in FORGED:
        clara.screen.text = ""
        assert (await clara.sends_press(data)).startswith(OUTDATED), data
    in_a_message_of_their_own = sum(data.startswith("w:") for data in FORGED)
    assert len(clara.chat.messages) == count + in_a_message_of_their_own
    assert "→" not in await clara.says("19 Uhr")
    assert everything(desk) == before


async def test_in_a_group_nobody_may_press_them(desk: Stage, olga: Talker) -> None:
    group = desk.group(-5, olga)
    await olga.says("/now", group)
    screen = group.messages[-1]
    before = everything(desk)
    for data in FORGED:
        await olga.sends_press(data, screen)
        assert olga.toast == "Das geht nur im privaten Chat mit mir.", data
    assert len(group.messages) == 2
    assert everything(desk) == before


async def test_what_never_was_is_out_of_date_for_organisers_too(olga: Talker) -> None:
    for data in NEVER_WAS:
        olga.screen.text = ""
        assert (await olga.sends_press(data)).startswith(OUTDATED), data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Cm:eroeffnung:nowhere", "Dieser Knopf ist nicht mehr aktuell"),
        ("Cs:eroeffnung:0", "Es würde sich nichts ändern"),
        ("Cs:eroeffnung:-99999", "Das würde sich ändern"),
        ("Cp:eroeffnung:999999", "Neuer Ort"),
        ("Rs:999999", "Fassungen"),
        ("A:999999:0", "Protokoll"),
        ("Rr:1", "Es würde sich nichts ändern"),
        ("Px:9999999999999999:0", "Aus dem Organisationsteam entfernen?"),
        ("Px:9999999999999999:1", "Organisationsteam"),
        ("Dd:999", "Diese Änderung wartet nicht mehr"),
    ],
)
async def test_numbers_out_of_range_do_no_harm(
    desk: Stage, olga: Talker, data: str, said: str
) -> None:
    assert (await olga.sends_press(data)).startswith(said)
    assert not desk.holds("release", "number > 1")
    assert not desk.holds("delivery")


async def test_nobody_publishes_or_discards_the_draft_of_another(desk: Stage, olga: Talker) -> None:
    other = await somebody(desk, 22, "Otto")
    await olga.sends_file("p.yaml", as_file(moved(19)))
    publish, discard = (row[0]["callback_data"] for row in olga.screen.rows[-2:])
    assert (await other.sends_press(publish)).startswith(OUTDATED)
    await other.sends_press(discard)
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 2 ist veröffentlicht")


async def test_a_draft_published_against_another_release_than_shown_is_shown_afresh(
    desk: Stage, olga: Talker
) -> None:
    await olga.sends_file("p.yaml", as_file(moved(19)))
    number = olga.screen.rows[-1][0]["callback_data"].split(":")[1]
    assert "→ 19:00–21:00" in await olga.sends_press(f"Dp:{number}:7")
    assert not desk.holds("release", "number > 1")


async def test_seen_and_stars_that_name_nothing_change_nothing(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, moved(19))
    notice = anna.screen
    for data in ("e:999999", "e:0"):
        assert await anna.sends_press(data, notice) == notice.text
    assert "Gesehen" in anna.labels
    for data in ("v:nothing:1:", "v:nothing:0:"):
        await anna.says("/now")
        assert (await anna.sends_press(data)).startswith(OUTDATED)
    assert not desk.holds("favourite", "session <> 'eroeffnung'")
    assert not desk.holds("delivery", "seen_at IS NOT NULL")


def everything(desk: Stage) -> list[bool]:
    """What a forged press could have changed."""
    tables = {
        "release": "number > 1",
        "draft": "author = 31",
        "draft ": "author = 21",
        "delivery": "1",
        "organiser": "1",
        "invitation": "giver = 31 OR taker IS NOT NULL",
        "audit": "actor = 31",
        "dialogue": "1",
        "seat": "1",
        "wish": "1",
    }
    return [desk.holds(table, condition) for table, condition in tables.items()]


async def test_presses_about_groups_that_never_were_change_nothing(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    for data in OF_SEATS:
        await anna.says("/now")
        await anna.sends_press(data.format("nothing"))
    assert not foyer.holds("seat")
    assert not foyer.holds("wish")
    assert not foyer.holds("audit", "actor = 11")
    assert (await anna.sends_press("j:nothing:0")).startswith(OUTDATED)
    assert (await anna.sends_press("jv:nothing:o")).startswith(OUTDATED)


async def test_what_no_button_ever_said_is_out_of_date(foyer: Stage) -> None:
    karl = await member(foyer, COORDINATOR, "Karl", "umwelt")
    for data in NEVER_MADE:
        karl.screen.text = ""
        assert (await karl.sends_press(data)).startswith(OUTDATED), data
    assert foyer.holds("seat", "person = 41")


async def test_nobody_presses_for_another(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt", "sport")
    await member(foyer, 13, "Clara", "sport")
    eve = await known(foyer, 66, "Eve")
    for data in ("jl:umwelt:1", "jr:umwelt", "jk:umwelt", "jl:sport:1", "jp:sport"):
        await eve.sends_press(data)
    assert foyer.holds("seat", "person = 11 AND working_group = 'umwelt'")
    assert not foyer.holds("audit", "actor = 66")
    assert anna.chat is not eve.chat


async def test_in_a_group_chat_nobody_signs_up(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    group = foyer.group(-5, anna)
    await anna.says("/now", group)
    for data in (*OF_SEATS, "jn:{}", "m:0"):
        await anna.sends_press(data.format("umwelt"), group.messages[-1])
        assert anna.toast == "Das geht nur im privaten Chat mit mir.", data
    for data in ("jc:", "jn:", "ju:", "jt:", "js:", "ja:", "jv::v"):
        await anna.sends_press(data, group.messages[-1])
        assert anna.toast == "Das geht nur im privaten Chat mit mir.", data
    assert len(group.messages) == 2
    assert not foyer.holds("seat")
    assert foyer.holds("profile", "name = 'Anna' AND attendance IS NULL")


async def test_numbers_of_people_out_of_range_do_no_harm(foyer: Stage) -> None:
    karl = await member(foyer, COORDINATOR, "Karl", "umwelt")
    for data in ("Lp:umwelt:{}", "Ls:umwelt:{}", "Lu:umwelt:{}:1", "Lc:umwelt:{}"):
        for person in ("0", "b", "z" * 11):
            assert (await karl.sends_press(data.format(person))).startswith("Umwelt\n"), data
    assert (await karl.sends_press("Ll:umwelt:999999")).startswith("Umwelt\n")
    assert (await karl.sends_press("L:999999")).startswith("Anmeldungen")
    assert foyer.holds("seat", "person = 41")
    assert not foyer.holds("delivery")
