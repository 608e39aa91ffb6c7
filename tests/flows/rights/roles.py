"""The roles, and the evening on which everybody of them is there: something of everything exists.

What the table presses about stands here by name, so that the table can be read.
"""

import json
from dataclasses import replace
from enum import Enum
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from bot.sandbox.chats import Person
from storage import info_drafts, organisers, people
from storage.broadcasts import compose, store
from storage.broadcasts.model import Broadcast, ButtonKind, PostButton, Scope, ScopeKind
from storage.content import ContentKind, Version
from storage.database import Database
from storage.moments import to_ms
from storage.programme import edits
from storage.programme.model import InfoPage, Kind, Programme, Session, Team, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.teams import chats, codes, workshop_drafts
from storage.teams.workshop_drafts import WorkshopDraft
from tests.programmes import at, session, small_programme
from tests.storage.at_once import propose, publish

NOW: Final = at(28, 12)


class Role(Enum):
    """Who somebody is; the value is their Telegram id, which stands nowhere else."""

    STRANGER = 770_001
    PARTICIPANT = 770_002
    SEATED = 770_003
    MEMBER = 770_004
    LEADER = 770_005
    OTHER_LEADER = 770_006
    REMOVED_LEADER = 770_007
    COORDINATOR = 770_008
    OTHER_COORDINATOR = 770_009
    ORGANISER = 770_010
    OTHER_ORGANISER = 770_011
    REMOVED_ORGANISER = 770_012

    @property
    def person(self) -> Person:
        """Somebody of that role, with a name that no text of the bot contains."""
        return Person(self.value, f"Xq{self.name.title().replace('_', 'z')}", "de")


ADMINS: Final = frozenset({Role.ORGANISER.value})

UMWELT, SPORT = "umwelt", "sport"
"""The groups of the coordinator and of the other one."""

PERM, UFA = "perm-duisburg", "ufa-halle"
"""The teams of the leader and of the other one."""

TALK, WORKSHOP, OWN = "eroeffnung", "werkstatt", "w-0a0a0a0a0a"
"""A session for all, a workshop of Perm in the programme, one that its leader has added."""

GONE, OWN_GONE, OWN_NEW = "abgesagt", "w-0b0b0b0b0b", "w-0c0c0c0c0c"
"""A session for all and a workshop of Perm's own that were cancelled."""

SECRET: Final = "Xqgeheim"
"""Stands in all that is not for everybody: workshops of a team's own, broadcasts, drafts."""

WALK_IN: Final = 1
"""On the list of Umwelt, and does not use the bot."""

CHAT, STRANGE_CHAT = -900, -901
"""Perm's room, and a group chat that is nobody's."""

QUESTION: Final = 1
"""The number of the question that a participant has passed on."""

CODE: Final = "a" * 24
"""Carried by a link of the organiser that nobody has opened."""

OPENED: Final = 2
"""The number of the organiser's link that a participant has opened."""

NEW: Final = "neu"
"""What an organiser's file adds in place of the talk."""

JOIN_CODE: Final = "a" * codes.LENGTH
"""By which Perm is joined."""

DRAFT, WORKSHOP_DRAFT, LEFT_DRAFT, CANCELLING_DRAFT, MOVING_DRAFT, FILE_DRAFT = 1, 2, 3, 4, 5, 6
RETITLING_DRAFT, CANCELLED_WORKSHOP_DRAFT = 7, 8
"""Proposed programmes: of the organiser, of the leader, of the one who was an organiser, and what
cancels a session, moves it to a new place, and is a file that leaves it out."""

(
    WRITING,
    AWAITING,
    PLANNED,
    RUNNING,
    PAUSED,
    STOPPED,
    SENT,
    RECALLED,
    CORRECTING,
    GROUP_WRITING,
    GROUP_SENT,
    TEAM_WRITING,
    TEAM_SENT,
    LEFT_WRITING,
    LEFT_SENT,
) = range(1, 16)
"""Broadcasts: of the organiser to all, by state; of the coordinator to Umwelt; of the leader to
Perm; of the one who was an organiser to all."""

_STATES: Final = {
    AWAITING: "awaiting",
    PLANNED: "scheduled",
    RUNNING: "sending",
    PAUSED: "paused",
    STOPPED: "stopped",
    SENT: "sent",
    RECALLED: "sent",
    GROUP_SENT: "sent",
    TEAM_SENT: "sent",
    LEFT_SENT: "sent",
}


WLAN: Final = InfoPage(
    "wlan",
    Text("WLAN"),
    Text({"de": "Am Eingang.", "ru": "У входа."}),
    place="halle",
    link="https://example.org/wlan",
    copy="Kaluga2021",
    urgent=True,
)


def programme() -> Programme:
    """The small programme with two groups and two teams, each with somebody who runs it."""
    small = small_programme()
    umwelt, sport = small.groups
    perm = small.teams[0]
    together = session(
        "treffen",
        at(29, 16),
        1,
        Text({"de": "Treffen", "ru": "Встреча"}),
        kind=Kind.WORKSHOP,
        every_team=True,
    )
    return replace(
        small,
        groups=(
            replace(umwelt, capacity=3, coordinators=(Role.COORDINATOR.value,)),
            replace(sport, coordinators=(Role.OTHER_COORDINATOR.value,)),
        ),
        teams=(
            replace(perm, leaders=(Role.LEADER.value,)),
            Team(
                UFA,
                Text({"de": "Ufa–Halle", "ru": "Уфа — Галле"}),
                leaders=(Role.OTHER_LEADER.value,),
            ),
        ),
        sessions=(*small.sessions, together, _own(OWN, 17)),
        info=(WLAN,),
    )


def _own(name: str, hour: int) -> Session:
    title = Text(f"{SECRET} {name}")
    return session(
        name,
        at(29, hour),
        1,
        title,
        kind=Kind.WORKSHOP,
        teams=(PERM,),
        own_of=PERM,
        online=f"https://example.org/{SECRET}",
    )


async def prepare(file: Path, final: Programme | None = None) -> None:
    """Fill a new database with all of it; `final` is the programme in force, if it is another."""
    final = final or programme()
    database = await Database.open(file)
    try:
        snapshot = await _programme(database, final)
        await _people(database, snapshot)
        await _proposals(database, final)
        await _broadcasts(database)
    finally:
        await database.close()


async def _programme(database: Database, final: Programme) -> Snapshot:
    """The second release is in force; two sessions of the first are no more."""
    now = NOW
    gone = session(GONE, at(28, 9), 1, Text({"de": "Frühstück", "ru": "Завтрак"}))
    first = replace(final, sessions=(*final.sessions, gone, _own(OWN_GONE, 18)))
    for version in (first, final):
        await database.write(publish, version, None, Origin.ON_THE_SPOT, now)
    return Snapshot.of(final, 2)


async def _people(database: Database, snapshot: Snapshot) -> None:
    write = database.write
    for role in Role:
        if role is not Role.STRANGER:
            await write(people.choose_language, role.value, "de", NOW)
    of_profiles = [role for role in Role if role not in (Role.STRANGER, Role.PARTICIPANT)]
    await _rows(
        database,
        "profile",
        "person, consent, consented_at, name, team_consent",
        *((role.value, 1, 0, role.person.first_name, 1) for role in of_profiles),
    )
    await _rows(database, "seat", "person, working_group, since", (Role.SEATED.value, UMWELT, 0))
    await _rows(database, "walk_in", "working_group, name, since", (UMWELT, f"{SECRET} Erika", 0))
    await _rows(
        database,
        "member",
        "person, team, since",
        *((role.value, PERM, 0) for role in (Role.MEMBER, Role.LEADER)),
        (Role.OTHER_LEADER.value, UFA, 0),
    )
    await _rows(
        database,
        "organiser",
        "person, named_by, since",
        (Role.OTHER_ORGANISER.value, Role.ORGANISER.value, 0),
    )
    await _rows(database, "favourite", "person, session, since", (Role.SEATED.value, TALK, 0))
    until = to_ms(NOW + organisers.LINK_IS_GOOD_FOR)
    giver = Role.ORGANISER.value
    await _rows(
        database,
        "invitation",
        "code, giver, expires_at, taker, taker_name",
        (CODE, giver, until, None, None),
        ("b" * 24, giver, until, Role.PARTICIPANT.value, Role.PARTICIPANT.person.first_name),
    )
    await _rows(
        database,
        "help_question",
        "person, name, language, asked_at",
        (Role.PARTICIPANT.value, SECRET, "de", to_ms(NOW)),
    )
    await _rows(
        database,
        "help_message",
        "question, chat, message, of_desk, content, written_at",
        (
            *(QUESTION, Role.PARTICIPANT.value, 1, 0),
            *(store.encoded(Version(ContentKind.TEXT, SECRET)), to_ms(NOW)),
        ),
    )
    await _rows(database, "join_code", "team, code, made_at", (PERM, JOIN_CODE, 0))
    await write(chats.bind, snapshot, Role.LEADER.value, PERM, NOW, chat=CHAT, thread=None)
    for role in (Role.LEADER, Role.REMOVED_LEADER):
        draft = WorkshopDraft(PERM, OWN_NEW, day=at(29, 9).date(), minute=600, length=60)
        draft = replace(draft, place=workshop_drafts.NEW_PLACE, place_name={"de": SECRET})
        draft = replace(draft, title={"de": f"{SECRET} neu"})
        await write(workshop_drafts.keep, role.value, draft, NOW)
    for role in (Role.ORGANISER, Role.OTHER_ORGANISER, Role.REMOVED_ORGANISER):
        page = replace(info_drafts.taken_from(WLAN, 1), title={"de": SECRET})
        await write(info_drafts.keep, role.value, page, NOW)


async def _proposals(database: Database, final: Programme) -> None:
    for role, origin in (
        (Role.ORGANISER, Origin.ON_THE_SPOT),
        (Role.LEADER, Origin.OWN_WORKSHOP),
        (Role.REMOVED_ORGANISER, Origin.ON_THE_SPOT),
    ):
        if origin is Origin.OWN_WORKSHOP:
            changed = replace(final, sessions=(*final.sessions, _own(OWN_NEW, 19)))
        else:
            renamed = replace(final.event, description=Text(SECRET))
            changed = replace(final, event=renamed)
        await database.write(propose, changed, role.value, origin, NOW)
    cancelled = edits.cancel(final, TALK, Text({"de": f"{SECRET} krank"}))
    organiser = Role.ORGANISER.value
    await database.write(propose, cancelled, organiser, Origin.ON_THE_SPOT, NOW)
    moved = edits.relocate_to_new(final, TALK, Text({"de": f"{SECRET} oben"}))
    await database.write(propose, moved, organiser, Origin.ON_THE_SPOT, NOW)
    new = session(NEW, at(29, 20), 1, Text({"de": SECRET}))
    kept = tuple(s for s in final.sessions if s.id != TALK and s.instead != TALK)
    left_out = replace(final, sessions=(*kept, new))
    await database.write(propose, left_out, organiser, Origin.FILE, NOW)
    retitled = edits.retitle(final, TALK, Text({"de": f"{SECRET} neu"}))
    await database.write(propose, retitled, organiser, Origin.ON_THE_SPOT, NOW)
    own_off = edits.cancel(final, OWN)
    await database.write(propose, own_off, Role.LEADER.value, Origin.OWN_WORKSHOP, NOW)
    await database.write(lambda connection: connection.execute("UPDATE draft SET shown = 1"))


async def _broadcasts(database: Database) -> None:
    everybody, group = Scope(), Scope(ScopeKind.GROUP, UMWELT)
    authors = {
        **dict.fromkeys(range(WRITING, CORRECTING), (Role.ORGANISER, everybody)),
        GROUP_WRITING: (Role.COORDINATOR, group),
        GROUP_SENT: (Role.COORDINATOR, group),
        TEAM_WRITING: (Role.LEADER, Scope(ScopeKind.TEAM, PERM)),
        TEAM_SENT: (Role.LEADER, Scope(ScopeKind.TEAM, PERM)),
        LEFT_WRITING: (Role.REMOVED_ORGANISER, everybody),
        LEFT_SENT: (Role.REMOVED_ORGANISER, everybody),
    }
    for number in range(WRITING, LEFT_SENT + 1):
        if number == CORRECTING:
            sent = await database.read(store.find, SENT)
            assert sent is not None
            made = await database.write(compose.make_correction, sent, Role.ORGANISER.value, NOW)
        else:
            role, scope = authors[number]
            made = await database.write(_written, role.value, scope, f"{SECRET} Nr. {number}")
        assert made.id == number
        if number in _STATES:
            await _bring_to(database, number)


def _written(connection: Connection, author: int, scope: Scope, words: str) -> Broadcast:
    text = Version(ContentKind.TEXT, words)
    made = compose.make(connection, author, scope, NOW)
    return store.change(connection, made, versions={"de": text, "ru": text})


async def _bring_to(database: Database, number: int) -> None:
    """Let a broadcast stand where its name says; what was sent has arrived at whoever sits."""
    state = _STATES[number]
    later = to_ms(at(28, 15)) if state == "scheduled" else None
    ended = to_ms(NOW) if state in ("sent", "stopped") else None
    begun = to_ms(NOW) if ended or state in ("sending", "paused") else None
    recalled = to_ms(NOW) if number == RECALLED else None
    await _statement(
        database,
        "UPDATE broadcast SET state = ?, send_at = ?, started_at = ?, ended_at = ?,"
        " recalled_at = ?, buttons = ? WHERE id = ?",
        (
            state,
            later,
            begun,
            ended,
            recalled,
            store.encoded((PostButton(ButtonKind.SEEN),)),
            number,
        ),
    )
    found = await database.read(store.find, number)
    assert found is not None
    if begun:
        await _rows(
            database,
            "delivery",
            "key, kind, chat, subject, parameters, priority, repeat, due_at, state, message_id,"
            " settled_at",
            *_arrived(found),
        )


def _arrived(found: Broadcast) -> list[tuple[object, ...]]:
    said = json.dumps({"broadcast": found.id, "language": "de"})
    return [
        (
            f"broadcast:{found.id}:{role.value}",
            found.kind,
            role.value,
            found.subject,
            said,
            3,
            0,
            to_ms(NOW),
            state,
            message,
            to_ms(NOW),
        )
        for role, state, message in (
            (Role.SEATED, "sent", 1),
            (Role.MEMBER, "sent", 1),
            (Role.PARTICIPANT, "failed", None),
        )
    ]


async def _rows(database: Database, table: str, columns: str, *given: tuple[object, ...]) -> None:
    places = ", ".join("?" for _ in columns.split(","))
    for values in given:
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
        await _statement(database, statement, values)


async def _statement(database: Database, statement: str, values: tuple[object, ...]) -> None:
    await database.write(lambda connection: connection.execute(statement, values) and None)
