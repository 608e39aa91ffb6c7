"""`diagnose`: one file to send along with a question, in which nothing is about anybody.

What may be shown is listed; all else is left out. So nobody has to think of what must not be.
"""

import json
import platform
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import disk_usage
from typing import Any, Final

from bot.failures import unusable
from bot.health.asking import NoAnswer, ask
from bot.logs import redact, secrets_of
from bot.settings import Settings
from scheduler.clock import Clock
from storage import operation
from storage.files import replacing
from storage.schema import peek

_PATIENCE: Final = 10.0

_LIBRARIES: Final = ("konferenzbot", "python-telegram-bot", "aiohttp", "aiosqlite", "apscheduler")

_SHOWN: Final = frozenset(
    {
        "approval",
        "clock",
        "health_listen",
        "log_format",
        "log_level",
        "retention_days",
        "watchdog_usec",
        "web_listen",
        "webhook_listen",
    }
)
"""The settings whose values say nothing of anybody. Of the others it is said whether they are set:
paths and addresses may name people, and hold passwords.
"""

_HOMES: Final = re.compile(r"/(home|Users)/[^/\s\"']+")
_IDS: Final = re.compile(r"(?<!update )(?<!\d)-?\d{6,}(?!\d)")
"""What may be an id of Telegram; an update's own is nobody's."""


def diagnose(settings: Settings, file: Path) -> None:
    """Write the bundle to a file for its owner alone, whether the bot runs or not, and without a
    database or with settings that cannot be used too. Raises UnusableInput where it cannot be
    written.
    """
    bundle = redact(json.dumps(_bundle(settings), indent=2), secrets_of(settings))
    try:
        with replacing(file, private=True) as unfinished:
            unfinished.write_text(f"{bundle}\n", "utf-8")
    except OSError as error:
        raise unusable(file, error) from None


def _bundle(settings: Settings) -> dict[str, Any]:
    return {
        "made_at": Clock().now().isoformat(timespec="seconds"),
        "versions": _versions(),
        "settings": _settings(settings),
        "database": _database(settings.database),
        "bot": _bot(settings.database),
    }


def _versions() -> dict[str, str]:
    found = {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
    }
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = "not installed"
    return found


def _settings(settings: Settings) -> dict[str, Any]:
    names = {setting.name for setting in fields(settings)} - {"given", "unusable"}
    shown = {name: _setting(settings, name) for name in sorted(names)}
    return {
        **shown,
        "admins": f"{len(settings.admins)} of them",
        "cannot_be_used": list(map(_anonymous, settings.unusable)),
    }


def _setting(settings: Settings, name: str) -> str:
    if name in _SHOWN:
        value = getattr(settings, name)
        return "not set" if value is None else str(value)
    return "set" if name in settings.given else "not set"


def _database(path: Path) -> dict[str, Any]:
    """How the database is, read beside the bot; what went wrong where it cannot be read."""
    try:
        found = peek(path, _counts)
        if found is None:
            return {"found": False}
        return {
            "found": True,
            "bytes": path.stat().st_size,
            "mode": f"{path.stat().st_mode & 0o777:04o}",
            "free_bytes": disk_usage(path.parent).free,
            **found,
        }
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "sqlite_errorname", None) or type(error).__name__
        return {"found": True, "cannot_be_read": reason}


def _counts(connection: sqlite3.Connection) -> dict[str, Any]:
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    rows = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        for (table,) in tables
    }
    return {
        "schema": connection.execute("PRAGMA user_version").fetchone()[0],
        "quick_check": connection.execute("PRAGMA quick_check(1)").fetchone()[0],
        "rows": rows,
        "outbox": {
            f"{state} {kind}": number
            for (state, kind), number in operation.outbox(connection).items()
        },
    }


def _bot(database: Path) -> Mapping[str, Any]:
    """What the running bot says of itself."""
    try:
        said = ask(database, "diagnosis", _PATIENCE)
    except NoAnswer as failure:
        return {"answers": False, "reason": str(failure)}
    errors = [{**entry, "said": _anonymous(entry["said"])} for entry in said["errors"]["last"]]
    return {"answers": True, **said, "errors": {**said["errors"], "last": errors}}


def _anonymous(text: str) -> str:
    """A part of the log without the names of users of the machine, and without ids."""
    return _IDS.sub("[number]", _HOMES.sub(r"/\1/[user]", text))
