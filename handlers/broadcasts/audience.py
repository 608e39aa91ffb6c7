"""Choosing to whom a draft goes; how many people that are is said again at every step."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import audience_screens as views
from handlers.broadcasts import looking
from handlers.broadcasts.addressed import people_chosen
from handlers.broadcasts.drafting import keep
from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader
from handlers.frame.written import nothing_called
from handlers.questions.door import sessions_named
from handlers.ui.on_a_phone import shortened
from handlers.ui.paging import Page
from storage import change_notices
from storage.broadcasts import report
from storage.broadcasts.model import Audience, Broadcast, Part, PartKind, subject_of
from storage.broadcasts.report import Aimed

_QUOTED: Final = 60
_AN_ADDRESS: Final = 8
"""Who says to whom a message goes takes no more words."""


async def _found(context: Context, press: b.OfBroadcast) -> Aimed | None:
    draft = await looking.find_draft(context, press.number)
    return await _aimed(context, draft) if draft else None


async def _aimed(context: Context, draft: Broadcast) -> Aimed:
    services = context.services
    return await services.database.read(report.aimed, services.current_release.snapshot, draft)


async def _take(
    context: Context, press: b.OfBroadcast, edited: Broadcast | str
) -> Followed | AskAgain | None:
    """The audience, or the list on which a part of it was chosen, once it is changed."""
    if isinstance(edited, str):
        return await _find(context, press, edited)
    kept = await keep(context, edited)
    if kept is None:
        return None
    address: b.OfBroadcast = b.ToWhom(kept.id)
    if isinstance(press, b.TogglePart):
        address = _list_of(context.reader(), press)
    return AUDIENCE.show(context, address, await _aimed(context, kept))


async def _find(context: Context, press: b.OfBroadcast, words: str) -> Followed | AskAgain | None:
    """The sessions that a word was written for; the people, where it was asked to whom it goes."""
    reader, aimed = context.reader(), await _found(context, press)
    if aimed is not None and isinstance(press, b.ToWhom):
        chosen = await people_chosen(context, aimed.draft, words)
        kept = await keep(context, chosen) if chosen else None
        if kept is None:
            quoted = shortened(words, _QUOTED)
            return AskAgain(
                reader.tr("I do not know who is meant by “{text}”: please choose.", text=quoted)
            )
        return AUDIENCE.show(context, press, await _aimed(context, kept))
    if aimed is None or not isinstance(press, b.ChooseDay | b.ChooseSessions):
        return None
    index = await context.services.current_release.index()
    known = reader.snapshot.sessions
    named = [known[name] for name in sessions_named(words, index) if name in known]
    if not named:
        return AskAgain(nothing_called(reader, words))
    return Followed(views.sessions_found(reader, press, aimed, named), press)


def _words(_reader: Reader, _aimed: Aimed, text: str) -> str:
    return text


def _is_no_answer(_reader: Reader, text: str) -> bool:
    """Whether a text cannot say to whom a message goes: it asks something, or says more."""
    return bool(set(text) & set("?\n")) or len(text.split()) > _AN_ADDRESS


def _toggled(reader: Reader, aimed: Aimed, press: b.TogglePart) -> Broadcast | None:
    """Some people more, or no longer; what does not exist any more can only be taken out."""
    audience, part = aimed.draft.audience, Part(press.kind, press.id)
    if part not in audience.parts and not _is_there(reader, part):
        return None
    return replace(aimed.draft, audience=audience.toggled(part))


def _everybody(_reader: Reader, aimed: Aimed, _press: b.ChooseEverybody) -> Broadcast:
    return replace(aimed.draft, audience=Audience())


def _limited(aimed: Aimed, **limit: Any) -> Broadcast:
    return replace(aimed.draft, audience=replace(aimed.draft.audience, **limit))


def _readers_of(reader: Reader, aimed: Aimed, press: b.OnlyLanguage) -> Broadcast | None:
    if press.language and press.language not in reader.languages:
        return None
    return _limited(aimed, language=press.language or None)


def _attending(_reader: Reader, aimed: Aimed, press: b.OnlyAttendance) -> Broadcast:
    return _limited(aimed, attendance=press.attendance)


def _unseen(_reader: Reader, aimed: Aimed, press: b.OnlyUnseenBroadcast) -> Broadcast | None:
    """Only those who have not marked a broadcast as seen that the same people got, or all: more is
    not for a draft's author.
    """
    if press.of and press.of not in {sent.id for sent in aimed.markable}:
        return None
    return _limited(aimed, unseen=subject_of(press.of) if press.of else None)


def _unseen_release(reader: Reader, aimed: Aimed, press: b.OnlyUnseenRelease) -> Broadcast | None:
    """Only those who have not marked the notice of a release as seen."""
    if press.of not in views.releases_told(reader):
        return None
    return _limited(aimed, unseen=change_notices.subject_of(press.of))


def _is_there(reader: Reader, part: Part) -> bool:
    """Whether there is what a part names."""
    match part.kind:
        case PartKind.SEATED | PartKind.WAITING:
            return part.id in reader.snapshot.groups
        case PartKind.TEAM:
            return part.id in reader.snapshot.teams
        case PartKind.SESSION:
            return part.id in reader.snapshot.sessions
        case _:
            return not part.id


def _list_of(reader: Reader, press: b.TogglePart) -> b.OfBroadcast:
    """The page of the list on which a part of an audience was chosen."""
    snapshot, number = reader.snapshot, press.number
    match press.kind:
        case PartKind.TEAM | PartKind.YOUTH | PartKind.LEADERS:
            return b.ChooseTeams(number, _page_of(snapshot.teams, press.id))
        case PartKind.SEATED | PartKind.WAITING if reader.is_organiser:
            return b.ChooseGroups(number, _page_of(snapshot.groups, press.id))
        case PartKind.SESSION if press.id in snapshot.sessions:
            day = snapshot.day_of(snapshot.sessions[press.id])
            listed = [session.id for session in views.sessions_of(reader, day)]
            return b.ChooseSessions(number, False, day, _page_of(listed, press.id))
        case _:
            return b.ToWhom(number)


def _page_of(listed: Iterable[str], name: str) -> int:
    return Page.number_of(list(listed), name)


AUDIENCE: Final[Form[Aimed, Broadcast | str]] = Form(
    steps=(
        Step(
            b.ToWhom,
            views.to_whom,
            _words,
            {
                b.ChooseEverybody: _everybody,
                b.OnlyLanguage: _readers_of,
                b.OnlyAttendance: _attending,
            },
            beside_it=_is_no_answer,
        ),
        Step(b.ChooseGroups, views.groups, picks={b.TogglePart: _toggled}),
        Step(b.ChooseTeams, views.teams),
        Step(b.ChooseDay, views.days, _words),
        Step(b.ChooseSessions, views.sessions, _words),
        Step(
            b.ChooseUnseen,
            views.unseen,
            picks={b.OnlyUnseenBroadcast: _unseen, b.OnlyUnseenRelease: _unseen_release},
        ),
    ),
    subject=_found,
    take=_take,
    allowed=looking.writes,
    ends_when_left=True,
)
