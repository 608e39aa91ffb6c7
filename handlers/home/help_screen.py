"""/help: what one can do here, and in which role."""

from collections.abc import Iterator

from handlers.frame.reader import Reader
from handlers.helpdesk.door import ask_button
from handlers.home.pages_button import pages_button
from handlers.programme.actions import Days, Now
from handlers.programme.door import has_several_places
from handlers.questions.actions import Search
from handlers.ui.screen import Button, Screen, Text
from locales import formats


def help_screen(reader: Reader) -> Screen:
    """What the reader can do, in about ten lines: what their role brings stands first."""
    tr = reader.tr
    text = Text().title(tr("What I can do for you"))
    text.lines(_of_roles(reader))
    text.lines(_in_brief(reader) if reader.is_organiser else _of_everybody(reader))
    text.line().line(tr("Or simply ask: “Where do we eat tomorrow?” More on how to ask: /search"))
    contact = reader.snapshot.event.contact
    if contact:
        text.section(tr("Contact")).line(reader.text(contact))
    return text.screen(
        (Button(tr("Programme"), Days()), Button(tr("Now"), Now())),
        ask_button(reader),
        pages_button(reader),
        (Button(tr("How to ask"), Search()), *reader.home()),
    )


def _of_everybody(reader: Reader) -> Iterator[str]:
    tr, snapshot = reader.tr, reader.snapshot
    yield tr("/now – what is on now and what comes next")
    yield tr("/my – what is noted for you")
    yield tr("/changes – what has changed")
    yield tr("/programme – all days, hours, places and links")
    if snapshot.info:
        yield tr("/info – Wi-Fi, meals and what else people ask")
    if snapshot.groups:
        yield tr("/groups – the working groups")
    if has_several_places(snapshot):
        yield tr("/places – where everything is")
    if snapshot.teams and not reader.leads:
        yield tr("/team – the youth forum and its teams")
    if reader.offers_languages:
        yield tr("/settings – language, name and town, reminders")
    else:
        yield tr("/settings – name and town, reminders")
    yield tr("/privacy – what is stored about you")


def _in_brief(reader: Reader) -> Iterator[str]:
    """What everybody can do, for those whose own commands are many."""
    programme = ["/now", "/my", "/changes", "/programme", "/info"]
    if reader.snapshot.groups:
        programme.append("/groups")
    if has_several_places(reader.snapshot):
        programme.append("/places")
    if reader.snapshot.teams:
        programme.append("/team")
    yield reader.tr("{commands} – what participants see", commands=", ".join(programme))
    yield reader.tr("{commands} – about yourself", commands="/settings, /privacy")


def _of_roles(reader: Reader) -> Iterator[str]:
    """What only some can do: organisers everything, coordinators and leaders what is theirs."""
    tr, snapshot = reader.tr, reader.snapshot
    if reader.is_organiser:
        yield tr("/broadcast – write to everybody, or to some")
        yield tr("/programme_update – change the programme")
        yield tr("/registrations – who has signed up for which group")
        yield tr("/stats – the figures")
        yield tr("/helpdesk – in a group of yours: people’s questions come there")
        yield tr("/audit – who did what")
        return
    groups = [reader.text(g.title) for g in snapshot.groups.values() if reader.may_list(g.id)]
    teams = [reader.text(t.name) for t in snapshot.teams.values() if t.id in reader.leads]
    if groups:
        names = formats.enumeration(tr, groups)
        yield tr("/registrations – who has signed up: {groups}", groups=names)
    if teams:
        names = formats.enumeration(tr, teams)
        yield tr("/team – who comes, own workshops, members and chat: {teams}", teams=names)
    if groups or teams:
        yield tr("/broadcast – write to those you look after")
