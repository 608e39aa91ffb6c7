"""The house stays a house: each room imports only what it may, and telegram stays in two rooms."""

import ast
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Facts:
    """The top-level names that a module imports, wherever in it, and what it calls."""

    imported: frozenset[str]
    called: frozenset[str]


@cache
def facts(path: Path) -> Facts:
    imported, called = set(), set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                imported |= {alias.name.split(".")[0] for alias in names}
            case ast.ImportFrom(module=module, level=level):
                assert level == 0, f"{path}: imports are absolute"
                imported.add((module or "").split(".")[0])
            case ast.Call(func=ast.Attribute(value=ast.Name(id=of), attr=name)):
                called.add(f"{of}.{name}")
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=of), attr=name)):
                called.add(f"{of}.{name}")
    return Facts(frozenset(imported), frozenset(called))


def test_a_module_imports_only_what_its_room_may() -> None:
    for path in MODULES:
        room = path.relative_to(ROOT).parts[0]
        names = facts(path).imported
        assert not (names & MAY_IMPORT.keys()) - MAY_IMPORT[room], path
        assert "telegram" not in names or room in KNOW_TELEGRAM, path
        assert "httpx" not in names, path


def test_only_the_clock_reads_the_time_of_day() -> None:
    for path in MODULES:
        if path.relative_to(ROOT) != READS_THE_CLOCK:
            assert not facts(path).called & READING_THE_CLOCK, path


QUESTIONS = ROOT / "handlers" / "questions"
QUESTION_ROOMS = ("reading", "named", "times", "needs", "weighing", "wishes", "orders")


def test_a_room_of_questions_imports_only_those_before_it() -> None:
    """From the words of a text up to what is done with them, and never back."""
    assert {path.parent.name for path in QUESTIONS.glob("*/__init__.py")} == set(QUESTION_ROOMS)
    for number, room in enumerate(QUESTION_ROOMS):
        for path in sorted((QUESTIONS / room).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = node.module.removeprefix("handlers.questions.").split(".")
                    if names[0] in QUESTION_ROOMS:
                        assert names[0] in QUESTION_ROOMS[: number + 1], f"{path}: {node.module}"
