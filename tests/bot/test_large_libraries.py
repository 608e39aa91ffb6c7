"""What takes long or much memory to load is loaded by those alone who need it.

So a bot that runs for weeks leaves it to child processes, and a command soon answers.
"""

import subprocess
import sys
from collections.abc import Iterable

import pytest

pytestmark = pytest.mark.e2e

LARGE = ("matplotlib", "numpy", "PIL", "openpyxl", "typst")


def loaded(modules: str, among: Iterable[str]) -> str:
    """Which of some are loaded together with these modules."""
    script = f"import sys, {modules}; print([n for n in {(*among,)!r} if n in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def test_the_bot_starts_without_what_only_child_processes_need() -> None:
    modules = "bot.__main__, bot.application, bot.demo, bot.lifecycle"
    assert loaded(modules, LARGE) == "[]"


def test_what_draws_pictures_and_sets_type_does_not_load_the_bot() -> None:
    modules = "handlers.desk.chart, handlers.printing.typesetting"
    assert loaded(modules, ("telegram", "bot", "matplotlib", "typst")) == "[]"


def test_the_programme_is_exported_and_imported_without_telegram() -> None:
    assert loaded("bot.import_export", ("telegram", "aiohttp", "jinja2", *LARGE)) == "[]"
