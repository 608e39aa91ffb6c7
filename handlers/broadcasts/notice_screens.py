"""What those are told who work on a broadcast."""

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.broadcasts.check_screens import refusal_in_words
from handlers.broadcasts.desk_screens import Result, result
from handlers.frame.reader import Reader
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import Broadcast
from storage.broadcasts.releasing import Refusal
from storage.broadcasts.report import Progress


def progress(v: Reader, shown: Broadcast, seen: Progress) -> Screen:
    """How a broadcast comes along: the message that is brought up to date until it is over."""
    return result(v, shown, Result(seen))


def approval(v: Reader, shown: Broadcast, count: Count) -> Screen:
    """That a second organiser's word is asked for."""
    tr = v.tr
    text = Text().title(tr("A broadcast waits for your approval")).line()
    for language, version in shown.versions.items():
        name = words.language_name(v, language)
        text.line(f"{name}: {words.version_in_words(v, version)}")
    if shown.corrects is None:
        audience = words.audience_in_words(v, shown.audience, shown.scope)
        text.line(tr("To: {audience}", audience=audience))
        text.line(words.count_in_words(v, count))
    else:
        text.line(tr("It corrects no. {number}.", number=shown.corrects))
    return text.screen(
        [(Button(tr("Look at it"), Anew(b.BroadcastAt(shown.id)), style="primary"),)]
    )


def approved(v: Reader, shown: Broadcast) -> Screen:
    """That a broadcast was approved and is sent at its moment."""
    text = Text().title(v.tr("Broadcast no. {number} is approved", number=shown.id)).line()
    text.line(v.tr("It is sent: {when}", when=words.moment_in_words(v, shown)))
    return text.screen([_look(v, shown)])


def declined(v: Reader, shown: Broadcast) -> Screen:
    """That another organiser has sent a broadcast back."""
    text = Text().title(v.tr("Broadcast no. {number} is not sent", number=shown.id)).line()
    text.line(v.tr("Another organiser wants it changed. It is a draft of yours again."))
    return text.screen([_look(v, shown)])


def not_sent(v: Reader, shown: Broadcast, refusal: Refusal) -> Screen:
    """That a broadcast could not be sent at its moment, and why."""
    text = Text().title(v.tr("Broadcast no. {number} is not sent", number=shown.id)).line()
    text.line(refusal_in_words(v, refusal))
    text.line(v.tr("It is a draft of yours again."))
    return text.screen([_look(v, shown)])


def _look(v: Reader, shown: Broadcast) -> tuple[Button, ...]:
    return (Button(v.tr("Look at it"), Anew(b.BroadcastAt(shown.id))),)
