"""Who may see and write what, and the screens of broadcasts as they stand."""

from dataclasses import replace

from handlers.broadcasts import desk_screens, draft_screens, posts, words
from handlers.broadcasts.actions import BroadcastAt, Broadcasts, OfBroadcast, OpenDraft
from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage.broadcasts import audiences, checking, report, store
from storage.broadcasts.audiences import Count
from storage.broadcasts.checking import Checked, Refusal, Situation
from storage.broadcasts.model import Broadcast, Scope, ScopeKind, State
from storage.broadcasts.report import Result


def scopes_of(reader: Reader) -> list[Scope]:
    """To whom the reader may write at all, the widest alone; empty for most people."""
    if reader.is_organiser:
        return [Scope()]
    programme = reader.snapshot.programme
    return [
        *(Scope(ScopeKind.GROUP, g.id) for g in programme.groups if reader.rights.may_list(g.id)),
        *(Scope(ScopeKind.TEAM, t.id) for t in programme.teams if reader.rights.may_lead(t.id)),
    ]


def writes(reader: Reader) -> bool:
    """Whether the reader may write to anybody at all."""
    return reader.is_organiser or bool(reader.rights.coordinates or reader.rights.leads)


def may_see(reader: Reader, broadcast: Broadcast) -> bool:
    """Whether a broadcast is for the reader's eyes: drafts are their author's alone, all else is
    for the organisers and for the author as long as they may write to these people.
    """
    is_mine = broadcast.author == reader.person.id
    if broadcast.state is State.DRAFT and not is_mine:
        return False
    return reader.is_organiser or (is_mine and broadcast.scope.is_open_to(reader.rights))


async def find(context: Context, number: int) -> Broadcast | None:
    """A broadcast that the person may see."""
    found = await context.services.database.read(store.find, number)
    return found if found and may_see(context.reader(), found) else None


async def find_draft(context: Context, number: int) -> Broadcast | None:
    """A draft of the person's own, as long as they may write to its people."""
    found = await find(context, number)
    return found if found and is_own_draft(context.reader(), found) else None


def is_own_draft(reader: Reader, found: Broadcast) -> bool:
    """Whether a broadcast is a draft of the reader's, who may still write to its people."""
    return (
        found.state is State.DRAFT
        and may_see(reader, found)
        and found.scope.is_open_to(reader.rights)
    )


async def overview(context: Context, press: Broadcasts) -> Screen:
    """A page of all that the person has to do with."""
    reader, database, me = context.reader(), context.services.database, context.person.id
    scopes = None if reader.is_organiser else scopes_of(reader)
    listed = await Page.read(
        await database.read(report.count, me, scopes),
        press.page,
        lambda offset, limit: database.read(report.listed, me, scopes, offset, limit),
    )
    return desk_screens.overview(reader, listed)


async def at_list(context: Context) -> Followed:
    """The first page of all that the person has to do with."""
    return Followed(await overview(context, Broadcasts()), Broadcasts())


async def opened(context: Context, press: OfBroadcast) -> Followed | None:
    """A broadcast as it stands, for those who may see it."""
    found = await find(context, press.number)
    return await standing(context, found) if found else None


async def standing(context: Context, shown: Broadcast, note: str = "") -> Followed:
    """A broadcast as it stands, at its address: what is written at a draft is meant for it."""
    screen = await as_it_stands(context, shown, note)
    is_mine = shown.state is State.DRAFT and shown.author == context.person.id
    return Followed(screen, OpenDraft(shown.id) if is_mine else BroadcastAt(shown.id))


async def as_it_stands(context: Context, shown: Broadcast, note: str = "") -> Screen:
    """The draft, the plan, the progress or the report, above what was done or is wrong."""
    reader = context.reader()
    match shown.state:
        case State.DRAFT:
            # Which version is missing, the draft says by itself.
            if shown.problem in set(Refusal) - {Refusal.INCOMPLETE}:
                note = note or words.refusal_in_words(reader, Refusal(shown.problem))
            screen = draft_screens.draft(reader, shown, await checked(context, shown))
        case State.AWAITING:
            services = context.services
            seconds = await services.database.read(checking.seconds, shown.author, services.admins)
            may_approve = reader.is_organiser and context.person.id in seconds
            screen = desk_screens.awaiting(reader, shown, await count(context, shown), may_approve)
        case State.SCHEDULED:
            screen = desk_screens.planned(reader, shown, await count(context, shown))
        case _:
            screen = desk_screens.result(reader, shown, await result(context, shown))
    return screen.with_last_line(note)


async def to_approve(context: Context) -> BroadcastAt | None:
    """What waits for the reader's approval, the newest; None where nothing does."""
    services, me = context.services, context.person.id
    if not (services.needs_approval and context.reader().is_organiser):
        return None
    for found in await services.database.read(report.to_approve, me):
        seconds = await services.database.read(checking.seconds, found.author, services.admins)
        if me in seconds:
            return BroadcastAt(found.id)
    return None


def situation(context: Context) -> Situation:
    """By what it is decided at this moment whether a broadcast may go."""
    services = context.services
    return Situation(
        services.current_release.snapshot,
        services.clock.now(),
        services.admins,
        services.needs_approval,
    )


async def count(context: Context, shown: Broadcast) -> Count:
    """How many people it reaches at this moment."""
    services = context.services
    return await services.database.read(audiences.count, services.current_release.snapshot, shown)


async def checked(context: Context, draft: Broadcast) -> Checked:
    """What is to be known before it is sent."""
    return await context.services.database.read(checking.check, draft, situation(context))


def unsigned(context: Context, draft: Broadcast) -> list[str]:
    """The languages whose version has no room for the line that says who writes."""
    reader, translators = context.reader(), context.services.translators
    return [
        language
        for language, version in draft.versions.items()
        if not posts.is_signed(replace(reader, tr=translators[language]), draft, version)
    ]


async def result(context: Context, shown: Broadcast) -> Result:
    """How its deliveries stand."""
    return await context.services.database.read(report.result, shown)
