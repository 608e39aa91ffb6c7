"""A team's own workshops: leaders write them down step by step, see what clashes, and publish.

day → hour → length → place or link → title → what it would change → published

A change asks only for what is to change. Every step looks at who may lead the team.
"""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

from handlers.frame.feature import Context, Followed
from handlers.frame.links import not_a_link
from handlers.frame.times.written import (
    LONGEST,
    day_of_month,
    day_written,
    hour_written,
    length_written,
)
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_proposals as proposals
from handlers.teams import workshop_screens as views
from handlers.teams.actions import LeaderAction
from handlers.ui.action import Action
from handlers.ui.screen import Screen, shortened
from storage import publishing
from storage.plain_text import one_line
from storage.programme import edits, own_workshops
from storage.programme.model import Kind, Place, Session, Strand, Team, Text
from storage.programme.parsing.links import unfit_for_link
from storage.teams import workshop_drafts
from storage.teams.workshop_drafts import NEW_PLACE, NO_PLACE, WorkshopDraft

_MINUTES_OF_A_DAY = 24 * 60
_QUOTED = 60
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


async def follow(press: LeaderAction, context: Context, team: Team) -> Followed | None:
    """Do what a button on a leader's list of workshops says; None where it says something else."""
    v = context.reader()
    match press:
        case w.Workshops():
            return proposals.own_list(context, team)
        case w.NewWorkshop():
            return await _next(context, WorkshopDraft(team.id))
        case w.PublishWorkshop(draft=draft, base=base):
            return await proposals.publish(context, team, draft, base)
        case w.DiscardWorkshop(draft=draft):
            me = context.person.id
            await context.services.database.write(publishing.discard, draft, me)
            return proposals.own_list(context, team, v.tr("Discarded."))
        case (
            w.WorkshopAt(session=name)
            | w.MoveWorkshop(session=name)
            | w.RelocateWorkshop(session=name)
            | w.RenameWorkshop(session=name)
            | w.CancelWorkshop(session=name)
        ):
            session = v.snapshot.sessions.get(name)
            if session is None or session.own_of != team.id:
                note = v.tr("This workshop no longer takes place.")
                return proposals.own_list(context, team, note)
            return await _about(press, context, team, session)
        case _:
            return None


async def step(press: w.WorkshopStep, context: Context) -> Followed | None:
    """Take what a button says into what is being written down, and ask for what is missing."""
    draft = await _draft(context)
    if draft is None:
        return None
    match press:
        case w.PickDay(day):
            return await _next(context, replace(draft, day=day))
        case w.PickHour(minute) if minute < _MINUTES_OF_A_DAY:
            return await _next(context, replace(draft, minute=minute))
        case w.PickLength(minutes) if 0 < minutes <= LONGEST:
            return await _next(context, replace(draft, length=minutes))
        case w.PickPlace(place) if not place or place in context.reader().snapshot.places:
            return await _next(context, replace(draft, place=place))
        case w.ProposeWorkshop():
            return await _propose(context, draft)
        case _ if context.features.question(press):
            return _asked(press, context, draft)
        case _:
            return None


async def answered(press: Action, text: str, context: Context) -> Followed | None:
    """Take what was written into what is being written down, or ask again with what is wrong."""
    draft = await _draft(context)
    if draft is None or not isinstance(press, w.WorkshopStep):
        return None
    v, written = context.reader(), one_line(text)
    changes = _meant(press, written, context, draft)
    if isinstance(changes, str):
        return _asked(press, context, draft, changes)
    draft = replace(draft, **changes)
    if isinstance(press, w.AskTitle) and not (draft.title_de and draft.title_ru):
        await _keep(context, draft)
        asked = views.other_title(v, draft)
        return Followed(asked, w.AskOtherTitle())
    return await _next(context, draft)


def _meant(
    press: w.WorkshopStep, text: str, context: Context, draft: WorkshopDraft
) -> dict[str, Any] | str:
    """What a text says in answer to a question, or why it cannot be read."""
    v = context.reader()
    unread = v.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
    match press:
        case w.AskDay():
            day = day_of_month(text, v.snapshot) or day_written(text, v.snapshot, v.now)
            return {"day": day} if day else unread
        case w.AskHour():
            hour = hour_written(text)
            return {"minute": hour.hour * 60 + hour.minute} if hour else unread
        case w.AskLength():
            length = length_written(text)
            return {"length": length} if length else unread
        case w.AskWhere() if unfit_for_link(text) is None:
            return {"link": text, "place": draft.place or NO_PLACE}
        case w.AskWhere() if "://" in text:
            return not_a_link(v, text)
        case w.AskWhere() if text:
            known = v.snapshot.place_called(text)
            return {"place": known.id if known else f"{NEW_PLACE}{text}"}
        case w.AskTitle() if text:
            is_russian = not _RUSSIAN.isdisjoint(text.lower())
            german, russian = (None, text) if is_russian else (text, None)
            return {"title_de": german, "title_ru": russian}
        case w.AskOtherTitle() if text:
            return {"title_ru": text} if draft.title_ru is None else {"title_de": text}
        case _:
            return v.tr("There is nothing to read in this.")


async def _about(
    press: LeaderAction, context: Context, team: Team, session: Session
) -> Followed | None:
    v = context.reader()
    draft = workshop_drafts.taken_from(v.snapshot, session)
    match press:
        case w.MoveWorkshop():
            return await _next(context, replace(draft, day=None, minute=None, length=None))
        case w.RelocateWorkshop():
            return await _next(context, replace(draft, place=None, link=None))
        case w.RenameWorkshop():
            return await _next(context, replace(draft, title_de=None, title_ru=None))
        case w.CancelWorkshop():
            programme = context.services.current_release.snapshot.programme
            return await proposals.propose(context, team, edits.cancel(programme, session.id))
        case _:
            return Followed(views.workshop(v, team, session), press)


async def _next(context: Context, draft: WorkshopDraft) -> Followed | None:
    """Keep what is known and ask for the first thing that is missing."""
    await _keep(context, draft)
    if draft.day is None:
        return _asked(w.AskDay(), context, draft)
    if draft.minute is None:
        return _asked(w.AskHour(), context, draft)
    if draft.length is None:
        return _asked(w.AskLength(), context, draft)
    if draft.place is None:
        return _asked(w.AskWhere(), context, draft)
    if not draft.has_title:
        return _asked(w.AskTitle(), context, draft)
    return await _propose(context, draft)


def _asked(
    press: w.WorkshopStep, context: Context, draft: WorkshopDraft, note: str = ""
) -> Followed:
    """The screen of a question; `note` says why it is asked again."""
    v = context.reader()
    screen: Screen
    match press:
        case w.AskHour():
            screen = views.hour(v, draft, note)
        case w.AskLength():
            screen = views.length(v, draft, note)
        case w.AskWhere(page):
            screen = views.where(v, draft, page, note)
        case w.AskTitle():
            screen = views.title(v, draft, note)
        case w.AskOtherTitle():
            screen = views.other_title(v, draft, note)
        case _:
            return Followed(views.day(v, draft, note), w.AskDay())
    return Followed(screen, press)


async def _propose(context: Context, draft: WorkshopDraft) -> Followed | None:
    """Show what the workshop would change, and what it clashes with."""
    snapshot = context.services.current_release.snapshot
    team = snapshot.teams.get(draft.team)
    if team is None or draft.day is None or draft.minute is None or draft.length is None:
        return None
    old = snapshot.sessions.get(draft.session or "")
    if draft.session is not None and (old is None or old.own_of != team.id):
        return None
    midnight = datetime.combine(draft.day, datetime.min.time())
    local = midnight + timedelta(minutes=draft.minute)
    start = local.replace(tzinfo=snapshot.event.timezone).astimezone(UTC)
    place = _place_of(draft)
    workshop = Session(
        id=draft.session or f"w-{secrets.token_hex(5)}",
        kind=Kind.WORKSHOP,
        start=start,
        end=start + timedelta(minutes=draft.length),
        title=Text(draft.title_de, draft.title_ru),
        strand=Strand.YOUTH,
        place=place.id if place else draft.place or None,
        online=draft.link,
        teams=(team.id,),
        own_of=team.id,
    )
    programme = own_workshops.put(snapshot.programme, workshop, place)
    return await proposals.propose(context, team, programme, workshop)


def _place_of(draft: WorkshopDraft) -> Place | None:
    """The place that is new to the programme, where it is one."""
    if draft.place is None or not draft.place.startswith(NEW_PLACE):
        return None
    name = draft.place.removeprefix(NEW_PLACE)
    number = crc32(f"{draft.team}:{name}".encode())
    return Place(f"own-{number:08x}", Text(name, name), own_of=draft.team)


async def _draft(context: Context) -> WorkshopDraft | None:
    """What the person is about to write down, as long as they may lead the team."""
    services = context.services
    draft = await services.database.read(
        workshop_drafts.of, context.person.id, services.clock.now()
    )
    v = context.reader()
    if draft is None or draft.team not in v.snapshot.teams or not v.may_lead(draft.team):
        return None
    return draft


async def _keep(context: Context, draft: WorkshopDraft) -> None:
    services = context.services
    await services.database.write(
        workshop_drafts.keep, context.person.id, draft, services.clock.now()
    )
