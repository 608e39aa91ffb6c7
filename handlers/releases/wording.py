"""Correcting what a session or a place is called, one language after the other.

typed: the title in the language whose letters it has → what it is in each other language, or that
it stays there → the change
"""

import asyncio
import re
from dataclasses import dataclass
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader, organisers
from handlers.frame.written import apart_by_language, nothing_to_read, problem_with_letters
from handlers.releases import actions as a
from handlers.releases import draft_actions as d
from handlers.releases import proposals
from handlers.releases import wording_screens as views
from handlers.releases.comparing import Proposal
from handlers.releases.drafts import ORGANISERS, propose_on_the_spot
from handlers.ui.screen import Screen
from locales.words import language_by_letters
from storage.plain_text import one_line
from storage.programme import edits
from storage.programme.model import Place, Programme, Session, Text
from storage.programme.parsing.judging import errors_in
from storage.publishing import Origin

_QUOTED: Final = re.compile(r"[„“«\"]\s*([^„“”«»\"]+?)\s*[“”»\"]")

Asking = a.ChangeTitle | a.RenamePlace
Named = Session | Place


@dataclass(frozen=True, slots=True)
class Reworded:
    """A draft that calls one session or place otherwise, and how it was called before."""

    proposal: Proposal
    before: Named
    after: Named

    @property
    def old(self) -> Text:
        """What it is called in the release that the draft is compared with."""
        return views.wording(self.before)

    @property
    def new(self) -> Text:
        """What the draft calls it."""
        return views.wording(self.after)

    def unchanged(self, reader: Reader) -> list[str]:
        """The languages of the event in which it is called as before, or nothing."""
        return [x for x in reader.languages if _in(self.new, x) == _in(self.old, x)]


async def _named(context: Context, action: Asking) -> Named | None:
    snapshot = context.services.current_release.snapshot
    if isinstance(action, a.ChangeTitle):
        return snapshot.sessions.get(action.session)
    place = snapshot.places.get(action.place)
    return place if place and place.own_of is None else None


def _read(reader: Reader, named: Named, text: str) -> Text | AskAgain:
    """What it is called with the new wording, in the language whose letters that has."""
    if parts := apart_by_language(reader, text):
        return Text(parts).among(reader.languages)
    written = _wording_in(text)
    if not written:
        return AskAgain(nothing_to_read(reader))
    language = language_by_letters(written, reader.languages, reader.tr.languages)
    return _with(reader, views.wording(named), language, written)


async def _take(context: Context, action: Asking, wording: Text) -> Followed | AskAgain | None:
    """Keep the draft, then ask for the other languages."""
    named = await _named(context, action)
    if named is None:
        return None
    programme = context.services.current_release.snapshot.programme
    changed = _called(programme, named, wording)
    if problem := await _problem(context, changed):
        return AskAgain(problem)
    kept = await proposals.keep(context, ORGANISERS, changed, Origin.ON_THE_SPOT)
    if isinstance(kept, Screen):
        return Followed(kept)
    found = await _reworded(context, d.OtherWording(kept.id))
    asks = found is not None and found.unchanged(context.reader())
    asked = await OTHER.ask(context, d.OtherWording(kept.id)) if asks else None
    return asked or await propose_on_the_spot(context, changed)


async def _reworded(context: Context, action: d.DraftAction) -> Reworded | None:
    """A draft that changes what one session or place is called, and nothing else."""
    found = await proposals.find(context, action.draft)
    if found is None or found.draft.origin is not Origin.ON_THE_SPOT:
        return None
    difference = found.difference
    changes = [
        *((c.before, c.after) for c in difference.sessions if "title" in c.fields),
        *((c.before, c.after) for c in difference.things if "name" in c.fields),
    ]
    match changes:
        case [(Session() | Place() as before, Session() | Place() as after)]:
            return Reworded(found, before, after)
        case _:
            return None


def _read_other(reader: Reader, found: Reworded, text: str) -> Text | AskAgain:
    """What it is called with the wording in the next language."""
    written, language = _wording_in(text), next(iter(found.unchanged(reader)), reader.tr.language)
    if not written:
        return AskAgain(nothing_to_read(reader))
    if refused := problem_with_letters(reader, written, language):
        return AskAgain(refused)
    return _with(reader, found.new, language, written)


def _same(reader: Reader, found: Reworded, _action: d.SameWording) -> Text | None:
    """The new wording for all languages."""
    said = (_in(found.new, x) for x in reader.languages if x not in found.unchanged(reader))
    new = next(said, None)
    return Text(new) if new else None


async def _take_other(
    context: Context, action: d.DraftAction, wording: Text
) -> Followed | AskAgain | None:
    """Change the draft, then ask for the languages that are left."""
    reader, found = context.reader(), await _reworded(context, action)
    if found is None:
        return None
    changed = _called(found.proposal.draft.programme, found.after, wording)
    if problem := await _problem(context, changed):
        return AskAgain(problem)
    kept = await proposals.amend(context, ORGANISERS, found.proposal, changed)
    if isinstance(kept, Screen):
        return Followed(kept)
    again = await _reworded(context, action)
    if again is None or again.unchanged(reader) in ([], found.unchanged(reader)):
        return Followed(await proposals.show(context, ORGANISERS, kept), a.DraftAt(kept.id))
    return await OTHER.ask(context, d.OtherWording(action.draft))


def _wording_in(text: str) -> str:
    """What was written, without quotation marks around it."""
    written = one_line(text)
    quoted = _QUOTED.fullmatch(written)
    return quoted[1] if quoted else written


def _called(programme: Programme, named: Named, wording: Text) -> Programme:
    if isinstance(named, Session):
        return edits.retitle(programme, named.id, wording)
    return edits.rename_place(programme, named.id, wording)


def _with(reader: Reader, old: Text, language: str, written: str) -> Text:
    """A wording with one language changed; what was plain stays what it was in the others."""
    known = dict.fromkeys(reader.languages, old[Text.PLAIN]) if old.is_plain else dict(old)
    return Text({**known, language: written}).among(reader.languages)


def _in(wording: Text, language: str) -> str | None:
    return wording.get(language) or wording.get(Text.PLAIN)


async def _problem(context: Context, changed: Programme) -> str:
    """Why what was written cannot be published; empty where it can."""
    problems = await asyncio.to_thread(errors_in, changed)
    return "\n".join(problem.message(context.reader().tr) for problem in problems)


WORDING: Final[Form[Named, Text]] = Form(
    steps=(
        Step(a.ChangeTitle, views.wanted, _read, wants_a_name=True),
        Step(a.RenamePlace, views.wanted, _read, wants_a_name=True),
    ),
    subject=_named,
    take=_take,
    allowed=organisers,
)
OTHER: Final[Form[Reworded, Text]] = Form(
    steps=(
        Step(
            d.OtherWording,
            views.other,
            _read_other,
            {d.SameWording: _same},
            (a.DraftAt,),
            wants_a_name=True,
            title=views.other_title,
        ),
    ),
    subject=_reworded,
    take=_take_other,
    allowed=organisers,
)
