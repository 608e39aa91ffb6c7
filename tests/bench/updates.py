"""Updates answered a second: ours against bare echo bots, in one run, with their ratios."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.server import TOKEN

ROOT = Path(__file__).resolve().parents[2]
BOTS = {
    "ours": ["-m", "bot", "run"],
    "PTB echo": ["-m", "tests.bench.echo_ptb", "{url}", TOKEN],
    "aiogram echo": ["-m", "tests.bench.echo_aiogram", "{url}", TOKEN],
}


def once(bot: str, kind: str, latency_ms: int, updates: int, people: int) -> float:
    """Updates a second of one bot, from the first hand-out to the last answer."""
    arguments = [str(updates), str(people), str(latency_ms), kind]
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.server", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert server.stdout
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": url,
            "BOT_LOG_LEVEL": "ERROR",
            "BOT_DATABASE": f"{folder}/bot.sqlite3",
            "BOT_CLOCK": "2021-06-29T10:30",
        }
        command = [argument.format(url=url) for argument in BOTS[bot]]
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **settings},
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        seconds = float(server.stdout.readline())
        process.terminate()
        process.wait()
    server.terminate()
    server.wait()
    return updates / seconds


def main() -> None:
    """Medians of three interleaved runs; with --quick one short run."""
    quick = "--quick" in sys.argv
    updates, people, runs = (300, 50, 1) if quick else (3000, 500, 3)
    print(f"{updates} updates from {people} people at once, medians of {runs}, updates a second")
    for kind in ("now", "day"):
        for latency in (0, 40):
            rates: dict[str, list[float]] = {bot: [] for bot in BOTS}
            for _ in range(runs):
                for bot in BOTS:
                    rates[bot].append(once(bot, kind, latency, updates, people))
            ours = median(rates["ours"])
            figures = ", ".join(f"{bot} {median(rate):.0f}" for bot, rate in rates.items())
            ratios = ", ".join(
                f"{ours / median(rates[bot]):.2f} × {bot}" for bot in BOTS if bot != "ours"
            )
            print(f"{kind:4} at {latency:2} ms latency: {figures}; ours is {ratios}", flush=True)


if __name__ == "__main__":
    main()
