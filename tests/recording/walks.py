"""Who walks where: a walk for each role, told apart into scenes that begin anew."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final

from bot.sandbox.chats import Message, StoredFile
from handlers.broadcasts.actions import AskVersion
from handlers.frame.actions import pack
from storage.moments import to_ms
from storage.programme.model import Programme
from storage.programme.yaml_file import write
from tests.flows.conversation import until
from tests.flows.rights import cast as c
from tests.flows.rights.cast import CHAT, NOW, PERM, SPORT, STRANGE_CHAT, TALK, UMWELT, Role
from tests.programmes import at
from tests.recording.walk import Answer, Recording, Walk
from tests.recording.words import ANSWERS, LONG, QUESTIONS
from tests.recording.world import opened, programme

EVERYBODYS: Final = (
    "/start", "/now", "/my", "/search", "/programme", "/groups", "/team", "/settings", "/privacy",
    "/help",
)  # fmt: skip
_DESK: Final = ("/programme", "/groups", "/stats", "/audit", "/registrations", "/programme_update")
_ERASING: Final = {
    "Meine Daten löschen": ("Meine Daten löschen", "Удалить мои данные"),
    "Ja, alles löschen": ("Ja, alles löschen", "Да, удалить всё"),
}
_PHOTO: Final = StoredFile("photo", "photo.png", "image/png", b"a file", "photo")
_DRAWN: Final = StoredFile("drawn", "drawn.png", "image/png", b"another file", "photo")


@dataclass(slots=True)
class Tour:
    """All that is walked for one recording."""

    folder: Path
    language: str
    recording: Recording = field(default_factory=Recording)
    _numbers: Any = field(default_factory=count)

    @asynccontextmanager
    async def scene(
        self, *, of_a_kind: int = 1, answers: Iterable[Answer] | None = None, **settings: Any
    ) -> AsyncIterator[Walk]:
        """A stage as it is at first, to walk on."""
        folder = self.folder / str(next(self._numbers))
        said = (*ANSWERS[self.language], LONG, _PHOTO) if answers is None else tuple(answers)
        async with opened(folder, self.language, **settings) as (stage, states):
            yield Walk(stage, states, self.recording, said, of_a_kind, self.language)


async def guest(tour: Tour) -> None:
    """Somebody with a seat, a place on a waiting list and a star: all that is for everybody."""
    async with tour.scene(of_a_kind=2) as walk:
        await _writes(walk, Role.SEATED, *EVERYBODYS)
        await _writes(walk, Role.SEATED, *_links(), "/start lang-de", "/start lang-ru", "/nothing")
        await _writes(walk, Role.SEATED, *QUESTIONS[tour.language])
        await _sends_what_is_no_text(walk)
        await _presses_what_is_old(walk)
    async with tour.scene() as walk:
        await _erases(walk)
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.SEATED)
        walk.stage.write("INSERT INTO seat VALUES (?, ?, 0)", Role.SEATED.value, SPORT)
        await _writes(walk, Role.SEATED, "/my", f"/start g-{UMWELT}", name="two seats at once")
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.SEATED)
        for moment in (at(28, 17, 45), at(28, 21, 45), at(29, 9, 45), at(29, 10, 30), at(30, 12)):
            await _travels(walk, moment)
            await _writes(walk, Role.SEATED, "/now", "/my", name=f"{moment:%d. %H:%M}")


async def stranger(tour: Tour) -> None:
    """Somebody who has never been there, and somebody who has never signed up."""
    async with tour.scene(of_a_kind=3) as walk:
        await _as_for_everybody(walk, Role.STRANGER)
        await _writes(walk, Role.STRANGER, "/start", *_links(), "/programme")
        await _as_for_everybody(walk, Role.PARTICIPANT)
        await _writes(walk, Role.PARTICIPANT, "/my", "/team", "/settings", *_links())


async def member(tour: Tour) -> None:
    """A member of a team."""
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.MEMBER)
        await _writes(
            walk,
            Role.MEMBER,
            "/start",
            "/my",
            "/team",
            f"/start s-{c.OWN}",
            f"/start s-{c.OWN_GONE}",
        )
        await _travels(walk, at(29, 10, 45))
        await _writes(walk, Role.MEMBER, "/now", "/team", name="before a workshop")


async def leader(tour: Tour) -> None:
    """Who leads a team."""
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.LEADER)
        await _writes(walk, Role.LEADER, "/start", "/team", f"/start s-{c.OWN}")
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.LEADER, "/team")
        await _writes(walk, Role.LEADER, "/broadcast")


async def coordinator(tour: Tour) -> None:
    """Who coordinates a group."""
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.COORDINATOR)
        await _writes(
            walk, Role.COORDINATOR, "/start", "/help", "/registrations", f"/start g-{UMWELT}"
        )
        await _writes(walk, Role.COORDINATOR, "/broadcast")
    async with tour.scene(answers=()) as walk:
        await _as_for_everybody(walk, Role.COORDINATOR)
        walk.stage.write("INSERT INTO leader VALUES (?, ?, NULL, 0)", Role.COORDINATOR.value, c.UFA)
        await _writes(walk, Role.COORDINATOR, "/broadcast", name="leads as well")
        walk.stage.write("DELETE FROM seat WHERE person = ?", Role.MEMBER.value)
        await _writes(walk, Role.COORDINATOR, "/registrations", name="a seat is free")


async def organiser(tour: Tour) -> None:
    """Who organises it all, programme, teams, people and figures."""
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.ORGANISER)
        await _writes(walk, Role.ORGANISER, "/start", "/help", "/stats", "/audit")
        await _writes(walk, Role.ORGANISER, f"/start s-{TALK}", f"/start g-{UMWELT}")
        await _writes(walk, Role.ORGANISER, "/registrations", "/programme_update")
        await _publishes(walk)


async def broadcasts(tour: Tour) -> None:
    """The same, writing to many."""
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.ORGANISER, *_DESK)
        await _writes(walk, Role.ORGANISER, "/broadcast")
        await _sends_an_album(walk)
    async with tour.scene(approval="two") as walk:
        walk.stage.write(
            "UPDATE broadcast SET state = 'awaiting', send_at = ? WHERE id = ?",
            *(to_ms(at(28, 15)), c.GROUP_WRITING),
        )
        for role in (Role.ORGANISER, Role.OTHER_ORGANISER):
            await _as_for_everybody(walk, role, *_DESK)
        await _writes(walk, Role.OTHER_ORGANISER, "/broadcast")
        walk.stage.write(
            "UPDATE broadcast SET author = ? WHERE id = ?", Role.REMOVED_ORGANISER.value, c.PLANNED
        )
        await _travels(walk, at(28, 15))


async def chats(tour: Tour) -> None:
    """What is said and pressed in group chats: a team's, and one that is nobody's."""
    async with tour.scene() as walk:
        chats = walk.stage.telegram.chats
        name = walk.stage.telegram.bot.username
        root = walk.states.now()
        for number in (CHAT, STRANGE_CHAT):
            for role, texts in {
                Role.MEMBER: ("/now", "/programme", "/team", f"/team@{name}", "/settings", "hallo"),
                Role.STRANGER: ("/team", f"/settings@{name}", f"/nothing@{name}", "/start"),
                Role.LEADER: ("/team",),
                Role.OTHER_LEADER: ("/team",),
                Role.ORGANISER: ("/team",),
            }.items():
                for text in texts:
                    await walk.states.go_back(root)
                    await walk.explore(await walk.writes(role, text, chats[number]))
        await walk.states.go_back(root)
        chat = chats[CHAT]
        await _travels(walk, at(29, 10, 45), chat, Role.MEMBER)
        person = walk.stage.telegram.people[Role.LEADER.value]
        telegram = walk.stage.telegram
        await walk.does(
            "the bot is taken out", Role.LEADER, lambda: telegram.remove_bot(person, chat)
        )
    async with tour.scene() as walk:
        chat = walk.stage.telegram.chats[CHAT]
        chat.is_forum, chat.kind = True, "supergroup"
        walk.stage.write("UPDATE team_chat SET thread = 5")
        walk.stage.telegram.delete_topic(chat, 5)
        chat.deleted_topics.add(5)
        await _travels(walk, at(29, 10, 45), chat, name="its topic is gone")


WALKS: Final[dict[str, Callable[[Tour], Awaitable[None]]]] = {
    walk.__name__: walk
    for walk in (guest, stranger, member, leader, coordinator, organiser, broadcasts, chats)
}


def _links() -> tuple[str, ...]:
    payloads = (
        f"s-{TALK}", f"s-{c.GONE}", f"s-{c.OWN}", f"g-{UMWELT}", f"g-{SPORT}", f"t-{c.JOIN_CODE}",
        f"r-{c.CODE}", "s-nothing",
    )  # fmt: skip
    return tuple(f"/start {payload}" for payload in payloads)


async def _writes(walk: Walk, role: Role, *texts: str, name: str = "") -> None:
    """Begin with each of these texts where things stand, then press everything."""
    root = walk.states.now()
    found = []
    for text in texts:
        await walk.states.go_back(root)
        found.append(await walk.writes(role, text, after=name))
    await walk.explore(*found)
    await walk.states.go_back(root)


async def _as_for_everybody(walk: Walk, role: Role, *texts: str) -> None:
    """Take the ways from home as walked: they are the same for the guest, whose walk it is; and
    those from what these texts bring, which are another scene's.
    """
    root = walk.states.now()
    for text in ("/start lang-" + walk.language, "/now", *texts):
        await walk.takes_as_walked(role, text)
    await walk.states.go_back(root)


async def _sends_what_is_no_text(walk: Walk) -> None:
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.SEATED.value]
    for kind in ("photo", "document", "voice", "sticker", "video"):
        file = replace(_PHOTO, id=kind, name=f"file.{kind}", kind=kind)
        await walk.does(f"a {kind}", Role.SEATED, partial(telegram.send_file, person, kind, file))
    await walk.does("a place", Role.SEATED, lambda: telegram.send_location(person, 55.75, 37.62))


async def _presses_what_is_old(walk: Walk) -> None:
    """A button under a message that Telegram shows to the bot no more, and what none ever said."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.SEATED.value]
    chat = telegram.chats[person.id]
    await walk.writes(Role.SEATED, "/now", after="to be old")
    message = chat.messages[-1]
    data = message.rows[0][0]["callback_data"]
    for name, said in (("forged data", "nonsense:1"), ("no data of ours", "😀")):
        await walk.does(name, Role.SEATED, partial(telegram.press, person, message, said))
    message.date = 0
    await walk.does("an old button", Role.SEATED, lambda: telegram.press(person, message, data))


async def _erases(walk: Walk) -> None:
    """Everything that is kept of somebody goes, and so does the update that asked for it."""
    await walk.writes(Role.SEATED, "/privacy", after="to erase")
    chat = walk.stage.telegram.chats[Role.SEATED.value]
    message = chat.messages[-1]
    for label in ("Meine Daten löschen", "Ja, alles löschen"):
        await walk.does(
            f"seated: {label}",
            Role.SEATED,
            partial(_pressed_and_gone, walk, message, _ERASING[label]),
        )


async def _pressed_and_gone(walk: Walk, message: Message, labels: tuple[str, ...]) -> None:
    """Press a button and wait until its message is another: the update itself may be gone."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.SEATED.value]
    (data,) = (b["callback_data"] for row in message.rows for b in row if b["text"] in labels)
    before = message.text
    telegram.press(person, message, data)
    await until(lambda: message.text != before)


async def _travels(
    walk: Walk, moment: Any, chat: Any = None, role: Role = Role.SEATED, name: str = ""
) -> None:
    """Let time go on to a moment, and press what comes of it."""
    clock = walk.stage.clock
    outcome = await walk.does(
        name or f"{moment:%d. %H:%M}", role, lambda: clock.travel(moment), chat
    )
    now = walk.states.now()
    await walk.explore(outcome)
    await walk.states.go_back(now)


async def _publishes(walk: Walk) -> None:
    """Files are sent and published, from how things were each time; who hears of it is noted."""
    root = walk.states.now()
    for name, wanted in _programmes().items():
        await walk.states.go_back(root)
        await walk.sends_file(Role.ORGANISER, name, f"{name}.yaml", write(wanted).encode())
    await walk.states.go_back(root)
    await walk.sends_file(Role.ORGANISER, "no programme", "nothing.yaml", b"- nothing")


def _programmes() -> dict[str, Programme]:
    now = programme()
    umwelt, sport, *more = now.groups
    perm, ufa = now.teams
    moved = tuple(
        replace(s, start=at(28, 19), end=at(28, 21)) if s.id == TALK else s for s in now.sessions
    )
    others = tuple(replace(s, teams=(c.UFA,)) if s.id == c.WORKSHOP else s for s in now.sessions)
    without_sport = tuple(s for s in now.sessions if s.group != SPORT)
    without_perm = tuple(
        replace(s, teams=()) if s.teams == (PERM,) else s for s in now.sessions if not s.own_of
    )
    return {
        "moved": replace(now, sessions=moved),
        "other teams": replace(now, sessions=others),
        "without a group": replace(now, groups=(umwelt, *more), sessions=without_sport),
        "without a team": replace(now, teams=(ufa,), sessions=without_perm),
        "another leader": replace(now, teams=(replace(perm, leaders=(Role.MEMBER.value,)), ufa)),
        "a larger group": replace(now, groups=(replace(umwelt, capacity=9), sport, *more)),
    }


async def _sends_an_album(walk: Walk) -> None:
    """A broadcast that is an album, whose buttons follow it in a message of their own."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.ORGANISER.value]
    walk.stage.write(
        "INSERT OR REPLACE INTO dialogue (person, asking, asked_at) VALUES (?, ?, ?)",
        *(person.id, pack(AskVersion(c.WRITING, walk.language)), to_ms(NOW)),
    )
    walk.stage.write(
        "UPDATE broadcast SET buttons = (SELECT buttons FROM broadcast WHERE id = ?) WHERE id = ?",
        *(c.SENT, c.WRITING),
    )
    files = [("photo", _PHOTO), ("photo", _DRAWN)]
    outcome = await walk.does(
        "an album", Role.ORGANISER, lambda: telegram.send_album(person, files, ["Eins · Один"])
    )
    walk.forgets_what_led_where()
    await walk.explore(outcome)
