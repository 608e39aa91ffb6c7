"""Cancelling a session on the spot: why, the same in each language, and what takes its place."""

from collections.abc import Sequence
from typing import Any

from handlers.frame.cancelled import reason_lines
from handlers.frame.changes import day_and_hours
from handlers.frame.reader import Reader
from handlers.frame.session_lists import by_days, page_of, write_page
from handlers.releases.actions import (
    CancelFor,
    CancelGroup,
    CancelGroupFor,
    CancelSession,
    ChangeGroup,
    ChangeSession,
    DraftAt,
    ProgrammeUpdate,
    RemoveSession,
    Why,
)
from handlers.releases.comparing import Proposal
from handlers.releases.draft_actions import (
    Because,
    ChooseReplacement,
    OtherReason,
    ReplaceBy,
    SayWhy,
    TakeOutInstead,
)
from handlers.releases.reasons import WORDS, in_words, languages_missing
from handlers.ui.action import Action
from handlers.ui.paging import PAGE
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.programme.model import Session
from storage.programme.model import Text as ProgrammeText
from storage.publishing import Origin


def sittings_ahead(reader: Reader, group: str | None) -> tuple[Session, ...]:
    """The sittings of a group that take place and are not over."""
    sittings = reader.snapshot.by_group.get(group or "", ())
    return tuple(s for s in sittings if s.takes_place and s.end > reader.now)


def sittings_off(reader: Reader, group: str | None) -> tuple[Session, ...]:
    """The sittings of a group that are cancelled and would not be over, where no other is ahead."""
    ahead = [s for s in reader.snapshot.by_group.get(group or "", ()) if s.end > reader.now]
    return () if any(s.takes_place for s in ahead) else tuple(ahead)


def whole_group(reader: Reader, group: str | None) -> Row:
    """The way to cancel all sittings of a group at once, where several are ahead."""
    ahead = sittings_ahead(reader, group)
    if group is None or len(ahead) < 2:
        return ()
    label = reader.tr.plural(
        "The whole group: {n} sitting", "The whole group: {n} sittings", len(ahead)
    )
    return (Button(label, CancelGroup(group)),)


def why_group(reader: Reader, asking: CancelGroup, sittings: Sequence[Session]) -> Screen:
    """Asks why all sittings of a group are cancelled."""
    tr, known = reader.tr, reader.snapshot.groups[asking.group]
    text = Text().title(tr("Cancel the whole group: {title}", title=reader.text(known.title)))
    text.lines(day_and_hours(reader, sitting) for sitting in sittings).line()
    text.line(tr("Why? Choose, or write a reason that everybody may read."))
    text.line(tr("It stays in the programme, struck through. Nothing is published yet."))
    return text.screen(
        [Button(in_words(tr, each), CancelGroupFor(known.id, each)) for each in WORDS],
        Button(tr("Without a reason"), CancelGroupFor(known.id, Why.NONE)),
        reader.back(tr("« Back"), ChangeGroup(known.id)),
    )


def why(reader: Reader, _asking: CancelSession, sessions: Sequence[Session]) -> Screen:
    """Asks why a session is cancelled."""
    tr, shown = reader.tr, sessions[0]
    text = Text().title(tr("Cancel: {title}", title=reader.title(shown)))
    text.line(day_and_hours(reader, shown)).line()
    text.line(tr("Why? Choose, or write a reason that everybody may read."))
    text.line(tr("It stays in the programme, struck through. Nothing is published yet."))
    text.line(tr("What was never meant is told as cancelled and then shown nowhere."))
    return text.screen(
        [Button(in_words(tr, each), CancelFor(shown.id, each)) for each in WORDS],
        Button(tr("Without a reason"), CancelFor(shown.id, Why.NONE)),
        Button(tr("Never meant"), RemoveSession(shown.id)),
        whole_group(reader, shown.group) if shown.takes_place else (),
        reader.back(tr("« Back"), ChangeSession(shown.id)),
    )


def why_of_draft(reader: Reader, asking: SayWhy, found: Any) -> Screen:
    """Asks why what a draft cancels is cancelled."""
    tr, sessions = reader.tr, found.sessions
    text = Text().title(tr("Cancel: {title}", title=reader.title(sessions[0])))
    text.lines(day_and_hours(reader, session) for session in sessions)
    text.lines(reason_lines(reader, sessions[0])).line()
    text.line(tr("Why? Choose, or write a reason that everybody may read."))
    is_one = len(sessions) == 1
    if is_one:
        text.line(tr("What was never meant is told as cancelled and then shown nowhere."))
    return text.screen(
        [Button(in_words(tr, each), Because(asking.draft, each)) for each in WORDS],
        Button(tr("Without a reason"), Because(asking.draft, Why.NONE)),
        Button(tr("Never meant"), TakeOutInstead(asking.draft)) if is_one else (),
        reader.back(tr("« Back"), DraftAt(asking.draft)),
    )


def reason_title(reader: Reader, _asking: SayWhy | OtherReason) -> str:
    """What a question for the reason of a draft is called."""
    return reader.tr("Reason for the cancellation")


def other_reason(reader: Reader, asking: OtherReason, found: Any) -> Screen:
    """Asks for the reason in the next language that it is not in yet."""
    draft = asking.draft
    titles = ", ".join(dict.fromkeys(map(reader.title, found.sessions)))
    about, reason = reader.tr("Cancel: {title}", title=titles), found.session.reason
    return reason_in_another(reader, Text(), reason, DraftAt(draft), SayWhy(draft), about)


def reason_in_another(
    reader: Reader,
    text: Text,
    reason: ProgrammeText | None,
    enough: Action,
    back: Action,
    about: str = "",
) -> Screen:
    """Asks for a reason in the next language that it is not in; or it may be `enough` as it is."""
    tr = reader.tr
    language = formats.in_language(
        tr, next(iter(languages_missing(reader, reason)), reader.tr.language)
    )
    text.title(tr("And {in_language}?", in_language=language))
    text.lines([about] if about else [])
    text.line(tr("Reason: {reason}", reason=reader.text(reason))).line()
    text.line(tr("Write the reason {in_language}.", in_language=language))
    return text.screen(
        Button(tr("One language will do"), enough),
        reader.back(tr("« Back"), back),
    )


def cancelled_by(shown: Proposal) -> tuple[Session, ...]:
    """What a change on the spot cancels: one session, several of a group, several and no more."""
    if shown.draft.origin is not Origin.ON_THE_SPOT:
        return ()
    difference = shown.difference
    # Others that were cancelled before may change as well: they lead on to where this one does.
    changes = difference.cancelled or difference.sessions
    off = [c.after for c in changes if c.after is not None and not c.after.takes_place]
    of_one_group = off and off[0].group is not None and len({s.group for s in off}) == 1
    is_no_more = len(off) == len(difference.sessions)
    return tuple(off) if len(off) == 1 or of_one_group or is_no_more else ()


def replacement_row(reader: Reader, shown: Proposal) -> Row:
    """The ways to say why, and to name what takes the place of the session that a draft cancels."""
    sessions = cancelled_by(shown)
    if not sessions:
        return ()
    off = sessions[0]
    label = (
        reader.tr("Another session instead")
        if off.instead
        else reader.tr("Name what takes its place")
    )
    why = () if off.reason else (Button(reader.tr("Say why"), SayWhy(shown.draft.id)),)
    instead = (Button(label, ChooseReplacement(shown.draft.id)),) if len(sessions) == 1 else ()
    return (*why, *instead)


def replacements(
    reader: Reader, asking: ChooseReplacement, off: Session, fit: Sequence[Session]
) -> Screen:
    """Asks which session takes the place of one that is cancelled."""
    tr = reader.tr
    text = Text().title(tr("What takes place instead of “{title}”?", title=reader.title(off)))
    text.line(tr("The notice leads there. Stars are not moved."))
    text.line(tr("Press a number, or write a word of its title."))
    text.line(tr("What is not in the programme yet is added with its file, before or afterwards."))
    listed = page_of(reader, text, by_days(reader, fit), asking.page, PAGE)
    text.joined(listed.position(tr))
    write_page(reader, text, listed)
    return text.screen(
        listed.keys(lambda entry: ReplaceBy(asking.draft, entry.session.id)),
        listed.ways(tr, lambda page: ChooseReplacement(asking.draft, page)),
        Button(tr("Nothing takes its place"), ReplaceBy(asking.draft, "")) if off.instead else (),
        Button(tr("Add a session with the file"), ProgrammeUpdate()),
        reader.back(tr("« Back"), DraftAt(asking.draft)),
    )
