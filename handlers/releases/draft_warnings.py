"""What must not be overlooked of a change before it is published: it stands next to the buttons."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.releases.comparing import Proposal
from locales import formats
from storage.programme.changes import Difference
from storage.programme.model import Session
from storage.publishing import Origin

_TITLES: Final = 10


def warnings(reader: Reader, shown: Proposal) -> list[str]:
    """All that is to be said of a change, a line each."""
    found = shown.difference
    return [
        *going_back(reader, shown),
        *old_file(reader, shown),
        *_still_off(reader, shown),
        *_over_already(reader, found),
    ]


def going_back(reader: Reader, shown: Proposal) -> list[str]:
    """How many releases an earlier one takes back, where that is more than the newest."""
    target, newest = shown.draft.made_of, shown.before.release
    if shown.draft.origin is not Origin.ROLLBACK or target is None or newest - target < 2:
        return []
    line = reader.tr.plural(
        "Going back to release {number} takes back everything since: {n} release.",
        "Going back to release {number} takes back everything since: {n} releases.",
        newest - target,
        number=target,
    )
    return [line]


def moved_though_off(shown: Proposal) -> list[Session]:
    """What a change on the spot moves though it is cancelled already, and stays so."""
    if shown.draft.origin is not Origin.ON_THE_SPOT:
        return []
    return [
        change.after
        for change in shown.difference.sessions
        if change.after and change.is_move and not (change.took_place or change.takes_place)
    ]


def _still_off(reader: Reader, shown: Proposal) -> list[str]:
    return [
        reader.tr("“{title}” is cancelled already, and stays so.", title=reader.title(session))
        for session in moved_though_off(shown)
    ]


def old_file(reader: Reader, shown: Proposal) -> list[str]:
    """What is said of a file that is older than the release in force."""
    made_of, current = shown.draft.made_of, shown.before.release
    if shown.draft.origin is not Origin.FILE or made_of is None or made_of >= current:
        return []
    tr = reader.tr
    older = tr(
        "The file is of release {number}; release {current} is in force.",
        number=made_of,
        current=current,
    )
    if not shown.undone:
        return [older]
    titles = [reader.title(session) for session in shown.undone[:_TITLES]]
    if len(shown.undone) > _TITLES:
        titles.append(tr.plural("{n} more", "{n} more", len(shown.undone) - _TITLES))
    would = tr("This would be taken back: {titles}", titles=formats.enumeration(tr, titles))
    return [older, would]


def _over_already(reader: Reader, found: Difference) -> list[str]:
    """Which sessions would begin at an hour that is over: most likely another hour was meant."""
    return [
        reader.tr(
            "{time} is over already: {title}. Please check the hour.",
            time=_time(reader, change.session),
            title=reader.title(change.session),
        )
        for change in found.sessions
        if change.takes_place and "start" in change.fields and change.session.start <= reader.now
    ]


def _time(reader: Reader, session: Session) -> str:
    """When a session begins; without the day if that is today."""
    local = reader.snapshot.local(session.start)
    return formats.clock(local) if local.date() == reader.today else reader.moment(session.start)
