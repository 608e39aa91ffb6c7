"""Writing a draft: each press changes one thing of it, and so does what is written in answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from handlers.broadcasts import actions as b
from handlers.broadcasts import audience_screens as audience_views
from handlers.broadcasts import button_screens as button_views
from handlers.broadcasts import check_screens as checking
from handlers.broadcasts import draft_screens as draft_views
from handlers.broadcasts import looking
from handlers.broadcasts.rights import may_write_to
from handlers.frame.feature import Context, Followed
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader
from handlers.frame.times.written import delay_written, moment_written
from handlers.ui.paging import Page
from handlers.ui.screen import Screen, shortened
from storage import change_notices
from storage.broadcasts import compose, report
from storage.broadcasts.compose import Edit
from storage.broadcasts.model import (
    LANGUAGES,
    Audience,
    Broadcast,
    ButtonKind,
    Part,
    PartKind,
    PostButton,
    State,
    subject_of,
)
from storage.broadcasts.releasing import Refusal
from storage.moments import from_ms
from storage.programme.parsing.links import unfit_for_link

_QUOTED = 60
_RELEASES = 5
_LATEST_MINUTE = 253_402_300_799 // 60
"""The last one that a date can name."""


async def find_draft(context: Context, number: int) -> Broadcast | None:
    """A draft of the person's own, as long as they may write to its people."""
    found = await looking.find(context, number)
    if found is None or found.state is not State.DRAFT or found.author != context.person.id:
        return None
    return found if may_write_to(context.reader(), found.scope) else None


async def follow(press: b.OfBroadcast, context: Context) -> Followed | None:
    """Do what a button of a draft says; None where there is no such draft (any more)."""
    found = await find_draft(context, press.number)
    if found is None:
        return None
    if isinstance(press, b.DropVersion) and press.revision != found.revision:
        note = checking.refusal_in_words(context.reader(), Refusal.OUT_OF_DATE)
        return await looking.standing(context, found, note)
    asked = await _asked(press, context, found)
    if asked is not None:
        return Followed(asked, press)
    if not await _changed(press, context, found):
        return None
    return await _once_done(press, context)


async def answered(asking: b.AskMoment | b.AskLink, text: str, context: Context) -> Followed | None:
    """What follows from what was written; None where there is no such draft (any more)."""
    found = await find_draft(context, asking.number)
    if found is None:
        return None
    problem = await _take(asking, text.strip(), context, found)
    if problem is None:
        return await _once_done(asking, context)
    v = context.reader()
    if isinstance(asking, b.AskMoment):
        return Followed(draft_views.asking_for_moment(v, found, problem), asking)
    return Followed(button_views.asking_for_link(v, found, problem), asking)


async def _once_done(press: b.OfBroadcast, context: Context) -> Followed | None:
    """The screen from which one goes on, with the draft as it is now."""
    found = await find_draft(context, press.number)
    if found is None:
        return None
    address = _address(press, context.reader())
    screen = await _asked(address, context, found)
    return Followed(screen, address) if screen else await looking.standing(context, found)


async def _asked(press: b.OfBroadcast, context: Context, found: Broadcast) -> Screen | None:
    """The screen of a press that changes nothing; None where it is none of these."""
    v = context.reader()
    match press:
        case b.AskVersion(language=language):
            return draft_views.asking_for_version(v, found, language)
        case b.AskMoment():
            return draft_views.asking_for_moment(v, found)
        case b.AskLink():
            return button_views.asking_for_link(v, found)
        case b.ChooseButtons():
            return button_views.choosing(v, found)
        case b.ButtonGroups(page=page):
            return button_views.groups(v, found, page)
        case b.ChooseDay(for_button=for_button):
            return audience_views.days(v, found, for_button)
        case b.ChooseSessions(for_button=True):
            return audience_views.sessions(v, found, None, press)
    count = await looking.count(context, found)
    match press:
        case b.ToWhom():
            return audience_views.to_whom(v, found, count)
        case b.ChooseGroups(page=page):
            return audience_views.groups(v, found, count, page)
        case b.ChooseTeams(page=page):
            return audience_views.teams(v, found, count, page)
        case b.ChooseSessions():
            return audience_views.sessions(v, found, count, press)
        case b.ChooseUnseen():
            sent = await _markable(context, found)
            return audience_views.unseen(v, found, count, sent, _releases_told(v))
        case _:
            return None


async def _changed(press: b.OfBroadcast, context: Context, found: Broadcast) -> bool:
    """Change what a press says; False where it cannot be."""
    fields = await _fields(press, context, found)
    return fields is not None and await edit(context, found, **fields) is not None


async def edit(context: Context, found: Broadcast, **fields: Unpack[Edit]) -> Broadcast | None:
    """Change a draft as it was read; None where it is another by now, or may not be so."""
    me, database = context.person.id, context.services.database
    return await database.write(compose.edit, found.id, me, found.revision, **fields)


async def _fields(press: b.OfBroadcast, context: Context, found: Broadcast) -> Edit | None:
    match press:
        case b.DropVersion(language=language):
            versions = {n: said for n, said in found.versions.items() if n != language}
            return {"versions": versions}
        case b.SetFallback(language=language) if not language or language in found.versions:
            return {"fallback": language or None}
        case b.SetUrgent(on=on):
            return {"urgent": on}
        case b.SetSaysCorrected(on=on):
            return {"says_corrected": on}
        case b.SetMoment(minute=minute) if minute <= _LATEST_MINUTE:
            return {"send_at": from_ms(minute * 60_000) if minute else None}
        case b.OnlyUnseenBroadcast(of=of) if of:
            if of not in {sent.id for sent in await _markable(context, found)}:
                return None
        case b.OnlyUnseenRelease(of=of) if of not in _releases_told(context.reader()):
            return None
        case b.TogglePart(kind=kind, id=name) if _can_be_chosen(found, Part(kind, name), context):
            return {"audience": found.audience.toggled(Part(kind, name))}
    audience = _narrowed(press, found.audience)
    if audience is not None:
        return {"audience": audience}
    buttons = _with_button(press, context, found)
    return {"buttons": buttons} if buttons is not None else None


async def _markable(context: Context, found: Broadcast) -> list[Broadcast]:
    """What the same people got that can be marked as seen: more is not for a draft's author."""
    return await context.services.database.read(report.markable, found.scope)


def _can_be_chosen(found: Broadcast, part: Part, context: Context) -> bool:
    """Whether there is what a part names; what is chosen can be taken back though it is no more."""
    snapshot = context.services.current_release.snapshot
    match part.kind:
        case _ if part in found.audience.parts:
            return True
        case PartKind.SEATED | PartKind.WAITING:
            return part.id in snapshot.groups
        case PartKind.TEAM:
            return part.id in snapshot.teams
        case PartKind.SESSION:
            return part.id in snapshot.sessions
        case PartKind.LEADERS | PartKind.YOUTH:
            return not part.id
        case _:
            return False


def _releases_told(v: Reader) -> Sequence[int]:
    """The latest releases that changed something; who has seen their notices organisers may ask."""
    newest = v.snapshot.release
    return range(newest, max(1, newest - _RELEASES), -1) if v.is_organiser else ()


def _narrowed(press: b.OfBroadcast, audience: Audience) -> Audience | None:
    match press:
        case b.ChooseEverybody():
            return Audience()
        case b.OnlyLanguage(language=language):
            return replace(audience, language=language or None)
        case b.OnlyAttendance(attendance=attendance):
            return replace(audience, attendance=attendance)
        case b.OnlyUnseenBroadcast(of=of):
            return replace(audience, unseen=subject_of(of) if of else None)
        case b.OnlyUnseenRelease(of=of):
            return replace(audience, unseen=change_notices.subject_of(of))
        case _:
            return None


def _with_button(
    press: b.OfBroadcast, context: Context, found: Broadcast
) -> tuple[PostButton, ...] | None:
    snapshot, buttons = context.reader().snapshot, found.buttons
    seen = PostButton(ButtonKind.SEEN)
    match press:
        case b.ToggleSeen() if seen in buttons:
            return tuple(button for button in buttons if button != seen)
        case b.ToggleSeen():
            return (*buttons, seen)
        case b.SessionButton(session=session) if session in snapshot.sessions:
            return _before_seen(buttons, PostButton(ButtonKind.SESSION, session))
        case b.GroupButton(group=group) if group in snapshot.groups:
            return _before_seen(buttons, PostButton(ButtonKind.GROUP, group))
        case b.DropButton(place=place) if place < len(buttons):
            return (*buttons[:place], *buttons[place + 1 :])
        case _:
            return None


def _before_seen(buttons: tuple[PostButton, ...], added: PostButton) -> tuple[PostButton, ...]:
    """The buttons with one more; “Seen” stays the last, and none stands there twice."""
    others = tuple(b for b in buttons if b.kind is not ButtonKind.SEEN and b != added)
    seen = tuple(b for b in buttons if b.kind is ButtonKind.SEEN)
    return (*others, added, *seen)


async def _take(
    asking: b.AskMoment | b.AskLink, text: str, context: Context, found: Broadcast
) -> str | None:
    """Keep what was written; the result is what is wrong with it, None where nothing is."""
    if isinstance(asking, b.AskMoment):
        return await _take_moment(text, context, found)
    button = _link(text)
    if unfit_for_link(button.target):
        return not_a_link(context.reader(), button.target)
    await edit(context, found, buttons=_before_seen(found.buttons, button))
    return None


async def _take_moment(text: str, context: Context, found: Broadcast) -> str | None:
    v, delay = context.reader(), delay_written(text)
    if delay is not None:
        moment = v.now + delay if delay else None
    else:
        moment = moment_written(text, context.services.current_release.snapshot, v.now)
        if moment is None:
            return v.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
        if moment <= v.now:
            return v.tr("{moment} has passed already.", moment=v.moment(moment))
    await edit(context, found, send_at=moment)
    return None


def _link(text: str) -> PostButton:
    """The button of a link: its address, and what stands on it in German and in Russian.

    Whether the address is one that people can trust is left to the caller.
    """
    first, *labels = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    address, _, label = first.partition(" ")
    labels = [label.strip(), *labels] if label else labels
    if "://" not in address and "." in address.strip("."):
        address = f"https://{address}"
    german, russian = (*labels, *labels[-1:], "", "")[: len(LANGUAGES)]
    return PostButton(ButtonKind.LINK, address, shortened(german), shortened(russian))


def _address(press: b.OfBroadcast, v: Reader) -> b.OfBroadcast:
    """Where somebody is once a press is done: what was done is not done again from there."""
    number = press.number
    match press:
        case b.TogglePart(kind=kind, id=name):
            return _list_of(v, number, Part(kind, name))
        case b.ChooseEverybody() | b.OnlyLanguage() | b.OnlyAttendance():
            return b.ToWhom(number)
        case b.OnlyUnseenBroadcast() | b.OnlyUnseenRelease():
            return b.ToWhom(number)
        case b.ToggleSeen() | b.SessionButton() | b.GroupButton() | b.DropButton() | b.AskLink():
            return b.ChooseButtons(number)
        case _:
            return b.OpenDraft(number)


def _list_of(v: Reader, number: int, part: Part) -> b.OfBroadcast:
    """The page of the list on which a part of an audience was chosen."""
    snapshot = v.snapshot
    match part.kind:
        case PartKind.TEAM:
            return b.ChooseTeams(number, Page.number_of(list(snapshot.teams), part.id))
        case PartKind.YOUTH | PartKind.LEADERS:
            return b.ChooseTeams(number)
        case PartKind.SEATED | PartKind.WAITING if v.is_organiser:
            return b.ChooseGroups(number, Page.number_of(list(snapshot.groups), part.id))
        case PartKind.SESSION if part.id in snapshot.sessions:
            day = snapshot.day_of(snapshot.sessions[part.id])
            listed = [session.id for session in snapshot.by_day[day]]
            return b.ChooseSessions(number, False, day, Page.number_of(listed, part.id))
        case _:
            return b.ToWhom(number)
