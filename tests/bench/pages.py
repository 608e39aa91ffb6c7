"""The pages: how soon a day's page is there beside a bot at work, and what that costs its answers.

`python -m tests.bench.pages URL RATE SECONDS` only reads a page so often, from a line on stdin on,
and prints its latency.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Final

import aiohttp

from bot.site_files import write_site
from tests.bench.questions import large_programme
from tests.bench.updates import OURS, ROOT, Scene, once

RATE: Final = 200
SESSIONS: Final = 1_000
AT_WORK: Final = Scene("/now, paced, 50 a second", "now", 500, 250, rate=50)
_WARM: Final = 1.0


async def read_page(url: str, rate: int, seconds: float) -> tuple[int, float, float]:
    """Read a page so often; how many answers were whole, and the median and 95th percentile in ms.

    Each request has its moment, whether or not those before it are answered.
    """
    waits: list[float] = []
    headers = {"Accept-Encoding": "gzip"}
    async with aiohttp.ClientSession(headers=headers, auto_decompress=False) as session:

        async def one(moment: float) -> None:
            await asyncio.sleep(moment - perf_counter())
            async with session.get(url) as response:
                whole = response.status == 200 and len(await response.read()) > 1_000
            if whole:
                waits.append(perf_counter() - moment)

        await asyncio.to_thread(sys.stdin.readline)
        async with session.get(url) as first:
            await first.read()
        began = perf_counter() + 0.1
        await asyncio.gather(*(one(began + n / rate) for n in range(int(rate * seconds))))
    cuts = quantiles(waits, n=20)
    return len(waits), 1000 * cuts[9], 1000 * cuts[-1]


def beside_a_bot(runs: int, scene: Scene) -> None:
    """Answers in the chat alone, and while pages are read, in pairs; how soon pages are there."""
    alone, with_pages, waits = [], [], []
    seconds = scene.updates / scene.rate - _WARM
    for _ in range(runs):
        alone.append(once(OURS, scene).p99)
        address = f"127.0.0.1:{_free_port()}"
        url = f"http://{address}/de/day/2021-06-29"
        reader = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.pages", url, str(RATE), str(seconds)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        begin = partial(_begin, reader)
        with_pages.append(once(OURS, scene, {"BOT_WEB_LISTEN": address}, begin).p99)
        said, _ = reader.communicate()
        waits.append([float(word) for word in said.split()])
    count, middle, p95 = (median(column) for column in zip(*waits, strict=True))
    print(
        f"a day's page, {RATE} a second beside {scene.rate} updates a second: {count:.0f} whole,"
        f" median {middle:.1f} ms, 95th percentile {p95:.1f} ms (budget 20)"
    )
    print(
        f"answers in the chat, 99th percentile: {median(alone):.1f} ms alone,"
        f" {median(with_pages):.1f} ms beside the pages"
    )


def _begin(reader: subprocess.Popen[str]) -> None:
    assert reader.stdin
    reader.stdin.write("\n")
    reader.stdin.flush()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def exporting() -> None:
    """How long it takes to write a large programme as files."""
    programme = large_programme(SESSIONS).programme
    with tempfile.TemporaryDirectory() as folder:
        began, computing = perf_counter(), process_time()
        count = write_site(
            Path(folder, "site"), programme, 1, datetime.now(UTC), 90, None, Path(folder, "none")
        )
        seconds, computed = perf_counter() - began, process_time() - computing
    print(
        f"{SESSIONS:,} sessions are written as {count:,} files in {seconds:.1f} s (budget 10),"
        f" {computed:.1f} s of them computing"
    )


def main() -> None:
    """Both, in three pairs; with --quick in one short one."""
    quick = "--quick" in sys.argv
    exporting()
    beside_a_bot(1 if quick else 3, replace(AT_WORK, updates=150) if quick else AT_WORK)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(*asyncio.run(read_page(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
    else:
        main()
