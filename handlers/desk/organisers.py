"""Naming an organiser by a one-time link, confirming who opened it, taking the role back."""

from handlers.desk import organisers_screens as views
from handlers.desk.actions import (
    ConfirmOrganiser,
    DecideOrganiser,
    InviteOrganiser,
    OpenInvitation,
    Organisers,
    OrganisersDesk,
    RemoveOrganiser,
)
from handlers.frame.feature import Context, Followed
from handlers.frame.identity import names
from handlers.frame.menu import change_menu_of
from handlers.ui.screen import Screen
from storage import organisers


async def open_organisers(context: Context, _address: Organisers) -> Screen:
    """All organisers, those of the settings first."""
    services, v = context.services, context.reader()
    named = await services.database.read(organisers.all_named)
    admins = sorted(services.admins)
    who = await names(context.bot, v, (*admins, *(one.person for one in named)))
    if not services.needs_approval:
        return views.organisers(v, admins, named, who)
    open_ones = [o for o in named if o.confirmed_by is None and o.person not in services.admins]
    mine = (
        one.person
        for one in open_ones
        if organisers.are_independent(named, services.admins, one.person, context.person.id)
    )
    unconfirmed = views.Unconfirmed(frozenset(o.person for o in open_ones), frozenset(mine))
    return views.organisers(v, admins, named, who, unconfirmed)


async def invite(context: Context, _action: InviteOrganiser) -> Followed:
    """Make a link that names another organiser."""
    services = context.services
    code = await services.database.write(organisers.invite, context.person.id, services.clock.now())
    link = f"{context.bot.link}?start=r-{code}"
    return Followed(views.invitation(context.reader(), link), OrganisersDesk())


async def decide(context: Context, action: DecideOrganiser) -> Followed | None:
    """Say whether the one who opened a link becomes an organiser."""
    services = context.services
    write, me, now = services.database.write, context.person.id, services.clock.now()
    decided = (
        await write(organisers.confirm, action.invitation, me, now, services.admins)
        if action.yes
        else await write(organisers.decline, action.invitation, me, now)
    )
    services.wake_up.set()
    if decided is None:
        return None
    await change_menu_of(context, decided.taker)
    screen = views.decided(context.reader(), decided.taker_name, action.yes)
    return Followed(screen, OrganisersDesk())


async def confirm(context: Context, action: ConfirmOrganiser) -> Followed:
    """Confirm that somebody whom another organiser named is a person of their own."""
    services, me = context.services, context.person.id
    await services.database.write(
        organisers.vouch, action.person, me, services.clock.now(), services.admins
    )
    return Followed(await open_organisers(context, Organisers()), OrganisersDesk())


async def remove(context: Context, action: RemoveOrganiser) -> Followed:
    """Take the role back from somebody, after a question."""
    services, me, person = context.services, context.person.id, action.person
    v = context.reader()
    if not action.sure:
        who = await names(context.bot, v, [person])
        return Followed(views.removal_question(v, person, who[person]), OrganisersDesk())
    await services.database.write(organisers.remove, person, me, services.clock.now())
    services.wake_up.set()
    await change_menu_of(context, person)
    if person == me and me not in services.admins:
        return Followed(views.removed(v), OrganisersDesk())
    return Followed(await open_organisers(context, Organisers()), OrganisersDesk())


async def open_invitation(context: Context, action: OpenInvitation) -> Screen | None:
    """What somebody sees who opens a link that makes an organiser; None where it is no good."""
    services, me, v = context.services, context.person.id, context.reader()
    if context.reader().is_organiser:
        return views.invitation_needless(v)
    opened = await services.database.write(
        organisers.open_invitation, action.code, me, context.full_name, services.clock.now()
    )
    if not opened:
        return None
    services.wake_up.set()
    return views.invitation_opened(v)
