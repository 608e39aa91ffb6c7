"""What delivery sends of broadcasts, written at the moment it is sent."""

from dataclasses import replace
from functools import partial

from handlers.broadcasts import notice_screens as views
from handlers.broadcasts import posts
from handlers.broadcasts.posts import Deliverable, Removal
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage.broadcasts import amend, audiences, report, send, store
from storage.broadcasts import model as m
from storage.broadcasts.model import Broadcast
from storage.broadcasts.releasing import Refusal
from storage.deliveries import Delivery

KINDS = (m.BROADCAST, m.BUTTONS, m.CORRECTION, m.RECALL, m.TEST)
"""What goes to the readers of a broadcast."""


async def written(
    services: Services, v: Reader, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """The message, edit or deletion as it is right now; None where it is of no use any more."""
    if delivery.kind == m.RECALL:
        return await _removal(services, delivery)
    found = await services.database.read(store.find, int(delivery.parameters["broadcast"]))
    if found is None:
        return None
    match delivery.kind:
        case m.BROADCAST if found.state in m.UNDER_WAY and found.recalled_at is None:
            return _post(services, v, found, delivery)
        case m.TEST if found.state is m.State.DRAFT:
            return _test(services, v, found, delivery)
        case m.BUTTONS if found.recalled_at is None:
            return await _buttons(services, v, found, delivery)
        case m.CORRECTION if found.state in m.UNDER_WAY:
            return await _edit(services, v, found, delivery)
        case _:
            return None


async def noticed(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """A word to somebody who works on a broadcast; None where it has been overtaken."""
    found = await services.database.read(store.find, int(delivery.parameters["broadcast"]))
    if found is None:
        return None
    match m.Notice(delivery.kind):
        case m.Notice.PROGRESS:
            progress = await services.database.read(report.progress, found)
            return Rendered(views.progress(v, found, progress))
        case m.Notice.APPROVAL if v.is_organiser and found.state is m.State.AWAITING:
            if found.revision != delivery.parameters["revision"]:
                return None
            count = await services.database.read(audiences.count, v.snapshot, found)
            return Rendered(views.approval(v, found, count))
        case m.Notice.DECLINED:
            return Rendered(views.declined(v, found))
        case m.Notice.APPROVED if found.state is m.State.SCHEDULED:
            return Rendered(views.approved(v, found))
        case m.Notice.NOT_SENT if found.problem:
            return Rendered(views.not_sent(v, found, Refusal(found.problem)))
        case _:
            return None


def _post(
    services: Services, v: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    used = found.version_for(v.tr.language)
    if used is None:
        return None
    language, version = used
    post = posts.post(_in_language(services, v, language), found, version, delivery.id)
    silent = not found.urgent and v.person.preferences.is_quiet(v.snapshot.local(v.now))
    return Rendered(
        replace(post, silent=silent),
        on_claimed=partial(
            send.note_version, delivery=delivery, language=language, revision=found.revision
        ),
        on_sent=partial(amend.note_sent, delivery=delivery, revision=found.revision, now=v.now),
        on_refused=partial(
            send.pause_if_content_is_refused,
            delivery=delivery,
            language=language,
            revision=found.revision,
            now=v.now,
        ),
        weight=post.weight,
    )


def _test(
    services: Services, v: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    used = found.version_for(v.tr.language) or next(iter(found.versions.items()), None)
    if used is None:
        return None
    language, version = used
    post = posts.post(_in_language(services, v, language), found, version, delivery.id)
    return Rendered(
        post,
        on_claimed=partial(
            send.note_version, delivery=delivery, language=language, revision=found.revision
        ),
        on_sent=partial(
            send.owe_buttons, delivery=delivery, found=found, language=language, now=v.now
        ),
        weight=post.weight,
    )


async def _buttons(
    services: Services, v: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    of = int(delivery.parameters["of"])
    language = await services.database.read(send.language_of, of)
    if language is None or not found.buttons:
        return None
    screen = posts.buttons_of_album(_in_language(services, v, language), found.buttons, of)
    return Rendered(replace(screen, silent=True))


async def _edit(
    services: Services, v: Reader, correction: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """An edit into what is right by now, which a later correction may have said; the language
    stays the one in which it was sent.
    """
    correction = (await services.database.read(amend.corrections_of, correction.corrects or 0))[-1]
    of = int(delivery.parameters["of"])
    language = await services.database.read(send.language_of, of)
    messages = await services.database.read(send.messages_of, of)
    items = [item for item in delivery.parameters["items"] if item < len(messages)]
    version = correction.versions.get(language or "")
    if language is None or version is None or not items:
        return None
    reader = _in_language(services, v, language)
    if correction.says_corrected:
        version = posts.corrected(reader, version, correction.started_at or v.now)
    post = posts.post(reader, correction, version, of)
    item, *left = items
    edit = posts.edit(post, item, messages[item], media=bool(delivery.parameters["media"]))
    edited = partial(amend.note_edited, delivery=delivery, left=left) if left else None
    return Rendered(edit, on_sent=edited)


async def _removal(services: Services, delivery: Delivery) -> Rendered[Deliverable] | None:
    messages = await services.database.read(send.messages_of, int(delivery.parameters["of"]))
    return Rendered(Removal(messages)) if messages else None


def _in_language(services: Services, v: Reader, language: str) -> Reader:
    return replace(v, tr=services.translators[language])
