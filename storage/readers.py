"""Readers: connections that cannot write; a query runs on whichever is free first."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Readers:
    """As many threads as connections, and one queue before all of them."""

    def __init__(self, connections: Sequence[sqlite3.Connection]) -> None:
        self._connections = connections
        self._idle = deque(connections)
        self._threads = ThreadPoolExecutor(len(connections), thread_name_prefix="reader")

    async def read(
        self,
        query: Callable[..., T],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
    ) -> T:
        """Run a query; all that it reads is of the same moment, whatever is written meanwhile.

        One whose caller is cancelled before it has begun is left out.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._on_a_free_one, query, args, kwargs)

    async def close(self) -> None:
        """Answer what was asked, then close the connections."""
        await asyncio.to_thread(self._threads.shutdown)
        for connection in self._connections:
            connection.close()

    def _on_a_free_one(
        self,
        query: Callable[..., T],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
    ) -> T:
        connection = self._idle.pop()
        try:
            connection.execute("BEGIN")
            return query(connection, *args, **kwargs)
        finally:
            connection.rollback()
            self._idle.append(connection)
