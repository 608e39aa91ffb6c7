"""Moving a session: where to, which place is meant, what a new one is called in each language."""

from collections.abc import Sequence
from typing import Any

from handlers.frame.changes import place_name
from handlers.frame.reader import Reader
from handlers.releases.actions import (
    ChangePlace,
    ChangeSession,
    MoveDraftTo,
    MoveTo,
    NameNewPlace,
    RenamePlace,
    SameName,
    WhichPlace,
)
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.programme.model import Place, Session
from storage.programme.model import Text as ProgrammeText


def place(v: Reader, asking: ChangePlace, shown: Session) -> Screen:
    """Asks for a session's new place; those that are free at its hours come first."""
    tr = v.tr
    others = [p for p in v.snapshot.places_for(shown.own_of) if p.id != shown.place]
    in_use = {s.place for s in v.snapshot.parallel_to(shown)}
    listed = Page.of(sorted(others, key=lambda p: p.id in in_use), asking.page)
    text = Text().title(tr("New place: {title}", title=v.title(shown)))
    text.line(tr("Now: {value}", value=place_name(v, v.snapshot, shown))).line()
    text.line(tr("Choose, or write the name of a place."))
    taken = [v.text(p.name) for p in listed.items if p.id in in_use]
    if taken:
        places = formats.enumeration(tr, taken)
        text.line(tr("In use at that time: {places}", places=places))
    return text.screen(
        [v.link(v.text(p.name), MoveTo(shown.id, p.id)) for p in listed.items],
        listed.row(tr, lambda number: ChangePlace(shown.id, number)),
        _correct_name(v, shown),
        v.back(tr("« Back"), ChangeSession(shown.id)),
    )


def _correct_name(v: Reader, shown: Session) -> Row:
    """The way to put right what the place is called where the session is already."""
    now = v.snapshot.places.get(shown.place or "")
    if now is None or now.own_of is not None:
        return ()
    label = v.tr("Correct the name: {place}", place=v.text(now.name))
    return (v.link(label, RenamePlace(now.id)),)


def which(
    v: Reader, shown: Session, name: ProgrammeText, similar: Sequence[Place], draft: int
) -> Screen:
    """Asks whether a known place is meant, or a new one of that name."""
    tr = v.tr
    text = Text().title(tr("New place: {title}", title=v.title(shown)))
    text.line(which_title(v))
    text.line(tr("Choose, or write the name of a place."))
    return text.screen(
        v.link(tr("New: “{name}”", name=v.text(name)), NameNewPlace(draft)),
        [v.link(v.text(p.name), MoveDraftTo(draft, p.id)) for p in Page.of(similar, 0).items],
        v.back(tr("« Back"), ChangePlace(shown.id)),
    )


def which_title(v: Reader, _asking: WhichPlace | None = None) -> str:
    """What the question for the place that is meant is called."""
    return v.tr("Which place do you mean?")


def which_of_draft(v: Reader, asking: WhichPlace, found: Any) -> Screen:
    """Asks whether a draft's new place is meant, or one that there is."""
    shown = found.session
    now = found.proposal.before.sessions[shown.id].place
    others = [p for p in v.snapshot.places_for(shown.own_of) if p.id != now]
    return which(v, shown, found.place.name, others, asking.draft)


def other_name(v: Reader, _asking: NameNewPlace, found: Any) -> Screen:
    """Asks what a new place is called in the next language."""
    tr, name = v.tr, found.place.name
    language = formats.in_language(tr, languages_missing(v, found.place)[0])
    text = Text().title(tr("And {in_language}?", in_language=language))
    text.line(tr("New place: {title}", title=v.text(name))).line()
    text.line(tr("Write what it is called {in_language}.", in_language=language))
    same = tr("The same in all languages") if len(v.languages) > 2 else tr("The same in both")
    return text.screen(
        Button(same, SameName(found.proposal.draft.id)),
        v.back(tr("« Back"), ChangePlace(found.session.id)),
    )


def languages_missing(v: Reader, shown: Place) -> list[str]:
    """The languages of the event that a place has no name in."""
    return [] if shown.name.is_plain else [x for x in v.languages if x not in shown.name]
