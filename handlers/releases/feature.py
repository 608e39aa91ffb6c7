"""Releases of the programme: files, changes on the spot, and notices of what has changed."""

from typing import Final

from handlers.frame.feature import Command, Feature, NoticeEntry, Question, does, opens, shows
from handlers.frame.reader import organisers
from handlers.releases import actions as a
from handlers.releases import handlers, history, notices, screens
from handlers.releases.programme_update import send_programme, take_file
from locales.translator import N_
from storage import change_notices

_ON_THE_SPOT: Final[tuple[type[a.SessionAction | a.GroupAction], ...]] = (
    a.ChangeSession,
    a.ChangeHours,
    a.Shift,
    a.ChangePlace,
    a.MoveTo,
    a.ChangeLink,
    a.DropLink,
    a.CancelSession,
    a.ChangeGroup,
    a.ChangeCapacity,
    a.SetCapacity,
    a.ChangeClosing,
    a.CloseNow,
    a.CloseByDefault,
)
_ASKED: Final = {
    a.ChangeHours: (a.Shift,),
    a.ChangePlace: (a.MoveTo,),
    a.ChangeLink: (a.DropLink,),
    a.ChangeCapacity: (a.SetCapacity,),
    a.ChangeClosing: (a.CloseNow, a.CloseByDefault),
}
"""What can be written instead of being pressed, and the buttons that answer it as well."""

FEATURE: Final = Feature(
    "releases",
    actions=(
        shows(a.ProgrammeUpdate, lambda v, _: screens.updating(v), allowed=organisers),
        does(a.SendProgramme, handlers.send_text_file, allowed=organisers),
        does(a.SendWorkbook, handlers.send_workbook, allowed=organisers),
        opens(a.Releases, history.open_releases, allowed=organisers),
        opens(a.ReleaseAt, history.open_release, allowed=organisers),
        opens(a.ChangesOf, history.open_changes, allowed=organisers),
        opens(a.Restore, history.restore, allowed=organisers),
        opens(a.RemindUnseen, history.remind_unseen, allowed=organisers),
        opens(a.DraftAt, handlers.open_draft, allowed=organisers),
        opens(a.PublishDraft, handlers.publish_draft, allowed=organisers),
        opens(a.DiscardDraft, handlers.discard_draft, allowed=organisers),
        *(opens(kind, handlers.change_on_the_spot, allowed=organisers) for kind in _ON_THE_SPOT),
        does(a.Seen, handlers.note_seen, thanks=N_("Thank you!")),
    ),
    questions=tuple(
        Question(asking, handlers.change_as_written, answered_by=buttons, allowed=organisers)
        for asking, buttons in _ASKED.items()
    ),
    notices=(
        NoticeEntry(change_notices.KIND, notices.change),
        NoticeEntry(change_notices.AGAIN, notices.change_again),
    ),
    commands=(
        Command(
            "programme_update",
            a.ProgrammeUpdate(),
            N_("Organisers: update the programme"),
            order=24,
            allowed=organisers,
            does=send_programme,
        ),
    ),
    takes_message=take_file,
)
