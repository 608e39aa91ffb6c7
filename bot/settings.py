"""The settings, from the environment or `.env`; nothing else in the project reads either."""

import re
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.failures import UnusableInput
from bot.proxy import Proxy
from bot.where import DATABASE, ENV_FILE
from storage.programme.parsing.values import YEARS

_PREFIX: Final = "BOT_"
LAST_PORT: Final = 65_535
_YEARS: Final = f"{YEARS[0]} to {YEARS[-1]}"


class Settings(BaseSettings):
    """What can be set, each under its name in capitals after `BOT_`; the README explains them."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True
    )

    token_file: Path | None = None
    token: SecretStr | None = Field(default=None, validate_default=True)
    admins: Annotated[tuple[int, ...], NoDecode] = ()
    database: Path = DATABASE
    programme: Path | None = None
    api_url: str = "https://api.telegram.org"
    proxy: SecretStr | None = None
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1:8090"
    webhook_secret: SecretStr = Field(default_factory=lambda: SecretStr(secrets.token_urlsafe(32)))
    health_listen: str | None = None
    heartbeat_url: SecretStr | None = None
    web_listen: str | None = None
    web_url: str | None = None
    site_dir: Path | None = None
    backup_dir: Path | None = None
    retention_days: int = Field(default=90, ge=0, le=36_500)
    approval: Literal["one", "two"] = "one"
    clock: datetime | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    # What systemd, or a supervisor like it, says to whom it starts: sd_notify(3), systemd.exec(5).
    notify_socket: str | None = Field(default=None, validation_alias="NOTIFY_SOCKET")
    watchdog_usec: int | None = Field(default=None, gt=0, validation_alias="WATCHDOG_USEC")

    @property
    def watchdog(self) -> timedelta | None:
        """How long the supervisor waits for a sign of life before it starts the bot again."""
        return timedelta(microseconds=self.watchdog_usec) if self.watchdog_usec else None

    @field_validator("token_file")
    @classmethod
    def _holds_a_token(cls, value: Path | None) -> Path | None:
        if value and not _token_in(value):
            raise ValueError("the file is empty")
        return value

    @field_validator("token", mode="before")
    @classmethod
    def _from_its_file(cls, value: Any, info: ValidationInfo) -> Any:
        file: Path | None = info.data.get("token_file")
        if file is None:
            return value
        if value is not None:
            raise ValueError("BOT_TOKEN_FILE is set as well; keep one of the two")
        return _token_in(file)

    @field_validator("token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9:_.-]+", value.get_secret_value()):
            raise ValueError("this does not look like a token from @BotFather")
        return value

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        ids = [part.strip() for part in value.split(",") if part.strip()]
        if not all(re.fullmatch(r"[1-9]\d{0,15}", part) for part in ids):
            raise ValueError("give Telegram user ids (whole numbers), separated by commas")
        return tuple(map(int, ids))

    @field_validator("database", "site_dir", "backup_dir")
    @classmethod
    def _can_be_looked_for(cls, value: Path | None) -> Path | None:
        try:
            if value is not None:
                value.exists()
        except OSError as error:
            raise ValueError(error.strerror) from None
        return value

    @field_validator("api_url", "webhook_url", "web_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
            raise ValueError("give an address that begins with https:// or http://")
        if parts.port == 0:
            raise ValueError("there is no port 0 to call")
        return value.rstrip("/")

    @field_validator("api_url", "web_url")
    @classmethod
    def _can_be_gone_on_with(cls, value: str | None) -> str | None:
        if value and ("?" in value or "#" in value):
            raise ValueError("give an address without ? and #")
        return value

    @field_validator("proxy")
    @classmethod
    def _is_a_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            Proxy.parse(value.get_secret_value())
        return value

    @field_validator("heartbeat_url")
    @classmethod
    def _can_be_called(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            cls._is_an_address(value.get_secret_value())
        return value

    @field_validator("webhook_listen", "web_listen", "health_listen")
    @classmethod
    def _is_host_and_port(cls, value: str | None) -> str | None:
        if value is not None:
            host_and_port(value)
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("use 1 to 256 letters A-Z, a-z, digits, _ and -")
        return value

    @field_validator("clock", mode="before")
    @classmethod
    def _is_a_local_moment(cls, value: Any) -> Any:
        return parse_local_moment(value) if isinstance(value, str) else value

    @field_validator("approval", mode="before")
    @classmethod
    def _in_small_letters(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    def proxy_to_telegram(self) -> Proxy | None:
        """The proxy for all that goes to Telegram, where one is set."""
        return Proxy.parse(self.proxy.get_secret_value()) if self.proxy else None

    @classmethod
    def load(cls) -> "Settings":
        """The settings as they are set now.

        Raises UnusableInput with a line for every setting that cannot be used.
        """
        try:
            return cls()
        except ValidationError as error:
            raise UnusableInput(*map(_line, error.errors())) from None
        except UnicodeDecodeError:
            raise UnusableInput(f"{ENV_FILE}: not UTF-8") from None
        except OSError as error:
            raise UnusableInput(f"{ENV_FILE}: {error.strerror}") from None


def _token_in(file: Path) -> str:
    """The token that a file holds, without the line's end; raises ValueError where it cannot."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        raise ValueError("not a text file") from None
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None


def host_and_port(address: str) -> tuple[str, int]:
    """Split `host:port`; raises ValueError where it is something else."""
    host, _, port = address.rpartition(":")
    if not host:
        raise ValueError("give host:port, for example 127.0.0.1:8090")
    return host.strip("[]"), parse_port(port)


def parse_port(text: str) -> int:
    """Read the number of a port; 0 stands for any that is free. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > LAST_PORT:
        raise ValueError(f"give a port from 0 to {LAST_PORT}")
    return int(text)


def parse_bot_name(text: str) -> str:
    """Read what a bot is called in Telegram, with the @ or without it. Raises ValueError."""
    name = text.removeprefix("@")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{2,31}", name):
        raise ValueError("give the bot's name in Telegram, for example @konferenz_demo_bot")
    return name


def parse_local_moment(text: str) -> datetime:
    """Read `2021-06-29T09:50`, local to the event's time zone, which the caller adds.

    The years are those that a programme may have. Raises ValueError where it is something else.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
        raise ValueError("give a local moment such as 2021-06-29T09:50")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no such moment: {text}") from None
    if moment.year not in YEARS:
        raise ValueError(f"give a year from {_YEARS}")
    return moment


def _line(problem: Any) -> str:
    """One problem in one line; the value is left out, since it may be a secret."""
    named = str(problem["loc"][0])
    # Those of the supervisor are named as the environment has them, in capitals.
    name = named if named.isupper() else _PREFIX + named.upper()
    return f"{name}: {problem['msg'].removeprefix('Value error, ')}"
