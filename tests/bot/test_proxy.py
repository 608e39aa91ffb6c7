"""With BOT_PROXY everything that goes to Telegram goes through the proxy, and nothing past it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.proxy import Proxy
from bot.sandbox.telegram import Telegram
from bot.settings import Secret, Settings
from storage.programme.yaml_file import builtin_yaml
from tests.bot.api_server import TOKEN, ApiServer
from tests.bot.command_line import assert_refused, bot
from tests.bot.proxies import PASSWORD, USER, LoopbackProxy
from tests.flows.conversation import Stage, StoppedClock, over_http, publish_once, until
from tests.flows.organising import AS_TEXT, EVENING, ORGANISER, somebody
from tests.written_logs import logging_as_set


@pytest.fixture(params=["http", "socks5"])
async def proxy(request: pytest.FixtureRequest) -> AsyncIterator[LoopbackProxy]:
    proxy = LoopbackProxy(request.param)
    await proxy.start()
    yield proxy
    await proxy.stop()


async def test_polling_answers_and_files_go_through_the_proxy_which_resolves_names(
    proxy: LoopbackProxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    clock = StoppedClock(EVENING)
    telegram = Telegram(TOKEN, clock.now)
    async with over_http(telegram, clock) as url:
        port = urlsplit(url).port
        settings = Settings(
            token=Secret(TOKEN),
            database=tmp_path / "bot.sqlite3",
            api_url=f"http://localhost:{port}",
            proxy=Secret(proxy.url()),
            admins=(ORGANISER,),
            log_level="DEBUG",
        )
        await publish_once(settings.database, None, clock)
        stage = Stage(telegram, None, clock, settings)
        with logging_as_set(settings) as log:
            await stage.start()
            try:
                olga = await somebody(stage, ORGANISER, "Olga")
                await olga.says("/programme_update")
                await olga.presses(AS_TEXT)
                assert olga.screen.file is not None
                assert "nichts ändern" in await olga.sends_file("neu.yaml", builtin_yaml())
                tunnels = len(proxy.asked)
                await proxy.stop()
                telegram.say(olga.person, "/now")
                await until(lambda: "cannot reach the Bot API server" in log.getvalue())
                await proxy.start()
                await stage.finished()
                assert "Jetzt" in olga.text
            finally:
                await stage.stop()
                stage.close()
    assert len(proxy.asked) > tunnels > 0
    assert set(proxy.asked) == {("localhost", port)}
    assert not any(secret in log.getvalue() for secret in (USER, PASSWORD))


async def test_a_proxy_that_is_away_or_refuses_us_counts_as_the_server_away(
    server: ApiServer, proxy: LoopbackProxy, tmp_path: Path
) -> None:
    set_ = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url}
    assert (await asyncio.to_thread(bot, tmp_path, "check", **set_)).returncode == 0
    through = await asyncio.to_thread(bot, tmp_path, "check", BOT_PROXY=proxy.url(), **set_)
    assert (through.returncode, len(proxy.asked)) == (0, 1)
    wrong = await asyncio.to_thread(
        bot, tmp_path, "check", BOT_PROXY=proxy.url(password="falsch"), **set_
    )
    await proxy.stop()
    away = await asyncio.to_thread(bot, tmp_path, "check", BOT_PROXY=proxy.url(), **set_)
    for result in (wrong, away):
        assert_refused(result, "BOT_API_URL", "through BOT_PROXY", status=1)
        assert not any(s in result.stderr for s in (USER, PASSWORD, "falsch"))


@pytest.mark.parametrize(
    "address",
    [
        "socks4://geheim:geheim@127.0.0.1:1080",
        "socks5h://geheim@127.0.0.1:1080",
        "127.0.0.1:1080",
        "http://user:geheim",
        "http://geheim@",
        "http://user:geheim@proxy:99999",
        "http://user:geheim@proxy:0",
        "socks5://user:geheim@proxy:1080/path",
        "http://user:geheim@[::1",
        "http://user:ge heim@proxy",
    ],
)
def test_another_proxy_is_refused_in_one_line_that_gives_nothing_away(
    tmp_path: Path, address: str
) -> None:
    result = bot(tmp_path, "check", BOT_PROXY=address)
    assert_refused(result, "error: BOT_PROXY: ")
    assert "geheim" not in result.stderr
    assert "ge heim" not in result.stderr


@pytest.mark.parametrize(
    ("address", "host", "port", "user", "password"),
    [
        ("socks5://proxy.example.org", "proxy.example.org", 1080, None, None),
        ("http://10.0.0.1:3128/", "10.0.0.1", 3128, None, None),
        ("https://a%40b:c%3Ad%2F@[::1]", "::1", 443, "a@b", "c:d/"),
        ("http://nur-name@proxy", "proxy", 80, "nur-name", ""),
    ],
)
def test_what_an_address_of_a_proxy_says(
    address: str, host: str, port: int, user: str | None, password: str | None
) -> None:
    proxy = Proxy.parse(address)
    assert (proxy.host, proxy.port, proxy.user, proxy.password) == (host, port, user, password)
    assert "c:d/" not in repr(proxy)
