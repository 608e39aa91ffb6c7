"""All plenaries and culture: those that are ahead, and of the strand that somebody belongs to."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import Kind, Programme, Session, Strand, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.teams import in_the_forum, joined, programme_with_leaders
from tests.flows.test_reminders import sets
from tests.flows.working_groups import joins
from tests.programmes import at, session

SWITCH = "Plenum und Kultur: alles vormerken"


def culture(name: str, title: str, strand: Strand, day: int = 29) -> Session:
    return session(name, at(day, 20), 2, Text(title), kind=Kind.CULTURE, strand=strand)


def with_evenings() -> Programme:
    """Three evenings: of the conference, of the youth forum and of both; and one that is over."""
    programme = programme_with_leaders()
    evenings = (
        culture("konzert", "Konzert", Strand.CONFERENCE),
        culture("disko", "Disko", Strand.YOUTH),
        culture("ball", "Ball", Strand.BOTH),
        culture("gestern", "Vorabend", Strand.BOTH, 27),
    )
    return replace(programme, sessions=(*programme.sessions, *evenings))


@pytest.fixture
async def evenings(tmp_path: Path) -> AsyncIterator[Stage]:
    async with in_the_forum(tmp_path, programme=with_evenings()) as stage:
        yield stage


async def evenings_of(talker: Talker) -> set[str]:
    """Which evenings stand in somebody's own programme, over or not."""
    text = await talker.says("/my")
    for label in ("Nächste Seite »", "Früher"):
        if label in talker.labels:
            text += await talker.presses(label)
    return {name for name in ("Konzert", "Disko", "Ball", "Vorabend") if name in text}


async def test_a_guest_is_not_drawn_into_the_youth_forum_nor_into_what_is_over(
    evenings: Stage,
) -> None:
    anna = await somebody(evenings, 11, "Anna")
    await sets(anna)
    assert "\nan · Konferenz\n" in await anna.presses(SWITCH)
    assert await evenings_of(anna) == {"Konzert", "Ball"}


async def test_a_member_of_a_team_has_the_evenings_of_the_youth_forum(evenings: Stage) -> None:
    anna = await joined(evenings, 11, "Anna Arndt")
    await sets(anna)
    assert "\nan · Jugendforum\n" in await anna.presses(SWITCH)
    assert await evenings_of(anna) == {"Disko", "Ball"}


async def test_with_a_seat_besides_somebody_is_of_both(evenings: Stage) -> None:
    anna = await joined(evenings, 11, "Anna Arndt")
    await sets(anna)
    await anna.presses(SWITCH)
    await joins(anna, "umwelt")
    assert await evenings_of(anna) == {"Konzert", "Disko", "Ball"}


async def test_whoever_joins_a_team_later_is_told_of_changes_of_its_evenings(
    evenings: Stage,
) -> None:
    anna = await somebody(evenings, 11, "Anna")
    await sets(anna)
    await anna.presses(SWITCH)
    olga = await somebody(evenings, ORGANISER, "Olga")
    later = replace(culture("kino", "Kinoabend", Strand.YOUTH), start=at(30, 20), end=at(30, 22))
    programme = with_evenings()
    with_cinema = replace(programme, sessions=(*programme.sessions, later))
    await publishes(olga, with_cinema)
    assert "Kinoabend" not in anna.text
    await joined(evenings, 11, "Anna Arndt")
    moved = replace(later, start=at(30, 19))
    await publishes(olga, replace(programme, sessions=(*programme.sessions, moved)))
    assert "Kinoabend" in anna.text


async def test_whoever_leaves_a_team_is_told_of_changes_of_the_conference(
    evenings: Stage,
) -> None:
    anna = await joined(evenings, 11, "Anna Arndt")
    await sets(anna)
    await anna.presses(SWITCH)
    await anna.says("/team")
    await anna.presses("Team verlassen")
    await anna.presses("Ja, verlassen")
    programme = with_evenings()
    moved = tuple(
        replace(s, start=at(29, 19)) if s.id == "konzert" else s for s in programme.sessions
    )
    await publishes(await somebody(evenings, ORGANISER, "Olga"), replace(programme, sessions=moved))
    assert "Konzert" in anna.text


async def test_a_new_evening_is_told_to_those_of_its_strand(evenings: Stage) -> None:
    anna = await somebody(evenings, 11, "Anna")
    ben = await joined(evenings, 12, "Ben Berg")
    for talker in (anna, ben):
        await sets(talker)
        await talker.presses(SWITCH)
    olga = await somebody(evenings, ORGANISER, "Olga")
    programme = with_evenings()
    new = culture("kino", "Kinoabend", Strand.YOUTH, 30)
    await publishes(olga, replace(programme, sessions=(*programme.sessions, new)))
    assert "Kinoabend" in ben.text
    assert "Kinoabend" not in anna.text


async def test_where_all_is_of_one_strand_the_highlights_are_everybodys(tmp_path: Path) -> None:
    programme = programme_with_leaders()
    concert = culture("konzert", "Konzert", Strand.CONFERENCE)
    alone = tuple(replace(s, strand=Strand.CONFERENCE) for s in (*programme.sessions, concert))
    async with in_the_forum(tmp_path, programme=replace(programme, sessions=alone)) as stage:
        anna = await joined(stage, 11, "Anna Arndt")
        await sets(anna)
        await anna.presses(SWITCH)
        assert await evenings_of(anna) == {"Konzert"}


@pytest.mark.parametrize(
    ("language", "heading", "day"),
    [("de", "Für alle", "Di., 29. Juni"), ("ru", "Для всех", "вт, 29 июня")],
)
async def test_the_evening_before_says_what_is_for_everybody_of_the_strand(
    evenings: Stage, language: str, heading: str, day: str
) -> None:
    anna = await joined(evenings, 11, "Anna Arndt", language)
    await evenings.clock.travel(at(28, 20))
    await evenings.delivered()
    mine, _, for_all = anna.text.partition(heading)
    assert "Werkstatt" in mine or "Мастерская" in mine
    assert "Disko" in for_all
    assert "Ball" in for_all
    assert "Konzert" not in anna.text
    assert "Vorabend" not in anna.text
    assert day in [label.replace("\xa0", " ") for label in anna.labels]
