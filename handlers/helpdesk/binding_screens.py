"""The group that is the help desk, and the list of what waits there."""

from collections.abc import Sequence
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.session_lists import room_below
from handlers.helpdesk.actions import EndDesk, OpenQuestion, OpenQuestions
from handlers.helpdesk.desk_screens import Case, taken_by
from handlers.helpdesk.screens import excerpt
from handlers.ui.on_a_phone import lines_of, shortened
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from storage.helpdesk.model import HelpDesk

_LISTED: Final = 60
"""The most characters of a question in the list of open ones."""


def bound(reader: Reader, *, topics: bool, refused_topics: bool) -> Screen:
    """What the group is from now on."""
    tr = reader.tr
    text = Text().title(tr("This group is the help desk now")).line()
    text.line(tr("Questions that people pass on come here. Reply to one of them to answer."))
    text.line(tr("Anybody here may do that; all else that is written here stays here."))
    if topics:
        text.line(tr("Each person has a topic of their own."))
    if refused_topics:
        text.line(no_topics(reader).text)
    return text.screen(Button(tr("End the help desk"), EndDesk()))


def is_public_too(reader: Reader) -> str:
    """That changes are posted here for everybody, who then read people's questions."""
    return reader.tr(
        "Changes of the programme are posted here too: those who follow them read people’s"
        " questions."
    )


def no_topics(reader: Reader) -> Screen:
    """That a forum is used as a plain group."""
    return Screen(
        reader.tr(
            "I may not manage topics here, so all questions come into one."
            " As an administrator with that right I give each person their own:"
            " then write /helpdesk again."
        )
    )


def ended(reader: Reader) -> Screen:
    """That the group is the desk no longer."""
    return Screen(
        reader.tr(
            "This group is no longer the help desk. Questions go to each organiser in private."
        )
    )


def desk(
    reader: Reader, bound_to: HelpDesk | None, waiting: Sequence[Case], page: int = 0
) -> Screen:
    """Where questions go, and those that wait for an answer, for an organiser in private."""
    tr = reader.tr
    text = Text().title(tr("Help desk")).line()
    if bound_to is None:
        text.line(tr("Questions that people pass on come to each organiser in private."))
        text.line(tr("Reply to one of them to answer."))
        text.line().line(
            tr("To answer together, add me to a group of organisers and write /helpdesk there.")
        )
    else:
        text.line(tr("Questions that people pass on go to the group that is the help desk."))
        text.line().line(tr("To move it, write /helpdesk in another group."))
    text.line().line(
        tr.plural(
            "{n} question waits for an answer.",
            "{n} questions wait for an answer.",
            len(waiting),
            n=len(waiting),
        )
    )
    entries = [(case.question.id, _in_list(reader, case)) for case in waiting]
    listed = Page.fitting(entries, page, lambda entry: lines_of(entry[1]), room_below(text))
    text.joined(listed.position(tr))
    text.lines(f"{number}. {line}" for number, (_, line) in listed.numbered())
    end = (Button(tr("End the help desk"), EndDesk()),) if bound_to else ()
    return text.screen(
        listed.keys(lambda entry: OpenQuestion(entry[0])),
        listed.ways(tr, OpenQuestions),
        end,
        reader.home(),
    )


def lost(reader: Reader) -> Screen:
    """That there is no desk any more, for each organiser."""
    tr = reader.tr
    text = Text().title(tr("The help desk has no group chat any more"))
    text.line(tr("Open questions come to each organiser in private."))
    text.line(tr("To bind another group, write /helpdesk there."))
    return text.screen(reader.home())


def _in_list(reader: Reader, case: Case) -> str:
    """A question in a line: when it was asked, how it begins, and who takes it."""
    asked = case.question
    begins = shortened(excerpt(reader.tr, case.messages[0].content), _LISTED)
    return " · ".join(
        filter(None, (reader.moment(asked.asked_at), begins, taken_by(reader, asked)))
    )
