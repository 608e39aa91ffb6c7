"""The heartbeat beats while all is well; whatever becomes of it, it harms nothing."""

import asyncio

import pytest
from aiohttp import web

from bot.background import in_background
from bot.health.heartbeat import Heartbeat
from bot.logs import log_form
from bot.settings import Secret, Settings
from tests.flows.conversation import until

SECRET = "/ping/of-these-tests"


class Monitor:
    """Somebody who waits for heartbeats, and answers them with a status."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.status = 200

    async def receive(self, request: web.BaseRequest) -> web.Response:
        self.heard.append(f"{request.method} {request.path}")
        return web.Response(status=self.status)


async def test_it_is_called_while_all_is_well_and_not_otherwise(
    unused_tcp_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    monitor, is_well, looks = Monitor(), True, 0

    def looked_at() -> bool:
        nonlocal looks
        looks += 1
        return is_well

    address = f"http://127.0.0.1:{unused_tcp_port}{SECRET}"
    runner = web.ServerRunner(web.Server(monitor.receive))
    await runner.setup()
    async with in_background(Heartbeat(address, looked_at).run(every=0.001)):
        await until(lambda: looks > 3)  # Nobody listens yet.
        await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
        await until(lambda: len(monitor.heard) > 2)
        monitor.status = 500
        heard = len(monitor.heard)
        await until(lambda: len(monitor.heard) > heard + 1)
        is_well, looks = False, 0
        await until(lambda: looks > 1)
        heard = len(monitor.heard)
        await until(lambda: looks > 10)
        assert len(monitor.heard) == heard
    await runner.cleanup()
    assert set(monitor.heard) == {f"GET {SECRET}"}
    form = log_form(Settings(heartbeat_url=Secret(address)))
    for record in caplog.records:
        assert SECRET not in form.format(record)
        assert SECRET not in record.getMessage()
    await asyncio.sleep(0)
