"""Which database the settings name, found without what checks settings: that takes longer to load
than `status` may take. All other commands ask `bot/settings.py`.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ENV_FILE: Final = ".env"
DATABASE: Final = Path("data/konferenzbot.sqlite3")
"""The database where none is named."""

_NAME: Final = "bot_database"


def database_named() -> Path:
    """The database by the environment or `.env`, in whatever letters its name is written there."""
    named = _named_in(os.environ.items())
    if not named and Path(ENV_FILE).exists():
        from dotenv import dotenv_values

        named = _named_in(dotenv_values(ENV_FILE).items())
    return Path(named) if named else DATABASE


def _named_in(variables: Iterable[tuple[str, str | None]]) -> str | None:
    return next((value for name, value in variables if name.lower() == _NAME and value), None)
