"""What a team's chat reads: one message in all languages, and no more than first names of anybody.

`readers` see the same programme, each in another language; the one that comes first is in front.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from handlers.frame.changes import Changed, write_changes
from handlers.frame.reader import Reader
from handlers.frame.sessions import place_lines, time_zone_line, video_line, write_when
from handlers.frame.teams import team_name
from handlers.teams.actions import BindChat, PutFirst, SayPresence
from handlers.teams.chat_settings_screens import language_first
from handlers.teams.plan_screens import (
    page_of_workshops,
    write_listed,
    write_next,
    write_plan,
)
from handlers.teams.roll_call_screens import answer_label, counts_line
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Session, Team
from storage.teams.model import Answer, RollCall

Readers = Sequence[Reader]


def greeting(readers: Readers, team: Team) -> Screen:
    """The chat is the team's room from now on."""

    def write(reader: Reader, text: Text) -> None:
        tr = reader.tr
        text.title(tr("Hello, team {team}!", team=team_name(reader, team)))
        text.line(
            tr("From now on I remind you here of your workshops, in all languages.")
            if reader.offers_languages
            else tr("From now on I remind you here of your workshops.")
        )
        text.line(tr("/team shows the plan. I read only what mentions or answers me."))

    first = tuple(
        Button(language_first(reader, reader.tr.language), PutFirst(reader.tr.language))
        for reader in readers
        if reader.offers_languages
    )
    return _in_each(readers, write).screen(first)


def plan(readers: Readers, team: Team) -> Screen:
    """What the team has before it: the next workshop, those of today, and some further ones."""

    def write(reader: Reader, text: Text) -> None:
        tr = reader.tr
        text.title(tr("Team {name}", name=team_name(reader, team)))
        ahead = [s for s in reader.snapshot.workshops_of(team.id) if s.end > reader.now]
        today = [s for s in ahead if reader.snapshot.day_of(s) == reader.today]
        coming = write_next(reader, text, ahead)
        if coming is not None and coming not in today:
            write_when(reader, text, coming)
        write_plan(reader, text, today)
        if further := [s for s in ahead if s not in today]:
            listed = page_of_workshops(reader, further, 0)
            text.section(tr("Further workshops") if today else tr("Your workshops"))
            write_listed(reader, text, listed, named=True)
        if not ahead:
            text.line(tr("No further workshops have been announced for you."))

    return _in_each(readers, write).screen()


def reminder(readers: Readers, session: Session, said: RollCall) -> Screen:
    """A workshop begins soon: what, when, where, and who has said what, in figures."""

    def write(reader: Reader, text: Text) -> None:
        tr, title = reader.tr, reader.title(session)
        if session.start > reader.now:
            left = reader.duration(session.start - reader.now)
            text.title(tr("In {duration}: {title}", duration=left, title=title))
        else:
            text.title(title)
        write_when(reader, text, session)
        text.lines([*place_lines(reader, session), *video_line(reader, session)])
        text.line(counts_line(reader, said))

    link = readers[0].link_to(session)
    label = _label(reader.tr("Video link") for reader in readers)
    labels = {
        answer: _label(answer_label(reader, answer) for reader in readers) for answer in Answer
    }
    return _in_each(readers, write).screen(
        (Button(label, url=link, style="primary"),) if link else (),
        [Button(labels[answer], SayPresence(session.id, answer)) for answer in Answer],
    )


def choose_team(reader: Reader, teams: Sequence[Team], person: int) -> Screen:
    """Whose chat this is, asked of somebody who may say it for several teams."""
    tr = reader.tr
    text = Text().title(tr("Whose chat is this?"))
    text.line(tr("Choose the team. Only you can press here."))
    return text.screen([reader.link(reader.text(t.name), BindChat(t.id, person)) for t in teams])


def news(readers: Readers, changes: Mapping[str, Sequence[Changed]]) -> Screen:
    """What is new about the team's workshops; a change in one language is told in that alone."""

    def write(reader: Reader, text: Text) -> None:
        text.title(reader.tr("News for your team")).line(time_zone_line(reader))
        write_changes(reader, text, changes[reader.tr.language])

    return _in_each([reader for reader in readers if changes[reader.tr.language]], write).screen()


def _label(names: Iterable[str]) -> str:
    """What a button is called in all languages; once where several say the same."""
    return " · ".join(dict.fromkeys(names))


def _in_each(readers: Readers, write: Callable[[Reader, Text], None]) -> Text:
    """One text in all languages, one below the other."""
    text = Text()
    for number, reader in enumerate(readers):
        if number:
            text.line()
        write(reader, text)
    return text
