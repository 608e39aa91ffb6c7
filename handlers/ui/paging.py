"""Lists that are longer than a screen: pages, and the buttons from one to the next."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from handlers.ui.action import Action
from handlers.ui.screen import Button, Row
from locales.translator import Translator

PAGE: Final = 10
"""How many entries one page of a list shows."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, numbered from 0, and how many there are.

    A number beyond the last page stands for the last one: a list may have become shorter.
    """

    items: Sequence[Item]
    number: int
    count: int

    @classmethod
    def of(cls, items: Sequence[Item], number: int) -> "Page[Item]":
        number, count = _fitting(number, len(items))
        return cls(items[number * PAGE : (number + 1) * PAGE], number, count)

    @classmethod
    async def read(
        cls, total: int, number: int, read: Callable[[int, int], Awaitable[Sequence[Item]]]
    ) -> "Page[Item]":
        """A page of a list of `total` entries that `read` fetches by offset and limit."""
        number, count = _fitting(number, total)
        return cls(await read(number * PAGE, PAGE), number, count)

    @staticmethod
    def number_of(items: Sequence[Item], item: Item) -> int:
        """The number of the page on which an item stands, 0 where it stands on none."""
        return items.index(item) // PAGE if item in items else 0

    @property
    def offset(self) -> int:
        """How many items stand on the pages before."""
        return self.number * PAGE

    def numbered(self) -> Iterator[tuple[int, Item]]:
        """The items with their numbers in the whole list, from 1."""
        return enumerate(self.items, self.offset + 1)

    def heading(self, tr: Translator) -> str:
        """ "Page 2 of 3", or nothing where there is only one."""
        if self.count == 1:
            return ""
        return tr("Page {number} of {count}", number=self.number + 1, count=self.count)

    def row(self, tr: Translator, press: Callable[[int], Action]) -> Row:
        buttons = []
        if self.number > 0:
            buttons.append(Button(tr("« Previous page"), press(self.number - 1)))
        if self.number < self.count - 1:
            buttons.append(Button(tr("Next page »"), press(self.number + 1)))
        return tuple(buttons)


def _fitting(number: int, entries: int) -> tuple[int, int]:
    """The number of a page that there is, and how many there are."""
    count = max(1, -(-entries // PAGE))
    return min(number, count - 1), count
