"""What may stand on the command line."""

import argparse
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.setting_values import parse_bot_name, parse_local_moment, parse_port

_NAME: Final = "konferenzbot"

_Add = Callable[..., argparse.ArgumentParser]


@cache
def parser() -> argparse.ArgumentParser:
    """What reads the arguments; in the result, `command` is the command's name in words."""
    made = argparse.ArgumentParser(
        prog=_NAME,
        description="A Telegram bot that takes people through a conference in several languages.",
        epilog="Settings come from the environment or from .env; docs/settings.md lists them.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    add = made.add_subparsers(title="commands", metavar="COMMAND", required=True).add_parser

    _command(add, "run", "serve participants on Telegram; needs BOT_TOKEN")
    _demo(add)
    _command(add, "check", "check settings, programme, texts and connection")
    _programme(_group(add, "programme", "the programme as a file"))
    lists = _group(add, "registrations", "the lists of the working groups")
    export = _command(lists, "export", "write who sits and who waits to FILE")
    _add_file(export, "the file to write: .xlsx or .csv")
    _add_language(export, "the language of a .xlsx file (default: the event's first language)")
    pages = _group(add, "site", "the programme as web pages")
    site = _command(pages, "export", "write the pages to DIR, as plain files")
    of = "a folder that is new, empty or an earlier export"
    site.add_argument("folder", type=Path, metavar="DIR", help=of)
    _command(add, "status", "ask the running bot whether it is well")
    _print(_group(add, "print", "the programme and posters with codes, on A4"))
    backup = _command(add, "backup", "copy the database while the bot runs")
    _add_file(backup, "the copy to write")
    _add_flag(backup, "--verify", "read the new copy back and say what is in it")
    diagnose = _command(
        add, "diagnose", "write a file to send along with a question; nobody's data is in it"
    )
    _add_file(diagnose, "the file to write, as JSON")
    restore = _command(add, "restore", "let a backup be the database again; the bot must not run")
    _add_file(restore, "the backup to put back")
    _add_flag(restore, "--dry-run", "only read the backup and say what is in it")
    return made


def _demo(add: _Add) -> None:
    demo = _command(add, "demo", "the same bot with a local stand-in for Telegram")
    demo.add_argument(
        "--at",
        type=_argument(parse_local_moment),
        metavar="MOMENT",
        help="where the clock starts, at the venue: 2021-06-28T17:30 "
        "(default: half an hour before the first session of the main day)",
    )
    demo.add_argument(
        "--port",
        type=_argument(parse_port),
        default=8080,
        help="port of the chat page (default: 8080)",
    )


def _programme(add: _Add) -> None:
    export = _command(add, "export", "write the programme in force to FILE")
    _add_file(export, "the file to write: .yaml, .xlsx or .ics")
    _add_language(
        export,
        "the language of a .ics file, and of the headings of a .xlsx file, which holds the texts in"
        " all of them, as a .yaml file does (default: the event's first language)",
    )
    _import(add)
    new = _command(add, "new", "write a template that explains itself to FILE")
    _add_file(new, "the file to write: .xlsx")
    _add_language(new, "the language of the headings (default: the event's first language)")
    _convert(add)


def _import(add: _Add) -> None:
    publish = _command(add, "import", "publish the programme in FILE, at once")
    _add_file(publish, "the file to read: .yaml or .xlsx")
    _add_flag(publish, "--dry-run", "only say what would change, and publish nothing")
    told = publish.add_mutually_exclusive_group()
    told.add_argument(
        "--tell",
        choices=("concerned", "strand", "all"),
        default="kind",
        help="who is told: those it concerns, everybody of the strand of what changes, or everybody"
        " (default: of a plenary everybody of its strand, of all else those it concerns)",
    )
    told.add_argument(
        "--quiet",
        dest="tell",
        action="store_const",
        const="nobody",
        help="tell nobody: only slips in titles, abstracts, speakers, tracks, languages and info"
        " pages may be corrected so",
    )
    at_once = "tell people at once, instead of waiting two minutes for what else may change"
    _add_flag(publish, "--now", at_once)


def _convert(add: _Add) -> None:
    convert = _command(add, "convert", "make a programme file of another system's")
    convert.add_argument(
        "source",
        type=Path,
        metavar="IN",
        help="a schedule of frab or pretalx, .json or .xml, or a calendar, .ics",
    )
    convert.add_argument(
        "target",
        type=Path,
        metavar="OUT",
        help="the file to write: .xlsx or .yaml; what is missing is marked there, and listed",
    )
    convert.add_argument(
        "--timezone",
        metavar="ZONE",
        help="the zone of the event, such as Europe/Moscow (default: the one that IN names)",
    )
    _add_language(
        convert,
        "the language of the event (default: of those the bot speaks the one of most sessions)",
    )


def _print(add: _Add) -> None:
    sheet = _command(add, "programme", "write the programme in force to FILE, as a PDF")
    poster = _command(
        add,
        "poster",
        "write posters with QR codes to FILE, as a PDF: for the bot, the web pages where"
        " BOT_WEB_URL says where they are, and each place and group",
    )
    for printed in (sheet, poster):
        _add_file(printed, "the file to write: .pdf")
        _add_language(
            printed,
            "the language of all that is printed (default: those of the event, side by side)",
        )
    poster.add_argument(
        "--bot",
        type=_argument(parse_bot_name),
        metavar="NAME",
        help="the bot that codes lead to (default: as it was called when it last ran)",
    )


def _command(add: _Add, name: str, explained: str) -> argparse.ArgumentParser:
    made = add(name, help=explained)
    made.set_defaults(command=made.prog.removeprefix(f"{_NAME} "))
    return made


def _group(add: _Add, name: str, explained: str) -> _Add:
    """Commands of two words."""
    actions = add(name, help=explained).add_subparsers(
        title="actions", metavar="ACTION", required=True
    )
    return actions.add_parser


def _add_file(command: argparse.ArgumentParser, explained: str) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=explained)


def _add_flag(command: argparse.ArgumentParser, name: str, explained: str) -> None:
    command.add_argument(name, action="store_true", help=explained)


def _add_language(command: argparse.ArgumentParser, explained: str) -> None:
    command.add_argument("--language", metavar="CODE", help=explained)


class _Version(argparse.Action):
    """Shows the version, which takes a while to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"{_NAME} {version(_NAME)}\n")
        parser.exit()


def _argument(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader of settings as one of arguments, for which argparse shows what was wrong."""

    def reader(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader
