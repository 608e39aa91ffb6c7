"""Moving a session to another place: a known one, or a new one with its name in each language.

typed: a place → the change; a part of some names → which of them, or a new one;
none → a new one → what it is called in each other language → the change
"""

import asyncio
from dataclasses import dataclass, replace
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader, organisers
from handlers.frame.written import apart_by_language, nothing_to_read, problem_with_letters
from handlers.questions.door import places_named
from handlers.releases import actions as a
from handlers.releases import draft_actions as d
from handlers.releases import moving_screens as views
from handlers.releases import proposals
from handlers.releases.cancelling import session_of
from handlers.releases.comparing import Proposal
from handlers.releases.drafts import ORGANISERS, propose_on_the_spot, revise_on_the_spot
from handlers.releases.wording_screens import other_title
from handlers.ui.screen import Screen
from locales.words import language_by_letters
from storage.drafts import Draft
from storage.programme import edits
from storage.programme.model import Place, Programme, Session, Text
from storage.programme.parsing.judging import errors_in
from storage.publishing import Origin


@dataclass(frozen=True, slots=True)
class AtNewPlace:
    """A draft that moves a session to a place that it adds."""

    proposal: Proposal
    session: Session
    place: Place


def _place(reader: Reader, session: Session, text: str) -> Place | Text | AskAgain:
    """The place of that name, or the name of a new one in the language whose letters it has."""
    if not text:
        return AskAgain(nothing_to_read(reader))
    known = reader.snapshot.place_called(text, session.own_of)
    parts = apart_by_language(reader, text)
    language = language_by_letters(text, reader.languages, reader.tr.languages)
    return known or Text(parts or {language: text}).among(reader.languages)


def _picked(reader: Reader, session: Session, action: a.MoveTo) -> Place | None:
    fit = reader.snapshot.places_for(session.own_of)
    return next((place for place in fit if place.id == action.place), None)


async def _take(
    context: Context, action: a.SessionAction, meant: Place | Text
) -> Followed | AskAgain:
    session = await session_of(context, action)
    if session is None:
        return Followed(context.features.screens.outdated(context.reader()))
    programme = context.services.current_release.snapshot.programme
    if isinstance(meant, Place):
        relocated = edits.relocate(programme, session.id, meant.id)
        return await propose_on_the_spot(context, relocated)
    added = edits.relocate_to_new(programme, session.id, meant)
    kept = await _kept(context, added)
    if not isinstance(kept, Draft):
        return kept
    similar = await _similar(context, session, meant)
    if similar:
        return Followed(views.which(context.reader(), session, meant, similar, kept.id))
    return await NAME.ask(context, d.NameNewPlace(kept.id)) or await propose_on_the_spot(
        context, added
    )


async def at_new_place(
    context: Context, programme: Programme, session: Session, name: str
) -> d.WhichPlace | None:
    """Keep a draft that moves a session of a programme to a new place, to ask whether it is meant;
    None for what is no name of one.
    """
    meant = _place(context.reader(), session, name)
    if not isinstance(meant, Text):
        return None
    kept = await _kept(context, edits.relocate_to_new(programme, session.id, meant))
    return d.WhichPlace(kept.id) if isinstance(kept, Draft) else None


async def _to_new_place(context: Context, action: d.DraftAction) -> AtNewPlace | None:
    found = await proposals.find(context, action.draft)
    return _adding_a_place(found) if found else None


def _other_place(reader: Reader, found: AtNewPlace, text: str) -> Place | Text | AskAgain:
    return _place(reader, found.session, text)


def _known_instead(reader: Reader, found: AtNewPlace, action: d.MoveDraftTo) -> Place | None:
    fit = reader.snapshot.places_for(found.session.own_of)
    return next((place for place in fit if place.id == action.place), None)


async def _take_instead(
    context: Context, action: d.DraftAction, meant: Place | Text
) -> Followed | AskAgain | None:
    """Let a draft move its session to another place than the new one; its hours stay."""
    found = await _to_new_place(context, action)
    if found is None:
        return None
    programme, session = found.proposal.draft.programme, found.session.id
    places = tuple(place for place in programme.places if place.id != found.place.id)
    without = replace(programme, places=places)
    if isinstance(meant, Place):
        relocated = edits.relocate(without, session, meant.id)
        return await revise_on_the_spot(context, found.proposal, relocated)
    added = edits.relocate_to_new(without, session, meant)
    problems = await asyncio.to_thread(errors_in, added)
    if problems:
        return AskAgain("\n".join(problem.message(context.reader().tr) for problem in problems))
    return await _ask_for_names(context, found, added)


async def _kept(context: Context, changed: Programme) -> Draft | Followed | AskAgain:
    """A draft; or why what was written is no name of a place."""
    problems = await asyncio.to_thread(errors_in, changed)
    if problems:
        return AskAgain("\n".join(problem.message(context.reader().tr) for problem in problems))
    kept = await proposals.keep(context, ORGANISERS, changed, Origin.ON_THE_SPOT)
    return Followed(kept) if isinstance(kept, Screen) else kept


async def _similar(context: Context, session: Session, name: Text) -> list[Place]:
    """The places that have all words of a name."""
    index = await context.services.current_release.index()
    own = index.seen_by({session.own_of} if session.own_of else ())
    fit = {p.id: p for p in context.reader().snapshot.places_for(session.own_of)}
    named = places_named(next(iter(name.values())), own)
    return [fit[place] for place in named if place in fit and place != session.place]


async def _unnamed(context: Context, action: d.DraftAction) -> AtNewPlace | Followed | None:
    """A draft with a new place; once that has its names, what the draft would change."""
    found = await proposals.find(context, action.draft)
    added = _adding_a_place(found) if found else None
    if found and added and not views.languages_missing(context.reader(), added.place):
        return await revise_on_the_spot(context, found, found.draft.programme)
    return added


def _adding_a_place(found: Proposal) -> AtNewPlace | None:
    """What a draft moves, and the place it adds for that; None where it does something else."""
    if found.draft.origin is not Origin.ON_THE_SPOT:
        return None
    new = [p for p in found.after.places.values() if p.id not in found.before.places]
    moved = [c.after for c in found.difference.sessions if c.after and "place" in c.fields]
    if len(new) != 1 or len(moved) != 1:
        return None
    return AtNewPlace(found, moved[0], new[0])


def _other_name(reader: Reader, found: AtNewPlace, text: str) -> Text | AskAgain:
    """The name of the place with what it is called in the next language."""
    if not text:
        return AskAgain(nothing_to_read(reader))
    language = views.languages_missing(reader, found.place)[0]
    if refused := problem_with_letters(reader, text, language):
        return AskAgain(refused)
    return Text({**found.place.name, language: text}).among(reader.languages)


def _same_name(_reader: Reader, found: AtNewPlace, _action: d.SameName) -> Text:
    return Text(next(iter(found.place.name.values())))


async def _take_name(
    context: Context, action: d.DraftAction, name: Text
) -> Followed | AskAgain | None:
    found = await _unnamed(context, action)
    if not isinstance(found, AtNewPlace):
        return found
    renamed = edits.rename_place(found.proposal.draft.programme, found.place.id, name)
    problems = await asyncio.to_thread(errors_in, renamed)
    if problems:
        return AskAgain("\n".join(problem.message(context.reader().tr) for problem in problems))
    return await _ask_for_names(context, found, renamed)


async def _ask_for_names(
    context: Context, found: AtNewPlace, changed: Programme
) -> Followed | None:
    """Keep the draft, then ask for the names that are missing: it is seen once it is whole."""
    kept = await proposals.amend(context, ORGANISERS, found.proposal, changed)
    if isinstance(kept, Screen):
        return Followed(kept)
    return await NAME.ask(context, d.NameNewPlace(kept.id))


PLACE: Final[Form[Session, Place | Text]] = Form(
    steps=(Step(a.ChangePlace, views.place, _place, {a.MoveTo: _picked}, wants_a_name=True),),
    subject=session_of,
    take=_take,
    allowed=organisers,
)
WHICH: Final[Form[AtNewPlace, Place | Text]] = Form(
    steps=(
        Step(
            d.WhichPlace,
            views.which_of_draft,
            _other_place,
            {d.MoveDraftTo: _known_instead},
            answered_by=(d.NameNewPlace,),
            wants_a_name=True,
            title=views.which_title,
        ),
    ),
    subject=_to_new_place,
    take=_take_instead,
    allowed=organisers,
)
NAME: Final = Form(
    steps=(
        Step(
            d.NameNewPlace,
            views.other_name,
            _other_name,
            {d.SameName: _same_name},
            wants_a_name=True,
            title=other_title,
        ),
    ),
    subject=_unnamed,
    take=_take_name,
    allowed=organisers,
)
