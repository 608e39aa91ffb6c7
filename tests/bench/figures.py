"""How long it takes to count everything for 10,000 people, and to draw it in a child process."""

import asyncio
import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from handlers.desk.chart import draw
from handlers.desk.picture import picture
from handlers.frame.child_process import Children
from handlers.frame.reader import Reader
from locales.catalogues import load_translators
from storage import statistics
from storage.moments import to_ms
from storage.programme.model import Group, Text
from storage.programme.snapshot import Snapshot
from storage.schema import migrate
from storage.statistics import Figures
from tests.programmes import MOSCOW, at, small_programme

NOW = at(28, 17)
A_DAY_MS = 86_400_000
GROUPS = [f"g{number}" for number in range(30)]
REMINDERS_EACH = 40
BROADCASTS = 8


def fill(connection: sqlite3.Connection, size: int) -> None:
    """So many people of 60 days, each with three sign-ups, 40 reminders and 8 broadcasts."""
    random, now = Random(20210628), to_ms(NOW)  # noqa: S311 (who does what, no secret)
    everybody = range(1, size + 1)
    connection.executemany(
        "INSERT INTO person (id, language, first_seen_at, seen_at) VALUES (?, ?, ?, ?)",
        (
            (i, random.choice(("de", "ru")), now - random.randrange(60 * A_DAY_MS), now)
            for i in everybody
        ),
    )
    lines: list[tuple[int, int, str, str]] = []
    for person in everybody:
        for group in random.sample(GROUPS, 3):
            when, about = now - random.randrange(50 * A_DAY_MS), {"person": person, "group": group}
            lines.append((when, person, "queued", json.dumps(about)))
            given_up = random.choices(([], [GROUPS[0]]), (4, 1))[0]
            lines.append((when, person, "seated", json.dumps({**about, "given_up": given_up})))
            if random.random() < 0.3:
                lines.append((when, person, "left", json.dumps({**about, "had_seat": True})))
            else:
                connection.execute("INSERT INTO seat VALUES (?, ?, ?)", (person, group, when))
    lines.sort()
    connection.executemany(
        "INSERT INTO audit (at, actor, action, details) VALUES (?, ?, ?, ?)", lines
    )
    for kind, subjects in (
        ("reminder", [f"session:s{n}" for n in range(REMINDERS_EACH)]),
        ("broadcast", [f"broadcast:{n}" for n in range(1, BROADCASTS + 1)]),
    ):
        for subject in subjects:
            connection.executemany(
                "INSERT INTO delivery (key, kind, chat, subject, priority, repeat, due_at, state,"
                " settled_at) VALUES (?, ?, ?, ?, 5, 0, 0, ?, ?)",
                (
                    (
                        f"{subject}:{i}",
                        kind,
                        i,
                        subject,
                        random.choices(("sent", "failed", "pending"), (97, 1, 2))[0],
                        now,
                    )
                    for i in everybody
                ),
            )


def counting(path: Path, size: int) -> Figures:
    """Count a few times and print how long it takes; the figures."""
    migrate(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        fill(connection, size)
        connection.execute("COMMIT")
        times = []
        for _ in range(5):
            began = perf_counter()
            found = statistics.figures(connection, GROUPS, MOSCOW, NOW, 3)
            times.append(perf_counter() - began)
    print(f"everything counted for {size:,} people in {median(times) * 1000:.0f} ms (budget 150)")
    return found


async def drawing(found: Figures) -> None:
    """Draw it, and print how long it takes from the press to the picture."""
    groups = tuple(Group(name, Text({"de": f"Gruppe {name}"}), capacity=400) for name in GROUPS)
    snapshot = Snapshot.of(replace(small_programme(), groups=groups, sessions=()))
    shown = picture(Reader(load_translators()["ru"], snapshot, NOW), found)
    times = []
    for _ in range(3):
        began = perf_counter()
        await Children().run(draw, shown)
        times.append(perf_counter() - began)
    print(f"a picture of 30 groups in a process of its own: {median(times):.1f} s")


def main() -> None:
    """Both; with --quick for fewer people."""
    size = 2_000 if "--quick" in sys.argv else 10_000
    with tempfile.TemporaryDirectory() as folder:
        found = counting(Path(folder, "bot.sqlite3"), size)
    asyncio.run(drawing(found))


if __name__ == "__main__":
    main()
