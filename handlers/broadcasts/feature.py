"""Broadcasts: messages to many, written, checked, sent, put right."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import (
    beginning,
    correcting,
    following,
    looking,
    notices,
    progress,
    received,
    sending,
)
from handlers.broadcasts.audience import AUDIENCE
from handlers.broadcasts.drafting import DRAFT
from handlers.broadcasts.looking import writes
from handlers.frame.action_entries import ActionEntry, does, opens
from handlers.frame.context import Context, Followed
from handlers.frame.feature import Command, Feature, NoticeEntry, Question
from handlers.ui.screen import Screen
from locales.translator import N_
from storage.broadcasts import model as m
from storage.broadcasts.model import Broadcast, Notice

OnBroadcast = Callable[[Context, Broadcast, Any], Awaitable[Followed | Screen | None]]
"""What is done about a press on a broadcast, and the screen that follows."""


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
    opens(b.NewBroadcast, beginning.begin, allowed=writes),
    does(b.NewFor, beginning.begin_for, allowed=writes),
    opens(b.BroadcastAt, looking.opened, allowed=writes, asks=True),
    opens(b.OpenDraft, looking.opened, allowed=writes),
    does(b.TakeAs, received.take_as, allowed=writes),
    does(b.TakeApart, received.take_apart, allowed=writes),
    does(b.TakeText, received.take_text, allowed=writes),
    does(b.BeginText, beginning.begin_text, allowed=writes),
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
    does(b.Correct, correcting.correct, allowed=writes),
    does(b.CorrectAbove, correcting.correct, allowed=writes),
    on_released(b.Recall, sending.recall, sending.was_sent),
    on_draft(b.RecallAndResend, sending.recall_and_resend),
)

FEATURE: Final = Feature(
    "broadcasts",
    actions=(*_OVERVIEW, *DRAFT.actions, *AUDIENCE.actions, *_SENDING),
    questions=(
        *(
            Question(
                asking, takes_message=taken, allowed=writes, ends_when_left=True, taken_by=taken_by
            )
            for asking, taken, taken_by in (
                (b.Broadcasts, beginning.take_at_list, lambda _: b.BeginText()),
                (b.OpenDraft, received.take, lambda asking: b.TakeText(asking.number)),
                (b.Check, received.take, lambda asking: b.TakeText(asking.number)),
            )
        ),
        Question(
            b.AskVersion,
            takes_message=received.take,
            takes_commands=True,
            answered_by=(b.DropVersion, b.SetFallback, b.KeepVersion),
            allowed=writes,
            no_way_back_from=(b.BroadcastAction,),
            leads_back=lambda asking: b.OpenDraft(asking.number),
        ),
        *DRAFT.questions,
        *AUDIENCE.questions,
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
        NoticeEntry(Notice.PROGRESS, notices.about(progress.notice)),
        NoticeEntry(Notice.APPROVAL, notices.about(notices.approval)),
        NoticeEntry(Notice.DECLINED, notices.about(notices.declined)),
        NoticeEntry(Notice.APPROVED, notices.about(notices.approved)),
        NoticeEntry(Notice.NOT_SENT, notices.about(notices.not_sent)),
    ),
    commands=(
        Command("broadcast", b.Broadcasts(), N_("Write to many at once"), order=22, allowed=writes),
    ),
    decides=looking.to_approve,
    takes_message=beginning.take_if_wanted,
    takes_edit=following.follow_edit,
    follows_screens=progress.follow_screen,
)
