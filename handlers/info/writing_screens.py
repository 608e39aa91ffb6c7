"""Writing an info page step by step: each step repeats what is known so far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.info import actions as a
from handlers.info.draft import Writing
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.on_a_phone import cut_to, shortened
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.info_drafts import InfoDraft
from storage.programme.model import Text as ProgrammeText

_REPEATED: Final = 5
"""The most lines of a text repeated while it is written; twice as many at the end."""

_LONGEST_VALUE: Final = 200


@dataclass(frozen=True, slots=True)
class Begun:
    """A page that was begun and not proposed: what it is called, and the step to go on with.

    While a question about it `is_asked`, the way back to it stands below every screen.
    """

    title: str
    step: Action
    is_asked: bool


def go_on(reader: Reader, begun: Begun | None) -> Row:
    """The way back to a page that was begun."""
    if begun is None or begun.is_asked:
        return ()
    return (reader.link(reader.tr("Go on: {question}", question=begun.title), begun.step),)


def begun_already(reader: Reader, begun: Begun) -> Screen:
    """Asks what happens to a page that was begun, before another one is."""
    tr = reader.tr
    text = Text().title(tr("You have begun an info page and not published it."))
    text.line(begun.title).line()
    text.line(tr("Go on with it, or discard it before you begin another one."))
    return text.screen(
        go_on(reader, replace(begun, is_asked=False)),
        Button(tr("Discard"), a.DiscardInfo()),
        reader.back(tr("All info"), a.Infos()),
    )


def title(reader: Reader, asking: a.AskTitle, writing: Writing) -> Screen:
    """Asks for the title in a language."""
    said, leave = writing.draft.title, a.LeaveTitle(asking.language)
    return _asked_in(
        reader, writing, reader.tr("What is the page called?"), said, asking.language, leave
    )


def page_text(reader: Reader, asking: a.AskText, writing: Writing) -> Screen:
    """Asks for the text in a language."""
    said, leave = writing.draft.text, a.LeaveText(asking.language)
    return _asked_in(reader, writing, reader.tr("What does it say?"), said, asking.language, leave)


def _asked_in(
    reader: Reader,
    writing: Writing,
    question: str,
    said: Mapping[str, str],
    language: str,
    leave: Action,
) -> Screen:
    text = _so_far(reader, writing.draft).bold(question).line().line(_in_language(reader, language))
    return text.screen(_leave(reader, said, language, leave), _way_back(reader, writing.draft))


def overview(reader: Reader, _asking: a.InfoDraftAt, writing: Writing) -> Screen:
    """All that is written, and what may still be added or changed."""
    tr, draft = reader.tr, writing.draft
    text = _so_far(reader, draft, 2 * _REPEATED).line()
    text.line(tr("Nothing is published before you have seen what it changes."))
    first = languages(reader)[0]
    return text.screen(
        Button(tr("Check and publish"), a.ProposeInfo(), style="primary"),
        (Button(tr("Title"), a.AskTitle(first)), Button(tr("Text"), a.AskText(first))),
        (Button(tr("Further words"), a.AskWords()), Button(tr("Link"), a.AskLink())),
        (Button(tr("Text to copy"), a.AskCopy()), Button(tr("Place"), a.AskPlace()))
        if reader.snapshot.programme.places
        else Button(tr("Text to copy"), a.AskCopy()),
        choice(tr("About an emergency"), a.SetUrgent(not draft.urgent), chosen=draft.urgent),
        _delete(reader, draft),
        Button(tr("Discard"), a.DiscardInfo()) if draft.waits else (),
        _way_out(reader, draft),
    )


def only_new_text(reader: Reader, language: str) -> Row:
    """The key that leaves of a text only what was written below it."""
    return (Button(reader.tr("Only the new text"), a.OnlyNewText(language)),)


def written_below(reader: Reader, said: str, language: str) -> str:
    """What stands below a text now, and that it does not in the other languages."""
    tr = reader.tr
    others = [formats.in_language(tr, one) for one in reader.languages if one != language]
    shown = tr("Below the text stands now: “{text}”", text=shortened(said, _LONGEST_VALUE))
    left = tr("The text {in_languages} is as it was.", in_languages=formats.enumeration(tr, others))
    return "\n".join((shown, left)) if others else shown


def words(reader: Reader, _asking: a.AskWords, writing: Writing) -> Screen:
    """Asks for further words."""
    tr, draft = reader.tr, writing.draft
    question = tr(
        "Which other words do people ask with? Write them with commas between, in all"
        " languages: “Wi-Fi, internet, password”."
    )
    return _asked(reader, draft, tr("Further words"), draft.words, question, a.DropWords())


def place(reader: Reader, asking: a.AskPlace, writing: Writing) -> Screen:
    """Asks for a place of the programme."""
    tr, draft = reader.tr, writing.draft
    known = reader.snapshot.places.get(draft.place or "")
    text = _now(reader, draft, tr("Place"), reader.text(known.name) if known else None)
    text.line(tr("Choose the place that the page leads to, or write its name."))
    listed = Page.of(reader.snapshot.places_for(None), asking.page)
    return text.screen(
        [reader.link(reader.text(p.name), a.TakePlace(p.id)) for p in listed.items],
        listed.row(tr, a.AskPlace),
        _drop(reader, draft.place, a.DropPlace()),
        _to_overview(reader),
    )


def link(reader: Reader, _asking: a.AskLink, writing: Writing) -> Screen:
    """Asks for a link."""
    tr, draft = reader.tr, writing.draft
    question = tr("Send me the link; it begins with https://")
    return _asked(reader, draft, tr("Link"), draft.link, question, a.DropLink())


def copied(reader: Reader, _asking: a.AskCopy, writing: Writing) -> Screen:
    """Asks for what a button copies."""
    tr, draft = reader.tr, writing.draft
    question = tr("Write what a button should copy, a Wi-Fi password for example.")
    return _asked(reader, draft, tr("Text to copy"), draft.copy, question, a.DropCopy())


def _asked(
    reader: Reader, draft: InfoDraft, label: str, value: str | None, question: str, drop: Action
) -> Screen:
    text = _now(reader, draft, label, value).line(question)
    return text.screen(_drop(reader, value, drop), _to_overview(reader))


def _so_far(reader: Reader, draft: InfoDraft, lines: int = _REPEATED) -> Text:
    """What is known of the page."""
    tr = reader.tr
    text = (
        Text()
        .title(tr("Change an info page") if _is_there(reader, draft) else tr("New info page"))
        .line()
    )
    for language in (x for x in languages(reader) if x in draft.title or x in draft.text):
        heading = draft.title.get(language, "")
        name = reader.language_name(language)
        text.bold(tr("{language}: {change}", language=name, change=heading) if heading else name)
        text.line()
        if said := draft.text.get(language):
            text.line(cut_to(said, lines))
        text.line()
    if draft.title.get(ProgrammeText.PLAIN) or draft.text.get(ProgrammeText.PLAIN):
        text.bold(draft.title.get(ProgrammeText.PLAIN, "")).line()
        text.line(cut_to(draft.text.get(ProgrammeText.PLAIN, ""), lines)).line()
    known = reader.snapshot.places.get(draft.place or "")
    for label, value in (
        (tr("Further words"), ", ".join((draft.words or "").split("\n"))),
        (tr("Link"), draft.link),
        (tr("Text to copy"), draft.copy),
        (tr("Place"), reader.text(known.name) if known else ""),
        (tr("About an emergency"), tr("yes") if draft.urgent else ""),
    ):
        if value:
            shown = shortened(value, _LONGEST_VALUE)
            text.line(tr("{label}: {value}", label=label, value=shown))
    return text


def _now(reader: Reader, draft: InfoDraft, label: str, value: str | None) -> Text:
    """The head of a question about one thing: the page, and what that is now."""
    text = Text().title(ProgrammeText(draft.title).in_language(reader.tr.language))
    if value:
        shown = shortened(", ".join(value.split("\n")), _LONGEST_VALUE)
        text.line(reader.tr("{label}: {value}", label=label, value=shown))
    return text.line()


def _in_language(reader: Reader, language: str) -> str:
    if not reader.offers_languages:
        return reader.tr("Write it to me.")
    return reader.tr("Write it to me, {in_language}.", in_language=reader.in_languages([language]))


def _leave(reader: Reader, said: Mapping[str, str], language: str, press: Action) -> Row:
    """Go on without writing: what is there stays, or another language will do."""
    if language in said or ProgrammeText.PLAIN in said:
        return (Button(reader.tr("Leave it as it is"), press),)
    return (Button(reader.tr("Without this language"), press),) if said else ()


def _drop(reader: Reader, value: str | None, press: Action) -> Row:
    return (Button(reader.tr("Take it away"), press),) if value else ()


def _to_overview(reader: Reader) -> Row:
    return (Button(reader.tr("« Back"), a.InfoDraftAt()),)


def _way_back(reader: Reader, draft: InfoDraft) -> Row:
    return _to_overview(reader) if draft.is_whole else _way_out(reader, draft)


def _way_out(reader: Reader, draft: InfoDraft) -> Row:
    way = a.InfoAt(draft.page) if draft.page and _is_there(reader, draft) else a.Infos()
    return reader.back(reader.tr("« Back"), way)


def _delete(reader: Reader, draft: InfoDraft) -> Row:
    if draft.page is None or not _is_there(reader, draft):
        return ()
    return (Button(reader.tr("Delete the page"), a.DropInfo(draft.page), style="danger"),)


def _is_there(reader: Reader, draft: InfoDraft) -> bool:
    """Whether the page has been published, and is changed now."""
    return draft.page in reader.snapshot.info


def languages(reader: Reader) -> list[str]:
    """The languages of the event, the reader's own first."""
    return sorted(reader.languages, key=lambda language: language != reader.tr.language)
