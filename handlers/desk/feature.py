"""The organisers' desk: organisers, the audit log, figures."""

from typing import Final

from telegram import Update

from handlers.desk import actions as o
from handlers.desk import notices, screens
from handlers.desk import organisers as roles
from handlers.desk.actions import OpenInvitation
from handlers.desk.audit import open_audit
from handlers.desk.figures import open_figures, send_picture
from handlers.frame.feature import Command, Context, Feature, NoticeEntry, does, opens, shows
from handlers.frame.reader import organisers
from handlers.ui.action import Action
from locales.translator import N_
from storage.organisers import Notice


async def _picture(update: Update, context: Context, _action: Action) -> None:
    await send_picture(update, context)


def _invitation_of(code: str) -> Action:
    return OpenInvitation(code)


FEATURE: Final = Feature(
    "desk",
    actions=(
        shows(o.OrganisersDesk, lambda v, _: screens.desk(v), allowed=organisers),
        opens(o.Organisers, roles.open_organisers, allowed=organisers),
        opens(o.InviteOrganiser, roles.invite, allowed=organisers),
        opens(o.DecideOrganiser, roles.decide, allowed=organisers),
        opens(o.ConfirmOrganiser, roles.confirm, allowed=organisers),
        opens(o.RemoveOrganiser, roles.remove, allowed=organisers),
        opens(o.OpenInvitation, roles.open_invitation),
        opens(o.Audit, open_audit, allowed=organisers),
        opens(o.Figures, open_figures, allowed=organisers),
        does(o.SendPicture, _picture, allowed=organisers),
    ),
    notices=(
        NoticeEntry(Notice.OPENED, notices.opened),
        NoticeEntry(Notice.NAMED, notices.named),
        NoticeEntry(Notice.JOINED, notices.joined),
        NoticeEntry(Notice.DECLINED, notices.declined),
        NoticeEntry(Notice.REMOVED, notices.removed),
    ),
    commands=(
        Command("stats", o.Figures(), N_("Organisers: the figures"), order=23, allowed=organisers),
        Command("audit", o.Audit(), N_("Organisers: who did what"), order=25, allowed=organisers),
    ),
    links={"r": _invitation_of},
)
