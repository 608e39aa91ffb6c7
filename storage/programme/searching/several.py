"""Several values under one key, where most keys have one: a tuple of one is small."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def add(table: dict[K, tuple[V, ...]], key: K, value: V) -> None:
    """Put a value beside those that a key has, once."""
    known = table.get(key, ())
    if value not in known:
        table[key] = (*known, value)
