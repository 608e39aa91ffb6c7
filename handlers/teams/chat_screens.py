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
from handlers.teams.desk_screens import answer_label, counts_line
from handlers.teams.plan_screens import write_plan
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Session, Team
from storage.teams.model import Answer, RollCall

Readers = Sequence[Reader]


def greeting(readers: Readers, team: Team) -> Screen:
    """The chat is the team's room from now on."""

    def write(v: Reader, text: Text) -> None:
        tr = v.tr
        text.title(tr("Hello, team {team}!", team=team_name(v, team)))
        text.line(
            tr("From now on I remind you here of your workshops, in all languages.")
            if v.offers_languages
            else tr("From now on I remind you here of your workshops.")
        )
        text.line(tr("/team shows the plan. I read only what mentions or answers me."))

    first = tuple(
        Button(language_first(v, v.tr.language), PutFirst(v.tr.language))
        for v in readers
        if v.offers_languages
    )
    return _in_each(readers, write).screen(first)


def plan(readers: Readers, team: Team) -> Screen:
    """What the team has before it: today, or the next workshop."""

    def write(v: Reader, text: Text) -> None:
        tr = v.tr
        text.title(tr("Team {name}", name=team_name(v, team)))
        ahead = [s for s in v.snapshot.workshops_of(team.id) if s.end > v.now]
        today = [s for s in ahead if v.snapshot.day_of(s) == v.today]
        write_plan(v, text, today)
        later = next((s for s in ahead if s not in today and s.takes_place), None)
        if later is not None:
            text.section(tr("Next: {when}", when=v.title(later)))
            write_when(v, text, later)
        if not ahead:
            text.line(tr("No further workshops have been announced for you."))

    return _in_each(readers, write).screen()


def reminder(readers: Readers, session: Session, said: RollCall) -> Screen:
    """A workshop begins soon: what, when, where, and who has said what, in figures."""

    def write(v: Reader, text: Text) -> None:
        tr, title = v.tr, v.title(session)
        if session.start > v.now:
            left = v.duration(session.start - v.now)
            text.title(tr("In {duration}: {title}", duration=left, title=title))
        else:
            text.title(title)
        write_when(v, text, session)
        text.lines([*place_lines(v, session), *video_line(v, session)])
        text.line(counts_line(v, said))

    link = readers[0].link_to(session)
    label = _label(v.tr("Video link") for v in readers)
    labels = {answer: _label(answer_label(v, answer) for v in readers) for answer in Answer}
    return _in_each(readers, write).screen(
        (Button(label, url=link, style="primary"),) if link else (),
        [Button(labels[answer], SayPresence(session.id, answer)) for answer in Answer],
    )


def choose_team(v: Reader, teams: Sequence[Team], person: int) -> Screen:
    """Whose chat this is, asked of somebody who may say it for several teams."""
    tr = v.tr
    text = Text().title(tr("Whose chat is this?"))
    text.line(tr("Choose the team. Only you can press here."))
    return text.screen([v.link(v.text(t.name), BindChat(t.id, person)) for t in teams])


def news(readers: Readers, changes: Mapping[str, Sequence[Changed]]) -> Screen:
    """What is new about the team's workshops; a change in one language is told in that alone."""

    def write(v: Reader, text: Text) -> None:
        text.title(v.tr("News for your team")).line(time_zone_line(v))
        write_changes(v, text, changes[v.tr.language])

    return _in_each([v for v in readers if changes[v.tr.language]], write).screen()


def _label(names: Iterable[str]) -> str:
    """What a button is called in all languages; once where several say the same."""
    return " · ".join(dict.fromkeys(names))


def _in_each(readers: Readers, write: Callable[[Reader, Text], None]) -> Text:
    """One text in all languages, one below the other."""
    text = Text()
    for number, v in enumerate(readers):
        if number:
            text.line()
        write(v, text)
    return text
