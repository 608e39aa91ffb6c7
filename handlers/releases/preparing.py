"""Preparing the change that an organiser has written: shown old → new, a button publishes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto

from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.written import span_meant
from handlers.releases import actions as a
from handlers.releases import draft_actions as d
from handlers.releases import on_the_spot_screens as views
from handlers.releases import proposals
from handlers.releases.cancelling import REASON, off_because
from handlers.releases.cancelling_screens import sittings_ahead, sittings_off
from handlers.releases.drafts import ORGANISERS, propose_on_the_spot
from handlers.releases.hours_read import remark
from handlers.releases.moving import PLACE, WHICH, at_new_place
from handlers.releases.on_the_spot import SESSION
from handlers.releases.reasons import said_beside
from handlers.releases.wording import WORDING
from handlers.ui.action import Action
from handlers.ui.paging import MOST
from handlers.ui.screen import Screen
from storage import drafts
from storage.drafts import Draft
from storage.programme import edits
from storage.programme.model import Programme, Session
from storage.publishing import Origin
from storage.telling import Whom


class Change(Enum):
    """What is to happen to a session."""

    CANCEL = auto()
    REINSTATE = auto()
    MOVE = auto()
    RETITLE = auto()


@dataclass(frozen=True, slots=True)
class Order:
    """A change that is wanted of one of the sessions; which one is asked where there are several.

    Of a move `place` is an id, `hour` what was said about a new hour, `later` by how much it is
    to be later; `to_new_place` is the name of a place that there is not, empty where none is named.
    It `asks_for_sign` where that was named in a form that its sign may not have.
    Where it is not `sure` that these are meant, even a single one is asked about; it `is_unknown`
    where nothing is called as it was written, and `each` of several is meant where they were named
    one after the other. `reason` is why one is cancelled, `untold` why it is
    changed otherwise, which nobody is told; `beside` is another change that was written with it,
    and `tell` the wish that people be told, which `tells_all` where it means everybody.
    """

    change: Change
    sessions: Sequence[Session]
    place: str | None = None
    hour: TimeAsked | None = None
    later: timedelta | None = None
    to_new_place: str | None = None
    asks_for_sign: bool = False
    sure: bool = True
    reason: str = ""
    untold: str = ""
    beside: str = ""
    tell: str = ""
    tells_all: bool = False
    is_unknown: bool = False
    each: bool = False


async def prepare(context: Context, order: Order) -> Followed | None:
    """The change, old → new, or the question for what is missing of it. Publishes nothing."""
    reader, followed = context.reader(), await _prepared(context, order)
    if followed is None:
        return None
    is_kept = await _keep_beside(context, followed.then, order)
    if order.tells_all and isinstance(followed.then, a.DraftAt):
        found = await proposals.find(context, followed.then.draft)
        screen = await ORGANISERS.proposed(context, found) if found else followed.screen
        return replace(followed, screen=screen)
    said = _said(reader, order, is_kept=is_kept)
    return replace(followed, screen=followed.screen.with_last_line(said))


async def _keep_beside(context: Context, leads_to: Action | None, order: Order) -> bool:
    """Keep what is said below a draft, which may be asked about or looked at again, and whom it
    tells; whether there is a draft.
    """
    if not isinstance(leads_to, a.DraftAt | d.DraftAction):
        return False
    write, me = context.services.database.write, context.person.id
    if said := _said(context.reader(), order, is_kept=True):
        await write(drafts.say_beside, leads_to.draft, me, said)
    if order.tells_all:
        await write(drafts.tell, leads_to.draft, me, Whom.ALL)
    return True


def _said(reader: Reader, order: Order, *, is_kept: bool) -> str:
    """What stands below a change of what was written beside it."""
    tell = "" if order.tells_all and is_kept else order.tell
    beside = ", ".join(filter(None, (order.beside, tell)))
    return said_beside(reader, untold=order.untold, beside=beside)


async def _prepared(context: Context, order: Order) -> Followed | None:
    reader = context.reader()
    if len(order.sessions) == 1 and order.sure:
        [session] = order.sessions
        if session.end <= reader.now or _is_so(order, session):
            return Followed(_as_it_is(reader, order, session), a.ChangeSession(session.id))
        if order.reason:
            return await REASON.answer(context, a.CancelSession(session.id), order.reason)
        changed = None if order.to_new_place else _changed(reader, order, session)
        if changed is None:
            return await _ask(context, order, session)
        followed = await propose_on_the_spot(context, changed)
        screen = followed.screen.with_last_line(remark(reader, order.hour, session))
        followed = replace(followed, screen=screen)
        return _without_place(reader, followed) if order.to_new_place is not None else followed
    # Whom it tells is chosen when it is known what is changed.
    order = replace(order, tells_all=False)
    listed = order.sessions[:MOST]
    choices = [(session, await _choice(context, order, session)) for session in listed]
    for _, leads_on in choices:
        await _keep_beside(context, leads_on, order)
    if not choices:
        return None
    if order.is_unknown:
        return Followed(views.which_session(reader, choices, is_unknown=True))
    whole = await _all_of_them(context, order)
    await _keep_beside(context, whole, order)
    return Followed(views.which_session(reader, choices, whole, count=len(order.sessions)))


async def rename(
    context: Context, asking: a.RenamePlace | a.ChangeTitle, name: str, beside: str = ""
) -> Followed | None:
    """Prepare another name, as if it were the answer to its question; asked where it is empty."""
    answer = WORDING.answer(context, asking, name) if name else WORDING.ask(context, asking)
    if (followed := await answer) is None or not beside:
        return followed
    said = said_beside(context.reader(), beside=beside)
    if isinstance(followed.then, a.DraftAt | d.DraftAction):
        write, me = context.services.database.write, context.person.id
        await write(drafts.say_beside, followed.then.draft, me, said)
    return replace(followed, screen=followed.screen.with_last_line(said))


def _is_so(order: Order, session: Session) -> bool:
    """Whether what is wanted of a session is true of it already."""
    if order.change is Change.CANCEL:
        return not session.takes_place and not order.reason
    return order.change is Change.REINSTATE and session.takes_place


def _as_it_is(reader: Reader, order: Order, session: Session) -> Screen:
    """What can be changed about a session, below the word that it is over, or so already."""
    if session.end <= reader.now:
        note = reader.tr("It is over already.")
    elif order.change is Change.CANCEL:
        note = reader.tr("It is cancelled already.")
    else:
        note = reader.tr("It takes place as planned.")
    return views.session(reader, session).with_note(note)


async def _all_of_them(context: Context, order: Order) -> Action | None:
    """What leads on with all that are named, or with all sittings of a group, at once, where they
    are what may be meant.
    """
    if order.each:
        return await off_because(context, order.sessions, order.reason)
    groups, meant = {s.group for s in order.sessions}, {s.id for s in order.sessions}
    group = next(iter(groups))
    if len(groups) > 1 or group is None:
        return None
    if order.change is Change.REINSTATE:
        off = {s.id for s in sittings_off(context.reader(), group)}
        return a.ReinstateGroup(group) if len(off) > 1 and off == meant else None
    if order.change is not Change.CANCEL:
        return None
    ahead = sittings_ahead(context.reader(), group)
    if len(ahead) < 2 or {s.id for s in ahead} != meant:
        return None
    says_more = bool(order.reason or order.beside or order.untold)
    if says_more and (leads_on := await off_because(context, ahead, order.reason)):
        return leads_on
    return a.CancelGroup(group)


def _changed(reader: Reader, order: Order, session: Session) -> Programme | None:
    """The programme with the change; None where it is not said what is to be changed."""
    programme = reader.snapshot.programme
    match order.change:
        case Change.CANCEL:
            return edits.cancel(programme, session.id, None, session.instead)
        case Change.REINSTATE:
            return edits.reinstate(programme, session.id)
        case Change.RETITLE:
            return None
    moved = _at_its_hours(reader, order, session)
    if order.place is not None:
        return edits.relocate(moved or programme, session.id, order.place)
    return moved


def _at_its_hours(reader: Reader, order: Order, session: Session) -> Programme | None:
    """The programme with the new hours of a session; None where none are said."""
    hours = span_meant(reader, order.hour, session) if order.hour else None
    if order.later is not None:
        hours = session.start + order.later, session.end + order.later
    return edits.move(reader.snapshot.programme, session.id, *hours) if hours else None


def _without_place(reader: Reader, followed: Followed) -> Followed:
    """A change of hours alone, where another place was wanted as well and not named."""
    missing = reader.tr("The other place is not in it: write it here, or change it afterwards.")
    return replace(followed, screen=followed.screen.with_last_line(missing))


async def _at_new_place(context: Context, order: Order, session: Session) -> d.WhichPlace | None:
    """What asks whether the new place of an order is meant; its hours are kept with it."""
    reader = context.reader()
    programme = _at_its_hours(reader, order, session) or reader.snapshot.programme
    return await at_new_place(context, programme, session, order.to_new_place or "")


async def _ask(context: Context, order: Order, session: Session) -> Followed | None:
    """Ask for the new title, place or hour."""
    if order.change is Change.RETITLE:
        return await WORDING.ask(context, a.ChangeTitle(session.id))
    if order.to_new_place is not None:
        which = await _at_new_place(context, order, session)
        offered = await WHICH.ask(context, which) if which else None
        note = context.reader().tr("Please write the name just as the sign at the place says it.")
        return offered or await PLACE.ask(
            context, a.ChangePlace(session.id), note if order.asks_for_sign else ""
        )
    return await SESSION.ask(context, a.ChangeHours(session.id))


async def _choice(context: Context, order: Order, session: Session) -> Action:
    """What leads on with one of several sessions: its draft, where the change is complete."""
    if session.end <= context.reader().now or _is_so(order, session):
        return a.ChangeSession(session.id)
    if order.change is Change.RETITLE:
        return a.ChangeTitle(session.id)
    if order.reason:
        leads_on = await off_because(context, [session], order.reason)
        return leads_on or a.CancelSession(session.id)
    if order.to_new_place:
        which = await _at_new_place(context, order, session)
        return which or a.ChangePlace(session.id)
    changed = _changed(context.reader(), order, session)
    if changed is not None:
        kept = await proposals.keep(context, ORGANISERS, changed, Origin.ON_THE_SPOT)
        if isinstance(kept, Draft):
            return a.DraftAt(kept.id)
    wants_place = order.to_new_place is not None
    return a.ChangePlace(session.id) if wants_place else a.ChangeSession(session.id)
