"""What a button can say: addresses of screens, and actions, packed into callback data.

Callback data is 1–64 bytes and user input (a modified client can send anything): `unpack` takes
only what `pack` could have made and gives None for everything else. Whether what it names still
exists, and whether the person may have it, is decided where it is opened.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from handlers import presses as p
from handlers.broadcasting import presses as b
from handlers.organiser import presses as o
from handlers.presses import Press
from handlers.registrations import presses as r
from handlers.reminding import presses as m
from handlers.sign_up import presses as u
from handlers.teams import presses as t
from handlers.teams import workshop_presses as w
from storage.broadcasts.model import PartKind, ScopeKind
from storage.profiles import Attendance
from storage.programme.model import Strand
from storage.teams.codes import LENGTH
from storage.teams.model import Answer

MAX_BYTES: Final = 64
_DIGITS: Final = 6
_DIGITS_OF_AN_ID: Final = 16
"""Telegram ids have up to 52 bits."""

_BASE: Final = 36
_DIGITS_IN_BASE: Final = 11
"""An id is written short beside two of a programme's ids."""

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
_TEAM_CODE: Final = re.compile(rf"T(?:[a-z2-7]{{{LENGTH}}})?")
"""How a team is named by the code that it is joined by; no id of a programme looks so."""

_CODE: Final = re.compile(r"[A-Za-z0-9_-]{24}")
"""What a one-time link carries."""


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


class _Codec(NamedTuple):
    """How one field is written and read; `read` raises ValueError for what was never written."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


class _Form(NamedTuple):
    tag: str
    codecs: tuple[_Codec, ...] = ()


def _read_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def _read_code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError(text)
    return text


def _read_language(text: str) -> str:
    if text not in ("de", "ru"):
        raise ValueError(text)
    return text


def _read_press(text: str) -> Press:
    press = unpack(text)
    if press is None or isinstance(press, p.ChooseLanguage | p.Anew):
        raise ValueError(text)
    return press


_STRANDS: Final = {None: "", Strand.CONFERENCE: "c", Strand.YOUTH: "y", Strand.BOTH: "b"}
_STRANDS_READ: Final = {letter: strand for strand, letter in _STRANDS.items()}


def _read_strand(text: str) -> Strand | None:
    if text not in _STRANDS_READ:
        raise ValueError(text)
    return _STRANDS_READ[text]


def _read_number(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError(text)
    return abs(int(text))


def _read_large_number(text: str) -> int:
    if len(text) > _DIGITS_OF_AN_ID:
        raise ValueError(text)
    return abs(int(text))


def _read_signed(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError(text)
    return int(text)


def _write_short(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, _BASE)
        digits = _ALPHABET[digit] + digits
    return digits or "0"


def _read_short(text: str) -> int:
    if len(text) > _DIGITS_IN_BASE:
        raise ValueError(text)
    return abs(int(text, _BASE))


def _read_id_or_none(text: str) -> str:
    return _read_id(text) if text else ""


def _read_wanted(text: str) -> str:
    """What somebody wants to join: a group by its id, a team by its code, or none but their own."""
    return text if _TEAM_CODE.fullmatch(text) else _read_id(text)


def _read_wanted_or_none(text: str) -> str:
    return _read_wanted(text) if text else ""


def _read_attendance(text: str) -> Attendance | None:
    if text not in _ATTENDANCES_READ:
        raise ValueError(text)
    return _ATTENDANCES_READ[text]


def _read_date(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)


_ALPHABET: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_ATTENDANCES: Final = {None: "", Attendance.ONSITE: "o", Attendance.VIDEO: "v"}
_ATTENDANCES_READ: Final = {letter: how for how, letter in _ATTENDANCES.items()}

_CODE_FIELD: Final = _Codec(str, _read_code)
_ID_FIELD: Final = _Codec(str, _read_id)
_NUMBER: Final = _Codec(str, _read_number)
_LARGE_NUMBER: Final = _Codec(str, _read_large_number)
_SIGNED: Final = _Codec(str, _read_signed)
_FLAG: Final = _Codec(lambda sure: str(int(sure)), lambda text: bool(_read_number(text)))
_DATE: Final = _Codec(lambda day: f"{day:%Y%m%d}", _read_date)
_STRAND: Final = _Codec(_STRANDS.__getitem__, _read_strand)
_LANGUAGE: Final = _Codec(str, _read_language)
_PRESS: Final = _Codec(pack, _read_press)
_PERSON: Final = _Codec(_write_short, _read_short)
_ID_OR_NONE: Final = _Codec(str, _read_id_or_none)
_WANTED: Final = _Codec(str, _read_wanted)
_WANTED_OR_NONE: Final = _Codec(str, _read_wanted_or_none)
_ANSWER: Final = _Codec(str, Answer)
_ATTENDANCE: Final = _Codec(_ATTENDANCES.__getitem__, _read_attendance)
_WHERE: Final = _Codec(str, m.Where)
_SCOPE: Final = _Codec(str, m.Scope)
_FILE_KIND: Final = _Codec(str, r.FileKind)

_SCOPE_KIND: Final = _Codec(str, ScopeKind)
_PART_KIND: Final = _Codec(str, PartKind)
_LANGUAGE_OR_NONE: Final = _Codec(str, lambda text: _read_language(text) if text else "")

_FORMS: Final[dict[type[Press], _Form]] = {
    p.Home: _Form("h"),
    p.About: _Form("a"),
    p.Now: _Form("n"),
    p.Days: _Form("ds", (_STRAND,)),
    p.Day: _Form("d", (_DATE, _STRAND, _NUMBER)),
    p.SessionAt: _Form("s", (_ID_FIELD, _STRAND)),
    p.Parallel: _Form("sp", (_ID_FIELD, _NUMBER)),
    p.PlaceAt: _Form("p", (_ID_FIELD, _NUMBER)),
    p.Star: _Form("v", (_ID_FIELD, _FLAG, _STRAND)),
    p.Seen: _Form("e", (_LARGE_NUMBER,)),
    p.Anew: _Form("w", (_PRESS,)),
    p.SendPin: _Form("pp", (_ID_FIELD,)),
    p.Groups: _Form("gs", (_NUMBER,)),
    p.GroupAt: _Form("g", (_ID_FIELD,)),
    p.Teams: _Form("ts", (_NUMBER,)),
    p.TeamAt: _Form("t", (_ID_FIELD, _NUMBER)),
    p.Part: _Form("dp", (_DATE, _NUMBER, _NUMBER, _NUMBER)),
    p.My: _Form("m", (_NUMBER,)),
    p.Search: _Form("f"),
    p.Settings: _Form("o"),
    p.Privacy: _Form("y"),
    p.ShowData: _Form("yd"),
    p.EraseData: _Form("ye", (_FLAG,)),
    p.Help: _Form("q"),
    p.ChooseLanguage: _Form("l", (_LANGUAGE, _PRESS)),
    p.OpenInvitation: _Form("r", (_CODE_FIELD,)),
    u.Join: _Form("j", (_WANTED, _NUMBER)),
    u.Leave: _Form("jl", (_ID_FIELD, _FLAG)),
    u.Requeue: _Form("jr", (_ID_FIELD,)),
    u.KeepOnly: _Form("jk", (_ID_FIELD,)),
    u.Prefer: _Form("jp", (_ID_FIELD,)),
    u.Consent: _Form("jc", (_WANTED_OR_NONE,)),
    u.AskName: _Form("jn", (_WANTED_OR_NONE,)),
    u.UseTelegramName: _Form("ju", (_WANTED_OR_NONE,)),
    u.AskTown: _Form("jt", (_WANTED_OR_NONE,)),
    u.SkipTown: _Form("js", (_WANTED_OR_NONE,)),
    u.AskAttendance: _Form("ja", (_WANTED_OR_NONE,)),
    u.SetAttendance: _Form("jv", (_WANTED_OR_NONE, _ATTENDANCE)),
    m.Reminders: _Form("k"),
    m.ToggleLead: _Form("kl", (_NUMBER,)),
    m.TurnOff: _Form("ko"),
    m.SetDigest: _Form("kd", (_FLAG,)),
    m.SetHighlights: _Form("kh", (_FLAG, _WHERE)),
    m.SetQuietHours: _Form("kq", (_NUMBER,)),
    m.Knows: _Form("kk", (_ID_FIELD, _LARGE_NUMBER)),
    m.Swap: _Form("ks", (_ID_FIELD,)),
    m.SendCalendar: _Form("kc", (_SCOPE, _ID_OR_NONE)),
    t.MyTeam: _Form("tm"),
    t.LeaveTeam: _Form("tl", (_ID_FIELD, _FLAG)),
    t.SayPresence: _Form("ta", (_ID_FIELD, _ANSWER)),
    t.BindChat: _Form("tb", (_ID_FIELD, _PERSON)),
    t.PutFirst: _Form("tf", (_LANGUAGE,)),
    t.Stats: _Form("Ts", (_NUMBER,)),
    t.TeamDesk: _Form("T", (_ID_FIELD,)),
    t.Members: _Form("Tm", (_ID_FIELD, _NUMBER)),
    t.MemberAt: _Form("Tp", (_ID_FIELD, _PERSON)),
    t.TakeOut: _Form("To", (_ID_FIELD, _PERSON, _FLAG)),
    t.NameLeader: _Form("Tn", (_ID_FIELD, _PERSON)),
    t.EndLeading: _Form("Te", (_ID_FIELD, _PERSON)),
    t.JoinCode: _Form("Tc", (_ID_FIELD,)),
    t.SendQr: _Form("Tq", (_ID_FIELD,)),
    t.RenewCode: _Form("Tr", (_ID_FIELD, _FLAG)),
    t.ChatSettings: _Form("Tg", (_ID_FIELD,)),
    t.ToggleChatLead: _Form("Tt", (_ID_FIELD, _NUMBER)),
    t.ChatLanguage: _Form("Tl", (_ID_FIELD, _LANGUAGE)),
    t.UnbindChat: _Form("Tu", (_ID_FIELD, _FLAG)),
    w.Workshops: _Form("W", (_ID_FIELD,)),
    w.NewWorkshop: _Form("Wn", (_ID_FIELD,)),
    w.WorkshopAt: _Form("Ws", (_ID_FIELD, _ID_FIELD)),
    w.MoveWorkshop: _Form("Wm", (_ID_FIELD, _ID_FIELD)),
    w.RelocateWorkshop: _Form("Wr", (_ID_FIELD, _ID_FIELD)),
    w.RenameWorkshop: _Form("Wt", (_ID_FIELD, _ID_FIELD)),
    w.CancelWorkshop: _Form("Wx", (_ID_FIELD, _ID_FIELD)),
    w.AskDay: _Form("wd"),
    w.PickDay: _Form("wD", (_DATE,)),
    w.AskHour: _Form("wh"),
    w.PickHour: _Form("wH", (_NUMBER,)),
    w.AskLength: _Form("wl"),
    w.PickLength: _Form("wL", (_NUMBER,)),
    w.AskWhere: _Form("ww", (_NUMBER,)),
    w.PickPlace: _Form("wP", (_ID_OR_NONE,)),
    w.AskTitle: _Form("wt"),
    w.AskOtherTitle: _Form("wo"),
    w.ProposeWorkshop: _Form("wp"),
    w.PublishWorkshop: _Form("Wp", (_ID_FIELD, _NUMBER, _NUMBER)),
    w.DiscardWorkshop: _Form("Wd", (_ID_FIELD, _NUMBER)),
    r.Registrations: _Form("L", (_NUMBER,)),
    r.ListOf: _Form("Ll", (_ID_FIELD, _NUMBER)),
    r.PersonIn: _Form("Lp", (_ID_FIELD, _PERSON)),
    r.SeatByHand: _Form("Ls", (_ID_FIELD, _PERSON)),
    r.Unseat: _Form("Lu", (_ID_FIELD, _PERSON, _FLAG)),
    r.ChooseMove: _Form("Lc", (_ID_FIELD, _PERSON)),
    r.MoveByHand: _Form("Lm", (_ID_FIELD, _PERSON, _ID_FIELD)),
    r.Export: _Form("Le", (_ID_OR_NONE, _FILE_KIND)),
    b.Broadcasts: _Form("B", (_NUMBER,)),
    b.NewBroadcast: _Form("Bn"),
    b.NewFor: _Form("Bf", (_SCOPE_KIND, _ID_OR_NONE)),
    b.BroadcastAt: _Form("Ba", (_NUMBER,)),
    b.OpenDraft: _Form("Bo", (_NUMBER,)),
    b.AskVersion: _Form("Bv", (_NUMBER, _LANGUAGE)),
    b.DropVersion: _Form("Bd", (_NUMBER, _LANGUAGE, _NUMBER)),
    b.SetFallback: _Form("Bl", (_NUMBER, _LANGUAGE_OR_NONE)),
    b.ToWhom: _Form("Bw", (_NUMBER,)),
    b.ChooseGroups: _Form("Bg", (_NUMBER, _NUMBER)),
    b.ChooseTeams: _Form("Bt", (_NUMBER, _NUMBER)),
    b.ChooseDay: _Form("By", (_NUMBER, _FLAG)),
    b.ChooseSessions: _Form("Bs", (_NUMBER, _FLAG, _DATE, _NUMBER)),
    b.ChooseUnseen: _Form("Bu", (_NUMBER,)),
    b.TogglePart: _Form("bp", (_NUMBER, _PART_KIND, _ID_OR_NONE)),
    b.ChooseEverybody: _Form("be", (_NUMBER,)),
    b.OnlyLanguage: _Form("bl", (_NUMBER, _LANGUAGE_OR_NONE)),
    b.OnlyAttendance: _Form("ba", (_NUMBER, _ATTENDANCE)),
    b.OnlyUnseenBroadcast: _Form("bu", (_NUMBER, _NUMBER)),
    b.OnlyUnseenRelease: _Form("br", (_NUMBER, _NUMBER)),
    b.ChooseButtons: _Form("Bb", (_NUMBER,)),
    b.ToggleSeen: _Form("bs", (_NUMBER,)),
    b.ButtonGroups: _Form("bG", (_NUMBER, _NUMBER)),
    b.SessionButton: _Form("bS", (_NUMBER, _ID_FIELD)),
    b.GroupButton: _Form("bg", (_NUMBER, _ID_FIELD)),
    b.AskLink: _Form("bk", (_NUMBER,)),
    b.DropButton: _Form("bd", (_NUMBER, _NUMBER)),
    b.AskMoment: _Form("Bm", (_NUMBER,)),
    b.SetMoment: _Form("bm", (_NUMBER, _LARGE_NUMBER)),
    b.SetUrgent: _Form("bq", (_NUMBER, _FLAG)),
    b.SetSaysCorrected: _Form("bc", (_NUMBER, _FLAG)),
    b.Check: _Form("Bc", (_NUMBER,)),
    b.Preview: _Form("Bp", (_NUMBER,)),
    b.TestToMe: _Form("BT", (_NUMBER,)),
    b.Release: _Form("BR", (_NUMBER, _NUMBER)),
    b.Approve: _Form("BA", (_NUMBER, _NUMBER)),
    b.Decline: _Form("BD", (_NUMBER,)),
    b.TakeBack: _Form("BB", (_NUMBER,)),
    b.Discard: _Form("Bx", (_NUMBER, _FLAG)),
    b.Pause: _Form("BP", (_NUMBER,)),
    b.GoOn: _Form("BG", (_NUMBER, _FLAG)),
    b.Stop: _Form("BS", (_NUMBER,)),
    b.SendAgain: _Form("BM", (_NUMBER, _PART_KIND)),
    b.Correct: _Form("BC", (_NUMBER,)),
    b.Recall: _Form("Br", (_NUMBER, _FLAG)),
    b.RecallAndResend: _Form("BX", (_NUMBER,)),
    o.OrganisersDesk: _Form("O"),
    o.ProgrammeUpdate: _Form("R"),
    o.SendProgramme: _Form("Rf"),
    o.SendWorkbook: _Form("Rx"),
    o.Releases: _Form("Rs", (_NUMBER,)),
    o.ReleaseAt: _Form("Rn", (_NUMBER,)),
    o.ChangesOf: _Form("Rc", (_NUMBER, _NUMBER)),
    o.Restore: _Form("Rr", (_NUMBER,)),
    o.RemindUnseen: _Form("Ru", (_NUMBER, _NUMBER)),
    o.DraftAt: _Form("D", (_NUMBER, _NUMBER)),
    o.PublishDraft: _Form("Dp", (_NUMBER, _NUMBER)),
    o.DiscardDraft: _Form("Dd", (_NUMBER,)),
    o.ChangeSession: _Form("C", (_ID_FIELD,)),
    o.ChangeHours: _Form("Ch", (_ID_FIELD,)),
    o.Shift: _Form("Cs", (_ID_FIELD, _SIGNED)),
    o.ChangePlace: _Form("Cp", (_ID_FIELD, _NUMBER)),
    o.MoveTo: _Form("Cm", (_ID_FIELD, _ID_FIELD)),
    o.ChangeLink: _Form("Cl", (_ID_FIELD,)),
    o.DropLink: _Form("Cd", (_ID_FIELD,)),
    o.CancelSession: _Form("Cx", (_ID_FIELD,)),
    o.ChangeGroup: _Form("G", (_ID_FIELD,)),
    o.ChangeCapacity: _Form("Gc", (_ID_FIELD,)),
    o.SetCapacity: _Form("Gs", (_ID_FIELD, _NUMBER)),
    o.ChangeClosing: _Form("Gl", (_ID_FIELD,)),
    o.CloseNow: _Form("Gn", (_ID_FIELD,)),
    o.CloseByDefault: _Form("Gd", (_ID_FIELD,)),
    o.Organisers: _Form("P"),
    o.InviteOrganiser: _Form("Pi"),
    o.DecideOrganiser: _Form("Pc", (_NUMBER, _FLAG)),
    o.RemoveOrganiser: _Form("Px", (_LARGE_NUMBER, _FLAG)),
    o.Audit: _Form("A", (_NUMBER, _FLAG)),
    o.Figures: _Form("F"),
    o.SendPicture: _Form("Fp"),
}
_TYPES: Final = {form.tag: press for press, form in _FORMS.items()}
