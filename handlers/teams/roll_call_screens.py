"""The roll call of a team's workshops, for its leaders. German says "du" here."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from handlers.frame.changes import day_and_hours
from handlers.frame.reader import Reader
from handlers.frame.teams import ROLL_CALLED_BEFORE, can_be_there
from handlers.programme.actions import SessionAt
from handlers.teams import actions as t
from handlers.teams.member_screens import name_of
from handlers.ui.choice import choice
from handlers.ui.on_a_phone import LINES, lines_of
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text, grid
from locales import formats
from storage.programme.model import Session, Team
from storage.teams.model import Answer, Member, RollCall

_ORDER: Final = (Answer.HERE, Answer.COMING, Answer.ABSENT)


def answer_name(reader: Reader, answer: Answer) -> str:
    """What stands above those who say so of a workshop."""
    match answer:
        case Answer.HERE:
            return reader.tr("Here")
        case Answer.COMING:
            return reader.tr("Coming")
        case Answer.ABSENT:
            return reader.tr("Not coming")


def answer_label(reader: Reader, answer: Answer) -> str:
    """What somebody says of a workshop themselves, hours ahead or once it is on."""
    match answer:
        case Answer.HERE:
            return reader.tr("I’m here")
        case Answer.COMING:
            return reader.tr("I’m coming")
        case Answer.ABSENT:
            return reader.tr("I can’t come")


def coming_late(reader: Reader, minutes: int) -> str:
    """What somebody says who comes late, by so many minutes; 0 is some."""
    if not minutes:
        return reader.tr("I’m coming later")
    late = reader.duration(timedelta(minutes=minutes))
    return reader.tr("I’m coming {duration} later", duration=late)


def spoken_names(people: Sequence[Member], members: Sequence[Member]) -> Sequence[str]:
    """What members of a team are called: by first name, and in full where another has the same."""
    having = Counter((member.first_name or "").casefold() for member in members)
    return [
        (one.name if having[(one.first_name or "").casefold()] > 1 else one.first_name) or ""
        for one in people
    ]


def said_of(reader: Reader, names: Sequence[str], answer: Answer, late: int | None = None) -> str:
    """What a leader says of members: "Mia and Jonas are coming 10 min later"."""
    tr, who = reader.tr, formats.enumeration(reader.tr, names)
    if late:
        duration = reader.duration(timedelta(minutes=late))
        return tr.plural(
            "{names} is coming {duration} later",
            "{names} are coming {duration} later",
            len(names),
            names=who,
            duration=duration,
        )
    if late is not None:
        return tr.plural(
            "{names} is coming later", "{names} are coming later", len(names), names=who
        )
    match answer:
        case Answer.HERE:
            return tr.plural("{names} is here", "{names} are here", len(names), names=who)
        case Answer.COMING:
            return tr.plural("{names} is coming", "{names} are coming", len(names), names=who)
        case Answer.ABSENT:
            return tr.plural("{names} isn’t coming", "{names} aren’t coming", len(names), names=who)


def here_from(reader: Reader, session: Session) -> str:
    """From when on somebody can say, or be ticked, that they are at a workshop."""
    return reader.tr(
        "“I’m here” counts from {when} on.",
        when=reader.moment(session.start - ROLL_CALLED_BEFORE),
    )


def roll_call(
    reader: Reader, team: Team, members: Sequence[Member], session: Session, said: RollCall
) -> Screen:
    """The roll call of one workshop, by name."""
    tr = reader.tr
    text = Text().title(reader.title(session)).line(day_and_hours(reader, session))
    write_roll_call(reader, text, members, said)
    return text.screen(
        Button(tr("Look again"), t.RollCallAt(team.id, session.id)),
        roll_call_buttons(reader, team, members, session, said),
        reader.link(tr("Show: {title}", title=reader.title(session)), SessionAt(session.id)),
        Button(tr("Who comes when?"), t.RollCalls(team.id)),
        reader.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def roll_calls(
    reader: Reader, team: Team, calls: Sequence[tuple[Session, RollCall]], page: int
) -> Screen:
    """All workshops of a team with how many have answered what, those ahead first."""
    tr = reader.tr
    listed = [(session, call_lines(reader, session, said)) for session, said in calls]
    text = Text().title(tr("Who comes when?")).line(reader.text(team.name)).line()
    room = LINES - text.height - 1
    shown = Page.fitting(listed, page, lambda entry: sum(map(lines_of, entry[1])), room)
    text.joined(shown.position(tr))
    if not listed:
        text.line(tr("No workshops have been announced for the team yet."))
    for number, (_session, lines) in shown.numbered():
        text.line(f"{number}. {lines[0]}").lines(lines[1:])
    return text.screen(
        shown.keys(lambda entry: t.RollCallAt(team.id, entry[0].id)),
        shown.row(tr, lambda number: t.RollCalls(team.id, number)),
        reader.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def call_lines(reader: Reader, session: Session, said: RollCall) -> list[str]:
    """A workshop in a list of roll calls: when it is, and how many have said what of it."""
    when = f"{reader.short_day(reader.snapshot.day_of(session))}, {reader.hours(session)}"
    answers = counts_line(reader, said) if said.answers else reader.tr("No answer yet")
    return [f"{formats.sentence_case(when)}: {reader.title(session)}", answers]


def write_roll_call(reader: Reader, text: Text, members: Sequence[Member], said: RollCall) -> None:
    """What each of the members has said, by name."""
    for answer in _ORDER:
        _write_names(reader, text, answer_name(reader, answer), members, said, answer)
    _write_names(reader, text, reader.tr("No answer yet"), members, said, None)


def roll_call_buttons(
    reader: Reader, team: Team, members: Sequence[Member], session: Session, said: RollCall
) -> list[Button]:
    """The ways to tick people by hand, and to remind those who are silent, the reader aside."""
    if not members:
        return []
    is_over = session.end <= reader.now
    asked = [] if is_over else [m for m in members if m.person != reader.person.id]
    silent = [m for m in asked if m.person not in said.answers]
    label = reader.tr.plural("Remind {n} person", "Remind {n} people", len(silent))
    remind = [Button(label, t.Nudge(team.id, session.id))] if silent else []
    tick = [Button(reader.tr("Tick people off"), t.TickOffAt(team.id, session.id))]
    return [*(tick if can_be_there(session, reader.now) else []), *remind]


def ticks(
    reader: Reader,
    team: Team,
    session: Session,
    listed: Sequence[Member],
    said: RollCall,
    page: int,
) -> Screen:
    """Who is at a workshop, by name, to be ticked."""
    tr, shown = reader.tr, Page.of(listed, page)
    text = Text().title(tr("Who is there?")).line(reader.title(session))
    text.line(day_and_hours(reader, session)).joined(shown.heading(tr)).line()
    text.line(counts_line(reader, said))
    for answer in (Answer.COMING, Answer.ABSENT):
        _write_names(reader, text, answer_name(reader, answer), listed, said, answer)
    text.line(tr("A press ticks somebody as being there, another one takes it back."))
    buttons = [
        choice(
            name_of(reader, member_),
            t.Tick(team.id, member_.person, session.id),
            chosen=said.answers.get(member_.person) is Answer.HERE,
        )
        for member_ in shown.items
    ]
    return text.screen(
        grid(buttons, 2),
        shown.row(tr, lambda number: t.TickOffAt(team.id, session.id, number)),
        reader.back(tr("« Back"), t.RollCallAt(team.id, session.id)),
    )


def counts_line(reader: Reader, said: RollCall) -> str:
    """How many have said what."""
    return " · ".join(
        f"{answer_name(reader, answer)}:\N{NO-BREAK SPACE}{said.count(answer)}" for answer in _ORDER
    )


def _write_names(
    reader: Reader,
    text: Text,
    heading: str,
    members: Sequence[Member],
    said: RollCall,
    answer: Answer | None,
) -> None:
    names = [
        _with_delay(reader, name_of(reader, m), said.late.get(m.person))
        for m in members
        if said.answers.get(m.person) is answer
    ]
    if names:
        text.add(f"{heading} ({len(names)}): ").line(formats.enumeration(reader.tr, names))


def _with_delay(reader: Reader, name: str, minutes: int | None) -> str:
    """A name, and how much later they come who have said so."""
    if minutes is None:
        return name
    if not minutes:
        return reader.tr("{name} (later)", name=name)
    late = reader.duration(timedelta(minutes=minutes))
    return reader.tr("{name} ({duration} later)", name=name, duration=late)
