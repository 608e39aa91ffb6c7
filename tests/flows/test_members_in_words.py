"""A leader writes of others in the team who is there, ill or late: the roll call takes it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.frame.actions import pack
from handlers.questions.actions import NoteAllDay
from handlers.teams.actions import LeaveTeam
from storage.programme.model import InfoPage, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.teams import in_the_forum, joined, leader, programme_with_leaders
from tests.programmes import at
from tests.storage.teams.team_world import PERM, WORKSHOP

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

OUTDATED = "Dieser Knopf ist nicht mehr aktuell"

EMERGENCY = InfoPage(
    "notfall",
    Text({"de": "Notfall", "ru": "Экстренная помощь"}),
    Text({"de": "112", "ru": "112"}),
    words=Text({"de": "verletzt, Arzt", "ru": "травма, врач"}),
    urgent=True,
)


@pytest.fixture
async def team(tmp_path: Path) -> AsyncIterator[Stage]:
    """A team with a workshop tomorrow at 11:00 and one at 16:00, and four members."""
    programme = replace(programme_with_leaders(), info=(EMERGENCY,))
    async with in_the_forum(tmp_path, programme=programme) as stage:
        await joined(stage, 11, "Mia Meyer")
        await joined(stage, 12, "Миша Орлов", "ru")
        await joined(stage, 13, "Dasha Iwanowa")
        await joined(stage, 14, "Jonas Weber")
        yield stage


@pytest.fixture
async def lena(team: Stage) -> Talker:
    return await leader(team)


async def leaves(talker: Talker) -> None:
    """Leave the team."""
    await talker.sends_press(pack(LeaveTeam(PERM, True)))


def plain(text: str) -> str:
    """A text without its no-break spaces."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("mia ist krank", "Mia kommt nicht"),
        ("mia und jonas sind krank", "Mia und Jonas kommen nicht"),
        ("mia, jonas und dasha kommen nicht", "Mia, Jonas und Dasha kommen nicht"),
        ("jonas weber fehlt", "Jonas kommt nicht"),
        ("mia hat abgesagt", "Mia kommt nicht"),
        ("misha ist krank", "Миша kommt nicht"),
        ("миша болеет, не придет", "Миша kommt nicht"),
        ("миши не будет", "Миша kommt nicht"),
        ("у миши температура", "Миша kommt nicht"),
        ("миша и даша заболели", "Миша und Dasha kommen nicht"),
        ("mia kommt 10 min später", "Mia kommt 10 Min. später"),
        ("mia verspätet sich", "Mia kommt später"),
        ("миша опоздает на 15 минут", "Миша kommt 15 Min. später"),
        ("миша и jonas опоздают минут на 10", "Миша und Jonas kommen 10 Min. später"),
        ("mia kommt doch", "Mia kommt"),
        ("миша придет", "Миша kommt"),
        ("mia ist morgen nicht da", "Mia kommt nicht"),
        ("jonas ist krank und kommt nicht zur Werkstatt", "Jonas kommt nicht"),
    ],
)
async def test_what_a_leader_says_of_members_is_noted_by_one_press(
    lena: Talker, text: str, label: str
) -> None:
    said = plain(await lena.says(text))
    assert said.startswith("Werkstatt\n")
    assert plain(lena.labels[0]) == label
    said = plain(await lena.presses(label))
    assert said.startswith(f"Notiert: {label}\n\nWerkstatt")


async def test_it_stands_in_the_roll_call(team: Stage, lena: Talker) -> None:
    await lena.says("mia und jonas sind krank")
    assert "\nKann nicht (2): Mia Meyer und Jonas Weber\n" in plain(
        await lena.presses("Mia und Jonas kommen nicht")
    )
    await lena.says("mia kommt doch, 10 min später")
    assert "Mia Meyer (10 Min. später)" in plain(await lena.presses("Mia kommt 10 Min. später"))
    mia = team.people[11]
    assert "✓ Komme 10 Min. später" in (await mia.says("Werkstatt") and mia.labels)


async def test_who_is_there_is_noted_once_one_can_be(team: Stage, lena: Talker) -> None:
    said = plain(await lena.says("mia ist da"))
    assert "„Bin da“ geht erst ab Di., 29. Juni, 10:45." in said
    assert lena.labels[0] == "Mia kommt"
    await team.clock.travel(at(29, 10, 50))
    await lena.says("mia und миша sind da")
    assert "Di. 16:00 Treffen" not in lena.labels
    assert "Da (2): Mia Meyer und Миша Орлов" in plain(await lena.presses("Mia und Миша sind da"))


async def test_the_whole_day_and_another_workshop_are_offered(lena: Talker) -> None:
    await lena.says("mia ist krank")
    assert lena.labels[1:3] == ["Ganzer Tag: Mia kommt nicht", "Di. 16:00 Treffen"]
    await lena.presses("Di. 16:00 Treffen")
    assert lena.text.startswith("Treffen\n")
    said = await lena.presses("Ganzer Tag: Mia kommt nicht")
    assert said.startswith("Notiert: Mia kommt nicht")
    await lena.says("wer kommt zur Werkstatt")
    assert "Kann nicht (1): Mia Meyer" in plain(lena.text)
    await lena.says("wer kommt zum Treffen")
    assert "Kann nicht (1): Mia Meyer" in plain(lena.text)


async def test_of_two_with_that_name_it_is_asked_who(team: Stage, lena: Talker) -> None:
    await joined(team, 15, "Mia Wolf")
    assert "Wer ist gemeint?" in await lena.says("mia und jonas sind krank")
    assert lena.labels[:2] == [
        "Mia Meyer und Jonas kommen nicht",
        "Mia Wolf und Jonas kommen nicht",
    ]
    said = plain(await lena.presses("Mia Wolf und Jonas kommen nicht"))
    assert "Kann nicht (2): Jonas Weber und Mia Wolf" in said


async def test_a_member_whose_first_name_another_has_is_called_in_full(
    team: Stage, lena: Talker
) -> None:
    await joined(team, 15, "mia Wolf")
    await lena.says("mia wolf und jonas sind krank")
    assert lena.labels[:2] == [
        "mia Wolf und Jonas kommen nicht",
        "Ganzer Tag: mia Wolf und Jonas kommen nicht",
    ]
    said = await lena.presses("mia Wolf und Jonas kommen nicht")
    assert said.startswith("Notiert: mia Wolf und Jonas kommen nicht")


async def test_nobody_else_is_noted_where_the_one_who_was_meant_has_left(
    team: Stage, lena: Talker
) -> None:
    wolf = await joined(team, 15, "Mia Wolf")
    await lena.says("mia und jonas sind krank")
    # Lena is told that somebody has left, before or after her press.
    proposal = lena.screen
    await leaves(wolf)
    assert OUTDATED in await lena.presses("Mia Wolf und Jonas kommen nicht", proposal)
    assert not team.holds("presence", "TRUE")


@pytest.mark.parametrize("text", ["mia ist krank", "mia und jonas sind krank"])
async def test_nobody_is_noted_where_another_with_that_name_has_joined(
    team: Stage, lena: Talker, text: str
) -> None:
    await lena.says(text)
    for_one, all_day, *_ = [row[0]["callback_data"] for row in lena.screen.rows]
    await joined(team, 15, "Mia Wolf")
    for data in (for_one, all_day):
        await lena.says(text)
        assert OUTDATED in await lena.sends_press(data)
    assert not team.holds("presence", "TRUE")


async def test_only_that_somebody_stays_away_is_noted_of_a_whole_day(
    team: Stage, lena: Talker
) -> None:
    await lena.says("mia kommt")
    assert OUTDATED in await lena.sends_press(pack(NoteAllDay(PERM, WORKSHOP)))
    assert not team.holds("presence", "TRUE")


async def test_a_family_name_that_begins_like_a_word_for_presence_is_not_lost(
    team: Stage, lena: Talker
) -> None:
    await joined(team, 15, "Ana Da Silva")
    await lena.says("mia und da silva sind krank")
    assert lena.labels[0] == "Mia und Ana kommen nicht"


async def test_in_russian(team: Stage) -> None:
    lera = await joined(team, 16, "Лера Смирнова", "ru")
    team.write("INSERT INTO leader (person, team, since) VALUES (16, 'perm-duisburg', 0)")
    await team.restart()
    assert (await lera.says("миша и jonas болеют")).startswith("Мастерская\n")
    assert lera.labels[0] == "Миша и Jonas не придут"
    assert "Экстренная помощь" not in lera.text
    said = await lera.presses("Миша и Jonas не придут")
    assert said.startswith("Отмечено: Миша и Jonas не придут")


@pytest.mark.parametrize(
    "text",
    [
        "mia ist krank und braucht einen Arzt",
        "mia ist verletzt",
        "Hilfe, mia ist krank",
        "у миши травма",
        "mia geht es sehr schlecht, arzt!",
    ],
)
async def test_an_emergency_stays_one(lena: Talker, text: str) -> None:
    assert (await lena.says(text)).startswith("Notfall")


@pytest.mark.parametrize(
    "text", ["ist mia krank?", "wer ist krank", "Tom ist krank", "mia malt schön", "wann kommt mia"]
)
async def test_a_question_or_another_person_is_noted_nowhere(lena: Talker, text: str) -> None:
    await lena.says(text)
    assert not any("Mia" in label for label in lena.labels)


async def test_a_member_notes_nobody(team: Stage, lena: Talker) -> None:
    mia = team.people[11]
    await mia.says("jonas ist krank")
    assert not any("Jonas" in label for label in mia.labels)
    await lena.says("jonas ist krank")
    [data, *_] = (button["callback_data"] for row in lena.screen.rows for button in row)
    await mia.sends_press(data)
    assert not team.holds("presence", "person = 14")


async def test_the_other_leaders_are_told_of_one_who_erases_everything(team: Stage) -> None:
    mia, lena = team.people[11], await leader(team)
    team.write("INSERT INTO leader (person, team, since) VALUES (11, 'perm-duisburg', 0)")
    await team.restart()
    await mia.says("Lösche alle meine Daten")
    await mia.presses("Ja, alles löschen")
    await team.delivered()
    assert lena.text == "Jemand aus der Leitung hat das Team Perm–Duisburg verlassen."
    assert (await lena.presses("Mitglieder")).startswith("Mitglieder: Perm–Duisburg")
    assert "Mia" not in lena.text
