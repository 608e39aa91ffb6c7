"""The settings, from the environment or `.env`; nothing else in the project reads either.

They are plain data with a reader each: what checks models of all kinds took a fifth of the start
and a tenth of the memory.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, get_origin, get_type_hints

from bot import setting_values as read
from bot.failures import UnusableInput
from bot.proxy import Proxy

ENV_FILE: Final = ".env"
_PREFIX: Final = "BOT_"
_FROM_THE_SUPERVISOR: Final = ("notify_socket", "watchdog_usec")
"""What systemd, or what stands in for it, says to whom it starts: sd_notify(3). No prefix."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that no log and no error shows by accident."""

    value: str = field(repr=False)


def _secret(check: Callable[[str], object]) -> Callable[[str], Secret]:
    """A reader that keeps the text itself, once the other one has found nothing wrong with it."""

    def reader(text: str) -> Secret:
        check(text)
        return Secret(text)

    return reader


def _random() -> Secret:
    return Secret(secrets.token_urlsafe(32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set, each under its name in capitals after `BOT_`: docs/settings.md explains it.

    Beside its type stands what reads its text.
    """

    token_file: Annotated[read.TokenFile | None, read.TokenFile.read] = None
    token: Annotated[Secret | None, _secret(read.token)] = None
    admins: Annotated[tuple[int, ...], read.user_ids] = ()
    database: Annotated[Path, read.file_itself] = Path("data/konferenzbot.sqlite3")
    programme: Annotated[Path | None, Path] = None
    api_url: Annotated[str, read.root_address] = "https://api.telegram.org"
    proxy: Annotated[Secret | None, _secret(Proxy.parse)] = None
    webhook_url: Annotated[str | None, read.address] = None
    webhook_listen: Annotated[str, read.listen_address] = "127.0.0.1:8090"
    webhook_secret: Annotated[Secret, _secret(read.webhook_secret)] = field(default_factory=_random)
    health_listen: Annotated[str | None, read.listen_address] = None
    heartbeat_url: Annotated[Secret | None, _secret(read.address)] = None
    web_listen: Annotated[str | None, read.listen_address] = None
    web_url: Annotated[str | None, read.root_address] = None
    site_dir: Annotated[Path | None, read.path] = None
    backup_dir: Annotated[Path | None, read.path] = None
    retention_days: Annotated[int, read.whole_number(0, 36_500)] = 90
    approval: Annotated[str, read.one_of("one", "two")] = "one"
    clock: Annotated[datetime | None, read.parse_local_moment] = None
    log_level: Annotated[
        str, read.one_of("DEBUG", "INFO", "WARNING", "ERROR", written=str.upper)
    ] = "INFO"
    log_format: Annotated[str, read.one_of("text", "json")] = "text"
    notify_socket: Annotated[str | None, str] = None
    watchdog_usec: Annotated[int | None, read.whole_number(1, 10**12)] = None
    given: frozenset[str] = frozenset()
    """The names of those that were set; all others have their default."""
    unusable: tuple[str, ...] = ()
    """A line for every one that is set and cannot be used; `load` refuses them."""

    @property
    def watchdog(self) -> timedelta | None:
        """How long the supervisor waits for a sign of life before it starts the bot again."""
        return timedelta(microseconds=self.watchdog_usec) if self.watchdog_usec else None

    def proxy_to_telegram(self) -> Proxy | None:
        """The proxy for all that goes to Telegram, where one is set."""
        return Proxy.parse(self.proxy.value) if self.proxy else None

    @classmethod
    def load(cls) -> "Settings":
        """The settings as they are set now.

        Raises UnusableInput with a line for every setting that cannot be used.
        """
        settings = cls.load_usable()
        if settings.unusable:
            raise UnusableInput(*settings.unusable)
        return settings

    @classmethod
    def load_usable(cls) -> "Settings":
        """Those of the settings that can be used; the others have their default."""
        problems, values = list[str](), dict[str, Any]()
        texts = _texts(problems)
        for setting, reader in _readers().items():
            name = _variable(setting)
            if name not in texts:
                continue
            try:
                values[setting] = reader(texts[name])
            except ValueError as error:
                # Only what to give instead: the text itself may be a secret.
                problems.append(f"{name}: {error}")
        if file := values.get("token_file"):
            if _variable("token") in texts:
                problems.append("BOT_TOKEN: BOT_TOKEN_FILE is set as well; keep one of the two")
            values["token"] = Secret(file.token)
        return cls(**values, given=frozenset(values), unusable=tuple(problems))


def _readers() -> dict[str, Callable[[str], Any]]:
    """What reads each setting that can be set."""
    hints = get_type_hints(Settings, include_extras=True).items()
    return {name: hint.__metadata__[0] for name, hint in hints if get_origin(hint) is Annotated}


def _variable(setting: str) -> str:
    """What a setting is called in the environment."""
    return setting.upper() if setting in _FROM_THE_SUPERVISOR else _PREFIX + setting.upper()


def _texts(problems: list[str]) -> dict[str, str]:
    """What is set and not empty, by name in capitals; the environment comes before the file.

    What is wrong with the file is added to the problems.
    """
    return {
        name.upper(): text
        for source in (_in_file(problems), os.environ)
        for name, text in source.items()
        if text
    }


def _in_file(problems: list[str]) -> Mapping[str, str | None]:
    """What can be read of `.env` in the working directory, where there is one."""
    try:
        if not Path(ENV_FILE).is_file():
            return {}
        from dotenv.parser import parse_stream

        with Path(ENV_FILE).open(encoding="utf-8") as stream:
            lines = list(parse_stream(stream))
    except UnicodeDecodeError:
        problems.append(f"{ENV_FILE}: not UTF-8")
        return {}
    except OSError as error:
        problems.append(f"{ENV_FILE}: {error.strerror}")
        return {}
    problems += [
        f"{ENV_FILE}: line {line.original.line}: not NAME=value" for line in lines if line.error
    ]
    return {line.key: line.value for line in lines if line.key and not line.error}


def unknown_names() -> list[str]:
    """What is set under a name like those of settings, and is none."""
    known = set(map(_variable, _readers()))
    return sorted(name for name in _texts([]) if name.startswith(_PREFIX) and name not in known)
