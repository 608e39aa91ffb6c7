"""When Python looks for garbage that refers to itself, in a process that runs for weeks."""

import gc
from typing import Final

_NEW_OBJECTS: Final = 10_000
"""How many new objects trigger a collection; Python’s own threshold is 700."""


def collect_garbage_seldom() -> None:
    """Never look again through what is there by now: modules, classes, functions.

    To look through all of these, some 100,000 objects, made every answer wait for a tenth of a
    second and more, every thousand updates.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
