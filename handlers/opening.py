"""Opening a screen: by a command, by a button, by a deep link."""

import logging
from asyncio import gather
from dataclasses import replace
from typing import Final

from telegram import Update

from handlers import dialogues
from handlers.broadcasting import following as broadcasting
from handlers.broadcasting.presses import BroadcastPress, Preview
from handlers.broadcasting.releasing import preview
from handlers.callback_data import unpack
from handlers.context import Context
from handlers.dialogues import Followed
from handlers.groups import seats_screen
from handlers.organiser.answering import organiser_screen
from handlers.organiser.counting import send_picture
from handlers.organiser.presses import (
    Deed,
    OrganiserPress,
    OrganisersDesk,
    SendPicture,
    SendProgramme,
    SendWorkbook,
)
from handlers.organiser.programme_update import send_programme
from handlers.organiser.roles import open_invitation
from handlers.presenting import present
from handlers.presses import (
    Anew,
    ChooseLanguage,
    EraseData,
    GroupAt,
    Groups,
    My,
    OpenInvitation,
    Press,
    Seen,
    SendPin,
    SessionAt,
    ShowData,
    Star,
    TeamAt,
    Teams,
)
from handlers.privacy import erase_everything, send_data
from handlers.refusing import note_refused, refuse, turn_down
from handlers.registrations.files import send_list
from handlers.registrations.lists import list_screen
from handlers.registrations.presses import Export, ListPress
from handlers.reminding import preferring
from handlers.reminding.calendar_file import send_calendar
from handlers.reminding.presses import Knows, ReminderPress, SendCalendar
from handlers.screens import PUBLIC, screen_at
from handlers.showing import answer, take_button_away
from handlers.sign_up import signing
from handlers.sign_up.presses import SignUpPress
from handlers.teams import joining, leading, workshops
from handlers.teams.member_screens import team_screen
from handlers.teams.presses import LeaderPress, LeaveTeam, MyTeam, SendQr
from handlers.teams.printing import send_qr
from handlers.teams.workshop_presses import WorkshopStep
from handlers.venues import send_pin
from handlers.views import session as session_view
from handlers.views.screen import Screen
from storage import deliveries, favourites, people, releases
from storage.programme.file_forms import FileForm

_LOGGER: Final = logging.getLogger(__name__)

IN_GROUPS: Final = (*PUBLIC, SendPin)


async def followed_by(update: Update, context: Context, press: Press) -> Followed | None:
    """What follows from a press, None where nothing is there for this person."""
    name = update.effective_user.full_name if update.effective_user else ""
    screen: Screen | None
    match press:
        case SignUpPress():
            return await signing.follow(press, context, name)
        case ReminderPress():
            return await preferring.follow(press, context)
        case ListPress():
            screen = await list_screen(press, context)
        case OrganiserPress():
            screen = (
                await organiser_screen(press, context) if context.visitor.is_organiser else None
            )
        case OpenInvitation(code):
            screen = await open_invitation(context, code, name)
        case SessionAt(id) if id not in context.desk.noticeboard.snapshot.sessions:
            screen = await _cancelled(context, id)
        case Groups() | GroupAt() | My():
            screen = await seats_screen(press, context)
        case BroadcastPress():
            return await broadcasting.follow(press, context)
        case LeaveTeam():
            return await joining.leave(context, press)
        case Teams() | TeamAt() | MyTeam():
            screen = await team_screen(press, context)
        case WorkshopStep():
            return await workshops.step(press, context)
        case LeaderPress():
            return await leading.follow(press, context)
        case _:
            screen = screen_at(press, context)
    address = OrganisersDesk() if isinstance(press, Deed) else press
    return Followed(screen, address) if screen else None


async def _cancelled(context: Context, session: str) -> Screen | None:
    """That a session does not take place, as it was in the last release that had it."""
    desk = context.desk
    number = await desk.database.read(releases.last_with_session, session)
    before = await desk.noticeboard.release(number) if number else None
    if before is None or desk.noticeboard.snapshot.release == number:
        return None
    return session_view.cancelled(context.viewpoint(), before.sessions[session])


async def open_screen(update: Update, context: Context, press: Press, anew: bool = False) -> None:
    """Do what a press says and show what follows, or that the way there is out of date."""
    await dialogues.end_if_answered(context, press)
    followed = await followed_by(update, context, press)
    if followed is None:
        await refuse(update, context, press, anew)
    else:
        await present(update, context, followed.screen, followed.then, anew)


async def choose_language(update: Update, context: Context, choice: ChooseLanguage) -> None:
    """Keep the language a person chose, then open what they wanted before they were asked."""
    desk, visitor = context.desk, context.visitor
    now = desk.clock.now()
    await desk.database.write(people.choose_language, visitor.id, choice.language, now)
    context.visitor = replace(visitor, language=choice.language, language_chosen=True)
    await open_screen(update, context, choice.then)


async def on_press(update: Update, context: Context) -> None:
    """Answer a press at once and do what its button says, if the person may."""
    query = update.callback_query
    if query is None:
        return
    press = unpack(query.data or "")
    if context.visitor.in_group and not isinstance(press, IN_GROUPS):
        tr = context.viewpoint().tr
        await turn_down(query, press, tr("This works only in a private chat with me."))
        return
    answered, done = await gather(
        answer(query, _thanks(context, press)), _do(update, context, press), return_exceptions=True
    )
    if done:
        raise done
    if answered:
        # What the press does is done, and would be done twice if the update were begun again.
        _LOGGER.warning("a press was not answered: %s", type(answered).__name__)


def _thanks(context: Context, press: Press | None) -> str | None:
    """What is said at once to a press after which nothing else would be seen."""
    match press:
        case Seen():
            return context.viewpoint().tr("Thank you!")
        case Knows():
            return context.viewpoint().tr("All right.")
        case _:
            return None


async def _do(update: Update, context: Context, press: Press | None) -> None:
    match press:
        case ChooseLanguage():
            await choose_language(update, context, press)
        case SendPin(place):
            await send_pin(update, context, place)
        case ShowData():
            await send_data(update, context)
        case EraseData(sure=True):
            await erase_everything(update, context)
        case Star():
            await _star(update, context, press)
        case Seen():
            await _note_seen(update, context, press)
        case Anew(then):
            await open_screen(update, context, then, anew=True)
        case Knows():
            await _note_known(update, context, press)
        case SendCalendar():
            await send_calendar(update, context, press)
        case Export():
            await send_list(update, context, press)
        case SendQr():
            await send_qr(update, context, press)
        case Preview():
            await preview(update, context, press)
        case SendProgramme() if context.visitor.is_organiser:
            await send_programme(update, context)
        case SendWorkbook() if context.visitor.is_organiser:
            await send_programme(update, context, FileForm.XLSX)
        case SendPicture() if context.visitor.is_organiser:
            await send_picture(update, context)
        case None:
            await refuse(update, context, press)
        case _:
            await open_screen(update, context, press)


async def _star(update: Update, context: Context, press: Star) -> None:
    """Note a session for the person, or no longer, and show it again."""
    starred = context.visitor.starred - {press.id}
    if not press.on:
        await context.desk.database.write(favourites.unstar, context.visitor.id, press.id)
    elif await _is_starred(context, press.id):
        starred |= {press.id}
    context.visitor = replace(context.visitor, starred=starred)
    await open_screen(update, context, SessionAt(press.id, press.strand))


async def _note_known(update: Update, context: Context, press: Knows) -> None:
    """Remind a person no more of a session, and take the button away."""
    await preferring.knows(context, press)
    if update.callback_query:
        await take_button_away(update.callback_query)


async def _is_starred(context: Context, session: str) -> bool:
    """Star a session as the answer shows it, in the newest release; False where it is no more."""
    desk, now = context.desk, context.desk.clock.now()
    while session in context.viewpoint().snapshot.sessions:
        release = desk.noticeboard.snapshot.release
        if await desk.database.write(favourites.star, context.visitor.id, session, release, now):
            return True
        await desk.noticeboard.refresh()
    return False


async def _note_seen(update: Update, context: Context, press: Seen) -> None:
    """Note that a message was read, and take the button away."""
    query, desk = update.callback_query, context.desk
    now = desk.clock.now()
    me = context.visitor.id
    if not await desk.database.write(deliveries.mark_seen, press.delivery, me, now):
        note_refused(press)
    elif query:
        await take_button_away(query)
