"""What the running bot shows of itself: by HTTP to programs, by a socket to `status`."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.failures import UnusableInput
from bot.health import watch
from bot.health.asking import NoAnswer, ask
from tests.bot.command_line import assert_refused, bot
from tests.flows.conversation import PATIENCE, Stage, on_stage
from tests.flows.organising import at_the_desk
from tests.programmes import at

OUTSIDE = {"telegram", "database"}
NAMES = {
    "inbox_oldest_seconds",
    "outbox_due_oldest_seconds",
    "outbox_messages",
    "telegram_calls_total",
    "telegram_call_seconds",
    "last_poll_seconds",
    "writer_wait_seconds",
    "database_bytes",
    "wal_bytes",
    "last_backup_seconds",
    "errors_total",
    "releases",
    "people_reachable",
}


@pytest.fixture
async def shown(
    tmp_path: Path, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """A bot whose health is shown; it looks after itself at its start, and not again."""
    monkeypatch.setattr(watch, "LOOKS_EVERY", PATIENCE)
    async with at_the_desk(tmp_path, health_listen=f"127.0.0.1:{unused_tcp_port}") as stage:
        yield stage


async def get(stage: Stage, path: str, method: str = "GET") -> tuple[int, str]:
    address = f"http://{stage.settings.health_listen}{path}"
    async with ClientSession() as session, session.request(method, address) as answer:
        return answer.status, await answer.text()


async def asked(stage: Stage) -> dict[str, dict[str, object]]:
    return await asyncio.to_thread(ask, stage.settings.database, "status")


async def test_a_bot_that_works_says_so_by_every_way(shown: Stage) -> None:
    alive, ready = await get(shown, "/healthz"), await get(shown, "/readyz")
    assert alive[0] == ready[0] == 200
    assert [line.split(":")[0] for line in alive[1].splitlines()] == [
        "ok  loop",
        "ok  writer",
        "ok  updates",
    ]
    said = await asked(shown)
    assert (said["healthz"]["lines"], said["readyz"]["lines"]) == (
        alive[1].splitlines(),
        ready[1].splitlines(),
    )
    assert (await get(shown, "/readyz", "HEAD")) == (200, "")
    assert (await get(shown, "/readyz", "POST"))[0] == 405
    assert (await get(shown, "/health"))[0] == 404
    assert shown.settings.database.with_name("bot.sqlite3.status").stat().st_mode & 0o777 == 0o600


async def test_a_bot_that_is_not_answered_is_not_ready_and_nothing_restarts_it(
    shown: Stage,
) -> None:
    shown.seconds.passed += 29
    assert (await get(shown, "/healthz"))[0] == (await get(shown, "/readyz"))[0] == 200
    shown.seconds.passed += 62
    status, lines = await get(shown, "/readyz")
    assert status == 503
    assert {line.split()[1].rstrip(":") for line in lines.splitlines()} == OUTSIDE
    said = await asked(shown)
    assert said["readyz"]["status"] == 503


async def test_metrics_have_the_promised_names_and_say_nothing_of_anybody(shown: Stage) -> None:
    anna = shown.person(4_711_008_15, "Anna Achternbusch")
    await anna.says("/start lang-de")
    status, text = await get(shown, "/metrics")
    assert status == 200
    families = {family.name: family for family in text_string_to_metric_families(text)}
    found = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
    assert found == {f"konferenzbot_{name}" for name in NAMES}
    calls = {tuple(s.labels.values()) for s in families["konferenzbot_telegram_calls"].samples}
    assert ("sendMessage", "ok") in calls
    labels = {name for f in families.values() for s in f.samples for name in s.labels}
    assert labels <= {"state", "kind", "method", "outcome", "le"}
    assert families["konferenzbot_people_reachable"].samples[0].value == 1
    assert families["konferenzbot_releases"].samples[0].value == 1
    for kept_out in ("471100815", "Anna", "Achternbusch"):
        assert kept_out not in text


async def test_an_address_that_is_taken_is_refused_before_anything_is_sent(
    shown: Stage, tmp_path: Path
) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    with pytest.raises(UnusableInput, match=f"BOT_HEALTH_LISTEN: {shown.settings.health_listen}"):
        async with on_stage(beside, at(28, 17), health_listen=shown.settings.health_listen):
            raise AssertionError


async def test_the_socket_is_gone_with_the_bot_and_replaces_what_a_crash_left(
    tmp_path: Path,
) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    left = folder / "bot.sqlite3.status"
    left.touch()
    async with on_stage(folder, at(28, 17)) as stage:
        assert (await asked(stage))["healthz"]["status"] == 200
        assert stat.S_ISSOCK(left.stat().st_mode)
        with pytest.raises(NoAnswer, match="nothing that can be read"):
            await asyncio.to_thread(ask, stage.settings.database, "who is there")
    assert not left.exists()
    with pytest.raises(NoAnswer, match="no bot runs"):
        ask(stage.settings.database, "status")


def test_without_a_bot_the_status_is_1(tmp_path: Path) -> None:
    assert_refused(bot(tmp_path, "status"), "no bot runs on this database", status=1)
    (tmp_path / ".env").write_text(f"bot_Database={tmp_path}/none/x.sqlite3\n")
    assert_refused(bot(tmp_path, "status", BOT_DATABASE=""), "no bot runs", status=1)


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:99999", ":1"])
def test_a_listen_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    assert_refused(bot(tmp_path, "check", BOT_HEALTH_LISTEN=address), "BOT_HEALTH_LISTEN")


@pytest.mark.parametrize("address", ["geheim", "ftp://geheim/x"])
def test_a_heartbeat_address_that_is_none_is_refused_unsaid(tmp_path: Path, address: str) -> None:
    result = bot(tmp_path, "check", BOT_HEARTBEAT_URL=address)
    assert_refused(result, "BOT_HEARTBEAT_URL")
    assert "geheim" not in result.stderr
