"""The working groups: seats, waiting lists, and what people say of themselves for the lists."""

from typing import Final

from handlers.frame.context import Context
from handlers.frame.feature import (
    Command,
    Feature,
    Followed,
    NoticeEntry,
    Question,
    opens,
)
from handlers.groups import actions as u
from handlers.groups import notices
from handlers.groups import profile_questions as profile_asked
from handlers.groups import signing_up as signing
from handlers.groups.actions import GroupAt, Groups
from handlers.groups.standing import seats_screen
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from locales.translator import N_
from storage.seats.model import Notice


async def _follow(context: Context, action: u.SignUpPress) -> Followed | None:
    return await signing.follow(action, context, context.full_name)


async def _answered(context: Context, asking: u.SignUpPress, text: str) -> Followed | None:
    return await profile_asked.answered(asking, text, context, context.full_name)


async def _groups(context: Context, address: Groups | GroupAt) -> Screen | None:
    return await seats_screen(address, context)


def _group_of(name: str) -> Action:
    return GroupAt(name)


FEATURE: Final = Feature(
    "groups",
    actions=(
        opens(Groups, _groups, in_groups=True),
        opens(GroupAt, _groups, in_groups=True),
        opens(u.Join, _follow),
        opens(u.Leave, _follow),
        opens(u.Requeue, _follow),
        opens(u.KeepOnly, _follow),
        opens(u.Prefer, _follow),
        opens(u.Consent, _follow),
        opens(u.AskName, _follow),
        opens(u.UseTelegramName, _follow),
        opens(u.AskTown, _follow),
        opens(u.SkipTown, _follow),
        opens(u.AskAttendance, _follow),
        opens(u.SetAttendance, _follow),
    ),
    questions=(
        Question(u.AskName, _answered, answered_by=(u.UseTelegramName,)),
        Question(u.AskTown, _answered, answered_by=(u.SkipTown,)),
    ),
    notices=(
        NoticeEntry(Notice.MOVED, notices.moved),
        NoticeEntry(Notice.UNSEATED, notices.unseated),
        NoticeEntry(Notice.GROUP_REMOVED, notices.group_removed),
    ),
    commands=(Command("groups", Groups(), N_("The working groups"), order=6),),
    links={"g": _group_of},
)
