"""A form asks, reads and picks; what it is about and what follows is its feature's."""

from dataclasses import replace
from typing import Any, cast

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.ui.action import Action
from handlers.ui.screen import Screen


class Ask(Action, tag="a"):
    """Ask for a number."""


class AskOnlyButtons(Action, tag="b"):
    """Ask for what is not written."""


class Pick(Action, tag="c"):
    """A number."""

    number: int


class Stub:
    """As much of a context as a form uses; `gone` is whether what it is about is gone."""

    def __init__(self, first: Followed | None = None, gone: bool = False) -> None:
        self.first, self.gone = first, gone

    def reader(self) -> None:
        return None


async def about(context: Any, _action: Action) -> int | Followed | None:
    return None if context.gone else context.first or 100


async def take(_context: Context, _action: Action, made: int) -> Followed | AskAgain:
    return AskAgain("too much") if made > 200 else Followed(Screen(str(made)))


def asked(_v: object, _asking: Action, subject: int) -> Screen:
    return Screen(f"how much more than {subject}?")


def read(_v: object, subject: int, text: str) -> int | AskAgain:
    return subject + int(text) if text.isdigit() else AskAgain("no number")


def picked(_v: object, subject: int, pick: Pick) -> int | None:
    return subject + pick.number if pick.number else None


FORM = Form(
    steps=(Step(Ask, asked, read, {Pick: picked}), Step(AskOnlyButtons, asked)),
    subject=about,
    take=take,
)


def context(stub: Stub | None = None) -> Context:
    return cast(Context, stub or Stub())


def test_a_feature_gets_the_actions_of_all_steps_and_the_questions_that_take_a_text() -> None:
    assert [entry.action for entry in FORM.actions] == [Ask, AskOnlyButtons, Pick]
    assert [(q.asking, q.answered_by) for q in FORM.questions] == [(Ask, (Pick,))]


async def test_what_is_written_is_read_and_taken() -> None:
    assert await FORM.answer(context(), Ask(), " 5 ") == Followed(Screen("105"))


async def test_a_question_is_asked_again_below_what_was_wrong_with_the_text() -> None:
    question = Followed(Screen("how much more than 100?"), Ask())
    assert await FORM.ask(context(), Ask()) == question
    for text, note in (("five", "no number"), ("500", "too much")):
        again = replace(question, screen=question.screen.with_note(note))
        assert await FORM.answer(context(), Ask(), text) == again


async def test_a_button_is_taken_unless_it_answers_nothing() -> None:
    assert await FORM.pick(context(), Pick(7)) == Followed(Screen("107"))
    assert await FORM.pick(context(), Pick(0)) is None
    assert await FORM.pick(context(), Pick(500)) is None


async def test_what_comes_first_is_shown_and_nothing_where_the_subject_is_gone() -> None:
    first = Followed(Screen("do you consent?"))
    for stub, shown in ((Stub(first), first), (Stub(gone=True), None)):
        assert await FORM.ask(context(stub), Ask()) == shown
        assert await FORM.answer(context(stub), Ask(), "5") == shown
        assert await FORM.pick(context(stub), Pick(7)) == shown


async def test_a_text_may_be_the_answer_itself() -> None:
    async def said(_context: Context, _action: Action, made: str) -> Followed | AskAgain:
        return Followed(Screen(made)) if made else AskAgain("a word, please")

    form = Form(
        steps=(Step(Ask, asked, lambda _v, _subject, text: text),), subject=about, take=said
    )
    assert await form.answer(context(), Ask(), "five") == Followed(Screen("five"))
    again = await form.ask(context(), Ask(), "a word, please")
    assert await form.answer(context(), Ask(), "  ") == again
