"""What organisers can print, and what is said with a print."""

from handlers.agenda.actions import My
from handlers.desk.actions import OrganisersDesk
from handlers.frame.print_queue import Taken
from handlers.frame.reader import Reader
from handlers.frame.sessions import as_of
from handlers.printing.actions import PrintMine, PrintPosters, PrintProgramme, Prints
from handlers.ui.screen import Button, Screen, Text
from locales import formats


def prints(reader: Reader) -> Screen:
    """What can be printed: the programme in each language or in all, and posters."""
    tr = reader.tr
    text = Text().title(tr("Print")).line()
    text.line(tr("You get a PDF on A4, to be pinned up as it is."))
    text.line()
    text.line(tr("The programme lists all days and says as of when."))
    text.line(tr("Posters have a QR code: a page each for the bot, every place and every group."))
    names = [formats.language_name(tr, code) for code in reader.languages]
    all_of_them = formats.enumeration(tr, names)
    return text.screen(
        Button(
            tr("Programme: {languages}", languages=all_of_them)
            if reader.offers_languages
            else tr("Programme"),
            PrintProgramme(),
            style="primary",
        ),
        [
            Button(tr("Programme: {languages}", languages=name), PrintProgramme(code))
            for code, name in zip(reader.languages, names, strict=True)
            if reader.offers_languages
        ],
        Button(tr("Posters with QR codes"), PrintPosters()),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def programme_caption(reader: Reader) -> Screen:
    """What the programme is good for, and for which moment it is true."""
    return Screen(
        "\n".join((reader.tr("The programme for pinning up, on A4."), as_of(reader, reader.now)))
    )


def posters_caption(reader: Reader) -> Screen:
    return Screen(reader.tr("Posters for pinning up, a page each, on A4."))


def my_answer(reader: Reader, taken: Taken) -> str:
    """What is said at once to who wants their own programme."""
    match taken:
        case Taken.COMES:
            return reader.tr("Your PDF will be here in a moment.")
        case Taken.IS_COMING_ALREADY:
            return reader.tr("Your PDF is on its way already.")
        case Taken.TOO_MANY_WAIT:
            return reader.tr(
                "Many people are printing just now. Please try it again in a few minutes."
            )


def my_caption(reader: Reader) -> Screen:
    """That it is one's own, and that paper does not follow changes."""
    lines = (
        reader.tr("Your programme for printing, on A4."),
        as_of(reader, reader.now),
        reader.tr("When something has changed, fetch it again."),
    )
    return Screen("\n".join(lines))


def failed(reader: Reader, press: PrintProgramme | PrintPosters | PrintMine) -> Screen:
    """That it could not be made, and the ways on."""
    tr = reader.tr
    text = Text().title(tr("The PDF could not be made.")).line()
    text.line(tr("That was my fault. Please try it again in a moment."))
    back = (
        reader.back(tr("My programme"), My())
        if isinstance(press, PrintMine)
        else reader.back(tr("Print"), Prints())
    )
    return text.screen(Button(tr("Try again"), press), back)
