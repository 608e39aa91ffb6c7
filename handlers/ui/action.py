"""What a button says to the bot."""

from typing import dataclass_transform

from msgspec import Struct


@dataclass_transform(frozen_default=True)
class Action(Struct, frozen=True):
    """The address of a screen, or something to be done.

    `tag` is how a kind begins in callback data; a class without one is no action by itself, but
    what several actions share.
    """


def tag_of(kind: type[Action]) -> str:
    """The tag of a kind; empty where it has none."""
    tag = kind.__struct_config__.tag
    return tag if isinstance(tag, str) else ""
