"""What concerns the person alone: settings, privacy, erasing one's data."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from handlers.agenda.actions import Reminders
from handlers.frame.privacy import write_privacy
from handlers.frame.reader import Reader
from handlers.frame.teams import team_name
from handlers.home.actions import ChooseLanguage
from handlers.person.actions import EraseData, Privacy, SetAllChanges, Settings, ShowData
from handlers.person.profile_screens import profile_buttons, profile_lines
from handlers.ui.action import Action
from handlers.ui.choice import choice, confirm
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from locales.translator import N_
from storage.programme.model import Team

_NAMED: Final = 5
"""The most groups or teams named in a line."""


def settings(reader: Reader) -> Screen:
    """What a person has set, and the ways to change it."""
    tr = reader.tr
    text = Text().title(tr("Settings")).line()
    names = {code: tr.languages.names[code] for code in reader.languages if reader.offers_languages}
    if names:
        text.line(tr("Language: {language}", language=formats.language_name(tr, tr.language)))
        text.line(tr("I always write to you in the language you choose here."))
    languages = tuple(
        choice(name, ChooseLanguage(code, Settings()), chosen=code == tr.language)
        for code, name in names.items()
    )
    profile: tuple[Row, ...] = ()
    if reader.person.profile.has_consented or reader.person.profile.has_consented_to_team:
        text.section(tr("For the lists of groups and teams"))
        text.lines(profile_lines(reader))
        profile = profile_buttons(reader)
    every = reader.person.preferences.all_changes
    text.section(tr("Changes"))
    text.line(
        tr("I tell you of every change of the programme.")
        if every
        else tr("I tell you of changes that concern you, and of plenaries.")
    )
    return text.screen(
        languages,
        profile,
        (
            Button(tr("Reminders"), Reminders()),
            choice(tr("All changes"), SetAllChanges(not every), chosen=every),
        ),
        reader.back(tr("Privacy"), Privacy()),
    )


def privacy(reader: Reader, person: int, retention_days: int, then: Action | None = None) -> Screen:
    """What is stored about a person, why, for how long, and what they can do about it.

    The way back leads to what they were asked to consent to, `then`, else to the settings.
    """
    tr = reader.tr
    text = Text().title(tr("Privacy")).line()
    write_privacy(reader, text, retention_days)
    text.line().line(tr("Your Telegram id: {id}", id=person))
    return text.screen(
        Button(tr("Show my data"), ShowData()),
        Button(tr("Erase me"), EraseData(), style="danger"),
        reader.back(tr("« Back"), then) if then else reader.back(tr("Settings"), Settings()),
    )


def erase_question(reader: Reader, led_alone: Sequence[Team] = ()) -> Screen:
    """The one question before everything is erased, with what goes with it."""
    tr, person = reader.tr, reader.person
    gone = tr("Everything stored about you will be gone at once. This cannot be undone.")
    costs = [
        tr(label, what=_listed(what))
        for label, what in (
            (N_("Your seats become free: {what}"), _titles(reader, person.seats)),
            (N_("You leave the waiting lists: {what}"), _titles(reader, person.wishes)),
            (N_("Nobody leads then: {what}"), [team_name(reader, team) for team in led_alone]),
        )
        if what
    ]
    return confirm(
        tr("Erase everything?"),
        [gone, *costs],
        yes=Button(tr("Yes, erase everything"), EraseData(sure=True), style="danger"),
        no=Button(tr("No, keep it"), Privacy()),
        no_leaves=True,
    )


def _titles(reader: Reader, groups: Collection[str]) -> list[str]:
    """What some groups are called, in the order of the programme."""
    return [
        reader.text(group.title) for group in reader.snapshot.groups.values() if group.id in groups
    ]


def _listed(names: Sequence[str]) -> str:
    more = [f"+{len(names) - _NAMED}"] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more])


def erased(reader: Reader) -> Screen:
    """The last message to a person who is no longer known."""
    text = Text().title(reader.tr("Everything is erased.")).line()
    text.line(reader.tr("I know nothing about you any more. If you write again, we start afresh."))
    text.line(
        reader.tr(
            "What backups still hold goes within seven days. Only a checksum of your Telegram id"
            " stays for a while, so that no backup brings your data back."
        )
    )
    return text.screen()


def data_caption(reader: Reader, made_at: datetime) -> str:
    """What stands below the file with everything stored about a person."""
    local = reader.snapshot.local(made_at)
    return reader.tr(
        "Everything that is stored about you, as of {date}, {hour} ({city} time).",
        date=formats.full_date(reader.tr, local.date()),
        hour=formats.clock(local),
        city=formats.zone_name(reader.tr, reader.snapshot.event.timezone),
    )
