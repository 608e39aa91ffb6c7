"""The signs by which the bot is judged: when it last did what it has to do again and again.

Moments are seconds of a clock that never jumps; the time of day may be set, and says nothing here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from time import monotonic

from bot.transport import TOKEN_REFUSED, UNDERSTOOD
from storage.histogram import Histogram
from storage.writing import Writing

Outcome = tuple[str, str]
"""The method of a call, and its outcome."""


class Signs:
    """What is noted by those who do it; `seconds` is the clock that they share.

    Each is the moment at which it was last seen, None where it has not been so far.
    """

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self.seconds = seconds
        self.loop_turned: float = seconds()
        self.writer_turned: float = seconds()
        self.written: float | None = None
        self.understood: float | None = None
        self.token_refused = False
        self.asked_at: float | None = None
        self.calls: Counter[Outcome] = Counter()
        self.call_seconds: defaultdict[Outcome, Histogram] = defaultdict(Histogram)
        self._pauses_until = float("-inf")
        self._turns = self._commits = 0

    def note_call(self, method: str, outcome: str, seconds: float) -> None:
        """A call to the Bot API has ended; see ApiCalls."""
        self.calls[method, outcome] += 1
        self.call_seconds[method, outcome].add(seconds)
        if outcome in UNDERSTOOD:
            self.understood, self.token_refused = self.seconds(), False
        elif outcome == TOKEN_REFUSED:
            self.token_refused = True

    def asked(self) -> None:
        """Note that updates are being asked for."""
        self.asked_at = self.seconds()

    def pauses(self, seconds: float) -> None:
        """The server has asked to be asked for updates no sooner than in so many seconds."""
        self._pauses_until = self.seconds() + seconds

    def turn(self) -> None:
        """The event loop turns."""
        self.loop_turned = self.seconds()

    def observe(self, writing: Writing) -> None:
        """See what the writer has done since this was last called."""
        now = self.seconds()
        if writing.turns != self._turns:
            self._turns, self.writer_turned = writing.turns, now
        if writing.commits != self._commits:
            self._commits, self.written = writing.commits, now

    @property
    def not_asked_for(self) -> float:
        """For how many seconds updates have not been asked for, though they could have been."""
        if self.asked_at is None:
            return 0.0
        return max(0.0, self.seconds() - max(self.asked_at, self._pauses_until))
