"""The command line: `python -m bot`, also installed as `konferenzbot`.

Exit status: 0 done, 2 unusable input, 1 anything else. Every problem is one line on stderr.
What a command needs is imported when it runs, so that `--help` answers at once.
"""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.arguments import parser
from bot.failures import Failure, unusable
from bot.settings import Settings

Command = Callable[[Settings, Namespace], int | None]
"""What a command does; the result is its exit status, where it is not 0."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the result is the exit status."""
    options = parser().parse_args(arguments)
    try:
        load = Settings.load_usable if options.command == "diagnose" else Settings.load
        return _obey(load(), options)
    except Failure as failure:
        return _report(failure.problems, failure.status)
    except KeyboardInterrupt:
        return 130


def _obey(settings: Settings, options: Namespace) -> int:
    """Run the command; an error of ours is shown as the log would show it, without secrets."""
    try:
        return _COMMANDS[options.command](settings, options) or 0
    except Failure:
        raise
    except ModuleNotFoundError as error:
        raise Failure(f"{error}: `make setup` installs it for .venv/bin/python -m bot") from None
    except PermissionError as error:
        raise unusable(error.filename, error) from None
    except Exception as error:
        from bot.logs import describe, redact, secrets_of
        from handlers.frame.child_process import ChildFailed

        if isinstance(error, ChildFailed):
            raise Failure(str(error)) from None
        sys.stderr.write(f"{redact(describe(error), secrets_of(settings))}\n")
        return 1


def _say(*lines: str) -> None:
    """What a command has to tell; raises Failure where it cannot be said."""
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    except OSError as error:
        # Python would try it once more at its end, and say so in words of its own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Failure(f"standard output: {error.strerror}") from None


def _report(problems: Sequence[str], status: int) -> int:
    for problem in problems:
        marked = problem.startswith(("error: ", "warning: "))
        sys.stderr.write(f"{problem}\n" if marked else f"error: {problem}\n")
    return status


def _run(settings: Settings, _options: Namespace) -> None:
    # What is loaded stays: it is not looked through for garbage, neither meanwhile nor later.
    gc.disable()
    from bot.lifecycle import run

    gc.freeze()
    gc.enable()
    run(settings)


def _demo(settings: Settings, options: Namespace) -> None:
    from bot.demo import demo

    demo(settings, options.at, options.port)


def _check(settings: Settings, _options: Namespace) -> None:
    from bot.checks import check

    checked = check(settings)
    for line in checked.warnings:
        sys.stderr.write(f"{line}\n")
    _say(*checked.notes)


def _status(settings: Settings, _options: Namespace) -> int:
    """Print how the running bot is; 0 where it is alive."""
    from bot.health.asking import ask

    status = ask(settings.database, "status")
    for name, report in status.items():
        _say(f"{name} {report['status']}", *report["lines"])
    return int(status["healthz"]["status"] != 200)


def _export(settings: Settings, options: Namespace) -> None:
    from bot.import_export import export_programme

    export_programme(settings, options.file, options.language)


def _export_registrations(settings: Settings, options: Namespace) -> None:
    from bot.import_export import export_registrations

    export_registrations(settings, options.file, options.language)


def _import(settings: Settings, options: Namespace) -> None:
    from bot.import_export import import_programme
    from storage.telling import Telling, Whom

    telling = Telling(Whom(options.tell), at_once=options.now)
    imported = import_programme(settings, options.file, telling, options.dry_run)
    sys.stderr.writelines(f"{line}\n" for line in imported.warnings)
    _say(*imported.lines)


def _new(settings: Settings, options: Namespace) -> None:
    from bot.new_programmes import write_new

    write_new(settings, options.file, options.language)


def _convert(_settings: Settings, options: Namespace) -> None:
    from bot.new_programmes import convert_file

    missing = convert_file(options.source, options.target, options.timezone, options.language)
    sys.stderr.writelines(f"{line}\n" for line in missing)


def _export_site(settings: Settings, options: Namespace) -> None:
    from bot.site_files import export_site

    count = export_site(settings, options.folder)
    _say(f"{count} files written to {options.folder}")


def _print_programme(settings: Settings, options: Namespace) -> None:
    from bot.printing import print_programme

    print_programme(settings, options.file, options.language)


def _print_posters(settings: Settings, options: Namespace) -> None:
    from bot.printing import print_posters

    print_posters(settings, options.file, options.language, options.bot)


def _backup(settings: Settings, options: Namespace) -> None:
    from bot.backups import back_up, verify

    back_up(settings, options.file)
    if options.verify:
        _say(verify(options.file))


def _diagnose(settings: Settings, options: Namespace) -> None:
    from bot.health.diagnosis import diagnose

    diagnose(settings, options.file)
    sys.stderr.writelines(f"warning: {problem}\n" for problem in settings.unusable)
    _say(f"written to {options.file}: no names, no texts, no secrets; read it before you send it")


def _restore(settings: Settings, options: Namespace) -> None:
    from bot.backups import restore

    _say(*restore(settings, options.file, options.dry_run))


_COMMANDS: Final[Mapping[str, Command]] = {
    "run": _run,
    "demo": _demo,
    "check": _check,
    "status": _status,
    "programme export": _export,
    "programme import": _import,
    "programme new": _new,
    "programme convert": _convert,
    "registrations export": _export_registrations,
    "site export": _export_site,
    "print programme": _print_programme,
    "print poster": _print_posters,
    "backup": _backup,
    "diagnose": _diagnose,
    "restore": _restore,
}


if __name__ == "__main__":
    sys.exit(main())
