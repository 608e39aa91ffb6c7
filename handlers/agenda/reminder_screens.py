"""How a person is reminded: how long before, of what, and when without a sound."""

from datetime import timedelta

from handlers.agenda.actions import (
    Reminders,
    RemindersWished,
    SetDigest,
    SetQuietHours,
    StopReminders,
    ToggleLead,
    TurnOff,
    Wanted,
    Where,
)
from handlers.agenda.door import (
    highlights_button,
    lead_for,
    leads_line,
    leads_possible,
    leads_set,
)
from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_name, strand_of, strands, time_zone_line
from handlers.person.actions import Settings
from handlers.ui.choice import choice
from handlers.ui.screen import Asks, Button, Row, Screen, Text, grid, side_by_side
from storage.preferences import LEADS, QUIET_HOURS


def settings(reader: Reader) -> Screen:
    """How long before a person is reminded, of what, and when without a sound."""
    tr, chosen = reader.tr, reader.person.preferences
    text = Text().title(tr("Reminders")).line()
    if not chosen.leads:
        text.line(tr("I do not remind you before anything begins; I tell you of changes."))
    elif reader.snapshot.groups:
        text.line(
            tr(
                "I remind you of what is part of your programme: starred sessions and the"
                " sittings of your groups."
            )
        )
    else:
        text.line(tr("I remind you of what is part of your programme."))
    _write_moments(reader, text)
    text.section(tr("All plenaries and cultural events"))
    whose = strand_name(reader, strand_of(reader)) if strands(reader.snapshot) else ""
    text.joined(*((tr("on"), whose) if chosen.highlights else (tr("off"),)))
    text.section(tr("Without a sound"))
    text.line(_quiet_line(reader, chosen.quiet_from, chosen.quiet_until))
    quiet_now = (chosen.quiet_from, chosen.quiet_until)
    quiet = [
        choice(_quiet_label(reader, hours), SetQuietHours(number), chosen=hours == quiet_now)
        for number, hours in enumerate(QUIET_HOURS)
    ]
    none = [Button(tr("No reminders"), TurnOff())] if chosen.leads else []
    return text.screen(
        _leads_row(reader),
        side_by_side([*none, _evening(reader)]),
        highlights_button(reader, Where.REMINDERS),
        grid(quiet, 4),
        reader.back(tr("Settings"), Settings()),
    )


def wished(reader: Reader, wish: RemindersWished) -> Screen:
    """When a person is reminded, with the button that does what was wished for first, or that it
    is so already.
    """
    tr, button = reader.tr, _button_for(reader, wish)
    text = Text().title(tr("Reminders")).line()
    other = wish.wanted is Wanted.BEFORE and wish.on and wish.minutes not in LEADS
    if other:
        text.line(leads_possible(reader))
    if button:
        text.line(tr("Press “{button}”.", button=button.label))
    else:
        text.line(leads_set(reader) if other else tr("It is set like that already."))
    if wish.on and not reader.person.attends:
        text.line(tr("Nothing is noted for you yet."))
    _write_moments(reader, text)
    return text.screen(
        button or (),
        _leads_row(reader),
        _evening(reader),
        reader.back(tr("Reminders"), Reminders()),
        asks=Asks(button) if button else None,
    )


def _button_for(reader: Reader, wish: RemindersWished) -> Button | None:
    """What does what was wished for; None where nothing is left to be done."""
    tr, chosen = reader.tr, reader.person.preferences
    match wish.wanted:
        case Wanted.ALL if chosen.leads or chosen.digest:
            return Button(tr("No more reminders"), StopReminders(), style="primary")
        case Wanted.EVENING if chosen.digest is not wish.on:
            label = tr("Remind me in the evening") if wish.on else tr("Nothing in the evening")
            return Button(label, SetDigest(wish.on), style="primary")
        case Wanted.BEFORE:
            lead = lead_for(wish.minutes)
            if (lead in chosen.leads) is wish.on:
                return None
            before = reader.duration(timedelta(minutes=lead))
            label = (
                tr("Remind me {duration} before", duration=before)
                if wish.on
                else tr("Not {duration} before", duration=before)
            )
            return Button(label, ToggleLead(lead), style="primary")
        case _:
            return None


def _write_moments(reader: Reader, text: Text) -> None:
    """How long before a person is reminded, and whether in the evening."""
    tr = reader.tr
    text.section(tr("How long before?"))
    text.line(leads_line(reader))
    text.section(tr("Your programme in the evening before (20:00)"))
    text.line(tr("on") if reader.person.preferences.digest else tr("off"))


def _leads_row(reader: Reader) -> Row:
    chosen = reader.person.preferences.leads
    return tuple(
        choice(reader.tr("{n} min", n=lead), ToggleLead(lead), chosen=lead in chosen)
        for lead in LEADS
    )


def _evening(reader: Reader) -> Button:
    chosen = reader.person.preferences.digest
    return choice(reader.tr("In the evening before"), SetDigest(not chosen), chosen=chosen)


def _quiet_line(reader: Reader, since: int, until: int) -> str:
    if since == until:
        return reader.tr("never")
    hours = {"since": f"{since:02}", "until": f"{until:02}"}
    return reader.tr("from {since}:00 to {until}:00 · {zone}", zone=time_zone_line(reader), **hours)


def _quiet_label(reader: Reader, hours: tuple[int, int]) -> str:
    since, until = hours
    return reader.tr("never") if since == until else f"{since:02}–{until:02}"
