"""What the author of a message that has just gone out to many writes to have it say something else.

It is proposed as a correction beside what it would replace; only the button of the draft sends it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from telegram import Message, Update

from handlers.broadcasts import actions as b
from handlers.broadcasts import looking, received, sending, words
from handlers.broadcasts.holding import JUST_SENT
from handlers.broadcasts.taking_apart import part_of, possible_languages
from handlers.broadcasts.words_replaced import with_other_words
from handlers.broadcasts.written_above import answered_version
from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, is_word_for, says_no
from handlers.frame.showing import refuse
from handlers.questions.door import Says, order_words
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Screen, Text
from locales.languages import Languages
from locales.words import word_rules
from storage.broadcasts import compose, report, send, store
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version

_BREAK: Final = re.compile(r"\s*[,;:!.]+\s+|\s+[–—-]\s+|\n+")
_MARKS: Final = " \t\n,;:.!–—-"
_WORD: Final = re.compile(r"\w+")
_A_HEAD: Final = 5
"""What says that something was wrong, before what is right, has no more words."""

_LONG: Final = 4
"""Shorter words do not say what a text is about."""

_QUOTED: Final = 200


async def to_correct(context: Context, message: Message | None) -> Broadcast | None:
    """The message to many that its author may want corrected: the one they answer, else the one
    sent last, where that was just now; None where there is none.
    """
    database, me = context.services.database, context.person.id
    if above := message.reply_to_message if message else None:
        number = await database.read(send.broadcast_in, me, above.message_id)
        found = await database.read(store.find, number) if number is not None else None
    else:
        since = context.services.clock.now() - JUST_SENT
        found = await database.read(report.sent_last, me, since)
    return found if found and _may_correct(context.reader(), found) else None


def _may_correct(reader: Reader, found: Broadcast) -> bool:
    is_open = found.author == reader.person.id and found.scope.is_open_to(reader.rights)
    return is_open and sending.was_sent(found) and found.recalled_at is None


def says_correct(sent: Broadcast, text: str, languages: Languages) -> bool:
    """Whether a text says that a message is to be corrected: "correct: in hall B", or has a word
    that stands in it be another one.
    """
    is_said = _behind_correct(text, languages) is not None
    return is_said or bool(with_other_words(sent, text, languages))


def takes_back(sent: Broadcast, text: str, languages: Languages) -> bool:
    """Whether a text first takes something back, and then speaks of what a message is about."""
    is_behind = said_instead(text, languages) != _sentence(text)
    return is_behind and "?" not in text and _speaks_of(sent, text, languages)


def is_about(sent: Broadcast, text: str, languages: Languages) -> bool:
    """Whether a text may say what a message is to say instead: it speaks of the same, or takes back
    something first.
    """
    if "?" in text or len(_WORD.findall(text)) < 2:
        return False
    if said_instead(text, languages) != _sentence(text):
        return True
    return _speaks_of(sent, text, languages)


def _speaks_of(sent: Broadcast, text: str, languages: Languages) -> bool:
    rules = word_rules(languages)
    told = {w.stem for v in sent.versions.values() for w in rules.all_words(v.says) if w.isalpha()}
    return any(len(w.stem) >= _LONG and w.stem in told for w in rules.words_of(text))


def said_instead(text: str, languages: Languages) -> str:
    """What a message is to say: a text without what says that something was wrong before."""
    return _sentence(_behind_what_was_wrong(text, languages))


def _behind_what_was_wrong(text: str, languages: Languages) -> str:
    if (behind := _behind_correct(text, languages)) is not None:
        return behind
    found, said = _BREAK.search(text), order_words(languages)
    head = word_rules(languages).words_of(text[: found.start()]) if found else []
    wrong = {word for kind in (Says.STOPS, Says.MISTAKE) for word in said.each(kind, head)}
    wrong |= {w for w in head if says_no(w, languages) or is_word_for("correcting", w, languages)}
    others = [word for word in head if word not in wrong]
    is_head = bool(wrong) and len(head) <= _A_HEAD and is_beside_a_word(others, languages)
    return text[found.end() :] if found and is_head else text


def _as_correction(version: Version, languages: Languages) -> Version:
    """What a version has a message say instead, with what stands out in that."""
    said = _behind_what_was_wrong(version.text, languages)
    if (sentence := _sentence(said)) == version.text:
        return version
    begin = version.text.rindex(said)
    # An edit of what was written would bring all of it back, so it is not followed.
    return replace(part_of(version, begin, begin + len(said)), text=sentence, message=0)


def _behind_correct(text: str, languages: Languages) -> str | None:
    """What stands behind the word that something is to be corrected; None without it."""
    said = order_words(languages)
    begin, end = next(iter(said.spans(Says.CORRECTS, text)), (0, 0))
    if not end or not _names_only_the_message(text[:begin], languages):
        return None
    behind = text[end:]
    for _, ends in said.spans(Says.MESSAGE, behind):
        if _names_only_the_message(behind[:ends], languages):
            behind = behind[ends:]
            break
    return behind.strip(_MARKS)


def _names_only_the_message(text: str, languages: Languages) -> bool:
    said = order_words(languages)
    return all(
        said.is_one(Says.MESSAGE, word)
        or is_word_for("correcting", word, languages)
        or is_beside_a_word([word], languages)
        for word in word_rules(languages).words_of(text)
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


async def proposed(
    context: Context, sent: Broadcast, message: Message, text: str, *or_else: Button
) -> Followed:
    """Whether a text is to correct what was sent, or what it may be else; without a text what was
    sent, with the button.
    """
    reader = context.reader()
    said = said_instead(text, reader.tr.languages)
    if not said:
        return await looking.standing(context, sent)
    asked = replace(_question(reader, sent, text, or_else), reply_to=message.message_id)
    return Followed(asked)


def _question(reader: Reader, sent: Broadcast, text: str, or_else: Sequence[Button]) -> Screen:
    tr = reader.tr
    shown = Text().title(tr("Is this to correct no. {number}?", number=sent.number))
    shown.line(tr("You wrote: “{text}”", text=shortened(text, _QUOTED)))
    written = Version(ContentKind.TEXT, text)
    fitting = possible_languages(reader, written, sent.versions) or [*sent.versions]
    version = sent.versions[fitting[0]]
    shown.line(tr("So far: {version}", version=words.version_in_words(reader, version))).line()
    shown.line(tr("Nobody gets it before you have checked it."))
    label = tr("Correct no. {number}", number=sent.number)
    yes = Button(label, b.CorrectAbove(sent.id), style="primary")
    about = tr("“{text}”", text=shortened(text, _QUOTED))
    new = Button(tr("New broadcast"), b.BeginText())
    return shown.screen(yes, or_else, new, reader.home(), asks=Asks(yes, about=about))


async def correct(update: Update, context: Context, press: b.Correct) -> None:
    """Begin a draft that corrects what was sent; with what is written above, where that is why."""
    found = await looking.find(context, press.number)
    is_open = found is not None and found.scope.is_open_to(context.reader().rights)
    if found is None or not (is_open and sending.was_sent(found)) or found.recalled_at is not None:
        await refuse(update, context, press)
        return
    services, me = context.services, context.person.id
    now = services.clock.now()
    draft = await services.database.write(compose.make_correction, found, me, now=now)
    is_above = isinstance(press, b.CorrectAbove)
    version = answered_version(update) if is_above else None
    if version is None:
        note = context.reader().tr("Please send it to me once more.") if is_above else ""
        await received.show(update, context, draft, note)
        return
    languages = context.reader().tr.languages
    is_text = not with_other_words(found, version.text, languages)
    if is_text:
        version = _as_correction(version, languages)
    await received.take_unasked(update, context, draft, version, is_text=is_text)
