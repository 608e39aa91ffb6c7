"""Releases of the programme: files, changes on the spot, and notices of what has changed."""

from typing import Final

from telegram import Update

from handlers.desk import actions as o
from handlers.desk.answering import organiser_screen
from handlers.frame.context import Context
from handlers.frame.feature import (
    ActionEntry,
    Command,
    Feature,
    Followed,
    NoticeEntry,
    Question,
    does,
    opens,
    organisers,
)
from handlers.programme import actions as p
from handlers.releases import notices, on_the_spot
from handlers.releases.programme_update import send_programme, take_file
from handlers.releases.seen import note_seen
from handlers.ui.action import Action
from locales.translator import N_
from storage import change_notices
from storage.programme.file_forms import FileForm


async def _follow(context: Context, action: o.OrganiserPress) -> Followed | None:
    screen = await organiser_screen(action, context)
    address: Action = o.OrganisersDesk() if isinstance(action, o.Deed) else action
    return Followed(screen, address) if screen else None


def _of_organisers(*actions: type[o.OrganiserPress]) -> tuple[ActionEntry, ...]:
    return tuple(opens(action, _follow, allowed=organisers) for action in actions)


async def _answered(
    context: Context, asking: o.SessionPress | o.GroupPress, text: str
) -> Followed | None:
    return await on_the_spot.answered(asking, text, context)


async def _send_yaml(update: Update, context: Context, _action: Action) -> None:
    await send_programme(update, context)


async def _send_workbook(update: Update, context: Context, _action: Action) -> None:
    await send_programme(update, context, FileForm.XLSX)


FEATURE: Final = Feature(
    "releases",
    actions=(
        *_of_organisers(
            o.ProgrammeUpdate,
            o.Releases,
            o.ReleaseAt,
            o.ChangesOf,
            o.Restore,
            o.RemindUnseen,
            o.DraftAt,
            o.PublishDraft,
            o.DiscardDraft,
            o.ChangeSession,
            o.ChangeHours,
            o.Shift,
            o.ChangePlace,
            o.MoveTo,
            o.ChangeLink,
            o.DropLink,
            o.CancelSession,
            o.ChangeGroup,
            o.ChangeCapacity,
            o.SetCapacity,
            o.ChangeClosing,
            o.CloseNow,
            o.CloseByDefault,
        ),
        does(o.SendProgramme, _send_yaml, allowed=organisers),
        does(o.SendWorkbook, _send_workbook, allowed=organisers),
        does(p.Seen, note_seen, thanks=N_("Thank you!")),
    ),
    questions=(
        Question(o.ChangeHours, _answered, answered_by=(o.Shift,), allowed=organisers),
        Question(o.ChangePlace, _answered, answered_by=(o.MoveTo,), allowed=organisers),
        Question(o.ChangeLink, _answered, answered_by=(o.DropLink,), allowed=organisers),
        Question(o.ChangeCapacity, _answered, answered_by=(o.SetCapacity,), allowed=organisers),
        Question(
            o.ChangeClosing,
            _answered,
            answered_by=(o.CloseNow, o.CloseByDefault),
            allowed=organisers,
        ),
    ),
    notices=(
        NoticeEntry(change_notices.KIND, notices.change),
        NoticeEntry(change_notices.AGAIN, notices.change_again),
    ),
    commands=(
        Command(
            "programme_update",
            o.ProgrammeUpdate(),
            N_("Organisers: update the programme"),
            order=24,
            allowed=organisers,
            does=send_programme,
        ),
    ),
    takes_message=take_file,
)
