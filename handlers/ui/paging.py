"""Lists that are longer than a screen: pages, and the buttons from one to the next."""

from collections.abc import Callable, Iterator, Sequence
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
    """One page of a list, numbered from 0, and what stands before it."""

    items: Sequence[Item]
    before: Sequence[Item]
    number: int
    count: int

    @classmethod
    def of(cls, items: Sequence[Item], number: int) -> "Page[Item]":
        """The page of that number from 0, or the last one where the list is shorter."""
        number, count = page_of(len(items), number)
        first = number * PAGE
        return cls(items[first : first + PAGE], items[:first], number, count)

    @staticmethod
    def number_of(items: Sequence[Item], item: Item) -> int:
        """The number of the page on which an item stands, 0 where it stands on none."""
        return items.index(item) // PAGE if item in items else 0

    def numbered(self) -> Iterator[tuple[int, Item]]:
        """The items with their numbers in the whole list, which goes on over pages, from 1."""
        return enumerate(self.items, len(self.before) + 1)

    def heading(self, tr: Translator) -> str:
        """ "Page 2 of 3", or nothing where there is only one."""
        if self.count == 1:
            return ""
        return tr("Page {number} of {count}", number=self.number + 1, count=self.count)

    def row(self, tr: Translator, press: Callable[[int], Action]) -> Row:
        """The buttons to the pages before and after."""
        return pager(tr, self.number, self.count, press)


def page_of(entries: int, number: int) -> tuple[int, int]:
    """The page of that number from 0, or the last one of a shorter list, and how many there are."""
    count = max(1, -(-entries // PAGE))
    return min(number, count - 1), count


def pager(
    tr: Translator, page: int, pages: int, press: Callable[[int], Action]
) -> tuple[Button, ...]:
    """The buttons to the pages before and after."""
    buttons = []
    if page > 0:
        buttons.append(Button(tr("« Previous page"), press(page - 1)))
    if page < pages - 1:
        buttons.append(Button(tr("Next page »"), press(page + 1)))
    return tuple(buttons)
