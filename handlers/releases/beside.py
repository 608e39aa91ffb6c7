"""What an organiser writes beside a change that they have before them and have not published.

An hour, a place or a reason alone belongs to it; "publish" shows it again, for only its button does
so; all else is for others to answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import dropwhile
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, says_no, says_yes
from handlers.frame.times.written import hours_said, span_written
from handlers.frame.words_alone import with_button_named
from handlers.questions.door import Says, order_words, places_named
from handlers.releases import actions as a
from handlers.releases import draft_actions as d
from handlers.releases import proposals
from handlers.releases.cancelling import DRAFT_REASON
from handlers.releases.cancelling_screens import cancelled_by
from handlers.releases.comparing import Proposal
from handlers.releases.corrections import corrected
from handlers.releases.draft_screens import is_left_by_word
from handlers.releases.drafts import ORGANISERS, discard_draft, revise_on_the_spot
from handlers.releases.hours_read import remark
from handlers.releases.reasons import is_named_reason, said_beside, without_its_name
from handlers.ui.action import Action
from locales.words import Word, word_rules
from storage import drafts
from storage.programme import edits
from storage.programme.model import Programme, Session
from storage.programme.search import SearchIndex
from storage.publishing import Origin

_A_REASON: Final = 2
"""Who writes so many words that name nothing says why; a single one is looked for."""

_OF_DRAFTS: Final = 6
"""Who wants drafts discarded or published takes no more words."""


async def beside_draft(
    context: Context, draft: a.DraftAt, text: str, later: timedelta | None = None
) -> Followed | None:
    """What follows from a text that belongs to a draft; None where it does not.

    It may say by how much `later` than in force something is to be after all.
    """
    found, reader = await proposals.find(context, draft.draft), context.reader()
    if found is None or "?" in text:
        return None
    if decides(reader, text):
        gives_up = _says_only(reader, Says.DISCARDS, text) and is_left_by_word(found)
        discard = d.DiscardDraft(draft.draft)
        return await (discard_draft(context, discard) if gives_up else _waits(context, found))
    words = word_rules(reader.tr.languages).words_of(text)
    said = order_words(reader.tr.languages)
    session = _only_session(found)
    if session is None:
        return None
    if said.begins(Says.BECAUSE, words) or is_named_reason(text, reader.tr.languages):
        if not session.takes_place:
            return await DRAFT_REASON.answer(context, d.SayWhy(draft.draft), text)
        return await _untold(context, found, text)
    if not session.takes_place:
        return None
    index = await context.services.current_release.index()
    meant = corrected(text, reader.tr.languages)
    changed = _with(reader, found, session, meant, index, is_corrected=meant != text)
    before = found.difference.sessions[0].before
    if changed is None and later is not None and before is not None and meant != text:
        hours = (before.start + later, before.end + later)
        changed = edits.move(found.draft.programme, session.id, *hours)
    if changed is None:
        return None
    followed = await revise_on_the_spot(context, found, changed)
    how_read = remark(reader, hours_said(reader, meant), session)
    return replace(followed, screen=followed.screen.with_last_line(how_read))


async def _untold(context: Context, found: Proposal, text: str) -> Followed | None:
    """A draft that moves something, with the word that nobody is told why."""
    reader, me = context.reader(), context.person.id
    why = said_beside(reader, untold=without_its_name(text, reader.tr.languages))
    beside = "\n\n".join(filter(None, (found.draft.beside, why)))
    await context.services.database.write(drafts.say_beside, found.draft.id, me, beside)
    again = await proposals.find(context, found.draft.id)
    screen = await ORGANISERS.proposed(context, again) if again else None
    return Followed(screen, a.DraftAt(found.draft.id)) if screen else None


def decides(reader: Reader, text: str) -> bool:
    """Whether a text is nothing but the wish that something be published, or not, or one of drafts
    that are named: "discard all drafts".
    """
    words, said = word_rules(reader.tr.languages).words_of(text), order_words(reader.tr.languages)
    kinds = (Says.PUBLISHES, Says.DISCARDS, Says.DELETES)
    is_of_drafts = bool(said.found(Says.DRAFT, words)) and len(words) <= _OF_DRAFTS
    wished = any(_says_only(reader, kind, text) for kind in kinds[:2])
    return wished or (is_of_drafts and any(said.found(kind, words) for kind in kinds))


def discards(reader: Reader, text: str) -> bool:
    """Whether a text is nothing but the wish to discard what one has begun."""
    label = reader.tr("Discard the draft")
    is_label = text.strip(" .!").casefold() in (label.casefold(), reader.tr("Discard").casefold())
    return is_label or (
        _says_only(reader, Says.DISCARDS, text) and not says_no(text, reader.tr.languages)
    )


def _says_only(reader: Reader, kind: Says, text: str) -> bool:
    languages = reader.tr.languages
    words, said = word_rules(languages).words_of(text), order_words(languages)
    # "Yes, publish" says it twice.
    words = [
        *dropwhile(
            lambda word: says_yes(word, languages) or is_beside_a_word([word], languages), words
        )
    ]
    left: Sequence[Word] = words
    while (behind := said.behind(kind, left)) is not None:
        left = behind
    return left != words and is_beside_a_word(left, languages)


async def waits_for_a_press(
    context: Context, shown: Action | None, *, or_newest: bool = True
) -> Followed | None:
    """The change that waits for its button: the one that was shown last, or the newest."""
    number = shown.draft if isinstance(shown, a.DraftAt | d.DraftAction) else None
    if number is None and or_newest:
        services, me = context.services, context.person.id
        number = next(
            iter(await services.database.read(drafts.left, me, services.clock.now())), None
        )
    found = await proposals.find(context, number) if number is not None else None
    return await _waits(context, found) if found else None


async def _waits(context: Context, found: Proposal) -> Followed:
    """A draft, and that only its button publishes or discards it."""
    screen = await ORGANISERS.proposed(context, found)
    return Followed(with_button_named(context.reader(), screen), a.DraftAt(found.draft.id))


async def changed_by(context: Context, draft: a.DraftAt) -> Mapping[str, bool]:
    """The sessions that a draft changes, by their ids, each with whether it takes place then."""
    found = await proposals.find(context, draft.draft)
    changes = found.difference.sessions if found else ()
    return {change.session.id: change.takes_place for change in changes}


async def as_reason(
    context: Context, draft: a.DraftAt, text: str, *, is_another: bool
) -> Followed | None:
    """Take what answers no question for the reason, where a draft cancels something without one;
    for another one, where it can only be a reason.
    """
    found, reader = await proposals.find(context, draft.draft), context.reader()
    off = cancelled_by(found) if found else ()
    is_wanted = bool(off) and (off[0].cancelled is True or is_another)
    if not is_wanted or "?" in text:
        return None
    if len(word_rules(reader.tr.languages).words_of(text)) < _A_REASON:
        return None
    return await DRAFT_REASON.answer(context, d.SayWhy(draft.draft), text)


def _only_session(found: Proposal) -> Session | None:
    """The session that a change on the spot is about, as it says it."""
    if found.draft.origin is not Origin.ON_THE_SPOT or len(found.difference.sessions) != 1:
        return None
    return found.difference.sessions[0].after


def _with(
    reader: Reader,
    found: Proposal,
    session: Session,
    text: str,
    index: SearchIndex,
    *,
    is_corrected: bool,
) -> Programme | None:
    """The draft with the hours, or the place, that a text names and nothing else."""
    programme = found.draft.programme
    if text.strip(" .)").isdecimal() and not is_corrected:
        # A bare number is meant for a list, and would be an hour by mistake.
        return None
    if span := span_written(reader, text, session):
        return edits.move(programme, session.id, *span)
    official = index.seen_by({session.own_of} if session.own_of else ())
    fit = {place.id for place in reader.snapshot.places_for(session.own_of)}
    known = reader.snapshot.place_called(text, session.own_of)
    named = [known.id] if known else [p for p in places_named(text, official) if p in fit]
    return edits.relocate(programme, session.id, named[0]) if len(named) == 1 else None
