"""What people see who ask the organisers something."""

from handlers.frame.reader import Reader
from handlers.helpdesk.actions import AddTo, AskHuman, PassOn, SendQuestion, Withdraw, WriteOn
from handlers.helpdesk.door import others_who_help
from handlers.questions.actions import TakeAsChange
from handlers.ui.action import Action
from handlers.ui.back import Anew, Home
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Row, Screen, Text
from locales.translator import Translator
from storage.content import ContentKind, Version
from storage.helpdesk.model import Question
from storage.helpdesk.questions import Refusal

_EXCERPT = 200
"""The most characters of a text that are repeated back."""


def ask(reader: Reader, name: str, *, named: bool, note: str = "") -> Screen:
    """The question what is to be asked."""
    tr = reader.tr
    text = Text().title(tr("Ask the organisers")).line()
    text.line(tr("Write your question. The next thing you write goes to the organisers."))
    text.line(tr("A picture, a voice message or a location will do as well."))
    text.line().line(_under_which_name(tr, name, named=named))
    switch = _name_button(tr, AskHuman(not named), named=named)
    return text.screen(switch, reader.home()).with_note(note)


def preview(
    reader: Reader, content: Version, name: str, *, named: bool, may_ask_the_bot: bool = False
) -> Screen:
    """What is passed on, and under which name, before it is; a question may be for the bot."""
    tr = reader.tr
    text = Text().title(tr("Pass this on to the organisers?")).line()
    text.line(excerpt(tr, content)).line()
    text.line(_under_which_name(tr, name, named=named))
    send = Button(tr("Pass on"), SendQuestion(named), style="primary")
    return text.screen(
        send,
        _name_button(tr, PassOn(not named), named=named),
        (Button(tr("It is a question to the bot"), TakeAsChange()),) if may_ask_the_bot else (),
        reader.home(),
        asks=Asks(send),
    )


def passed(reader: Reader, question: int, content: Version) -> Screen:
    """That a question has been passed on, repeated back."""
    tr = reader.tr
    text = Text().title(tr("Passed on to the organisers")).line()
    text.line(excerpt(tr, content)).line()
    text.line(tr("Their answer comes here, into this chat."))
    return text.screen(_write_on_or_withdraw(tr, question), reader.home())


def withdrawn(reader: Reader, question: Question, asked: Version) -> Screen:
    """That a question is withdrawn; or that the organisers were done with it before."""
    tr = reader.tr
    gone = tr("Your question is withdrawn")
    text = Text().title(gone if question.withdrawn else tr("Your question is done already")).line()
    text.line(excerpt(tr, asked)).line()
    if question.withdrawn:
        text.line(tr("The organisers see that you need no answer any more."))
    else:
        text.line(tr("The organisers had answered or closed it before: see above."))
    return text.screen(Button(tr("Ask the organisers"), AskHuman()), reader.home())


def waiting(reader: Reader, question: int, asked: Version, more: Version | None = None) -> Screen:
    """That a question is still open, and that `more` can be added to it."""
    tr = reader.tr
    if more is None:
        text = Text().title(tr("Your question is with the organisers")).line()
        text.line(excerpt(tr, asked)).line()
        text.line(tr("Their answer comes here, into this chat. You can add something to it."))
        return text.screen(_write_on_or_withdraw(tr, question), reader.home())
    text = Text().title(tr("Pass this on to the organisers as well?")).line()
    text.line(excerpt(tr, more)).line()
    text.line(tr("They already have: {text}", text=excerpt(tr, asked)))
    add = Button(tr("Pass on"), AddTo(question), style="primary")
    return text.screen(add, reader.home(), asks=Asks(add))


def writing(reader: Reader, note: str = "") -> Screen:
    """That what is written from now on goes to the organisers."""
    tr = reader.tr
    text = Text().title(tr("Writing to the organisers")).line()
    text.line(tr("What you write now goes to the organisers, until you choose something else."))
    return text.screen(Button(tr("Done"), Home())).with_note(note)


def added(reader: Reader, content: Version) -> Screen:
    """That what was written went to the organisers, and that more may follow."""
    tr = reader.tr
    text = Text().title(tr("Passed on to the organisers")).line().line(excerpt(tr, content))
    text.line().line(tr("What you write now goes to them as well."))
    return text.screen(Button(tr("Done"), Home()))


def refused(reader: Reader, refusal: Refusal) -> Screen:
    """Why nothing is passed on, and who else can help."""
    tr = reader.tr
    text = Text().title(tr("This was not passed on."))
    if refusal is Refusal.TOO_MANY:
        text.line(tr("You have written much already. Please wait for an answer first."))
        return text.screen(reader.home())
    return others_who_help(reader, text)


def nobody_there(reader: Reader) -> Screen:
    """Before anything is written: that it would reach nobody now, and who else can help."""
    return others_who_help(reader, Text().title(reader.tr("Ask the organisers")))


def not_taken(tr: Translator) -> str:
    """Which kinds of messages are passed on."""
    return tr("I can pass on text, pictures, videos, files, voice messages and locations.")


def too_long(tr: Translator, units: int) -> str:
    """By how much a text is too long."""
    return tr.plural(
        "This is {n} character too long. Please shorten it.",
        "This is {n} characters too long. Please shorten it.",
        units,
        n=units,
    )


def excerpt(tr: Translator, content: Version) -> str:
    """A message repeated back in a line, by its kind where it says nothing."""
    text = content.text or next((file.text for file in content.files if file.text), "")
    if text:
        return tr("“{text}”", text=shortened(text, _EXCERPT))
    return kind_name(tr, content.kind)


def kind_name(tr: Translator, kind: ContentKind) -> str:
    """What a message is, as a line."""
    names = {
        ContentKind.TEXT: tr("A text"),
        ContentKind.PHOTO: tr("A picture"),
        ContentKind.VIDEO: tr("A video"),
        ContentKind.DOCUMENT: tr("A file"),
        ContentKind.VOICE: tr("A voice message"),
        ContentKind.LOCATION: tr("A location"),
        ContentKind.ALBUM: tr("An album"),
    }
    return names[kind]


def _under_which_name(tr: Translator, name: str, *, named: bool) -> str:
    if named:
        return tr("The organisers see your name: {name}", name=name)
    return tr("The organisers do not see your name.")


def _name_button(tr: Translator, press: Action, *, named: bool) -> Row:
    return (Button(tr("Leave my name out") if named else tr("Give my name"), press),)


def _write_on_or_withdraw(tr: Translator, question: int) -> Row:
    return (
        Button(tr("Write more"), Anew(WriteOn(question))),
        Button(tr("Withdraw the question"), Withdraw(question)),
    )
