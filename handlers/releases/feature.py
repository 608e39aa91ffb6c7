"""Releases of the programme: files, changes on the spot, and notices of what has changed."""

from typing import Final

from handlers.frame.action_entries import does, opens, shows
from handlers.frame.feature import Command, Feature, NoticeEntry
from handlers.frame.reader import organisers
from handlers.releases import actions as a
from handlers.releases import (
    cancelling,
    draft_actions,
    drafts,
    file_screens,
    history,
    left_out,
    left_out_actions,
    moving,
    notices,
    on_the_spot,
    programme_update,
    replacing,
    wording,
)
from locales.translator import N_
from storage import change_notices, seen_notices

FEATURE: Final = Feature(
    "releases",
    actions=(
        shows(
            a.ProgrammeUpdate, lambda reader, _: file_screens.updating(reader), allowed=organisers
        ),
        does(a.SendProgramme, programme_update.send_text_file, allowed=organisers),
        does(a.SendWorkbook, programme_update.send_workbook, allowed=organisers),
        does(a.SendTemplate, programme_update.send_template, allowed=organisers),
        opens(a.Releases, history.open_releases, allowed=organisers),
        opens(a.ReleaseAt, history.open_release, allowed=organisers),
        opens(a.ChangesOf, history.open_changes, allowed=organisers),
        opens(a.Restore, history.restore, allowed=organisers),
        opens(a.TellNow, history.tell_now, allowed=organisers),
        opens(a.HoldBack, history.hold_back, allowed=organisers),
        opens(a.RemindUnseen, history.ask_to_remind, allowed=organisers),
        opens(a.SendReminder, history.send_reminder, allowed=organisers),
        opens(a.DraftAt, drafts.open_draft, allowed=organisers, asks=True),
        opens(draft_actions.TellWhom, drafts.tell_whom, allowed=organisers),
        opens(draft_actions.HoldNotices, drafts.hold_notices, allowed=organisers),
        opens(draft_actions.PublishDraft, drafts.publish_draft, allowed=organisers),
        opens(draft_actions.PublishAsShown, drafts.publish_as_shown, allowed=organisers),
        opens(draft_actions.DiscardDraft, drafts.discard_draft, allowed=organisers),
        opens(a.ChangeSession, on_the_spot.change_session, allowed=organisers),
        opens(a.CancelFor, cancelling.cancel_for, allowed=organisers),
        opens(a.CancelGroupFor, cancelling.cancel_for, allowed=organisers),
        opens(a.RemoveSession, cancelling.remove, allowed=organisers),
        opens(draft_actions.Because, cancelling.because, allowed=organisers),
        opens(draft_actions.TakeOutInstead, replacing.take_out_instead, allowed=organisers),
        opens(a.Reinstate, cancelling.reinstate, allowed=organisers),
        opens(draft_actions.LetTakePlace, cancelling.let_take_place, allowed=organisers),
        opens(a.ReinstateGroup, cancelling.reinstate_group, allowed=organisers),
        opens(draft_actions.DoubtsOf, drafts.open_doubts, allowed=organisers),
        opens(left_out_actions.LeftOut, left_out.open_list, allowed=organisers),
        opens(left_out_actions.OffFor, left_out.off_for, allowed=organisers),
        opens(left_out_actions.ChooseSame, left_out.choose_same, allowed=organisers),
        opens(left_out_actions.AnswerAll, left_out.answer_all, allowed=organisers),
        opens(left_out_actions.AskNext, left_out.go_on, allowed=organisers),
        opens(a.ChangeGroup, on_the_spot.change_group, allowed=organisers),
        *on_the_spot.SESSION.actions,
        *on_the_spot.GROUP.actions,
        *moving.PLACE.actions,
        *moving.NAME.actions,
        *moving.WHICH.actions,
        *wording.WORDING.actions,
        *wording.OTHER.actions,
        *cancelling.REASON.actions,
        *cancelling.DRAFT_REASON.actions,
        *replacing.REPLACEMENT.actions,
        *left_out.WHAT_BECAME.actions,
        does(a.Seen, notices.note_seen, thanks=N_("Thank you!")),
    ),
    questions=(
        *on_the_spot.SESSION.questions,
        *on_the_spot.GROUP.questions,
        *moving.PLACE.questions,
        *moving.WHICH.questions,
        *moving.NAME.questions,
        *wording.WORDING.questions,
        *wording.OTHER.questions,
        *cancelling.REASON.questions,
        *cancelling.DRAFT_REASON.questions,
        *replacing.REPLACEMENT.questions,
        *left_out.WHAT_BECAME.questions,
    ),
    notices=(
        NoticeEntry(change_notices.KIND, notices.change),
        NoticeEntry(seen_notices.AGAIN, notices.change_again),
    ),
    commands=(
        Command(
            "programme_update",
            a.ProgrammeUpdate(),
            N_("Organisers: update the programme"),
            order=24,
            allowed=organisers,
        ),
    ),
    takes_message=programme_update.take_file,
)
