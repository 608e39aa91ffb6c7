"""What operators are shown holds nothing of anybody, and no secret, whatever the bot has seen."""

import asyncio
import json
import logging
from pathlib import Path
from typing import Any, Final

import pytest
from aiohttp import ClientSession

from bot.health import diagnosis
from bot.health.asking import ask
from bot.settings import Secret, Settings
from storage.programme.yaml_file import write
from tests.bot.command_line import assert_refused, bot
from tests.flows.conversation import TOKEN, on_stage
from tests.flows.organising import EVENING, ORGANISER, somebody
from tests.flows.test_logs import BREAKING, GERMAN, RUSSIAN, talk
from tests.flows.working_groups import programme_with_groups
from tests.written_logs import logging_as_set

WEBHOOK, HEARTBEAT, PASSWORD = "webhook-secret-1", "herzschlag-geheim", "kennwort-geheim"
USER, FEED, JOIN, ONCE = "proxy-benutzer", "feed-token-1", "join-code-1", "einmal-code-1"
ANNA: Final = 987_654_321_098
SECRETS: Final = (
    *(TOKEN, TOKEN.partition(":")[2], WEBHOOK, HEARTBEAT, PASSWORD, USER, FEED, JOIN, ONCE),
    *(GERMAN, RUSSIAN, BREAKING, "пельмени", "Rumpelstilzchen", "Hintertupfingen", str(ANNA)),
    *("Anna", "Achternbusch", "Борис", "Берёзкин", "Olga", "Ohnesorg", "hausmeisterin"),
)


def bundle(folder: Path, **settings: str) -> dict[str, Any]:
    file = folder / "bundle.json"
    result = bot(folder, "diagnose", str(file), **settings)
    assert (result.returncode, result.stderr) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


async def test_nothing_of_anybody_and_no_secret_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    heartbeat, proxy = f"http://127.0.0.1:9/{HEARTBEAT}", f"socks5://{USER}:{PASSWORD}@127.0.0.1:9"
    settings: dict[str, Any] = {
        "token": Secret(TOKEN),
        "webhook_secret": Secret(WEBHOOK),
        "heartbeat_url": Secret(heartbeat),
        "proxy": Secret(proxy),
        "log_level": "DEBUG",
        "log_format": "json",
        "health_listen": f"127.0.0.1:{unused_tcp_port}",
    }
    file = tmp_path / "groups.yaml"
    file.write_text(write(programme_with_groups()), "utf-8")
    with logging_as_set(Settings(**settings)) as log:
        async with on_stage(tmp_path, EVENING, file, admins=(ORGANISER,), **settings) as stage:
            await talk(stage, monkeypatch)
            await somebody(stage, ANNA, "Anna Achternbusch")
            stage.write("INSERT INTO calendar_feed VALUES (?, ?, 0)", ANNA, FEED)
            stage.write("INSERT INTO join_code (team, code, made_at) VALUES ('x', ?, 0)", JOIN)
            stage.write(
                "INSERT INTO invitation (code, giver, expires_at) VALUES (?, ?, 0)", ONCE, ANNA
            )
            said = "in /home/hausmeisterin/bot, update 123456789"
            logging.getLogger("bot").error("%s", said)
            async with ClientSession() as session:
                shown = [
                    await (await session.get(f"http://{settings['health_listen']}/{page}")).text()
                    for page in ("healthz", "readyz", "metrics")
                ]
            database = stage.settings.database
            shown.append(json.dumps(await asyncio.to_thread(ask, database, "status")))
            found = await asyncio.to_thread(
                bundle,
                tmp_path,
                BOT_TOKEN=TOKEN,
                BOT_WEBHOOK_SECRET=WEBHOOK,
                BOT_HEARTBEAT_URL=heartbeat,
                BOT_PROXY=proxy,
                BOT_ADMINS=str(ANNA),
            )
    shown.append(json.dumps(found, ensure_ascii=False))
    for kept_out in SECRETS:
        assert [kept_out in text for text in shown] == [False] * 5, kept_out
        if kept_out != "hausmeisterin":
            assert kept_out not in log.getvalue()
    assert found["bot"]["answers"] is True
    assert found["bot"]["readyz"]["status"] == 200
    assert found["bot"]["errors"]["count"] >= 2
    assert "/home/[user]/bot, update 123456789" in found["bot"]["errors"]["last"][-1]["said"]
    assert any(call["method"] == "sendMessage" for call in found["bot"]["calls"])
    assert found["settings"]["token"] == found["settings"]["proxy"] == "set"
    assert found["settings"]["retention_days"] == "90"
    assert found["settings"]["admins"] == "1 of them"
    assert found["database"]["rows"]["person"] == 4
    assert found["database"]["quick_check"] == "ok"
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    finished = [line for line in lines if "milliseconds" in line]
    assert {line["kind"] for line in finished} == {"message", "callback_query"}
    assert len({line["update_id"] for line in finished}) == len(finished)
    failed = [line for line in lines if "failed" in line["message"] and "update_id" in line]
    assert failed


def test_a_bot_that_is_stopped_and_none_at_all_are_described_too(tmp_path: Path) -> None:
    found = bundle(tmp_path)
    assert found["database"] == {"found": False}
    assert found["bot"] == {"answers": False, "reason": "no bot runs on this database"}
    (tmp_path / "bot.sqlite3").write_bytes(b"no database at all, but long enough to look at")
    assert bundle(tmp_path)["database"] == {"found": True, "cannot_be_read": "SQLITE_NOTADB"}
    missing = tmp_path / "none" / "bundle.json"
    assert_refused(bot(tmp_path, "diagnose", str(missing)), str(missing))


def test_settings_that_cannot_be_used_are_described_and_not_quoted(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_LOG_FORMAT=json\nBOT_APPROVAL geheim\n")
    file = tmp_path / "bundle.json"
    settings = {"BOT_TOKEN": "geheim geheim", "BOT_ADMINS": "geheim", "BOT_RETENTION_DAYS": "30"}
    assert_refused(bot(tmp_path, "check", **settings), "BOT_TOKEN", "BOT_ADMINS", ".env: line 2")
    result = bot(tmp_path, "diagnose", str(file), **settings)
    assert result.returncode == 0
    found = json.loads(file.read_text("utf-8"))["settings"]
    names = [line.partition(": ")[0] for line in found["cannot_be_used"]]
    assert sorted(names) == [".env", "BOT_ADMINS", "BOT_TOKEN"]
    assert (found["retention_days"], found["log_format"]) == ("30", "json")
    assert result.stderr.splitlines() == [f"warning: {line}" for line in found["cannot_be_used"]]
    assert "geheim" not in file.read_text("utf-8") + result.stderr


async def test_people_are_not_shown_each_update_in_a_text_log(tmp_path: Path) -> None:
    with logging_as_set(Settings()) as log:
        async with on_stage(tmp_path, EVENING) as stage:
            await somebody(stage, 11, "Anna")
    assert "finished" not in log.getvalue()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("chat 123456789.", "chat [number]."),
        ("chat -1001234567890.", "chat [number]."),
        ("user_123456789 asked", "user_[number] asked"),
        ("update 123456789 failed", "update 123456789 failed"),
    ],
)
def test_no_id_of_telegram_stays_in_a_line_of_the_log(said: str, shown: str) -> None:
    assert diagnosis._anonymous(said) == shown
