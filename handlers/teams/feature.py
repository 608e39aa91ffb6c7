"""The youth forum's teams: joining, leading, group chats, workshops of their own."""

from typing import Final

from handlers.frame.feature import (
    Command,
    Context,
    Feature,
    Followed,
    NoticeEntry,
    Question,
    does,
    opens,
)
from handlers.frame.reader import Reader, organisers
from handlers.teams import actions as t
from handlers.teams import in_chat, leading, membership, notices, presence, workshops
from handlers.teams import workshop_actions as w
from handlers.teams.actions import TeamAt, Teams
from handlers.ui.screen import Screen
from locales.translator import N_
from storage.teams import model as m


async def _team(context: Context, address: Teams | TeamAt | t.MyTeam) -> Screen | None:
    return await membership.team_screen(address, context)


async def _lead(context: Context, action: t.LeaderAction) -> Followed | None:
    return await leading.follow(action, context)


async def _step(context: Context, action: w.WorkshopStep) -> Followed | None:
    return await workshops.step(action, context)


async def _answered(context: Context, asking: w.WorkshopStep, text: str) -> Followed | None:
    return await workshops.answered(asking, text, context)


def _leads(v: Reader) -> bool:
    return v.is_organiser or bool(v.leads)


FEATURE: Final = Feature(
    "teams",
    actions=(
        opens(Teams, _team, in_groups=True),
        opens(TeamAt, _team, in_groups=True),
        opens(t.MyTeam, _team),
        opens(t.JoinTeam, membership.join),
        opens(t.Introduce, membership.introduce),
        opens(t.LeaveTeam, membership.leave),
        does(t.SayPresence, presence.say, in_groups=True, answers_itself=True),
        does(
            t.BindChat,
            in_chat.bind_chosen,
            in_private=False,
            in_groups=True,
            answers_itself=True,
        ),
        does(
            t.PutFirst,
            in_chat.put_first,
            in_private=False,
            in_groups=True,
            answers_itself=True,
        ),
        opens(t.Stats, leading.open_stats, allowed=organisers),
        opens(t.TeamDesk, _lead),
        opens(t.Members, _lead),
        opens(t.MemberAt, _lead),
        opens(t.TakeOut, _lead),
        opens(t.NameLeader, _lead),
        opens(t.EndLeading, _lead),
        opens(t.JoinCode, _lead),
        opens(t.RenewCode, _lead),
        does(t.SendQr, leading.send_qr),
        opens(t.ChatSettings, _lead),
        opens(t.ToggleChatLead, _lead),
        opens(t.ChatLanguage, _lead),
        opens(t.UnbindChat, _lead),
        opens(w.Workshops, _lead),
        opens(w.NewWorkshop, _lead),
        opens(w.WorkshopAt, _lead),
        opens(w.MoveWorkshop, _lead),
        opens(w.RelocateWorkshop, _lead),
        opens(w.RenameWorkshop, _lead),
        opens(w.CancelWorkshop, _lead),
        opens(w.PublishWorkshop, _lead),
        opens(w.DiscardWorkshop, _lead),
        opens(w.AskDay, _step),
        opens(w.PickDay, _step),
        opens(w.AskHour, _step),
        opens(w.PickHour, _step),
        opens(w.AskLength, _step),
        opens(w.PickLength, _step),
        opens(w.AskWhere, _step),
        opens(w.PickPlace, _step),
        opens(w.AskTitle, _step),
        opens(w.AskOtherTitle, _step),
        opens(w.ProposeWorkshop, _step),
    ),
    questions=(
        Question(w.AskDay, _answered, answered_by=(w.PickDay,), allowed=_leads),
        Question(w.AskHour, _answered, answered_by=(w.PickHour,), allowed=_leads),
        Question(w.AskLength, _answered, answered_by=(w.PickLength,), allowed=_leads),
        Question(w.AskWhere, _answered, answered_by=(w.PickPlace,), allowed=_leads),
        Question(w.AskTitle, _answered, allowed=_leads),
        Question(w.AskOtherTitle, _answered, answered_by=(w.ProposeWorkshop,), allowed=_leads),
    ),
    notices=(
        NoticeEntry(m.REMINDER, to_chat=notices.reminder),
        NoticeEntry(m.CHANGE, to_chat=notices.news),
        NoticeEntry(m.EXCHANGE, notices.exchange),
        *(NoticeEntry(kind, notices.about_team) for kind in m.Notice),
    ),
    commands=(
        Command(
            "team",
            t.MyTeam(),
            N_("The youth forum and its teams"),
            order=7,
            in_groups=True,
            does_in_groups=in_chat.on_team_in_group,
        ),
    ),
    links={"t": t.JoinTeam},
)
