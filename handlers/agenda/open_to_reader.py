"""What somebody may go to for whom nothing is noted: what is on, and what begins next."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.seats import has_room
from handlers.frame.sessions import strand_of
from handlers.frame.whats_on import rank
from storage.programme.model import Session, Strand
from storage.seats.model import Standing


def open_now_and_next(reader: Reader, standing: Standing) -> Sequence[Session]:
    """All that is on, then all that begins at the next hour, of what is open to the reader."""
    ahead = [s for s in reader.snapshot.sessions.values() if s.end > reader.now]
    ahead = [session for session in ahead if _is_open(reader, session, standing)]
    of_the_youth = strand_of(reader) is not Strand.CONFERENCE
    theirs = [s for s in ahead if s.strand is not Strand.YOUTH or of_the_youth] or ahead
    begins = min((s.start for s in theirs if s.start > reader.now), default=None)
    return sorted(
        (s for s in theirs if s.start <= reader.now or s.start == begins),
        key=lambda session: (session.start > reader.now, *rank(reader, session)),
    )


def _is_open(reader: Reader, session: Session, standing: Standing) -> bool:
    """Whether the reader may go there: into a group with a seat, or where they can take one."""
    group = reader.snapshot.groups.get(session.group or "")
    if group:
        takes = reader.snapshot.takes_sign_ups(group, reader.now) and has_room(group, standing)
        return session.takes_place and (takes or group.id in reader.person.seats)
    is_theirs = not session.is_for_some or reader.has_workshop(session)
    return session.takes_place and is_theirs
