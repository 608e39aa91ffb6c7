"""What stands above a screen that answers a question: the fact that was asked for, or its words."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions import screens as answers
from handlers.questions.asker import Asker
from handlers.questions.facts import fact_line
from handlers.questions.intents import Fact, OpenScreen
from handlers.questions.needs.quoted import hour_beside, quoted, quoted_of_session, whose_ride
from handlers.questions.reading.asked import Asked

_ANSWER_FIRST: Final = (Fact.WHERE, Fact.TIME, Fact.END)
"""What is asked for in a word; whatever else is said of it comes below."""


def first_line(reader: Reader, asker: Asker, intent: OpenScreen, asked: Asked) -> str:
    """What was asked for, above the screen: a fact, that it is not said there, or the sentence."""
    if intent.unsaid is not None:
        return answers.unsaid(reader, intent.unsaid)
    match intent.press:
        case InfoAt(id) if id in reader.snapshot.info:
            return quoted(reader, reader.snapshot.info[id], asked)
        case SessionAt(id) if id in reader.snapshot.sessions:
            shown = reader.snapshot.sessions[id]
            said = quoted_of_session(reader, shown, asked)
            facts = _facts(reader, asker, intent, asked)
            beside = hour_beside(reader, shown, intent.fact)
            whose = whose_ride(reader, asker, shown)
            line = " · ".join(filter(None, dict.fromkeys((whose, *facts, beside))))
            lines = ("" if said in line else said, line)
            lines = lines[::-1] if intent.fact in _ANSWER_FIRST else lines
            return "\n".join(filter(None, lines))
        case _:
            return " · ".join(_facts(reader, asker, intent, asked))


def _facts(reader: Reader, asker: Asker, intent: OpenScreen, asked: Asked) -> list[str]:
    """Each fact that was asked for, as far as it is known."""
    shown = asked.facts if intent.fact in asked.facts else (intent.fact,)
    lines = (fact_line(reader, asker, intent.press, fact, asked) for fact in shown)
    return [*filter(None, lines)]
