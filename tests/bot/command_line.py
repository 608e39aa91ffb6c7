"""The command line, called in this process as `python -m bot` calls it."""

import logging
import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager, nullcontext, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from bot.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """The variables of a command: ours, but nobody else's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {
        **clean,
        "PYTHONPATH": str(ROOT),
        "BOT_DATABASE": str(folder / "bot.sqlite3"),
        **settings,
    }


def bot(folder: Path, *arguments: str, **settings: str) -> CompletedProcess[str]:
    """Run a command to its end, in a folder without a .env."""
    said, problems = StringIO(), StringIO()
    with (
        chdir(folder),
        patch.dict(os.environ, environment(folder, **settings), clear=True),
        redirect_stdout(said),
        redirect_stderr(problems),
        _logging_restored() if "run" in arguments[:1] else nullcontext(),
    ):
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
    return CompletedProcess(arguments, status, said.getvalue(), problems.getvalue())


def assert_refused(result: CompletedProcess[str], *signs: str, status: int = 2) -> None:
    """A command that ended so, with no traceback and all these words in what it said."""
    assert result.returncode == status, result.stderr
    assert "Traceback" not in result.stderr
    for sign in signs:
        assert sign in result.stderr


@contextmanager
def _logging_restored() -> Iterator[None]:
    """Undo what a command sets up for its log, as the end of its process would."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    try:
        yield
    finally:
        root.handlers = handlers
        root.setLevel(level)
