"""The organisers' desk: organisers, the audit log, figures."""

from typing import Final

from telegram import Update

from handlers.desk import actions as o
from handlers.desk import notices
from handlers.desk.actions import OpenInvitation
from handlers.desk.answering import organiser_screen
from handlers.desk.figures import send_picture
from handlers.desk.organisers import open_invitation
from handlers.frame.context import Context
from handlers.frame.feature import (
    ActionEntry,
    Command,
    Feature,
    Followed,
    NoticeEntry,
    does,
    opens,
    organisers,
)
from handlers.teams.actions import Stats
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from locales.translator import N_
from storage.organisers import Notice


async def _follow(context: Context, action: o.OrganiserPress) -> Followed | None:
    screen = await organiser_screen(action, context)
    address: Action = o.OrganisersDesk() if isinstance(action, o.Deed) else action
    return Followed(screen, address) if screen else None


def _of_organisers(*actions: type[o.OrganiserPress]) -> tuple[ActionEntry, ...]:
    return tuple(opens(action, _follow, allowed=organisers) for action in actions)


async def _invitation(context: Context, action: OpenInvitation) -> Screen | None:
    return await open_invitation(context, action.code, context.full_name)


async def _picture(update: Update, context: Context, _action: Action) -> None:
    await send_picture(update, context)


def _invitation_of(code: str) -> Action:
    return OpenInvitation(code)


FEATURE: Final = Feature(
    "desk",
    actions=(
        *_of_organisers(
            o.OrganisersDesk,
            o.Organisers,
            o.InviteOrganiser,
            o.DecideOrganiser,
            o.RemoveOrganiser,
            o.Figures,
            o.Audit,
            Stats,
        ),
        does(o.SendPicture, _picture, allowed=organisers),
        opens(OpenInvitation, _invitation),
    ),
    notices=(
        NoticeEntry(Notice.OPENED, notices.opened),
        NoticeEntry(Notice.NAMED, notices.named),
        NoticeEntry(Notice.DECLINED, notices.declined),
        NoticeEntry(Notice.REMOVED, notices.removed),
    ),
    commands=(
        Command("stats", o.Figures(), N_("Organisers: the figures"), order=23, allowed=organisers),
        Command("audit", o.Audit(), N_("Organisers: who did what"), order=25, allowed=organisers),
    ),
    links={"r": _invitation_of},
)
