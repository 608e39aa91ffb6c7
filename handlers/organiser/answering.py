"""From an organiser's press to the screen that follows, and from what they wrote to the same."""

import asyncio

from handlers.context import Context
from handlers.organiser import drafts, on_the_spot, roles
from handlers.organiser import presses as o
from handlers.organiser.counting import figures_screen
from handlers.teams.leading import stats
from handlers.teams.presses import Stats
from handlers.views.organiser import desk
from handlers.views.organiser import people as people_views
from handlers.views.organiser.changed import summary
from handlers.views.organiser.people import Audited
from handlers.views.screen import Screen
from handlers.views.sessions import PAGE
from storage import audit, change_notices, releases
from storage.programme.changes import difference
from storage.publishing import Origin


async def organiser_screen(press: o.OrganiserPress, context: Context) -> Screen | None:
    """Do what an organiser's button says; the screen that follows, None where nothing is there."""
    v = context.viewpoint()
    match press:
        case o.OrganisersDesk():
            return desk.desk(v)
        case o.ProgrammeUpdate():
            return desk.updating(v)
        case o.Releases(page):
            return await _releases(context, page)
        case o.ReleaseAt(number):
            return await _release(context, number)
        case o.ChangesOf(number, page):
            return await _changes_of(context, number, page)
        case o.RemindUnseen(number, round_):
            return await _remind(context, number, round_)
        case o.Restore(number):
            found = await context.desk.noticeboard.release(number)
            return (
                await drafts.propose(context, found.programme, Origin.ROLLBACK) if found else None
            )
        case o.DraftAt(number, page):
            return await drafts.draft_screen(context, number, page)
        case o.PublishDraft(number, base):
            return await drafts.publish(context, number, base)
        case o.DiscardDraft(number):
            return await drafts.discard(context, number)
        case o.Figures():
            return await figures_screen(context)
        case Stats(page):
            return await stats(context, page)
        case (
            o.Organisers()
            | o.InviteOrganiser()
            | o.DecideOrganiser()
            | o.ConfirmOrganiser()
            | o.RemoveOrganiser()
        ):
            return await roles.screen(press, context)
        case o.Audit(page, of_seats):
            return await _audit(context, page, of_seats)
        case o.SessionPress() | o.GroupPress():
            return await on_the_spot.screen(press, context)
        case _:
            return None


async def _releases(context: Context, page: int) -> Screen:
    database, v = context.desk.database, context.viewpoint()
    count = await database.read(releases.count)
    page = _within(page, count)
    shown = await database.read(releases.page, page * PAGE, PAGE)
    who = await roles.names(context.bot, v, (r.author for r in shown))
    about = {r.number: await _about(context, r.number) for r in shown}
    return desk.releases(v, shown, page, count, who, about)


async def _release(context: Context, number: int) -> Screen | None:
    database, v = context.desk.database, context.viewpoint()
    found = await database.read(releases.find, number)
    if found is None:
        return None
    told = await database.read(change_notices.standing, number)
    rounds = await database.read(change_notices.rounds, number)
    who = await roles.names(context.bot, v, [found.author])
    return desk.release(v, found, told, rounds, who, await _about(context, number))


async def _about(context: Context, number: int) -> str:
    """What a release was about, in one line; going back is named as such."""
    v, noticeboard = context.viewpoint(), context.desk.noticeboard
    same = await context.desk.database.read(releases.earlier_alike, number)
    if same is not None:
        return v.tr("as release {number}", number=same)
    before, after = await noticeboard.release(number - 1), await noticeboard.release(number)
    return summary(v, difference(before, after)) if before and after else ""


async def _changes_of(context: Context, number: int, page: int) -> Screen | None:
    noticeboard = context.desk.noticeboard
    before, after = await noticeboard.release(number - 1), await noticeboard.release(number)
    if before is None or after is None:
        return None
    v = context.viewpoint()
    return await asyncio.to_thread(desk.changes_of, v, number, before, after, page)


async def _remind(context: Context, release: int, round_: int) -> Screen | None:
    desk_ = context.desk
    me, now = context.visitor.id, desk_.clock.now()
    await desk_.database.write(change_notices.remind, release, round_, me, now)
    desk_.bell.ring()
    return await _release(context, release)


async def _audit(context: Context, page: int, of_seats: bool) -> Screen:
    database, v = context.desk.database, context.viewpoint()
    count = await database.read(audit.count, of_seats)
    page = _within(page, count)
    entries = await database.read(audit.page, page * PAGE, PAGE, of_seats)
    ids = [i for e in entries for i in (e.actor, e.details.get("person"))]
    who = await roles.names(context.bot, v, ids)
    return people_views.audit(v, Audited(entries, page, count, of_seats), who)


def _within(page: int, count: int) -> int:
    """The page, or the last one where there are fewer."""
    return min(page, max(0, (count - 1) // PAGE))
