"""Actions packed into callback data.

Callback data is 1–64 bytes and user input (a modified client can send anything): `unpack` takes
only what `pack` could have made and gives None for everything else. Whether what it names still
exists, and whether the person may have it, is decided where it is opened.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import Any, Final, get_type_hints

from handlers.frame.fields import Codec, codec_of
from handlers.ui.action import Action

MAX_BYTES: Final = 64


def pack(action: Action) -> str:
    """The callback data for an action.

    Raises ValueError where it would be longer than the 64 bytes that Telegram takes.
    """
    codecs = _codecs(type(action)).items()
    data = ":".join([action.tag, *(c.write(getattr(action, name)) for name, c in codecs)])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"callback data over {MAX_BYTES} bytes: {data}")
    return data


class ActionTable:
    """Every kind of action by its tag."""

    def __init__(self, kinds: Iterable[type[Action]]) -> None:
        """Raises ValueError for a kind without a tag, and for a tag that two kinds have."""
        self._kinds: dict[str, type[Action]] = {}
        for kind in kinds:
            if not kind.tag or self._kinds.setdefault(kind.tag, kind) is not kind:
                raise ValueError(f"{kind.__name__} has no tag of its own: {kind.tag!r}")

    def unpack(self, data: str) -> Action | None:
        """The action that was packed into `data`, or None where no release of ours made it."""
        tag, _, rest = data.partition(":")
        kind = self._kinds.get(tag)
        if kind is None:
            return None
        codecs = list(_codecs(kind).values())
        parts = rest.split(":", len(codecs) - 1) if codecs else []
        if len(parts) != len(codecs) or (not codecs and rest):
            return None
        try:
            read = (self._read(codec, part) for codec, part in zip(codecs, parts, strict=True))
            action = kind(*read)
        except ValueError:
            return None
        return action if pack(action) == data else None

    def is_lawful(self, action: Action) -> bool:
        """Whether an action made from a link could stand on a button: links are user input."""
        try:
            return self.unpack(pack(action)) == action
        except ValueError:
            return False

    def _read(self, codec: Codec, text: str) -> object:
        if codec is not _INNER:
            return codec.read(text)
        inner = self.unpack(text)
        if inner is None or _INNER in _codecs(type(inner)).values():
            raise ValueError(text)
        return inner


def _never(text: str) -> Action:
    raise ValueError(text)


_INNER: Final = Codec(pack, _never)
"""For an action inside another one; only the table can read it."""


def _codecs(kind: type[Action]) -> dict[str, Codec]:
    """How each field of a kind is written, in their order."""
    hashable: Any = kind  # mypy takes the hash of its instances for that of the class
    return _annotated(hashable)


@cache
def _annotated(kind: type[Action]) -> dict[str, Codec]:
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.name: _INNER if hints[field.name] is Action else codec_of(hints[field.name])
        for field in fields(kind)  # type: ignore[arg-type] # every subclass is a dataclass
    }
