"""What the running bot says of itself to its operator; nothing of it says who uses it."""

import asyncio
from pathlib import Path
from typing import Any

from bot.health.error_log import ErrorLog
from bot.health.reports import Check, Report
from bot.health.signs import Signs
from bot.health.watch import Watch
from scheduler.clock import Clock
from storage import operation
from storage.database import Database
from storage.histogram import BOUNDS, Histogram


class Health:
    """The reports and the figures behind them. `polls` is whether the bot asks for updates."""

    def __init__(
        self, signs: Signs, database: Database, clock: Clock, errors: ErrorLog, polls: bool
    ) -> None:
        self.signs = signs
        self.watch = Watch(signs, database, clock, polls)
        self._database = database
        self._clock = clock
        self._errors = errors
        self._polls = polls

    def alive(self) -> Report:
        """Whether a restart would help."""
        return self.watch.alive()

    def ready(self) -> Report:
        """Whether the bot can do its work."""
        ready = self.watch.ready()
        return Report((*ready.checks, self._rehearsal())) if self._clock.is_shifted else ready

    def _rehearsal(self) -> Check:
        now = self._clock.now().isoformat(timespec="seconds")
        return Check("clock", True, f"shifted for a rehearsal (BOT_CLOCK): it reads {now}")

    @property
    def is_under_way(self) -> bool:
        """Whether the start is over: a bot that asks for updates has asked for some."""
        return not self._polls or self.signs.asked_at is not None

    async def metrics(self) -> tuple[str, bytes]:
        """The figures as Prometheus reads them, after their content type.

        Raises sqlite3.Error where the database cannot be read.
        """
        # What writes them takes a while to load, and most bots are never asked.
        from bot.health import metrics

        figures = await self._database.read(operation.figures, self._clock.now())
        database, log = await asyncio.to_thread(sizes, self._database.path)
        measured = metrics.Measured(
            signs=self.signs,
            writing=self._database.writing,
            figures=figures,
            now=self._clock.now(),
            database_bytes=database,
            wal_bytes=log,
            errors=self._errors.count,
            polls=self._polls,
        )
        return metrics.CONTENT_TYPE, metrics.written(measured)

    async def status(self) -> dict[str, Any]:
        """Both reports, for a program."""
        return {"healthz": self.alive().as_json(), "readyz": self.ready().as_json()}

    async def diagnosis(self) -> dict[str, Any]:
        """What the process knows besides, for the bundle that `diagnose` writes."""
        signs, writing = self.signs, self._database.writing
        return {
            **await self.status(),
            "calls": [
                {"method": method, "outcome": outcome, **_timings(histogram)}
                for (method, outcome), histogram in sorted(signs.call_seconds.items())
            ],
            "writer": {"turns": writing.turns, "waits": _timings(writing.waits)},
            "errors": {"count": self._errors.count, "last": self._errors.last},
        }


def _timings(histogram: Histogram) -> dict[str, Any]:
    """How often and how long, and up to which bounds, in seconds."""
    bounds = [*map(str, BOUNDS), "longer"]
    return {
        "count": histogram.count,
        "seconds": round(histogram.seconds, 3),
        "up_to": {b: n for b, n in zip(bounds, histogram.counts, strict=True) if n},
    }


def sizes(database: Path) -> tuple[int, int]:
    """How large a database and its write-ahead log are, in bytes; 0 for what is not there."""
    files = (database, database.with_name(f"{database.name}-wal"))
    found = [file.stat().st_size if file.exists() else 0 for file in files]
    return found[0], found[1]
