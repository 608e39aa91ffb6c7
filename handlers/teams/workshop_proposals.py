"""What leaders propose: a change of their team's own workshops, and of nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.releases.door import Proposal, Unpublishable
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_screens as views
from handlers.teams.overlaps import Overlap, by_weight
from handlers.ui.screen import Screen
from storage.programme.model import Session, Team
from storage.publishing import Origin, OtherEvent, Published, Unchanged
from storage.teams import queries, workshop_drafts
from storage.teams.workshop_drafts import WorkshopDraft

_PROBLEMS: Final = 3


@dataclass(frozen=True, slots=True)
class LeadersOf:
    """The leaders of a team; what they read stands above the list of its own workshops."""

    team: Team

    def may_publish(self, proposal: Proposal) -> bool:
        """Whether a draft touches nothing but the team's own workshops."""
        old, new = proposal.before.programme.sessions, proposal.draft.programme.sessions
        return proposal.draft.origin is Origin.OWN_WORKSHOP and all(
            session.own_of == self.team.id for session in set(old) ^ set(new)
        )

    async def proposed(self, context: Context, proposal: Proposal, page: int = 0) -> Screen:
        """The difference, and what is at the same time, a page at a time from 0."""
        changed = proposal.difference.sessions
        workshop = next((c.after for c in changed if c.after and c.takes_place), None)
        overlaps: list[Overlap] = []
        if workshop is not None:
            clashes = self._clashes(proposal, workshop)
            attending = await context.services.database.read(
                queries.attending, self.team.id, [other.id for other in clashes]
            )
            overlaps = by_weight(clashes, attending)
        is_written = await written_for(context, proposal) is not None
        return views.proposal(
            context.reader(), self.team, proposal, overlaps, page, is_written=is_written
        )

    async def overtaken(self, context: Context, _release: int) -> str:
        """That another release came first; not which one, they may not see what it changed."""
        return context.reader().tr(
            "The programme was changed meanwhile. What your change does now stands above. Please"
            " check it and press again."
        )

    def refused(self, context: Context, why: Unpublishable) -> Screen:
        """Why nothing is published."""
        reader = context.reader()
        if isinstance(why, Unchanged | OtherEvent):
            return self.listed(context, reader.tr("Nothing would change."))
        return self.listed(context, "\n".join(p.message(reader.tr) for p in why[:_PROBLEMS]))

    async def published(self, context: Context, proposal: Proposal, made: Published) -> Screen:
        """Whom it tells; nothing is left of what was written down."""
        await forget_written(context, proposal)
        note = views.published(context.reader(), made.audience)
        return self.listed(context, note, await begun(context, self.team))

    def listed(
        self, context: Context, note: str = "", begun: Sequence[WorkshopDraft] = ()
    ) -> Screen:
        """The list of the team's own workshops, and of those `begun`; `note` says what a press has
        done.
        """
        reader = context.reader()
        own = [s for s in reader.snapshot.sessions.values() if s.own_of == self.team.id]
        return views.workshops(reader, self.team, own, begun).with_note(note, bold=True)

    def _clashes(self, proposal: Proposal, workshop: Session) -> list[Session]:
        """The sessions at the same time that people of the team could want to be at."""
        return [
            other
            for other in proposal.after.parallel_to(workshop)
            if other.own_of in (None, self.team.id)
            and (other.every_team or not other.teams or self.team.id in other.teams)
        ]


def address_of(
    team: Team, found: Proposal | None
) -> w.WhyCancelled | w.WorkshopDraftAt | w.Workshops:
    """Where a draft is shown: with the question for the reason, where it cancels a workshop."""
    if found is None:
        return w.Workshops(team.id)
    number = found.draft.id
    is_off = views.cancelled_by(found) is not None
    return w.WhyCancelled(team.id, number) if is_off else w.WorkshopDraftAt(team.id, number)


async def own_list(context: Context, team: Team, note: str = "") -> Followed:
    """The list of the team's own workshops; `note` says what a press has done."""
    listed = LeadersOf(team).listed(context, note, await begun(context, team))
    return Followed(listed, w.Workshops(team.id))


async def begun(context: Context, team: Team) -> Sequence[WorkshopDraft]:
    """The workshops of a team that the person has begun to write down, or to change."""
    services, snapshot = context.services, context.reader().snapshot
    drafts = await services.database.read(
        workshop_drafts.begun, context.person.id, services.clock.now()
    )
    changed = (snapshot.sessions.get(draft.session or "") for draft in drafts)
    as_it_is = [
        workshop_drafts.taken_from(snapshot, session) if session else None for session in changed
    ]
    return [
        draft
        for draft, now in zip(drafts, as_it_is, strict=True)
        if draft.team == team.id and draft not in (now, WorkshopDraft(team.id, draft.workshop))
    ]


async def written_for(context: Context, proposal: Proposal) -> WorkshopDraft | None:
    """What its author has written down step by step for a proposal."""
    services, concerned = context.services, _concerned(proposal)
    drafts = await services.database.read(
        workshop_drafts.begun, context.person.id, services.clock.now()
    )
    return next((draft for draft in drafts if draft.workshop in concerned), None)


async def forget_written(context: Context, proposal: Proposal) -> None:
    """Forget what was written down for a proposal that is settled."""
    await context.services.database.write(
        workshop_drafts.forget, context.person.id, _concerned(proposal)
    )


def _concerned(proposal: Proposal) -> frozenset[str]:
    """The workshops that a proposal adds or changes."""
    return frozenset(change.after.id for change in proposal.difference.sessions if change.after)
