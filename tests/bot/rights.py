"""Tests may run as root, who may read everything: a block in which modes count as for anybody."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION_3 = 0x20080522
_BY_MODE = ~(1 << 1 | 1 << 2)
"""Without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; see linux/capability.h."""


@contextmanager
def as_anybody() -> Iterator[None]:
    """Go by the modes of files in this thread and those that it starts."""
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root can be kept from a file on Linux alone")
    libc, header, held = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(_VERSION_3), _capabilities()
    libc.capget(header, held)
    fewer = _capabilities(*held)
    fewer[0] &= _BY_MODE
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        libc.capset(header, held)


_capabilities = ctypes.c_uint32 * 6
"""Effective, permitted and inheritable ones, in two halves."""
