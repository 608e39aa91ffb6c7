"""The organisers' desk: naming organisers, figures in words and as a picture."""

from typing import Final

from telegram import Update
from telegram.constants import ChatAction

from handlers.broadcasts import door as broadcasts
from handlers.desk import actions as a
from handlers.desk import figures_screens, screens
from handlers.desk import organiser_screens as views
from handlers.desk.chart import draw
from handlers.desk.picture import picture
from handlers.frame.calls import send_file
from handlers.frame.context import Context, Followed
from handlers.frame.identity import names
from handlers.frame.made_files import made
from handlers.frame.menu import change_menu_of
from handlers.frame.showing import message_of, present
from handlers.info import door as infos
from handlers.releases.door import drafts_left
from handlers.ui.screen import Screen
from storage import held_messages, organisers, statistics
from storage.statistics import Figures

_FILE: Final = "figures.png"


async def open_desk(context: Context, _address: a.OrganisersDesk) -> Screen:
    """All that an organiser can do, and what they have begun and not published."""
    left, more = await drafts_left(context, screens.DRAFTS)
    unsent = await broadcasts.drafts_left(context)
    page = await infos.begun(context)
    held = await context.services.database.read(held_messages.held)
    return screens.desk(
        context.reader(), left, more, unsent, page, has_held_messages=bool(held.number)
    )


async def open_organisers(context: Context, _address: a.Organisers) -> Screen:
    """All organisers, those of the settings first."""
    services, reader = context.services, context.reader()
    named = await services.database.read(organisers.all_named)
    admins = sorted(services.admins)
    who = await names(context.bot, reader, (*admins, *(one.person for one in named)))
    if not services.needs_approval:
        return views.organisers(reader, admins, named, who)
    open_ones = [o for o in named if o.confirmed_by is None and o.person not in services.admins]
    mine = (
        one.person
        for one in open_ones
        if organisers.are_independent(named, services.admins, one.person, context.person.id)
    )
    unconfirmed = views.Unconfirmed(frozenset(o.person for o in open_ones), frozenset(mine))
    return views.organisers(reader, admins, named, who, unconfirmed)


async def invite(context: Context, _action: a.InviteOrganiser) -> Followed:
    services = context.services
    code = await services.database.write(organisers.invite, context.person.id, services.clock.now())
    link = f"{context.bot.link}?start=r-{code}"
    return Followed(views.invitation(context.reader(), link), a.OrganisersDesk())


async def open_opened(context: Context, address: a.OpenedInvitation) -> Screen | None:
    """Who has opened a link; None where that was decided, or is not the reader's to decide."""
    reader, number = context.reader(), address.invitation
    found = await context.services.database.read(organisers.opened, number, reader.now)
    if found is None or found.giver != context.person.id:
        return None
    return views.confirmation(reader, number, found.taker, found.taker_name)


async def to_be_decided(context: Context) -> a.OpenedInvitation | None:
    """The link of this person's that somebody has opened last, as long as nothing is decided."""
    reader, me = context.reader(), context.person.id
    if not reader.is_organiser:
        return None
    number = await context.services.database.read(organisers.waiting_for, me, reader.now)
    return a.OpenedInvitation(number) if number is not None else None


async def decide(context: Context, action: a.DecideOrganiser) -> Followed | None:
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
    return Followed(screen, a.OrganisersDesk())


async def confirm(context: Context, action: a.ConfirmOrganiser) -> Followed:
    services, me = context.services, context.person.id
    await services.database.write(
        organisers.vouch, action.person, me, services.clock.now(), services.admins
    )
    return Followed(await open_organisers(context, a.Organisers()), a.OrganisersDesk())


async def remove(context: Context, action: a.RemoveOrganiser) -> Followed:
    """Take the role back from somebody, after a question."""
    services, me, person = context.services, context.person.id, action.person
    reader = context.reader()
    if not action.sure:
        who = await names(context.bot, reader, [person])
        return Followed(views.removal_question(reader, person, who[person]), action)
    await services.database.write(organisers.remove, person, me, services.clock.now())
    services.wake_up.set()
    await change_menu_of(context, person)
    if person == me and me not in services.admins:
        return Followed(views.removed(reader), a.OrganisersDesk())
    return Followed(await open_organisers(context, a.Organisers()), a.OrganisersDesk())


async def open_invitation(context: Context, action: a.OpenInvitation) -> Screen | None:
    """What somebody sees who opens a link that makes an organiser; None where it is no good."""
    services, me, reader = context.services, context.person.id, context.reader()
    if context.reader().is_organiser:
        return views.invitation_needless(reader)
    opened = await services.database.write(
        organisers.open_invitation, action.code, me, context.full_name, services.clock.now()
    )
    if not opened:
        return None
    services.wake_up.set()
    return views.invitation_opened(reader)


async def open_figures(context: Context, _address: a.Figures) -> Screen:
    """How things stand, in words."""
    return figures_screens.figures(context.reader(), await _count(context))


async def send_picture(update: Update, context: Context, _action: a.SendPicture) -> None:
    """Send how things stand as a picture; while it is drawn, the chat shows that one is coming."""
    reader, message = context.reader(), message_of(update)
    if message is None:
        return
    shown = picture(reader, await _count(context))
    children = context.services.children
    drawn = await made(children, message.chat, ChatAction.UPLOAD_PHOTO, draw, shown)
    if drawn is None:
        await present(update, context, figures_screens.picture_failed(reader), anew=True)
    else:
        caption = Screen(figures_screens.picture_caption(reader))
        await send_file(context.calls, message.chat.id, "photo", _FILE, drawn, caption)


async def _count(context: Context) -> Figures:
    services, snapshot = context.services, context.services.current_release.snapshot
    return await services.database.read(
        statistics.figures,
        list(snapshot.groups),
        snapshot.event.timezone,
        services.clock.now(),
        figures_screens.BROADCASTS,
    )
