"""From a press about broadcasts to what follows; for everybody without the right, to nothing."""

from handlers.broadcasts import actions as b
from handlers.broadcasts import afterwards, composing, looking, releasing
from handlers.broadcasts import desk_screens as views
from handlers.broadcasts.rights import may_write_to, scopes_of
from handlers.frame.feature import Context, Followed
from storage.broadcasts import compose
from storage.broadcasts.model import Scope


async def follow(press: b.BroadcastAction, context: Context) -> Followed | None:
    """Do what a press says; None where nothing is there for this person."""
    scopes = scopes_of(context.reader())
    if not scopes:
        return None
    match press:
        case b.Broadcasts(page):
            return Followed(await looking.overview(context, page), press)
        case b.NewBroadcast() if len(scopes) > 1:
            return Followed(views.choosing_scope(context.reader(), scopes), press)
        case b.NewBroadcast():
            return await _new(context, scopes[0])
        case b.NewFor(kind=kind, id=name):
            scope = Scope(kind, name)
            return await _new(context, scope) if scope in scopes else None
        case b.BroadcastAt(number=number) | b.OpenDraft(number=number):
            found = await looking.find(context, number)
            return await looking.standing(context, found) if found else None
        case b.Check() | b.TestToMe() | b.Release() | b.Discard():
            return await releasing.of_draft(press, context)
        case b.Approve() | b.Decline() | b.TakeBack() | b.Pause() | b.GoOn() | b.Stop():
            return await releasing.of_released(press, context)
        case b.SendAgain() | b.Correct() | b.Recall() | b.RecallAndResend():
            return await afterwards.follow(press, context)
        case b.OfBroadcast():
            return await composing.follow(press, context)
        case _:
            return None


async def _new(context: Context, scope: Scope) -> Followed | None:
    if not may_write_to(context.reader(), scope):
        return None
    services, me = context.services, context.person.id
    made = await services.database.write(compose.make, me, scope, services.clock.now())
    return await looking.standing(context, made)
