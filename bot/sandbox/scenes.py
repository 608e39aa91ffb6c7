"""Scenes that the chat page can play: who does what, one step after the other."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens in a chat, and the words that say it.

    Somebody writes `text`; or presses the newest button whose callback data `press`, a regular
    expression, matches from its beginning; or the clock is set to `clock`, a local moment such as
    2021-06-29T09:50. Without any of these there is something to be seen. A press that is
    `optional` is passed over where there is no such button. `sender` is who acts in a group.
    """

    chat: int
    says: str
    text: str = ""
    press: str = ""
    clock: str = ""
    optional: bool = False
    sender: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene, what it shows in one line, and its steps."""

    title: str
    about: str
    steps: tuple[Step, ...]

    def to_json(self) -> dict[str, Any]:
        """The scene as the page reads it."""
        return asdict(self)


Scenes = Callable[[], Sequence[Scene]]
"""Makes the scenes that can be played from this moment on."""
