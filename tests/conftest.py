"""What holds for every test: where its files lie, where new databases come from, where child
processes run, which event loop it has, where garbage is looked for, and how properties are tried.

`make test` tries the same examples every time, so that it is green or red for a reason of ours;
`make soak` tries many more, and others each time.
"""

import asyncio
import gc
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Final

import pytest
import uvloop
from hypothesis import HealthCheck, settings

from bot.garbage import collect_garbage_seldom
from handlers.frame import child_process
from scheduler import alerts
from storage import database
from tests import new_database
from tests.children import a_child
from tests.properties import SOAK, TEST

# How long an example takes says more about the machine than about us.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("test", _UNTIMED, max_examples=TEST, derandomize=True)
settings.register_profile("soak", _UNTIMED, max_examples=SOAK, print_blob=True)
settings.load_profile("test")


_MEMORY: Final = Path("/dev/shm")  # noqa: S108 (each run makes a folder of its own there)
_ENOUGH: Final = 2**30

_PORTS: Final = range(20_000, 32_000)
"""Below those that Linux, macOS and Windows choose where nobody says which."""

_PORTS_OF_A_PROCESS: Final = 100


def pytest_configure() -> None:
    """Let files lie in memory where the system has room for that: nobody waits for a disk.

    Nothing that is imported and collected becomes garbage, so none is looked for meanwhile.
    """
    gc.disable()
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage as the bot does, among what tests make: most of what there is are modules
    and the tests.
    """
    collect_garbage_seldom()
    gc.enable()


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that the bot has where it is installed, which takes a tenth less of a processor."""
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture(autouse=True, scope="session")
def new_databases_are_copies() -> Iterator[None]:
    """What `Database.open` makes where there is none is copied; migrating has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "migrate", new_database.make)
        yield


@pytest.fixture(autouse=True, scope="session")
def the_disk_has_room() -> Iterator[None]:
    """Nobody is told how full the disk of the machine is that tests run on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alerts, "room", lambda _database: (10**12, 10**6))
        yield


@pytest.fixture(scope="session")
def unused_tcp_port_factory() -> Callable[[], int]:
    """What gives ports for servers: none that the system gives to another process before somebody
    listens.
    """
    candidates = cycle(_PORTS)
    for _ in range(os.getpid() * _PORTS_OF_A_PROCESS % len(_PORTS)):
        next(candidates)
    return lambda: next(filter(_is_free, candidates))


@pytest.fixture
def unused_tcp_port(unused_tcp_port_factory: Callable[[], int]) -> int:
    """Such a port."""
    return unused_tcp_port_factory()


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@pytest.fixture(autouse=True)
def children_in_this_process(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test starts processes for pictures and workbooks, unless it is an end-to-end or a long
    one: what they load would count as the bot's memory.
    """
    if any(map(request.node.get_closest_marker, ("e2e", "soak"))):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child_process, "_child", a_child)
        yield
