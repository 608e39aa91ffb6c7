"""Who may write to whom: organisers to all, coordinators and leaders to their own people."""

from handlers.frame.reader import Reader
from storage.broadcasts.model import Broadcast, Scope, ScopeKind, State


def scopes_of(v: Reader) -> list[Scope]:
    """To whom the reader may write at all, the widest alone; empty for most people."""
    if v.is_organiser:
        return [Scope()]
    programme = v.snapshot.programme
    return [
        *(Scope(ScopeKind.GROUP, g.id) for g in programme.groups if v.rights.may_list(g.id)),
        *(Scope(ScopeKind.TEAM, t.id) for t in programme.teams if v.rights.may_lead(t.id)),
    ]


def may_write_to(v: Reader, scope: Scope) -> bool:
    """Whether the reader may write to these people: organisers may to any part of all."""
    return scope.is_open_to(v.rights)


def may_see(v: Reader, me: int, broadcast: Broadcast) -> bool:
    """Whether a broadcast is for the reader's eyes: drafts are their author's alone, all else is
    for the organisers and for the author as long as they may write to these people.
    """
    is_mine = broadcast.author == me
    if broadcast.state is State.DRAFT and not is_mine:
        return False
    return v.is_organiser or (is_mine and may_write_to(v, broadcast.scope))
