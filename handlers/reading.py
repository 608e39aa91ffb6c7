"""A person as delivery sees them, at this moment."""

from handlers.context import Desk
from handlers.views.viewpoint import Viewpoint, seen_by
from storage import people


async def viewpoint_of(desk: Desk, person: int) -> Viewpoint | None:
    """The programme as that person sees it now; None for somebody who was erased."""
    known = await desk.database.read(people.find, person)
    if known is None:
        return None
    full = desk.noticeboard.snapshot
    leads = full.led_by(person) | known.leading
    is_organiser = known.named_organiser or person in desk.admins
    return Viewpoint(
        tr=desk.translators[known.language],
        snapshot=seen_by(full, leads, known.team, is_organiser=is_organiser),
        now=desk.clock.now(),
        is_organiser=is_organiser,
        my_groups=known.seats | known.wishes,
        coordinates=desk.noticeboard.snapshot.coordinated_by(person),
        team=known.team,
        leads=leads,
        profile=known.profile,
        preferences=known.preferences,
        starred=known.starred,
    )
