"""The first screens: the question for a language, home, what the event is, help."""

from collections.abc import Mapping, Sequence

from handlers.agenda.actions import My, Reminders
from handlers.broadcasts.actions import BeginText
from handlers.changes.door import changes_button, has_fresh_changes
from handlers.desk.actions import OrganisersDesk
from handlers.frame.feature import Command
from handlers.frame.reader import Reader
from handlers.frame.session_lists import height, in_section, provisional_note, write_entry
from handlers.frame.sessions import strand_name, strands
from handlers.frame.whats_on import (
    ahead_of,
    may_concern,
    mine_of,
    next_sessions,
    running_sessions,
)
from handlers.groups.actions import Groups
from handlers.home.actions import About, ChooseLanguage, Help, More
from handlers.home.pages_button import pages_button
from handlers.info.actions import Infos
from handlers.person.actions import Privacy, Settings
from handlers.programme.actions import Days, Now, Places
from handlers.programme.door import (
    also_next,
    by_start,
    has_several_places,
    my_sections,
    next_heading,
    session_button,
)
from handlers.questions.actions import Search
from handlers.teams.actions import MyTeam, Teams
from handlers.ui.action import Action
from handlers.ui.on_a_phone import LINES
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, side_by_side
from locales import formats
from locales.catalogues import Translators
from storage.programme.model import Event, Kind, Session

_SHOWN = 3
"""The most sessions on the first screen that are on, or come next."""

_NOTE = 2
"""How many lines the meaning of the asterisk takes."""


def language_row(reader: Reader, then: Action) -> Row:
    """The languages by their own names; choosing one opens what was wanted.

    Where none was chosen, the one that is guessed stands first.
    """
    languages = (
        reader.languages
        if reader.person.language_chosen
        else _first(reader.languages, reader.tr.language)
    )
    return _language_row(languages, reader.tr.languages.names, then)


def language_question(
    translators: Translators, event: Event, then: Action, guessed: str = ""
) -> Screen:
    """The very first screen, in all languages of the event at once, the one guessed first."""
    text, languages = Text(), _first(event.languages, guessed)
    for language in languages:
        tr = translators[language]
        text.title(event.title.in_language(language))
        text.line(tr("Welcome! In which language shall we talk?")).line()
    return text.screen(_language_row(languages, translators.languages.names, then))


def _first(languages: Sequence[str], one: str) -> Sequence[str]:
    """The languages with one of them in front."""
    return sorted(languages, key=lambda language: language != one)


def _language_row(languages: Sequence[str], names: Mapping[str, str], then: Action) -> Row:
    return tuple(Button(names[code], ChooseLanguage(code, then)) for code in languages)


def home(reader: Reader, note: str = "") -> Screen:
    """Where everything begins: how far off the event is, what is on for the reader, what is on."""
    tr = reader.tr
    text = Text().line(note).line() if note else Text()
    text.title(reader.text(reader.snapshot.event.title)).line()
    for strand in strands(reader.snapshot) or (None,):
        text.bold(strand_name(reader, strand) if strand else tr("The event"))
        text.line(f": {_standing(reader, reader.snapshot.of_strand(strand))}")
    running, coming = running_sessions(reader), next_sessions(reader)
    if not any(session.takes_place for session in (*running, *coming)):
        text.line().line(tr("Thank you for being there!"))
    running = tuple(session for session in running if may_concern(reader, session))
    coming = tuple(session for session in coming if may_concern(reader, session))
    mine, ahead = mine_of(reader), ahead_of(reader)
    today, later = my_sections(reader)
    sections = [*today, (tr("Now"), [s for s in running if s not in mine.all])]
    if coming and (not mine.coming or coming[0].start < mine.coming[0].start):
        others = [session for session in coming if session not in mine.cancelled]
        later += [(next_heading(reader, coming[0]), others)] if others else []
    sections += by_start([*later, *also_next(reader)])
    named = _write_sections(reader, text, sections)
    target = next((s for s in ahead.first if s in named), None) if mine.all else None
    return text.screen(session_button(reader, target) if target else (), *home_rows(reader))


def about(reader: Reader) -> Screen:
    event, days = reader.snapshot.event, reader.snapshot.days
    text = Text().title(reader.text(event.title))
    text.line(formats.period(reader.tr, days[0], days[-1])).line()
    if event.description:
        text.line(reader.text(event.description)).line()
    if event.contact:
        text.bold(reader.tr("Contact")).line().line(reader.text(event.contact))
    return text.screen(Button(reader.tr("Programme"), Days()), reader.home())


def outdated(reader: Reader) -> Screen:
    """What stands in place of a screen whose button leads nowhere any more."""
    text = Text().title(reader.tr("This button is out of date."))
    text.line(reader.tr("What stood here has changed since, or the bot has learned something new."))
    return text.screen(reader.home() or (Button(reader.tr("Programme"), Days()),))


def went_wrong(reader: Reader) -> Screen:
    text = Text().title(reader.tr("Something went wrong on my side."))
    text.line(reader.tr("It has been noted. Please try again in a moment."))
    return text.screen(reader.home())


def only_text(reader: Reader, is_spoken: bool = False) -> Screen:
    """The answer to what the bot cannot read; an organiser may want to send it to many."""
    if reader.is_organiser:
        asked = (
            Text()
            .title(reader.tr("I can only read text."))
            .line(reader.tr("Is this for many people?"))
        )
        return asked.screen(Button(reader.tr("Write to many with it"), BeginText()), reader.home())
    text = Text().title(reader.tr("I can only read text."))
    if is_spoken:
        text.line(reader.tr("Dictate it instead: the microphone on your keyboard writes for you."))
    text.line(
        reader.tr("Ask me about a day, a group or a place, or choose from these:")
        if reader.snapshot.groups
        else reader.tr("Ask me about a day or a place, or choose from these:")
    )
    return text.screen(*home_rows(reader))


def only_in_private(reader: Reader, bot_link: str) -> Screen:
    """The one line that a group gets for a command that is not for groups."""
    text = Text().line(reader.tr("This works only in a private chat with me."))
    return text.screen(Button(reader.tr("Open the private chat"), url=bot_link))


def ask_in_private(reader: Reader, bot_link: str) -> Screen:
    """The one line that a group gets where somebody speaks to the bot."""
    text = Text().line(reader.tr("Write to me in a private chat: I answer questions there."))
    if reader.snapshot.teams:
        text.line(reader.tr("Here /team shows the plan of a team, and /now what is on."))
    return text.screen(Button(reader.tr("Open the private chat"), url=bot_link))


def unknown_command(reader: Reader, nearest: Command | None = None) -> Screen:
    """The answer to a command that does not exist, or that is not for this person."""
    text = Text().title(reader.tr("I do not know this command."))
    if nearest is not None:
        text.line(reader.tr("Did you mean /{command}?", command=nearest.name))
        ways_on = (
            Button(reader.tr("Programme"), Days()),
            Button(reader.tr("Help"), Help()),
            *reader.home(),
        )
        return text.screen(Button(f"/{nearest.name}", nearest.opens), ways_on)
    text.line(reader.tr("All I can do stands under /help. Or choose from these:"))
    return text.screen(*home_rows(reader))


def welcome(reader: Reader) -> Screen:
    """The answer to a greeting: the first screen, below a word of welcome."""
    tr = reader.tr
    example = tr("What is on tonight?")
    return home(reader, tr("Hello! Just ask me – “{example}” – or choose:", example=example))


def _write_sections(
    reader: Reader, text: Text, sections: Sequence[tuple[str, Sequence[Session]]]
) -> list[Session]:
    """Write the first few sessions of each section, as far as there is room below, and what their
    asterisk means; those that it has written. The screen of now has all of them.
    """
    listed = [session for _, sessions in sections for session in sessions]
    lines = LINES - (_NOTE if provisional_note(reader, listed) else 0)
    shown: list[Session] = []
    for heading, sessions in sections:
        shown += _write_first(reader, text, heading, sessions, lines - text.height - 1)
    if note := provisional_note(reader, shown):
        text.line().italic(note).line()
    return shown


def _write_first(
    reader: Reader, text: Text, heading: str, sessions: Sequence[Session], room: int
) -> list[Session]:
    """Write the first few sessions of a section; those that it has written."""
    entries = in_section(reader, heading, sessions)
    shown = Page.fitting(entries, 0, lambda entry: height(reader, entry), room, _SHOWN)
    if not sessions or sum(height(reader, entry) for entry in shown.items) > room:
        return []
    text.section(" · ".join(filter(None, (shown.items[0].section, shown.position(reader.tr)))))
    for entry in shown.items:
        write_entry(reader, text, entry)
    return [entry.session for entry in shown.items]


def home_rows(reader: Reader) -> tuple[Row, ...]:
    """The ways on from home; what is wanted less often stands behind one of them."""
    tr, snapshot = reader.tr, reader.snapshot
    lists = [Button(tr("Programme"), Days())]
    if snapshot.groups:
        lists.append(Button(tr("Groups"), Groups()))
    if snapshot.teams and (reader.person.team or reader.leads):
        lists.append(Button(tr("My team"), MyTeam()))
    asking = [Button(tr("Ask"), Search())]
    if has_several_places(snapshot):
        asking.append(Button(tr("Places"), Places()))
    if snapshot.info:
        asking.append(Button(tr("Info"), Infos()))
    fresh = (changes_button(reader),) if has_fresh_changes(reader) else ()
    on: Row = (*fresh, *pages_button(reader), Button(tr("More"), More()))
    alone = len(asking) + len(on) > 2
    desk = (Button(tr("Organisers’ desk"), OrganisersDesk()),) if reader.is_organiser else ()
    return (
        (Button(tr("Now"), Now()), Button(tr("My programme"), My())),
        tuple(lists),
        *((tuple(asking), on) if alone else ((*asking, *on),)),
        desk,
    )


def more(reader: Reader) -> Screen:
    """What is wanted less often."""
    return Text().title(reader.tr("More")).screen(side_by_side(more_keys(reader)), reader.home())


def more_keys(reader: Reader) -> list[Button]:
    """The ways to what is wanted less often."""
    tr = reader.tr
    buttons = [
        changes_button(reader),
        Button(tr("Settings"), Settings()),
        Button(tr("Reminders"), Reminders()),
        Button(tr("Help"), Help()),
        Button(tr("Privacy"), Privacy()),
    ]
    if reader.snapshot.teams:
        buttons.append(Button(tr("Youth forum"), Teams()))
    buttons.append(Button(tr("About the event"), About()))
    return buttons


def _standing(reader: Reader, sessions: Sequence[Session]) -> str:
    """How far off a strand is, or until when it goes on, counted in days at the venue."""
    tr = reader.tr
    first, last = sessions[0], max(sessions, key=lambda s: s.end)
    if reader.now >= last.end:
        return tr("is over")
    if reader.now >= first.start:
        until = reader.snapshot.day_of(last)
        if until == reader.today:
            return tr("ends today")
        return tr("goes on until {date}", date=formats.day_of_month(tr, until))
    # A ride is the way there, and no beginning of it.
    first = next((s for s in sessions if s.kind is not Kind.TRANSFER), first)
    begins = reader.snapshot.local(first.start)
    match (begins.date() - reader.today).days:
        case 0:
            return tr("begins today at {hour}", hour=formats.clock(begins))
        case 1:
            return tr("begins tomorrow at {hour}", hour=formats.clock(begins))
        case days:
            day = formats.day(tr, begins.date())
            return tr("begins {in_days} ({day})", in_days=formats.in_days(tr, days), day=day)
