"""The two judgements: whether the bot is alive, and whether it can do its work.

A restart helps a bot that is not alive, and nothing else: what lies outside it, the network, the
Bot API server, the disk, makes it unready, never dead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from bot.health.signs import Signs

TURNS_WITHIN: Final = 30.0
DONE_WITHIN: Final = 90.0
"""Seconds. A poll may last 35, and one that fails is no outage yet."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to hold; `says` is what was found.

    `age` is how many seconds ago it was seen to hold, None where it was not so far.
    """

    name: str
    ok: bool
    says: str
    age: float | None = None

    @property
    def line(self) -> str:
        """The check for a person, in one line."""
        return f"{'ok' if self.ok else 'FAIL'}  {self.name}: {self.says}"


@dataclass(frozen=True, slots=True)
class Report:
    """Some checks, all of which have to hold."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether all of them hold."""
        return all(check.ok for check in self.checks)

    @property
    def status(self) -> int:
        """The HTTP status that says so."""
        return 200 if self.ok else 503

    @property
    def text(self) -> str:
        """One line for each check."""
        return "".join(f"{check.line}\n" for check in self.checks)

    @property
    def trouble(self) -> str:
        """What does not hold, in one line; empty where all does."""
        return ", ".join(f"{check.name}: {check.says}" for check in self.failed)

    @property
    def failed(self) -> Iterable[Check]:
        """The checks that do not hold."""
        return (check for check in self.checks if not check.ok)

    def as_json(self) -> dict[str, Any]:
        """The report for a program."""
        return {"status": self.status, "lines": [check.line for check in self.checks]}


def alive(signs: Signs, polls: bool) -> Report:
    """Whether the parts of the process turn; where it `polls`, whether updates are asked for.

    What was begun waits for nobody outside: while the start has to wait for the server, nobody asks
    for updates, and a restart would not help.
    """
    now = signs.seconds()
    checks = [
        _within("loop", "turned", now - signs.loop_turned, TURNS_WITHIN),
        _within("writer", "turned", now - signs.writer_turned, TURNS_WITHIN),
    ]
    if polls and signs.asked_at is None:
        checks.append(Check("updates", True, "not asked for yet: the bot is starting"))
    elif polls:
        checks.append(_within("updates", "asked for", signs.not_asked_for, DONE_WITHIN))
    return Report(tuple(checks))


def ready(signs: Signs, failure: Exception | None) -> Report:
    """Whether the bot has lately understood the server and written to the database.

    `failure` is why the latter is not possible, as far as is known.
    """
    return Report(
        (
            _done("telegram", "understood", signs, signs.understood, _refused(signs)),
            _done("database", "written", signs, signs.written, str(failure) if failure else ""),
        )
    )


def _refused(signs: Signs) -> str:
    return "it does not know BOT_TOKEN" if signs.token_refused else ""


def _done(name: str, what: str, signs: Signs, at: float | None, why: str = "") -> Check:
    if at is None:
        return Check(name, False, ", ".join(part for part in (f"not {what} yet", why) if part))
    return _within(name, what, signs.seconds() - at, DONE_WITHIN, why)


def _within(name: str, what: str, age: float, limit: float, why: str = "") -> Check:
    said = f"{what} {max(0.0, age):.0f} s ago"
    return Check(name, age <= limit, f"{said}, {why}" if why else said, age)
