"""The command line: `python -m bot`, also installed as `konferenzbot`.

Exit status: 0 done, 2 unusable input, 1 anything else. Every problem is one line on stderr.
What a command needs is imported when it runs, so that `--help` answers at once.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.failures import Failure
from bot.setting_values import parse_bot_name, parse_local_moment, parse_port
from bot.settings import Settings

Command = Callable[[Settings, argparse.Namespace], int | None]
"""What a command does; the result is its exit status, where it is not 0."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the result is the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _obey(Settings.load(), options)
    except Failure as failure:
        return _report(failure.problems, failure.status)
    except KeyboardInterrupt:
        return 130


def _obey(settings: Settings, options: argparse.Namespace) -> int:
    """Run the command; an error of ours is shown as the log would show it, without secrets."""
    command: Command = options.command
    try:
        return command(settings, options) or 0
    except Failure:
        raise
    except Exception as error:
        from bot.logs import describe, redact, secrets_of

        sys.stderr.write(f"{redact(describe(error), secrets_of(settings))}\n")
        return 1


def _report(problems: Sequence[str], status: int) -> int:
    for problem in problems:
        marked = problem.startswith(("error: ", "warning: "))
        sys.stderr.write(f"{problem}\n" if marked else f"error: {problem}\n")
    return status


def _run(settings: Settings, _options: argparse.Namespace) -> None:
    # What is loaded stays: it is not looked through for garbage, neither meanwhile nor later.
    gc.disable()
    from bot.lifecycle import run

    gc.freeze()
    gc.enable()
    run(settings)


def _demo(settings: Settings, options: argparse.Namespace) -> None:
    from bot.demo import demo

    demo(settings, options.at, options.port)


def _check(settings: Settings, _options: argparse.Namespace) -> None:
    from bot.checks import check

    checked = check(settings)
    for line in checked.warnings:
        sys.stderr.write(f"{line}\n")
    for line in checked.notes:
        sys.stdout.write(f"{line}\n")


def _status(settings: Settings, _options: argparse.Namespace) -> int:
    """Print how the running bot is; 0 where it is alive."""
    from bot.health.asking import ask

    status = ask(settings.database, "status")
    for name, report in status.items():
        sys.stdout.write(f"{name} {report['status']}\n")
        sys.stdout.writelines(f"{line}\n" for line in report["lines"])
    return int(status["healthz"]["status"] != 200)


def _export(settings: Settings, options: argparse.Namespace) -> None:
    from bot.import_export import export_programme

    export_programme(settings, options.file, options.language)


def _export_registrations(settings: Settings, options: argparse.Namespace) -> None:
    from bot.import_export import export_registrations

    export_registrations(settings, options.file, options.language)


def _import(settings: Settings, options: argparse.Namespace) -> None:
    from bot.import_export import import_programme
    from storage.telling import Telling, Whom

    telling = Telling(Whom(options.tell), at_once=options.now)
    imported = import_programme(settings, options.file, telling, options.dry_run)
    sys.stderr.writelines(f"{line}\n" for line in imported.warnings)
    sys.stdout.writelines(f"{line}\n" for line in imported.lines)


def _new(settings: Settings, options: argparse.Namespace) -> None:
    from bot.new_programmes import write_new

    write_new(settings, options.file, options.language)


def _convert(_settings: Settings, options: argparse.Namespace) -> None:
    from bot.new_programmes import convert_file

    missing = convert_file(options.source, options.target, options.timezone, options.language)
    sys.stderr.writelines(f"{line}\n" for line in missing)


def _export_site(settings: Settings, options: argparse.Namespace) -> None:
    from bot.import_export import export_site

    count = export_site(settings, options.folder)
    sys.stdout.write(f"{count} files written to {options.folder}\n")


def _print_programme(settings: Settings, options: argparse.Namespace) -> None:
    from bot.printing import print_programme

    print_programme(settings, options.file, options.language)


def _print_posters(settings: Settings, options: argparse.Namespace) -> None:
    from bot.printing import print_posters

    print_posters(settings, options.file, options.language, options.bot)


def _backup(settings: Settings, options: argparse.Namespace) -> None:
    from bot.backups import back_up, verify

    back_up(settings, options.file)
    if options.verify:
        sys.stdout.write(f"{verify(options.file)}\n")


def _diagnose(settings: Settings, options: argparse.Namespace) -> None:
    from bot.health.diagnosis import diagnose

    diagnose(settings, options.file)
    sys.stdout.write(
        f"written to {options.file}: no names, no texts, no secrets; read it before you send it\n"
    )


def _restore(settings: Settings, options: argparse.Namespace) -> None:
    from bot.backups import restore

    sys.stdout.writelines(f"{line}\n" for line in restore(settings, options.file, options.dry_run))


def _add_language(command: argparse.ArgumentParser, explained: str) -> None:
    command.add_argument("--language", metavar="CODE", help=explained)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="konferenzbot",
        description="A Telegram bot that takes people through a conference in several languages.",
        epilog="Settings come from the environment or from .env; docs/settings.md lists them.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    run = commands.add_parser("run", help="serve participants on Telegram; needs BOT_TOKEN")
    run.set_defaults(command=_run)

    demo = commands.add_parser("demo", help="the same bot with a local stand-in for Telegram")
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
    demo.set_defaults(command=_demo)

    check = commands.add_parser("check", help="check settings, programme, texts and connection")
    check.set_defaults(command=_check)

    programme = commands.add_parser("programme", help="the programme as a file")
    actions = programme.add_subparsers(title="actions", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="write the programme in force to FILE")
    export.add_argument(
        "file", type=Path, metavar="FILE", help="the file to write: .yaml, .xlsx or .ics"
    )
    _add_language(
        export,
        "the language of a .ics file, and of the headings of a .xlsx file, which holds the texts in"
        " all of them, as a .yaml file does (default: the event's first language)",
    )
    export.set_defaults(command=_export)

    publish = actions.add_parser("import", help="publish the programme in FILE, at once")
    publish.add_argument("file", type=Path, metavar="FILE", help="the file to read: .yaml or .xlsx")
    publish.add_argument(
        "--dry-run", action="store_true", help="only say what would change, and publish nothing"
    )
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
    publish.add_argument(
        "--now",
        action="store_true",
        help="tell people at once, instead of waiting two minutes for what else may change",
    )
    publish.set_defaults(command=_import)

    new = actions.add_parser("new", help="write a template that explains itself to FILE")
    new.add_argument("file", type=Path, metavar="FILE", help="the file to write: .xlsx")
    _add_language(new, "the language of the headings (default: the event's first language)")
    new.set_defaults(command=_new)

    convert = actions.add_parser("convert", help="make a programme file of another system's")
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
    convert.set_defaults(command=_convert)

    registrations = commands.add_parser("registrations", help="the lists of the working groups")
    actions = registrations.add_subparsers(title="actions", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="write who sits and who waits to FILE")
    export.add_argument("file", type=Path, metavar="FILE", help="the file to write: .xlsx or .csv")
    _add_language(export, "the language of a .xlsx file (default: the event's first language)")
    export.set_defaults(command=_export_registrations)

    site = commands.add_parser("site", help="the programme as web pages")
    actions = site.add_subparsers(title="actions", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="write the pages to DIR, as plain files")
    export.add_argument(
        "folder", type=Path, metavar="DIR", help="a folder that is new, empty or an earlier export"
    )
    export.set_defaults(command=_export_site)

    status = commands.add_parser("status", help="ask the running bot whether it is well")
    status.set_defaults(command=_status)

    prints = commands.add_parser("print", help="the programme and posters with codes, on A4")
    actions = prints.add_subparsers(title="actions", metavar="ACTION", required=True)
    both = "the language of all that is printed (default: those of the event, side by side)"
    sheet = actions.add_parser("programme", help="write the programme in force to FILE, as a PDF")
    sheet.add_argument("file", type=Path, metavar="FILE", help="the file to write: .pdf")
    _add_language(sheet, both)
    sheet.set_defaults(command=_print_programme)
    poster = actions.add_parser(
        "poster",
        help="write posters with QR codes to FILE, as a PDF: for the bot, the web pages where"
        " BOT_WEB_URL says where they are, and each place and group",
    )
    poster.add_argument("file", type=Path, metavar="FILE", help="the file to write: .pdf")
    _add_language(poster, both)
    poster.add_argument(
        "--bot",
        type=_argument(parse_bot_name),
        metavar="NAME",
        help="the bot that codes lead to (default: as it was called when it last ran)",
    )
    poster.set_defaults(command=_print_posters)

    backup = commands.add_parser("backup", help="copy the database while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE", help="the copy to write")
    backup.add_argument(
        "--verify", action="store_true", help="read the new copy back and say what is in it"
    )
    backup.set_defaults(command=_backup)

    diagnose = commands.add_parser(
        "diagnose", help="write a file to send along with a question; nobody's data is in it"
    )
    diagnose.add_argument("file", type=Path, metavar="FILE", help="the file to write, as JSON")
    diagnose.set_defaults(command=_diagnose)

    restore = commands.add_parser(
        "restore", help="let a backup be the database again; the bot must not run"
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup to put back")
    restore.add_argument(
        "--dry-run", action="store_true", help="only read the backup and say what is in it"
    )
    restore.set_defaults(command=_restore)
    return parser


class _Version(argparse.Action):
    """Shows the version, which takes a while to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"konferenzbot {version('konferenzbot')}\n")
        parser.exit()


def _argument(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader of settings as one of arguments, for which argparse shows what was wrong."""

    def reader(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reader


if __name__ == "__main__":
    sys.exit(main())
