"""How long it still goes on, or how long it is until what comes next, for the one who asks."""

from datetime import datetime

from handlers.frame.reader import Reader
from handlers.frame.whats_on import running_sessions
from handlers.questions.asker import Asker
from handlers.questions.named.session_facts import IN_A_LINE, time_left
from locales import formats


def still_on(reader: Reader, asker: Asker) -> str:
    """How long what is on for the asker still goes on, where all of it ends together; else how long
    it is until what comes next.
    """
    running = asker.own_first([s for s in running_sessions(reader) if s.takes_place])
    together = len({session.end for session in running}) == 1
    return time_left(reader, running[0]) if together else until_next(reader)


def until_next(reader: Reader) -> str:
    """How long it is until what begins next today; on which day it is where that is another."""
    start, titles = _first_ahead(reader)
    if start is None:
        return ""
    local = reader.snapshot.local(start)
    if local.date() != reader.today:
        return coming_next(reader)
    left = reader.duration(start - reader.now)
    return reader.tr(
        "In {duration}: {title}", duration=left, title=f"{formats.clock(local)} {titles}"
    )


def coming_next(reader: Reader) -> str:
    """What begins next, by its hour and titles; empty where nothing does."""
    start, titles = _first_ahead(reader)
    if start is None:
        return ""
    local = reader.snapshot.local(start)
    when = formats.clock(local) if local.date() == reader.today else reader.moment(start)
    return reader.tr("Next: {when}", when=f"{when} · {titles}")


def _first_ahead(reader: Reader) -> tuple[datetime | None, str]:
    """When the next sessions begin, and their titles in a line."""
    ahead = [s for s in reader.snapshot.sessions.values() if s.start > reader.now and s.takes_place]
    start = min((session.start for session in ahead), default=None)
    first = [reader.title(session) for session in ahead if session.start == start]
    more = ["…"] if len(first) > IN_A_LINE else []
    return start, "; ".join([*first[:IN_A_LINE], *more])
