"""Beginning an info page: a new one, or one that there is; what was begun before is not lost."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.frame.context import Context, Followed
from handlers.frame.dialogues import standing
from handlers.frame.forms import AskAgain
from handlers.info import actions as a
from handlers.info import draft as answers
from handlers.info import screens, writing
from handlers.info import writing_screens as views
from handlers.info.draft import Writing
from handlers.info.writing_screens import Begun
from handlers.ui.screen import Screen
from storage import info_drafts
from storage.info_drafts import InfoDraft, taken_from
from storage.programme.model import Text


async def open_infos(context: Context, address: a.Infos) -> Screen | None:
    """All info pages, with the way back to what was begun."""
    return screens.infos(context.reader(), await begun(context), address.page)


async def begin(context: Context, action: a.NewInfo) -> Followed | None:
    """Begin with nothing."""
    if waiting := await begun(context):
        return Followed(views.begun_already(context.reader(), waiting), action)
    await writing.keep(context, InfoDraft())
    return await writing.WRITING.ask(context, a.AskTitle(writing.languages(context)[0]))


async def change(context: Context, action: a.ChangeInfo) -> Followed | None:
    """Begin with a page as it is; None where it is gone. Until it is changed nothing waits."""
    snapshot = context.services.current_release.snapshot
    page = snapshot.info.get(action.id)
    if page is None:
        return None
    if waiting := await begun(context):
        return Followed(views.begun_already(context.reader(), waiting), action)
    await writing.keep(context, taken_from(page, snapshot.release))
    followed = await writing.WRITING.ask(context, a.InfoDraftAt())
    return replace(followed, then=action) if followed else None


async def begin_with(context: Context, page: str, text: Mapping[str, str]) -> Followed | None:
    """Begin a page of that id with a text by language; one that there is already is changed."""
    if page in context.services.current_release.snapshot.info:
        return await change(context, a.ChangeInfo(page))
    if waiting := await begun(context):
        return Followed(views.begun_already(context.reader(), waiting), a.Infos())
    await writing.keep(context, InfoDraft(page=page, text=text))
    return await writing.WRITING.ask(context, a.AskTitle(writing.languages(context)[0]))


async def write_below(context: Context, page: str, said: str, language: str) -> Followed | None:
    """Begin to change a page with something written below its text in a language, empty for
    nothing; None where it is gone. What waits of the same page already is written on.
    """
    found = await writing.found(context)
    if found is None or not found.waits or found.page != page:
        followed = await change(context, a.ChangeInfo(page))
        found = await writing.found(context)
        if followed is None or not said or found is None or found.waits:
            return followed
    written = answers.below(context.reader(), Writing(found, language), said)
    if isinstance(written, AskAgain):
        return await writing.WRITING.ask(context, a.AskText(language), written.note)
    await writing.keep(context, replace(written, waits=True))
    followed = await writing.WRITING.ask(context, a.InfoDraftAt())
    if followed is None:
        return None
    only = views.only_new_text(context.reader(), language)
    screen = replace(
        followed.screen, rows=(followed.screen.rows[0], only, *followed.screen.rows[1:])
    )
    note = views.written_below(context.reader(), said, language)
    return replace(followed, screen=screen.with_last_line(note))


async def discard(context: Context, _action: a.DiscardInfo) -> Followed | None:
    """Forget what is written so far."""
    await context.services.database.write(info_drafts.forget, context.person.id)
    reader = context.reader()
    screen = screens.infos(reader)
    if screen is None:
        return None
    return Followed(screen.with_note(reader.tr("Discarded."), bold=True), a.Infos())


async def begun(context: Context) -> Begun | None:
    """The page that the person has begun and not proposed yet."""
    reader, services = context.reader(), context.services
    if not reader.is_organiser:
        return None
    draft = await services.database.read(info_drafts.of, reader.person.id, services.clock.now())
    if draft is None or not draft.waits:
        return None
    title = Text(draft.title).in_language(reader.tr.language) if draft.title else ""
    asked = standing(context)
    return Begun(
        title or reader.tr("New info page"),
        _next_step(draft, writing.languages(context)[0]),
        is_asked=isinstance(asked, a.InfoStep),
    )


def _next_step(draft: InfoDraft, language: str) -> a.InfoStep:
    """The question for what a page must have, or all that is written."""
    if not draft.title:
        return a.AskTitle(language)
    return a.InfoDraftAt() if draft.text else a.AskText(language)
