"""Broadcasts: messages to many, written, checked, sent, put right."""

from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import composing, received, rendering
from handlers.broadcasts import following as broadcasting
from handlers.broadcasts.releasing import preview
from handlers.broadcasts.rights import scopes_of
from handlers.frame.feature import (
    ActionEntry,
    Command,
    Context,
    Feature,
    Followed,
    NoticeEntry,
    Question,
    does,
    opens,
)
from handlers.frame.reader import Reader
from locales.translator import N_
from storage.broadcasts import model as m


async def _follow(context: Context, action: b.BroadcastAction) -> Followed | None:
    return await broadcasting.follow(action, context)


async def _answered(
    context: Context, asking: b.AskMoment | b.AskLink, text: str
) -> Followed | None:
    return await composing.answered(asking, text, context)


def _writes(v: Reader) -> bool:
    return bool(scopes_of(v))


def _all(*actions: type[b.BroadcastAction]) -> tuple[ActionEntry, ...]:
    return tuple(opens(action, _follow) for action in actions)


FEATURE: Final = Feature(
    "broadcasts",
    actions=(
        *_all(
            b.Broadcasts,
            b.NewBroadcast,
            b.NewFor,
            b.BroadcastAt,
            b.OpenDraft,
            b.AskVersion,
            b.DropVersion,
            b.SetFallback,
            b.ToWhom,
            b.ChooseGroups,
            b.ChooseTeams,
            b.ChooseDay,
            b.ChooseSessions,
            b.ChooseUnseen,
            b.TogglePart,
            b.ChooseEverybody,
            b.OnlyLanguage,
            b.OnlyAttendance,
            b.OnlyUnseenBroadcast,
            b.OnlyUnseenRelease,
            b.ChooseButtons,
            b.ToggleSeen,
            b.ButtonGroups,
            b.SessionButton,
            b.GroupButton,
            b.AskLink,
            b.DropButton,
            b.AskMoment,
            b.SetMoment,
            b.SetUrgent,
            b.SetSaysCorrected,
            b.Check,
            b.TestToMe,
            b.Release,
            b.Approve,
            b.Decline,
            b.TakeBack,
            b.Discard,
            b.Pause,
            b.GoOn,
            b.Stop,
            b.SendAgain,
            b.Correct,
            b.Recall,
            b.RecallAndResend,
        ),
        does(b.Preview, preview),
    ),
    questions=(
        Question(
            b.OpenDraft, takes_message=received.take_unasked, allowed=_writes, ends_when_left=True
        ),
        Question(
            b.AskVersion,
            takes_message=received.take,
            takes_commands=True,
            answered_by=(b.DropVersion, b.SetFallback),
            allowed=_writes,
            no_way_back_from=(b.BroadcastAction,),
        ),
        Question(
            b.AskMoment,
            _answered,
            answered_by=(b.SetMoment,),
            allowed=_writes,
            no_way_back_from=(b.BroadcastAction,),
        ),
        Question(b.AskLink, _answered, allowed=_writes, no_way_back_from=(b.BroadcastAction,)),
    ),
    notices=(
        *(
            NoticeEntry(kind, rendering.written, is_silent_at_night=False)
            for kind in rendering.KINDS
        ),
        *(NoticeEntry(kind, rendering.noticed) for kind in m.Notice),
    ),
    commands=(
        Command(
            "broadcast", b.Broadcasts(), N_("Write to many at once"), order=22, allowed=_writes
        ),
    ),
    takes_message=received.take_if_wanted,
    takes_edit=received.follow_edit,
)
