"""What reaches the log: our own words, and neither secrets nor what somebody wrote."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.__main__ import main
from bot.logs import log_uncaught
from bot.settings import Secret, Settings
from tests.written_logs import logging_as_set

TOKEN = "123456:AAF-secret.part_9"
SECRET = "webhook-secret"
WRITTEN = "Anna wrote this"


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is written to stderr at DEBUG."""
    settings = Settings(
        token=Secret(TOKEN),
        webhook_secret=Secret(SECRET),
        log_level="DEBUG",
        log_format=request.param,
    )
    with logging_as_set(settings) as stderr:
        yield stderr


def failing(error: Exception) -> Exception:
    """The error as it is after it was raised."""
    try:
        raise error
    except Exception as raised:
        return raised


def test_libraries_speak_from_warnings_on_whatever_the_level(log: io.StringIO) -> None:
    for name in ("telegram.Bot", "aiosqlite", "aiohttp.client", "asyncio", "unheard.of"):
        logging.getLogger(name).info("chatty %s", WRITTEN)
        logging.getLogger(name).warning("serious")
    logging.getLogger("scheduler.delivery").debug("ours")
    assert "chatty" not in log.getvalue()
    assert log.getvalue().count("serious") == 5
    assert "ours" in log.getvalue()


@pytest.mark.parametrize(
    "said",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        "https://api.telegram.org/bot123456%3AAAF-secret.part_9/getMe",
        "https://api.telegram.org/bot123456%3aAAF-secret.part_9/getMe",
        repr({"token": TOKEN}),
        repr(TOKEN.encode()),
        json.dumps({"header": SECRET}),
    ],
)
def test_secrets_are_taken_out_however_they_are_written(log: io.StringIO, said: str) -> None:
    logging.getLogger("telegram").warning("asked for %s", said)
    logging.getLogger("telegram").error("failed", exc_info=failing(OSError(f"no {said}")))
    for secret in ("AAF-secret", SECRET):
        assert secret not in log.getvalue()
    assert log.getvalue().count("[redacted]") >= 2


def test_an_error_says_its_kind_and_place_but_not_the_value_it_stumbled_over(
    log: io.StringIO,
) -> None:
    try:
        try:
            int(WRITTEN)
        except ValueError as error:
            raise KeyError(WRITTEN) from error
    except KeyError:
        logging.getLogger("bot").exception("failed")
    assert WRITTEN not in log.getvalue()
    for part in ("ValueError", "KeyError", "test_logs.py", "int(WRITTEN)"):
        assert part in log.getvalue()


def test_an_error_that_speaks_of_code_or_files_keeps_its_words(log: io.StringIO) -> None:
    error = ExceptionGroup("two", [failing(OSError(28, "No space left")), ValueError(WRITTEN)])
    logging.getLogger("bot").error("failed", exc_info=failing(error))
    assert "No space left" in log.getvalue()
    assert WRITTEN not in log.getvalue()


async def test_an_error_that_nothing_caught_is_logged_without_arguments(log: io.StringIO) -> None:
    def callback(_written: str) -> None:
        raise LookupError(WRITTEN)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_uncaught)
    loop.call_soon(callback, WRITTEN)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert "LookupError" in log.getvalue()
    assert WRITTEN not in log.getvalue()


def test_json_lines_are_json(log: io.StringIO) -> None:
    logging.getLogger("bot").error("%s\nfailed", TOKEN, exc_info=failing(OSError(TOKEN)))
    if log.getvalue().startswith("{"):
        (line,) = log.getvalue().splitlines()
        assert {"time", "level", "logger", "message", "exception"} == set(json.loads(line))


def test_an_error_that_ends_a_command_is_shown_without_secrets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_settings: Settings) -> None:
        raise RuntimeError(f"no answer from /bot{TOKEN}/getMe") from ValueError(WRITTEN)

    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setattr("bot.checks.check", fail)
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "no answer from /bot[redacted]/getMe" in said
    assert WRITTEN not in said
