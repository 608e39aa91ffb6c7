"""The figures in words: who is there, how full the groups are, which messages arrived."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from handlers.desk.actions import Figures, OrganisersDesk, SendPicture
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.registrations.actions import Registrations
from handlers.teams.actions import Stats
from handlers.ui.on_a_phone import at_word
from handlers.ui.screen import Button, Screen, Text
from locales import formats
from locales.translator import N_
from storage import statistics
from storage.deliveries import State
from storage.helpdesk.figures import HelpFigures
from storage.programme.model import Group
from storage.seats.model import Tally
from storage.statistics import Fill, People, Reach, Reminders

BROADCASTS: Final = 3
"""How many of the last ones are shown."""

_GROUPS: Final = 6
_LONGEST_TITLE: Final = 34
_WEEK: Final = timedelta(days=6)
"""Today and the six days before."""


def figures(reader: Reader, counted: statistics.Figures) -> Screen:
    """All of it on one phone screen, and the ways to the picture, the teams and the lists."""
    tr = reader.tr
    text = (
        Text().title(tr("Figures")).line(f"{reader.moment(reader.now)} · {time_zone_line(reader)}")
    )
    _write_people(reader, text, counted.people)
    if counted.fills:
        _write_groups(reader, text, counted.fills)
    text.section(tr("Reminders")).line(_reminders(reader, counted.reminders))
    missed = (N_("Missed, for the bot was not running: {n}"), counted.reminders.missed)
    text.lines(_counted(reader, missed))
    if counted.broadcasts:
        text.section(tr("Last broadcasts"))
        text.lines(_reach(reader, broadcast) for broadcast in counted.broadcasts)
    if counted.help_desk.open or counted.help_desk.answered:
        text.section(tr("Questions to the organisers")).line(_help_desk(reader, counted.help_desk))
    text.line().lines(_counted(reader, (N_("Other messages sent: {n}"), counted.notices)))
    teams = (Button(tr("Teams"), Stats()),) if reader.snapshot.teams else ()
    return text.screen(
        (
            Button(tr("As a picture"), SendPicture(), style="primary"),
            Button(tr("Look again"), Figures()),
        ),
        (Button(tr("Lists of participants"), Registrations()), *teams),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def picture_caption(reader: Reader) -> str:
    return reader.tr("The figures as of {when}", when=reader.moment(reader.now))


def picture_failed(reader: Reader) -> Screen:
    """That the picture could not be drawn, and the ways on."""
    tr = reader.tr
    text = Text().title(tr("The picture could not be drawn.")).line()
    text.line(tr("That was my fault. The figures in words are all the same there."))
    return text.screen(
        (Button(tr("Try again"), SendPicture()), Button(tr("Figures"), Figures())), reader.home()
    )


def using(reader: Reader, people: People) -> str:
    total = formats.number(reader.tr, people.total)
    return reader.tr.plural(
        "{n} person uses the bot", "{n} people use the bot", people.total, n=total
    )


def in_language(reader: Reader, language: str, amount: int) -> str:
    n = formats.number(reader.tr, amount)
    return reader.tr(
        "{language}: {n}",
        language=reader.language_name(language),
        n=n,
    )


def seats_and_queues(reader: Reader, fills: Mapping[str, Fill]) -> str:
    """How many sit and wait in all groups."""
    tr = reader.tr
    seated = sum(fill.tally.seated for fill in fills.values())
    waiting = sum(fill.tally.waiting for fill in fills.values())
    taken = formats.number(tr, seated)
    figure = tr.plural("{n} seat taken", "{n} seats taken", seated, n=taken)
    return f"{figure} · {waiting_note(reader, waiting)}" if waiting else figure


def by_demand(reader: Reader, fills: Mapping[str, Fill]) -> list[Group]:
    """The groups, those first that most people want for each seat, those without a limit last."""

    def demand(group: Group) -> tuple[bool, float]:
        tally = fills[group.id].tally
        wanting = tally.seated + tally.waiting
        return group.capacity is None, -wanting / (group.capacity or 1)

    return sorted((g for g in reader.snapshot.programme.groups if g.id in fills), key=demand)


def fill_figure(reader: Reader, group: Group, tally: Tally) -> str:
    seated = formats.number(reader.tr, tally.seated)
    if group.capacity is None:
        return reader.tr("{n}, no limit", n=seated)
    capacity = formats.number(reader.tr, group.capacity)
    return reader.tr("{seated} of {capacity}", seated=seated, capacity=capacity)


def fill_note(reader: Reader, group: Group, tally: Tally) -> str:
    """What calls for attention in a group: too many, or a queue."""
    over = tally.seated - group.capacity if group.capacity is not None else 0
    if over > 0:
        return reader.tr.plural("{n} too many", "{n} too many", over)
    return waiting_note(reader, tally.waiting) if tally.waiting else ""


def waiting_note(reader: Reader, waiting: int) -> str:
    number = formats.number(reader.tr, waiting)
    return reader.tr.plural("{n} waiting", "{n} waiting", waiting, n=number)


def _write_people(reader: Reader, text: Text, people: People) -> None:
    tr = reader.tr
    text.section(using(reader, people))
    if reader.offers_languages:
        by_language = sorted(people.by_language.items())
        text.line(" · ".join(in_language(reader, code, n) for code, n in by_language))
    today, week = (people.new_since(first) for first in (reader.today, reader.today - _WEEK))
    text.line(
        tr(
            "New: {today} today, {week} in seven days",
            today=formats.number(tr, today),
            week=formats.number(tr, week),
        )
    )
    text.line(tr("There in the last 24 hours: {n}", n=formats.number(tr, people.lately)))
    text.lines(_counted(reader, (N_("Have blocked the bot: {n}"), people.unreachable)))


def _write_groups(reader: Reader, text: Text, fills: Mapping[str, Fill]) -> None:
    tr, groups = reader.tr, by_demand(reader, fills)
    text.section(tr("Working groups")).line(seats_and_queues(reader, fills))
    for group in groups[:_GROUPS]:
        tally = fills[group.id].tally
        title = at_word(reader.text(group.title), _LONGEST_TITLE)
        text.add(f"• {title}: ").joined(
            fill_figure(reader, group, tally), fill_note(reader, group, tally)
        )
    if len(groups) > _GROUPS:
        text.line(more_groups(reader, len(groups) - _GROUPS))


def more_groups(reader: Reader, rest: int) -> str:
    return reader.tr.plural("… and {n} more group", "… and {n} more groups", rest)


def _reminders(reader: Reader, reminders: Reminders) -> str:
    tr = reader.tr

    sent = tr("Sent: {n}", n=formats.number(tr, reminders.sent))
    others = _counted(
        reader,
        (N_("Still on their way: {n}"), reminders.pending),
        (N_("Failed: {n}"), reminders.failed),
        (N_("Wait for people who have blocked the bot: {n}"), reminders.held),
    )
    return " · ".join([sent, *others])


def _reach(reader: Reader, broadcast: Reach) -> str:
    """One broadcast by the moment its sending began; what was called off is not counted."""
    tr, standing = reader.tr, broadcast.standing
    sent, failed = standing.of(State.SENT), standing.of(State.FAILED)
    uncertain = standing.of(State.UNCERTAIN)
    waiting = standing.of(State.PENDING, State.SENDING)

    reached = tr(
        "No. {number}, {when}: {n} of {all} reached",
        number=broadcast.number,
        when=reader.moment(broadcast.begun_at),
        n=formats.number(tr, sent),
        all=formats.number(tr, sent + failed + uncertain + waiting),
    )
    others = _counted(
        reader,
        (N_("Seen: {n}"), standing.seen),
        (N_("Still on their way: {n}"), waiting),
        (N_("Failed: {n}"), failed),
        (N_("Uncertain: {n}"), uncertain),
    )
    return " · ".join([reached, *([tr("recalled")] if broadcast.recalled else []), *others])


def _help_desk(reader: Reader, counted: HelpFigures) -> str:
    """How many questions wait, how many were answered, and how long half of them took at most."""
    tr = reader.tr
    waiting = tr("Open: {n}", n=formats.number(tr, counted.open))
    answered = _counted(reader, (N_("Answered: {n}"), counted.answered))
    wait = counted.wait
    took = [tr("Half of them within {duration}", duration=reader.duration(wait))] if wait else []
    return " · ".join([waiting, *answered, *took])


def _counted(reader: Reader, *counts: tuple[str, int]) -> list[str]:
    """The message ids with their numbers, those of nothing left out."""
    return [reader.tr(message, n=formats.number(reader.tr, n)) for message, n in counts if n]
