"""Callback data is small, typed and never trusted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.agenda import actions as md
from handlers.agenda.actions import My, Star
from handlers.broadcasts import actions as bd
from handlers.changes.actions import Changes
from handlers.desk import actions as od
from handlers.desk.actions import OpenInvitation
from handlers.features import features
from handlers.frame import actions
from handlers.frame.actions import MAX_BYTES, ActionTable, pack
from handlers.groups import actions as sd
from handlers.groups.actions import GroupAt, Groups
from handlers.home.actions import About, ChooseLanguage, Help
from handlers.person.actions import (
    AskName,
    EraseData,
    Privacy,
    SetAllChanges,
    SetAttendance,
    Settings,
    ShowData,
)
from handlers.programme import actions as cd
from handlers.questions.actions import Part, Search
from handlers.registrations import actions as rd
from handlers.releases import actions as rel
from handlers.releases import draft_actions as draft
from handlers.releases import left_out_actions as left
from handlers.releases.actions import Seen
from handlers.teams import actions as td
from handlers.teams import workshop_actions as wd
from handlers.teams.actions import TeamAt, Teams
from handlers.ui.action import Action
from handlers.ui.back import Anew, Home
from storage.audit import Kind
from storage.broadcasts.model import PartKind, ScopeKind
from storage.profiles import Attendance
from storage.programme.model import Strand
from storage.teams.model import Answer
from storage.telling import Whom
from tests.flows.rights.table import TABLE

IDS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?", fullmatch=True)
STRANDS = st.sampled_from([None, *Strand])
CODES = st.from_regex(r"[a-z2-7]{16}", fullmatch=True)
PAGES = st.integers(0, 999)
PEOPLE = st.integers(1, 2**52)
WANTED: st.SearchStrategy[Action] = st.one_of(
    st.sampled_from([Settings(), td.Introduce()]),
    st.builds(sd.Join, IDS),
    st.builds(sd.SignedUp, IDS),
    st.builds(td.JoinTeam, CODES),
)
unpack = features().actions.unpack

SCREENS: st.SearchStrategy[Action] = st.one_of(
    st.sampled_from(
        [
            Home(),
            About(),
            cd.Now(),
            Settings(),
            Privacy(),
            ShowData(),
            SetAllChanges(on=True),
            Help(),
            Search(),
        ]
    ),
    st.builds(My, PAGES),
    st.builds(cd.Days, STRANDS),
    st.builds(cd.Day, st.dates(date(1900, 1, 1)), STRANDS, PAGES),
    st.builds(cd.SessionAt, IDS, STRANDS),
    st.builds(cd.Parallel, IDS, PAGES),
    st.builds(cd.PlaceAt, IDS, PAGES),
    st.builds(cd.SendPin, IDS),
    st.builds(Part, st.dates(date(1900, 1, 1)), PAGES, PAGES, PAGES),
    st.builds(Groups, PAGES),
    st.builds(GroupAt, IDS),
    st.builds(Teams, PAGES),
    st.builds(TeamAt, IDS, PAGES),
    st.builds(EraseData, st.booleans()),
    st.builds(Star, IDS, st.booleans(), STRANDS),
    st.builds(Seen, st.integers(0, 10**15)),
    st.sampled_from(
        [
            od.OrganisersDesk(),
            rel.ProgrammeUpdate(),
            rel.SendProgramme(),
            rel.SendWorkbook(),
            rel.SendTemplate(),
            od.Organisers(),
            od.InviteOrganiser(),
        ]
    ),
    st.builds(rel.MoveTo, IDS, IDS),
    st.builds(rel.Shift, IDS, st.integers(-999, 999)),
    st.builds(rel.ChangePlace, IDS, PAGES),
    st.builds(rel.SetCapacity, IDS, PAGES),
    st.builds(draft.PublishDraft, PAGES, PAGES),
    st.builds(draft.PublishAsShown, PAGES, PAGES, PAGES),
    st.builds(draft.TellWhom, PAGES, st.sampled_from(Whom)),
    st.builds(rel.ChangesOf, PAGES, PAGES),
    st.builds(rel.RemindUnseen, PAGES, PAGES),
    st.builds(rel.TellNow, PAGES),
    st.builds(od.OpenedInvitation, PAGES),
    st.builds(od.DecideOrganiser, PAGES, st.booleans()),
    st.builds(od.ConfirmOrganiser, st.integers(0, 10**15)),
    st.builds(od.RemoveOrganiser, st.integers(0, 10**15), st.booleans()),
    st.builds(od.Audit, PAGES, st.booleans()),
    st.builds(sd.Join, IDS, st.integers(0, 99_999)),
    st.builds(sd.Leave, IDS, st.booleans()),
    st.builds(AskName, WANTED),
    st.builds(SetAttendance, WANTED, st.sampled_from([None, *Attendance])),
    st.builds(rd.Unseat, IDS, PEOPLE, st.booleans()),
    st.builds(rd.Export, IDS | st.just(""), st.sampled_from(rd.FileKind)),
    st.builds(md.SetHighlights, st.booleans(), st.sampled_from(md.Where)),
    st.builds(md.SendCalendar, st.sampled_from(md.Scope), IDS | st.just("")),
    st.builds(md.Swap, IDS),
    st.builds(td.SayPresence, IDS, st.sampled_from(Answer)),
    st.builds(td.SayLate, IDS, st.integers(0, 600)),
    st.builds(td.AnswerLate, IDS, st.integers(0, 600)),
    st.builds(td.BindChat, IDS, PEOPLE),
    st.builds(td.TakeOut, IDS, PEOPLE, st.booleans()),
    st.builds(td.JoinTeam, CODES, st.integers(0, 99_999)),
    st.builds(td.LeaveTeam, IDS, st.booleans()),
    st.builds(td.RejoinTeam, IDS),
    st.builds(td.ChatLanguage, IDS, st.sampled_from(["de", "ru"])),
    st.builds(td.ToggleChatLead, IDS, PAGES),
)
MOVES = st.builds(rd.MoveByHand, IDS, PEOPLE, IDS)
"""They fill the 64 bytes and fit into no other press."""

PRESSES = (
    SCREENS
    | MOVES
    | st.builds(Anew, SCREENS)
    | st.builds(ChooseLanguage, st.sampled_from(["de", "ru"]), SCREENS)
)


@given(PRESSES)
def test_every_press_comes_back_as_it_was_and_fits(press: Action) -> None:
    data = pack(press)
    assert 1 <= len(data.encode()) <= MAX_BYTES
    assert unpack(data) == press


LONG_ID = "a" * 24

SAMPLES = [
    Home(),
    About(),
    cd.Now(),
    Settings(),
    Privacy(),
    ShowData(),
    SetAllChanges(on=False),
    Help(),
    cd.Days(),
    cd.Day(date(2021, 6, 28)),
    cd.SessionAt("a"),
    cd.SessionCalled("a"),
    cd.Parallel("a"),
    cd.PlaceAt("a"),
    cd.SendPin("a"),
    Groups(),
    GroupAt("a"),
    Teams(),
    TeamAt("a"),
    EraseData(),
    ChooseLanguage("de"),
    My(),
    Changes(),
    Search(),
    Part(date(2021, 6, 28), 0, 0),
    Star("a", True),
    Seen(1),
    Anew(Home()),
    OpenInvitation("a" * 24),
    od.OrganisersDesk(),
    od.ChangeProgramme(),
    od.MoreAtDesk(),
    rel.ProgrammeUpdate(),
    rel.SendProgramme(),
    rel.SendWorkbook(),
    rel.SendTemplate(),
    rel.Releases(),
    rel.ReleaseAt(1),
    rel.ChangesOf(1),
    rel.Restore(1),
    rel.RemindUnseen(1, 1),
    rel.SendReminder(1),
    rel.TellNow(1),
    rel.DraftAt(1),
    draft.PublishDraft(1, 1),
    draft.PublishAsShown(1, 1, 0),
    draft.TellWhom(1, Whom.ALL),
    draft.DiscardDraft(1),
    rel.ChangeSession("a"),
    rel.ChangeHours("a"),
    rel.Shift("a", -15),
    rel.ChangePlace("a"),
    rel.MoveTo("a", "b"),
    rel.ChangeLink("a"),
    rel.DropLink("a"),
    rel.CancelSession("a"),
    rel.CancelFor("a", rel.Why.ILL),
    rel.Reinstate("a"),
    rel.RemoveSession("a"),
    draft.OtherReason(1),
    draft.SayWhy(1),
    draft.Because(1, rel.Why.ILL),
    draft.TakeOutInstead(1),
    draft.ChooseReplacement(1),
    draft.ReplaceBy(1, "a"),
    draft.DoubtsOf(1),
    left.LeftOut(1),
    left.AskWhatBecame(1, "a"),
    left.ChooseSame(1, "a"),
    left.SameAs(1, "a", "b"),
    left.OffFor(1, "a", rel.Why.FEW),
    left.OffInWords(1, "a"),
    left.AskNext(1, "a"),
    left.NeverMeant(1, "a"),
    left.StaysIn(1, "a"),
    left.AnswerAll(1, left.All.SUGGESTED),
    rel.ChangeGroup("a"),
    rel.ChangeCapacity("a"),
    rel.SetCapacity("a", 5),
    rel.ChangeClosing("a"),
    rel.CloseNow("a"),
    rel.CloseByDefault("a"),
    od.Organisers(),
    od.InviteOrganiser(),
    od.OpenedInvitation(1),
    od.DecideOrganiser(1, True),
    od.ConfirmOrganiser(1),
    od.RemoveOrganiser(1),
    od.Audit(),
    od.Figures(),
    od.SendPicture(),
    td.MyTeam(),
    td.LeaveTeam("a"),
    td.SayPresence("a", Answer.HERE),
    td.BindChat("a", 1),
    td.PutFirst("de"),
    td.Stats(),
    td.TeamDesk("a"),
    td.Members("a"),
    td.MemberAt("a", 1),
    td.TakeOut("a", 1),
    td.NameLeader("a", 1),
    td.ConfirmLeader("a", 1),
    td.ChooseTeamToName(),
    td.WhoLeads("a"),
    td.AskForLeader("a"),
    rd.ChooseGroupToName(),
    rd.Coordinators("a"),
    rd.NameCoordinator("a", 1),
    rd.ConfirmCoordinator("a", 1),
    rd.EndCoordinating("a", 1),
    rd.AskForCoordinator("a"),
    td.EndLeading("a", 1),
    td.EndLeadingNow("a", 1),
    td.JoinCode("a"),
    td.SendQr("a"),
    td.RenewCode("a"),
    td.ChatSettings("a"),
    td.ToggleChatLead("a", 15),
    td.ChatLanguage("a", "de"),
    td.UnbindChat("a"),
    wd.Workshops("a"),
    wd.WorkshopsAfter("a", "b"),
    wd.NewWorkshop("a"),
    wd.WorkshopAt("a", "b"),
    wd.MoveWorkshop("a", "b"),
    wd.RelocateWorkshop("a", "b"),
    wd.RenameWorkshop("a", "b"),
    wd.CancelWorkshop("a", "b"),
    wd.RemoveWorkshop("a", "b"),
    wd.ReinstateWorkshop("a", "b"),
    wd.AskDay(),
    wd.PickDay(date(2021, 6, 28)),
    wd.AskHour(),
    wd.PickHour(600),
    wd.AskLength(),
    wd.PickLength(90),
    wd.AskWhere(),
    wd.PickPlace("a"),
    wd.AskTitle(),
    wd.AskOtherTitle(),
    wd.AskOtherPlace(),
    wd.SamePlace(),
    wd.ProposeWorkshop(),
    wd.PublishWorkshop("a", 1, 1),
    wd.DiscardWorkshop("a", 1),
    wd.WhyCancelled("a", 1),
    bd.Broadcasts(),
    od.AuditOf(99, Kind.BROADCASTS, 2**40),
    od.AuditPeople(9, None),
    bd.NewBroadcast(),
    bd.TakeAs(999_999, "de"),
    bd.TakeApart(999_999),
    bd.TakeText(999_999),
    bd.BeginText(),
    bd.KeepVersion(999_999, "ru"),
    bd.NewFor(ScopeKind.GROUP, LONG_ID),
    bd.BroadcastAt(999_999),
    bd.OpenDraft(999_999),
    bd.AskVersion(999_999, "de"),
    bd.DropVersion(999_999, "ru", 999_999),
    bd.SetFallback(999_999, ""),
    bd.ToWhom(999_999),
    bd.ChooseGroups(999_999, 999_999),
    bd.ChooseTeams(999_999, 999_999),
    bd.ChooseDay(999_999, True),
    bd.ChooseSessions(999_999, True, date(2021, 6, 28), 999_999),
    bd.ChooseUnseen(999_999),
    bd.TogglePart(999_999, PartKind.WAITING, LONG_ID),
    bd.ChooseEverybody(999_999),
    bd.OnlyLanguage(999_999, "ru"),
    bd.OnlyAttendance(999_999, Attendance.VIDEO),
    bd.OnlyUnseenBroadcast(999_999, 999_999),
    bd.OnlyUnseenRelease(999_999, 999_999),
    bd.ChooseButtons(999_999),
    bd.ToggleSeen(999_999),
    bd.ButtonGroups(999_999, 999_999),
    bd.SessionButton(999_999, LONG_ID),
    bd.GroupButton(999_999, LONG_ID),
    bd.AskLink(999_999),
    bd.DropButton(999_999, 3),
    bd.AskMoment(999_999),
    bd.SetMoment(999_999, 253_402_300_799 // 60),
    bd.SetUrgent(999_999, True),
    bd.SetSaysCorrected(999_999, False),
    bd.Check(999_999),
    bd.Preview(999_999),
    bd.TestToMe(999_999),
    bd.Release(999_999, 999_999),
    bd.Approve(999_999, 999_999),
    bd.Decline(999_999),
    bd.TakeBack(999_999),
    bd.Discard(999_999, True),
    bd.Pause(999_999),
    bd.GoOn(999_999, True),
    bd.Stop(999_999),
    bd.SendAgain(999_999, PartKind.MISSED),
    bd.Correct(999_999),
    bd.CorrectAbove(999_999),
    bd.Recall(999_999, True),
    bd.RecallAndResend(999_999),
]


def test_every_action_comes_back_as_it_was() -> None:
    samples = [*SAMPLES, *(row.press for row in TABLE)]
    kinds = {entry.action for feature in features().all for entry in feature.actions}
    assert {type(action) for action in samples} == kinds
    for action in samples:
        assert unpack(pack(action)) == action


def test_two_actions_with_one_tag_are_refused() -> None:
    class First(Action, tag="first"):
        """An action."""

    class Second(Action, tag="first"):
        """Another one that begins alike."""

    with pytest.raises(ValueError, match="Second has no tag of its own"):
        ActionTable([First, Second])


@given(st.text(max_size=80))
def test_arbitrary_data_never_raises_and_only_comes_in_as_it_would_go_out(data: str) -> None:
    press = unpack(data)
    assert press is None or pack(press) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        "h:",
        "h:x",
        "zz",
        "d:20210628",
        "d:20211301::0",
        "d:20210628:x:0",
        "d:20210628::-1",
        "d:20210628::00",
        "d:20210628::9999999",
        "s:UPPER:",
        "s:a_b:",
        "s:-a:",
        "s:" + "a" * 25 + ":",
        "l:en:h",
        "l:de:l:de:h",
        "l:de:zz",
        "g:a:b",
        "gs:١",
    ],
)
def test_forged_data_is_refused(data: str) -> None:
    assert unpack(data) is None


def test_data_too_long_for_telegram_is_never_packed() -> None:
    with pytest.raises(ValueError, match="over 64 bytes"):
        pack(cd.SessionAt("x" * 70))


@pytest.mark.parametrize(
    "press", [OpenInvitation("a" * 24), rd.PersonIn("tanz", 7), Anew(rd.PersonIn("tanz", 7))]
)
def test_neither_a_person_nor_a_one_time_code_is_remembered(press: Action) -> None:
    pack(Settings())
    before = actions._packed_before.cache_info()
    pack(press)
    pack(press)
    assert actions._packed_before.cache_info() == before
    pack(Settings())
    assert actions._packed_before.cache_info().hits == before.hits + 1
