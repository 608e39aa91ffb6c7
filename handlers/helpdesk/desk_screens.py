"""What the desk sees: questions with who takes them, and words about answers."""

from dataclasses import dataclass, replace

from handlers.frame.posts import Post
from handlers.frame.reader import Reader
from handlers.helpdesk.actions import (
    AskHuman,
    CloseQuestion,
    LeaveOpen,
    LeaveUnsent,
    MakePage,
    MarkAnswered,
    SendAnswer,
    SendAnswerToo,
    SendAsAnswer,
    TakeQuestion,
)
from handlers.helpdesk.posts import framed
from handlers.helpdesk.screens import excerpt, kind_name
from handlers.ui.back import Anew
from handlers.ui.on_a_phone import at_word, shortened
from handlers.ui.screen import Asks, Button, Row, Screen, Text
from locales import formats
from locales.translator import Translator
from storage.content import Version
from storage.helpdesk.model import HelpMessage, Part, Question
from storage.programme.model import InfoPage

_LONGEST_NAME = 40
_ANSWERS = 3
"""How many of the last answers stand below a question."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that was written about it; `reachable` is whether its person is."""

    question: Question
    messages: tuple[HelpMessage, ...]
    reachable: bool

    @property
    def answers(self) -> tuple[HelpMessage, ...]:
        """What was answered, the first one first."""
        return tuple(each for each in self.messages if each.of_desk and not each.held)

    @property
    def said(self) -> str:
        """What the last answer says that says something; empty where none does."""
        texts = (each.content.text for each in reversed(self.answers))
        return next(filter(None, texts), "")


def question(
    reader: Reader,
    case: Case,
    part: Part,
    thread: int | None,
    page: InfoPage | None = None,
    *,
    closing: bool = False,
) -> Post:
    """The question itself: who asks in which language, who takes it, and the buttons.

    `page` is the nearest info page, for those who cannot read the question. `closing` asks whether
    it is done without an answer.
    """
    tr, asked = reader.tr, case.question
    content = case.messages[0].content
    title = (
        tr("Question from {name}", name=shortened(asked.name, _LONGEST_NAME))
        if asked.name
        else tr("Question without a name")
    )
    head = Text().title(title)
    language = formats.sentence_case(formats.in_language(tr, asked.language))
    head.joined(language, reader.moment(asked.asked_at))
    if part is Part.HEADING:
        head.line(kind_name(tr, content.kind))
    if closing and asked.is_open:
        tail = Text().line(tr("Close it without an answer? The person is told so."))
        yes = Button(tr("Close without an answer"), CloseQuestion(asked.id), style="danger")
        rows: tuple[Row, ...] = ((yes,), (Button(tr("No, leave it open"), LeaveOpen(asked.id)),))
        return framed(content, part, head, tail, rows, thread=thread)
    tail = _standing(reader, case)
    if page is not None:
        title = at_word(reader.text(page.title), _LONGEST_NAME)
        tail.line(tr("May fit: {title}", title=title))
    return framed(content, part, head, tail, _buttons(reader, case), thread=thread)


def more(
    reader: Reader,
    case: Case,
    written: HelpMessage,
    part: Part,
    thread: int | None,
    reply_to: int | None,
) -> Post:
    """What the person has written after their question."""
    tr, name = reader.tr, case.question.name
    title = (
        tr("More from {name}", name=shortened(name, _LONGEST_NAME))
        if name
        else tr("More about question no. {number}", number=case.question.id)
    )
    head = Text().title(title)
    if part is Part.HEADING:
        head.line(kind_name(tr, written.content.kind))
    return framed(written.content, part, head, Text(), (), thread=thread, reply_to=reply_to)


def topic_name(reader: Reader, asked: Question) -> str:
    """What a person's topic is called."""
    name = asked.name or reader.tr("Without a name")
    return f"{shortened(name, _LONGEST_NAME)} · {asked.id}"


def reminder(reader: Reader, case: Case, thread: int | None, reply_to: int | None) -> Screen:
    """That a question still waits."""
    tr, asked = reader.tr, case.question
    text = Text().title(tr("Still unanswered")).line(excerpt(tr, case.messages[0].content))
    text.line(tr("Asked: {when}", when=reader.moment(asked.asked_at)))
    if taken := taken_by(reader, asked):
        text.line(taken)
    screen = text.screen()
    return Screen(screen.text, screen.entities, thread=thread, reply_to=reply_to)


def unreached(reader: Reader, asked: Question, thread: int | None, reply_to: int | None) -> Screen:
    """That an answer waits for somebody who has blocked the bot."""
    return Screen(_blocked(reader, asked), thread=thread, reply_to=reply_to)


def other_language(reader: Reader, asked: Question, heard: str, held: int) -> Screen:
    """That an answer is in another language than the question; it is sent by a press alone."""
    tr = reader.tr
    text = Text().title(tr("Not sent yet"))
    text.line(
        tr(
            "The question was asked {asked}, this answer is {answered}.",
            asked=formats.in_language(tr, asked.language),
            answered=formats.in_language(tr, heard),
        )
    )
    text.line(
        tr(
            "Send it as it is, or reply once more {asked}.",
            asked=formats.in_language(tr, asked.language),
        )
    )
    send = Button(tr("Send it as it is"), SendAnswer(held))
    return text.screen(send, asks=Asks(send))


def offered(reader: Reader, case: Case, content: Version) -> Screen:
    """What an organiser has written in private, before it is sent as an answer."""
    tr, name = reader.tr, case.question.name
    text = Text().title(
        tr("Send this to {name} as the answer?", name=shortened(name, _LONGEST_NAME))
        if name
        else tr("Send this as the answer?")
    )
    text.line().line(excerpt(tr, content)).line()
    text.line(tr("Question: {question}", question=excerpt(tr, case.messages[0].content)))
    if case.question.withdrawn:
        text.line(_withdrawn(tr))
    send = Button(tr("Send as the answer"), SendAsAnswer(case.question.id), style="primary")
    leave = Button(tr("No"), LeaveUnsent(case.question.id))
    return text.screen(send, leave, asks=Asks(send, leave, about=excerpt(tr, content)))


def no_album(reader: Reader) -> Screen:
    """That an album is sent by a reply alone."""
    return Screen(reader.tr("To send several pictures, reply with them to the question."))


def unsent(reader: Reader) -> Screen:
    """That what was offered was not sent."""
    return Screen(reader.tr("Not sent. To answer, reply to the message with the question."))


def answered_meanwhile(reader: Reader, case: Case, held: int) -> Screen:
    """That another answer went out before one that was held is sent."""
    tr = reader.tr
    text = Text().title(tr("An answer has gone out already"))
    text.line(excerpt(tr, case.answers[-1].content)).line()
    text.line(tr("Send the older one as well?"))
    send = Button(tr("Send it as well"), SendAnswerToo(held))
    leave = Button(tr("No"), LeaveUnsent(case.question.id))
    return text.screen(send, leave, asks=Asks(send, leave))


def sent(reader: Reader, case: Case, *, also: str | None = None) -> Screen:
    """That an answer goes to the one who asked; `also` is who had answered before."""
    text = Text()
    if also:
        text.line(reader.tr("{name} had answered already. Both answers go out.", name=also))
    if not case.reachable:
        text.line(_blocked(reader, case.question))
    if not also and case.reachable:
        name = case.question.name
        text.line(
            reader.tr("Your answer to {name} is on its way.", name=shortened(name, _LONGEST_NAME))
            if name
            else reader.tr("Your answer is on its way.")
        )
    return text.screen()


def gone(reader: Reader) -> Screen:
    """That a reply reaches nobody."""
    return Screen(reader.tr("This person has had their data erased. Your reply reaches nobody."))


def closed(reader: Reader, reply_to: int | None) -> Screen:
    """That the desk is done with a question without an answer, for the one who asked."""
    word = reader.tr(
        "The organisers have closed your question without an answer in this chat."
        " If you still need something, please ask again."
    )
    return replace(
        Text().line(word).screen(Button(reader.tr("Ask the organisers"), Anew(AskHuman()))),
        reply_to=reply_to,
    )


def answer(
    reader: Reader, content: Version, part: Part, rows: tuple[Row, ...], reply_to: int | None
) -> Post:
    """An answer as the one who asked gets it."""
    head = Text().title(reader.tr("Answer from the organisers"))
    if part is Part.HEADING:
        head.line(kind_name(reader.tr, content.kind))
    return framed(content, part, head, Text(), rows, reply_to=reply_to)


def taken_by(reader: Reader, asked: Question) -> str:
    """Who takes a question; empty where nobody does."""
    name = asked.taken_name
    return reader.tr("Taken by {name}", name=shortened(name, _LONGEST_NAME)) if name else ""


def _standing(reader: Reader, case: Case) -> Text:
    """Who takes a question, who has answered it, and whether its person can be reached."""
    tr, asked, text = reader.tr, case.question, Text()
    answers = case.answers[-_ANSWERS:]
    if answers:
        said = (
            f"{shortened(a.author_name or '…', _LONGEST_NAME)} {_clock(reader, a)}" for a in answers
        )
        text.line(tr("Answered: {answers}", answers=" · ".join(said)))
    elif asked.withdrawn:
        text.line(_withdrawn(tr))
    elif not asked.is_open:
        text.line(tr("Done without an answer"))
    elif taken := taken_by(reader, asked):
        text.line(taken)
    if not case.reachable:
        text.line(_blocked(reader, asked))
    if asked.is_open:
        text.line(tr("Reply to this message to answer."))
    return text


def _withdrawn(tr: Translator) -> str:
    return tr("The question was withdrawn: no answer is needed.")


def _buttons(reader: Reader, case: Case) -> tuple[Row, ...]:
    asked = case.question
    if not asked.is_open:
        make = Button(reader.tr("Make it an info page"), MakePage(asked.id))
        return ((make,),) if case.said else ()
    taken = () if asked.taken_name else (Button(reader.tr("I’ll take it"), TakeQuestion(asked.id)),)
    return ((*taken, Button(reader.tr("Mark as done"), MarkAnswered(asked.id))),)


def _blocked(reader: Reader, asked: Question) -> str:
    if asked.name:
        name = shortened(asked.name, _LONGEST_NAME)
        return reader.tr("{name} has blocked me: answers wait until they are back.", name=name)
    return reader.tr("The person has blocked me: answers wait until they are back.")


def _clock(reader: Reader, written: HelpMessage) -> str:
    return formats.clock(reader.snapshot.local(written.written_at))
