"""What publishing a programme would change, for the organiser who is about to do it; or why not."""

from typing import Final

from handlers.desk.actions import OrganisersDesk
from handlers.frame.differences import differing, entries, names_in_line, tells
from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_name
from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Infos
from handlers.programme.actions import SessionAt
from handlers.releases.actions import DraftAt, ProgrammeUpdate
from handlers.releases.cancelling_screens import replacement_row
from handlers.releases.comparing import Proposal
from handlers.releases.doubt_screens import Checks, write_checks
from handlers.releases.draft_actions import DiscardDraft, LetTakePlace, PublishAsShown, TellWhom
from handlers.releases.draft_warnings import moved_though_off, warnings
from handlers.releases.left_out_actions import LeftOut
from handlers.releases.told_besides import hold_row, is_unheard, still_waits, who_hears
from handlers.ui.choice import choice
from handlers.ui.paging import Page
from handlers.ui.screen import Asks, Button, Row, Screen, Text, side_by_side
from storage.programme.changes import Difference
from storage.programme.file_forms import FileForm
from storage.programme.model import Group, InfoPage
from storage.programme.parsing.rules import UNKNOWN
from storage.programme.problems import Problem
from storage.publishing import Origin
from storage.telling import Whom

_PROBLEMS: Final = 20
"""The most problems of a file that are named."""


def proposal(reader: Reader, shown: Proposal, checks: Checks, page: int = 0) -> Screen:
    """The difference a draft would make, with the buttons to publish or to discard it."""
    found = shown.difference
    ahead, over = (
        list(entries(reader, part, *shown.releases)) for part in found.parted(reader.now)
    )
    past = [(reader.tr("{title} (over already)", title=title), said) for title, said in over]
    listed = Page.of([*ahead, *past], page)
    text = differing(
        reader, reader.tr("This would change"), listed, _drops_out(reader, shown, found)
    )
    if found.is_empty:
        text.line(reader.tr("Only the order of the rows; the programme itself says the same."))
    all_checks = write_checks(reader, text, shown, checks)
    first, *others = who_hears(reader, shown, shown.audience, _hear(reader, shown))
    text.section(first).lines((*others, *still_waits(reader, shown)))
    unheard = is_unheard(reader, shown, shown.audience)
    if unheard and chosen(shown) is Whom.CONCERNED:
        text.line(
            reader.tr("Who wants to come and has neither starred it nor a seat does not know.")
        )
    somebody_hears = shown.audience.reachable or shown.audience.unreachable
    if shown.is_told_at_once and somebody_hears and shown.draft.whom is not Whom.NOBODY:
        text.line(reader.tr("It goes out at once: it is about something that begins soon."))
    text.lines(filter(None, [_not_quietly(reader, shown, found)]))
    louder = _tell_everybody(reader, shown) if unheard else ()
    decision = _decision(reader, shown, found, unheard=unheard)
    publish, discard = (button for row in decision for button in row)
    screen = text.screen(
        louder,
        hold_row(reader, shown),
        listed.row(reader.tr, lambda number: DraftAt(shown.draft.id, number)),
        all_checks,
        side_by_side(_whom(reader, shown, without=Whom.ALL if louder else None)),
        Button(reader.tr("What is missing from the file"), LeftOut(shown.draft.id))
        if shown.left_out
        else (),
        decision,
        Button(reader.tr("Takes place after all"), LetTakePlace(shown.draft.id))
        if moved_though_off(shown)
        else (),
        replacement_row(reader, shown),
        asks=Asks(publish, discard, is_left_by_word(shown), no_discards=True),
    )
    return screen.with_last_line("\n".join(warnings(reader, shown)))


def is_left_by_word(shown: Proposal) -> bool:
    """Whether a written no discards a draft: a change on the spot is quickly written once more."""
    return shown.draft.origin is not Origin.FILE


def _drops_out(reader: Reader, shown: Proposal, found: Difference) -> list[str]:
    """How many sessions drop out, where a file or an earlier release does that, or it is several.

    Those that are over matter to nobody any more.
    """
    off = [change for change in found.cancelled if not change.is_over(reader.now)]
    if not off or (len(off) == 1 and shown.draft.origin is Origin.ON_THE_SPOT):
        return []
    return [reader.tr.plural("{n} session drops out", "{n} sessions drop out", len(off))]


def _hear(reader: Reader, shown: Proposal) -> str:
    """How many hear of it, and how many do not."""
    audience = shown.audience
    if shown.draft.whom is Whom.NOBODY:
        return reader.tr("Nobody is told, and it does not stand under “Changes”.")
    heard, others = tells(reader, audience), audience.others
    if not others or not (audience.reachable or audience.unreachable):
        return heard
    if chosen(shown) is Whom.ALL:
        return reader.tr.plural(
            "{hear}; for {n} other nothing changes in their language",
            "{hear}; for {n} others nothing changes in their language",
            others,
            hear=heard,
        )
    return reader.tr.plural(
        "{hear}, {n} other does not", "{hear}, {n} others do not", others, hear=heard
    )


def chosen(shown: Proposal) -> Whom:
    """Whom publishing it tells, by what that comes to here."""
    if shown.choices is not None and shown.draft.whom is Whom.BY_KIND:
        return shown.choices.usual
    return shown.draft.whom


def _not_quietly(reader: Reader, shown: Proposal, found: Difference) -> str:
    """Why a correction of slips cannot be quiet, where something else stands beside them."""
    more = found.beyond_slips
    if shown.choices is None or more.is_empty or len(more) == len(found):
        return ""
    return reader.tr(
        "It cannot be corrected quietly, since more than wording changes: {titles}",
        titles=names_in_line(reader, more),
    )


def _whom(reader: Reader, shown: Proposal, without: Whom | None) -> list[Button]:
    """Who is told: as usual, those it concerns, a strand, everybody; or nobody of a slip."""
    tr, may = reader.tr, shown.choices
    if may is None:
        return []
    labels = {Whom.CONCERNED: tr("Those it concerns"), Whom.ALL: tr("Everybody")}
    if may.usual is Whom.BY_KIND:
        labels = {Whom.BY_KIND: tr("As usual"), **labels}
    if may.strands:
        one = may.strands[0] if len(may.strands) == 1 else None
        labels[Whom.STRAND] = strand_name(reader, one) if one else tr("Each its part")
    if may.may_be_quiet:
        labels[Whom.NOBODY] = tr("Correct it quietly")
    in_force = chosen(shown)
    return [
        choice(labels[whom], TellWhom(shown.draft.id, whom), chosen=whom is in_force)
        for whom in Whom
        if whom in labels and whom is not without
    ]


def _tell_everybody(reader: Reader, shown: Proposal) -> Row:
    """The next thing at hand where nobody would hear of a change; not where everybody is chosen."""
    if chosen(shown) is Whom.ALL:
        return ()
    return (Button(reader.tr("Tell everybody"), TellWhom(shown.draft.id, Whom.ALL)),)


def _decision(
    reader: Reader, shown: Proposal, found: Difference, *, unheard: bool
) -> tuple[Row, ...]:
    """Publish or not; where something is cancelled, and not gone back to, the button says so, and
    where nobody hears of it as well.
    """
    press = PublishAsShown(shown.draft.id, shown.before.release, shown.told)
    discard = Button(reader.tr("Discard"), DiscardDraft(shown.draft.id))
    if found.cancelled and shown.draft.origin is not Origin.ROLLBACK:
        label = (
            reader.tr("Cancel without a message") if unheard else reader.tr("Cancel and publish")
        )
        return ((Button(label, press, style="danger"),), (discard,))
    if unheard:
        return ((Button(reader.tr("Publish without a message"), press),), (discard,))
    return ((Button(reader.tr("Publish"), press, style="primary"), discard),)


def discarded(reader: Reader, found: Difference | None) -> Screen:
    """A draft is gone; back to the one thing that it was about, if it was one."""
    text = Text().title(reader.tr("Discarded."))
    text.line(reader.tr("Nothing was published; nobody was told anything."))
    return text.screen(
        way_back(reader, found) if found else (),
        reader.back(reader.tr("Organisers’ desk"), OrganisersDesk()),
    )


def no_longer_waits(reader: Reader) -> Screen:
    """A draft that is not there: nothing is known of what happened to it."""
    text = Text().title(reader.tr("This change no longer waits to be published."))
    text.line(reader.tr("It was discarded, or replaced by a newer one, or it is older than a day."))
    return text.screen(reader.back(reader.tr("Organisers’ desk"), OrganisersDesk()))


def way_back(reader: Reader, found: Difference) -> Row:
    """To the one session, group or info page that a release was about, where there was one."""
    changes = found.sessions
    if len(changes) == 1:
        session = reader.snapshot.sessions.get(changes[0].session.id)
        if session:
            back = reader.tr("« {title}", title=reader.title(session))
            return (reader.link(back, SessionAt(session.id)),)
    if changes or len(found.things) != 1:
        return ()
    match found.things[0].thing:
        case Group(id=name) if group := reader.snapshot.groups.get(name):
            return (
                reader.link(reader.tr("« {title}", title=reader.text(group.title)), GroupAt(name)),
            )
        case InfoPage(id=name) if page := reader.snapshot.info.get(name):
            return (
                reader.link(reader.tr("« {title}", title=reader.text(page.title)), InfoAt(name)),
            )
        case InfoPage():
            return (Button(reader.tr("All info"), Infos()),)
    return ()


def nothing_to_publish(reader: Reader) -> Screen:
    """What was proposed is what is in force."""
    text = Text().title(reader.tr("Nothing would change."))
    text.line(reader.tr("The programme in force says the same already."))
    return text.screen(_ways_on(reader))


def for_another_event(reader: Reader, given: str, expected: str) -> Screen:
    """A file that belongs to another event's bot."""
    tr = reader.tr
    text = Text().title(tr("This programme is for another event."))
    text.line(tr("It says “{given}”, here it is “{expected}”.", given=given, expected=expected))
    text.line(tr("What was published before stays in force."))
    return text.screen(_ways_on(reader))


def still_a_template(reader: Reader) -> Screen:
    """A template came back as it was sent out."""
    tr = reader.tr
    text = Text().title(tr("This is still the empty template."))
    text.line(
        tr("It holds only its two examples. Write your sessions over them and send it again.")
    )
    text.line(tr("What was published before stays in force."))
    return text.screen(_ways_on(reader))


def not_a_programme(reader: Reader, name: str) -> Screen:
    """A file that cannot be one, by its name."""
    tr = reader.tr
    text = Text().title(tr("This is no programme file."))
    text.line(
        tr("Send me a file that ends in .xlsx or .yaml; this one is called “{name}”.", name=name)
    )
    text.line(tr("A schedule of pretalx or frab (.json, .xml) or a calendar (.ics) will do, too."))
    return text.screen(_ways_on(reader))


def too_large(reader: Reader, form: FileForm) -> Screen:
    """A file that is larger than any programme."""
    tr = reader.tr
    text = Text().title(tr("This file is too large."))
    if form is FileForm.XLSX:
        text.line(
            tr("Telegram lets me fetch at most 20 MB. Without pictures, every programme fits in.")
        )
        text.line(tr("What was published before stays in force."))
    else:
        text.line(tr("A programme has at most 5 MB. What was published before stays in force."))
    return text.screen(_ways_on(reader))


def unusable(reader: Reader, problems: tuple[Problem, ...]) -> Screen:
    """Why a programme cannot be published, each problem with its place."""
    tr = reader.tr
    text = Text().title(
        tr.plural("{n} problem: not published", "{n} problems: not published", len(problems))
    )
    for problem in problems[:_PROBLEMS]:
        text.line(f"• {problem.told(tr)}")
    if len(problems) > _PROBLEMS:
        text.line(tr.plural("and {n} more", "and {n} more", len(problems) - _PROBLEMS))
    text.line().line(tr("What was published before stays in force."))
    if any(problem.template == UNKNOWN["places"] for problem in problems):
        text.line(tr("A new place first needs an entry of its own among the places."))
    text.line(tr("Correct it and send it to me again."))
    return text.screen(_ways_on(reader))


def _ways_on(reader: Reader) -> tuple[Row, ...]:
    update = Button(reader.tr("Update the programme"), ProgrammeUpdate())
    return (update,), reader.back(reader.tr("Organisers’ desk"), OrganisersDesk())
