"""The command line as an operator meets it: exit status, one line a problem.

What goes on until it is ended is a real process; the rest is called in this one.
"""

import asyncio
import signal
import socket
import sqlite3
import sys
from contextlib import chdir, closing
from pathlib import Path

import pytest

from bot import checks
from bot.__main__ import main
from bot.settings import Settings
from storage import bot_name
from storage.files import instance_lock
from storage.programme.yaml_file import builtin_yaml, read
from tests.bot.api_server import PATIENCE, TOKEN, ApiServer, failure
from tests.bot.command_line import assert_refused, bot, environment
from tests.new_database import make


async def start(folder: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    """Start a command that goes on until it is ended."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=environment(folder, **settings),
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """The exit status and what was said on stderr."""
    async with asyncio.timeout(PATIENCE):
        _, said = await process.communicate()
    return process.returncode, said.decode()


@pytest.mark.e2e
async def test_it_is_a_program(tmp_path: Path) -> None:
    status, said = await ended(await start(tmp_path, "nonsense"))
    assert status == 2
    assert "nonsense" in said
    assert (await ended(await start(tmp_path, "check")))[0] == 0


def test_help_and_version(tmp_path: Path) -> None:
    helped = bot(tmp_path, "--help")
    assert helped.returncode == 0
    for command in ("run", "demo", "check", "programme", "backup", "restore"):
        assert command in helped.stdout
    assert bot(tmp_path, "--version").stdout.startswith("konferenzbot ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["demo", "--port", "x"],
        ["demo", "--port", "65535"],
        ["demo", "--port", "٨٠٨٠"],
        ["demo", "--port", "9" * 5_000],
        ["demo", "--at", "tomorrow"],
        ["demo", "--at", "0001-01-01T00:00"],
        ["demo", "--at", "9999-12-31T23:59"],
        ["programme"],
        ["programme", "export"],
        ["backup"],
        ["restore"],
        ["programme", "export", "x.yaml", "--language", "en"],
    ],
)
def test_arguments_that_make_no_sense_are_refused(tmp_path: Path, arguments: list[str]) -> None:
    assert_refused(bot(tmp_path, *arguments))


def test_check_passes_without_a_token_and_makes_nothing(tmp_path: Path) -> None:
    result = bot(tmp_path, "check")
    assert result.returncode == 0
    assert "error" not in result.stderr
    assert "warning" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_problem_of_settings_is_named_and_no_secret_is(tmp_path: Path) -> None:
    result = bot(
        tmp_path,
        "check",
        BOT_TOKEN="geheim geheim",
        BOT_ADMINS="1,zwei",
        BOT_RETENTION_DAYS="-1",
        BOT_CLOCK="morgen",
        BOT_LOG_LEVEL="LOUD",
        BOT_WEBHOOK_URL="ftp://x",
        BOT_WEBHOOK_LISTEN="8090",
        BOT_API_URL="telegram",
    )
    assert_refused(
        result,
        "BOT_TOKEN",
        "BOT_ADMINS",
        "BOT_RETENTION_DAYS",
        "BOT_CLOCK",
        "BOT_LOG_LEVEL",
        "BOT_WEBHOOK_URL",
        "BOT_WEBHOOK_LISTEN",
        "BOT_API_URL",
    )
    assert all(line.startswith("error: ") for line in result.stderr.splitlines())
    assert "geheim" not in result.stderr


async def test_the_token_may_stand_in_a_file_of_its_own(tmp_path: Path, server: ApiServer) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o600)
    given = {"BOT_TOKEN_FILE": str(file), "BOT_API_URL": server.url}
    checked = await asyncio.to_thread(bot, tmp_path, "check", **given)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert server.made("getMe")
    file.chmod(0o644)
    open_to_all = await asyncio.to_thread(bot, tmp_path, "check", **given)
    assert open_to_all.returncode == 0
    assert "warning: BOT_TOKEN_FILE: " in open_to_all.stderr
    assert_refused(bot(tmp_path, "check", BOT_TOKEN=TOKEN, **given), "BOT_TOKEN", "keep one")
    for unusable, sign in ((b"", "empty"), (b"\xff", "not a text"), (b"a b", "does not look like")):
        file.write_bytes(unusable)
        assert_refused(bot(tmp_path, "check", **given), "error: BOT_TOKEN", sign)
    file.unlink()
    assert_refused(bot(tmp_path, "check", **given), "error: BOT_TOKEN_FILE: cannot be read")
    assert TOKEN not in checked.stderr


def test_the_file_of_settings_is_read_as_it_stands_and_what_is_none_is_named(
    tmp_path: Path,
) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_PROXY=socks5://user:pa${x}ss@127.0.0.1:1080\nBOT_APROVAL=two\n")
    checked = bot(tmp_path, "check")
    assert checked.returncode == 0
    assert "warning: BOT_APROVAL: there is no such setting" in checked.stderr
    with chdir(tmp_path):
        proxy = Settings.load().proxy
    assert proxy is not None
    assert proxy.value == "socks5://user:pa${x}ss@127.0.0.1:1080"
    file.write_text("BOT_ADMINS=1\nBOT_APPROVAL two\n")
    assert_refused(bot(tmp_path, "check"), "error: .env: line 2: not NAME=value")


def test_a_database_behind_a_link_is_the_same_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "bot.sqlite3")
    (tmp_path / "bot.sqlite3").touch()
    with instance_lock(tmp_path / "bot.sqlite3"):
        result = bot(tmp_path, "restore", "nothing", BOT_DATABASE=str(tmp_path / "link"))
        assert_refused(result, "no such file")
        (tmp_path / "nothing").touch()
        result = bot(tmp_path, "restore", "nothing", BOT_DATABASE=str(tmp_path / "link"))
        assert_refused(result, "stop it first", status=1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WATCHDOG_USEC", "soon"),
        ("BOT_CLOCK", "0001-01-01T00:00"),
        ("BOT_CLOCK", "9999-12-31T23:59"),
        ("BOT_CLOCK", "٢٠٢١-06-29T09:50"),
        ("BOT_RETENTION_DAYS", "9" * 5_000),
        ("BOT_ADMINS", "9" * 17),
        ("BOT_WEBHOOK_LISTEN", "localhost:" + "9" * 5_000),
        ("BOT_WEBHOOK_LISTEN", "localhost:٨٠"),
        ("BOT_WEBHOOK_URL", "https://example.org:99999/"),
        ("BOT_API_URL", "http://[::1"),
        ("BOT_API_URL", "http://example.org/?x=1"),
        ("BOT_API_URL", "http://example.org /"),
        ("BOT_DATABASE", "x" * 300),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["check"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"error: {name}: ")


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_an_env_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / ".env").write_bytes(content)
    else:
        (tmp_path / ".env").symlink_to(tmp_path / ".env")
    result = bot(tmp_path, "check")
    assert result.returncode == (2 if content else 0), result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute("CREATE TABLE bookmark (url)")
    for command in (["run"], ["check"], ["backup", "copy"], ["registrations", "export", "x.csv"]):
        result = bot(tmp_path, *command, BOT_TOKEN=TOKEN)
        assert_refused(result, "another program")
        assert len(result.stderr.splitlines()) == 1
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("bookmark",)]


def test_check_reads_settings_from_an_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_RETENTION_DAYS=ninety\n")
    assert_refused(bot(tmp_path, "check"), "BOT_RETENTION_DAYS")


def test_a_broken_programme_is_refused_with_every_line(tmp_path: Path) -> None:
    text = builtin_yaml().decode().replace("kind: plenary", "kind: plenum", 1)
    (tmp_path / "p.yaml").write_text(text.replace("timezone: ", "timezon: ", 1))
    for command in ("check", "run"):
        result = bot(tmp_path, command, BOT_PROGRAMME="p.yaml", BOT_TOKEN=TOKEN)
        assert_refused(result, "timezon", "plenum")
        assert sum(line.startswith("error: ") for line in result.stderr.splitlines()) >= 2


def test_a_problem_of_the_programme_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("title;start\n")
    result = bot(tmp_path, "check", BOT_PROGRAMME="p.yaml")
    assert_refused(result, "error: p.yaml: ")


def test_a_disk_that_is_nearly_full_is_worth_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "bot.sqlite3")
    monkeypatch.setattr(checks, "room", lambda _database: (100_000, 300_000))
    result = bot(tmp_path, "check")
    assert result.returncode == 0
    assert "warning: BOT_DATABASE: " in result.stderr
    assert "the disk is nearly full" in result.stderr


def test_an_address_that_is_taken_is_seen_before_the_bot_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = "{}:{}".format(*taken.getsockname())
        result = bot(tmp_path, "check", BOT_HEALTH_LISTEN=address, BOT_WEB_LISTEN=address)
        for setting in ("BOT_HEALTH_LISTEN", "BOT_WEB_LISTEN"):
            assert_refused(result, f"error: {setting}: {address}: Address already in use")
    assert bot(tmp_path, "check", BOT_HEALTH_LISTEN=address).returncode == 0


@pytest.mark.e2e
async def test_what_cannot_be_said_is_one_line(tmp_path: Path) -> None:
    full = await asyncio.to_thread(Path("/dev/full").open, "w")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "check"),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=full,
        stderr=asyncio.subprocess.PIPE,
    )
    full.close()
    status, said = await ended(process)
    assert (status, said) == (1, "error: standard output: No space left on device\n")


def test_a_programme_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert_refused(bot(tmp_path, "check", BOT_PROGRAMME="nowhere.yaml"), "nowhere.yaml")


def test_what_is_exported_is_what_was_built_in(tmp_path: Path) -> None:
    assert bot(tmp_path, "programme", "export", "p.yaml").returncode == 0
    exported = read((tmp_path / "p.yaml").read_bytes())
    assert exported.programme == read(builtin_yaml()).programme
    assert not exported.problems
    assert [path.name for path in tmp_path.iterdir()] == ["p.yaml"]


def test_an_export_to_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert_refused(bot(tmp_path, "programme", "export", "p.pdf"), "p.pdf", ".yaml")
    assert_refused(bot(tmp_path, "programme", "export", "nowhere/p.yaml"), "nowhere/p.yaml")


def test_run_needs_a_token(tmp_path: Path) -> None:
    assert_refused(bot(tmp_path, "run"), "BOT_TOKEN")


def test_a_database_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = bot(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_DATABASE=str(tmp_path / "file" / "db"))
    assert_refused(result, "BOT_DATABASE")
    assert len(result.stderr.splitlines()) == 1
    with closing(sqlite3.connect(tmp_path / "newer")) as connection:
        connection.execute("PRAGMA user_version = 9999")
    for command in ("run", "check"):
        settings = {"BOT_TOKEN": TOKEN, "BOT_DATABASE": str(tmp_path / "newer")}
        assert_refused(bot(tmp_path, command, **settings), "newer version")


def test_a_backup_without_a_database_is_refused(tmp_path: Path) -> None:
    assert_refused(bot(tmp_path, "backup", "copy"), "no database")


@pytest.mark.e2e
async def test_a_wrong_token_is_one_line(server: ApiServer, tmp_path: Path) -> None:
    for command in ("run", "check"):
        process = await start(tmp_path, command, BOT_TOKEN="1:wrong", BOT_API_URL=server.url)
        status, said = await ended(process)
        assert status == 2, said
        assert "BOT_TOKEN" in said
        assert "wrong" not in said
        assert "Traceback" not in said


@pytest.mark.e2e
async def test_check_says_where_the_server_cannot_be_reached(tmp_path: Path) -> None:
    process = await start(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL="http://127.0.0.1:9")
    status, said = await ended(process)
    assert status == 1
    assert "BOT_API_URL" in said


@pytest.mark.e2e
async def test_run_serves_waits_for_nobody_twice_and_ends_cleanly(
    server: ApiServer, tmp_path: Path
) -> None:
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url}
    first = await start(tmp_path, "run", **settings)
    await server.until(lambda: bool(server.made("getUpdates")))
    second = await start(tmp_path, "run", **settings)
    status, said = await ended(second)
    assert (status, "another bot" in said) == (1, True)
    assert await asyncio.to_thread(bot, tmp_path, "backup", "copy")
    assert (tmp_path / "copy").exists()
    first.send_signal(signal.SIGTERM)
    status, said = await ended(first)
    assert status == 0
    assert "Traceback" not in said
    assert TOKEN.split(":")[1] not in said


@pytest.mark.e2e
async def test_run_waits_for_a_server_that_is_away(server: ApiServer, tmp_path: Path) -> None:
    await server.stop()
    process = await start(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=server.url)
    assert process.stderr
    async with asyncio.timeout(PATIENCE):
        line = await process.stderr.readline()
    assert b"cannot reach" in line
    await server.start()
    await server.until(lambda: bool(server.made("getUpdates")))
    process.send_signal(signal.SIGTERM)
    status, said = await ended(process)
    assert status == 0
    assert "is back" in said


@pytest.mark.e2e
async def test_run_ends_cleanly_while_it_waits_for_a_server(
    server: ApiServer, tmp_path: Path
) -> None:
    server.answers["getMe"] = [failure(502, "Bad Gateway") for _ in range(50)]
    process = await start(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=server.url)
    await server.until(lambda: bool(server.made("getMe")))
    process.send_signal(signal.SIGTERM)
    assert (await ended(process))[0] == 0


def test_check_names_an_organiser_who_is_entered_twice(tmp_path: Path) -> None:
    result = bot(tmp_path, "check", BOT_ADMINS="11, 12,11")
    assert result.stderr.count("BOT_ADMINS: 11 is entered more than once") == 1
    assert "BOT_ADMINS: 12" not in result.stderr


def test_check_names_a_clock_that_is_set(tmp_path: Path) -> None:
    result = bot(tmp_path, "check", BOT_CLOCK="2021-06-28T17:00")
    assert result.returncode == 0
    assert "warning: BOT_CLOCK: every start begins at 2021-06-28T17:00" in result.stderr
    assert "BOT_CLOCK" not in bot(tmp_path, "check").stderr


@pytest.mark.e2e
async def test_a_rehearsal_says_that_its_clock_is_shifted(
    server: ApiServer, tmp_path: Path
) -> None:
    process = await start(
        tmp_path,
        "run",
        BOT_TOKEN=TOKEN,
        BOT_API_URL=server.url,
        BOT_CLOCK="2021-06-29T09:50",
        BOT_LOG_FORMAT="json",
    )
    await server.until(lambda: bool(server.made("getUpdates")))
    status = await asyncio.to_thread(bot, tmp_path, "status")
    assert (
        "ok  clock: shifted for a rehearsal (BOT_CLOCK): it reads 2021-06-29T06:5" in status.stdout
    )
    process.send_signal(signal.SIGTERM)
    _, said = await ended(process)
    assert "the clock is shifted" in said
    assert "2021-06-29T06:50" in said


def test_a_demo_leaves_the_database_of_another_bot_alone(tmp_path: Path) -> None:
    database = tmp_path / "bot.sqlite3"
    make(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        bot_name.keep(connection, "twins_bot")
    before = database.read_bytes()
    assert_refused(bot(tmp_path, "demo"), "BOT_DATABASE", "@twins_bot")
    assert database.read_bytes() == before


def test_a_demo_whose_pages_find_their_port_taken_says_so_in_terms_of_its_own_option(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    with socket.create_server(("127.0.0.1", unused_tcp_port + 1)):
        refused = bot(tmp_path, "demo", "--port", str(unused_tcp_port))
    assert_refused(refused, f"port {unused_tcp_port + 1} (", "choose another with --port", status=1)
    assert "BOT_WEB_LISTEN" not in refused.stderr
    assert refused.stdout == ""
