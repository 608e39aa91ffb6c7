"""The demo's five scenes, made of the programme and the moment at which they begin.

The clock goes only forward: what the programme no longer has by then is in no scene.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.sandbox.scenes import Scene, Step
from handlers.agenda.actions import Star
from handlers.broadcasts import actions as b
from handlers.frame.actions import pack
from handlers.groups.actions import Join, Leave
from handlers.person.actions import Consent, SetAttendance, SkipTown
from handlers.releases.actions import (
    ChangeCapacity,
    ChangeGroup,
    ChangePlace,
    ChangeSession,
    MoveTo,
)
from handlers.releases.draft_actions import PublishAsShown, SameName
from handlers.teams.actions import BindChat
from handlers.ui.action import Action, tag_of
from locales.languages import Language
from storage.programme.model import Kind, Session
from storage.programme.snapshot import Snapshot

_REMINDED_BEFORE: Final = timedelta(minutes=15)
_TIME_TO_PLAY: Final = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who takes part: the chat, and the language of the phone."""

    chat: int
    language: Language

    def example(self, name: str) -> str:
        """What such a person might write, as the demo has it in their language."""
        return str(self.language.about.get("demo", {}).get(name, ""))


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: two guests or more, an organiser, and the chat of all of them."""

    guests: Sequence[Guest]
    organiser: Guest
    team_chat: int


def scenes(snapshot: Snapshot, now: datetime, cast: Cast) -> list[Scene]:
    """The scenes that can be played from `now` on."""
    made = (_guest, _waiting_list, _room_change, _team_chat, _broadcast)
    found = (scene(snapshot, now, cast) for scene in made)
    return [scene for scene in found if scene]


def _guest(snapshot: Snapshot, now: datetime, cast: Cast) -> Scene | None:
    guest, session = cast.guests[0], _next(snapshot, now)
    if session is None:
        return None
    chat, title = guest.chat, session.title.in_language(guest.language.code)
    return Scene(
        "A guest",
        "Finds a session, stars it, and is reminded in time.",
        (
            _start(guest, "A guest begins, in their own language."),
            Step(chat, "They ask in their own words.", text=guest.example("question") or title),
            Step(chat, "They look for what they have heard of.", text=title),
            Step(chat, "A link on a poster opens a session.", text=f"/start s-{session.id}"),
            Step(chat, "A star: they want to go there.", press=_one(Star(session.id, on=True))),
            _at(snapshot, chat, session, "A quarter of an hour before, they are reminded."),
        ),
    )


def _waiting_list(snapshot: Snapshot, now: datetime, cast: Cast) -> Scene | None:
    ahead = now + _TIME_TO_PLAY
    open_now = [g for g in snapshot.groups.values() if snapshot.takes_sign_ups(g, ahead)]
    group = next((g for g in open_now if snapshot.takes_sign_ups(g, now)), None)
    if group is None:
        return None
    first, second, office = cast.guests[0], cast.guests[1], cast.organiser.chat
    link = f"/start g-{group.id}"
    return Scene(
        "A waiting list moves up",
        "A full group: who gives a seat up passes it on.",
        (
            _start(cast.organiser, "The organiser is there."),
            Step(office, "They open a group.", text=link),
            Step(office, "It can be changed on the spot.", press=_one(ChangeGroup(group.id))),
            Step(office, "How many seats?", press=_one(ChangeCapacity(group.id))),
            Step(office, "For this scene there is one.", text="1"),
            Step(office, "Published.", press=_any(PublishAsShown)),
            *_signs_up(first, group.id, "The first guest signs up."),
            *_signs_up(second, group.id, "The second guest comes too late, and waits."),
            Step(first.chat, "The first one cannot come after all…", text=link),
            Step(first.chat, "…and gives the seat up.", press=_any(Leave)),
            Step(first.chat, "Yes.", press=_one(Leave(group.id, sure=True)), optional=True),
            Step(second.chat, "The second one has moved up, and is told at once."),
        ),
    )


def _room_change(snapshot: Snapshot, now: datetime, cast: Cast) -> Scene | None:
    session = _next(snapshot, now)
    if session is None:
        return None
    rooms = [place for place in snapshot.places if place != session.place]
    guest, office, link = cast.guests[1], cast.organiser.chat, f"/start s-{session.id}"
    return Scene(
        "A room change",
        "Whom it concerns learns of it, old and new, in their language.",
        (
            _start(guest, "Another guest is there."),
            Step(guest.chat, "They open a session…", text=link),
            Step(guest.chat, "…and star it.", press=_one(Star(session.id, on=True)), optional=True),
            _start(cast.organiser, "The organiser is there as well."),
            Step(office, "They open the same session.", text=link),
            Step(office, "It can be changed on the spot.", press=_one(ChangeSession(session.id))),
            Step(office, "The place.", press=_one(ChangePlace(session.id))),
            *(
                [Step(office, "Another room.", press=_any(MoveTo))]
                if rooms
                else _new_room(cast, len(snapshot.event.languages) > 1)
            ),
            Step(
                office,
                "The organiser sees whom it concerns, and publishes.",
                press=_any(PublishAsShown),
            ),
            Step(guest.chat, "The guest is told."),
        ),
    )


def _new_room(cast: Cast, in_languages: bool) -> list[Step]:
    """A room that the programme does not have, with its name in another language."""
    office, first, second = cast.organiser.chat, *(g.example("room") for g in cast.guests[:2])
    steps = [Step(office, "Another room, typed on the spot.", text=first or "B 12")]
    if in_languages and first and second:
        steps.append(Step(office, "Its name in the other language.", text=second))
    return [*steps, Step(office, "The same in all.", press=_any(SameName), optional=True)]


def _team_chat(snapshot: Snapshot, now: datetime, cast: Cast) -> Scene | None:
    ahead = [
        (session, team)
        for team in snapshot.programme.teams
        for session in snapshot.workshops_of(team.id)
        if session.start > now + _TIME_TO_PLAY
    ]
    teams = [team for _session, team in ahead] or list(snapshot.programme.teams)
    if not teams:
        return None
    chat, office, team = cast.team_chat, cast.organiser.chat, teams[0]
    steps = [
        _start(cast.organiser, "The organiser is there."),
        Step(chat, "One command in the group…", text="/team", sender=office),
        Step(
            chat,
            "…and it is the chat of a team.",
            press=_one(BindChat(team.id, office)),
            sender=office,
            optional=True,
        ),
        Step(
            chat,
            "From now on it shows the team's day, in all languages.",
            text="/team",
            sender=office,
        ),
    ]
    if ahead:
        steps.append(_at(snapshot, chat, ahead[0][0], "Before a workshop the chat is reminded."))
    about = "A group is bound to a team with one word, and knows its day."
    return Scene("A team's chat", about, tuple(steps))


def _broadcast(_snapshot: Snapshot, _now: datetime, cast: Cast) -> Scene | None:
    office = cast.organiser.chat
    versions = [
        step
        for guest in cast.guests
        if guest.example("broadcast")
        for step in (
            Step(
                office,
                f"In {guest.language.name}…",
                press=rf"{tag_of(b.AskVersion)}:\w+:{guest.language.code}$",
            ),
            Step(office, "…as it is to be read.", text=guest.example("broadcast")),
        )
    ]
    if not versions:
        return None
    return Scene(
        "A broadcast",
        "One message to many, each in their language.",
        (
            *(_start(guest, "Somebody takes part.") for guest in cast.guests),
            _start(cast.organiser, "So does the organiser…"),
            Step(office, "…who writes to many.", text="/broadcast"),
            Step(office, "A new message.", press=_any(b.NewBroadcast)),
            *versions,
            Step(office, "A last look: to whom, and how many.", press=_any(b.Check)),
            Step(office, "Off it goes.", press=_any(b.Release)),
            *(Step(guest.chat, "It has arrived.") for guest in cast.guests),
        ),
    )


def _start(guest: Guest, says: str) -> Step:
    return Step(guest.chat, says, text=f"/start lang-{guest.language.code}")


def _signs_up(guest: Guest, group: str, says: str) -> Iterator[Step]:
    """The way into a group, with what is asked the first time."""
    chat = guest.chat
    yield _start(guest, says)
    yield Step(chat, "The group…", text=f"/start g-{group}")
    yield Step(chat, "…and a seat in it.", press=_any(Join))
    yield Step(chat, "What is stored is agreed to once.", press=_any(Consent), optional=True)
    yield Step(chat, "The name for the list.", text=guest.example("person"))
    yield Step(chat, "The town can be left out.", press=_any(SkipTown), optional=True)
    yield Step(chat, "So can this.", press=_any(SetAttendance), optional=True)


def _at(snapshot: Snapshot, chat: int, session: Session, says: str) -> Step:
    """The clock is set to when people are reminded of a session."""
    return Step(
        chat, says, clock=f"{snapshot.local(session.start - _REMINDED_BEFORE):%Y-%m-%dT%H:%M}"
    )


def _next(snapshot: Snapshot, now: datetime) -> Session | None:
    """The next session that somebody might look for, with time to play; a plenary before others."""
    ahead = [s for s in snapshot.public.sessions.values() if s.start >= now + _TIME_TO_PLAY]
    shown = [s for s in ahead if s.place and s.kind in (Kind.PLENARY, Kind.CULTURE)]
    return min(shown or ahead, key=lambda session: session.start, default=None)


def _one(action: Action) -> str:
    """The button that says just this."""
    return f"{pack(action).rstrip(':')}(:|$)"


def _any(kind: type[Action]) -> str:
    """Any button of a kind."""
    return f"{tag_of(kind)}(:|$)"
