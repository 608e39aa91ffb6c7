"""Who walks where: a walk for each role, told apart into scenes that begin anew."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from storage.moments import to_ms
from tests.flows.rights import roles as c
from tests.flows.rights.roles import CHAT, SPORT, STRANGE_CHAT, TALK, UMWELT, Role
from tests.programmes import at
from tests.recording.found import Recording
from tests.recording.scripts import (
    PHOTO,
    corrects,
    erases,
    presses_what_is_old,
    publishes,
    sends_an_album,
    sends_what_is_no_text,
)
from tests.recording.walk import Answer, Walk
from tests.recording.words import ANSWERS, LONG, QUESTIONS
from tests.recording.world import opened, programme
from tests.texts import translators

EVERYBODYS: Final = (
    "/start",
    "/now",
    "/my",
    "/search",
    "/programme",
    "/groups",
    "/team",
    "/settings",
    "/privacy",
    "/help",
)
_DESK: Final = ("/stats", "/audit", "/registrations", "/programme_update")
_TO_THE_DESK: Final = "Organisers’ desk"
_PUBLIC: Final = ("/now", "/programme", "/groups", "/settings")


@dataclass(slots=True)
class Tour:
    """All that is walked for one recording."""

    folder: Path
    language: str
    recording: Recording = field(default_factory=Recording)
    _numbers: Any = field(default_factory=count)

    @asynccontextmanager
    async def scene(
        self,
        *,
        answers: Iterable[Answer] | None = None,
        passes_over: str = "",
        **settings: Any,
    ) -> AsyncIterator[Walk]:
        """A stage as it is at first, to walk on; `passes_over` is what a button says that leads to
        what another scene walks.
        """
        tr = translators()[self.language]
        folder = self.folder / str(next(self._numbers))
        said = (*ANSWERS[self.language], LONG, PHOTO) if answers is None else tuple(answers)
        async with opened(folder, self.language, **settings) as (stage, states):
            over = [tr(passes_over)] if passes_over else []
            yield Walk(stage, states, self.recording, said, self.language, over)


async def guest(tour: Tour) -> None:
    """Somebody with a seat, a place on a waiting list and a star: all that is for everybody."""
    async with tour.scene() as walk:
        await _writes(walk, Role.SEATED, *EVERYBODYS)
        await _writes(walk, Role.SEATED, *_links(), "/start lang-de", "/start lang-ru", "/nothing")
        await _writes(walk, Role.SEATED, *QUESTIONS[tour.language])
        await sends_what_is_no_text(walk)
        await presses_what_is_old(walk)
    async with tour.scene() as walk:
        await erases(walk)
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
    async with tour.scene() as walk:
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
    async with tour.scene() as walk:
        tr, umwelt = translators()[tour.language], programme().groups[0].title
        walk.stage.write("INSERT INTO leader VALUES (?, ?, NULL, 0)", Role.COORDINATOR.value, c.UFA)
        outcome = await walk.writes(Role.COORDINATOR, "/broadcast", after="leads as well")
        await walk.follows(outcome, tr("New broadcast"), "")
        walk.stage.write("DELETE FROM seat WHERE person = ?", Role.MEMBER.value)
        outcome = await walk.writes(Role.COORDINATOR, "/registrations", after="a seat is free")
        group, waiting = umwelt.in_language(tour.language), Role.REMOVED_LEADER.person.first_name
        await walk.follows(outcome, group, waiting, tr("Give a seat"))


async def organiser(tour: Tour) -> None:
    """Who organises it all, programme, teams, people and figures."""
    async with tour.scene() as walk:
        await _as_for_everybody(walk, Role.ORGANISER)
        await _writes(walk, Role.ORGANISER, f"/start s-{TALK}", "/start g-kino")
        await _writes(walk, Role.ORGANISER, "/start", "/help", "/stats", "/audit")
        await _writes(walk, Role.ORGANISER, "/registrations", "/programme_update")
        await publishes(walk)


async def broadcasts(tour: Tour) -> None:
    """The same, writing to many."""
    async with tour.scene(passes_over=_TO_THE_DESK) as walk:
        await _as_for_everybody(walk, Role.ORGANISER, *_DESK)
        await _writes(walk, Role.ORGANISER, "/broadcast")
        await corrects(walk)
        await sends_an_album(walk)
    async with tour.scene(passes_over=_TO_THE_DESK, answers=(), approval="two") as walk:
        walk.stage.write("UPDATE organiser SET confirmed_by = person")
        walk.stage.write(
            "UPDATE broadcast SET send_at = ? WHERE id = ?", to_ms(at(28, 15)), c.AWAITING
        )
        walk.stage.write(
            "UPDATE broadcast SET author = ? WHERE id = ?", Role.OTHER_ORGANISER.value, c.WRITING
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
    async with tour.scene() as walk:
        # Anew, for so much was said in the chats that Telegram takes no more for a minute.
        chat = walk.stage.telegram.chats[CHAT]
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
        f"s-{TALK}",
        f"s-{c.GONE}",
        f"s-{c.OWN}",
        f"g-{UMWELT}",
        f"g-{SPORT}",
        f"t-{c.JOIN_CODE}",
        f"r-{c.CODE}",
        "s-nothing",
    )
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
    for text in (f"/start lang-{walk.language}", *_PUBLIC, *texts):
        await walk.takes_as_walked(role, text)
    await walk.states.go_back(root)


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
