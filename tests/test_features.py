"""A feature is one room: what it may import, and that every action has one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

from handlers.features import features

HANDLERS = Path(__file__).resolve().parent.parent / "handlers"
BELOW = {"ui": set[str](), "frame": {"ui"}}
"""What the two rooms below the features may import besides themselves."""

DOORS = ("actions", "door")
"""What of a feature others may import: its buttons may be led to, and what it shows elsewhere."""

MODULES = sorted(path for path in HANDLERS.glob("*/**/*.py"))


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """The room and the module of everything that a module imports from handlers."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom):
            continue
        top, *way = (node.module or "").split(".")
        for alias in node.names if top == "handlers" else ():
            room, *module = [*way, alias.name]
            yield room, module[0] if module else ""


def test_a_room_imports_of_others_what_they_show_at_their_door() -> None:
    for path in MODULES:
        room = path.relative_to(HANDLERS).parts[0]
        for other, module in imported(path):
            if room in BELOW:
                assert other == room or other in BELOW[room], f"{path}: {other} is above {room}"
            elif other != room and other not in BELOW:
                assert module in DOORS, f"{path}: {other}.{module} is not at its door"


def test_no_door_leads_through_a_circle() -> None:
    """Doors and actions alone: what a room shows must not need what others show to be imported."""
    needs = {
        (path.parent.name, path.stem): {
            (other, module) for other, module in imported(path) if other not in BELOW
        }
        for path in MODULES
        if path.stem in DOORS
    }
    passed: list[tuple[str, str]] = []

    def follow(door: tuple[str, str]) -> None:
        assert door not in passed, f"a circle: {passed}"
        passed.append(door)
        for further in needs.get(door, set()) & needs.keys():
            follow(further)
        passed.pop()

    for door in needs:
        follow(door)


def test_only_the_list_of_features_names_them_all() -> None:
    rooms = {path.name for path in HANDLERS.iterdir() if (path / "feature.py").is_file()}
    names = rooms - {"frame"}
    modules = imported(HANDLERS / "features.py")
    listed = {room for room, module in modules if module == "feature"} - {"frame"}
    assert listed == names
    assert {feature.name for feature in features().all} == names
