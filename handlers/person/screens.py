"""What concerns the person alone: settings, privacy, erasing one's data."""

from datetime import datetime

from handlers.agenda.actions import Reminders
from handlers.frame.privacy import write_privacy
from handlers.frame.reader import Reader
from handlers.home.actions import ChooseLanguage
from handlers.person.actions import EraseData, Privacy, SetAllChanges, Settings, ShowData
from handlers.person.profile_screens import profile_buttons, profile_lines
from handlers.ui.choice import choice, confirm
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats


def settings(v: Reader) -> Screen:
    """What a person has set, and the ways to change it."""
    tr = v.tr
    text = Text().title(tr("Settings")).line()
    names = {code: tr.languages.names[code] for code in v.languages if v.offers_languages}
    if names:
        text.line(tr("Language: {language}", language=names[tr.language]))
        text.line(tr("I always write to you in the language you choose here."))
    languages = tuple(
        choice(name, ChooseLanguage(code, Settings()), chosen=code == tr.language)
        for code, name in names.items()
    )
    profile: tuple[Row, ...] = ()
    if v.person.profile.has_consented or v.person.profile.has_consented_to_team:
        text.section(tr("For the lists of groups and teams"))
        text.lines(profile_lines(v))
        profile = profile_buttons(v)
    every = v.person.preferences.all_changes
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
        v.back(tr("Privacy"), Privacy()),
    )


def privacy(v: Reader, person: int, retention_days: int) -> Screen:
    """What is stored about a person, why, for how long, and what they can do about it."""
    tr = v.tr
    text = Text().title(tr("Privacy")).line()
    write_privacy(v, text, retention_days)
    text.line().line(tr("Your Telegram id: {id}", id=person))
    return text.screen(
        Button(tr("Show my data"), ShowData()),
        Button(tr("Erase me"), EraseData(), style="danger"),
        v.back(tr("Settings"), Settings()),
    )


def erase_question(v: Reader) -> Screen:
    """The one question before everything is erased."""
    tr = v.tr
    return confirm(
        tr("Erase everything?"),
        [tr("Everything stored about you will be gone at once. This cannot be undone.")],
        yes=Button(tr("Yes, erase everything"), EraseData(sure=True), style="danger"),
        no=Button(tr("No, keep it"), Privacy()),
    )


def erased(v: Reader) -> Screen:
    """The last message to a person who is no longer known."""
    text = Text().title(v.tr("Everything is erased.")).line()
    text.line(v.tr("I know nothing about you any more. If you write again, we start afresh."))
    text.line(
        v.tr(
            "What backups still hold goes within seven days. Only a checksum of your Telegram id"
            " stays for a while, so that no backup brings your data back."
        )
    )
    return text.screen()


def data_caption(v: Reader, made_at: datetime) -> str:
    """What stands below the file with everything stored about a person."""
    local = v.snapshot.local(made_at)
    return v.tr(
        "Everything that is stored about you, as of {date}, {hour} ({city} time).",
        date=formats.full_date(v.tr, local.date()),
        hour=formats.clock(local),
        city=formats.zone_name(v.tr, v.snapshot.event.timezone),
    )
