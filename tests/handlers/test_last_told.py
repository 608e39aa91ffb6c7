"""Whatever happens, at the end everybody concerned was last told the truth, and nothing twice."""

import sqlite3
import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from storage import agenda, notices_owed, people, seen_notices, session_ids
from storage.deliveries import mark_seen
from storage.programme import missing
from storage.programme.facts import Aspect, Viewer
from storage.programme.file_ids import as_filed, identified
from storage.programme.model import Programme, Text
from storage.programme.snapshot import Snapshot
from storage.telling import Whom
from tests.handlers.outbox_driver import Letter, OutboxDriver
from tests.programmes import small_programme
from tests.storage.starred import (
    ANNA,
    BORIS,
    MORNING,
    NIGHT,
    OLGA,
    OPENING,
    aspects,
    in_force,
    open_bot,
)

PEOPLE: Final = (ANNA, BORIS)
NAMES: Final = {OPENING: ("eröffnung", "открытие"), NIGHT: ("nacht", "ночь")}
"""What a notice calls the sessions, whatever else their titles say."""

people_ = st.sampled_from(PEOPLE)
louder = st.sampled_from([whom for whom in Whom if whom is not Whom.NOBODY])
sessions = st.sampled_from(list(NAMES))
aspects_ = st.sampled_from(
    [
        *(Aspect.TIME, Aspect.PLACE, Aspect.TITLE, Aspect.CANCELLED),
        *(Aspect.RESTORED, Aspect.REASON, Aspect.INSTEAD),
    ]
)
REASONS: Final = (Text({"de": "Krank.", "ru": "Болезнь."}), Text({"de": "Krank.", "ru": "Болен."}))


@dataclass
class Mind:
    """What a person really knows of a session that they are told of."""

    version: Snapshot
    may_hear_again: bool = False
    """Whether nobody but they themselves knows if the last notice has arrived."""


def other(programme: Programme, name: str, aspect: Aspect) -> Programme:
    """A programme in which one thing about a session is the other of two ways it can be."""
    original = next(session for session in small_programme().sessions if session.id == name)
    kept = [session for session in programme.sessions if session.id != name]
    found = next((session for session in programme.sessions if session.id == name), None)
    if found is None:
        return replace(programme, sessions=(original, *kept))
    match aspect:
        case Aspect.TIME:
            later = original.end + timedelta(minutes=30)
            changed = replace(found, end=later if found.end == original.end else original.end)
        case Aspect.PLACE:
            changed = replace(found, place=None if found.place == "pin" else "pin")
        case Aspect.TITLE:
            title = Text(
                {
                    "de": original.title.in_language("de"),
                    "ru": f"Новое: {original.title.in_language('ru')}",
                }
            )
            changed = replace(
                found, title=title if found.title == original.title else original.title
            )
        case Aspect.RESTORED:
            off = found.takes_place
            changed = replace(found, cancelled=REASONS[0] if off else False, instead=None)
        case Aspect.REASON if not found.takes_place:
            anew = REASONS[found.cancelled == REASONS[0]]
            changed = replace(found, cancelled=anew)
        case Aspect.INSTEAD if not found.takes_place:
            changed = replace(found, instead=None if found.instead else "essen")
        case _:
            return replace(programme, sessions=tuple(kept))
    return replace(programme, sessions=(changed, *kept))


def under_another_id(file: Programme, old: str, new: str) -> Programme:
    """A file in which a session has another id."""
    return replace(
        file,
        sessions=tuple(
            replace(
                s, id=new if s.id == old else s.id, instead=new if s.instead == old else s.instead
            )
            for s in file.sessions
        ),
    )


def told_widely(connection: sqlite3.Connection) -> list[tuple[int, str, int]]:
    """Who was told of which session with everybody else, and which release they know."""
    query = "SELECT person, session, release FROM told WHERE widely AND person IN (?, ?)"
    return [tuple(row) for row in connection.execute(query, PEOPLE)]


class LastTold(RuleBasedStateMachine):
    """Organisers, readers, the outbox and all that can befall it, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(notices_owed, "SLICE", 1)
        self.room = OutboxDriver(Path(self._folder.name))
        self.minds: dict[tuple[int, str], Mind] = {}
        self.unsure: set[tuple[int, str]] = set()
        """What somebody has unstarred while a notice that may have arrived was to be repeated."""

        self.written: dict[int, Letter] = {}
        self.flying: dict[int, Letter] = {}
        self.languages = {ANNA: "de", BORIS: "ru"}
        self.switched: set[int] = set()

    @initialize()
    def begin(self) -> None:
        """Release 1 is in force, and everybody has starred everything."""
        self.room.write(open_bot)
        self.room.releases.append(self.room.read(in_force))
        for person in PEOPLE:
            for session in NAMES:
                self.star(person, session)

    # What organisers do.

    @rule(session=sessions, aspect=aspects_, whom=louder, waits=st.booleans())
    def publish(self, session: str, aspect: Aspect, whom: Whom, waits: bool) -> None:
        self._publish(other(self.room.in_force.programme, session, aspect), whom, waits)

    @rule(whom=louder, waits=st.booleans())
    def roll_back(self, whom: Whom, waits: bool) -> None:
        if len(self.room.releases) > 1:
            self._publish(self.room.releases[-2].programme, whom, waits)

    @rule(
        session=sessions,
        name=st.sampled_from(["auftakt", "ausklang"]),
        whom=louder,
        waits=st.booleans(),
    )
    def call_otherwise(self, session: str, name: str, whom: Whom, waits: bool) -> None:
        """A file in which a session has another id, which it or another one may have had."""
        before = self.room.in_force.programme
        called = {s.id: s.file_id for s in before.sessions}
        if session in called and name not in called.values():
            file = under_another_id(as_filed(before), called[session], name)
            wanted = identified(before, file, self.room.read(session_ids.former))
            meant = missing.settled(before, wanted, missing.by_default(before, wanted))
            assert {s.id for s in meant.sessions} == set(called)
            self._publish(meant, whom, waits)

    @rule()
    def put_a_slice(self) -> None:
        self._put_slice()

    def _put_slice(self) -> bool:
        is_left = self.room.put_slice()
        self._are_told_widely()
        return is_left

    def _publish(self, programme: Programme, whom: Whom, waits: bool) -> None:
        self.room.put_in_force(programme, whom)
        while not waits and self._put_slice():
            pass

    def _are_told_widely(self) -> None:
        """Who is told with everybody else knows what was said before."""
        for person, session, release in self.room.read(told_widely):
            known = self.room.releases[release - 1]
            anew = Mind(known, (person, session) in self.unsure)
            self.minds.setdefault((person, session), anew)

    @rule()
    def remind(self) -> None:
        release = self.room.in_force.release
        number = self.room.read(seen_notices.rounds, release) + 1
        self.room.write(seen_notices.remind, release, number, OLGA, MORNING)

    # What readers do. A star that changes in the moment in which a notice is on its way is left
    # out: which of the two they read last is not known to anybody.

    @rule(person=people_, session=sessions)
    def star(self, person: int, session: str) -> None:
        if self._at_rest(person) and session in self.room.in_force.sessions:
            self.room.write(agenda.star, person, session, self.room.in_force.release, MORNING)
            anew = Mind(self.room.in_force, (person, session) in self.unsure)
            self.minds.setdefault((person, session), anew)

    @rule(person=people_, session=sessions)
    def unstar(self, person: int, session: str) -> None:
        if self._at_rest(person):
            self.room.write(agenda.unstar, person, session)
            mind = self.minds.pop((person, session), None)
            if mind and mind.may_hear_again:
                self.unsure.add((person, session))

    @rule(person=people_, language=st.sampled_from(["de", "ru"]))
    def choose_language(self, person: int, language: str) -> None:
        if self.languages[person] != language:
            self.switched.add(person)
        self.languages[person] = language
        self.room.write(people.choose_language, person, language, MORNING)

    @rule(person=people_, number=st.integers(1, 20))
    def see(self, person: int, number: int) -> None:
        self.room.write(mark_seen, number, person, MORNING)

    @rule(person=people_, reachable=st.booleans())
    def block_or_come_back(self, person: int, reachable: bool) -> None:
        self.room.write(people.set_reachable, person, reachable)

    # What delivery does, and what befalls it.

    @rule(person=people_)
    def write(self, person: int) -> None:
        if self._at_rest(person) and (letter := self.room.next_letter(person)):
            self._is_worth_reading(person, letter)
            self.written[person] = letter

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def claim(self, data: st.DataObject) -> None:
        self._claim(data.draw(st.sampled_from(sorted(self.written))))

    @rule(person=people_)
    def write_and_claim(self, person: int) -> None:
        if self._at_rest(person):
            self.write(person)
            self._claim(person)

    @precondition(lambda self: self.flying)
    @rule(data=st.data())
    def arrive(self, data: st.DataObject) -> None:
        person, letter = self._land(data)
        self._reads(person, letter, known=True)
        self.room.arrived(letter)

    @precondition(lambda self: self.flying)
    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        _, letter = self._land(data)
        self.room.not_sent(letter)

    @precondition(lambda self: self.flying)
    @rule(data=st.data(), arrives=st.booleans())
    def time_out(self, data: st.DataObject, arrives: bool) -> None:
        person, letter = self._land(data)
        self._may_read(person, letter, arrives)
        self.room.unknown(letter)

    @rule(arrives=st.booleans())
    def crash(self, arrives: bool) -> None:
        for person, letter in self.flying.items():
            self._may_read(person, letter, arrives)
        self.written.clear()
        self.flying.clear()
        self.room.crash()

    def teardown(self) -> None:
        """Everything settles; then everybody is asked what they know."""
        try:
            if self.room.releases:
                self._settle()
                self._everybody_knows_the_truth()
        finally:
            self.room.close()
            self._folder.cleanup()
            self._patch.undo()

    def _settle(self) -> None:
        while self._put_slice():
            pass
        for person, letter in self.flying.items():
            self._reads(person, letter, known=True)
            self.room.arrived(letter)
        for person in PEOPLE:
            self.room.write(people.set_reachable, person, True)
            while letter_left := self.room.next_letter(person):
                self._is_worth_reading(person, letter_left)
                assert self.room.claim(letter_left)
                self._reads(person, letter_left, known=True)
                self.room.arrived(letter_left)

    def _everybody_knows_the_truth(self) -> None:
        for (person, session), mind in self.minds.items():
            wrong = set(self._differing(person, session, mind.version, self.room.in_force))
            if person in self.switched:
                # What was corrected in a language they did not read then is no news.
                wrong -= {Aspect.TITLE, Aspect.REASON}
            assert not wrong, (person, session, mind.version.release, self.room.in_force.release)

    def _at_rest(self, person: int) -> bool:
        return person not in self.written and person not in self.flying

    def _claim(self, person: int) -> None:
        letter = self.written.pop(person, None)
        if letter and self.room.claim(letter):
            self.flying[person] = letter

    def _land(self, data: st.DataObject) -> tuple[int, Letter]:
        person = data.draw(st.sampled_from(sorted(self.flying)))
        return person, self.flying.pop(person)

    def _told_in(self, person: int, letter: Letter) -> dict[str, Mind]:
        """The sessions of which a letter speaks, with what its reader knows of them."""
        text = letter.text.lower()
        named = {name for name, words in NAMES.items() if any(word in text for word in words)}
        assert named
        assert named <= {session for reader, session in self.minds if reader == person}
        return {session: self.minds[person, session] for session in named}

    def _is_worth_reading(self, person: int, letter: Letter) -> None:
        if letter.delivery.kind == seen_notices.AGAIN:
            return
        for session, mind in self._told_in(person, letter).items():
            differs = self._differing(person, session, mind.version, letter.release)
            assert differs or mind.may_hear_again, f"{session} was known: {letter.text}"

    def _reads(self, person: int, letter: Letter, known: bool) -> None:
        for session, mind in self._told_in(person, letter).items():
            mind.version, mind.may_hear_again = letter.release, not known
            self.unsure.discard((person, session))

    def _may_read(self, person: int, letter: Letter, arrives: bool) -> None:
        if arrives:
            self._reads(person, letter, known=False)
        for mind in self._told_in(person, letter).values():
            mind.may_hear_again = True

    def _differing(
        self, person: int, session: str, before: Snapshot, after: Snapshot
    ) -> tuple[Aspect, ...]:
        return aspects(before, after, session, Viewer(self.languages[person], True), MORNING)


class LastToldAtLength(LastTold):
    """The same, for as long as it takes to meet the rare as well."""


TestLastTold = LastTold.TestCase
TestLastTold.settings = settings(
    max_examples=32, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)

TestLastToldAtLength = pytest.mark.soak(LastToldAtLength.TestCase)
TestLastToldAtLength.settings = settings(TestLastTold.settings, max_examples=1_000)
