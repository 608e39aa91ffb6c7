"""What an author sends for a draft: read as what it can only be, checked against Telegram's limits,
and kept.
"""

from collections.abc import Mapping
from dataclasses import replace

from telegram import Update

from handlers.broadcasts import actions as b
from handlers.broadcasts import draft_content, looking, question_screens, sending, words
from handlers.broadcasts.addressed import (
    Addressed,
    as_addressed,
    as_wished,
    discards,
    leaves,
    stops,
)
from handlers.broadcasts.drafting import DRAFT, keep, moment_said
from handlers.broadcasts.holding import stopped_at_draft
from handlers.broadcasts.taking_apart import by_language, taken_apart
from handlers.broadcasts.versions_meant import (
    as_caption,
    languages_of,
    other_versions,
    versions_meant,
)
from handlers.broadcasts.words_replaced import with_other_words
from handlers.broadcasts.written_above import answered_version, undecided, written_in
from handlers.frame import dialogues
from handlers.frame.content import version_of
from handlers.frame.context import Context
from handlers.frame.short_answers import says_yes
from handlers.frame.showing import present, refuse
from handlers.ui.screen import Screen
from storage.broadcasts import checking, compose, store
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version

Asking = b.AskVersion | b.OpenDraft | b.Check


async def take(update: Update, context: Context, asking: Asking) -> None:
    """Take a message as the version that was asked for, or as what it can only be, and show the
    draft with it. A bare yes leads to the last look, whose button sends.
    """
    draft = await looking.find_draft(context, asking.number)
    if draft is None:
        await dialogues.end(context)
        await refuse(update, context, asking)
        return
    if update.message is None:
        return
    version, languages = version_of(update.message), context.reader().tr.languages
    if version is not None and discards(context.reader(), version.text):
        await _discard(update, context, draft)
    elif version is not None and await stops(context, version.text):
        await dialogues.end(context)
        shown = await stopped_at_draft(context, draft)
        await present(update, context, shown.screen, shown.then)
    elif version is not None and leaves(version.text, languages):
        await dialogues.end(context)
        await show(update, context, draft)
    elif isinstance(asking, b.AskVersion):
        await _take_as_asked(update, context, draft, asking, version)
    elif version is not None and says_yes(version.text, languages):
        shown = await sending.check_after_words(context, draft)
        await present(update, context, shown.screen, shown.then)
    else:
        await take_unasked(update, context, draft, version)


async def _discard(update: Update, context: Context, draft: Broadcast) -> None:
    """Forget a draft that says nothing yet; else ask, for that cannot be undone."""
    press = b.Discard(draft.id, sure=not draft.versions)
    shown = await sending.discard(context, draft, press)
    screen, then = (shown, press) if isinstance(shown, Screen) else (shown.screen, shown.then)
    await present(update, context, screen, then)


async def take_unasked(
    update: Update,
    context: Context,
    draft: Broadcast,
    version: Version | None,
    *,
    is_text: bool = False,
) -> None:
    """Take what an author writes at a draft as what it is meant to be, where that is clear.

    That is when to send it and to whom, or the versions in whose letters it is, where nothing was
    written for them yet. Else it is asked which version it is, and whether it is to be replaced;
    unless it is known that it `is_text`, also whether it is one.
    """
    reader = context.reader()
    if version is None:
        await show(update, context, draft, reader.tr("That cannot be sent to many."))
        return
    changed = with_other_words(draft, version.text, reader.tr.languages)
    if changed and not is_text:
        await _keep_versions(update, context, draft, changed)
        return
    wished = await as_wished(context, draft, version)
    if isinstance(wished, Broadcast):
        await _keep_beside(update, context, draft, wished)
        return
    if isinstance(wished, str):
        await show(update, context, draft, wished)
        return
    addressed = await as_addressed(context, draft, version, may_say_nothing=not is_text)
    is_untold = bool(version.text) and not addressed.version.text and not version.files
    if (wished is not None or (is_untold and draft.versions)) and not is_text:
        screen = question_screens.text_or_instruction(reader, draft, version)
        screen = replace(screen, reply_to=written_in(update))
        await present(update, context, screen, b.OpenDraft(draft.id))
        return
    if is_untold:
        # It says of what people are to be reminded, and not in which words.
        note = reader.tr("What is it to say? Write it to me here.")
        await _keep(
            update, context, addressed.draft, "\n".join(filter(None, (note, addressed.note)))
        )
        return
    await _take_addressed(update, context, draft, addressed)


async def _take_addressed(
    update: Update, context: Context, before: Broadcast, addressed: Addressed
) -> None:
    """Take a message of which it is known to whom it goes, as the moment or the version that it is;
    or ask which one.
    """
    reader = context.reader()
    elsewhere = draft_content.changed(reader, before, addressed.draft)
    draft, version = addressed.draft, addressed.version
    moment = moment_said(reader, draft, version.text) if version.kind is ContentKind.TEXT else None
    if isinstance(moment, Broadcast):
        await _keep_beside(update, context, draft, moment)
        return
    if moment is not None:
        await show(update, context, draft, moment.note)
        return
    said = versions_meant(reader, draft, version)
    is_new = said.keys().isdisjoint(await _written(context, draft))
    if said and (is_new or len(said) > 1):
        await _keep_versions(update, context, draft, said, addressed.note)
    elif version.media_group is not None:
        # Of an album this is the first item alone: it cannot be asked about.
        note = reader.tr("Press the version that this is to be, and send it once more.")
        await show(update, context, draft, note)
    else:
        await dialogues.end(context)
        options = list(said) or list(languages_of(reader, draft))
        apart = bool(taken_apart(reader, version, languages_of(reader, draft)))
        screen = question_screens.which_version(
            reader, draft, options, version, apart=apart, elsewhere=elsewhere
        )
        screen = replace(screen, reply_to=written_in(update)).with_last_line(addressed.note)
        await present(update, context, screen, b.OpenDraft(draft.id))


async def take_text(update: Update, context: Context, press: b.TakeText) -> None:
    """Take the message that was asked about for the draft after all."""
    draft, version = await looking.find_draft(context, press.number), answered_version(update)
    if draft is None:
        await refuse(update, context, press)
    elif version is None:
        await show(update, context, draft, context.reader().tr("Please send it to me once more."))
    else:
        await take_unasked(update, context, draft, version, is_text=True)


async def take_as(update: Update, context: Context, press: b.TakeAs) -> None:
    """Take the message that was asked about as the version it is said to be; as all, where no
    language is named.
    """
    draft, reader = await looking.find_draft(context, press.number), context.reader()
    chosen = (press.language,) if press.language else languages_of(reader, draft) if draft else ()
    if draft is None or not set(chosen) <= set(languages_of(reader, draft)):
        await refuse(update, context, press)
        return
    version = answered_version(update)
    if version is None:
        await show(update, context, draft, reader.tr("Please send it to me once more."))
    else:
        addressed = await as_addressed(context, draft, version)
        said = dict.fromkeys(chosen, addressed.version)
        await _keep_versions(update, context, addressed.draft, said, addressed.note)


async def take_apart(update: Update, context: Context, press: b.TakeApart) -> None:
    """Take the message that was asked about apart, whatever its parts say."""
    draft, reader = await looking.find_draft(context, press.number), context.reader()
    version = answered_version(update)
    if draft is None:
        await refuse(update, context, press)
        return
    addressed = await as_addressed(context, draft, version) if version else None
    apart = taken_apart(reader, addressed.version, languages_of(reader, draft)) if addressed else {}
    if addressed and apart:
        await _keep_versions(update, context, addressed.draft, apart, addressed.note)
    else:
        await show(update, context, draft, reader.tr("Please send it to me once more."))


async def _take_as_asked(
    update: Update,
    context: Context,
    draft: Broadcast,
    asking: b.AskVersion,
    version: Version | None,
) -> None:
    """Take a message as the version that was asked for, or as all, where it is in all languages."""
    reader = context.reader()
    if asking.language not in reader.languages:
        await refuse(update, context, asking)
    elif version is None:
        problem = reader.tr("That cannot be sent to many.")
        asked = DRAFT.show(context, asking, draft, problem)
        await present(update, context, asked.screen, asked.then)
    else:
        addressed = await as_addressed(context, draft, version)
        apart = by_language(reader, addressed.version, languages_of(reader, draft))
        said = apart if len(apart) > 1 else {asking.language: addressed.version}
        await _keep_versions(update, context, addressed.draft, said, addressed.note)


async def _written(context: Context, draft: Broadcast) -> set[str]:
    """The languages for which something was written: in a correction, other than what was sent."""
    if draft.corrects is None:
        return set(draft.versions)
    original = await context.services.database.read(store.find, draft.corrects)
    sent = original.versions if original else {}
    return {x for x, version in draft.versions.items() if version != sent.get(x)}


async def _keep_versions(
    update: Update,
    context: Context,
    draft: Broadcast,
    said: Mapping[str, Version],
    note: str = "",
) -> None:
    """Keep versions and show the draft with them, or ask once more where they cannot be sent."""
    reader = context.reader()
    units = {language: draft.units_too_many(version) for language, version in said.items()}
    too_long = next((language for language, number in units.items() if number), None)
    if too_long is not None:
        asking, problem = b.AskVersion(draft.id, too_long), words.too_long(reader, units[too_long])
        asked = DRAFT.show(context, asking, draft, problem)
        await present(update, context, asked.screen, asked.then)
        return
    captioned = {language: as_caption(draft, language, x) for language, x in said.items()}
    edited = replace(draft, versions={**other_versions(draft, said), **captioned})
    notes = filter(None, (note, words.taken(reader, said)))
    await _keep(update, context, edited, "\n".join(notes))


async def _keep_beside(
    update: Update, context: Context, before: Broadcast, edited: Broadcast
) -> None:
    """Keep to whom a draft goes, or when. What is asked about a message to it is asked again: it
    would be lost.
    """
    waiting = undecided(context, edited)
    if waiting and any(isinstance(k.press, b.ToWhom) for row in waiting.rows for k in row):
        # It was an instruction that was not understood: this one takes its place.
        waiting = None
    kept = await keep(context, edited) if waiting else None
    if waiting is None or kept is None:
        await _keep(update, context, edited)
        return
    note, address = draft_content.changed(context.reader(), before, kept), b.OpenDraft(kept.id)
    await present(update, context, waiting.with_note(note, bold=True), address)
    me, now = context.person.id, context.services.clock.now()
    context.services.last_shown.note(me, address, now, waiting)


async def _keep(update: Update, context: Context, edited: Broadcast, note: str = "") -> None:
    """Keep a draft as it was edited and show it, or how it stands where it is another by now."""
    kept = await keep(context, edited)
    await dialogues.end(context)
    if kept is None:
        again = await looking.find_draft(context, edited.id) or edited
        out_of_date = words.refusal_in_words(context.reader(), checking.Refusal.OUT_OF_DATE)
        await show(update, context, again, out_of_date)
        return
    screen = await looking.as_it_stands(context, kept, note)
    sent = await present(update, context, screen, b.OpenDraft(kept.id))
    if sent is not None:
        await context.services.database.write(compose.keep_screen, kept.id, sent)


async def show(update: Update, context: Context, found: Broadcast, note: str = "") -> None:
    """Show the draft again; below the first item of an album the others are passed over."""
    followed = await looking.standing(context, found, note)
    is_album = update.message is not None and update.message.media_group_id is not None
    then = b.BroadcastAt(found.id) if is_album else followed.then
    await present(update, context, followed.screen, then)
