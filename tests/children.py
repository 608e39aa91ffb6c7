"""What is done in child processes, done in this one: the same work, pickled on its way as well."""

import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any


class InThisProcess:
    """An executor that pickles what it is given and what it gives, as one of processes does."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1)

    def submit(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Future[Any]:
        """Begin the work; what cannot be pickled is refused here."""
        return self._threads.submit(_carry_out, pickle.dumps((function, args, kwargs)))

    def shutdown(self) -> None:
        """Let the thread go when it has done its work."""
        self._threads.shutdown(wait=False)


@contextmanager
def a_child(*_bounds: object) -> Iterator[InThisProcess]:
    """In the place of a process that is begun for one piece of work."""
    executor = InThisProcess()
    try:
        yield executor
    finally:
        executor.shutdown()


class Hanging:
    """Children that end when a test lets them: how the turns go needs no real ones."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    @contextmanager
    def child(self, *_bounds: object) -> Iterator["Hanging"]:
        """In the place of `child_process._child`."""
        yield self

    def submit(self, _work: object) -> Future[Any]:
        """Begin a child."""
        self.futures.append(Future())
        return self.futures[-1]


def _carry_out(work: bytes) -> Any:
    function, args, kwargs = pickle.loads(work)  # noqa: S301 (written by us a moment ago)
    return pickle.loads(pickle.dumps(function(*args, **kwargs)))  # noqa: S301
