"""What the author of a change should look at again before it is published, said by titles, rooms
and hours: overlaps for people, texts corrected in one language alone, and warnings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from handlers.frame.changes import day_and_hours
from handlers.frame.differences import field_name, name_of
from handlers.frame.reader import Reader
from handlers.frame.sessions import where
from handlers.releases.actions import DraftAt
from handlers.releases.comparing import Proposal
from handlers.releases.draft_actions import DoubtsOf
from handlers.ui.on_a_phone import shortened
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from locales import formats
from storage.overlaps import Overlap
from storage.programme.changes import Thing
from storage.programme.doubts import Doubt, Doubts
from storage.programme.half_corrected import HalfCorrected, half_corrected
from storage.programme.model import Session

_SHOWN = 5
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Checks:
    """What was found about a change: what it lets overlap for people, and what is doubtful.

    `too_many` is how many more people have a seat than there would be, by group.
    """

    overlaps: tuple[Overlap, ...]
    doubts: Doubts
    too_many: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """Something to look at: what it is about, a field of it or none, and what about that."""

    thing: str
    field: str
    said: str
    is_new: bool = True

    @property
    def below(self) -> str:
        """What stands below the thing."""
        return f"{self.field}: {self.said}" if self.field else self.said

    @property
    def whole(self) -> str:
        """All in one line."""
        return f"{', '.join(filter(None, (self.thing, self.field)))}: {self.said}"


def write_checks(reader: Reader, text: Text, shown: Proposal, checks: Checks) -> Button | tuple[()]:
    """The first of what is new, below a difference; the key is the way to all there is."""
    lines = list(_lines(reader, shown, checks))
    new = [line for line in lines if line.is_new]
    if new:
        text.section(reader.tr("Please check"))
        text.lines(f"• {line.whole}" for line in new[:_SHOWN])
    if len(new) > _SHOWN:
        more = len(new) - _SHOWN
        text.line(reader.tr.plural("and {n} more", "and {n} more", more))
    if len(lines) <= min(len(new), _SHOWN):
        return ()
    return Button(reader.tr("All warnings: {n}", n=len(lines)), DoubtsOf(shown.draft.id))


def all_checks(reader: Reader, shown: Proposal, checks: Checks, page: int) -> Screen:
    """All that should be looked at, what is new first, a page at a time from 0."""
    listed = Page.of(list(_lines(reader, shown, checks)), page)
    text = Text().title(reader.tr("Please check: {n}", n=listed.total))
    text.joined(listed.heading(reader.tr))
    was_new = None
    for line in listed.items:
        if line.is_new is not was_new:
            text.section(reader.tr("New") if line.is_new else reader.tr("As before"))
            was_new = line.is_new
        else:
            text.line()
        text.bold(line.thing).line().line(line.below)
    return text.screen(
        listed.row(reader.tr, lambda number: DoubtsOf(shown.draft.id, number)),
        reader.back(reader.tr("« Back"), DraftAt(shown.draft.id)),
    )


def _lines(reader: Reader, shown: Proposal, checks: Checks) -> Iterator[_Line]:
    after = replace(reader, snapshot=shown.after)
    said = {frozenset((o.one.id, o.other.id)) for o in checks.overlaps if o.in_one_hall}
    for overlap in checks.overlaps:
        yield _Line(_name(after, overlap.one), "", _overlap(after, overlap))
    for group, number in checks.too_many.items():
        said_of_seats = reader.tr.plural(
            "{n} person more than that has a seat, and keeps it",
            "{n} people more than that have a seat, and keep it",
            number,
        )
        yield _Line(name_of(after, after.snapshot.groups[group]), "", said_of_seats)
    for half in half_corrected(shown.difference, reader.languages):
        yield _Line(name_of(after, half.thing), field_name(reader, half.field), _half(reader, half))
    for is_new, doubts in ((True, checks.doubts.new), (False, checks.doubts.known)):
        for doubt in doubts:
            if not (is_new and doubt.sessions in said):
                name, field = _name(after, doubt.thing), _field(after, doubt)
                yield _Line(name, field, _doubt(after, doubt), is_new)


def _name(reader: Reader, thing: Session | Thing) -> str:
    """What something is called; a session with its day, hours and place."""
    if isinstance(thing, Session):
        return ", ".join(
            filter(None, (reader.title(thing), day_and_hours(reader, thing), where(reader, thing)))
        )
    return name_of(reader, thing)


def _overlap(reader: Reader, found: Overlap) -> str:
    other = reader.tr(
        "“{title}” ({hours})", title=reader.title(found.other), hours=reader.hours(found.other)
    )
    if found.in_one_hall:
        said = reader.tr("in the same place and at the same time as {other}", other=other)
    else:
        said = reader.tr("overlaps {other}", other=other)
    if not found.people:
        return said
    people = reader.tr.plural("{n} person", "{n} people", found.people)
    return f"{said}: {people}"


def _field(reader: Reader, doubt: Doubt) -> str:
    """Which part of a thing a warning is about, where it is not about the whole."""
    if doubt.speaker:
        return reader.text(doubt.speaker.name)
    return "" if doubt.other or doubt.field in ("start", "end") else field_name(reader, doubt.field)


def _doubt(reader: Reader, doubt: Doubt) -> str:
    values = dict(doubt.problem.values)
    if doubt.other:
        values["other"] = f"{reader.title(doubt.other)}, {reader.hours(doubt.other)}"
    return replace(doubt.problem, values=values).message(reader.tr)


def _half(reader: Reader, found: HalfCorrected) -> str:
    """A text that is corrected in one language, and what readers of another one still read."""
    left = formats.sentence_case(formats.in_language(reader.tr, found.left))
    return reader.tr(
        "changes {in_languages} alone. {in_other_language} it still says: “{text}”",
        in_languages=formats.enumeration(
            reader.tr, [formats.in_language(reader.tr, x) for x in found.changed]
        ),
        in_other_language=left,
        text=shortened(found.text.in_language(found.left), _QUOTED),
    )
