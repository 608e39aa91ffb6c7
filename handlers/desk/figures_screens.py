"""The figures in words: who is there, how full the groups are, which messages arrived."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from handlers.desk.actions import Figures, OrganisersDesk, SendPicture
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.registrations.actions import Registrations
from handlers.teams.actions import Stats
from handlers.ui.screen import Button, Screen, Text, at_word
from locales import formats
from locales.translator import N_
from storage import statistics
from storage.deliveries import State
from storage.helpdesk.figures import HelpFigures
from storage.programme.model import Group
from storage.seats.model import Tally
from storage.statistics import Fill, People, Reach, Reminders

BROADCASTS: Final = 3
"""So many of the last ones are shown."""

_GROUPS: Final = 6
_LONGEST_TITLE: Final = 34
_WEEK: Final = timedelta(days=6)
"""Today and the six days before."""


def figures(v: Reader, counted: statistics.Figures) -> Screen:
    """All of it on one phone screen, and the ways to the picture, the teams and the lists."""
    tr = v.tr
    text = Text().title(tr("Figures")).line(f"{v.moment(v.now)} · {time_zone_line(v)}")
    _write_people(v, text, counted.people)
    if counted.fills:
        _write_groups(v, text, counted.fills)
    text.section(tr("Reminders")).line(_reminders(v, counted.reminders))
    missed = (N_("Missed, for the bot was not running: {n}"), counted.reminders.missed)
    text.lines(_counted(v, missed))
    if counted.broadcasts:
        text.section(tr("Last broadcasts"))
        text.lines(_reach(v, broadcast) for broadcast in counted.broadcasts)
    if counted.help_desk.open or counted.help_desk.answered:
        text.section(tr("Questions to the organisers")).line(_help_desk(v, counted.help_desk))
    text.line().lines(_counted(v, (N_("Other messages sent: {n}"), counted.notices)))
    teams = (Button(tr("Teams"), Stats()),) if v.snapshot.teams else ()
    return text.screen(
        (
            Button(tr("As a picture"), SendPicture(), style="primary"),
            Button(tr("Look again"), Figures()),
        ),
        (Button(tr("Lists of participants"), Registrations()), *teams),
        v.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def picture_caption(v: Reader) -> str:
    return v.tr("The figures as of {when}", when=v.moment(v.now))


def picture_failed(v: Reader) -> Screen:
    """That the picture could not be drawn, and the ways on."""
    tr = v.tr
    text = Text().title(tr("The picture could not be drawn.")).line()
    text.line(tr("That was my fault. The figures in words are all the same there."))
    return text.screen(
        (Button(tr("Try again"), SendPicture()), Button(tr("Figures"), Figures())), v.home()
    )


def using(v: Reader, people: People) -> str:
    total = formats.number(v.tr, people.total)
    return v.tr.plural("{n} person uses the bot", "{n} people use the bot", people.total, n=total)


def in_language(v: Reader, language: str, amount: int) -> str:
    n = formats.number(v.tr, amount)
    return v.tr(
        "{language}: {n}",
        language=v.language_name(language),
        n=n,
    )


def seats_and_queues(v: Reader, fills: Mapping[str, Fill]) -> str:
    """How many sit and wait in all groups."""
    tr = v.tr
    seated = sum(fill.tally.seated for fill in fills.values())
    waiting = sum(fill.tally.waiting for fill in fills.values())
    taken = formats.number(tr, seated)
    figure = tr.plural("{n} seat taken", "{n} seats taken", seated, n=taken)
    return f"{figure} · {waiting_note(v, waiting)}" if waiting else figure


def by_demand(v: Reader, fills: Mapping[str, Fill]) -> list[Group]:
    """The groups, those first that most people want for each seat, those without a limit last."""

    def demand(group: Group) -> tuple[bool, float]:
        tally = fills[group.id].tally
        wanting = tally.seated + tally.waiting
        return group.capacity is None, -wanting / (group.capacity or 1)

    return sorted((g for g in v.snapshot.programme.groups if g.id in fills), key=demand)


def fill_figure(v: Reader, group: Group, tally: Tally) -> str:
    seated = formats.number(v.tr, tally.seated)
    if group.capacity is None:
        return v.tr("{n}, no limit", n=seated)
    capacity = formats.number(v.tr, group.capacity)
    return v.tr("{seated} of {capacity}", seated=seated, capacity=capacity)


def fill_note(v: Reader, group: Group, tally: Tally) -> str:
    """What calls for attention in a group: too many, or a queue."""
    over = tally.seated - group.capacity if group.capacity is not None else 0
    if over > 0:
        return v.tr.plural("{n} too many", "{n} too many", over)
    return waiting_note(v, tally.waiting) if tally.waiting else ""


def waiting_note(v: Reader, waiting: int) -> str:
    number = formats.number(v.tr, waiting)
    return v.tr.plural("{n} waiting", "{n} waiting", waiting, n=number)


def _write_people(v: Reader, text: Text, people: People) -> None:
    tr = v.tr
    text.section(using(v, people))
    if v.offers_languages:
        by_language = sorted(people.by_language.items())
        text.line(" · ".join(in_language(v, code, n) for code, n in by_language))
    today, week = (people.new_since(first) for first in (v.today, v.today - _WEEK))
    text.line(
        tr(
            "New: {today} today, {week} in seven days",
            today=formats.number(tr, today),
            week=formats.number(tr, week),
        )
    )
    text.line(tr("There in the last 24 hours: {n}", n=formats.number(tr, people.lately)))
    text.lines(_counted(v, (N_("Have blocked the bot: {n}"), people.unreachable)))


def _write_groups(v: Reader, text: Text, fills: Mapping[str, Fill]) -> None:
    tr, groups = v.tr, by_demand(v, fills)
    text.section(tr("Working groups")).line(seats_and_queues(v, fills))
    for group in groups[:_GROUPS]:
        tally = fills[group.id].tally
        title = at_word(v.text(group.title), _LONGEST_TITLE)
        text.add(f"• {title}: ").joined(fill_figure(v, group, tally), fill_note(v, group, tally))
    if len(groups) > _GROUPS:
        text.line(more_groups(v, len(groups) - _GROUPS))


def more_groups(v: Reader, rest: int) -> str:
    return v.tr.plural("… and {n} more group", "… and {n} more groups", rest)


def _reminders(v: Reader, reminders: Reminders) -> str:
    tr = v.tr

    sent = tr("Sent: {n}", n=formats.number(tr, reminders.sent))
    others = _counted(
        v,
        (N_("Still on their way: {n}"), reminders.pending),
        (N_("Failed: {n}"), reminders.failed),
        (N_("Wait for people who have blocked the bot: {n}"), reminders.held),
    )
    return " · ".join([sent, *others])


def _reach(v: Reader, broadcast: Reach) -> str:
    """One broadcast by the moment its sending began; what was called off is not counted."""
    tr, standing = v.tr, broadcast.standing
    sent, failed = standing.of(State.SENT), standing.of(State.FAILED)
    uncertain = standing.of(State.UNCERTAIN)
    waiting = standing.of(State.PENDING, State.SENDING)

    reached = tr(
        "No. {number}, {when}: {n} of {all} reached",
        number=broadcast.number,
        when=v.moment(broadcast.begun_at),
        n=formats.number(tr, sent),
        all=formats.number(tr, sent + failed + uncertain + waiting),
    )
    others = _counted(
        v,
        (N_("Seen: {n}"), standing.seen),
        (N_("Still on their way: {n}"), waiting),
        (N_("Failed: {n}"), failed),
        (N_("Uncertain: {n}"), uncertain),
    )
    return " · ".join([reached, *([tr("recalled")] if broadcast.recalled else []), *others])


def _help_desk(v: Reader, counted: HelpFigures) -> str:
    """How many questions wait, how many were answered, and how long half of them took at most."""
    tr = v.tr
    waiting = tr("Open: {n}", n=formats.number(tr, counted.open))
    answered = _counted(v, (N_("Answered: {n}"), counted.answered))
    wait = counted.wait
    took = [tr("Half of them within {duration}", duration=v.duration(wait))] if wait else []
    return " · ".join([waiting, *answered, *took])


def _counted(v: Reader, *counts: tuple[str, int]) -> list[str]:
    """The message ids with their numbers, those of nothing left out."""
    return [v.tr(message, n=formats.number(v.tr, n)) for message, n in counts if n]
