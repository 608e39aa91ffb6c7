"""What an old file would undo: what has changed since then and stands in it as it was before."""

from storage.programme.model import Programme, Session


def taken_back(exported: Programme, sent: Programme, current: Programme) -> tuple[Session, ...]:
    """The sessions in force that were changed or added since a file was exported, and that the
    file has left as they were.
    """
    then, now = _by_name(exported), _by_name(sent)
    return tuple(
        session
        for session in current.sessions
        if session.own_of is None
        and _said(then.get(session.file_id)) != _said(session)
        and _said(then.get(session.file_id)) == _said(now.get(session.file_id))
    )


def _by_name(programme: Programme) -> dict[str, Session]:
    return {session.file_id: session for session in programme.sessions}


def _said(session: Session | None) -> tuple[object, ...] | None:
    """What people hold on to: when, where, what, and whether it takes place."""
    if session is None:
        return None
    return session.start, session.end, session.place, session.title, session.cancelled
