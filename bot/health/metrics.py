"""The figures for Prometheus. Labels have a few values each, and none is about a person."""

from collections.abc import ItemsView, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from math import inf
from typing import Final

from prometheus_client import CollectorRegistry
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from bot.health.signs import Signs
from storage.histogram import BOUNDS, Histogram
from storage.operation import Figures
from storage.writing import Writing

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_PREFIX: Final = "konferenzbot_"


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is shown, at one moment; sizes in bytes. `polls` is whether the bot asks for updates
    itself.
    """

    signs: Signs
    writing: Writing
    figures: Figures
    now: datetime
    database_bytes: int
    wal_bytes: int
    errors: int
    polls: bool


def written(measured: Measured) -> bytes:
    """The figures as Prometheus reads them. What never happened is infinitely long ago."""
    registry = CollectorRegistry()
    registry.register(_Collected(measured))
    return generate_latest(registry)


class _Collected(Collector):
    def __init__(self, measured: Measured) -> None:
        self._measured = measured

    def collect(self) -> Iterator[Metric]:
        m = self._measured
        figures = m.figures
        yield _gauge(
            "inbox_oldest_seconds",
            "Age of the oldest update that is not finished; 0 where there is none.",
            _age(m, figures.inbox_oldest, 0),
        )
        yield _gauge(
            "outbox_due_oldest_seconds",
            "For how long the oldest due message has waited; 0 where none does.",
            _age(m, figures.due_oldest, 0),
        )
        yield _labelled(
            "outbox_messages", "Messages in the outbox.", ("state", "kind"), figures.outbox.items()
        )
        calls = CounterMetricFamily(
            f"{_PREFIX}telegram_calls",
            "Calls to the Bot API; 429 is too_many_requests.",
            labels=("method", "outcome"),
        )
        for labels, count in m.signs.calls.items():
            calls.add_metric(labels, count)
        yield calls
        yield _histogram(
            "telegram_call_seconds",
            "How long calls to the Bot API took.",
            ("method", "outcome"),
            m.signs.call_seconds.items(),
        )
        if m.polls:
            asked = m.signs.asked_at
            since = inf if asked is None else m.signs.seconds() - asked
            yield _gauge("last_poll_seconds", "Since updates were last asked for.", since)
        yield _histogram(
            "writer_wait_seconds",
            "How long writes waited for the database's writer.",
            (),
            {(): m.writing.waits}.items(),
        )
        yield _gauge("database_bytes", "Size of the database.", m.database_bytes)
        yield _gauge("wal_bytes", "Size of its write-ahead log.", m.wal_bytes)
        yield _gauge(
            "last_backup_seconds",
            "Since the last whole backup of the night.",
            _age(m, figures.backed_up, inf),
        )
        errors = CounterMetricFamily(f"{_PREFIX}errors", "Errors that the log has.")
        errors.add_metric((), m.errors)
        yield errors
        yield _gauge("releases", "Releases of the programme.", figures.releases)
        yield _gauge("people_reachable", "People whom messages reach.", figures.reachable)


def _age(measured: Measured, since: datetime | None, never: float) -> float:
    return never if since is None else max(0.0, (measured.now - since).total_seconds())


def _gauge(name: str, explained: str, value: float) -> Metric:
    return GaugeMetricFamily(_PREFIX + name, explained, value=value)


def _labelled(
    name: str, explained: str, labels: Sequence[str], values: ItemsView[Sequence[str], float]
) -> Metric:
    gauge = GaugeMetricFamily(_PREFIX + name, explained, labels=labels)
    for key, value in values:
        gauge.add_metric(key, value)
    return gauge


def _histogram(
    name: str,
    explained: str,
    labels: Sequence[str],
    values: ItemsView[Sequence[str], Histogram],
) -> Metric:
    family = HistogramMetricFamily(_PREFIX + name, explained, labels=labels)
    bounds = [*map(str, BOUNDS), "+Inf"]
    for key, histogram in values:
        buckets = list(zip(bounds, accumulate(histogram.counts), strict=True))
        family.add_metric(key, buckets, histogram.seconds)
    return family
