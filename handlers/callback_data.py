"""What a button can say: addresses of screens, and actions, packed into callback data.

Callback data is 1–64 bytes and user input (a modified client can send anything): `unpack` takes
only what `pack` could have made and gives None for everything else. Whether what it names still
exists, and whether the person may have it, is decided where it is opened.
"""

from typing import Final, NamedTuple

from handlers import presses as p
from handlers.broadcasting import presses as b
from handlers.callback_codecs import (
    ANSWER,
    ATTENDANCE,
    CODE_FIELD,
    DATE,
    FILE_KIND,
    FLAG,
    ID_FIELD,
    ID_OR_NONE,
    LANGUAGE,
    LANGUAGE_OR_NONE,
    LARGE_NUMBER,
    NUMBER,
    PART_KIND,
    PERSON,
    SCOPE,
    SCOPE_KIND,
    SIGNED,
    STRAND,
    WANTED,
    WANTED_OR_NONE,
    WHERE,
    Codec,
)
from handlers.organiser import presses as o
from handlers.presses import Press
from handlers.registrations import presses as r
from handlers.reminding import presses as m
from handlers.sign_up import presses as u
from handlers.teams import presses as t
from handlers.teams import workshop_presses as w

MAX_BYTES: Final = 64


def pack(press: Press) -> str:
    """The callback data for a press.

    Raises ValueError where it would be longer than the 64 bytes that Telegram takes.
    """
    tag, codecs = _FORMS[type(press)]
    values = (getattr(press, name) for name in press.__dataclass_fields__)
    data = ":".join([tag, *(c.write(v) for c, v in zip(codecs, values, strict=True))])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"callback data over {MAX_BYTES} bytes: {data}")
    return data


def unpack(data: str) -> Press | None:
    """The press that was packed into `data`, or None where no release of ours made it."""
    tag, _, rest = data.partition(":")
    form = _TYPES.get(tag)
    if form is None:
        return None
    codecs = _FORMS[form].codecs
    parts = rest.split(":", len(codecs) - 1) if codecs else []
    if len(parts) != len(codecs) or (not codecs and rest):
        return None
    try:
        press = form(*(c.read(part) for c, part in zip(codecs, parts, strict=True)))
    except ValueError:
        return None
    return press if pack(press) == data else None


class _Form(NamedTuple):
    tag: str
    codecs: tuple[Codec, ...] = ()


def _read_press(text: str) -> Press:
    press = unpack(text)
    if press is None or isinstance(press, p.ChooseLanguage | p.Anew):
        raise ValueError(text)
    return press


_PRESS: Final = Codec(pack, _read_press)

_FORMS: Final[dict[type[Press], _Form]] = {
    p.Home: _Form("h"),
    p.About: _Form("a"),
    p.Now: _Form("n"),
    p.Days: _Form("ds", (STRAND,)),
    p.Day: _Form("d", (DATE, STRAND, NUMBER)),
    p.SessionAt: _Form("s", (ID_FIELD, STRAND)),
    p.Parallel: _Form("sp", (ID_FIELD, NUMBER)),
    p.PlaceAt: _Form("p", (ID_FIELD, NUMBER)),
    p.Star: _Form("v", (ID_FIELD, FLAG, STRAND)),
    p.Seen: _Form("e", (LARGE_NUMBER,)),
    p.Anew: _Form("w", (_PRESS,)),
    p.SendPin: _Form("pp", (ID_FIELD,)),
    p.Groups: _Form("gs", (NUMBER,)),
    p.GroupAt: _Form("g", (ID_FIELD,)),
    p.Teams: _Form("ts", (NUMBER,)),
    p.TeamAt: _Form("t", (ID_FIELD, NUMBER)),
    p.Part: _Form("dp", (DATE, NUMBER, NUMBER, NUMBER)),
    p.My: _Form("m", (NUMBER,)),
    p.Search: _Form("f"),
    p.Settings: _Form("o"),
    p.Privacy: _Form("y"),
    p.ShowData: _Form("yd"),
    p.EraseData: _Form("ye", (FLAG,)),
    p.Help: _Form("q"),
    p.ChooseLanguage: _Form("l", (LANGUAGE, _PRESS)),
    p.OpenInvitation: _Form("r", (CODE_FIELD,)),
    u.Join: _Form("j", (WANTED, NUMBER)),
    u.Leave: _Form("jl", (ID_FIELD, FLAG)),
    u.Requeue: _Form("jr", (ID_FIELD,)),
    u.KeepOnly: _Form("jk", (ID_FIELD,)),
    u.Prefer: _Form("jp", (ID_FIELD,)),
    u.Consent: _Form("jc", (WANTED_OR_NONE,)),
    u.AskName: _Form("jn", (WANTED_OR_NONE,)),
    u.UseTelegramName: _Form("ju", (WANTED_OR_NONE,)),
    u.AskTown: _Form("jt", (WANTED_OR_NONE,)),
    u.SkipTown: _Form("js", (WANTED_OR_NONE,)),
    u.AskAttendance: _Form("ja", (WANTED_OR_NONE,)),
    u.SetAttendance: _Form("jv", (WANTED_OR_NONE, ATTENDANCE)),
    m.Reminders: _Form("k"),
    m.ToggleLead: _Form("kl", (NUMBER,)),
    m.TurnOff: _Form("ko"),
    m.SetDigest: _Form("kd", (FLAG,)),
    m.SetHighlights: _Form("kh", (FLAG, WHERE)),
    m.SetQuietHours: _Form("kq", (NUMBER,)),
    m.Knows: _Form("kk", (ID_FIELD, LARGE_NUMBER)),
    m.Swap: _Form("ks", (ID_FIELD,)),
    m.SendCalendar: _Form("kc", (SCOPE, ID_OR_NONE)),
    t.MyTeam: _Form("tm"),
    t.LeaveTeam: _Form("tl", (ID_FIELD, FLAG)),
    t.SayPresence: _Form("ta", (ID_FIELD, ANSWER)),
    t.BindChat: _Form("tb", (ID_FIELD, PERSON)),
    t.PutFirst: _Form("tf", (LANGUAGE,)),
    t.Stats: _Form("Ts", (NUMBER,)),
    t.TeamDesk: _Form("T", (ID_FIELD,)),
    t.Members: _Form("Tm", (ID_FIELD, NUMBER)),
    t.MemberAt: _Form("Tp", (ID_FIELD, PERSON)),
    t.TakeOut: _Form("To", (ID_FIELD, PERSON, FLAG)),
    t.NameLeader: _Form("Tn", (ID_FIELD, PERSON)),
    t.EndLeading: _Form("Te", (ID_FIELD, PERSON)),
    t.JoinCode: _Form("Tc", (ID_FIELD,)),
    t.SendQr: _Form("Tq", (ID_FIELD,)),
    t.RenewCode: _Form("Tr", (ID_FIELD, FLAG)),
    t.ChatSettings: _Form("Tg", (ID_FIELD,)),
    t.ToggleChatLead: _Form("Tt", (ID_FIELD, NUMBER)),
    t.ChatLanguage: _Form("Tl", (ID_FIELD, LANGUAGE)),
    t.UnbindChat: _Form("Tu", (ID_FIELD, FLAG)),
    w.Workshops: _Form("W", (ID_FIELD,)),
    w.NewWorkshop: _Form("Wn", (ID_FIELD,)),
    w.WorkshopAt: _Form("Ws", (ID_FIELD, ID_FIELD)),
    w.MoveWorkshop: _Form("Wm", (ID_FIELD, ID_FIELD)),
    w.RelocateWorkshop: _Form("Wr", (ID_FIELD, ID_FIELD)),
    w.RenameWorkshop: _Form("Wt", (ID_FIELD, ID_FIELD)),
    w.CancelWorkshop: _Form("Wx", (ID_FIELD, ID_FIELD)),
    w.AskDay: _Form("wd"),
    w.PickDay: _Form("wD", (DATE,)),
    w.AskHour: _Form("wh"),
    w.PickHour: _Form("wH", (NUMBER,)),
    w.AskLength: _Form("wl"),
    w.PickLength: _Form("wL", (NUMBER,)),
    w.AskWhere: _Form("ww", (NUMBER,)),
    w.PickPlace: _Form("wP", (ID_OR_NONE,)),
    w.AskTitle: _Form("wt"),
    w.AskOtherTitle: _Form("wo"),
    w.ProposeWorkshop: _Form("wp"),
    w.PublishWorkshop: _Form("Wp", (ID_FIELD, NUMBER, NUMBER)),
    w.DiscardWorkshop: _Form("Wd", (ID_FIELD, NUMBER)),
    r.Registrations: _Form("L", (NUMBER,)),
    r.ListOf: _Form("Ll", (ID_FIELD, NUMBER)),
    r.PersonIn: _Form("Lp", (ID_FIELD, PERSON)),
    r.SeatByHand: _Form("Ls", (ID_FIELD, PERSON)),
    r.Unseat: _Form("Lu", (ID_FIELD, PERSON, FLAG)),
    r.ChooseMove: _Form("Lc", (ID_FIELD, PERSON)),
    r.MoveByHand: _Form("Lm", (ID_FIELD, PERSON, ID_FIELD)),
    r.Export: _Form("Le", (ID_OR_NONE, FILE_KIND)),
    b.Broadcasts: _Form("B", (NUMBER,)),
    b.NewBroadcast: _Form("Bn"),
    b.NewFor: _Form("Bf", (SCOPE_KIND, ID_OR_NONE)),
    b.BroadcastAt: _Form("Ba", (NUMBER,)),
    b.OpenDraft: _Form("Bo", (NUMBER,)),
    b.AskVersion: _Form("Bv", (NUMBER, LANGUAGE)),
    b.DropVersion: _Form("Bd", (NUMBER, LANGUAGE, NUMBER)),
    b.SetFallback: _Form("Bl", (NUMBER, LANGUAGE_OR_NONE)),
    b.ToWhom: _Form("Bw", (NUMBER,)),
    b.ChooseGroups: _Form("Bg", (NUMBER, NUMBER)),
    b.ChooseTeams: _Form("Bt", (NUMBER, NUMBER)),
    b.ChooseDay: _Form("By", (NUMBER, FLAG)),
    b.ChooseSessions: _Form("Bs", (NUMBER, FLAG, DATE, NUMBER)),
    b.ChooseUnseen: _Form("Bu", (NUMBER,)),
    b.TogglePart: _Form("bp", (NUMBER, PART_KIND, ID_OR_NONE)),
    b.ChooseEverybody: _Form("be", (NUMBER,)),
    b.OnlyLanguage: _Form("bl", (NUMBER, LANGUAGE_OR_NONE)),
    b.OnlyAttendance: _Form("ba", (NUMBER, ATTENDANCE)),
    b.OnlyUnseenBroadcast: _Form("bu", (NUMBER, NUMBER)),
    b.OnlyUnseenRelease: _Form("br", (NUMBER, NUMBER)),
    b.ChooseButtons: _Form("Bb", (NUMBER,)),
    b.ToggleSeen: _Form("bs", (NUMBER,)),
    b.ButtonGroups: _Form("bG", (NUMBER, NUMBER)),
    b.SessionButton: _Form("bS", (NUMBER, ID_FIELD)),
    b.GroupButton: _Form("bg", (NUMBER, ID_FIELD)),
    b.AskLink: _Form("bk", (NUMBER,)),
    b.DropButton: _Form("bd", (NUMBER, NUMBER)),
    b.AskMoment: _Form("Bm", (NUMBER,)),
    b.SetMoment: _Form("bm", (NUMBER, LARGE_NUMBER)),
    b.SetUrgent: _Form("bq", (NUMBER, FLAG)),
    b.SetSaysCorrected: _Form("bc", (NUMBER, FLAG)),
    b.Check: _Form("Bc", (NUMBER,)),
    b.Preview: _Form("Bp", (NUMBER,)),
    b.TestToMe: _Form("BT", (NUMBER,)),
    b.Release: _Form("BR", (NUMBER, NUMBER)),
    b.Approve: _Form("BA", (NUMBER, NUMBER)),
    b.Decline: _Form("BD", (NUMBER,)),
    b.TakeBack: _Form("BB", (NUMBER,)),
    b.Discard: _Form("Bx", (NUMBER, FLAG)),
    b.Pause: _Form("BP", (NUMBER,)),
    b.GoOn: _Form("BG", (NUMBER, FLAG)),
    b.Stop: _Form("BS", (NUMBER,)),
    b.SendAgain: _Form("BM", (NUMBER, PART_KIND)),
    b.Correct: _Form("BC", (NUMBER,)),
    b.Recall: _Form("Br", (NUMBER, FLAG)),
    b.RecallAndResend: _Form("BX", (NUMBER,)),
    o.OrganisersDesk: _Form("O"),
    o.ProgrammeUpdate: _Form("R"),
    o.SendProgramme: _Form("Rf"),
    o.SendWorkbook: _Form("Rx"),
    o.Releases: _Form("Rs", (NUMBER,)),
    o.ReleaseAt: _Form("Rn", (NUMBER,)),
    o.ChangesOf: _Form("Rc", (NUMBER, NUMBER)),
    o.Restore: _Form("Rr", (NUMBER,)),
    o.RemindUnseen: _Form("Ru", (NUMBER, NUMBER)),
    o.DraftAt: _Form("D", (NUMBER, NUMBER)),
    o.PublishDraft: _Form("Dp", (NUMBER, NUMBER)),
    o.DiscardDraft: _Form("Dd", (NUMBER,)),
    o.ChangeSession: _Form("C", (ID_FIELD,)),
    o.ChangeHours: _Form("Ch", (ID_FIELD,)),
    o.Shift: _Form("Cs", (ID_FIELD, SIGNED)),
    o.ChangePlace: _Form("Cp", (ID_FIELD, NUMBER)),
    o.MoveTo: _Form("Cm", (ID_FIELD, ID_FIELD)),
    o.ChangeLink: _Form("Cl", (ID_FIELD,)),
    o.DropLink: _Form("Cd", (ID_FIELD,)),
    o.CancelSession: _Form("Cx", (ID_FIELD,)),
    o.ChangeGroup: _Form("G", (ID_FIELD,)),
    o.ChangeCapacity: _Form("Gc", (ID_FIELD,)),
    o.SetCapacity: _Form("Gs", (ID_FIELD, NUMBER)),
    o.ChangeClosing: _Form("Gl", (ID_FIELD,)),
    o.CloseNow: _Form("Gn", (ID_FIELD,)),
    o.CloseByDefault: _Form("Gd", (ID_FIELD,)),
    o.Organisers: _Form("P"),
    o.InviteOrganiser: _Form("Pi"),
    o.DecideOrganiser: _Form("Pc", (NUMBER, FLAG)),
    o.ConfirmOrganiser: _Form("Pv", (LARGE_NUMBER,)),
    o.RemoveOrganiser: _Form("Px", (LARGE_NUMBER, FLAG)),
    o.Audit: _Form("A", (NUMBER, FLAG)),
    o.Figures: _Form("F"),
    o.SendPicture: _Form("Fp"),
}
_TYPES: Final = {form.tag: press for press, form in _FORMS.items()}
