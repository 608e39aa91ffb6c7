"""Writing an info page step by step: each step repeats what is known so far."""

from collections.abc import Mapping
from typing import Final

from handlers.frame.reader import Reader
from handlers.info import actions as a
from handlers.info.draft import Writing
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, cut_to, shortened
from storage.info_drafts import InfoDraft
from storage.programme.model import Text as ProgrammeText

_REPEATED: Final = 5
"""So many lines of a text are repeated while it is written, and twice as many at the end."""

_LONGEST_VALUE: Final = 200


def title(v: Reader, asking: a.AskTitle, writing: Writing) -> Screen:
    """Asks for the title in a language."""
    said, leave = writing.draft.title, a.LeaveTitle(asking.language)
    return _asked_in(v, writing, v.tr("What is the page called?"), said, asking.language, leave)


def page_text(v: Reader, asking: a.AskText, writing: Writing) -> Screen:
    """Asks for the text in a language."""
    said, leave = writing.draft.text, a.LeaveText(asking.language)
    return _asked_in(v, writing, v.tr("What does it say?"), said, asking.language, leave)


def _asked_in(
    v: Reader,
    writing: Writing,
    question: str,
    said: Mapping[str, str],
    language: str,
    leave: Action,
) -> Screen:
    text = _so_far(v, writing.draft).bold(question).line().line(_in_language(v, language))
    return text.screen(_leave(v, said, language, leave), _way_back(v, writing.draft))


def overview(v: Reader, _asking: a.InfoDraftAt, writing: Writing) -> Screen:
    """All that is written, and what may still be added or changed."""
    tr, draft = v.tr, writing.draft
    text = _so_far(v, draft, 2 * _REPEATED).line()
    text.line(tr("Nothing is published before you have seen what it changes."))
    first = languages(v)[0]
    return text.screen(
        Button(tr("Check and publish"), a.ProposeInfo(), style="primary"),
        (Button(tr("Title"), a.AskTitle(first)), Button(tr("Text"), a.AskText(first))),
        (Button(tr("Further words"), a.AskWords()), Button(tr("Link"), a.AskLink())),
        (Button(tr("Text to copy"), a.AskCopy()), Button(tr("Place"), a.AskPlace()))
        if v.snapshot.programme.places
        else Button(tr("Text to copy"), a.AskCopy()),
        choice(tr("About an emergency"), a.SetUrgent(not draft.urgent), chosen=draft.urgent),
        _delete(v, draft),
        _way_out(v, draft),
    )


def words(v: Reader, _asking: a.AskWords, writing: Writing) -> Screen:
    """Asks for further words."""
    tr, draft = v.tr, writing.draft
    question = tr(
        "Which other words do people ask with? Write them with commas between, in all"
        " languages: “Wi-Fi, internet, password”."
    )
    return _asked(v, draft, tr("Further words"), draft.words, question, a.DropWords())


def place(v: Reader, asking: a.AskPlace, writing: Writing) -> Screen:
    """Asks for a place of the programme."""
    tr, draft = v.tr, writing.draft
    known = v.snapshot.places.get(draft.place or "")
    text = _now(v, draft, tr("Place"), v.text(known.name) if known else None)
    text.line(tr("Choose the place that the page leads to, or write its name."))
    listed = Page.of(v.snapshot.places_for(None), asking.page)
    return text.screen(
        [v.link(v.text(p.name), a.TakePlace(p.id)) for p in listed.items],
        listed.row(tr, a.AskPlace),
        _drop(v, draft.place, a.DropPlace()),
        _to_overview(v),
    )


def link(v: Reader, _asking: a.AskLink, writing: Writing) -> Screen:
    """Asks for a link."""
    tr, draft = v.tr, writing.draft
    question = tr("Send me the link; it begins with https://")
    return _asked(v, draft, tr("Link"), draft.link, question, a.DropLink())


def copied(v: Reader, _asking: a.AskCopy, writing: Writing) -> Screen:
    """Asks for what a button copies."""
    tr, draft = v.tr, writing.draft
    question = tr("Write what a button should copy, a Wi-Fi password for example.")
    return _asked(v, draft, tr("Text to copy"), draft.copy, question, a.DropCopy())


def _asked(
    v: Reader, draft: InfoDraft, label: str, value: str | None, question: str, drop: Action
) -> Screen:
    text = _now(v, draft, label, value).line(question)
    return text.screen(_drop(v, value, drop), _to_overview(v))


def _so_far(v: Reader, draft: InfoDraft, lines: int = _REPEATED) -> Text:
    """What is known of the page."""
    tr = v.tr
    text = (
        Text()
        .title(tr("Change an info page") if _is_there(v, draft) else tr("New info page"))
        .line()
    )
    for language in (x for x in languages(v) if x in draft.title or x in draft.text):
        heading = draft.title.get(language, "")
        name = v.language_name(language)
        text.bold(tr("{language}: {change}", language=name, change=heading) if heading else name)
        text.line()
        if said := draft.text.get(language):
            text.line(cut_to(said, lines))
        text.line()
    if draft.title.get(ProgrammeText.PLAIN) or draft.text.get(ProgrammeText.PLAIN):
        text.bold(draft.title.get(ProgrammeText.PLAIN, "")).line()
        text.line(cut_to(draft.text.get(ProgrammeText.PLAIN, ""), lines)).line()
    known = v.snapshot.places.get(draft.place or "")
    for label, value in (
        (tr("Further words"), ", ".join((draft.words or "").split("\n"))),
        (tr("Link"), draft.link),
        (tr("Text to copy"), draft.copy),
        (tr("Place"), v.text(known.name) if known else ""),
        (tr("About an emergency"), tr("yes") if draft.urgent else ""),
    ):
        if value:
            shown = shortened(value, _LONGEST_VALUE)
            text.line(tr("{label}: {value}", label=label, value=shown))
    return text


def _now(v: Reader, draft: InfoDraft, label: str, value: str | None) -> Text:
    """The head of a question about one thing: the page, and what that is now."""
    text = Text().title(ProgrammeText(draft.title).in_language(v.tr.language))
    if value:
        shown = shortened(", ".join(value.split("\n")), _LONGEST_VALUE)
        text.line(v.tr("{label}: {value}", label=label, value=shown))
    return text.line()


def _in_language(v: Reader, language: str) -> str:
    if not v.offers_languages:
        return v.tr("Write it to me.")
    return v.tr("Write it to me, {in_language}.", in_language=v.in_languages([language]))


def _leave(v: Reader, said: Mapping[str, str], language: str, press: Action) -> Row:
    """Go on without writing: what is there stays, or another language will do."""
    if language in said or ProgrammeText.PLAIN in said:
        return (Button(v.tr("Leave it as it is"), press),)
    return (Button(v.tr("Without this language"), press),) if said else ()


def _drop(v: Reader, value: str | None, press: Action) -> Row:
    return (Button(v.tr("Take it away"), press),) if value else ()


def _to_overview(v: Reader) -> Row:
    return (Button(v.tr("« Back"), a.InfoDraftAt()),)


def _way_back(v: Reader, draft: InfoDraft) -> Row:
    return _to_overview(v) if draft.is_whole else _way_out(v, draft)


def _way_out(v: Reader, draft: InfoDraft) -> Row:
    way = a.InfoAt(draft.page) if draft.page and _is_there(v, draft) else a.Infos()
    return v.back(v.tr("« Back"), way)


def _delete(v: Reader, draft: InfoDraft) -> Row:
    if draft.page is None or not _is_there(v, draft):
        return ()
    return (Button(v.tr("Delete the page"), a.DropInfo(draft.page), style="danger"),)


def _is_there(v: Reader, draft: InfoDraft) -> bool:
    """Whether the page has been published, and is changed now."""
    return draft.page in v.snapshot.info


def languages(v: Reader) -> list[str]:
    """The languages of the event, the reader's own first."""
    return sorted(v.languages, key=lambda language: language != v.tr.language)
