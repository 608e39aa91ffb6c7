"""A team's own workshops: leaders write them down step by step and see what clashes.

day → hour → length → place or link → title → what it would change → published

A change asks only for what is to change, and no moment is taken that is over. What is being written
down stands in the database.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar
from zlib import crc32

from handlers.frame.context import Context, Followed
from handlers.frame.forms import Form, Step
from handlers.frame.reader import Reader
from handlers.frame.teams import own_workshops_ahead
from handlers.releases import door as proposals
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_answers as answers
from handlers.teams import workshop_form_screens as steps
from handlers.teams import workshop_moments as moments
from handlers.teams import workshop_screens as views
from handlers.teams.leading import Opens, leaders, led
from handlers.teams.workshop_proposals import LeadersOf, address_of, begun, own_list
from handlers.ui.screen import Screen
from storage.programme import own_workshops
from storage.programme.model import Kind, Place, Programme, Session, Strand, Team
from storage.publishing import Origin
from storage.teams import workshop_drafts
from storage.teams.workshop_drafts import NEW_PLACE, WorkshopDraft

A = TypeVar("A", bound=w.WorkshopAction)


def own(
    handler: Callable[[Context, A, Session], Awaitable[Followed | None]],
) -> Opens[A]:
    """The handler for a workshop of the team's own; the list of them where it is gone."""

    @led
    async def checked(context: Context, action: A, team: Team) -> Followed | None:
        reader = context.reader()
        session = reader.snapshot.sessions.get(action.session)
        if session is None or session.own_of != team.id:
            return await own_list(context, team, reader.tr("This workshop no longer takes place."))
        return await handler(context, action, session)

    return checked


def asking_for(*fields: str) -> Opens[w.WorkshopAction]:
    """A handler that asks for these fields of a workshop anew."""
    unknown: dict[str, Any] = dict.fromkeys(fields)

    @own
    async def asked(
        context: Context, _action: w.WorkshopAction, session: Session
    ) -> Followed | None:
        draft = workshop_drafts.taken_from(context.reader().snapshot, session)
        return await go_on(context, replace(draft, **unknown))

    return asked


def changing(asking: w.WorkshopStep) -> Opens[w.WorkshopAction]:
    """A handler that asks one thing of a workshop anew; whatever else is known stays."""

    @own
    async def asked(
        context: Context, _action: w.WorkshopAction, session: Session
    ) -> Followed | None:
        await keep(context, workshop_drafts.taken_from(context.reader().snapshot, session))
        return await WORKSHOP.ask(context, asking)

    return asked


@own
async def shift(context: Context, action: w.ShiftWorkshop, session: Session) -> Followed | None:
    """Propose that a workshop begins later, or earlier; what would be over is not proposed."""
    reader = context.reader()
    by = timedelta(minutes=-action.minutes if action.earlier else action.minutes)
    moved = replace(session, start=session.start + by, end=session.end + by)
    if moved.start <= reader.now:
        screen = views.workshop(reader, action.team, session)
        note = reader.tr("This hour is over: choose another one.")
        return Followed(screen.with_note(note), w.WorkshopAt(action.team, session.id))
    return await go_on(context, workshop_drafts.taken_from(reader.snapshot, moved))


@led
async def ask_which_shifts(context: Context, asking: w.ShiftWhich, team: Team) -> Screen | Followed:
    """Ask which of the workshops of a day is to begin later, or earlier."""
    reader = context.reader()
    that_day = [
        s
        for s in own_workshops_ahead(reader.snapshot, team.id, reader.now)
        if reader.snapshot.day_of(s) == asking.day
    ]
    if not that_day:
        return await own_list(context, team)
    return views.which_shifts(reader, asking, that_day)


@led
async def open_list(context: Context, _address: w.Workshops, team: Team) -> Followed:
    return await own_list(context, team)


@led
async def begin(context: Context, _action: w.NewWorkshop, team: Team) -> Followed | None:
    return await go_on(context, WorkshopDraft(team.id))


@led
async def go_on_with(context: Context, action: w.GoOnWorkshop, team: Team) -> Followed | None:
    """Go on with one of those that were begun; the list of workshops where it is gone."""
    drafts = await begun(context, team)
    draft = next((draft for draft in drafts if draft.workshop == action.workshop), None)
    return await go_on(context, draft) if draft else await own_list(context, team)


@own
async def open_workshop(context: Context, address: w.WorkshopAt, session: Session) -> Followed:
    return Followed(views.workshop(context.reader(), address.team, session), address)


def edited(edit: Callable[[Programme, str], Programme]) -> Opens[w.WorkshopAction]:
    """A handler that proposes to change a workshop in one way."""

    @own
    async def proposed(context: Context, action: w.WorkshopAction, session: Session) -> Followed:
        snapshot = context.services.current_release.snapshot
        changed = edit(snapshot.programme, session.id)
        return await _proposed(context, snapshot.teams[action.team], changed)

    return proposed


async def draft_of(context: Context, _action: w.WorkshopStep | None = None) -> WorkshopDraft | None:
    """What the person is about to write down, as long as they may lead the team."""
    services = context.services
    draft = await services.database.read(
        workshop_drafts.of, context.person.id, services.clock.now()
    )
    reader = context.reader()
    if draft is None or draft.team not in reader.snapshot.teams or not reader.may_lead(draft.team):
        return None
    return draft


async def go_on(context: Context, draft: WorkshopDraft) -> Followed | None:
    """Keep what is known and ask for the first thing that is missing."""
    await keep(context, draft)
    missing = steps.missing(context.reader(), draft)
    return await WORKSHOP.ask(context, missing) if missing else await _propose(context, draft)


async def keep(context: Context, draft: WorkshopDraft) -> None:
    """Keep what is known; it is what is being written from now on."""
    services = context.services
    await services.database.write(
        workshop_drafts.keep, context.person.id, draft, services.clock.now()
    )


def _no_other_title(
    reader: Reader, draft: WorkshopDraft, _pick: w.ProposeWorkshop
) -> WorkshopDraft | None:
    """The draft with no title, and no name of its place, in the languages that have none yet."""

    def settled_in(named: Mapping[str, str] | None) -> Mapping[str, str] | None:
        lacking = dict.fromkeys(steps.languages_without(reader, named), "")
        return {**named, **lacking} if named else named

    settled = replace(draft, title=settled_in(draft.title), place_name=settled_in(draft.place_name))
    return settled if steps.missing(reader, settled) is None else None


WORKSHOP: Final = Form(
    steps=(
        Step(
            w.AskDay,
            steps.day,
            moments.day,
            {w.PickDay: moments.picked_day},
            beside_it=moments.is_beside,
        ),
        Step(
            w.AskHour,
            steps.hour,
            moments.hour,
            {w.PickHour: moments.picked_hour},
            beside_it=moments.is_beside,
        ),
        Step(
            w.AskLength,
            steps.length,
            moments.length,
            {w.PickLength: moments.picked_length},
            beside_it=moments.is_beside,
        ),
        Step(
            w.AskWhere,
            steps.where,
            answers.where,
            {w.PickPlace: answers.picked_place},
            beside_it=moments.is_beside,
        ),
        Step(
            w.AskOtherPlace,
            steps.other_place,
            answers.other_place,
            {w.SamePlace: answers.same_place},
            title=steps.other_place_title,
        ),
        Step(w.AskTitle, steps.title, answers.title),
        Step(
            w.AskOtherTitle,
            steps.other_title,
            answers.other_title,
            {w.ProposeWorkshop: _no_other_title},
            title=steps.other_title_title,
        ),
    ),
    subject=draft_of,
    take=lambda context, _action, draft: go_on(context, draft),
    allowed=leaders,
    no_way_back_from=(w.Workshops,),
    left_for=lambda _asking: w.LeaveForm(),
)


async def leave(context: Context, _action: w.LeaveForm) -> Followed | None:
    """Forget what was being written down, and say that nothing came of it."""
    services, draft = context.services, await draft_of(context)
    if draft is None:
        return None
    await services.database.write(workshop_drafts.forget, context.person.id, (draft.workshop,))
    reader = context.reader()
    return await own_list(
        context, reader.snapshot.teams[draft.team], reader.tr("Nothing has changed.")
    )


async def _propose(context: Context, draft: WorkshopDraft) -> Followed | None:
    """Show what the workshop would change, and what it clashes with."""
    snapshot = context.services.current_release.snapshot
    team = snapshot.teams.get(draft.team)
    if team is None or draft.day is None or draft.minute is None or draft.length is None:
        return None
    if not draft.title:
        return None
    old = snapshot.sessions.get(draft.session or "")
    if draft.session is not None and (old is None or old.own_of != team.id):
        return None
    midnight = datetime.combine(draft.day, datetime.min.time())
    local = midnight + timedelta(minutes=draft.minute)
    start = local.replace(tzinfo=snapshot.event.timezone).astimezone(UTC)
    place = _place_of(draft, snapshot.event.languages)
    workshop = Session(
        id=draft.workshop,
        kind=Kind.WORKSHOP,
        start=start,
        end=start + timedelta(minutes=draft.length),
        title=steps.written(draft.title),
        strand=Strand.YOUTH,
        place=place.id if place else draft.place or None,
        online=draft.link,
        teams=(team.id,),
        own_of=team.id,
        cancelled=old.cancelled if old else False,
        instead=old.instead if old else None,
    )
    return await _proposed(context, team, own_workshops.put(snapshot.programme, workshop, place))


async def _proposed(context: Context, team: Team, programme: Programme) -> Followed:
    proposer = LeadersOf(team)
    kept = await proposals.keep(context, proposer, programme, Origin.OWN_WORKSHOP)
    if isinstance(kept, Screen):
        return Followed(kept, w.Workshops(team.id))
    screen = await proposals.show(context, proposer, kept)
    return Followed(screen, address_of(team, await proposals.find(context, kept.id)))


def _place_of(draft: WorkshopDraft, languages: Sequence[str]) -> Place | None:
    """The place that is new to the programme, where it is one."""
    if draft.place != NEW_PLACE or not draft.place_name:
        return None
    name = steps.written(draft.place_name).among(languages)
    number = crc32(":".join((draft.team, *name.values())).encode())
    return Place(f"own-{number:08x}", name, own_of=draft.team)
