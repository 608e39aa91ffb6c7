"""Friendly words to somebody who asks nothing, and who answers here."""

from handlers.frame.reader import Reader
from handlers.helpdesk.door import ask_button
from handlers.home.actions import Help
from handlers.programme.actions import Now
from handlers.questions.intents import SmallTalk
from handlers.questions.reading.senses import Sense
from handlers.ui.screen import Button, Screen, Text


def small_talk(reader: Reader, said: SmallTalk) -> Screen:
    """A friendly word to somebody who has asked nothing."""
    tr = reader.tr
    match said.kind:
        case Sense.THANKS:
            word = tr("You are welcome! Ask me whenever you like.")
        case Sense.GOODBYE:
            word = tr("Goodbye! I am here whenever you need me.")
        case Sense.THE_BOT:
            return _who_this_is(reader, said)
        case _ if said.decides:
            word = tr(
                "All right! It has changed nothing. If you would like to know something, just write"
                " to me."
            )
        case _:
            word = tr("All right! If you would like to know something, just write to me.")
    return Text().line(word).screen((Button(tr("Now"), Now()), *reader.home()))


def _who_this_is(reader: Reader, said: SmallTalk) -> Screen:
    tr = reader.tr
    text = Text().line(tr("I am a bot: I know the programme and answer at once."))
    if not said.reaches_nobody:
        text.line(tr("People answer you, too: write to the organisers."))
    return text.screen(ask_button(reader), (Button(tr("What I can do"), Help()), *reader.home()))
