"""What a message consists of, files by Telegram's ids: so it can be sent to others as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ContentKind(StrEnum):
    """What a message can be."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    VOICE = "voice"
    LOCATION = "location"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class File:
    """A file by Telegram's id; `unique` tells whether two are the same. An item of an album has
    its own caption, and `message` is the author's message, by which a repeat is recognised. `name`
    is what its sender calls it; empty for pictures and voice messages, which have none.
    """

    kind: ContentKind
    id: str
    unique: str
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    message: int = field(default=0, compare=False)
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Version:
    """What is said in one language. `text` is the caption of a file.

    Entities are in Telegram's own form; `point` is latitude and longitude. `message` is the
    author's message it was, who may still edit that; `media_group` the album that may grow. It is
    `left` as it was where another one has been replaced since.
    """

    kind: ContentKind
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    files: tuple[File, ...] = ()
    point: tuple[float, float] | None = None
    message: int = field(default=0, compare=False)
    media_group: str | None = field(default=None, compare=False)
    left: bool = field(default=False, compare=False)

    @property
    def says(self) -> str:
        """Its text; of an album the first caption."""
        return self.text or next((file.text for file in self.files if file.text), "")

    @property
    def messages(self) -> frozenset[int]:
        """The author's messages that it was; those of an album's items."""
        if self.kind is ContentKind.ALBUM:
            return frozenset(item.message for item in self.files)
        return frozenset((self.message,))

    def same_media(self, other: "Version") -> bool:
        """Whether both show the same files and place."""
        return self.point == other.point and (
            [file.unique for file in self.files] == [file.unique for file in other.files]
        )
