"""Nobody else may ask the bot how it is, on whatever system it runs."""

import errno
import os
import stat
from pathlib import Path

import pytest

from bot.health.socket import StatusSocket


@pytest.mark.parametrize("has_modes", [True, False])
async def test_the_socket_is_its_owners_alone_from_its_first_moment_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_modes: bool
) -> None:
    """As on macOS, where a socket has no mode until it has a name."""

    def refused(*_args: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    if not has_modes:
        monkeypatch.setattr(os, "fchmod", refused)
    monkeypatch.setattr(Path, "chmod", lambda *_args: None)
    before = os.umask(0o022)
    try:
        asked = StatusSocket(tmp_path / "bot.sqlite3", {})
        await asked.start()
        (name,) = tmp_path.iterdir()  # noqa: ASYNC240
        assert stat.S_IMODE(name.stat().st_mode) == 0o600
        await asked.stop()
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)
