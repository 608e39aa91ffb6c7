"""The help desk: questions that people pass on, and the answers of the organisers."""

from typing import Final

from handlers.frame.action_entries import ActionEntry, does, opens
from handlers.frame.feature import Command, Feature, NoticeEntry, Question
from handlers.frame.reader import organisers
from handlers.helpdesk import actions as a
from handlers.helpdesk import answering, binding, notices, page_making, passing_on, taking
from handlers.helpdesk.door import with_those_there
from handlers.ui.back import Home
from locales.translator import N_
from storage.helpdesk import model as m

FEATURE: Final = Feature(
    "helpdesk",
    actions=(
        opens(a.AskHuman, passing_on.open_ask),
        does(a.PassOn, passing_on.preview),
        does(a.SendQuestion, passing_on.send),
        does(a.AddTo, passing_on.add),
        does(a.Withdraw, passing_on.withdraw),
        opens(a.WriteOn, passing_on.open_writing),
        opens(a.HelpDesk, binding.open_desk, allowed=organisers),
        does(a.EndDesk, binding.end_desk, in_groups=True, answers_itself=True),
        opens(a.OpenQuestions, binding.open_desk, allowed=organisers),
        does(a.OpenQuestion, taking.open_question, allowed=organisers),
        does(a.TakeQuestion, taking.take_question, in_groups=True, answers_itself=True),
        does(a.MarkAnswered, taking.mark_answered, in_groups=True, answers_itself=True),
        does(a.CloseQuestion, taking.close_question, in_groups=True, answers_itself=True),
        does(a.LeaveOpen, taking.leave_open, in_groups=True, answers_itself=True),
        ActionEntry(
            a.MakePage,
            page_making.open_page,
            page_making.make_page,
            in_groups=True,
            answers_itself=True,
        ),
        does(a.SendAnswer, answering.send_held, in_groups=True, answers_itself=True),
        does(a.SendAnswerToo, answering.send_held, in_groups=True, answers_itself=True),
        does(a.SendAsAnswer, answering.send_offered, answers_itself=True),
        does(a.LeaveUnsent, answering.leave_unsent, in_groups=True, answers_itself=True),
    ),
    questions=(
        Question(a.AskHuman, takes_message=passing_on.take, ends_when_left=True),
        Question(a.WriteOn, takes_message=passing_on.take, answered_by=(Home,)),
        Question(
            a.OpenQuestion,
            takes_message=answering.offer,
            allowed=organisers,
            ends_when_left=True,
        ),
    ),
    notices=(
        NoticeEntry(m.QUESTION, to_chat=notices.question),
        NoticeEntry(m.TOPIC, to_chat=notices.topic),
        NoticeEntry(m.REMINDER, to_chat=notices.reminder),
        NoticeEntry(m.UNREACHED, to_chat=notices.unreached),
        NoticeEntry(m.NO_TOPICS, to_chat=notices.no_topics),
        NoticeEntry(m.REMOVAL, to_chat=notices.removal),
        NoticeEntry(m.TOPIC_REMOVAL, to_chat=notices.topic_removal),
        NoticeEntry(m.ANSWER, notices.answer),
        NoticeEntry(m.CLOSED, notices.closed),
        NoticeEntry(m.ENDED, notices.ended),
    ),
    commands=(
        Command(
            "helpdesk",
            a.HelpDesk(),
            N_("Organisers: where questions go"),
            order=24,
            allowed=organisers,
            does_in_groups=binding.bind_here,
        ),
    ),
    takes_message=answering.take_message,
    takes_reply=answering.take_reply,
    follows_screens=answering.note_offered,
    adapts=with_those_there,
)
