"""What somebody has asked, or is about to ask: a question of their own, to the organisers."""

from handlers.helpdesk.actions import WriteOn
from handlers.helpdesk.door import question_answered
from handlers.questions.actions import Search
from handlers.questions.intents import Contact, Intent, OpenScreen
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense


def own_question(q: Query) -> Intent | None:
    """The question to the organisers that is to be withdrawn, or where the next one is asked."""
    asked = q.asked
    if not asked.has(Sense.QUESTION):
        return None
    if asked.says(Phrase.WITHDRAWING) or asked.has(Sense.ERASE):
        return Contact(awaits_answer=True)
    words = question_words(asked.index.languages).words_of(Phrase.ONE_MORE_QUESTION)
    nothing_else = all(word.folded in words for word in asked.without(Sense.QUESTION))
    nothing_else = nothing_else and not asked.time.said and not asked.needs
    if not (nothing_else and asked.says(Phrase.ONE_MORE_QUESTION)) or asked.nth is not None:
        return None
    to_desk = question_answered(q.asker.spoken_of)
    return OpenScreen(WriteOn(to_desk) if to_desk is not None else Search())
