"""The organisers' desk: organisers, the audit log, figures."""

from typing import Final

from handlers.desk import actions as o
from handlers.desk import audit_log, handlers, notices, screens
from handlers.frame.action_entries import does, opens, shows
from handlers.frame.feature import Command, Feature, NoticeEntry
from handlers.frame.reader import organisers
from locales.translator import N_
from storage.organisers import Notice

FEATURE: Final = Feature(
    "desk",
    actions=(
        opens(o.OrganisersDesk, handlers.open_desk, allowed=organisers),
        shows(
            o.ChangeProgramme,
            lambda reader, _: screens.change_programme(reader),
            allowed=organisers,
        ),
        shows(o.MoreAtDesk, lambda reader, _: screens.more(reader), allowed=organisers),
        opens(o.Organisers, handlers.open_organisers, allowed=organisers),
        opens(o.InviteOrganiser, handlers.invite, allowed=organisers),
        opens(o.OpenedInvitation, handlers.open_opened, allowed=organisers, asks=True),
        opens(o.DecideOrganiser, handlers.decide, allowed=organisers),
        opens(o.ConfirmOrganiser, handlers.confirm, allowed=organisers),
        opens(o.RemoveOrganiser, handlers.remove, allowed=organisers),
        opens(o.OpenInvitation, handlers.open_invitation),
        opens(o.Audit, audit_log.open_audit, allowed=organisers),
        opens(o.AuditOf, audit_log.open_filtered, allowed=organisers),
        opens(o.AuditPeople, audit_log.open_people, allowed=organisers),
        opens(o.Figures, handlers.open_figures, allowed=organisers),
        does(o.SendPicture, handlers.send_picture, allowed=organisers),
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
    links={"r": o.OpenInvitation},
    decides=handlers.to_be_decided,
)
