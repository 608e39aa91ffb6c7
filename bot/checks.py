"""`check`: everything that can be wrong before the bot is started, each with its place."""

import asyncio
import os
import sqlite3
import stat
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot.bounded_server import why_not_free
from bot.database_file import has_room
from bot.failures import Failure, UnusableInput
from bot.health.asking import NoAnswer, ask
from bot.http_transport import HttpTransport
from bot.programme import event_in_database, of_another_event, problem_lines, read_programme
from bot.ptb_request import bot_over
from bot.setting_values import host_and_port
from bot.settings import Settings, unknown_names
from bot.site_files import check_folder
from bot.transport import outcome_named
from locales.catalogues import load_translators, untranslated
from scheduler.alerts import room
from storage import alerts, organisers
from storage.programme.parsing.judging import Reading
from storage.schema import DatabaseUnusable, examine, peek, pending

_CANNOT_RUN = (
    "All is well, but the bot cannot `run` without BOT_TOKEN or BOT_TOKEN_FILE; @BotFather gives"
    " you a token."
)
_NOT_NEEDED = (
    "warning: BOT_PROGRAMME: `run` goes by the programme in the database; the file would fill an"
    " empty one alone"
)
_WELL = "The bot can be started."


@dataclass(frozen=True, slots=True)
class Checked:
    """What is worth a look though the bot can be started, and what there is to know besides."""

    warnings: list[str]
    notes: list[str]


def check(settings: Settings) -> Checked:
    """Check programme, texts, database and, with a token, the connection.

    Raises UnusableInput with every problem there is, Failure where all is well but the server
    cannot be reached.
    """
    lines = [
        *_of_programme(settings),
        *_of_names(),
        *_of_clock(settings),
        *_of_admins(settings),
        *_of_texts(),
        *_of_database(settings),
        *_of_approval(settings),
        *_of_site_folder(settings),
        *_of_backup_folder(settings),
        *_of_room(settings),
        *_of_addresses(settings),
        *(_of_mode("BOT_TOKEN_FILE", settings.token_file.path) if settings.token_file else ()),
    ]
    if any(line.startswith("error: ") for line in lines):
        raise UnusableInput(*lines)
    if settings.token:
        asyncio.run(_connect(settings, settings.token.value, lines))
    notes = [*_of_schema(settings), *_of_first_start(settings), *_of_organisers(settings)]
    return Checked(lines, [*notes, _WELL if settings.token else _CANNOT_RUN])


def _of_names() -> list[str]:
    return [f"warning: {name}: there is no such setting" for name in unknown_names()]


def _of_clock(settings: Settings) -> list[str]:
    """A clock forgotten after a rehearsal would send every reminder at the wrong time."""
    if settings.clock is None:
        return []
    return [
        f"warning: BOT_CLOCK: every start begins at {settings.clock:%Y-%m-%dT%H:%M}, local to the"
        " event; it is for rehearsals alone"
    ]


def _of_admins(settings: Settings) -> list[str]:
    """Who is entered twice may stand where another organiser was meant."""
    repeated = (one for one, times in Counter(settings.admins).items() if times > 1)
    return [f"warning: BOT_ADMINS: {one} is entered more than once" for one in repeated]


def _of_texts() -> list[str]:
    return [
        f"error: locales/{language.code}: no translation of {message!r}"
        for language in load_translators().languages.spoken
        for message in untranslated(language)
    ]


def _of_database(settings: Settings) -> list[str]:
    try:
        examine(settings.database)
    except DatabaseUnusable as error:
        full = "" if has_room(settings.database) else "; its disk is full, make room"
        return [f"error: BOT_DATABASE: {error}{full}"]
    return [
        *_of_mode("BOT_DATABASE", settings.database),
        *_of_mode("BOT_DATABASE", settings.database.parent),
    ]


def _of_programme(settings: Settings) -> list[str]:
    """What is wrong with the file; `run` needs none where the database is filled, and says so."""
    kept = event_in_database(settings.database)
    try:
        reading = read_programme(settings.programme)
    except UnusableInput as refused:
        lines = [f"error: {line}" for line in refused.problems]
    else:
        lines = [
            *problem_lines(reading, settings.programme),
            *_of_event(settings.programme, reading, kept),
        ]
    if lines and kept and settings.programme:
        lines.append(_NOT_NEEDED)
    return lines


def _of_event(path: Path | None, reading: Reading, kept: str | None) -> list[str]:
    """A file that is named has to be of the database's event: nothing of it would be published."""
    found = reading.programme.event.id if reading.programme else None
    if path is None or found is None or kept in (None, found):
        return []
    return [f"error: {of_another_event(path, found, kept or '')}"]


def _of_first_start(settings: Settings) -> list[str]:
    """What an empty database is filled with cannot be taken back."""
    if settings.programme or event_in_database(settings.database):
        return []
    return [
        "BOT_PROGRAMME: not set, so the first start takes the built-in programme; the database then"
        " takes no other event's"
    ]


def _of_organisers(settings: Settings) -> list[str]:
    if settings.admins or _named(settings):
        return []
    return ["BOT_ADMINS: empty, so nobody is an organiser; /privacy in the bot shows one's own id"]


def _of_schema(settings: Settings) -> list[str]:
    """Which migrations the next start will run."""
    names = pending(settings.database)
    if not names:
        return []
    return [
        "BOT_DATABASE: the next start migrates it, after a copy that lies beside it for seven days:"
        f" {', '.join(names)}"
    ]


def _of_site_folder(settings: Settings) -> list[str]:
    if settings.site_dir is None:
        return []
    try:
        check_folder(settings.site_dir, "BOT_SITE_DIR")
    except UnusableInput as problem:
        return [f"error: {line}" for line in problem.problems]
    return []


def _of_backup_folder(settings: Settings) -> list[str]:
    """The folder, or the one that it would be made in, has to be writable."""
    folder = settings.backup_dir
    if folder is None:
        return []
    place = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not place.is_dir():
        return [f"error: BOT_BACKUP_DIR: {place}: not a folder"]
    if not os.access(place, os.W_OK):
        return [f"error: BOT_BACKUP_DIR: {place}: not writable"]
    return _of_mode("BOT_BACKUP_DIR", folder)


def _of_room(settings: Settings) -> list[str]:
    """A disk that organisers would be told of at once is worth a look before."""
    if not settings.database.exists():
        return []
    free, size = room(settings.database)
    if free >= alerts.room_needed(size):
        return []
    full = "nearly full" if has_room(settings.database) else "full"
    return [f"warning: BOT_DATABASE: {settings.database}: the disk is {full}"]


def _of_addresses(settings: Settings) -> list[str]:
    """What is to be listened on has to be free, unless the bot runs and listens there itself."""
    wanted = {
        "BOT_HEALTH_LISTEN": settings.health_listen,
        "BOT_WEB_LISTEN": settings.web_listen,
        "BOT_WEBHOOK_LISTEN": settings.webhook_listen if settings.webhook_url else None,
    }
    if not any(wanted.values()) or _runs(settings):
        return []
    problems = []
    for setting, address in wanted.items():
        if address and (reason := why_not_free(*host_and_port(address))):
            problems.append(f"error: {setting}: {address}: {reason}")
    return problems


def _runs(settings: Settings) -> bool:
    try:
        ask(settings.database, "status")
    except NoAnswer:
        return False
    return True


def _of_mode(setting: str, path: Path) -> list[str]:
    """What holds personal data should be its owner's alone; a mode that others have set is left."""
    if not path.exists():
        return []
    status = path.stat()
    mode = status.st_mode & 0o777
    if not mode & 0o077:
        return []
    if status.st_mode & stat.S_ISVTX or status.st_uid != os.geteuid():
        return [f"warning: {setting}: {path} is for others, too; choose a folder of its own"]
    return [
        f"warning: {setting}: {path}: others on this machine can get at it (mode {mode:o});"
        f" `chmod go= {path}` keeps them out"
    ]


def _of_approval(settings: Settings) -> list[str]:
    """Where a second organiser's word is needed, there has to be one who is another person."""
    if settings.approval == "one":
        return []
    named = _named(settings)
    known = {*settings.admins, *(organiser.person for organiser in named)}
    pairs = combinations(known, 2)
    if any(organisers.are_independent(named, settings.admins, *pair) for pair in pairs):
        return []
    if len(known) > 1:
        return [
            "warning: BOT_APPROVAL: a broadcast needs a second organiser, and all have been named"
            " by one of them; name a second one in BOT_ADMINS"
        ]
    return [
        "warning: BOT_APPROVAL: a broadcast needs a second organiser, and there is"
        f" {'only one' if known else 'none'}; name more in BOT_ADMINS or in the chat"
    ]


def _named(settings: Settings) -> list[organisers.Organiser]:
    """Who was named an organiser in the chat; nobody where the database does not know yet."""
    try:
        return peek(settings.database, organisers.all_named) or []
    except sqlite3.Error:
        return []


async def _connect(settings: Settings, token: str, warnings: list[str]) -> None:
    proxy = settings.proxy_to_telegram()
    try:
        async with HttpTransport(settings.api_url, token, proxy) as transport:
            await bot_over(transport).get_me()
    except InvalidToken:
        raise UnusableInput(*warnings, "BOT_TOKEN: the Bot API server does not know it") from None
    except TelegramError as error:
        way = f"{settings.api_url}{' through BOT_PROXY' if proxy else ''}"
        reason = outcome_named(error).replace("_", " ")
        raise Failure(*warnings, f"BOT_API_URL: {way} cannot be reached ({reason})") from None
