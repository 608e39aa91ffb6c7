"""Organisers write an info page step by step, see what it changes, and publish it.

title in each language → text in each language → what may be added → what it would change

What is being written stands in the database; what is proposed is a draft like all others.
"""

import secrets
from dataclasses import replace
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import Form, Step
from handlers.frame.reader import Reader, organisers
from handlers.info import actions as a
from handlers.info import draft as answers
from handlers.info import writing_screens as views
from handlers.info.draft import Writing
from handlers.releases.door import propose_on_the_spot
from handlers.ui.action import Action
from storage import info_drafts
from storage.info_drafts import InfoDraft
from storage.programme import edits
from storage.programme.model import InfoPage, Programme, Text


async def drop(context: Context, action: a.DropInfo) -> Followed | None:
    """Propose the programme without a page."""
    snapshot = context.services.current_release.snapshot
    if action.id not in snapshot.info:
        return None
    return await propose_on_the_spot(context, edits.without_page(snapshot.programme, action.id))


async def propose(context: Context, action: a.ProposeInfo) -> Followed | None:
    """Show what publishing the page would change; a page that was removed meanwhile comes back.

    What another organiser has published since it was taken up stays, where it was not written anew.
    """
    writing = await _writing(context, action)
    if writing is None or not writing.draft.is_whole:
        return None
    draft, snapshot = writing.draft, context.services.current_release.snapshot
    if draft.place not in snapshot.places:
        draft = replace(draft, place=None)
    page = draft.as_page(draft.page or f"info-{secrets.token_hex(4)}", snapshot.event.languages)
    base = await context.services.current_release.numbered(draft.base) if draft.base else None
    was = base.info.get(page.id) if base else None
    if base is None or was is None:
        return await _proposed(context, page, edits.with_page(snapshot.programme, page))
    if info_drafts.taken_from(was, base.release).words == draft.words:
        page = replace(page, words=was.words)
    mine = edits.with_page(base.programme, page)
    return await _proposed(context, page, edits.rebased(base.programme, mine, snapshot.programme))


async def _proposed(context: Context, page: InfoPage, changed: Programme) -> Followed:
    """What publishing it would change; from then on that is the draft that waits."""
    writing = await _writing(context, a.InfoDraftAt())
    followed = await propose_on_the_spot(context, changed)
    if writing is not None and followed.then is not None:
        await keep(context, replace(writing.draft, page=page.id, waits=False))
    return followed


async def found(context: Context) -> InfoDraft | None:
    """What the person is about to write, or has proposed."""
    services = context.services
    return await services.database.read(info_drafts.of, context.person.id, services.clock.now())


async def _writing(context: Context, action: Action) -> Writing | None:
    """What the person is about to write."""
    draft = await found(context)
    if draft is None:
        return None
    match action:
        case a.AskTitle() | a.AskText() | a.LeaveTitle() | a.LeaveText() | a.OnlyNewText():
            return Writing(draft, action.language)
        case _:
            return Writing(draft)


async def _take(context: Context, action: Action, draft: InfoDraft) -> Followed | None:
    """Keep what is known now, and go on with the next language, the text, or the overview."""
    spoken = languages(context)
    if getattr(action, "language", spoken[0]) not in spoken:
        return None
    await keep(context, replace(draft, waits=True))
    match action:
        case a.AskTitle(language) | a.LeaveTitle(language) if language != spoken[-1]:
            return await WRITING.ask(context, a.AskTitle(_after(spoken, language)))
        case a.AskTitle() | a.LeaveTitle() if not draft.text:
            return await WRITING.ask(context, a.AskText(spoken[0]))
        case a.AskTitle() | a.LeaveTitle() if missing := _missing(context, draft):
            return await WRITING.ask(context, a.AskText(missing))
        case a.AskText(language) | a.LeaveText(language) if language != spoken[-1]:
            return await WRITING.ask(context, a.AskText(_after(spoken, language)))
    return await WRITING.ask(context, a.InfoDraftAt())


def _after(spoken: list[str], language: str) -> str:
    return spoken[spoken.index(language) + 1]


def _missing(context: Context, draft: InfoDraft) -> str | None:
    """The first language in which a page has no text; none where one text serves all."""
    if Text.PLAIN in draft.text:
        return None
    return next((name for name in languages(context) if name not in draft.text), None)


def languages(context: Context) -> list[str]:
    """The languages in which a page is asked for, the author's own first."""
    return views.languages(context.reader())


async def keep(context: Context, draft: InfoDraft) -> None:
    """Keep what is known of the page that the person writes."""
    services = context.services
    await services.database.write(info_drafts.keep, context.person.id, draft, services.clock.now())


def _as_it_is(_reader: Reader, writing: Writing, _action: a.InfoStep) -> InfoDraft:
    return writing.draft


WRITING: Final = Form(
    steps=(
        Step(a.AskTitle, views.title, answers.title, {a.LeaveTitle: _as_it_is}),
        Step(a.AskText, views.page_text, answers.page_text, {a.LeaveText: _as_it_is}),
        Step(
            a.InfoDraftAt,
            views.overview,
            picks={a.SetUrgent: answers.set_urgent, a.OnlyNewText: answers.last_paragraph},
            answered_by=(a.ProposeInfo, a.DropInfo, a.DiscardInfo),
            is_kept=True,
        ),
        Step(a.AskWords, views.words, answers.words, {a.DropWords: answers.dropping("words")}),
        Step(
            a.AskPlace,
            views.place,
            answers.place,
            {a.TakePlace: answers.taken_place, a.DropPlace: answers.dropping("place")},
        ),
        Step(a.AskLink, views.link, answers.link, {a.DropLink: answers.dropping("link")}),
        Step(a.AskCopy, views.copied, answers.copied, {a.DropCopy: answers.dropping("copy")}),
    ),
    subject=_writing,
    take=_take,
    allowed=organisers,
    no_way_back_from=(a.NewInfo, a.ChangeInfo),
)
