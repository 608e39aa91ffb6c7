"""What a button says to the bot."""

from dataclasses import dataclass
from typing import ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class Action:
    """The address of a screen, or something to be done.

    Each subclass is a frozen dataclass. `tag` is how it begins in callback data; a class without
    one is no action by itself, but what several actions share.
    """

    tag: ClassVar[str] = ""

    def __init_subclass__(cls, tag: str = "") -> None:
        super().__init_subclass__()
        dataclass(frozen=True)(cls)
        cls.tag = tag
