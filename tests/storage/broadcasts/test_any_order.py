"""Whatever happens in whatever order: nobody gets a broadcast twice, nobody is left out unless it
is said why, and in the end everybody who got it reads what is right, or nothing.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from storage import deliveries, people, privacy
from storage.broadcasts import comparing, report
from storage.broadcasts.amend import RECALLABLE_FOR
from storage.broadcasts.model import (
    BROADCAST,
    CORRECTION,
    OVER,
    RECALL,
    UNDER_WAY,
    Broadcast,
    State,
)
from storage.content import Version
from storage.moments import to_ms
from tests.storage.broadcasts.broadcast_world import OLGA, OTTO, BroadcastWorld, Letter, text

READERS = tuple(range(101, 105))
nths = st.integers(0, 9)
authors = st.sampled_from((OLGA, OTTO))
seldom = st.sampled_from((False, False, True))


class AnyOrder(RuleBasedStateMachine):
    """Several broadcasts, two organisers, a postman, and readers who come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.room = BroadcastWorld()
        self.broadcasts: list[int] = []
        self.corrections: dict[int, list[int]] = {}
        self.arrived: dict[tuple[int, int], datetime] = {}
        """When each reader got each broadcast."""

        self.erased: set[int] = set()
        self.said = 0

    @initialize()
    def readers_have_come(self) -> None:
        self.room.connection.execute("DELETE FROM person WHERE id NOT IN (?, ?)", (OLGA, OTTO))
        for reader in READERS:
            self.room.meet(reader, language="de" if reader % 2 else "ru")
        self.send(OLGA, planned=False, urgent=False)
        self.room.take(4)

    # Organisers

    @precondition(lambda self: len(self.broadcasts) < 4)
    @rule(author=authors, planned=st.booleans(), urgent=st.booleans())
    def send(self, author: int, planned: bool, urgent: bool) -> None:
        more: dict[str, Any] = (
            {"send_at": to_ms(self.room.now + timedelta(minutes=10))} if planned else {}
        )
        number = self.room.draft(
            author, de=self._words(), ru=self._words(), urgent=int(urgent), **more
        )
        if isinstance(self.room.release(number), Broadcast):
            self.broadcasts.append(number)

    @rule(nth=nths, author=authors, both=st.booleans(), urgent=st.booleans())
    def correct(self, nth: int, author: int, both: bool, urgent: bool) -> None:
        number = self._one(nth)
        if number is None or self.room.state(number) not in (*UNDER_WAY, *OVER):
            return
        if self.room.find(number).recalled_at is not None:
            return
        versions: dict[str, Any] = {"de": self._words(), **({"ru": self._words()} if both else {})}
        made = self.room.correction(number, author, **versions)
        self.room.connection.execute("UPDATE broadcast SET urgent = ? WHERE id = ?", (urgent, made))
        assert isinstance(self.room.release(made), Broadcast)
        self.corrections.setdefault(number, []).append(made)

    @rule(nth=nths, what=st.sampled_from(("pause", "go_on", "go_on", "finish")))
    def handle(self, nth: int, what: str) -> None:
        every = [*self.broadcasts, *(c for made in self.corrections.values() for c in made)]
        if every:
            getattr(self.room, what)(every[nth % len(every)])

    @rule(nth=nths, really=seldom)
    def stop(self, nth: int, really: bool) -> None:
        if really and (number := self._one(nth)) is not None:
            self.room.stop(number)

    @rule(nth=nths, really=seldom)
    def recall(self, nth: int, really: bool) -> None:
        if really and (number := self._one(nth)) is not None:
            self.room.recall(number)

    # Time

    @rule(hours=st.sampled_from((0.2, 0.2, 0.2, 30)))
    def time_passes(self, hours: float) -> None:
        self.room.now += timedelta(hours=hours)
        self.room.begin_due()

    @rule()
    def crash(self) -> None:
        self.room.hand.clear()
        with self.room.transaction() as c:
            deliveries.recover(c, self.room.now)

    # The postman

    @rule(limit=st.integers(1, 6))
    def take(self, limit: int) -> None:
        self.room.take(limit)

    @precondition(lambda self: self.room.hand)
    @rule(
        nth=nths,
        fate=st.sampled_from(
            ("arrives", "arrives", "arrives", "lost", "unknown", "not_now", "blocked", "refused")
        ),
    )
    def ends(self, nth: int, fate: str) -> None:
        chats = sorted(self.room.hand)
        letter = self.room.hand[chats[nth % len(chats)]]
        match fate:
            case "arrives":
                self._arrives(letter)
            case "lost":
                self._arrives(letter, is_known=False)
            case "refused":
                if letter.delivery.kind == BROADCAST:
                    self.room.refused(letter, "refused")
            case _:
                getattr(self.room, fate)(letter)

    # Readers

    @rule(reader=st.sampled_from(READERS))
    def comes(self, reader: int) -> None:
        with self.room.transaction() as c:
            people.set_reachable(c, reader, True)

    @rule(reader=st.sampled_from(READERS), language=st.sampled_from(("de", "ru")))
    def changes_language(self, reader: int, language: str) -> None:
        if reader not in self.erased:
            with self.room.transaction() as c:
                people.choose_language(c, reader, language, self.room.now)

    @rule(nth=nths)
    def is_erased(self, nth: int) -> None:
        if nth == 0 and READERS[-1] not in self.room.hand:
            self.erased.add(READERS[-1])
            with self.room.transaction() as c:
                privacy.erase(c, READERS[-1], self.room.now)

    # What always holds

    @invariant()
    def nobody_gets_a_broadcast_twice(self) -> None:
        got = self.room.connection.execute(
            "SELECT count(*) FROM delivery WHERE kind = ? GROUP BY chat, subject", (BROADCAST,)
        )
        assert all(row[0] == 1 for row in got)
        for chat, reads in self.room.chats.items():
            assert reads.got == sum(reader == chat for reader, _ in self.arrived)

    @invariant()
    def counts_add_up(self) -> None:
        for number in self.broadcasts:
            found = self.room.find(number)
            kinds = [found, *comparing.corrections_of(self.room.connection, number)]
            for one in kinds:
                progress = report.progress(self.room.connection, one)
                assert progress.total == len(self.room.deliveries(one.kind, one.id))
                assert sum(n for _, n in progress.reasons) == progress.failed
            sent = [c for c, s in self.room.deliveries(BROADCAST, number).items() if s == "sent"]
            assert report.progress(self.room.connection, found).sent == len(sent)

    @invariant()
    def what_is_over_owes_nothing(self) -> None:
        for number in self.broadcasts:
            for one in (
                self.room.find(number),
                *comparing.corrections_of(self.room.connection, number),
            ):
                if one.state is State.SENT:
                    progress = report.progress(self.room.connection, one)
                    assert progress.waiting == 0

    def teardown(self) -> None:
        try:
            self._comes_to_its_end()
        finally:
            self.room.connection.close()

    def _comes_to_its_end(self) -> None:
        """Everything that is paused goes on, and everything that can arrive does."""
        self.room.now += timedelta(minutes=20)
        self.room.begin_due()
        for number in self.broadcasts:
            for one in (number, *self.corrections.get(number, [])):
                self.room.go_on(one)
        while self.room.take() or self.room.hand:
            for letter in tuple(self.room.hand.values()):
                self._arrives(letter)
        self.room.put_all()
        for number in self.broadcasts:
            for one in (number, *self.corrections.get(number, [])):
                self.room.finish(one)
                assert self.room.state(one) not in UNDER_WAY
            self._everybody_is_accounted_for(self.room.find(number))
            for reader, state in self.room.deliveries(BROADCAST, number).items():
                self._reads_what_is_right(self.room.find(number), reader, state)

    def _everybody_is_accounted_for(self, broadcast: Broadcast) -> None:
        if broadcast.started_at is None:
            assert self.room.deliveries(BROADCAST, broadcast.id) == {}
            return
        progress = report.progress(self.room.connection, broadcast)
        owed = self.room.deliveries(BROADCAST, broadcast.id)
        assert {OLGA, OTTO, *READERS} - self.erased <= owed.keys()
        assert progress.waiting == 0
        missed = progress.missed + progress.uncertain
        assert progress.sent + missed == len(owed)

    def _reads_what_is_right(self, broadcast: Broadcast, reader: int, state: str) -> None:
        c = self.room.connection
        row = c.execute(
            "SELECT id, settled_at, parameters ->> 'language' AS language, message_id"
            " FROM delivery WHERE kind = ? AND chat = ? AND subject = ?",
            (BROADCAST, reader, broadcast.subject),
        ).fetchone()
        chat = self.room.chats.get(reader)
        if state != "sent" or chat is None:
            return
        if broadcast.recalled_at is not None:
            recent = row["settled_at"] > to_ms(broadcast.recalled_at - RECALLABLE_FOR)
            deleted = chat.deletions.count(row["id"])
            key = f"{RECALL}:{broadcast.id}:{reader}:{row['id']}"
            found = c.execute("SELECT state FROM delivery WHERE key = ?", (key,)).fetchall()
            assert len(found) == recent
            if found and found[0]["state"] == "sent":
                assert deleted >= 1
                assert row["message_id"] not in chat.shown
            return
        made = comparing.corrections_of(c, broadcast.id)
        edits = c.execute(
            "SELECT subject, state FROM delivery"
            " WHERE kind = ? AND chat = ? AND parameters ->> 'of' = ?",
            (CORRECTION, reader, row["id"]),
        ).fetchall()
        assert len(edits) == len({edit["subject"] for edit in edits})
        is_done = all(edit["state"] == "sent" for edit in edits)
        if is_done and not any(one.state is State.STOPPED for one in made):
            assert chat.shown[row["message_id"]] == broadcast.versions[row["language"]]

    def _arrives(self, letter: Letter, is_known: bool = True) -> None:
        delivery = letter.delivery
        if delivery.kind == BROADCAST:
            key = (delivery.chat, int(delivery.parameters["broadcast"]))
            assert key not in self.arrived
            self.arrived[key] = self.room.now
        self.room.arrives(letter, is_known)

    def _one(self, nth: int) -> int | None:
        return self.broadcasts[nth % len(self.broadcasts)] if self.broadcasts else None

    def _words(self) -> Version:
        self.said += 1
        return text(f"Nr. {self.said}")


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_broadcasts_reach_everybody_once_in_any_order() -> None:
    run(20, 40)


@pytest.mark.soak
def test_broadcasts_reach_everybody_once_in_any_order_for_long() -> None:
    run(1_000, 80)
