"""Whose ride is meant, and which way it goes."""

from datetime import UTC, datetime

import pytest

from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, Fact, Intent, OpenScreen, Several
from handlers.questions.understanding import understand
from storage.programme.model import Kind, Strand
from tests.questions.measure import sets

BEFORE = datetime(2021, 6, 26, 15, tzinfo=UTC)
ARRIVAL = datetime(2021, 6, 28, 5, tzinfo=UTC)
LAST_MORNING = datetime(2021, 6, 30, 4, 30, tzinfo=UTC)
DAY_AFTER = datetime(2021, 7, 1, 6, tzinfo=UTC)

GUEST = Asker()
YOUTH = Asker(strand=Strand.YOUTH)
BOTH = Asker(strand=Strand.BOTH)

OF_THE_YOUTH = SessionAt("jugend-abreise")


def ask(text: str, now: datetime, asker: Asker = GUEST, of: str = "kaluga") -> Intent:
    chosen = next(one for one in sets() if one.name == of)
    return understand(text, now, chosen.snapshot, chosen.index, asker)


@pytest.mark.parametrize("text", ["когда автобус в москву", "wann fährt der bus nach moskau"])
def test_the_way_home_of_ones_own_part_comes_before_that_of_the_other(text: str) -> None:
    assert ask(text, LAST_MORNING) == Several((SessionAt("abreise"), OF_THE_YOUTH))
    assert ask(text, LAST_MORNING, YOUTH) == OpenScreen(OF_THE_YOUTH, Fact.TIME)
    assert ask(text, LAST_MORNING, BOTH) == OpenScreen(OF_THE_YOUTH, Fact.TIME)


def test_who_names_the_other_part_means_its_way_home() -> None:
    found = ask("wann fährt der bus des jugendforums nach moskau", LAST_MORNING)
    assert isinstance(found, OpenScreen)
    assert found.press == OF_THE_YOUTH


@pytest.mark.parametrize("text", ["wann gehts nach hause", "когда домой", "wann fahren wir heim"])
def test_a_way_home_that_is_ahead_comes_before_one_that_is_over(text: str) -> None:
    for asker in (GUEST, YOUTH, BOTH):
        assert ask(text, DAY_AFTER, asker) == OpenScreen(OF_THE_YOUTH, Fact.TIME)
    assert ask(text, LAST_MORNING) == OpenScreen(SessionAt("abreise"), Fact.TIME)


@pytest.mark.parametrize(
    "text", ["Wann fährt der Bus vom Flughafen ab?", "когда автобус из аэропорта"]
)
def test_from_the_airport_one_arrives_and_does_not_leave(text: str) -> None:
    found = ask(text, ARRIVAL)
    assert isinstance(found, DidYouMean)
    assert SessionAt("abreise") not in found.found


@pytest.mark.parametrize("text", ["Wann fährt der Bus zum Flughafen?", "когда автобус в аэропорт"])
def test_to_the_airport_one_leaves(text: str) -> None:
    found = ask(text, ARRIVAL)
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt("abreise")


@pytest.mark.parametrize("text", ["когда отходит теплоход", "wann legt das Schiff ab"])
@pytest.mark.parametrize("of", ["donau", "biblio"])
def test_when_a_ship_leaves_is_no_bus_to_it(text: str, of: str) -> None:
    chosen = next(one for one in sets() if one.name == of)
    found = ask(text, chosen.questions[0].now, of=of)
    presses = found.found if isinstance(found, Several) else [found.press]  # type: ignore[union-attr]
    sessions = [chosen.snapshot.sessions[p.id] for p in presses if isinstance(p, SessionAt)]
    assert sessions
    assert all(session.kind is not Kind.TRANSFER for session in sessions)


@pytest.mark.parametrize("text", ["wann fährt der Bus zum Schiff", "когда автобус к теплоходу"])
def test_the_bus_to_a_ship_is_that_bus(text: str) -> None:
    chosen = next(one for one in sets() if one.name == "donau")
    found = ask(text, chosen.questions[0].now, of="donau")
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt("bus-schiff")
