"""Naming an organiser by a one-time link, confirming who opened it, taking the role back."""

from asyncio import gather
from collections.abc import Iterable, Mapping

from telegram import Bot
from telegram.error import TelegramError

from handlers.context import Context
from handlers.organiser import presses as o
from handlers.role_menu import change_menu_of
from handlers.views.organiser import people as views
from handlers.views.screen import Screen
from handlers.views.viewpoint import Viewpoint
from storage import organisers
from storage.audit import ERASED


async def screen(press: o.OrganiserPress, context: Context) -> Screen | None:
    """The screen that follows one of the presses about organisers."""
    desk, v, me = context.desk, context.viewpoint(), context.visitor.id
    now = desk.clock.now()
    match press:
        case o.InviteOrganiser():
            code = await desk.database.write(organisers.invite, me, now)
            return views.invitation(v, f"{context.bot.link}?start=r-{code}")
        case o.DecideOrganiser(number, yes):
            write = desk.database.write
            decided = (
                await write(organisers.confirm, number, me, now, desk.admins)
                if yes
                else await write(organisers.decline, number, me, now)
            )
            desk.bell.ring()
            if decided is None:
                return None
            await change_menu_of(context, decided.taker)
            return views.decided(v, decided.taker_name, yes)
        case o.ConfirmOrganiser(person):
            await desk.database.write(organisers.vouch, person, me, now, desk.admins)
        case o.RemoveOrganiser(person, sure=True):
            await desk.database.write(organisers.remove, person, me, now)
            desk.bell.ring()
            await change_menu_of(context, person)
            if person == me and me not in desk.admins:
                return views.removed(v)
        case o.RemoveOrganiser(person):
            who = await names(context.bot, v, [person])
            return views.removal_question(v, person, who[person])
        case _:
            pass
    named = await desk.database.read(organisers.all_named)
    admins = sorted(desk.admins)
    who = await names(context.bot, v, (*admins, *(o.person for o in named)))
    open_ones = [o for o in named if o.confirmed_by is None and o.person not in desk.admins]
    return views.organisers(
        v,
        admins,
        named,
        who,
        views.Unconfirmed(
            frozenset(o.person for o in open_ones),
            frozenset(
                o.person
                for o in open_ones
                if organisers.are_independent(named, desk.admins, o.person, me)
            ),
        )
        if desk.needs_approval
        else views.NOBODY,
    )


async def open_invitation(context: Context, code: str, name: str) -> Screen | None:
    """What somebody sees who opens a link that makes an organiser; None where it is no good."""
    desk, me, v = context.desk, context.visitor.id, context.viewpoint()
    if context.visitor.is_organiser:
        return views.invitation_needless(v)
    now = desk.clock.now()
    if not await desk.database.write(organisers.open_invitation, code, me, name, now):
        return None
    desk.bell.ring()
    return views.invitation_opened(v)


async def names(bot: Bot, v: Viewpoint, ids: Iterable[int | None]) -> Mapping[int, str]:
    """What people are called in Telegram at this moment; no name is kept."""
    wanted = sorted({i for i in ids if i is not None})
    found = await gather(*(_name(bot, v, i) for i in wanted))
    return dict(zip(wanted, found, strict=True))


async def _name(bot: Bot, v: Viewpoint, person: int) -> str:
    if person == ERASED:
        return v.tr("(erased)")
    try:
        return (await bot.get_chat(person)).effective_name or str(person)
    except TelegramError:
        return str(person)
