"""What a screen costs: rendering a day of a large programme, and the SQL of one press."""

import asyncio
import sqlite3
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from handlers.frame.calls import keyboard
from handlers.frame.reader import Reader
from handlers.programme import screens as programme
from locales.catalogues import load_translators
from storage.database import Database
from storage.programme.model import Text
from storage.programme.snapshot import Snapshot
from tests.flows.conversation import on_stage
from tests.programmes import at, session, small_programme

SESSIONS = 200
RUNS = 500


def rendering() -> float:
    """Milliseconds for a page of a day of a programme of 200 sessions on four days."""
    sessions = tuple(
        session(
            f"s{i}",
            at(26 + i % 4, 8) + timedelta(minutes=10 * (i // 4)),
            1,
            Text({"de": f"Ein längerer Titel Nummer {i}", "ru": f"Название подлиннее, номер {i}"}),
        )
        for i in range(SESSIONS)
    )
    snapshot = Snapshot.of(replace(small_programme(), sessions=sessions))
    reader = Reader(load_translators()["de"], snapshot, at(27, 10))
    times = []
    for _ in range(RUNS):
        began = perf_counter()
        screen = programme.day(reader, snapshot.days[1])
        assert screen
        keyboard(screen.rows)
        times.append(perf_counter() - began)
    return median(times) * 1000


async def statements() -> tuple[list[str], list[str]]:
    """The SQL of one press on a day: what is read, and what is written."""
    read: list[str] = []
    written: list[str] = []
    plain_read, plain_write = Database.read, Database.write

    def traced(plain, log):  # type: ignore[no-untyped-def]
        async def run(self, use_case, *args, **kwargs):  # type: ignore[no-untyped-def]
            def watched(connection: sqlite3.Connection):  # type: ignore[no-untyped-def]
                connection.set_trace_callback(log.append)
                try:
                    return use_case(connection, *args, **kwargs)
                finally:
                    connection.set_trace_callback(None)

            return await plain(self, watched)

        return run

    with tempfile.TemporaryDirectory() as folder:
        async with on_stage(Path(folder), at(28, 17, 30)) as stage:
            anna = stage.person(1, "Anna")
            await anna.says("/start lang-de")
            await anna.presses("Programm")
            Database.read = traced(plain_read, read)  # type: ignore[no-untyped-call, method-assign]
            Database.write = traced(plain_write, written)  # type: ignore[no-untyped-call, method-assign]
            await anna.presses("Di. 29")
            Database.read, Database.write = plain_read, plain_write  # type: ignore[method-assign]
    return read, written


def main() -> None:
    """Print both."""
    milliseconds = rendering()
    print(f"a day of {SESSIONS} sessions is rendered in {milliseconds:.2f} ms (budget 2.00 ms)")
    read, written = asyncio.run(statements())
    tables = sorted(
        {word for sql in written for word in sql.split() if word in ("inbox", "person")}
    )
    print(f"a press on a day reads {len(read)} time(s) (the person) and writes to: {tables}")


if __name__ == "__main__":
    main()
