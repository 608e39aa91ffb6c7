"""What delivery sends of broadcasts, written when it is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from handlers.broadcasts import actions as b
from handlers.broadcasts import desk_screens, posts, words
from handlers.frame.feature import ToPerson, Written
from handlers.frame.posts import Deliverable, Removal
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from locales.translator import N_
from scheduler.outbox import Rendered
from storage.broadcasts import amend, audiences, comparing, send, store
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import UNDER_WAY, Broadcast, State
from storage.content import Version
from storage.deliveries import Delivery

Write = Callable[[Services, Reader, Broadcast, Delivery], Awaitable[Written]]


def about(write: Write) -> ToPerson:
    """How a delivery about a broadcast, which is read for it, is written."""

    async def written(services: Services, reader: Reader, delivery: Delivery) -> Written:
        number = int(delivery.parameters["broadcast"])
        found = await services.database.read(store.find, number)
        return await write(services, reader, found, delivery) if found else None

    return written


async def message(
    services: Services, reader: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """The version of its reader's language; None where it is not being sent any more."""
    used = found.version_to(delivery.chat, reader.tr.language, reader.languages)
    if used is None or found.state not in UNDER_WAY or found.recalled_at is not None:
        return None
    silent = not found.urgent and reader.person.preferences.is_quiet(
        reader.snapshot.local(reader.now)
    )
    return replace(
        _version(services, reader, found, delivery, used, silent=silent),
        on_sent=partial(
            amend.note_sent, delivery=delivery, revision=found.revision, now=reader.now
        ),
        on_refused=partial(
            send.pause_if_content_is_refused,
            delivery=delivery,
            language=used[0],
            revision=found.revision,
            now=reader.now,
        ),
    )


async def test(
    services: Services, reader: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """A version of a draft as its readers will get it, marked as a test, for its author."""
    language = str(delivery.parameters.get("language") or reader.tr.language)
    version = found.versions.get(language)
    if version is None or found.state is not State.DRAFT:
        return None
    mark = services.translators[language](N_("TEST: only you see this."))
    return replace(
        _version(services, reader, found, delivery, (language, version), mark=mark),
        on_sent=partial(
            send.owe_buttons, delivery=delivery, found=found, language=language, now=reader.now
        ),
    )


async def buttons(
    services: Services, reader: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """The buttons that follow an album, in its language."""
    of = int(delivery.parameters["of"])
    language = await services.database.read(send.language_of, of)
    if language is None or not found.buttons or found.recalled_at is not None:
        return None
    screen = posts.buttons_of_album(_in_language(services, reader, language), found.buttons, of)
    return Rendered(replace(screen, silent=True))


async def edit(
    services: Services, reader: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """An edit into what is right by now, which a later correction may have said; the language
    stays the one in which it was sent.
    """
    if found.state not in UNDER_WAY:
        return None
    newest = (await services.database.read(comparing.corrections_of, found.corrects or 0))[-1]
    of = int(delivery.parameters["of"])
    language = await services.database.read(send.language_of, of)
    messages = await services.database.read(send.messages_of, of)
    items = [item for item in delivery.parameters["items"] if item < len(messages)]
    version = newest.versions.get(language or "")
    if language is None or version is None or not items:
        return None
    reader = _in_language(services, reader, language)
    if newest.says_corrected:
        version = posts.corrected(reader, version, newest.started_at or reader.now)
    post = posts.post(reader, newest, version, of)
    item, *left = items
    edit = posts.edit(post, item, messages[item], media=bool(delivery.parameters["media"]))
    edited = partial(amend.note_edited, delivery=delivery, left=left) if left else None
    return Rendered(edit, on_sent=edited)


async def removal(
    services: Services, _reader: Reader, delivery: Delivery
) -> Rendered[Deliverable] | None:
    """The deletion of what has arrived."""
    messages = await services.database.read(send.messages_of, int(delivery.parameters["of"]))
    return Rendered(Removal(messages)) if messages else None


async def approval(
    services: Services, reader: Reader, found: Broadcast, delivery: Delivery
) -> Screen | None:
    """That a second organiser's word is asked for, for what still waits as it was."""
    is_same = found.revision == delivery.parameters["revision"]
    if not reader.is_organiser or found.state is not State.AWAITING or not is_same:
        return None
    count = await services.database.read(audiences.count, reader.snapshot, found)
    tr = reader.tr
    text = Text().title(tr("A broadcast waits for your approval")).line()
    desk_screens.write_what(reader, text, found, count)
    if found.corrects is not None:
        text.line(tr("It corrects no. {number}.", number=found.number))
    return text.screen(Button(tr("Look at it"), Anew(b.BroadcastAt(found.id)), style="primary"))


async def approved(
    _services: Services, reader: Reader, found: Broadcast, _delivery: Delivery
) -> Screen | None:
    """That a broadcast was approved and is sent at its moment."""
    if found.state is not State.SCHEDULED:
        return None
    title = reader.tr("Broadcast no. {number} is approved", number=found.number)
    return _word(
        reader,
        found,
        title,
        reader.tr("It is sent: {when}", when=words.moment_in_words(reader, found)),
    )


async def declined(
    _services: Services, reader: Reader, found: Broadcast, _delivery: Delivery
) -> Screen:
    """That another organiser has sent a broadcast back."""
    title = reader.tr("Broadcast no. {number} is not sent", number=found.number)
    why = reader.tr("Another organiser wants it changed. It is a draft of yours again.")
    return _word(reader, found, title, why)


async def not_sent(
    _services: Services, reader: Reader, found: Broadcast, _delivery: Delivery
) -> Screen | None:
    """That a broadcast could not be sent at its moment, unless its author has changed it since."""
    if not found.problem:
        return None
    title = reader.tr("Broadcast no. {number} is not sent", number=found.number)
    why = words.refusal_in_words(reader, Refusal(found.problem))
    return _word(reader, found, title, why, reader.tr("It is a draft of yours again."))


def _version(
    services: Services,
    reader: Reader,
    found: Broadcast,
    delivery: Delivery,
    used: tuple[str, Version],
    *,
    silent: bool = False,
    mark: str = "",
) -> Rendered[Deliverable]:
    language, version = used
    post = posts.post(_in_language(services, reader, language), found, version, delivery.id, mark)
    noted = partial(
        send.note_version, delivery=delivery, language=language, revision=found.revision
    )
    return Rendered(replace(post, silent=silent), on_claimed=noted, weight=post.weight)


def _in_language(services: Services, reader: Reader, language: str) -> Reader:
    return replace(reader, tr=services.translators[language])


def _word(reader: Reader, shown: Broadcast, title: str, *lines: str) -> Screen:
    """The outcome of a broadcast, and the way to it."""
    look = Button(reader.tr("Look at it"), Anew(b.BroadcastAt(shown.id)))
    return Text().title(title).line().lines(lines).screen(look)
