"""The youth forum's teams: joining, leading, group chats, workshops of their own."""

from typing import Final

from handlers.frame.action_entries import does, opens, shows
from handlers.frame.feature import Command, Feature, NoticeEntry, Question
from handlers.frame.reader import organisers
from handlers.frame.written import is_question, says_no_name
from handlers.teams import actions as t
from handlers.teams import (
    in_chat,
    leading,
    membership,
    naming,
    naming_screens,
    notices,
    presence,
    roll_call,
    workshop_publishing,
    workshop_screens,
    workshops,
)
from handlers.teams import screens as views
from handlers.teams import workshop_actions as w
from handlers.teams.actions import TeamAt, Teams
from locales.translator import N_
from storage.programme import edits
from storage.teams import model as m

FEATURE: Final = Feature(
    "teams",
    actions=(
        shows(Teams, lambda reader, address: views.teams(reader, address.page), in_groups=True),
        opens(TeamAt, membership.open_team, in_groups=True),
        opens(t.MyTeam, membership.open_own_team),
        opens(t.JoinTeam, membership.join),
        opens(t.Introduce, membership.introduce),
        opens(t.LeaveTeam, membership.leave),
        does(t.SayPresence, presence.say, in_groups=True, answers_itself=True),
        does(t.SayLate, presence.say, in_groups=True, answers_itself=True),
        opens(t.AnswerRollCall, presence.ask),
        opens(t.AnswerLate, presence.ask),
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
        opens(t.TeamDesk, leading.open_desk),
        opens(t.Members, leading.open_members),
        opens(t.MemberAt, leading.open_member),
        opens(t.TakeOut, leading.take_out),
        opens(t.NameLeader, naming.name, asks=True),
        opens(t.ConfirmLeader, naming.confirm),
        shows(t.ChooseTeamToName, naming_screens.choose_team, allowed=organisers),
        opens(t.WhoLeads, naming.open_who_leads),
        does(t.AskForLeader, naming.ask),
        opens(t.EndLeading, leading.ask_to_end_leading),
        opens(t.EndLeadingNow, leading.end_leading),
        opens(t.RollCalls, roll_call.open_all),
        opens(t.RollCallAt, roll_call.open_one),
        opens(t.TickOff, roll_call.open_next_ticks),
        opens(t.TickOffAt, roll_call.open_ticks),
        opens(t.Tick, roll_call.tick),
        opens(t.Nudge, roll_call.nudge),
        opens(t.JoinCode, leading.open_code),
        opens(t.RenewCode, leading.renew_code),
        does(t.SendQr, leading.send_qr),
        opens(t.ChatSettings, leading.open_chat),
        opens(t.ToggleChatLead, leading.toggle_chat_lead),
        opens(t.ChatLanguage, leading.choose_chat_language),
        opens(t.UnbindChat, leading.unbind_chat),
        opens(w.Workshops, workshops.open_list),
        opens(w.NewWorkshop, workshops.begin),
        opens(w.GoOnWorkshop, workshops.go_on_with),
        opens(w.WorkshopAt, workshops.open_workshop),
        opens(w.MoveWorkshop, workshops.changing(w.AskHour())),
        opens(w.RescheduleWorkshop, workshops.changing(w.AskDay())),
        opens(w.ResizeWorkshop, workshops.changing(w.AskLength())),
        opens(w.ShiftWorkshop, workshops.shift),
        opens(w.ShiftWhich, workshops.ask_which_shifts),
        opens(w.RelocateWorkshop, workshops.asking_for("place", "link")),
        opens(w.RenameWorkshop, workshops.asking_for("title")),
        opens(w.CancelWorkshop, workshops.edited(edits.cancel)),
        opens(w.RemoveWorkshop, workshops.edited(edits.remove)),
        opens(w.ReinstateWorkshop, workshops.edited(edits.reinstate)),
        opens(w.PublishWorkshop, workshop_publishing.publish),
        opens(w.WorkshopDraftAt, workshop_publishing.open_draft),
        opens(w.WhyCancelled, workshop_publishing.ask_why),
        opens(w.DiscardWorkshop, workshop_publishing.discard),
        opens(w.LeaveForm, workshops.leave, allowed=leading.leaders),
        *workshops.WORKSHOP.actions,
    ),
    questions=(
        *workshops.WORKSHOP.questions,
        Question(
            w.WhyCancelled,
            workshop_publishing.take_reason,
            allowed=leading.leaders,
            ends_when_left=True,
            beside_it=is_question,
            answered_by=(w.PublishWorkshop, w.DiscardWorkshop),
            leads_back=lambda asking: w.DiscardWorkshop(asking.team, asking.draft),
        ),
        Question(
            w.WorkshopDraftAt,
            workshop_publishing.take_correction,
            allowed=leading.leaders,
            beside_it=is_question,
            answered_by=(w.PublishWorkshop, w.DiscardWorkshop),
            left_for=lambda asking: w.DiscardWorkshop(asking.team, asking.draft),
            no_way_back_from=(w.Workshops,),
            title=workshop_screens.unpublished,
        ),
        Question(
            t.WhoLeads,
            naming.search,
            allowed=leading.leaders,
            ends_when_left=True,
            beside_it=says_no_name,
        ),
    ),
    notices=(
        NoticeEntry(m.REMINDER, to_chat=notices.reminder),
        NoticeEntry(m.CHANGE, to_chat=notices.news),
        NoticeEntry(m.EXCHANGE, notices.exchange),
        NoticeEntry(m.NUDGE, notices.nudge),
        *(NoticeEntry(kind, notices.about_team) for kind in m.Notice),
        *(NoticeEntry(kind, notices.about_member) for kind in m.Membership),
    ),
    commands=(
        Command(
            "team",
            t.MyTeam(),
            N_("The youth forum and its teams"),
            order=7,
            in_groups=True,
            needs=lambda snapshot: bool(snapshot.teams),
            does_in_groups=in_chat.on_team_in_group,
        ),
    ),
    links={"t": t.JoinTeam},
    takes_shared=naming.take_person,
)
