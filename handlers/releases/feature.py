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
from handlers.releases import actions as rel
from handlers.releases import notices, on_the_spot
from handlers.releases.actions import Seen
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
    context: Context, asking: rel.SessionPress | rel.GroupPress, text: str
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
            rel.ProgrammeUpdate,
            rel.Releases,
            rel.ReleaseAt,
            rel.ChangesOf,
            rel.Restore,
            rel.RemindUnseen,
            rel.DraftAt,
            rel.PublishDraft,
            rel.DiscardDraft,
            rel.ChangeSession,
            rel.ChangeHours,
            rel.Shift,
            rel.ChangePlace,
            rel.MoveTo,
            rel.ChangeLink,
            rel.DropLink,
            rel.CancelSession,
            rel.ChangeGroup,
            rel.ChangeCapacity,
            rel.SetCapacity,
            rel.ChangeClosing,
            rel.CloseNow,
            rel.CloseByDefault,
        ),
        does(rel.SendProgramme, _send_yaml, allowed=organisers),
        does(rel.SendWorkbook, _send_workbook, allowed=organisers),
        does(Seen, note_seen, thanks=N_("Thank you!")),
    ),
    questions=(
        Question(rel.ChangeHours, _answered, answered_by=(rel.Shift,), allowed=organisers),
        Question(rel.ChangePlace, _answered, answered_by=(rel.MoveTo,), allowed=organisers),
        Question(rel.ChangeLink, _answered, answered_by=(rel.DropLink,), allowed=organisers),
        Question(rel.ChangeCapacity, _answered, answered_by=(rel.SetCapacity,), allowed=organisers),
        Question(
            rel.ChangeClosing,
            _answered,
            answered_by=(rel.CloseNow, rel.CloseByDefault),
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
            rel.ProgrammeUpdate(),
            N_("Organisers: update the programme"),
            order=24,
            allowed=organisers,
            does=send_programme,
        ),
    ),
    takes_message=take_file,
)
