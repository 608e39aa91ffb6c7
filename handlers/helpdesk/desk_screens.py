"""What the desk sees: questions with who takes them, and words about answers and the desk."""

from dataclasses import dataclass

from handlers.frame.posts import Post
from handlers.frame.reader import Reader
from handlers.helpdesk.actions import EndDesk, MakePage, MarkAnswered, SendAnswer, TakeQuestion
from handlers.helpdesk.posts import framed
from handlers.helpdesk.screens import excerpt, kind_name
from handlers.ui.screen import Button, Row, Screen, Text, shortened
from locales import formats
from storage.content import Version
from storage.helpdesk.model import HelpDesk, HelpMessage, Part, Question
from storage.programme.model import InfoPage

_LONGEST_NAME = 40
_ANSWERS = 3
"""So many of the last answers stand below a question."""


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
    v: Reader, case: Case, part: Part, thread: int | None, page: InfoPage | None = None
) -> Post:
    """The question itself: who asks in which language, who takes it, and the buttons.

    `page` is the nearest info page, for those who cannot read the question.
    """
    tr, asked = v.tr, case.question
    content = case.messages[0].content
    title = (
        tr("Question from {name}", name=shortened(asked.name, _LONGEST_NAME))
        if asked.name
        else tr("Question without a name")
    )
    head = Text().title(title)
    language = formats.sentence_case(formats.in_language(tr, asked.language))
    head.joined(language, v.moment(asked.asked_at))
    if part is Part.HEADING:
        head.line(kind_name(tr, content.kind))
    tail = _standing(v, case)
    if page is not None:
        title = shortened(v.text(page.title), _LONGEST_NAME)
        tail.line(tr("Nearest info page: {title}", title=title))
    return framed(content, part, head, tail, _buttons(v, case), thread=thread)


def more(
    v: Reader,
    case: Case,
    written: HelpMessage,
    part: Part,
    thread: int | None,
    reply_to: int | None,
) -> Post:
    """What the person has written after their question."""
    tr, name = v.tr, case.question.name
    title = (
        tr("More from {name}", name=shortened(name, _LONGEST_NAME))
        if name
        else tr("More about question no. {number}", number=case.question.id)
    )
    head = Text().title(title)
    if part is Part.HEADING:
        head.line(kind_name(tr, written.content.kind))
    return framed(written.content, part, head, Text(), (), thread=thread, reply_to=reply_to)


def topic_name(v: Reader, asked: Question) -> str:
    """What a person's topic is called."""
    name = asked.name or v.tr("Without a name")
    return f"{shortened(name, _LONGEST_NAME)} · {asked.id}"


def reminder(v: Reader, case: Case, thread: int | None, reply_to: int | None) -> Screen:
    """That a question still waits."""
    tr, asked = v.tr, case.question
    text = Text().title(tr("Still unanswered")).line(excerpt(tr, case.messages[0].content))
    text.line(tr("Asked: {when}", when=v.moment(asked.asked_at)))
    if asked.taken_name:
        text.line(tr("Taken by {name}", name=shortened(asked.taken_name, _LONGEST_NAME)))
    screen = text.screen()
    return Screen(screen.text, screen.entities, thread=thread, reply_to=reply_to)


def unreached(v: Reader, asked: Question, thread: int | None, reply_to: int | None) -> Screen:
    """That an answer waits for somebody who has blocked the bot."""
    return Screen(_blocked(v, asked), thread=thread, reply_to=reply_to)


def other_language(v: Reader, asked: Question, heard: str, held: int) -> Screen:
    """That an answer is in another language than the question; it is sent by a press alone."""
    tr = v.tr
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
    return text.screen(Button(tr("Send it as it is"), SendAnswer(held)))


def sent(v: Reader, case: Case, *, also: str | None = None) -> Screen:
    """That an answer goes to the one who asked; `also` is who had answered before."""
    text = Text()
    if also:
        text.line(v.tr("{name} had answered already. Both answers go out.", name=also))
    if not case.reachable:
        text.line(_blocked(v, case.question))
    if not also and case.reachable:
        text.line(v.tr("Your answer is on its way."))
    return text.screen()


def gone(v: Reader) -> Screen:
    """That a reply reaches nobody."""
    return Screen(v.tr("This person has had their data erased. Your reply reaches nobody."))


def bound(v: Reader, *, topics: bool, refused_topics: bool) -> Screen:
    """What the group is from now on."""
    tr = v.tr
    text = Text().title(tr("This group is the help desk now")).line()
    text.line(tr("Questions that people pass on come here. Reply to one of them to answer."))
    text.line(tr("Anybody here may do that; all else that is written here stays here."))
    if topics:
        text.line(tr("Each person has a topic of their own."))
    if refused_topics:
        text.line(no_topics(v).text)
    return text.screen(Button(tr("End the help desk"), EndDesk()))


def no_topics(v: Reader) -> Screen:
    """That a forum is used as a plain group."""
    return Screen(
        v.tr(
            "I may not manage topics here, so all questions come into one."
            " As an administrator with that right I give each person their own:"
            " then write /helpdesk again."
        )
    )


def ended(v: Reader) -> Screen:
    """That the group is the desk no longer."""
    return Screen(
        v.tr("This group is no longer the help desk. Questions go to each organiser in private.")
    )


def desk(v: Reader, bound_to: HelpDesk | None, waiting: int) -> Screen:
    """Where questions go, for an organiser in private."""
    tr = v.tr
    text = Text().title(tr("Help desk")).line()
    if bound_to is None:
        text.line(tr("Questions that people pass on come to each organiser in private."))
        text.line(tr("Reply to one of them to answer."))
        text.line().line(
            tr("To answer together, add me to a group of organisers and write /helpdesk there.")
        )
    else:
        text.line(tr("Questions that people pass on go to the group that is the help desk."))
        text.line().line(tr("To move it, write /helpdesk in another group."))
    text.line().line(
        tr.plural(
            "{n} question waits for an answer.",
            "{n} questions wait for an answer.",
            waiting,
            n=waiting,
        )
    )
    end = (Button(tr("End the help desk"), EndDesk()),) if bound_to else ()
    return text.screen(end, v.home())


def lost(v: Reader) -> Screen:
    """That there is no desk any more, for each organiser."""
    tr = v.tr
    text = Text().title(tr("The help desk has no group chat any more"))
    text.line(tr("Open questions come to each organiser in private."))
    text.line(tr("To bind another group, write /helpdesk there."))
    return text.screen(v.home())


def answer(
    v: Reader, content: Version, part: Part, rows: tuple[Row, ...], reply_to: int | None
) -> Post:
    """An answer as the one who asked gets it."""
    head = Text().title(v.tr("Answer from the organisers"))
    if part is Part.HEADING:
        head.line(kind_name(v.tr, content.kind))
    return framed(content, part, head, Text(), rows, reply_to=reply_to)


def _standing(v: Reader, case: Case) -> Text:
    """Who takes a question, who has answered it, and whether its person can be reached."""
    tr, asked, text = v.tr, case.question, Text()
    answers = case.answers[-_ANSWERS:]
    if answers:
        said = (f"{shortened(a.author_name or '…', _LONGEST_NAME)} {_clock(v, a)}" for a in answers)
        text.line(tr("Answered: {answers}", answers=" · ".join(said)))
    elif not asked.is_open:
        text.line(tr("Done without an answer"))
    elif asked.taken_name:
        text.line(tr("Taken by {name}", name=shortened(asked.taken_name, _LONGEST_NAME)))
    if not case.reachable:
        text.line(_blocked(v, asked))
    return text


def _buttons(v: Reader, case: Case) -> tuple[Row, ...]:
    asked = case.question
    if not asked.is_open:
        make = Button(v.tr("Make it an info page"), MakePage(asked.id))
        return ((make,),) if case.said else ()
    taken = () if asked.taken_name else (Button(v.tr("I’ll take it"), TakeQuestion(asked.id)),)
    return ((*taken, Button(v.tr("Mark as done"), MarkAnswered(asked.id))),)


def _blocked(v: Reader, asked: Question) -> str:
    if asked.name:
        name = shortened(asked.name, _LONGEST_NAME)
        return v.tr("{name} has blocked me: answers wait until they are back.", name=name)
    return v.tr("The person has blocked me: answers wait until they are back.")


def _clock(v: Reader, written: HelpMessage) -> str:
    return formats.clock(v.snapshot.local(written.written_at))
