"""What stands with files of a programme: the one in force, a template, another system's."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.desk.actions import OrganisersDesk
from handlers.frame.reader import Reader
from handlers.releases.actions import Releases, SendProgramme, SendTemplate, SendWorkbook
from handlers.releases.screens import published_line
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from storage.programme.file_forms import FileForm
from storage.releases import Release


def update(reader: Reader, release: Release, who: Mapping[int, str], form: FileForm) -> Screen:
    """How to publish another programme; stands below the file with the one in force."""
    tr = reader.tr
    text = Text().title(tr("Release {number} is in force", number=release.number))
    text.line(published_line(reader, release, who)).line()
    text.line(
        tr(
            "Edit this file and send it back to me. I show you what it changes and whom it tells"
            " before anything is published."
        )
    )
    text.line(
        tr("One session or group is changed faster in the programme: open it and press “Change”.")
    )
    return text.screen(
        _in_form(reader, FileForm.XLSX if form is FileForm.YAML else FileForm.YAML),
        Button(tr("Releases"), Anew(Releases())),
        Button(tr("Organisers’ desk"), Anew(OrganisersDesk())),
    )


def updating(reader: Reader) -> Screen:
    """How to publish another programme: the spreadsheet comes first, which most can edit."""
    tr = reader.tr
    text = Text().title(tr("Release {number} is in force", number=reader.snapshot.release)).line()
    text.line(
        tr(
            "Fetch the programme as a file, edit it and send it back to me. I show you what it"
            " changes and whom it tells before anything is published."
        )
    )
    text.line(tr("A schedule of pretalx or frab (.json, .xml) or a calendar (.ics) will do, too."))
    text.line(
        tr("One session or group is changed faster in the programme: open it and press “Change”.")
    )
    return text.screen(
        replace(_in_form(reader, FileForm.XLSX), style="primary"),
        _in_form(reader, FileForm.YAML),
        Button(tr("An empty template (.xlsx)"), SendTemplate()),
        Button(tr("Releases"), Releases()),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def template(reader: Reader) -> Screen:
    """What to do with an empty template; stands below it."""
    tr = reader.tr
    text = Text().title(tr("An empty template")).line()
    text.line(
        tr(
            "Write your sessions over the two examples and send the file back to me. The first"
            " sheet says how; ids may stay empty."
        )
    )
    text.line(tr("I show you what it changes before anything is published."))
    return text.screen(
        _in_form(reader, FileForm.XLSX),
        Button(tr("Organisers’ desk"), Anew(OrganisersDesk())),
    )


def made_of_another(reader: Reader, name: str, sessions: int, missing: int, sheet: str) -> Screen:
    """What to do with a workbook that was made of another system's file; stands below it."""
    tr = reader.tr
    text = Text().title(tr("{name} as a spreadsheet", name=name)).line()
    text.line(tr.plural("It has {n} session.", "It has {n} sessions.", sessions))
    if missing:
        text.line(
            tr.plural(
                "{n} thing is missing: yellow, and on the sheet “{sheet}”.",
                "{n} things are missing: yellow, and on the sheet “{sheet}”.",
                missing,
                sheet=sheet,
            )
        )
    text.line(
        tr("Complete it and send it back to me. I show you what it changes before it is published.")
    )
    return text.screen(Button(tr("Organisers’ desk"), Anew(OrganisersDesk())))


def _in_form(reader: Reader, form: FileForm) -> Button:
    """Fetch the programme in a form; what it is good for comes before its name."""
    if form is FileForm.XLSX:
        return Button(reader.tr("As a spreadsheet (.xlsx)"), SendWorkbook())
    return Button(reader.tr("As a text file (.yaml)"), SendProgramme())
