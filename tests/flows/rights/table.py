"""Who may press what, in one table: the single source of truth about rights.

A row is a press, who may say it, and what all others get. Where a right depends on whose a thing is
(a draft, a broadcast, a team), the press has a row for each of them.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from handlers.agenda import actions as m
from handlers.agenda.actions import My, Star
from handlers.broadcasts import actions as b
from handlers.changes.actions import Changes
from handlers.channel.actions import ChannelForChanges, ChooseChannel, EndChannel
from handlers.desk import actions as o
from handlers.desk.actions import OpenInvitation
from handlers.groups import actions as u
from handlers.groups.actions import GroupAt, Groups
from handlers.helpdesk import actions as h
from handlers.home.actions import About, ChooseLanguage, Help, More, Welcome
from handlers.info import actions as i
from handlers.person.actions import (
    AskAttendance,
    AskName,
    AskTown,
    Consent,
    DataPage,
    Decline,
    EraseData,
    Privacy,
    PrivacyFirst,
    SendData,
    SetAllChanges,
    SetAttendance,
    Settings,
    ShowData,
    SkipTown,
    UseTelegramName,
)
from handlers.printing.actions import PrintMine, PrintPosters, PrintProgramme, Prints
from handlers.programme import actions as p
from handlers.questions.actions import (
    AtHour,
    ChangeOwn,
    FoundFurther,
    NoteAllDay,
    NoteMembers,
    OfMembersAt,
    Part,
    Search,
    TakeAsAnswer,
    TakeAsChange,
    TakeAsName,
    TakeAsTown,
)
from handlers.registrations import actions as r
from handlers.releases import actions as rel
from handlers.releases import draft_actions as draft
from handlers.releases import left_out_actions as left
from handlers.releases.actions import Seen
from handlers.restored.actions import DecideHeld, HeldMessages
from handlers.teams import actions as t
from handlers.teams import workshop_actions as w
from handlers.teams.actions import TeamAt, Teams
from handlers.ui.action import Action
from handlers.ui.back import Anew, Home
from storage.broadcasts.model import PartKind, ScopeKind
from storage.preferences import FilterBy
from storage.profiles import Attendance
from storage.teams.model import Answer
from storage.telling import Whom
from tests.flows.rights import roles as c
from tests.flows.rights.roles import PERM, SPORT, TALK, UFA, UMWELT, Role


class Refused(Enum):
    """What those get who may not press something."""

    OUT_OF_DATE = "the screen of a button that leads nowhere"
    ALERT = "a word that is for them alone, and nothing else"
    IN_SILENCE = "the press is answered, and nothing else"


Roles = frozenset[Role]

ALL: Final[Roles] = frozenset(Role)
NOBODY: Final[Roles] = frozenset()
ORGANISERS: Final = frozenset({Role.ORGANISER, Role.OTHER_ORGANISER})
LISTS: Final = ORGANISERS | {Role.COORDINATOR}
"""Who may see the list of Umwelt."""

ANY_LIST: Final = LISTS | {Role.OTHER_COORDINATOR}
LEADERS: Final = ORGANISERS | {Role.LEADER}
"""Who may do for Perm what its leaders do."""

WRITERS: Final = ANY_LIST | {Role.LEADER, Role.OTHER_LEADER}
"""Who may write to many at all."""

AUTHOR: Final = frozenset({Role.ORGANISER})
GROUPS_AUTHOR: Final = frozenset({Role.COORDINATOR})
TEAMS_AUTHOR: Final = frozenset({Role.LEADER})
OF_PERM: Final = LEADERS | {Role.MEMBER}
"""Who sees what Perm keeps to itself."""

SEATED, MEMBER = frozenset({Role.SEATED}), frozenset({Role.MEMBER})
READERS: Final = SEATED | MEMBER
"""Whom the broadcasts have reached."""

DAY: Final = date(2021, 6, 29)


@dataclass(frozen=True, slots=True)
class Row:
    """A press and who may say it in private, and in Perm's chat."""

    press: Action
    private: Roles
    group: Roles = NOBODY
    refused: Refused = Refused.OUT_OF_DATE


def _rows(may: Roles, *presses: Action) -> list[Row]:
    return [Row(press, may) for press in presses]


_PUBLIC: Final = [
    Row(press, ALL, ALL)
    for press in (
        p.Now(),
        p.NowOn(1),
        p.Days(),
        p.Day(DAY),
        p.Earlier(DAY),
        p.FullText(TALK),
        p.SpeakersOf(TALK),
        p.Places(),
        p.InLanguage("de", DAY),
        p.SessionAt(TALK),
        p.SessionAt(c.GONE),
        p.SessionCalled(TALK),
        p.Parallel(TALK),
        p.PlaceAt("halle"),
        p.SendPin("pin"),
        Groups(),
        GroupAt(UMWELT),
        Teams(),
        TeamAt(PERM),
    )
]

_FOR_ONESELF: Final = [
    *_rows(
        ALL,
        Home(),
        Welcome(),
        About(),
        Help(),
        More(),
        Part(DAY, 0, 0),
        AtHour(DAY, 600),
        p.Filters(),
        p.FilterValues(FilterBy.KIND),
        p.SetFilter(FilterBy.KIND, "culture"),
        p.SetFilter(FilterBy.MINE),
        p.DropFilter(DAY),
        My(),
        m.MyOn(DAY),
        m.MyPast(),
        m.MyGroups(),
        m.Overlaps(),
        m.NextForMe(),
        m.AtHourForMe(DAY, 600),
        Changes(),
        i.Infos(),
        i.InfoAt("wlan"),
        i.FullInfo("wlan"),
        i.Urgent(),
        Search(),
        Settings(),
        Privacy(),
        PrivacyFirst(u.Join(UMWELT)),
        ShowData(),
        DataPage(0),
        SendData(),
        EraseData(),
        EraseData(True),
        ChooseLanguage("ru"),
        Star(TALK, True),
        Star(TALK, False),
        Anew(p.Now()),
        t.MyTeam(),
        m.Reminders(),
        m.RemindersWished(m.Wanted.BEFORE, minutes=60),
        m.StopReminders(),
        m.ToggleLead(60),
        m.RemindOf(TALK, 60),
        m.TurnOff(),
        m.SetDigest(False),
        SetAllChanges(True),
        m.SetHighlights(True, m.Where.MY),
        m.SetQuietHours(0),
        m.Knows(TALK, 1),
        m.SendCalendar(m.Scope.ALL),
        m.Feed(),
        m.RenewFeed(),
        m.RenewFeed(True),
        m.EndFeed(),
        m.EndFeed(True),
        m.SendCalendar(m.Scope.SESSION, TALK),
        u.Join(UMWELT),
        u.JoinCancelled(UMWELT),
        u.SignedUp(UMWELT),
        t.JoinTeam(c.JOIN_CODE),
        t.Introduce(),
        u.Leave(UMWELT),
        u.Leave(UMWELT, True),
        u.Requeue(UMWELT),
        u.KeepOnly(UMWELT),
        u.Prefer(UMWELT),
        Consent(),
        AskName(),
        UseTelegramName(),
        AskTown(),
        SkipTown(),
        AskAttendance(),
        SetAttendance(attendance=Attendance.VIDEO),
        Consent(u.Join(UMWELT)),
        Decline(u.Join(UMWELT)),
        AskName(u.Join(UMWELT)),
        UseTelegramName(u.Join(UMWELT)),
        AskTown(u.Join(UMWELT)),
        SkipTown(u.Join(UMWELT)),
        AskAttendance(u.Join(UMWELT)),
        SetAttendance(u.Join(UMWELT), Attendance.VIDEO),
    ),
    *_rows(SEATED, m.Swap(TALK)),
    *_rows(
        NOBODY,
        m.GoTo(TALK, TALK),
        p.SetFilter(FilterBy.PLACE, "nowhere"),
        p.SetFilter(FilterBy.KIND),
    ),
    *_rows(
        READERS | {Role.LEADER, Role.OTHER_LEADER},
        m.SendCalendar(m.Scope.MINE),
        m.ShareMine(),
        m.WriteMine(),
        PrintMine(),
    ),
    Row(Seen(1), SEATED, refused=Refused.IN_SILENCE),
]

_INVITATIONS: Final = _rows(ALL, OpenInvitation(c.CODE)) + _rows(
    ORGANISERS | {Role.PARTICIPANT}, OpenInvitation("b" * 24)
)

_OF_A_TEAM: Final = [
    *_rows(
        OF_PERM,
        p.SessionAt(c.OWN),
        p.Parallel(c.OWN),
        p.FullText(c.OWN),
        p.SpeakersOf(c.OWN),
        Star(c.OWN, True),
        m.SendCalendar(m.Scope.SESSION, c.OWN),
    ),
    *_rows(NOBODY, p.SessionAt(c.OWN_GONE)),
    Row(t.LeaveTeam(PERM), MEMBER | {Role.LEADER}),
    Row(t.LeaveTeam(PERM, True), MEMBER | {Role.LEADER}),
    # Nobody has just left.
    *_rows(NOBODY, t.RejoinTeam(PERM)),
    Row(
        t.SayPresence(c.WORKSHOP, Answer.COMING),
        MEMBER | {Role.LEADER},
        MEMBER | {Role.LEADER},
        Refused.ALERT,
    ),
    Row(
        t.SayPresence(c.OWN, Answer.COMING),
        MEMBER | {Role.LEADER},
        MEMBER | {Role.LEADER},
        Refused.ALERT,
    ),
    Row(
        t.SayLate(c.WORKSHOP, 10),
        MEMBER | {Role.LEADER},
        MEMBER | {Role.LEADER},
        Refused.ALERT,
    ),
    *_rows(MEMBER | {Role.LEADER}, t.AnswerLate(c.WORKSHOP, 10)),
    *_rows(MEMBER | {Role.LEADER}, t.AnswerRollCall(c.WORKSHOP, Answer.COMING)),
    *_rows(MEMBER | {Role.LEADER}, t.AnswerRollCall(c.OWN, Answer.ABSENT)),
    Row(t.BindChat(PERM, Role.LEADER.value), NOBODY, frozenset({Role.LEADER})),
    Row(t.BindChat(PERM, Role.MEMBER.value), NOBODY),
    Row(t.PutFirst("ru"), NOBODY, LEADERS),
]

_MEMBER_AT, _LEADER_AT = (PERM, Role.MEMBER.value), (PERM, Role.LEADER.value)
_OF_LEADERS: Final = _rows(
    LEADERS,
    t.TeamDesk(PERM),
    t.Members(PERM),
    t.MemberAt(*_MEMBER_AT),
    t.TakeOut(*_MEMBER_AT),
    t.TakeOut(*_MEMBER_AT, True),
    t.NameLeader(*_MEMBER_AT),
    t.ConfirmLeader(*_MEMBER_AT),
    t.EndLeading(*_LEADER_AT),
    t.EndLeadingNow(*_LEADER_AT),
    t.WhoLeads(PERM),
    t.AskForLeader(PERM),
    t.RollCalls(PERM),
    t.RollCallAt(PERM, c.WORKSHOP),
    t.TickOff(PERM),
    t.TickOffAt(PERM, c.WORKSHOP),
    t.Tick(*_MEMBER_AT, c.WORKSHOP),
    t.Nudge(PERM, c.WORKSHOP),
    t.JoinCode(PERM),
    t.SendQr(PERM),
    t.RenewCode(PERM),
    t.RenewCode(PERM, True),
    t.ChatSettings(PERM),
    t.ToggleChatLead(PERM, 60),
    t.ChatLanguage(PERM, "ru"),
    t.UnbindChat(PERM),
    t.UnbindChat(PERM, True),
    w.Workshops(PERM),
    w.WorkshopsAfter(PERM, c.OWN),
    w.NewWorkshop(PERM),
    w.GoOnWorkshop(PERM, c.OWN_NEW),
    w.WorkshopAt(PERM, c.OWN),
    w.MoveWorkshop(PERM, c.OWN),
    w.RescheduleWorkshop(PERM, c.OWN),
    w.ResizeWorkshop(PERM, c.OWN),
    w.ShiftWorkshop(PERM, c.OWN, 10),
    w.ShiftWhich(PERM, DAY, 10),
    w.RelocateWorkshop(PERM, c.OWN),
    w.RenameWorkshop(PERM, c.OWN),
    w.CancelWorkshop(PERM, c.OWN),
    w.RemoveWorkshop(PERM, c.OWN),
    w.ReinstateWorkshop(PERM, c.OWN),
    w.DiscardWorkshop(PERM, c.WORKSHOP_DRAFT),
) + _rows(
    # What is being written down is the leader's own.
    TEAMS_AUTHOR,
    w.AskDay(),
    w.PickDay(DAY),
    w.AskHour(),
    w.PickHour(600),
    w.AskLength(),
    w.PickLength(90),
    w.AskWhere(),
    w.PickPlace("halle"),
    w.AskTitle(),
    w.AskOtherTitle(),
    w.AskOtherPlace(),
    w.SamePlace(),
    w.ProposeWorkshop(),
    w.LeaveForm(),
    w.PublishWorkshop(PERM, c.WORKSHOP_DRAFT, 2),
    w.WorkshopDraftAt(PERM, c.WORKSHOP_DRAFT),
    w.WhyCancelled(PERM, c.CANCELLED_WORKSHOP_DRAFT),
)

_SEATED_AT = (UMWELT, Role.SEATED.value)
_LISTS: Final = [
    *_rows(ANY_LIST, r.Registrations(), r.Export("", r.FileKind.CSV)),
    *_rows(
        LISTS,
        r.ListOf(UMWELT),
        r.PersonIn(*_SEATED_AT),
        r.SeatByHand(*_SEATED_AT),
        r.Unseat(*_SEATED_AT),
        r.Unseat(*_SEATED_AT, True),
        r.ChooseMove(*_SEATED_AT),
        r.AddByHand(UMWELT),
        r.WalkInAt(UMWELT, c.WALK_IN),
        r.SeatWalkIn(UMWELT, c.WALK_IN),
        r.AskWalkInTown(UMWELT, c.WALK_IN),
        r.NoWalkInTown(UMWELT, c.WALK_IN),
        r.TakeWalkInOff(UMWELT, c.WALK_IN),
        r.TakeWalkInOff(UMWELT, c.WALK_IN, True),
        r.Export(UMWELT, r.FileKind.XLSX),
        r.Export(UMWELT, r.FileKind.CSV),
    ),
    *_rows(ORGANISERS, r.MoveByHand(*_SEATED_AT, SPORT)),
    *_rows(ORGANISERS | {Role.OTHER_COORDINATOR}, r.ListOf(SPORT), r.Export(SPORT, r.FileKind.CSV)),
]

_OF_ORGANISERS: Final = (
    _rows(
        ORGANISERS,
        o.OrganisersDesk(),
        o.ChangeProgramme(),
        o.MoreAtDesk(),
        HeldMessages(),
        DecideHeld(send=True),
        DecideHeld(send=False, sure=True),
        rel.ProgrammeUpdate(),
        rel.SendProgramme(),
        rel.SendWorkbook(),
        rel.SendTemplate(),
        rel.Releases(),
        rel.ReleaseAt(2),
        rel.ChangesOf(2),
        rel.Restore(1),
        rel.RemindUnseen(2, 1),
        rel.SendReminder(2),
        rel.TellNow(2),
        rel.HoldBack(2),
        draft.DiscardDraft(c.DRAFT),
        i.NewInfo(),
        i.ChangeInfo("wlan"),
        i.DropInfo("wlan"),
        i.InfoDraftAt(),
        i.AskTitle("de"),
        i.LeaveTitle("ru"),
        i.AskText("de"),
        i.LeaveText("ru"),
        i.AskWords(),
        i.DropWords(),
        i.AskPlace(),
        i.TakePlace("halle"),
        i.DropPlace(),
        i.AskLink(),
        i.DropLink(),
        i.AskCopy(),
        i.DropCopy(),
        i.SetUrgent(True),
        i.OnlyNewText("de"),
        i.ProposeInfo(),
        i.DiscardInfo(),
        rel.ChangeSession(TALK),
        rel.ChangeHours(TALK),
        rel.Shift(TALK, 15),
        rel.ChangePlace(TALK),
        rel.MoveTo(TALK, "pin"),
        rel.ChangeTitle(TALK),
        rel.RenamePlace("halle"),
        rel.ChangeLink(TALK),
        rel.DropLink(TALK),
        rel.CancelSession(TALK),
        rel.CancelFor(TALK, rel.Why.ILL),
        rel.Reinstate(TALK),
        rel.RemoveSession(TALK),
        rel.ChangeGroup(UMWELT),
        rel.CancelGroup(UMWELT),
        rel.CancelGroupFor(UMWELT, rel.Why.ILL),
        rel.ReinstateGroup(UMWELT),
        rel.ChangeCapacity(UMWELT),
        rel.SetCapacity(UMWELT, 9),
        rel.ChangeClosing(UMWELT),
        rel.CloseNow(UMWELT),
        rel.CloseByDefault(UMWELT),
        o.Organisers(),
        r.ChooseGroupToName(),
        r.Coordinators(UMWELT),
        r.NameCoordinator(UMWELT, Role.SEATED.value),
        r.ConfirmCoordinator(UMWELT, Role.SEATED.value),
        r.EndCoordinating(UMWELT, Role.SEATED.value),
        r.EndCoordinating(UMWELT, Role.SEATED.value, True),
        r.AskForCoordinator(UMWELT),
        t.ChooseTeamToName(),
        ChannelForChanges(),
        ChooseChannel(),
        EndChannel(),
        o.InviteOrganiser(),
        o.ConfirmOrganiser(Role.OTHER_ORGANISER.value),
        o.RemoveOrganiser(Role.OTHER_ORGANISER.value),
        o.RemoveOrganiser(Role.OTHER_ORGANISER.value, True),
        o.Audit(),
        o.Audit(of_seats=True),
        o.AuditOf(),
        o.AuditPeople(),
        o.Figures(),
        o.SendPicture(),
        Prints(),
        PrintProgramme("de"),
        PrintPosters(),
        t.Stats(),
    )
    + _rows(
        AUTHOR,
        rel.DraftAt(c.DRAFT),
        draft.PublishDraft(c.DRAFT, 2),
        draft.PublishAsShown(c.DRAFT, 2, 0),
        draft.HoldNotices(c.DRAFT),
        draft.TellWhom(c.DRAFT, Whom.ALL),
        draft.OtherReason(c.CANCELLING_DRAFT),
        draft.SayWhy(c.CANCELLING_DRAFT),
        draft.Because(c.CANCELLING_DRAFT, rel.Why.ILL),
        draft.TakeOutInstead(c.CANCELLING_DRAFT),
        draft.NameNewPlace(c.MOVING_DRAFT),
        draft.SameName(c.MOVING_DRAFT),
        draft.WhichPlace(c.MOVING_DRAFT),
        draft.LetTakePlace(c.MOVING_DRAFT),
        draft.MoveDraftTo(c.MOVING_DRAFT, "halle"),
        draft.OtherWording(c.RETITLING_DRAFT),
        draft.SameWording(c.RETITLING_DRAFT),
        draft.ChooseReplacement(c.CANCELLING_DRAFT),
        draft.ReplaceBy(c.CANCELLING_DRAFT, ""),
        draft.DoubtsOf(c.CANCELLING_DRAFT),
        left.LeftOut(c.FILE_DRAFT),
        left.AskWhatBecame(c.FILE_DRAFT, TALK),
        left.ChooseSame(c.FILE_DRAFT, TALK),
        left.SameAs(c.FILE_DRAFT, TALK, c.NEW),
        left.OffFor(c.FILE_DRAFT, TALK, rel.Why.ILL),
        left.OffInWords(c.FILE_DRAFT, TALK),
        left.AskNext(c.FILE_DRAFT, TALK),
        left.NeverMeant(c.FILE_DRAFT, TALK),
        left.StaysIn(c.FILE_DRAFT, TALK),
        left.AnswerAll(c.FILE_DRAFT, left.All.CANCELLED),
        o.OpenedInvitation(c.OPENED),
        o.DecideOrganiser(c.OPENED, True),
        o.DecideOrganiser(c.OPENED, False),
    )
    + _rows(
        NOBODY,
        rel.DraftAt(c.LEFT_DRAFT),
        draft.TellWhom(c.LEFT_DRAFT, Whom.ALL),
        draft.PublishDraft(c.LEFT_DRAFT, 2),
    )
)


def _writing(number: int) -> tuple[Action, ...]:
    """Everything that is done with a draft."""
    return (
        b.BroadcastAt(number),
        b.OpenDraft(number),
        b.AskVersion(number, "de"),
        b.DropVersion(number, "de", 1),
        b.SetFallback(number, "de"),
        b.TakeAs(number, "de"),
        b.TakeApart(number),
        b.TakeText(number),
        b.ToWhom(number),
        b.ChooseGroups(number),
        b.ChooseTeams(number),
        b.ChooseDay(number, True),
        b.ChooseSessions(number, True, DAY),
        b.ChooseUnseen(number),
        b.ChooseEverybody(number),
        b.OnlyLanguage(number, "de"),
        b.OnlyAttendance(number, Attendance.VIDEO),
        b.OnlyUnseenBroadcast(number, 0),
        b.ChooseButtons(number),
        b.ToggleSeen(number),
        b.ButtonGroups(number),
        b.SessionButton(number, TALK),
        b.GroupButton(number, UMWELT),
        b.AskLink(number),
        b.AskMoment(number),
        b.SetMoment(number, 0),
        b.SetUrgent(number, True),
        b.SetSaysCorrected(number, False),
        b.Check(number),
        b.Preview(number),
        b.TestToMe(number),
        b.Release(number, 1),
        b.Discard(number),
        b.Discard(number, True),
    )


def _looking(number: int) -> tuple[Action, ...]:
    return b.BroadcastAt(number), b.Preview(number)


def _following(number: int) -> tuple[Action, ...]:
    """Everything that is done with what was sent."""
    return (
        *_looking(number),
        b.SendAgain(number, PartKind.MISSED),
        b.Correct(number),
        b.CorrectAbove(number),
        b.Recall(number),
        b.Recall(number, True),
    )


_BROADCASTS: Final = [
    *_rows(WRITERS, b.Broadcasts(), b.NewBroadcast(), b.BeginText()),
    *_rows(ORGANISERS, b.NewFor(ScopeKind.ALL)),
    *_rows(GROUPS_AUTHOR, b.NewFor(ScopeKind.GROUP, UMWELT)),
    *_rows(frozenset({Role.OTHER_COORDINATOR}), b.NewFor(ScopeKind.GROUP, SPORT)),
    *_rows(TEAMS_AUTHOR, b.NewFor(ScopeKind.TEAM, PERM)),
    *_rows(frozenset({Role.OTHER_LEADER}), b.NewFor(ScopeKind.TEAM, UFA)),
    # Drafts are their author's alone, and only as long as they may write to these people.
    *_rows(AUTHOR, *_writing(c.WRITING), b.TogglePart(c.WRITING, PartKind.SESSION, TALK)),
    *_rows(AUTHOR, b.OnlyUnseenBroadcast(c.WRITING, c.SENT), b.OnlyUnseenRelease(c.WRITING, 2)),
    *_rows(GROUPS_AUTHOR, *_writing(c.GROUP_WRITING)),
    *_rows(GROUPS_AUTHOR, b.TogglePart(c.GROUP_WRITING, PartKind.SEATED, UMWELT)),
    *_rows(GROUPS_AUTHOR, b.OnlyUnseenBroadcast(c.GROUP_WRITING, c.GROUP_SENT)),
    *_rows(TEAMS_AUTHOR, *_writing(c.TEAM_WRITING)),
    *_rows(TEAMS_AUTHOR, b.TogglePart(c.TEAM_WRITING, PartKind.TEAM, PERM)),
    *_rows(NOBODY, *_writing(c.LEFT_WRITING)),
    *_rows(AUTHOR, b.BroadcastAt(c.CORRECTING), b.RecallAndResend(c.CORRECTING)),
    *_rows(AUTHOR, b.KeepVersion(c.CORRECTING, "ru")),
    # Nobody reaches beyond their people, nor learns how broadcasts of others went.
    *_rows(
        NOBODY,
        b.TogglePart(c.GROUP_WRITING, PartKind.SEATED, SPORT),
        b.TogglePart(c.GROUP_WRITING, PartKind.TEAM, PERM),
        b.TogglePart(c.GROUP_WRITING, PartKind.SESSION, TALK),
        b.TogglePart(c.GROUP_WRITING, PartKind.LEADERS, ""),
        b.TogglePart(c.GROUP_WRITING, PartKind.MISSED, str(c.SENT)),
        b.TogglePart(c.TEAM_WRITING, PartKind.ADDRESSED, str(c.GROUP_SENT)),
        b.TogglePart(c.TEAM_WRITING, PartKind.UNSURE, "nothing"),
        b.OnlyUnseenBroadcast(c.GROUP_WRITING, c.SENT),
        b.OnlyUnseenBroadcast(c.TEAM_WRITING, c.GROUP_SENT),
        b.OnlyUnseenRelease(c.GROUP_WRITING, 2),
        b.SessionButton(c.GROUP_WRITING, c.OWN),
        b.DropButton(c.GROUP_WRITING, 0),
    ),
    # What is no draft any more is for every organiser, and for its author.
    *_rows(ORGANISERS, *_looking(c.AWAITING), b.Approve(c.AWAITING, 1), b.Decline(c.AWAITING)),
    *_rows(ORGANISERS, b.TakeBack(c.AWAITING), b.TakeBack(c.PLANNED), *_looking(c.PLANNED)),
    *_rows(ORGANISERS, *_looking(c.RUNNING), b.Pause(c.RUNNING), b.Stop(c.RUNNING)),
    *_rows(ORGANISERS, b.GoOn(c.PAUSED), b.Stop(c.PAUSED), b.Correct(c.PAUSED)),
    *_rows(ORGANISERS, *_following(c.SENT), *_following(c.STOPPED), *_looking(c.RECALLED)),
    *_rows(ORGANISERS, *_following(c.LEFT_SENT), b.SendAgain(c.LEFT_SENT, PartKind.UNSURE)),
    *_rows(LISTS, *_following(c.GROUP_SENT), b.Pause(c.GROUP_SENT), b.Stop(c.GROUP_SENT)),
    *_rows(ORGANISERS, b.Approve(c.GROUP_SENT, 1), b.Decline(c.GROUP_SENT)),
    *_rows(LEADERS, *_following(c.TEAM_SENT)),
    *_rows(NOBODY, b.SendAgain(c.SENT, PartKind.SEATED), b.Correct(c.RECALLED)),
    *_rows(NOBODY, b.DropButton(c.WRITING, 3), b.Approve(c.GROUP_WRITING, 1)),
]

_HELP_DESK: Final = [
    *_rows(ALL, h.AskHuman(), h.AskHuman(False), h.PassOn(), h.SendQuestion()),
    *_rows(frozenset({Role.PARTICIPANT}), h.WriteOn(c.QUESTION), h.Withdraw(c.QUESTION)),
    # Without a question above there is nothing to add.
    *_rows(NOBODY, h.AddTo(c.QUESTION), h.WriteOn(c.QUESTION + 1), h.Withdraw(c.QUESTION + 1)),
    # Nobody has answered it yet.
    *_rows(NOBODY, h.MakePage(c.QUESTION)),
    *_rows(ORGANISERS, h.HelpDesk(), h.OpenQuestions(1), h.OpenQuestion(c.QUESTION)),
    *_rows(NOBODY, h.OpenQuestion(c.QUESTION + 1)),
    Row(h.EndDesk(), ORGANISERS, refused=Refused.ALERT),
    # Only below a text of one's own, which these are not.
    *_rows(
        NOBODY, TakeAsAnswer(), TakeAsChange(), TakeAsTown("umwelt"), TakeAsName(), FoundFurther(1)
    ),
    *_rows(NOBODY, ChangeOwn(PERM, c.OWN), OfMembersAt(PERM, c.OWN), NoteAllDay(PERM, c.OWN)),
    *_rows(NOBODY, NoteMembers(PERM, 0, c.OWN)),
    # Only below a message that shows the question, which these are not.
    *(
        Row(press, NOBODY, refused=Refused.ALERT)
        for press in (
            h.TakeQuestion(c.QUESTION),
            h.MarkAnswered(c.QUESTION),
            h.CloseQuestion(c.QUESTION),
            h.LeaveOpen(c.QUESTION),
            h.SendAnswer(1),
            h.SendAnswerToo(1),
            h.SendAsAnswer(c.QUESTION),
            h.LeaveUnsent(c.QUESTION),
        )
    ),
]

TABLE: Final = (
    *_HELP_DESK,
    *_PUBLIC,
    *_FOR_ONESELF,
    *_INVITATIONS,
    *_OF_A_TEAM,
    *_OF_LEADERS,
    *_LISTS,
    *_OF_ORGANISERS,
    *_BROADCASTS,
)
