"""Sessions that a file leaves out: what happened to each is said before it is published.

all of them → one: the same as something new, cancelled and why, or never meant → the next one →
what publishing would change
"""

import asyncio
from dataclasses import replace
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader, organisers
from handlers.frame.words_alone import with_button_named
from handlers.questions.door import Says, order_words
from handlers.releases import left_out_actions as a
from handlers.releases import left_out_screens as views
from handlers.releases import proposals, reasons
from handlers.releases.actions import DraftAt
from handlers.releases.draft_actions import DraftAction
from handlers.releases.drafts import ORGANISERS
from handlers.releases.left_out_screens import AskedAbout
from handlers.ui.action import Action
from handlers.ui.screen import Asks, Screen
from locales.words import word_rules
from storage import drafts, told
from storage.programme import missing
from storage.programme.missing import KEPT, NEVER_MEANT, Answer, Answers, Cancelled, Same

_NO_REASON: Final = 4
"""Who says that something stays, or was a mistake, writes no more words."""


async def open_list(context: Context, address: a.LeftOut) -> Screen | None:
    """All that a file leaves out; None where it leaves out nothing (any more)."""
    found = await proposals.find(context, address.draft)
    if found is None or not found.left_out:
        return None
    return views.left_out(context.reader(), found, address.page)


async def choose_same(context: Context, address: a.ChooseSame) -> Screen | None:
    """The new sessions of the file that the missing one may be."""
    found = await _asked_about(context, address)
    return views.new_sessions(context.reader(), address, found) if found else None


async def off_for(context: Context, action: a.OffFor) -> Followed | None:
    """It is cancelled for one of the reasons there are words for."""
    if await _asked_about(context, action) is None:
        return None
    return await _take(context, action, Cancelled(reasons.in_each_language(context, action.why)))


async def answer_all(context: Context, action: a.AnswerAll) -> Followed | None:
    """Say of all that nothing is said of yet what happens to them."""
    found = await proposals.find(context, action.draft)
    if found is None:
        return None
    names = [session.id for session in found.unanswered]
    said: Answers
    match action.how:
        case a.All.SUGGESTED:
            said = missing.suggested(found.before.programme, found.draft.programme)
            said = {name: said[name] for name in names if name in said}
        case a.All.CANCELLED:
            said = dict.fromkeys(names, Cancelled())
        case a.All.NEVER_MEANT:
            said = dict.fromkeys(names, NEVER_MEANT)
        case a.All.KEPT:
            said = dict.fromkeys(names, KEPT)
    await _keep(context, action, said)
    left = await open_list(context, a.LeftOut(action.draft)) if len(said) < len(names) else None
    return Followed(left, a.LeftOut(action.draft)) if left else await _shown(context, action)


async def go_on(context: Context, action: a.AskNext) -> Followed | None:
    """Ask about the next one that nothing is said of; behind the last what would change."""
    found = await proposals.find(context, action.draft)
    if found is None:
        return None
    if not found.unanswered:
        return await _shown(context, action)
    names = [session.id for session in found.left_out]
    behind = names[names.index(action.session) :] if action.session in names else names
    first = found.unanswered[0]
    after = next((s for s in found.unanswered if s.id in behind), first)
    return await WHAT_BECAME.ask(context, a.AskWhatBecame(action.draft, after.id))


async def _shown(context: Context, action: DraftAction) -> Followed | None:
    """What publishing would change, now that all is answered."""
    found = await proposals.find(context, action.draft)
    if found is None:
        return None
    return Followed(await ORGANISERS.proposed(context, found), DraftAt(action.draft))


async def _keep(context: Context, action: DraftAction, said: Answers) -> None:
    me = context.person.id
    await context.services.database.write(drafts.answer, action.draft, me, said)


async def _asked_about(context: Context, action: a.LeftOutAction) -> AskedAbout | None:
    """The session that an action is about, with what is said of it; None where it is there."""
    found = await proposals.find(context, action.draft)
    session = next((s for s in found.left_out if s.id == action.session), None) if found else None
    if found is None or session is None:
        return None
    concerned = await context.services.database.read(told.how_many, session.id)
    return await asyncio.to_thread(AskedAbout.of, found, session, concerned)


def _reason(reader: Reader, _found: AskedAbout, text: str) -> Answer | AskAgain:
    """Why it is cancelled, unless it is written that it stays, or that something was a mistake."""
    languages = reader.tr.languages
    words, known = word_rules(languages).words_of(text), order_words(languages)
    if _keeps(reader, text):
        return KEPT
    if len(words) <= _NO_REASON and known.found(Says.MISTAKE, words):
        return AskAgain(
            reader.tr(
                "Was it left out by mistake, so that it stays, or was it in the programme by"
                " mistake? Please choose."
            )
        )
    said = reasons.written(reader, text)
    return said if isinstance(said, AskAgain) else Cancelled(said)


def _keeps(reader: Reader, text: str) -> bool:
    """Whether a text says nothing but that something stays."""
    languages = reader.tr.languages
    words = word_rules(languages).words_of(text)
    return len(words) <= _NO_REASON and bool(order_words(languages).found(Says.KEEPS, words))


async def kept(context: Context, shown: Action | None, text: str) -> Followed | None:
    """What follows where somebody writes at the list that what is missing stays: that of a single
    one; of several it is shown which button says so.
    """
    reader = context.reader()
    if not isinstance(shown, a.LeftOut) or not _keeps(reader, text):
        return None
    draft, found = shown.draft, await proposals.find(context, shown.draft)
    if found is None or not found.unanswered:
        return None
    if len(found.unanswered) == 1:
        return await _take(context, a.AskWhatBecame(draft, found.unanswered[0].id), KEPT)
    screen = views.left_out(reader, found)
    keys, all_stay = (key for row in screen.rows for key in row), a.AnswerAll(draft, a.All.KEPT)
    stay = next((key for key in keys if key.press == all_stay), None)
    named = with_button_named(reader, replace(screen, asks=Asks(stay)))
    return Followed(replace(named, asks=screen.asks), shown)


def _other_reason(reader: Reader, found: AskedAbout, text: str) -> Answer | AskAgain:
    said = reasons.written_besides(reader, found.reason, text) if found.reason else None
    return said if isinstance(said, AskAgain) else Cancelled(said)


def _never(_reader: Reader, _found: AskedAbout, _action: a.NeverMeant) -> Answer:
    return NEVER_MEANT


def _stays(_reader: Reader, _found: AskedAbout, _action: a.StaysIn) -> Answer:
    return KEPT


def _same(_reader: Reader, found: AskedAbout, action: a.SameAs) -> Answer | None:
    is_free = action.other in {session.id for session in found.new}
    return Same(action.other) if is_free else None


async def _take(context: Context, action: a.LeftOutAction, answer: Answer) -> Followed | None:
    """Keep an answer; a reason is asked for in every language before it goes on."""
    await _keep(context, action, {action.session: answer})
    why = answer.reason if isinstance(answer, Cancelled) else None
    if reasons.languages_missing(context.reader(), why):
        return await WHAT_BECAME.ask(context, a.OffInWords(action.draft, action.session))
    return await go_on(context, a.AskNext(action.draft, action.session))


WHAT_BECAME: Final[Form[AskedAbout, Answer]] = Form(
    steps=(
        Step(
            a.AskWhatBecame,
            views.what_became,
            _reason,
            {a.StaysIn: _stays, a.NeverMeant: _never, a.SameAs: _same},
            answered_by=(a.OffFor,),
            title=views.missing_title,
        ),
        Step(
            a.OffInWords,
            views.other_reason,
            _other_reason,
            answered_by=(a.AskNext,),
            title=views.missing_title,
        ),
    ),
    subject=_asked_about,
    take=_take,
    allowed=organisers,
)
