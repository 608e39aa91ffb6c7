"""What a bot has promised under mixed load, and whether it was kept, minute by minute."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime

from storage import releases
from storage.moments import to_ms
from storage.reminder_moments import REMINDER, moments
from storage.reminders import subject_of
from storage.schema import read_only
from tests.flows.broadcasts.steps import said_in
from tests.flows.helpdesk.world import answers
from tests.flows.mixed_load import REGULARS, MixedLoad, programme

_NOTED = "SELECT subject, starts_at, lead FROM moment"


class Promises:
    """Compares what people were promised with what happened to it.

    After each minute all that is due is delivered. So only what was in flight when the bot was cut
    off in that minute may have come twice; a loss is not made up for by such a double of another.
    """

    def __init__(self, load: MixedLoad) -> None:
        self._load = load
        self._stage = load.stage
        self._beyond: Counter[int] = Counter()
        self._in_flight: Counter[int] = Counter()

    async def look(self) -> None:
        """Wait until nobody is owed anything by now; fails where somebody lacks something."""
        await self._all_is_delivered()
        self._check_outbox()
        self._check_messages()

    async def are_kept(self) -> None:
        """Fails where anything that was promised at any time is not so in the end."""
        stage, over_at = self._stage, self._stage.clock.now()
        stage.jump(20)
        await self.look()
        self._check_reminders(over_at)
        self._check_people()
        check_database(self._load)

    async def _all_is_delivered(self) -> None:
        now = int(self._stage.clock.now().timestamp() * 1000)
        owed = (
            ("inbox_body", "1"),
            ("notices_owed", f"due_at <= {now}"),
            ("broadcast", "state = 'sending'"),
            ("delivery", f"state = 'sending' OR state = 'pending' AND due_at <= {now}"),
        )
        await self._stage.until(
            lambda: self._all_is_planned() and not any(self._stage.holds(*rows) for rows in owed)
        )

    def _all_is_planned(self) -> bool:
        """Whether the bot has looked at every moment of the programme that has come."""
        with closing(read_only(self._stage.settings.database)) as connection:
            connection.row_factory = sqlite3.Row
            snapshot, now = releases.latest(connection), self._stage.clock.now()
            assert snapshot
            noted = {tuple(row) for row in connection.execute(_NOTED)}
        due = (m for m in moments(snapshot) if m.at <= now)
        return {(m.subject, to_ms(m.starts_at), m.lead) for m in due} <= noted

    def _check_outbox(self) -> None:
        """Fails where a message that was owed is not known any more, or has failed."""
        stage = self._stage
        stage.note_owed()
        known = {key for (key,) in stage.rows("SELECT key FROM delivery")}
        lost = {key for key, chat in stage.owed.items() if chat not in self._load.erased} - known
        assert not lost
        assert stage.rows("SELECT * FROM delivery WHERE state = 'failed'") == []

    def _check_messages(self) -> None:
        """Fails where somebody got fewer messages than answers and what was sent to them, or more
        than were in flight; what that has been in earlier minutes does not count.
        """
        stage = self._stage
        sent = Counter(r[0] for r in stage.rows("SELECT chat FROM delivery WHERE state = 'sent'"))
        for number, said in self._load.said.items():
            got = sum(m.sender is None for m in stage.people[number].chat.messages)
            beyond, before = got - said - sent[number], self._beyond[number]
            in_flight = stage.in_flight[number] - self._in_flight[number]
            assert before <= beyond <= before + in_flight, number
            self._beyond[number] = beyond
        self._in_flight = stage.in_flight.copy()

    def _check_reminders(self, over_at: datetime) -> None:
        """Fails where somebody was not reminded of a talk that they had starred in time."""
        rows = self._stage.rows(
            "SELECT chat, subject FROM delivery WHERE kind = ? AND state = 'sent'", REMINDER
        )
        owed = {(who, subject_of(talk)) for who, talk in self._load.to_be_reminded(over_at)}
        assert owed, "nobody was to be reminded of anything"
        lost = owed - set(rows)
        assert not lost, [
            (*one, self._stage.rows("SELECT * FROM delivery WHERE chat = ? AND subject = ?", *one))
            for one in lost
        ]

    def _check_people(self) -> None:
        """Fails where a star, a seat, a broadcast, an answer, an erasure or a release is lost."""
        stage, load = self._stage, self._load
        stars = set(stage.rows("SELECT person, session FROM favourite"))
        assert stars == {star for star, kept in load.stars.items() if kept}
        there = set(stage.rows("SELECT person, working_group FROM seat"))
        there |= set(stage.rows("SELECT person, working_group FROM wish"))
        assert there == {(person, group) for person, (group, stays) in load.wishes.items() if stays}
        unsure = {r[0] for r in stage.rows("SELECT chat FROM delivery WHERE state = 'uncertain'")}
        for text in load.broadcasts:
            for number in (n for n in REGULARS if n % 3):
                got = [said_in(m) for m in stage.people[number].chat.messages].count(text)
                assert got <= 1
                assert got == 1 or number in unsure
        for number, asked in load.questions.items():
            got = len(answers(stage.people[number]))
            assert asked <= got <= asked + stage.in_flight[number]
        assert not load.erased & {number for (number,) in stage.rows("SELECT id FROM person")}
        assert load.offered > 0
        assert stage.rows("SELECT count(*) FROM release") == [(load.version + 1,)]


def check_database(load: MixedLoad) -> None:
    """Fails where the file is damaged, or where seats are not what the audit log says."""
    stage = load.stage
    assert stage.rows("PRAGMA quick_check") == [("ok",)]
    assert stage.rows("PRAGMA foreign_key_check") == []
    place: dict[tuple[int, str], str] = {}
    for action, said in stage.rows("SELECT action, details FROM audit ORDER BY id"):
        details = json.loads(said)
        if action in ("seated", "queued", "left"):
            place[details["person"], details["group"]] = action
    for table, action in (("seat", "seated"), ("wish", "queued")):
        rows = stage.rows(f"SELECT person, working_group FROM {table}")  # noqa: S608
        assert set(rows) == {where for where, last in place.items() if last == action}
    for group, seated, waiting in stage.rows("SELECT working_group, seated, waiting FROM tally"):
        for table, number in (("seat", seated), ("wish", waiting)):
            query = f"SELECT count(*) FROM {table} WHERE working_group = ?"  # noqa: S608
            assert stage.rows(query, group) == [(number,)]
        capacity = next(g.capacity for g in programme().groups if g.id == group)
        assert capacity is None or seated <= capacity
        assert not waiting or seated == capacity
