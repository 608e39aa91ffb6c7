"""The steps of writing a team's own workshop down. German says "du" here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from handlers.frame.reader import Reader
from handlers.teams import workshop_actions as w
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, grid
from storage.programme.model import Text as ProgrammeText
from storage.teams.workshop_drafts import WorkshopDraft

_DAYS: Final = 12
_HOURS: Final = tuple(range(9 * 60, 21 * 60, 60))
_LENGTHS: Final = (30, 45, 60, 90, 120, 180)
_BEFORE: Final[Mapping[type[w.WorkshopStep], type[w.WorkshopStep]]] = {
    w.AskHour: w.AskDay,
    w.AskLength: w.AskHour,
    w.AskWhere: w.AskLength,
    w.AskOtherPlace: w.AskWhere,
    w.AskTitle: w.AskWhere,
    w.AskOtherTitle: w.AskTitle,
}
"""Which question comes before each other one."""


def day(reader: Reader, asking: w.AskDay, draft: WorkshopDraft) -> Screen:
    """Asks for the day."""
    text = _question(reader, draft, reader.tr("On which day?"))
    text.line(reader.tr("Press one, or write another, “29 June” for example."))
    days = [d for d in _days(reader) if d >= reader.today][:_DAYS]
    return text.screen(
        grid([Button(reader.short_day(d), w.PickDay(d)) for d in days], 2),
        _way_back(reader, draft, asking),
    )


def hour(reader: Reader, asking: w.AskHour, draft: WorkshopDraft) -> Screen:
    """Asks for the hour."""
    text = _question(reader, draft, reader.tr("When does it begin?"))
    text.line(reader.tr("Press one, or write another: “14:15” or “14:15–15:30”."))
    hours = [
        Button(_clock(minute), w.PickHour(minute))
        for minute in _HOURS
        if not is_over(reader, replace(draft, minute=minute))
    ]
    return text.screen(grid(hours, 4), _way_back(reader, draft, asking))


def is_over(reader: Reader, draft: WorkshopDraft) -> bool:
    """Whether the moment at which a workshop would begin lies behind, as far as it is known."""
    if draft.day is None or draft.minute is None:
        return False
    begin = datetime.combine(draft.day, datetime.min.time()) + timedelta(minutes=draft.minute)
    return begin.replace(tzinfo=reader.snapshot.event.timezone) <= reader.now


def length(reader: Reader, asking: w.AskLength, draft: WorkshopDraft) -> Screen:
    """Asks how long it is."""
    text = _question(reader, draft, reader.tr("How long is it?"))
    text.line(reader.tr("Press one, or write another: “75 min” or “until 15:30”."))
    lengths = [
        Button(reader.duration(timedelta(minutes=minutes)), w.PickLength(minutes))
        for minutes in _LENGTHS
    ]
    return text.screen(grid(lengths, 3), _way_back(reader, draft, asking))


def where(reader: Reader, asking: w.AskWhere, draft: WorkshopDraft) -> Screen:
    """Asks for the place or the link."""
    text = _question(reader, draft, reader.tr("Where, or by which link?"))
    text.line(reader.tr("Press a place, or write another one, or send a video link."))
    shown = Page.of(reader.snapshot.places_for(draft.team), asking.page)
    return text.screen(
        [reader.link(reader.text(place.name), w.PickPlace(place.id)) for place in shown.items],
        shown.row(reader.tr, w.AskWhere),
        Button(reader.tr("Leave it open"), w.PickPlace("")),
        _way_back(reader, draft, asking),
    )


def other_place(reader: Reader, asking: w.AskOtherPlace, draft: WorkshopDraft) -> Screen:
    """Asks what a new place is called in the next language."""
    tr = reader.tr
    language = reader.in_languages(
        (languages_without(reader, draft.place_name) or reader.languages)[:1]
    )
    text = _question(reader, draft, tr("And {in_language}?", in_language=language))
    text.line(tr("Write {in_language} where it is.", in_language=language))
    same = tr("The same in all languages") if len(reader.languages) > 2 else tr("The same in both")
    return text.screen(Button(same, w.SamePlace()), _way_back(reader, draft, asking))


def title(reader: Reader, asking: w.AskTitle, draft: WorkshopDraft) -> Screen:
    """Asks for the title in one language."""
    text = _question(reader, draft, reader.tr("What is it called?"))
    text.line(
        reader.tr(
            "Write the title, {in_languages}.", in_languages=reader.in_languages(reader.languages)
        )
        if reader.offers_languages
        else reader.tr("Write the title.")
    )
    return text.screen(_way_back(reader, draft, asking))


def other_title(reader: Reader, asking: w.AskOtherTitle, draft: WorkshopDraft) -> Screen:
    """Asks for the title in the next language that it has none in."""
    tr = reader.tr
    language = reader.in_languages((languages_without(reader, draft.title) or reader.languages)[:1])
    text = _question(reader, draft, tr("And {in_language}?", in_language=language))
    text.line(tr("Write the title {in_language}.", in_language=language))
    return text.screen(
        Button(tr("One language will do"), w.ProposeWorkshop()), _way_back(reader, draft, asking)
    )


def other_place_title(reader: Reader, _asking: w.AskOtherPlace) -> str:
    """What a question for the place in another language is called."""
    return reader.tr("Place in another language")


def other_title_title(reader: Reader, _asking: w.AskOtherTitle) -> str:
    """What a question for the title in another language is called."""
    return reader.tr("Title in another language")


def languages_without(reader: Reader, known: Mapping[str, str] | None) -> list[str]:
    """The languages of the event that a title, or the name of a place, may still be written in."""
    said = known or {}
    return [] if ProgrammeText.PLAIN in said else [x for x in reader.languages if x not in said]


def _question(reader: Reader, draft: WorkshopDraft, question: str) -> Text:
    """The question, and what is known already."""
    return Text().title(question).line(" · ".join(_known(reader, draft)))


def draft_name(reader: Reader, draft: WorkshopDraft) -> str:
    """What somebody recognises by that they have begun to write it down."""
    title = written(draft.title or {}).in_language(reader.tr.language)
    return title or " · ".join(_when(reader, draft)) or reader.tr("New workshop")


def _known(reader: Reader, draft: WorkshopDraft) -> Sequence[str]:
    parts = [reader.tr("New workshop")] if draft.session is None else []
    parts.extend(_when(reader, draft))
    if draft.length is not None:
        parts.append(reader.duration(timedelta(minutes=draft.length)))
    if draft.place:
        known = reader.snapshot.places.get(draft.place)
        name = known.name if known else ProgrammeText(draft.place_name or "")
        parts.append(name.in_language(reader.tr.language))
    if draft.title:
        parts.append(written(draft.title).in_language(reader.tr.language))
    return parts


def _when(reader: Reader, draft: WorkshopDraft) -> Sequence[str]:
    """The day and the hour, as far as they are known."""
    day = [reader.short_day(draft.day)] if draft.day is not None else []
    return [*day, *([_clock(draft.minute)] if draft.minute is not None else [])]


def written(said: Mapping[str, str]) -> ProgrammeText:
    """A title as far as it is written: not in the languages in which it is to have none."""
    return ProgrammeText({language: text for language, text in said.items() if text})


def missing(reader: Reader, draft: WorkshopDraft) -> w.WorkshopStep | None:
    """The question that is to be asked next; None where all is known."""
    is_named = not (draft.place_name and languages_without(reader, draft.place_name))
    is_titled = not (draft.title and languages_without(reader, draft.title))
    for is_known, asking in (
        (draft.day is not None, w.AskDay()),
        (draft.minute is not None, w.AskHour()),
        (draft.length is not None, w.AskLength()),
        (draft.place is not None, w.AskWhere()),
        (is_named, w.AskOtherPlace()),
        (draft.title is not None, w.AskTitle()),
        (is_titled, w.AskOtherTitle()),
    ):
        if not is_known:
            return asking
    return None


def _days(reader: Reader) -> list[date]:
    """Every day from the first of the programme to the last, those without sessions too."""
    first, last = reader.snapshot.days[0], reader.snapshot.days[-1]
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, 62))]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _way_back(reader: Reader, draft: WorkshopDraft, asking: w.WorkshopStep) -> Row:
    """One step back, and out of the form; where all is known, back to what it would change."""
    leave = Button(reader.tr("Cancel"), w.LeaveForm())
    if draft.session is not None and not isinstance(asking, w.AskOtherPlace | w.AskOtherTitle):
        return reader.back(reader.tr("« Back"), w.WorkshopAt(draft.team, draft.session))
    before = _BEFORE.get(type(asking))
    if missing(reader, draft) is None:
        before = w.ProposeWorkshop
    if before is None:
        return (leave, *reader.home())
    return (Button(reader.tr("« Back"), before()), leave)
