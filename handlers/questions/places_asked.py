"""Where a place is of which the programme says nothing: one that a message names, or none does."""

from typing import Final

from telegram import Message

from handlers.broadcasts.door import told_to_many
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.programme.actions import Now, Places
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, Fact, Nothing
from handlers.questions.one_question import Understood
from handlers.questions.pointing import points_at_what_was_shown
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.screens import helping_further, write_contact
from handlers.ui.on_a_phone import at_word
from handlers.ui.screen import Asks, Button, Screen, Text
from storage.programme.searching.documents import IN_PASSING

_QUOTED: Final = 300
"""The most characters of a message that are quoted."""


async def of_a_place(
    context: Context, message: Message | None, understood: Understood, asker: Asker
) -> Screen | None:
    """What is known of a place that the last message to many names, or that is not understood; None
    where the question is another one, or the programme answers it.
    """
    reader, asked, intent = context.reader(), understood.asked, understood.intent
    if asked.fact is Fact.WHERE and points_at_what_was_shown(asked, asker):
        if said := await told_to_many(context, message):
            return _told(reader, said)
        return _which(reader) if isinstance(intent, Nothing) else None
    suggests = isinstance(intent, DidYouMean) and not asked.needs
    if (suggests or isinstance(intent, Nothing)) and _heads_for_the_unknown(asked):
        return _unknown(reader)
    return None


def _heads_for_the_unknown(asked: Asked) -> bool:
    """Whether the way to a place is asked for that nothing of the programme is called by."""
    if not (asked.says(Phrase.HOW_THERE) and asked.destinations) or asked.time.said:
        return False
    hits = evidence_of(asked, [*asked.destinations]).hits
    return all(not IN_PASSING.isdisjoint(hit.matched.values()) for hit in hits)


def _told(reader: Reader, said: str) -> Screen:
    tr = reader.tr
    text = Text().title(tr("I know no more than the message says:"))
    text.line(tr("“{text}”", text=at_word(said, _QUOTED)))
    return _with_ways(reader, text)


def _which(reader: Reader) -> Screen:
    tr = reader.tr
    text = Text().title(tr("Which place do you mean?"))
    text.line(
        tr("Write what it is called, or what takes place there: “Where is the opening?”, for one.")
    )
    return _with_ways(reader, text)


def _unknown(reader: Reader) -> Screen:
    tr = reader.tr
    text = Text().title(tr("The programme does not know this place."))
    if not reader.is_organiser:
        text.line(tr("A map may find it; else the organisers can help."))
    write_contact(reader, text)
    return _with_ways(reader, text)


def _with_ways(reader: Reader, text: Text) -> Screen:
    tr, helping = reader.tr, helping_further(reader)
    places = (Button(tr("Places"), Places()),) if reader.snapshot.places else ()
    ways = (*places, Button(tr("Now"), Now()))
    return text.screen(helping, ways, reader.home(), asks=Asks(helping))
