"""What a view makes: a screen of text and buttons, ready for Telegram but not sent.

Text goes out with entities instead of a parse mode: nothing that a file or a person wrote can
ever be taken for markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from handlers.ui.action import Action
from handlers.ui.on_a_phone import FITTING, lines_of, shortened
from storage.plain_text import utf16

MAX_TEXT: Final = 4096
"""Telegram's limit for the text of a message, in UTF-16 units to be on the safe side."""

_MARKS: Final = ("?", "!", ".")
"""Behind these at the end of a title no comma stands."""

_BOLD: Final = "bold"
_ITALIC: Final = "italic"
_STRUCK: Final = "strikethrough"

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """One button: it says something to the bot (`press`), opens an address (`url`) or copies.

    What it may `copy` is a text of up to 256 characters. A `web_app` is an https address that opens
    within Telegram, from a private chat.
    """

    label: str
    press: Action | None = None
    url: str | None = None
    style: Style | None = None
    copy: str | None = None
    web_app: str | None = None


Row = tuple[Button, ...]
Rows = Button | Row | Iterable[Button | Row]
"""A button by itself, some side by side, or several of these one below the other."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A part that stands out: a type that Telegram knows, its offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Asks:
    """The press that a screen waits for. Typed words trigger no button but where it says so here:
    the screen is shown again instead, and says which button they mean.
    """

    yes: Button | None = None
    """What a typed yes means; None where it could be one of several buttons."""
    no: Button | None = None
    no_leaves: bool = False
    """Whether a typed no does what its button does, since little or nothing is lost by that."""
    about: str = ""
    """In a few words, what the person has written that waits for the press too."""
    no_discards: bool = False
    """Whether no discards what was prepared, so that a wish to go back is no such no."""
    yes_opens: bool = False
    """Whether yes only opens something to read, so that a typed yes does it."""
    then: str = ""
    """The question to ask when the screen is shown again, where it asked nothing."""

    @property
    def buttons(self) -> list[Button]:
        """The yes and the no, as far as there are such."""
        return [button for button in (self.yes, self.no) if button]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: its text, the parts of it that stand out, and the rows of buttons below."""

    text: str
    entities: tuple[Entity, ...] = ()
    rows: tuple[Row, ...] = ()
    silent: bool = False
    """Whether it comes without a sound."""
    thread: int | None = None
    """The forum topic it is for."""
    reply_to: int | None = None
    """The message it replies to."""
    asks: Asks | None = None

    def with_rows(self, *rows: Row) -> "Screen":
        """The same screen with further rows below; a row without buttons is none."""
        return replace(self, rows=(*self.rows, *(row for row in rows if row)))

    def with_note(self, note: str, *, bold: bool = False) -> "Screen":
        """The same screen below a note, where there is one: what a press did, or what is wrong.

        A last paragraph that says nothing else is not said twice.
        """
        if not note:
            return self
        body = self.text.removesuffix(f"\n\n{note}")
        head = f"{note}\n\n"
        stands_out = [Entity(_BOLD, 0, utf16(note))] if bold else []
        by = utf16(head)
        kept = (e for e in self.entities if e.offset + e.length <= utf16(body))
        shifted = (Entity(e.type, e.offset + by, e.length) for e in kept)
        text, entities = _fitting(head + body, [*stands_out, *shifted])
        return replace(self, text=text, entities=entities)

    def with_last_line(self, line: str) -> "Screen":
        """The same screen above a bold line, where there is one: what must not be overlooked.

        A text may be taller than the phone: next to the buttons it is seen. What stands above is
        cut where all is too long.
        """
        if not line:
            return self
        text, entities = _fitting(self.text, self.entities, MAX_TEXT - utf16(f"\n\n{line}"))
        last = Entity(_BOLD, utf16(f"{text}\n\n"), utf16(line))
        return replace(self, text=f"{text}\n\n{line}", entities=(*entities, last))


class Text:
    """Collects the text of a screen; `bold`, `italic` and `struck` pieces become entities."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, str | None]] = []

    def add(self, text: str) -> "Text":
        """Go on with plain text."""
        self._pieces.append((text, None))
        return self

    def bold(self, text: str) -> "Text":
        """Go on with text that stands out."""
        self._pieces.append((text, _BOLD))
        return self

    def italic(self, text: str) -> "Text":
        """Go on with text of lesser weight."""
        self._pieces.append((text, _ITALIC))
        return self

    def struck(self, text: str) -> "Text":
        """Go on with text that holds no longer."""
        self._pieces.append((text, _STRUCK))
        return self

    def title(self, text: str) -> "Text":
        """The bold first line, by which a screen is recognised."""
        return self.bold(text).add("\n")

    def section(self, heading: str) -> "Text":
        """An empty line, and a bold one above what follows."""
        return self.line().bold(heading).line()

    def line(self, text: str = "") -> "Text":
        """A plain line; without text an empty one."""
        return self.add(f"{text}\n")

    def lines(self, texts: Iterable[str]) -> "Text":
        for text in texts:
            self.line(text)
        return self

    def joined(self, *parts: str) -> "Text":
        """A line of the parts that are not empty, with dots between; none where all are empty."""
        present = [part for part in parts if part]
        return self.line(" · ".join(present)) if present else self

    @property
    def height(self) -> int:
        """How many lines of a phone the text takes so far."""
        written = "".join(piece for piece, _ in self._pieces)
        return sum(map(lines_of, written.split("\n"))) - 1

    def screen(self, *rows: Rows, asks: Asks | None = None) -> Screen:
        """The screen, with these buttons below; what Telegram would refuse is cut or left out."""
        written, entities, length = "", [], 0
        for piece, kind in self._pieces:
            if kind and piece.strip():
                entities.append(Entity(kind, offset=length, length=utf16(piece.rstrip())))
            written, length = written + piece, length + utf16(piece)
        text, kept = _fitting(written.rstrip(), entities)
        keys = tuple(_told_apart(row for row in _each(rows) if row))
        return Screen(text, kept, keys, asks=asks)


def _each(rows: Iterable[Rows]) -> Iterator[Row]:
    for part in rows:
        if isinstance(part, Button):
            yield (part,)
        elif isinstance(part, tuple) and all(isinstance(button, Button) for button in part):
            yield part
        else:
            yield from _each(part)


def _told_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, where a label that was there before gets a number: no two may read the same."""
    known: dict[str, int] = {}
    for row in rows:
        yield tuple(_told_apart_from(known, button, FITTING.get(len(row), 4)) for button in row)


def _told_apart_from(known: dict[str, int], button: Button, limit: int) -> Button:
    count = known[button.label] = known.get(button.label, 0) + 1
    if count == 1:
        return button
    number = f" ({count})"
    return replace(button, label=shortened(button.label, limit - len(number)) + number)


def column(buttons: Iterable[Button]) -> tuple[Row, ...]:
    return tuple((button,) for button in buttons)


def grid(buttons: Sequence[Button], width: int) -> tuple[Row, ...]:
    """The buttons in rows of `width`."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


def side_by_side(buttons: Iterable[Button]) -> tuple[Row, ...]:
    """The buttons in their order, two in a row where both labels fit into a half of it."""
    rows: list[Row] = []
    for button in buttons:
        alone = rows[-1] if rows and len(rows[-1]) == 1 else ()
        if all(len(each.label) <= FITTING[2] for each in (*alone, button)) and alone:
            rows[-1] = (*alone, button)
        else:
            rows.append((button,))
    return tuple(rows)


def sign_behind(title: str) -> str:
    """What stands between a title and what is said of it: no comma behind a mark."""
    return " · " if title.endswith(_MARKS) else ", "


def _fitting(
    text: str, entities: Sequence[Entity], limit: int = MAX_TEXT
) -> tuple[str, tuple[Entity, ...]]:
    """A text and its entities, cut to what a message takes."""
    if utf16(text) <= limit:
        return text, tuple(entities)
    kept = text[: limit - 1]
    while utf16(kept) >= limit:
        kept = kept[:-1]
    kept += "…"
    end = utf16(kept)
    return kept, tuple(
        Entity(e.type, e.offset, min(e.length, end - e.offset)) for e in entities if e.offset < end
    )
