"""What takes much memory is loaded by child processes, never by the bot that runs for weeks."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e

LARGE = ("matplotlib", "numpy", "PIL", "openpyxl", "typst")


def test_the_bot_starts_without_what_only_child_processes_need() -> None:
    script = (
        "import sys, bot.__main__, bot.application, bot.demo, bot.lifecycle;"
        f"print([name for name in {LARGE!r} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_what_draws_pictures_and_sets_type_does_not_load_the_bot() -> None:
    script = (
        "import sys, handlers.desk.chart, handlers.printing.typesetting;"
        "print([n for n in ('telegram', 'bot', 'matplotlib', 'typst') if n in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
