"""The working groups: seats, waiting lists, sign-up."""

from typing import Final

from handlers.frame.action_entries import opens
from handlers.frame.feature import Command, Feature, NoticeEntry
from handlers.groups import actions as a
from handlers.groups import handlers, notices
from locales.translator import N_
from storage.seats import sign_offs, waiting_ends
from storage.seats.model import Notice

FEATURE: Final = Feature(
    "groups",
    actions=(
        opens(a.Groups, handlers.open_groups, in_groups=True),
        opens(a.GroupAt, handlers.open_group, in_groups=True),
        opens(a.Join, handlers.join),
        opens(a.SignedUp, handlers.open_signed_up),
        opens(a.Leave, handlers.leave),
        opens(a.JoinCancelled, handlers.join_cancelled),
        opens(a.Requeue, handlers.requeue),
        opens(a.KeepOnly, handlers.keep_only),
        opens(a.Prefer, handlers.prefer),
    ),
    notices=(
        NoticeEntry(Notice.MOVED, notices.moved),
        NoticeEntry(Notice.UNSEATED, notices.unseated),
        NoticeEntry(Notice.GROUP_REMOVED, notices.group_removed),
        NoticeEntry(sign_offs.KIND, notices.signed_off),
        NoticeEntry(waiting_ends.KIND, notices.waiting_ends),
    ),
    commands=(
        Command(
            "groups",
            a.Groups(),
            N_("The working groups"),
            order=6,
            needs=lambda snapshot: bool(snapshot.groups),
        ),
    ),
    links={"g": a.GroupAt},
)
