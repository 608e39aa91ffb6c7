"""What the buttons of the help desk say: those of people who ask, and those of the desk."""

from handlers.frame.actions import Number
from handlers.ui.action import Action


class AskHuman(Action, tag="z"):
    """Ask the organisers: what is written next goes to them, under one's name or without."""

    named: bool = True


class PassOn(Action, tag="zp"):
    """Look at the question above, which is to be passed on, and under which name it goes."""

    named: bool = True


class SendQuestion(Action, tag="zs"):
    """Pass the question above on."""

    named: bool = True


class WriteOn(Action, tag="zw"):
    """Add to a question: what is written from now on goes to the organisers."""

    question: Number


class AddTo(Action, tag="zx"):
    """Add the question above to one that is open."""

    question: Number


class Withdraw(Action, tag="zq"):
    """Withdraw a question that is open."""

    question: Number


class HelpDesk(Action, tag="zd"):
    """Which chat is the help desk."""


class OpenQuestions(Action, tag="zl"):
    """Further questions that wait for an answer, a page of them at a time from 0."""

    page: Number


class OpenQuestion(Action, tag="zo"):
    """Show the desk a question once more; what is written next is offered as its answer."""

    question: Number


class EndDesk(Action, tag="ze"):
    """Let the group be the help desk no longer."""


class TakeQuestion(Action, tag="zt"):
    """Say that one takes care of a question."""

    question: Number


class MarkAnswered(Action, tag="zm"):
    """Ask whether a question is done without an answer."""

    question: Number


class CloseQuestion(Action, tag="zc"):
    """Say that a question is done without an answer."""

    question: Number


class LeaveOpen(Action, tag="zk"):
    """Leave a question open after all."""

    question: Number


class MakePage(Action, tag="zi"):
    """Make an info page of the answer to a question."""

    question: Number


class SendAnswer(Action, tag="za"):
    """Send an answer that was held as it is."""

    message: Number


class SendAnswerToo(Action, tag="zb"):
    """Send an answer that was held although another one went out meanwhile."""

    message: Number


class SendAsAnswer(Action, tag="zj"):
    """Send the message above as the answer to a question."""

    question: Number


class LeaveUnsent(Action, tag="zu"):
    """Do not send what was offered as an answer to a question, or was held."""

    question: Number
