"""Sessions that a file leaves out: all of them, and the question what happened to one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from handlers.frame.changes import day_and_hours
from handlers.frame.reader import Reader
from handlers.frame.session_lists import by_days, page_of, write_page
from handlers.frame.sessions import where
from handlers.releases.actions import DraftAt, Why
from handlers.releases.cancelling_screens import reason_in_another
from handlers.releases.comparing import Proposal
from handlers.releases.draft_actions import DiscardDraft
from handlers.releases.draft_warnings import old_file
from handlers.releases.left_out_actions import (
    All,
    AnswerAll,
    AskNext,
    AskWhatBecame,
    ChooseSame,
    LeftOut,
    NeverMeant,
    OffFor,
    OffInWords,
    SameAs,
    StaysIn,
)
from handlers.releases.reasons import WORDS, in_words
from handlers.ui.paging import PAGE, Page
from handlers.ui.screen import Button, Screen, Text
from storage.programme import missing
from storage.programme.missing import Answer, Cancelled, Kept, Same
from storage.programme.model import Session
from storage.programme.model import Text as ProgrammeText

_LIKE: Final = 2
"""The most sessions that look the same and have a button of their own."""


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A session that a file leaves out: what is said of it, what it may be, how many it concerns.

    `new` are the sessions of the file that no other one has become; `like` those that look like it.
    """

    proposal: Proposal
    session: Session
    concerned: int
    new: tuple[Session, ...] = ()
    like: tuple[Session, ...] = ()

    @staticmethod
    def of(found: Proposal, session: Session, concerned: int) -> "AskedAbout":
        """What there is to say of a session that a draft leaves out."""
        before, wanted = found.before.programme, found.draft.programme
        taken = {
            answer.session
            for name, answer in found.draft.answers.items()
            if isinstance(answer, Same) and name != session.id
        }
        new = {s.id: s for s in missing.new_in(before, wanted) if s.id not in taken}
        like = missing.alike(before, wanted)[session.id]
        shown = tuple(new[name] for name in like if name in new)[:_LIKE]
        return AskedAbout(found, session, concerned, tuple(new.values()), shown)

    @property
    def reason(self) -> ProgrammeText | None:
        """Why it is cancelled, as far as that was said."""
        answer = self.proposal.draft.answers.get(self.session.id)
        return answer.reason if isinstance(answer, Cancelled) else None


def left_out(reader: Reader, found: Proposal, page: int = 0) -> Screen:
    """All sessions that a file leaves out, each with what is said of it, and the ways to say so."""
    tr, sessions = reader.tr, found.left_out
    text = Text().title(
        tr.plural(
            "{n} session is missing from the file",
            "{n} sessions are missing from the file",
            len(sessions),
        )
    )
    like = missing.suggested(found.before.programme, found.draft.programme)
    open_ones = {session.id for session in found.unanswered}
    if open_ones:
        text.line(tr("Please say what has become of it before anything is published."))
    over = sum(session.end <= reader.now for session in sessions)
    if over:
        text.line(tr.plural("{n} is over already", "{n} are over already", over))
    listed = Page.of(sessions, page)
    text.joined(listed.heading(tr))
    for number, session in listed.numbered():
        text.line().add(f"{number}. ").bold(reader.title(session)).line()
        text.line(day_and_hours(reader, session))
        answer = like.get(session.id) if session.id in open_ones else _answer(found, session)
        text.line(_state(reader, found, answer, is_open=session.id in open_ones))
    screen = text.screen(
        listed.keys(lambda session: AskWhatBecame(found.draft.id, session.id)),
        listed.row(tr, lambda number: LeftOut(found.draft.id, number)),
        _all_at_once(reader, found, [name for name in like if name in open_ones]),
        Button(tr("Discard"), DiscardDraft(found.draft.id))
        if open_ones
        else reader.back(tr("« Back"), DraftAt(found.draft.id)),
    )
    return screen.with_last_line("\n".join(old_file(reader, found)))


def _all_at_once(reader: Reader, found: Proposal, suggested: Sequence[str]) -> list[Button]:
    """The keys that say of all that are open what happens to them."""
    tr, draft, count = reader.tr, found.draft.id, len(found.unanswered)
    keys = []
    if suggested:
        label = tr.plural("Take the suggestion", "Take the {n} suggestions", len(suggested))
        keys.append(Button(label, AnswerAll(draft, All.SUGGESTED), style="primary"))
    if count > 1:
        keys.append(Button(tr("All open ones: they stay"), AnswerAll(draft, All.KEPT)))
        keys.append(Button(tr("All open ones: cancelled"), AnswerAll(draft, All.CANCELLED)))
        keys.append(Button(tr("All open ones: never meant"), AnswerAll(draft, All.NEVER_MEANT)))
    return keys


def _answer(found: Proposal, session: Session) -> Answer | None:
    return found.draft.answers.get(session.id)


def _state(reader: Reader, found: Proposal, answer: Answer | None, is_open: bool) -> str:
    """What is said of a session that a file leaves out, or what it looks like."""
    tr = reader.tr
    match answer:
        case Same(other):
            new = next(s for s in found.draft.programme.sessions if s.id == other)
            what = tr("“{title}”, {when}", title=reader.title(new), when=day_and_hours(reader, new))
            if is_open:
                return tr("Open. New in the file and alike: {session}", session=what)
            return tr("The same as {session}", session=what)
        case Cancelled(ProgrammeText() as why):
            return tr("Cancelled: {reason}", reason=reader.text(why))
        case Cancelled():
            return tr("Cancelled")
        case Kept():
            return tr("Stays in the programme")
        case None:
            return tr("Open")
        case _:
            return tr("Never meant")


def what_became(reader: Reader, asking: AskWhatBecame, asked: AskedAbout) -> Screen:
    """Asks what happened to one session that the file leaves out."""
    tr, session, names = reader.tr, asked.session, [s.id for s in asked.proposal.left_out]
    text = Text().title(tr("Missing from the file: {title}", title=reader.title(session)))
    number = names.index(session.id) + 1
    text.joined(
        day_and_hours(reader, session),
        where(reader, session),
        tr("{n} of {total}", n=number, total=len(names)) if len(names) > 1 else "",
    )
    text.line(
        tr.plural(
            "In the own programme of {n} person.",
            "In the own programme of {n} people.",
            asked.concerned,
        )
        if asked.concerned
        else tr("In nobody’s own programme.")
    )
    text.lines([] if session.takes_place else [tr("It is cancelled already.")])
    after = replace(reader, snapshot=asked.proposal.after)
    if asked.like:
        text.section(tr("New in the file and alike"))
        for other in asked.like:
            place = where(after, other)
            text.line(f"• {reader.title(other)}: {day_and_hours(reader, other)}, {place}")
    text.line().line(tr("What has become of it? Choose, or write why it is cancelled."))
    text.line(tr("What was never meant is told as cancelled and then shown nowhere."))
    return text.screen(
        [_same_key(reader, asking, other) for other in asked.like],
        Button(tr("Stays in the programme"), StaysIn(asking.draft, session.id)),
        [Button(in_words(tr, each), OffFor(asking.draft, session.id, each)) for each in WORDS],
        Button(tr("Cancelled, without a reason"), OffFor(asking.draft, session.id, Why.NONE)),
        Button(tr("Never meant"), NeverMeant(asking.draft, session.id)),
        Button(tr("The same as something new"), ChooseSame(asking.draft, session.id))
        if len(asked.new) > len(asked.like)
        else (),
        reader.back(tr("« Back"), LeftOut(asking.draft, Page.number_of(names, session.id))),
    )


def _same_key(reader: Reader, asking: AskWhatBecame, other: Session) -> Button:
    label = reader.tr(
        "The same: {hours} {title}", hours=reader.hours(other), title=reader.title(other)
    )
    return replace(
        reader.link(label, SameAs(asking.draft, asking.session, other.id)), style="primary"
    )


def missing_title(reader: Reader, asking: AskWhatBecame | OffInWords) -> str:
    """What a question about a missing session is called; empty where no release has it any more."""
    known = reader.snapshot.sessions.get(asking.session)
    return reader.tr("Missing from the file: {title}", title=reader.title(known)) if known else ""


def other_reason(reader: Reader, asking: OffInWords, asked: AskedAbout) -> Screen:
    """Asks for the reason in the next language that it is not in yet."""
    title = reader.title(asked.session)
    text = Text().title(reader.tr("Missing from the file: {title}", title=title))
    return reason_in_another(
        reader,
        text,
        asked.reason,
        AskNext(asking.draft, asking.session),
        AskWhatBecame(asking.draft, asking.session),
    )


def new_sessions(reader: Reader, asking: ChooseSame, asked: AskedAbout) -> Screen:
    """Asks which of the new sessions of the file one is that it leaves out."""
    tr = reader.tr
    after = replace(reader, snapshot=asked.proposal.after)
    text = Text().title(tr("What is “{title}” now?", title=reader.title(asked.session)))
    text.line(tr("Stars, reminders and seats stay. What differs is told as a change."))
    listed = page_of(after, text, by_days(reader, asked.new), asking.page, PAGE)
    text.joined(listed.position(tr))
    write_page(after, text, listed)
    return text.screen(
        listed.keys(lambda entry: SameAs(asking.draft, asking.session, entry.session.id)),
        listed.ways(tr, lambda page: ChooseSame(asking.draft, asking.session, page)),
        reader.back(tr("« Back"), AskWhatBecame(asking.draft, asking.session)),
    )
