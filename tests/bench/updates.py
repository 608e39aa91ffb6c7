"""Updates answered a second, and what each costs: ours against bots that only echo, in one run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import sleep
from typing import Final

from tests.bench.server import TOKEN

ROOT: Final = Path(__file__).resolve().parents[2]
OURS: Final = "ours"
ECHOES: Final = ("PTB", "aiogram", "ceiling")
COMMANDS: Final = {
    OURS: ["-m", "bot", "run"],
    **{echo: ["-m", f"tests.bench.echo_{echo.lower()}", "{url}", TOKEN] for echo in ECHOES},
}
_IDLE: Final = 0.03
"""Seconds of CPU in half a second that are no work."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Scene:
    """What people do: `rate` updates a second, or all at once with 0; `latency` in ms."""

    title: str
    kind: str
    updates: int
    people: int
    latency: int = 0
    rate: int = 0

    def shortened(self) -> "Scene":
        """A quick look at the same."""
        return replace(self, updates=self.updates // 5, people=self.people // 5)


SCENES: Final = (
    Scene("/now, burst", "now", 1500, 500),
    Scene("a day by a press (edit and answer), burst", "press", 1500, 500),
    Scene("a question, burst", "question", 1500, 500),
    Scene("a sign-up (edit and answer), burst", "signup", 1500, 1500),
    Scene("/programme, burst at 40 ms latency", "programme", 1500, 500, latency=40),
    Scene("/now, paced, 100 a second", "now", 1000, 500, rate=100),
    Scene("/now, 500 people in one second at 40 ms", "now", 500, 500, latency=40, rate=500),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Updates a second, CPU of the bot's process for each in ms, and the 99th percentile in ms."""

    rate: float
    cpu: float
    p99: float


def once(
    bot: str,
    scene: Scene,
    more: Mapping[str, str] | None = None,
    beside: Callable[[], None] = lambda: None,
) -> Measured:
    """One bot in one scene, from the first hand-out to the last answer.

    `more` are further settings; `beside` is called when the first updates are handed out.
    """
    numbers = [scene.updates, scene.people, scene.latency, scene.kind, scene.rate]
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.server", *map(str, numbers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert server.stdin
    assert server.stdout
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": url,
            "BOT_LOG_LEVEL": "ERROR",
            "BOT_DATABASE": f"{folder}/bot.sqlite3",
            "BOT_CLOCK": "2021-06-29T10:30",
            **(more or {}),
        }
        command = [argument.format(url=url) for argument in COMMANDS[bot]]
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **settings},
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        server.stdout.readline()
        _until_idle(process.pid)
        beside()
        before = cpu_seconds(process.pid)
        server.stdin.write("\n")
        server.stdin.flush()
        seconds, p99 = map(float, server.stdout.readline().split())
        cpu = cpu_seconds(process.pid) - before
        process.terminate()
        process.wait()
    server.terminate()
    server.wait()
    return Measured(scene.updates / seconds, 1000 * cpu / scene.updates, 1000 * p99)


def _until_idle(process: int) -> None:
    """Wait until a bot has done what comes with its start: ours builds the index of the programme.

    What that takes is measured by `tests.bench.start`, and is nothing that an update costs.
    """
    before = 0.0
    while (used := cpu_seconds(process)) - before > _IDLE:
        before = used
        sleep(0.5)


def cpu_seconds(process: int) -> float:
    """What a process has used so far, as Linux counts it: in the program and in the kernel."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def main() -> None:
    """Medians of five interleaved runs; with --quick one short run. Words choose scenes or bots."""
    quick, words = "--quick" in sys.argv, {a for a in sys.argv[1:] if not a.startswith("-")}
    bots = [bot for bot in COMMANDS if not words & COMMANDS.keys() or bot in {OURS, *words}]
    runs = 1 if quick else 5
    print(f"medians of {runs}; ours/echo: how often as fast, how often as much CPU")
    for scene in SCENES:
        if words - COMMANDS.keys() and scene.kind not in words:
            continue
        scene = scene.shortened() if quick else scene
        found: dict[str, list[Measured]] = {bot: [] for bot in bots}
        for _ in range(runs):
            for bot in bots:
                found[bot].append(once(bot, scene))
        middle = {bot: _median(measured) for bot, measured in found.items()}
        print(f"{scene.title} ({scene.updates} updates, {scene.people} people)")
        for bot, m in middle.items():
            ours = middle[OURS]
            ratio = f"  {ours.rate / m.rate:.2f} × as fast, {ours.cpu / m.cpu:.2f} × CPU"
            print(
                f"    {bot:8} {m.rate:5.0f}/s  {m.cpu:5.2f} ms CPU  p99 {m.p99:6.1f} ms"
                f"{'' if bot == OURS else ratio}",
                flush=True,
            )


def _median(measured: list[Measured]) -> Measured:
    return Measured(
        median(m.rate for m in measured),
        median(m.cpu for m in measured),
        median(m.p99 for m in measured),
    )


if __name__ == "__main__":
    main()
