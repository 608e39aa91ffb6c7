"""Why a programme is not published: what was sent is no programme, or changes nothing."""

from handlers.desk.actions import OrganisersDesk
from handlers.frame.reader import Reader
from handlers.releases.actions import ProgrammeUpdate
from handlers.ui.screen import Button, Row, Screen, Text
from storage.programme.file_forms import FileForm
from storage.programme.problems import Problem


def nothing_to_publish(v: Reader) -> Screen:
    """What was proposed is what is in force."""
    text = Text().title(v.tr("Nothing would change."))
    text.line(v.tr("The programme in force says the same already."))
    return text.screen(_ways_on(v))


def for_another_event(v: Reader, given: str, expected: str) -> Screen:
    """A file that belongs to another event's bot."""
    tr = v.tr
    text = Text().title(tr("This programme is for another event."))
    text.line(tr("It says “{given}”, here it is “{expected}”.", given=given, expected=expected))
    text.line(tr("What was published before stays in force."))
    return text.screen(_ways_on(v))


def not_a_programme(v: Reader, name: str) -> Screen:
    """A file that cannot be one, by its name."""
    tr = v.tr
    text = Text().title(tr("This is no programme file."))
    text.line(
        tr("Send me a file that ends in .xlsx or .yaml; this one is called “{name}”.", name=name)
    )
    return text.screen(_ways_on(v))


def too_large(v: Reader, form: FileForm) -> Screen:
    """A file that is larger than any programme."""
    tr = v.tr
    text = Text().title(tr("This file is too large."))
    if form is FileForm.XLSX:
        text.line(
            tr("Telegram lets me fetch at most 20 MB. Without pictures, every programme fits in.")
        )
        text.line(tr("What was published before stays in force."))
    else:
        text.line(tr("A programme has at most 5 MB. What was published before stays in force."))
    return text.screen(_ways_on(v))


def unusable(v: Reader, problems: tuple[Problem, ...], shown: int = 20) -> Screen:
    """Why a programme cannot be published, each problem with its place."""
    tr = v.tr
    text = Text().title(
        tr.plural("{n} problem: not published", "{n} problems: not published", len(problems))
    )
    for problem in problems[:shown]:
        text.line(f"• {problem.told(tr)}")
    if len(problems) > shown:
        text.line(tr.plural("and {n} more", "and {n} more", len(problems) - shown))
    text.line().line(tr("What was published before stays in force."))
    text.line(tr("Correct it and send it to me again."))
    return text.screen(_ways_on(v))


def _ways_on(v: Reader) -> list[Row]:
    return [
        (Button(v.tr("Update the programme"), ProgrammeUpdate()),),
        (Button(v.tr("Organisers’ desk"), OrganisersDesk()), *v.home()),
    ]
