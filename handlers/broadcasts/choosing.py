"""Choosing to whom a broadcast goes, and which buttons stand below it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.broadcasts import actions as b
from handlers.broadcasts import audience_screens, draft_screens, looking
from handlers.broadcasts.composing import edit
from handlers.frame.feature import Context, Followed
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader
from handlers.ui.paging import Page
from handlers.ui.screen import Screen, shortened
from storage import change_notices
from storage.broadcasts import report
from storage.broadcasts.compose import Edit
from storage.broadcasts.model import (
    LANGUAGES,
    Broadcast,
    ButtonKind,
    Part,
    PartKind,
    PostButton,
    subject_of,
)
from storage.programme.parsing.links import unfit_for_link

_RELEASES = 5


async def at_audience(context: Context, draft: Broadcast, press: b.OfBroadcast) -> Screen | None:
    """The screen of the audience that a press opens, with how many people that are now."""
    count = await looking.count(context, draft)
    return audience_screens.audience(context.reader(), draft, count, press)


async def at_unseen(context: Context, draft: Broadcast, _press: b.ChooseUnseen) -> Screen:
    """Of which message only those are to be reached who have not marked it as seen."""
    v, count = context.reader(), await looking.count(context, draft)
    sent = await _markable(context, draft)
    return audience_screens.unseen(v, draft, count, sent, _releases_told(v))


async def at_parts(context: Context, draft: Broadcast, press: b.TogglePart) -> Followed | None:
    """The list on which a part of an audience was chosen."""
    address = _list_of(context.reader(), draft.id, Part(press.kind, press.id))
    screen = await at_audience(context, draft, address)
    return Followed(screen, address) if screen else None


async def at_limits(context: Context, draft: Broadcast, _press: Any) -> Followed | None:
    """The audience, after one of its limits was changed."""
    screen = await at_audience(context, draft, b.ToWhom(draft.id))
    return Followed(screen, b.ToWhom(draft.id)) if screen else None


def part(v: Reader, draft: Broadcast, press: b.TogglePart) -> Edit | None:
    """Add some people or take them out; what no longer exists can only be taken out."""
    chosen = Part(press.kind, press.id)
    if chosen not in draft.audience.parts and not _is_there(v, chosen):
        return None
    return {"audience": draft.audience.toggled(chosen)}


def only_unseen_release(v: Reader, draft: Broadcast, press: b.OnlyUnseenRelease) -> Edit | None:
    """Only those who have not marked the notice of a release as seen."""
    if press.of not in _releases_told(v):
        return None
    return {"audience": replace(draft.audience, unseen=change_notices.subject_of(press.of))}


async def only_unseen_broadcast(
    context: Context, draft: Broadcast, press: b.OnlyUnseenBroadcast
) -> Followed | None:
    """Only those who have not marked a broadcast as seen that the same people got, or all."""
    if press.of and press.of not in {sent.id for sent in await _markable(context, draft)}:
        return None
    audience = replace(draft.audience, unseen=subject_of(press.of) if press.of else None)
    edited = await edit(context, draft, audience=audience)
    return await at_limits(context, edited, press) if edited else None


async def _markable(context: Context, draft: Broadcast) -> list[Broadcast]:
    """What the same people got that can be marked as seen: more is not for a draft's author."""
    return await context.services.database.read(report.markable, draft.scope)


def _releases_told(v: Reader) -> Sequence[int]:
    """The latest releases that changed something; who has seen their notices organisers may ask."""
    newest = v.snapshot.release
    return range(newest, max(1, newest - _RELEASES), -1) if v.is_organiser else ()


def _is_there(v: Reader, chosen: Part) -> bool:
    """Whether there is what a part names."""
    match chosen.kind:
        case PartKind.SEATED | PartKind.WAITING:
            return chosen.id in v.snapshot.groups
        case PartKind.TEAM:
            return chosen.id in v.snapshot.teams
        case PartKind.SESSION:
            return chosen.id in v.snapshot.sessions
        case _:
            return not chosen.id


def _list_of(v: Reader, number: int, chosen: Part) -> b.OfBroadcast:
    """The page of the list on which a part of an audience was chosen."""
    snapshot = v.snapshot
    match chosen.kind:
        case PartKind.TEAM:
            return b.ChooseTeams(number, Page.number_of(list(snapshot.teams), chosen.id))
        case PartKind.YOUTH | PartKind.LEADERS:
            return b.ChooseTeams(number)
        case PartKind.SEATED | PartKind.WAITING if v.is_organiser:
            return b.ChooseGroups(number, Page.number_of(list(snapshot.groups), chosen.id))
        case PartKind.SESSION if chosen.id in snapshot.sessions:
            day = snapshot.day_of(snapshot.sessions[chosen.id])
            listed = [session.id for session in snapshot.by_day[day]]
            return b.ChooseSessions(number, False, day, Page.number_of(listed, chosen.id))
        case _:
            return b.ToWhom(number)


async def at_buttons(context: Context, draft: Broadcast, _press: Any) -> Followed:
    """The buttons there are."""
    screen = draft_screens.buttons(context.reader(), draft)
    return Followed(screen, b.ChooseButtons(draft.id))


def seen_button(_v: Reader, draft: Broadcast, _press: b.ToggleSeen) -> Edit:
    """Readers can mark it as seen, or no longer."""
    seen, others = PostButton(ButtonKind.SEEN), draft.buttons
    if seen not in others:
        return {"buttons": (*others, seen)}
    return {"buttons": tuple(button for button in others if button != seen)}


def session_button(v: Reader, draft: Broadcast, press: b.SessionButton) -> Edit | None:
    """A button more that opens a session."""
    if press.session not in v.snapshot.sessions:
        return None
    return _with_button(draft, PostButton(ButtonKind.SESSION, press.session))


def group_button(v: Reader, draft: Broadcast, press: b.GroupButton) -> Edit | None:
    """A button more that opens a group."""
    if press.group not in v.snapshot.groups:
        return None
    return _with_button(draft, PostButton(ButtonKind.GROUP, press.group))


def no_button(_v: Reader, draft: Broadcast, press: b.DropButton) -> Edit | None:
    """One button less."""
    if press.place >= len(draft.buttons):
        return None
    return {"buttons": (*draft.buttons[: press.place], *draft.buttons[press.place + 1 :])}


async def take_link(context: Context, asking: b.AskLink, text: str) -> Followed | None:
    """A button more with a link, as it was written; None where there is no such draft."""
    draft = await looking.find_draft(context, asking.number)
    if draft is None:
        return None
    v, button = context.reader(), _link(text.strip())
    if unfit_for_link(button.target):
        problem = not_a_link(v, button.target)
        return Followed(draft_screens.asking_for_link(v, draft, problem), asking)
    edited = await edit(context, draft, **_with_button(draft, button))
    shown = edited or await looking.find_draft(context, draft.id)
    return await at_buttons(context, shown, asking) if shown else None


def _with_button(draft: Broadcast, added: PostButton) -> Edit:
    """One more; “Seen” stays the last, and none stands there twice."""
    others = tuple(b for b in draft.buttons if b.kind is not ButtonKind.SEEN and b != added)
    seen = tuple(b for b in draft.buttons if b.kind is ButtonKind.SEEN)
    return {"buttons": (*others, added, *seen)}


def _link(text: str) -> PostButton:
    """The button of a link: its address, and what stands on it in German and in Russian.

    Whether the address is one that people can trust is left to the caller.
    """
    first, *labels = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    address, _, label = first.partition(" ")
    labels = [label.strip(), *labels] if label else labels
    if "://" not in address and "." in address.strip("."):
        address = f"https://{address}"
    german, russian = (*labels, *labels[-1:], "", "")[: len(LANGUAGES)]
    return PostButton(ButtonKind.LINK, address, shortened(german), shortened(russian))
