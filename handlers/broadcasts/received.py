"""What an author sends as a version: read, checked against Telegram's limits, kept in the draft."""

from dataclasses import replace
from functools import cache

from telegram import Update

from handlers.broadcasts import looking, words
from handlers.broadcasts.actions import AskVersion, BroadcastAt, OpenDraft
from handlers.broadcasts.drafting import DRAFT, keep
from handlers.frame import dialogues
from handlers.frame.api_errors import Refusal, ignoring
from handlers.frame.calls import edit_screen
from handlers.frame.content import entities_of, file_of, version_of
from handlers.frame.feature import Context
from handlers.frame.showing import completed, present, refuse
from locales.languages import Languages
from storage.broadcasts import compose, releasing
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version


async def take_if_wanted(update: Update, context: Context) -> bool:
    """Take a message as a version where one is waited for; whether it was taken."""
    asking = dialogues.awaited(context)
    if await _take_into_album(update, context):
        return True
    # A document at a draft may be a programme; as a version it is taken only where that was asked.
    is_document = update.message is not None and update.message.document is not None
    if isinstance(asking, AskVersion) or (isinstance(asking, OpenDraft) and not is_document):
        await take(update, context, asking)
        return True
    return False


async def take(update: Update, context: Context, asking: AskVersion | OpenDraft) -> None:
    """Take a message as the version that was asked for, or as the one that it can only be, and show
    the draft with it.
    """
    draft = await looking.find_draft(context, asking.number)
    if draft is None:
        await dialogues.end(context)
        await refuse(update, context, asking)
    if draft is None or update.message is None:
        return
    version = version_of(update.message)
    if version is not None and says_no(version.text, context.reader().tr.languages):
        await dialogues.end(context)
        await _show(update, context, draft)
    elif isinstance(asking, AskVersion):
        await _take_as(update, context, draft, asking.language, version)
    else:
        await _take_unasked(update, context, draft, version)


async def _take_unasked(
    update: Update, context: Context, draft: Broadcast, version: Version | None
) -> None:
    """Take what an author writes at a draft as the version it is meant to be, where that is clear:
    it is still missing, and in its language, or the only one missing.
    """
    v = context.reader()
    tr, missing = v.tr, [name for name in v.languages if name not in draft.versions]
    text = version.text if version else ""
    meant = [x for x in missing if version and not words.is_in_other_letters(v, text, x)]
    if len(meant) == 1:
        await _take_as(update, context, draft, meant[0], version)
    elif version is None:
        await _show(update, context, draft, tr("That cannot be sent to many."))
    elif missing:
        note = tr("Press the version that this is to be, and send it once more.")
        await _show(update, context, draft, note)
    else:
        several = tr("Every version is there. Press the one that this is to replace, and send it.")
        one = tr("The message is there. To replace it, press it and send it once more.")
        await _show(update, context, draft, several if v.offers_languages else one)


def says_no(text: str, languages: Languages) -> bool:
    """Whether a text is no message but the wish to leave, in whichever language."""
    return text.strip(" .!").casefold() in _words_of_leaving(languages)


@cache
def _words_of_leaving(languages: Languages) -> frozenset[str]:
    """What hurried people write instead of pressing “Back”."""
    return frozenset(w for x in languages.all for w in x.about.get("leaving", "").split())


async def _take_as(
    update: Update, context: Context, draft: Broadcast, language: str, version: Version | None
) -> None:
    """Keep a version and show the draft with it, or ask once more where it cannot be sent."""
    v, units = context.reader(), draft.units_too_many(version) if version else 0
    if language not in v.languages:
        await refuse(update, context, AskVersion(draft.id, language))
        return
    if version is None or units:
        problem = words.too_long(v, units) if units else v.tr("That cannot be sent to many.")
        asked = DRAFT.show(context, AskVersion(draft.id, language), draft, problem)
        await present(update, context, asked.screen, asked.then)
        return
    versions = {**draft.versions, language: _as_caption(draft, language, version)}
    edited = await keep(context, replace(draft, versions=versions))
    await dialogues.end(context)
    if edited is None:
        again = await looking.find_draft(context, draft.id) or draft
        await _show(
            update, context, again, words.refusal_in_words(v, releasing.Refusal.OUT_OF_DATE)
        )
        return
    screen = await looking.as_it_stands(context, edited)
    sent = await present(update, context, screen, OpenDraft(draft.id))
    if sent is not None:
        await context.services.database.write(compose.keep_screen, draft.id, language, sent)


async def _show(update: Update, context: Context, found: Broadcast, note: str = "") -> None:
    """Show the draft again; below the first item of an album the others are passed over."""
    followed = await looking.standing(context, found, note)
    is_album = update.message is not None and update.message.media_group_id is not None
    then = BroadcastAt(found.id) if is_album else followed.then
    await present(update, context, followed.screen, then)


async def _take_into_album(update: Update, context: Context) -> bool:
    """Add what belongs to an album that a draft waits for, and bring the draft's screen up to date.

    The items come one by one; a screen for each would bury the draft.
    """
    message = update.message
    file = file_of(message) if message and message.media_group_id else None
    if message is None or file is None or message.media_group_id is None:
        return False
    if not looking.writes(context.reader()):
        return False
    item = replace(file, text=message.caption or "", entities=entities_of(message.caption_entities))
    me = context.person.id
    added = await context.services.database.write(
        compose.add_to_album, me, message.media_group_id, item
    )
    if added is None:
        return False
    await _bring_up_to_date(context, *added)
    return True


async def follow_edit(update: Update, context: Context) -> None:
    """Let a draft follow what its author makes of a message that it was written with.

    What has become too long for Telegram is kept all the same: the draft says so, and is not sent.
    """
    message = update.edited_message
    if message is None or not looking.writes(context.reader()):
        return
    text = message.text or message.caption or ""
    entities = entities_of(message.entities or message.caption_entities)
    me = context.person.id
    edited = await context.services.database.write(
        compose.follow_edit, me, message.message_id, text, entities
    )
    if edited is not None:
        await _bring_up_to_date(context, *edited)


async def _bring_up_to_date(context: Context, draft: Broadcast, shown_in: int | None) -> None:
    if shown_in is None or not looking.is_own_draft(context.reader(), draft):
        return
    screen = await looking.as_it_stands(context, draft)
    screen = await completed(context, screen, OpenDraft(draft.id))
    with ignoring(Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
        await edit_screen(context.calls, context.person.id, shown_in, screen)


def _as_caption(found: Broadcast, language: str, version: Version) -> Version:
    """In a correction a text to what was sent with a file is the new caption of that file."""
    before = found.versions.get(language)
    if found.corrects is None or before is None or not before.files:
        return version
    if version.kind is not ContentKind.TEXT:
        return version
    if before.kind is not ContentKind.ALBUM:
        return replace(before, text=version.text, entities=version.entities)
    first, *others = before.files
    captioned = replace(first, text=version.text, entities=version.entities)
    return replace(before, files=(captioned, *others))
