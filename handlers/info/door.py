"""Beginning an info page from elsewhere."""

from collections.abc import Mapping

from handlers.frame.context import Context, Followed
from handlers.info import actions as a
from handlers.info import writing
from storage.info_drafts import InfoDraft, taken_from


async def begin_with(context: Context, page: str, text: Mapping[str, str]) -> Followed | None:
    """Begin a page of that id with a text by language; one that there is already is changed."""
    snapshot = context.services.current_release.snapshot
    known = snapshot.info.get(page)
    if known is not None:
        await writing.keep(context, taken_from(known, snapshot.release))
        return await writing.WRITING.ask(context, a.InfoDraftAt())
    await writing.keep(context, InfoDraft(page=page, text=text))
    return await writing.WRITING.ask(context, a.AskTitle(writing.languages(context)[0]))
