"""How a person is reminded: how long before, of what, and when without a sound."""

from handlers.agenda.actions import (
    SetDigest,
    SetQuietHours,
    ToggleLead,
    TurnOff,
    Where,
)
from handlers.agenda.door import highlights_button
from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_name, strand_of, strands, time_zone_line
from handlers.person.actions import Settings
from handlers.ui.choice import choice
from handlers.ui.screen import Button, Screen, Text, grid, side_by_side
from storage.preferences import LEADS, QUIET_HOURS


def settings(v: Reader) -> Screen:
    """How long before a person is reminded, of what, and when without a sound."""
    tr, chosen = v.tr, v.person.preferences
    text = Text().title(tr("Reminders")).line()
    if not chosen.leads:
        text.line(tr("I do not remind you before anything begins; I tell you of changes."))
    elif v.snapshot.groups:
        text.line(
            tr(
                "I remind you of what is part of your programme: starred sessions and the"
                " sittings of your groups."
            )
        )
    else:
        text.line(tr("I remind you of what is part of your programme."))
    text.section(tr("How long before?"))
    text.line(_leads_line(v))
    text.section(tr("Your programme in the evening before (20:00)"))
    text.line(tr("on") if chosen.digest else tr("off"))
    text.section(tr("All plenaries and cultural events"))
    whose = strand_name(v, strand_of(v)) if strands(v.snapshot) else ""
    text.joined(*((tr("on"), whose) if chosen.highlights else (tr("off"),)))
    text.section(tr("Without a sound"))
    text.line(_quiet_line(v, chosen.quiet_from, chosen.quiet_until))
    leads = [
        choice(tr("{n} min", n=lead), ToggleLead(lead), chosen=lead in chosen.leads)
        for lead in LEADS
    ]
    quiet_now = (chosen.quiet_from, chosen.quiet_until)
    quiet = [
        choice(_quiet_label(v, hours), SetQuietHours(number), chosen=hours == quiet_now)
        for number, hours in enumerate(QUIET_HOURS)
    ]
    none = [Button(tr("No reminders"), TurnOff())] if chosen.leads else []
    label = tr("In the evening before")
    evening = choice(label, SetDigest(not chosen.digest), chosen=chosen.digest)
    return text.screen(
        grid(leads, 4),
        side_by_side([*none, evening]),
        highlights_button(v, Where.REMINDERS),
        grid(quiet, 4),
        v.back(tr("Settings"), Settings()),
    )


def _leads_line(v: Reader) -> str:
    leads = sorted(v.person.preferences.leads)
    if not leads:
        return v.tr("off")
    return v.tr("{leads} min before", leads=", ".join(map(str, leads)))


def _quiet_line(v: Reader, since: int, until: int) -> str:
    if since == until:
        return v.tr("never")
    hours = {"since": f"{since:02}", "until": f"{until:02}"}
    return v.tr("from {since}:00 to {until}:00 · {zone}", zone=time_zone_line(v), **hours)


def _quiet_label(v: Reader, hours: tuple[int, int]) -> str:
    since, until = hours
    return v.tr("never") if since == until else f"{since:02}–{until:02}"
