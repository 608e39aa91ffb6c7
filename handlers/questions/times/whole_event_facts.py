"""When the event begins and ends for the one who asks, and how long it is."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.sessions import may_move
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.named.session_facts import end_of_day
from handlers.questions.reading.which_sessions import ORGANISING
from locales import formats
from storage.programme.model import Kind, Session


def of_the_whole(reader: Reader, asker: Asker, fact: Fact | None) -> str:
    """When the part of the event begins or ends that is the asker's, or on which days it is."""
    match fact:
        case Fact.END:
            return end(reader, asker)
        case Fact.TIME:
            return _beginning(reader, asker)
        case Fact.LENGTH:
            days = sorted({reader.snapshot.day_of(s) for s in _theirs(reader, asker)})
            return formats.period(reader.tr, days[0], days[-1])
        case _:
            return ""


def end(reader: Reader, asker: Asker) -> str:
    """When it ends for the asker and whether that may change, and with what."""
    tr, held = reader.tr, _held(reader, asker)
    last_day = reader.snapshot.day_of(max(held, key=lambda s: s.end))
    then = [s for s in held if reader.snapshot.day_of(s) == last_day]
    # What is only planned is not the end of a day on which anything is sure.
    last = max([s for s in then if not s.provisional] or then, key=lambda s: s.end)
    moment = _moment(reader, last, last=True)
    ends = (
        tr("The event ends: {moment} (provisional)", moment=moment)
        if may_move(last, reader.now)
        else tr("The event ends: {moment}", moment=moment)
    )
    since = _last_proper(then).start
    listed = "; ".join(f"{reader.hours(s)} {reader.title(s)}" for s in then if s.start >= since)
    return f"{ends}\n" + tr("Last of all: {sessions}", sessions=listed)


def end_of_today(reader: Reader, asker: Asker) -> str:
    """When the programme of today ends for the asker; empty on the last day."""
    held = _held(reader, asker)
    today = [s for s in held if reader.snapshot.day_of(s) == reader.today and s.end > reader.now]
    is_last = reader.today == reader.snapshot.day_of(max(held, key=lambda s: s.end))
    return end_of_day(reader, _last_proper(today)) if today and not is_last else ""


def _held(reader: Reader, asker: Asker) -> Sequence[Session]:
    theirs = _theirs(reader, asker)
    return [s for s in theirs if s.takes_place] or theirs


def _last_proper(sessions: Sequence[Session]) -> Session:
    """The last of the programme proper: meals and rides are the way from it."""
    return max([s for s in sessions if s.kind not in ORGANISING] or sessions, key=lambda s: s.end)


def _beginning(reader: Reader, asker: Asker) -> str:
    # A ride is the way there, and no beginning of it.
    begin = [s for s in _theirs(reader, asker) if s.kind is not Kind.TRANSFER]
    first = min(begin or _theirs(reader, asker), key=lambda s: s.start)
    return reader.tr("The event begins: {moment}", moment=_moment(reader, first, last=False))


def _theirs(reader: Reader, asker: Asker) -> Sequence[Session]:
    """The sessions of the part of the event that is the asker's, all where it has none."""
    sessions = list(reader.snapshot.sessions.values())
    return [s for s in sessions if s.strand in asker.strands] or sessions


def _moment(reader: Reader, session: Session, *, last: bool) -> str:
    local = reader.snapshot.local(session.end if last else session.start)
    return f"{formats.day(reader.tr, local.date())}, {formats.clock(local)}"
