"""Lists that are longer than a screen: pages, and the buttons from one to the next."""

from bisect import bisect_right
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from handlers.ui.action import Action
from handlers.ui.screen import Button, Row
from locales.translator import Translator

PAGE: Final = 10
"""How many entries one page of a list shows."""

MOST: Final = 8
"""How many entries of a list have a key each, in two rows."""

NUMBER: Final = len("10. ")
"""How many characters a number takes before its line."""

_OF_A_ROW: Final = 3
"""How many lines of text take the space of a row of buttons."""

_KEYS_IN_A_ROW: Final = 5
_FEW_PAGES: Final = 3
_TWO: Final = 2

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, numbered from 0, and how many there are.

    A number beyond the last page stands for the last one: a list may have become shorter.
    """

    items: Sequence[Item]
    number: int
    count: int
    offset: int = 0
    total: int = 0

    @classmethod
    def of(cls, items: Sequence[Item], number: int) -> "Page[Item]":
        number, count = _fitting(number, len(items))
        offset = number * PAGE
        return cls(items[offset : offset + PAGE], number, count, offset, len(items))

    @classmethod
    def fitting(
        cls,
        items: Sequence[Item],
        number: int,
        height: Callable[[Item], int],
        room: int,
        most: int = MOST,
    ) -> "Page[Item]":
        """A page of a list of entries of so many lines each, as many as there is room for."""
        starts = starts_of(items, height, room, most)
        number = min(number, len(starts) - 1)
        begin, end = starts[number], (*starts, len(items))[number + 1]
        return cls(items[begin:end], number, len(starts), begin, len(items))

    @classmethod
    async def read(
        cls, total: int, number: int, read: Callable[[int, int], Awaitable[Sequence[Item]]]
    ) -> "Page[Item]":
        """A page of a list of `total` entries that `read` fetches by offset and limit."""
        number, count = _fitting(number, total)
        offset = number * PAGE
        return cls(await read(offset, PAGE), number, count, offset, total)

    @staticmethod
    def number_of(items: Sequence[Item], item: Item) -> int:
        """The number of the page on which an item stands, 0 where it stands on none."""
        return items.index(item) // PAGE if item in items else 0

    def numbered(self) -> Iterator[tuple[int, Item]]:
        """The items with their numbers in the whole list, from 1."""
        return enumerate(self.items, self.offset + 1)

    def keys(self, press: Callable[[Item], Action]) -> tuple[Row, ...]:
        """A key for each item, with its number."""
        return number_keys([(number, press(item)) for number, item in self.numbered()])

    def heading(self, tr: Translator) -> str:
        """ "Page 2 of 3", or nothing where there is only one."""
        if self.count == 1:
            return ""
        return tr("Page {number} of {count}", number=self.number + 1, count=self.count)

    def position(self, tr: Translator) -> str:
        """ "9–16 of 26", or nothing where everything is shown."""
        if self.count == 1:
            return ""
        first, last = self.offset + 1, self.offset + len(self.items)
        if first == last:
            return tr("{n} of {total}", n=first, total=self.total)
        return tr("{first}–{last} of {total}", first=first, last=last, total=self.total)

    def row(self, tr: Translator, press: Callable[[int], Action]) -> Row:
        buttons = []
        if self.number > 0:
            buttons.append(Button(tr("« Previous page"), press(self.number - 1)))
        if self.number < self.count - 1:
            buttons.append(Button(tr("Next page »"), press(self.number + 1)))
        return tuple(buttons)

    def ways(
        self, tr: Translator, press: Callable[[int], Action], now: Action | None = None
    ) -> Row:
        """The buttons to other pages; of many also to the first, the last, and what is on now.

        Among many, each carries the number of its page.
        """
        if self.count <= _FEW_PAGES:
            return self.row(tr, press)
        here, last = self.number, self.count - 1
        before = [(f"« {page + 1}", page) for page in sorted({0, here - 1} - {-1}) if here]
        after = [(f"{page + 1} »", page) for page in sorted({here + 1, last} - {last + 1, here})]
        return (
            *(Button(label, press(page)) for label, page in before),
            *((Button(tr("Now"), now),) if now else ()),
            *(Button(label, press(page)) for label, page in after),
        )


def starts_of(
    items: Sequence[Item], height: Callable[[Item], int], room: int, most: int = MOST
) -> list[int]:
    """Where each page of a list begins; the first one always does."""
    starts, lines = [0], 0
    for index, item in enumerate(items):
        tall = height(item)
        if index > starts[-1] and (lines + tall > room or index - starts[-1] == most):
            starts.append(index)
            lines = 0
        lines += tall
    if len(starts) == _TWO and starts[1] == len(items) - 1 < most and lines <= _OF_A_ROW:
        # The last entry stands in the place of the button that would lead to it.
        return starts[:1]
    return starts


def page_with(starts: Sequence[int], index: int) -> int:
    """The number of the page on which the item of that index stands."""
    return bisect_right(starts, index) - 1


def number_keys(presses: Sequence[tuple[int, Action]]) -> tuple[Row, ...]:
    """Keys that carry the numbers of a list's lines, in rows of up to five, alike in length."""
    count = -(-len(presses) // _KEYS_IN_A_ROW)
    ends = [len(presses) * n // max(count, 1) for n in range(count + 1)]
    return tuple(
        tuple(Button(str(number), press) for number, press in presses[begin:end])
        for begin, end in pairwise(ends)
    )


def _fitting(number: int, entries: int) -> tuple[int, int]:
    """The number of a page that there is, and how many there are."""
    count = max(1, -(-entries // PAGE))
    return min(number, count - 1), count
