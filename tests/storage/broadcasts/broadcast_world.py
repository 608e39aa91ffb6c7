"""A house in which broadcasts are written and sent, with a postman who does what he is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from storage import deliveries, people, releases
from storage.broadcasts import amend, comparing, compose, releasing, send, store
from storage.broadcasts.checking import Situation
from storage.broadcasts.model import (
    BROADCAST,
    BUTTONS,
    CORRECTION,
    RECALL,
    UNDER_WAY,
    Audience,
    Broadcast,
    ButtonKind,
    Notice,
    PostButton,
    Scope,
    ScopeKind,
    State,
)
from storage.broadcasts.releasing import Outcome
from storage.content import ContentKind, File, Version
from storage.deliveries import Delivery
from storage.deliveries import State as Stands
from storage.programme.model import Programme, Team, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.schema import migrate
from tests.programmes import at, small_programme
from tests.storage import at_once

OLGA, OTTO = 21, 22
"""The organisers of the settings."""

ANNA, BORIS, CLARA = 11, 12, 13
"""They read German, Russian and German."""

KARIN, LEO = 31, 32
"""She coordinates the group, he leads the team; both by the programme."""

GROUP, TEAM, OTHER_TEAM = "umwelt", "perm-duisburg", "andere"
EVERYBODY = Scope()
OF_GROUP, OF_TEAM = Scope(ScopeKind.GROUP, GROUP), Scope(ScopeKind.TEAM, TEAM)
MORNING = at(28, 9)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SEEN = PostButton(ButtonKind.SEEN)


def text(words: str) -> Version:
    """A version that is a text."""
    return Version(ContentKind.TEXT, words)


def photo(name: str, caption: str = "") -> Version:
    """A version that is a picture."""
    return Version(ContentKind.PHOTO, caption, files=(item(1, name),))


def album(*names: str) -> Version:
    """A version that is some pictures."""
    files = tuple(item(number, name) for number, name in enumerate(names, 1))
    return Version(ContentKind.ALBUM, files=files)


def item(message: int, name: str = "", caption: str = "") -> File:
    """A picture as it came in a message."""
    name = name or f"picture {message}"
    return File(ContentKind.PHOTO, f"id of {name}", name, caption, message=message)


def programme(**more: Any) -> Programme:
    """The small programme with a coordinator, two teams, and a leader by the file."""
    small = small_programme()
    groups = tuple(replace(g, coordinators=(KARIN,)) if g.id == GROUP else g for g in small.groups)
    teams = (
        Team(TEAM, Text({"de": "Perm–Duisburg", "ru": "Пермь — Дуйсбург"}), (LEO,)),
        Team(OTHER_TEAM, Text({"de": "Andere", "ru": "Другие"})),
    )
    return replace(small, **{"groups": groups, "teams": teams, **more})


@dataclass(frozen=True)
class Letter:
    """Something in the postman's hand: a row, and what it says or does."""

    delivery: Delivery
    says: Version | None = None
    language: str = ""
    revision: int = 0
    messages: tuple[int, ...] = ()


@dataclass
class Chat:
    """What a reader sees, by message, and how often something was done to each."""

    shown: dict[int, Version] = field(default_factory=dict)
    got: int = 0
    edits: list[int] = field(default_factory=list)
    deletions: list[int] = field(default_factory=list)


class BroadcastWorld:
    """A database in memory, and short ways to act at a moment."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        _template().backup(self.connection)
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.snapshot = _published()
        self.now = MORNING
        self.admins: tuple[int, ...] = (OLGA, OTTO)
        self.hand: dict[int, Letter] = {}
        self.chats: dict[int, Chat] = {}
        self._last_message = 0

    def meet(self, *persons: int, language: str = "de") -> None:
        """Let people start the bot."""
        for person in persons:
            people.meet(self.connection, person, language, MORNING)

    def publish(self, edited: Programme) -> None:
        """Put another programme in force."""
        done = at_once.publish(self.connection, edited, None, Origin.FILE, self.now)
        self.snapshot = done.snapshot

    # Writing

    def draft(
        self,
        author: int = OLGA,
        scope: Scope = EVERYBODY,
        audience: Audience | None = None,
        de: Version | None = text("Hallo"),  # noqa: B008 (frozen)
        ru: Version | None = text("Привет"),  # noqa: B008 (frozen)
        buttons: tuple[PostButton, ...] = (),
        **more: Any,
    ) -> int:
        """A draft; `more` is columns as they are to be."""
        made = compose.make(self.connection, author, scope, self.now)
        number = made.id
        if audience:
            store.change(self.connection, made, audience=audience)
        for language, version in (("de", de), ("ru", ru)):
            if version:
                self.says(number, **{language: version})
        if buttons:
            assert self.edit(number, buttons=buttons)
        for column, value in more.items():
            self.connection.execute(
                f"UPDATE broadcast SET {column} = ? WHERE id = ?",  # noqa: S608 (of tests)
                (value, number),
            )
        return number

    def correction(self, of: int, author: int = OLGA, **versions: Version | None) -> int:
        """A draft that corrects a broadcast; a version that is None is dropped, and what is not
        named is to stay as it was sent.
        """
        made = compose.make_correction(self.connection, self.find(of), author, self.now)
        for language, version in versions.items():
            self.says(made.id, **{language: version})
        if versions:
            self.edit(made.id, kept=tuple(self.find(of).versions))
        return made.id

    def edit(self, number: int, by: int | None = None, **fields: Any) -> Broadcast | None:
        """Its author, unless said otherwise, changes a draft as it stands, if there is one."""
        found = store.find(self.connection, number)
        if found is None:
            return None
        with self.transaction() as c:
            return compose.edit(c, replace(found, **fields), by or found.author)

    def says(self, number: int, **versions: Version | None) -> None:
        """Its author lets a draft say this in each language; a version that is None is dropped."""
        said = {**self.find(number).versions, **versions}
        assert self.edit(number, versions={name: v for name, v in said.items() if v})

    def find(self, number: int) -> Broadcast:
        """The broadcast of that number, which there must be."""
        found = store.find(self.connection, number)
        assert found
        return found

    def state(self, number: int) -> State:
        """Where it stands."""
        return self.find(number).state

    # Sending

    def release(
        self, number: int, revision: int | None = None, needs_approval: bool = False
    ) -> Outcome:
        """Its author lets it go, as it stands unless said otherwise."""
        found = self.find(number)
        with self.transaction() as c:
            return releasing.release(
                c,
                number,
                found.revision if revision is None else revision,
                found.author,
                self.situation(needs_approval),
            )

    def situation(self, needs_approval: bool = False) -> Situation:
        """By what it is decided now whether a broadcast may go."""
        return Situation(self.snapshot, self.now, self.admins, needs_approval)

    def begun(self, **values: Any) -> int:
        """A broadcast that is being sent."""
        number = self.draft(**values)
        assert isinstance(self.release(number), Broadcast)
        self.put_all()
        while Notice.PROGRESS not in self.deliveries_of(number, "sent"):
            (word,) = self.take(1)
            self.arrives(word)
        return number

    def put_all(self) -> None:
        """Everybody who gets a broadcast that was begun, or an edit of it, has a row for it."""
        slices = (send.put_slice, amend.put_slice, send.cancel_slice)
        with self.transaction() as c:
            while any(put(c, self.now) for put in slices):
                pass

    def approve(self, number: int, by: int = OTTO, revision: int | None = None) -> Outcome:
        """Somebody approves of it, as it stands unless said otherwise."""
        shown = self.find(number).revision if revision is None else revision
        with self.transaction() as c:
            return releasing.approve(c, number, shown, by, self.situation())

    def begin_due(self) -> list[int]:
        """Begin what is due."""
        with self.transaction() as c:
            return releasing.begin_due(c, self.situation())

    def pause(self, number: int) -> Broadcast | None:
        """Let it pause."""
        with self.transaction() as c:
            return send.pause(c, number, self.now)

    def go_on(self, number: int) -> Broadcast | None:
        """Go on with it."""
        with self.transaction() as c:
            return send.go_on(c, number, self.now)

    def stop(self, number: int) -> Broadcast | None:
        """Stop it for good."""
        with self.transaction() as c:
            return send.stop(c, number, OLGA, self.now)

    def recall(self, number: int) -> Broadcast | None:
        """Take it back."""
        with self.transaction() as c:
            return amend.recall(c, number, OLGA, self.now)

    def finish(self, number: int) -> bool:
        """End it, if it is done."""
        with self.transaction() as c:
            return send.finish_if_done(c, number, self.now)

    # The postman

    def take(self, limit: int = 100) -> list[Letter]:
        """Take in hand what is due, one for each chat, as delivery does; the result is what."""
        taken = []
        for waiting in deliveries.due(self.connection, self.now, set(self.hand), limit):
            if waiting.chat in self.hand:
                continue
            delivery = deliveries.find(self.connection, waiting.id, self.now)
            assert delivery
            letter = self._written(delivery)
            if letter is None:
                self._settle(delivery, Stands.CANCELLED, "no longer of use")
                continue
            with self.transaction() as c:
                assert deliveries.claim(c, delivery.id, self.now)
                if delivery.kind == BROADCAST:
                    send.note_version(c, delivery, letter.language, letter.revision)
            self.hand[delivery.chat] = letter
            taken.append(letter)
        return taken

    def arrives(self, letter: Letter, is_known: bool = True) -> None:
        """What is in hand has its effect; that is kept, unless nobody knows of it."""
        del self.hand[letter.delivery.chat]
        chat = self.chats.setdefault(letter.delivery.chat, Chat())
        messages = letter.messages
        match letter.delivery.kind:
            case k if k == RECALL:
                for message in messages:
                    chat.shown.pop(message, None)
                chat.deletions.append(letter.delivery.parameters["of"])
            case k if k == CORRECTION and letter.says:
                chat.shown[messages[0]] = letter.says
                chat.edits.append(int(letter.delivery.parameters["broadcast"]))
            case _:
                self._last_message += 1
                messages = (self._last_message,)
                chat.got += letter.delivery.kind == BROADCAST
                chat.shown[messages[0]] = letter.says or text("")
        if not is_known:
            self.unknown(letter)
            return
        with self.transaction() as c:
            deliveries.settle(c, letter.delivery.id, Stands.SENT, self.now, messages=messages)
            if letter.delivery.kind == BROADCAST:
                amend.note_sent(c, letter.delivery, letter.revision, self.now)

    def unknown(self, letter: Letter) -> None:
        """Nobody knows what happened to it."""
        self.hand.pop(letter.delivery.chat, None)
        if letter.delivery.repeat:
            deliveries.put_back(self.connection, letter.delivery.id, "no answer")
        else:
            self._settle(letter.delivery, Stands.UNCERTAIN, "no answer")

    def refused(self, letter: Letter, reason: str) -> None:
        """Telegram refuses it for good."""
        del self.hand[letter.delivery.chat]
        with self.transaction() as c:
            deliveries.settle(c, letter.delivery.id, Stands.FAILED, self.now, reason)
            if letter.delivery.kind == BROADCAST:
                send.pause_if_content_is_refused(
                    c, reason, letter.delivery, letter.language, letter.revision, self.now
                )

    def not_now(self, letter: Letter) -> None:
        """It certainly did not arrive, and is to be tried again."""
        del self.hand[letter.delivery.chat]
        deliveries.put_back(self.connection, letter.delivery.id, "wait 3 s")

    def blocked(self, letter: Letter) -> None:
        """Its person has blocked the bot."""
        del self.hand[letter.delivery.chat]
        with self.transaction() as c:
            if people.set_reachable(c, letter.delivery.chat, False):
                deliveries.put_back(c, letter.delivery.id, "blocked")
            else:
                deliveries.settle(c, letter.delivery.id, Stands.FAILED, self.now, "blocked")

    def deliver(self) -> None:
        """Let everything arrive that can."""
        while self.take() or self.hand:
            for letter in tuple(self.hand.values()):
                self.arrives(letter)

    # Looking

    def deliveries(self, kind: str, number: int | None = None) -> dict[int, str]:
        """Who is owed something of a kind (about a broadcast), and how that stands."""
        found = self.connection.execute(
            "SELECT chat, state FROM delivery WHERE kind = ?1 AND (?2 IS NULL OR subject = ?2)"
            " ORDER BY id",
            (kind, number and f"broadcast:{number}"),
        )
        return {row["chat"]: row["state"] for row in found}

    def deliveries_of(self, number: int, state: str) -> set[str]:
        """The kinds of what is in a state about a broadcast."""
        found = self.connection.execute(
            "SELECT kind FROM delivery WHERE subject = ? AND state = ?",
            (f"broadcast:{number}", state),
        )
        return {row["kind"] for row in found}

    def reads(self, person: int) -> list[str]:
        """What stands in somebody's chat."""
        chat = self.chats.get(person, Chat())
        return [shown.text for shown in chat.shown.values() if shown.text]

    def dump(self) -> str:
        """Everything that is in the database, but for what was owed and never had an effect."""
        return "\n".join(self.connection.iterdump())

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """As use cases are run."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _written(self, delivery: Delivery) -> Letter | None:
        """What a row says now, by the rules of the room that writes it."""
        c = self.connection
        if delivery.kind == RECALL:
            messages = send.messages_of(c, int(delivery.parameters["of"]))
            return Letter(delivery, messages=messages) if messages else None
        found = self.find(int(delivery.parameters["broadcast"]))
        person = people.find(c, delivery.chat)
        assert person
        match delivery.kind:
            case k if k == BROADCAST and found.state in UNDER_WAY and found.recalled_at is None:
                languages = self.snapshot.event.languages
                used = found.version_to(person.id, person.language, languages)
                return Letter(delivery, used[1], used[0], found.revision) if used else None
            case k if k == CORRECTION and found.state in UNDER_WAY:
                of = int(delivery.parameters["of"])
                language, messages = send.language_of(c, of), send.messages_of(c, of)
                newest = comparing.corrections_of(c, found.corrects or 0)[-1]
                version = newest.versions.get(language or "")
                return Letter(delivery, version, messages=messages) if version else None
            case k if k in (BROADCAST, CORRECTION):
                return None
            case k if k == BUTTONS:
                return Letter(delivery) if found.recalled_at is None else None
            case _:
                return Letter(delivery)

    def _settle(self, delivery: Delivery, state: Stands, reason: str) -> None:
        deliveries.settle(self.connection, delivery.id, state, self.now, reason)


@cache
def _published() -> Snapshot:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as scratch:
        _template().backup(scratch)
        scratch.row_factory = sqlite3.Row
        found = releases.latest(scratch)
    assert found
    return found


@cache
def _template() -> sqlite3.Connection:
    """A database with the first release and five people, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "bot.sqlite3")
        migrate(path)
        memory = sqlite3.connect(":memory:", isolation_level=None)
        with closing(sqlite3.connect(path)) as made:
            made.backup(memory)
    memory.row_factory = sqlite3.Row
    at_once.publish(memory, programme(), None, Origin.FILE, MORNING)
    for person, language in (
        (OLGA, "de"),
        (OTTO, "ru"),
        (ANNA, "de"),
        (BORIS, "ru"),
        (CLARA, "de"),
    ):
        people.meet(memory, person, language, MORNING)
    memory.execute("UPDATE delivery SET state = 'sent'")
    return memory
