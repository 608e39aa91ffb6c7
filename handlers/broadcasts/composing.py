"""Writing a draft: begun, changed by a press or by what is written, and shown again.

A press is decided by what the draft was when it was read; the change is refused where it is
another by then.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Unpack

from handlers.broadcasts import actions as b
from handlers.broadcasts import audience_screens, draft_screens, looking
from handlers.broadcasts.check_screens import refusal_in_words
from handlers.frame.feature import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.times.written import delay_written, moment_written
from handlers.ui.screen import Screen, shortened
from storage.broadcasts import compose
from storage.broadcasts.compose import Edit
from storage.broadcasts.model import (
    Broadcast,
    Scope,
)
from storage.broadcasts.releasing import Refusal
from storage.moments import from_ms

Change = Callable[[Reader, Broadcast, Any], Edit | None]
"""What a press changes of a draft; None where it says nothing that can be."""

OnBroadcast = Callable[[Context, Broadcast, Any], Awaitable[Followed | Screen | None]]
"""What is done about a press on a broadcast, and the screen that follows."""

_QUOTED = 60
_LATEST_MINUTE = 253_402_300_799 // 60
"""The last one that a date can name."""


def edits(change: Change, then: OnBroadcast) -> OnBroadcast:
    """Change a draft as a press says, and go on with it as it is then."""

    async def edited(context: Context, draft: Broadcast, press: Any) -> Followed | Screen | None:
        fields = change(context.reader(), draft, press)
        after = await edit(context, draft, **fields) if fields else None
        return await then(context, after, press) if after else None

    return edited


async def edit(context: Context, draft: Broadcast, **fields: Unpack[Edit]) -> Broadcast | None:
    """Change a draft as it was read; None where it is another by now, or may not be so."""
    me, database = context.person.id, context.services.database
    return await database.write(compose.edit, draft.id, me, draft.revision, **fields)


async def begin(context: Context, _press: b.NewBroadcast) -> Followed | Screen | None:
    """A new draft; where there is a choice, to whom it may go at all is asked first."""
    scopes = looking.scopes_of(context.reader())
    if len(scopes) > 1:
        return audience_screens.choosing_scope(context.reader(), scopes)
    return await begin_for(context, b.NewFor(scopes[0].kind, scopes[0].id))


async def begin_for(context: Context, press: b.NewFor) -> Followed | None:
    """A new draft to some people, for those who may write to just these."""
    scope = Scope(press.kind, press.id)
    if scope not in looking.scopes_of(context.reader()):
        return None
    services, me = context.services, context.person.id
    made = await services.database.write(compose.make, me, scope, services.clock.now())
    return await looking.standing(context, made)


async def at_draft(context: Context, draft: Broadcast, _press: Any) -> Followed:
    """The draft as it stands."""
    return await looking.standing(context, draft)


async def drop_version(context: Context, draft: Broadcast, press: b.DropVersion) -> Followed:
    """Say nothing in a language any more, where it still is what was shown."""
    versions = {name: said for name, said in draft.versions.items() if name != press.language}
    if press.revision == draft.revision:
        edited = await edit(context, draft, versions=versions)
        if edited is not None:
            return await looking.standing(context, edited)
    note = refusal_in_words(context.reader(), Refusal.OUT_OF_DATE)
    return await looking.standing(context, draft, note)


def fallback(_v: Reader, draft: Broadcast, press: b.SetFallback) -> Edit | None:
    """Which version those get whose language has none."""
    if press.language and press.language not in draft.versions:
        return None
    return {"fallback": press.language or None}


def moment(_v: Reader, _draft: Broadcast, press: b.SetMoment) -> Edit | None:
    """When it is sent."""
    if press.minute > _LATEST_MINUTE:
        return None
    return {"send_at": from_ms(press.minute * 60_000) if press.minute else None}


async def take_moment(context: Context, asking: b.AskMoment, text: str) -> Followed | None:
    """When it is sent, as it was written; None where there is no such draft (any more)."""
    draft = await looking.find_draft(context, asking.number)
    if draft is None:
        return None
    v = context.reader()
    send_at, problem = _moment_of(v, text.strip())
    if problem:
        return Followed(draft_screens.asking_for_moment(v, draft, problem), asking)
    edited = await edit(context, draft, send_at=send_at)
    shown = edited or await looking.find_draft(context, draft.id)
    return await looking.standing(context, shown) if shown else None


def _moment_of(v: Reader, text: str) -> tuple[datetime | None, str]:
    """The moment that a text means, None for at once; or what is wrong with it."""
    delay = delay_written(v, text)
    if delay is not None:
        return (v.now + delay if delay else None), ""
    send_at = moment_written(v, text)
    if send_at is None:
        return None, v.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
    if send_at <= v.now:
        return None, v.tr("{moment} has passed already.", moment=v.moment(send_at))
    return send_at, ""
