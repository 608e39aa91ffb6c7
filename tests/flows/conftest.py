"""A stage for every test: the built-in programme, on the evening of the opening.

`desk` is another one, for what organisers do: the small programme, with two of them; `foyer` a
third, with working groups to sign up for, `forum` one with teams; `large` has a programme that is
too long for a phone.
"""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import commands
from storage import writer
from tests.flows.conversation import Stage, Talker, announce_nothing, on_stage
from tests.flows.organising import ORGANISER, as_file, at_the_desk, somebody
from tests.flows.teams import in_the_forum
from tests.flows.working_groups import in_the_foyer
from tests.programmes import at, large_programme


@pytest.fixture
def nothing_is_logged_as_an_error(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nor as a warning of ours; APScheduler's say that a slow machine has left out a look."""
    with caplog.at_level(logging.WARNING):
        yield
    # At this point `caplog.records` is empty: every phase of a test has its own.
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    least = {"apscheduler.scheduler": logging.ERROR}
    assert [
        r.getMessage() for r in records if r.levelno >= least.get(r.name, logging.WARNING)
    ] == []


@pytest.fixture
def announced() -> None:
    """For tests that look at everybody's menus, or at what the bot says of itself."""


@pytest.fixture(autouse=True)
def nothing_is_announced_where_nobody_looks(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "announced" not in request.fixturenames:
        monkeypatch.setattr(commands, "announce", announce_nothing)


@pytest.fixture(autouse=True)
def what_is_finished_is_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who says something waits until it is on disk that the bot has finished with it. A busy bot
    leaves that ten milliseconds in which to become more, which here are as long as the rest of an
    answer; how marks gather has tests of its own.
    """
    monkeypatch.setattr(writer, "GATHERED_FOR", 0.0)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, at(28, 17, 30)) as stage:
        yield stage


@pytest.fixture
def anna(stage: Stage) -> Talker:
    return stage.person(11, "Anna", "de")


@pytest.fixture
def boris(stage: Stage) -> Talker:
    return stage.person(12, "Борис", "ru")


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Stage]:
    async with at_the_desk(tmp_path) as stage:
        yield stage


@pytest.fixture
async def forum(tmp_path: Path) -> AsyncIterator[Stage]:
    async with in_the_forum(tmp_path) as stage:
        yield stage


@pytest.fixture
async def olga(desk: Stage) -> Talker:
    """An organiser who has chosen German."""
    return await somebody(desk, ORGANISER, "Olga")


@pytest.fixture
async def foyer(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage with working groups to sign up for."""
    async with in_the_foyer(tmp_path) as stage:
        yield stage


@pytest.fixture
async def organiser(foyer: Stage) -> Talker:
    """An organiser of the groups who has chosen German."""
    return await somebody(foyer, ORGANISER, "Olga")


@pytest.fixture
async def large(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage with 1,000 sessions in 70 places, 40 of them at once."""
    file = tmp_path / "large.yaml"
    file.write_bytes(as_file(large_programme()))
    async with on_stage(tmp_path, at(29, 10, 30), programme=file, admins=(ORGANISER,)) as stage:
        yield stage
