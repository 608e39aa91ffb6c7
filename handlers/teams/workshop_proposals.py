"""A leader's proposal: what it would change is shown, and published once the leader says so."""

import asyncio

from handlers.frame.feature import Context, Followed
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_screens as views
from storage import change_notices, publishing
from storage.change_notices import Audience
from storage.programme.checking import errors_in
from storage.programme.model import Programme, Session, Team
from storage.programme.snapshot import Snapshot
from storage.publishing import Draft, Origin, Overtaken, Unchanged
from storage.teams import queries, workshop_drafts
from storage.teams.model import TeamSize


def own_list(context: Context, team: Team, note: str = "") -> Followed:
    """The list of the team's own workshops; `note` says what became of the last press."""
    v = context.reader()
    own = [session for session in v.snapshot.sessions.values() if session.own_of == team.id]
    return Followed(views.workshops(v, team, own, note), w.Workshops(team.id))


async def propose(
    context: Context, team: Team, programme: Programme, workshop: Session | None = None
) -> Followed | None:
    """Show what a programme would change in place of the one in force.

    `workshop` is the session it is about, whose clashes are shown as well.
    """
    services, v = context.services, context.reader()
    problems = await asyncio.to_thread(errors_in, programme)
    if problems:
        said = "\n".join(problem.message(v.tr) for problem in problems[:3])
        return own_list(context, team, said)
    try:
        draft = await publishing.propose(
            services.database,
            services.current_release.snapshot,
            programme,
            context.person.id,
            Origin.OWN_WORKSHOP,
            services.clock.now(),
        )
    except Unchanged:
        return own_list(context, team, v.tr("Nothing would change."))
    return await _shown(context, team, draft, workshop)


async def publish(context: Context, team: Team, number: int, base: int) -> Followed | None:
    """Publish; where somebody else came first, show what it does to what is in force now."""
    services, me = context.services, context.person.id
    now = services.clock.now()
    draft = await services.database.read(publishing.draft, number, me, now)
    if draft is None or draft.origin is not Origin.OWN_WORKSHOP:
        return None
    if not _is_about(draft, await services.current_release.numbered(draft.base), team):
        return None
    try:
        published = await publishing.publish_draft(services.database, number, me, base, now)
    except Overtaken:
        return await _afresh(context, team, number)
    except Unchanged:
        published = None
    v = context.reader()
    if published is None:
        said = v.tr("Nothing would change.")
    else:
        await services.database.write(workshop_drafts.forget, me)
        services.wake_up.set()
        await services.current_release.refresh()
        said = views.published(v, published.audience)
    return own_list(context, team, said)


async def _afresh(context: Context, team: Team, number: int) -> Followed | None:
    services, me = context.services, context.person.id
    await services.current_release.refresh()
    v = context.reader()
    try:
        draft = await publishing.bring_up_to_date(
            services.database, number, me, services.clock.now()
        )
    except Unchanged:
        return own_list(context, team, v.tr("Nothing would change."))
    problems = await asyncio.to_thread(errors_in, draft.programme) if draft else ()
    if draft is None or problems:
        return None
    changed = [s for s in draft.programme.sessions if s not in v.snapshot.programme.sessions]
    note = v.tr("The programme was changed meanwhile. This is what your change does now:")
    return await _shown(context, team, draft, changed[0] if changed else None, note)


async def _shown(
    context: Context, team: Team, draft: Draft, workshop: Session | None, note: str = ""
) -> Followed | None:
    services, v = context.services, context.reader()
    before = await services.current_release.numbered(draft.base)
    if before is None:
        return None
    after = Snapshot.of(draft.programme, draft.base + 1)
    audience = await services.database.read(change_notices.audience, after, services.clock.now())
    if workshop is not None and workshop.id not in before.sessions:
        size = (await services.database.read(queries.sizes)).get(team.id, TeamSize())
        audience = Audience(size.reachable, size.members - size.reachable)
    clashes = _clashes(after, team, workshop) if workshop else []
    shown = views.Proposed(team, draft.id, before, after, audience, tuple(clashes))
    return Followed(views.proposal(v, shown, note), w.Workshops(team.id))


def _is_about(draft: Draft, before: Snapshot | None, team: Team) -> bool:
    """Whether a draft touches nothing but the team's own workshops."""
    if before is None:
        return False
    old, new = set(before.programme.sessions), set(draft.programme.sessions)
    return all(session.own_of == team.id for session in old ^ new)


def _clashes(after: Snapshot, team: Team, workshop: Session) -> list[Session]:
    """The sessions at the same time that people of the team could want to be at."""
    return [
        other
        for other in after.parallel_to(workshop)
        if other.own_of in (None, team.id)
        and (other.every_team or not other.teams or team.id in other.teams)
    ]
