"""The house stays a house: each room imports only what it may, and telegram stays in two rooms."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "bot": {"bot", "handlers", "scheduler", "locales", "storage"},
    "handlers": {"handlers", "scheduler", "locales", "storage"},
    "scheduler": {"scheduler", "storage"},
    "storage": {"storage", "locales"},
    "locales": {"locales"},
}
KNOW_TELEGRAM = {"bot", "handlers"}
READS_THE_CLOCK = Path("scheduler/clock.py")
READING_THE_CLOCK = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
}


MODULES = [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py"))]


@cache
def nodes(path: Path) -> list[ast.AST]:
    """The syntax of a module, flat."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """The top-level names a module imports, wherever in it the import stands."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield (node.module or "").split(".")[0]


def test_a_module_imports_only_what_its_room_may() -> None:
    for path in MODULES:
        room = path.relative_to(ROOT).parts[0]
        names = set(imported(path))
        assert not (names & MAY_IMPORT.keys()) - MAY_IMPORT[room], path
        assert "telegram" not in names or room in KNOW_TELEGRAM, path
        assert "httpx" not in names, path


def test_only_the_clock_reads_the_time_of_day() -> None:
    for path in MODULES:
        if path.relative_to(ROOT) != READS_THE_CLOCK:
            calls = {ast.unparse(n.func) for n in nodes(path) if isinstance(n, ast.Call)}
            assert not calls & READING_THE_CLOCK, path
