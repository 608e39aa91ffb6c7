"""The recording as files: one for each walk and language, and what they have come to in all."""

import json
from pathlib import Path
from typing import Any, Final

from tests.recording.found import Recording
from tests.recording.walks import WALKS, Tour

LANGUAGES: Final = ("de", "ru")
_FOLDER: Final = Path(__file__).parent / "recorded"


async def walked(name: str, language: str, folder: Path) -> Recording:
    """What a walk finds today; `folder` is for its databases."""
    tour = Tour(folder, language)
    await WALKS[name](tour)
    return tour.recording


def recorded(name: str, language: str) -> Any:
    """What was found when the recording was written."""
    return json.loads(_file(name, language).read_text("utf-8"))


def covered() -> dict[str, dict[str, str]]:
    """What was pressed, answered and told, by name, each with a walk on which it was."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.covered.json")):
        for what, names in json.loads(path.read_text("utf-8")).items():
            for name in names:
                found.setdefault(what, {})[name] = path.name.partition(".")[0]
    return found


def keep(name: str, language: str, found: Recording) -> None:
    """Write down what a walk has found."""
    _FOLDER.mkdir(exist_ok=True)
    _file(name, language).write_text(as_text(found.as_json()), "utf-8")
    come_to = {what: sorted(names) for what, names in sorted(found.covered.items())}
    _file(name, language).with_suffix(".covered.json").write_text(as_text(come_to), "utf-8")


def as_text(found: Any) -> str:
    """The text of a file."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _file(name: str, language: str) -> Path:
    return _FOLDER / f"{name}-{language}.json"
