"""Broadcasts: messages to many, written, checked, sent, put right."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import (
    choosing,
    composing,
    draft_screens,
    looking,
    notices,
    received,
    sending,
)
from handlers.broadcasts.audience_screens import days
from handlers.broadcasts.choosing import at_buttons, at_limits, at_parts
from handlers.broadcasts.composing import OnBroadcast, at_draft, edits
from handlers.broadcasts.looking import writes
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
from handlers.ui.screen import Screen
from locales.translator import N_
from storage.broadcasts import model as m
from storage.broadcasts.model import Audience, Broadcast, Notice


def on_draft(
    action: type[b.OfBroadcast],
    handler: OnBroadcast,
    otherwise: Callable[[Context, Any], Awaitable[Followed | None]] | None = None,
) -> ActionEntry:
    """An action on a draft of the reader's own, which is read for it; `otherwise` is for what is
    none (any more).
    """

    async def opened(context: Context, press: b.OfBroadcast) -> Followed | Screen | None:
        draft = await looking.find_draft(context, press.number)
        if draft is not None:
            return await handler(context, draft, press)
        return await otherwise(context, press) if otherwise else None

    return opens(action, opened, allowed=writes)


def asks(
    action: type[b.OfBroadcast], view: Callable[[Reader, Broadcast, Any], Screen]
) -> ActionEntry:
    """An action that leads to a screen made of a draft alone."""

    async def asked(context: Context, draft: Broadcast, press: b.OfBroadcast) -> Screen:
        return view(context.reader(), draft, press)

    return on_draft(action, asked)


def on_released(
    action: type[b.OfBroadcast],
    handler: OnBroadcast,
    fits: Callable[[Broadcast], bool] = lambda _: True,
) -> ActionEntry:
    """An action on a broadcast whose people the reader may write to, which is read for it."""

    async def opened(context: Context, press: b.OfBroadcast) -> Followed | Screen | None:
        found = await looking.find(context, press.number)
        if found is None or not found.scope.is_open_to(context.reader().rights):
            return None
        return await handler(context, found, press) if fits(found) else None

    return opens(action, opened, allowed=writes)


_OVERVIEW: Final = (
    opens(b.Broadcasts, looking.overview, allowed=writes),
    opens(b.NewBroadcast, composing.begin, allowed=writes),
    opens(b.NewFor, composing.begin_for, allowed=writes),
    opens(b.BroadcastAt, looking.opened, allowed=writes),
    opens(b.OpenDraft, looking.opened, allowed=writes),
)
_WRITING: Final = (
    asks(b.AskVersion, lambda v, d, press: draft_screens.asking_for_version(v, d, press.language)),
    on_draft(b.DropVersion, composing.drop_version),
    on_draft(b.SetFallback, edits(composing.fallback, at_draft)),
    asks(b.AskMoment, lambda v, d, _: draft_screens.asking_for_moment(v, d)),
    on_draft(b.SetMoment, edits(composing.moment, at_draft)),
    on_draft(b.SetUrgent, edits(lambda _v, _d, press: {"urgent": press.on}, at_draft)),
    on_draft(
        b.SetSaysCorrected, edits(lambda _v, _d, press: {"says_corrected": press.on}, at_draft)
    ),
)
_AUDIENCE: Final = (
    on_draft(b.ToWhom, choosing.at_audience),
    on_draft(b.ChooseGroups, choosing.at_audience),
    on_draft(b.ChooseTeams, choosing.at_audience),
    asks(b.ChooseDay, lambda v, d, press: days(v, d, press.for_button)),
    on_draft(b.ChooseSessions, choosing.at_audience),
    on_draft(b.ChooseUnseen, choosing.at_unseen),
    on_draft(b.TogglePart, edits(choosing.part, at_parts)),
    on_draft(b.ChooseEverybody, edits(lambda _v, _d, _: {"audience": Audience()}, at_limits)),
    on_draft(
        b.OnlyLanguage,
        edits(
            lambda _v, d, press: {"audience": replace(d.audience, language=press.language or None)},
            at_limits,
        ),
    ),
    on_draft(
        b.OnlyAttendance,
        edits(
            lambda _v, d, press: {"audience": replace(d.audience, attendance=press.attendance)},
            at_limits,
        ),
    ),
    on_draft(b.OnlyUnseenBroadcast, choosing.only_unseen_broadcast),
    on_draft(b.OnlyUnseenRelease, edits(choosing.only_unseen_release, at_limits)),
)
_BUTTONS: Final = (
    asks(b.ChooseButtons, lambda v, d, _: draft_screens.buttons(v, d)),
    asks(b.ButtonGroups, lambda v, d, press: draft_screens.group_buttons(v, d, press.page)),
    asks(b.AskLink, lambda v, d, _: draft_screens.asking_for_link(v, d)),
    on_draft(b.ToggleSeen, edits(choosing.seen_button, at_buttons)),
    on_draft(b.SessionButton, edits(choosing.session_button, at_buttons)),
    on_draft(b.GroupButton, edits(choosing.group_button, at_buttons)),
    on_draft(b.DropButton, edits(choosing.no_button, at_buttons)),
)
_SENDING: Final = (
    on_draft(b.Check, sending.check, sending.no_longer_a_draft),
    does(b.Preview, sending.preview, allowed=writes),
    on_draft(b.TestToMe, sending.test_to_me, sending.no_longer_a_draft),
    on_draft(b.Release, sending.release, sending.no_longer_a_draft),
    on_draft(b.Discard, sending.discard, sending.no_longer_a_draft),
    on_released(b.Approve, sending.approve),
    on_released(b.Decline, sending.decline),
    on_released(b.TakeBack, sending.take_back),
    on_released(b.Pause, sending.pause),
    on_released(b.GoOn, sending.go_on),
    on_released(b.Stop, sending.stop),
    on_released(b.SendAgain, sending.send_again, sending.was_sent),
    on_released(b.Correct, sending.correct, sending.was_sent),
    on_released(b.Recall, sending.recall, sending.was_sent),
    on_draft(b.RecallAndResend, sending.recall_and_resend),
)

FEATURE: Final = Feature(
    "broadcasts",
    actions=(*_OVERVIEW, *_WRITING, *_AUDIENCE, *_BUTTONS, *_SENDING),
    questions=(
        Question(
            b.OpenDraft, takes_message=received.take_unasked, allowed=writes, ends_when_left=True
        ),
        Question(
            b.AskVersion,
            takes_message=received.take,
            takes_commands=True,
            answered_by=(b.DropVersion, b.SetFallback),
            allowed=writes,
            no_way_back_from=(b.BroadcastAction,),
        ),
        Question(
            b.AskMoment,
            composing.take_moment,
            answered_by=(b.SetMoment,),
            allowed=writes,
            no_way_back_from=(b.BroadcastAction,),
        ),
        Question(
            b.AskLink,
            choosing.take_link,
            allowed=writes,
            no_way_back_from=(b.BroadcastAction,),
        ),
    ),
    notices=(
        *(
            NoticeEntry(kind, written, is_silent_at_night=False)
            for kind, written in (
                (m.BROADCAST, notices.about(notices.message)),
                (m.BUTTONS, notices.about(notices.buttons)),
                (m.CORRECTION, notices.about(notices.edit)),
                (m.RECALL, notices.removal),
                (m.TEST, notices.about(notices.test)),
            )
        ),
        NoticeEntry(Notice.PROGRESS, notices.about(notices.progress)),
        NoticeEntry(Notice.APPROVAL, notices.about(notices.approval)),
        NoticeEntry(Notice.DECLINED, notices.about(notices.declined)),
        NoticeEntry(Notice.APPROVED, notices.about(notices.approved)),
        NoticeEntry(Notice.NOT_SENT, notices.about(notices.not_sent)),
    ),
    commands=(
        Command("broadcast", b.Broadcasts(), N_("Write to many at once"), order=22, allowed=writes),
    ),
    takes_message=received.take_if_wanted,
    takes_edit=received.follow_edit,
)
