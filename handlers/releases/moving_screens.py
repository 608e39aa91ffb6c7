"""Moving a session: where to, which place is meant, what a new one is called in each language."""

from collections.abc import Sequence
from typing import Any

from handlers.frame.changes import place_name
from handlers.frame.reader import Reader
from handlers.releases.actions import ChangePlace, ChangeSession, MoveTo, RenamePlace
from handlers.releases.draft_actions import MoveDraftTo, NameNewPlace, SameName, WhichPlace
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.programme.model import Place, Session
from storage.programme.model import Text as ProgrammeText


def place(reader: Reader, asking: ChangePlace, shown: Session) -> Screen:
    """Asks for a session's new place; those that are free at its hours come first."""
    tr = reader.tr
    others = [p for p in reader.snapshot.places_for(shown.own_of) if p.id != shown.place]
    in_use = {s.place for s in reader.snapshot.parallel_to(shown)}
    listed = Page.of(sorted(others, key=lambda p: p.id in in_use), asking.page)
    text = Text().title(tr("New place: {title}", title=reader.title(shown)))
    text.line(tr("Now: {value}", value=place_name(reader, reader.snapshot, shown))).line()
    text.line(tr("Choose, or write the name of a place."))
    taken = [reader.text(p.name) for p in listed.items if p.id in in_use]
    if taken:
        places = formats.enumeration(tr, taken)
        text.line(tr("In use at that time: {places}", places=places))
    return text.screen(
        [reader.link(reader.text(p.name), MoveTo(shown.id, p.id)) for p in listed.items],
        listed.row(tr, lambda number: ChangePlace(shown.id, number)),
        _correct_name(reader, shown),
        reader.back(tr("« Back"), ChangeSession(shown.id)),
    )


def _correct_name(reader: Reader, shown: Session) -> Row:
    """The way to put right what the place is called where the session is already."""
    now = reader.snapshot.places.get(shown.place or "")
    if now is None or now.own_of is not None:
        return ()
    label = reader.tr("Correct the name: {place}", place=reader.text(now.name))
    return (reader.link(label, RenamePlace(now.id)),)


def which(
    reader: Reader, shown: Session, name: ProgrammeText, similar: Sequence[Place], draft: int
) -> Screen:
    """Asks whether a known place is meant, or a new one of that name."""
    tr = reader.tr
    text = Text().title(tr("New place: {title}", title=reader.title(shown)))
    text.line(which_title(reader))
    text.line(tr("Choose, or write the name of a place."))
    return text.screen(
        reader.link(tr("New: “{name}”", name=reader.text(name)), NameNewPlace(draft)),
        [
            reader.link(reader.text(p.name), MoveDraftTo(draft, p.id))
            for p in Page.of(similar, 0).items
        ],
        reader.back(tr("« Back"), ChangePlace(shown.id)),
    )


def which_title(reader: Reader, _asking: WhichPlace | None = None) -> str:
    """What the question for the place that is meant is called."""
    return reader.tr("Which place do you mean?")


def which_of_draft(reader: Reader, asking: WhichPlace, found: Any) -> Screen:
    """Asks whether a draft's new place is meant, or one that there is."""
    shown = found.session
    now = found.proposal.before.sessions[shown.id].place
    others = [p for p in reader.snapshot.places_for(shown.own_of) if p.id != now]
    return which(reader, shown, found.place.name, others, asking.draft)


def other_name(reader: Reader, _asking: NameNewPlace, found: Any) -> Screen:
    """Asks what a new place is called in the next language."""
    tr, name = reader.tr, found.place.name
    language = formats.in_language(tr, languages_missing(reader, found.place)[0])
    text = Text().title(tr("And {in_language}?", in_language=language))
    text.line(tr("New place: {title}", title=reader.text(name))).line()
    text.line(tr("Write what it is called {in_language}.", in_language=language))
    same = tr("The same in all languages") if len(reader.languages) > 2 else tr("The same in both")
    return text.screen(
        Button(same, SameName(found.proposal.draft.id)),
        reader.back(tr("« Back"), ChangePlace(found.session.id)),
    )


def languages_missing(reader: Reader, shown: Place) -> list[str]:
    """The languages of the event that a place has no name in."""
    return [] if shown.name.is_plain else [x for x in reader.languages if x not in shown.name]
