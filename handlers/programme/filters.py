"""What of the days a person wants to see: one filter, kept with them and named on the screens."""

from collections.abc import Iterable, Mapping

from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import followed_by
from handlers.frame.identity import see_again
from handlers.frame.kinds import kind_name
from handlers.frame.reader import Reader
from handlers.frame.session_lists import write_lines
from handlers.frame.sessions import strand_name, strands
from handlers.programme.actions import Day, Days, DropFilter, Filters, FilterValues, SetFilter
from handlers.ui.choice import choice
from handlers.ui.screen import Button, Screen, Text, side_by_side
from storage import preferences
from storage.preferences import DayFilter, FilterBy
from storage.programme.model import Kind, Session


def filter_of(reader: Reader) -> DayFilter | None:
    """The reader's filter, as long as the programme has what it names; a group has none."""
    shown = reader.person.preferences.day_filter
    if shown is None or reader.in_group:
        return None
    return shown if shown.by is FilterBy.MINE or shown.value in values(reader, shown.by) else None


def is_mine_alone(reader: Reader) -> bool:
    """Whether the reader wants to see of the days what is theirs and nothing else."""
    shown = filter_of(reader)
    return shown is not None and shown.by is FilterBy.MINE


def filtered(reader: Reader, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Those of the sessions that the reader's filter lets through."""
    shown = filter_of(reader)
    return tuple(s for s in sessions if shown is None or _fits(reader, s, shown))


def _fits(reader: Reader, session: Session, shown: DayFilter) -> bool:
    match shown.by:
        case FilterBy.MINE:
            return session.id in reader.person.attends
        case FilterBy.KIND:
            return session.kind.value == shown.value
        case FilterBy.TRACK:
            return session.track == shown.value
        case FilterBy.PLACE:
            return session.place == shown.value
        case FilterBy.LANGUAGE:
            return is_in_language(session, shown.value)


def is_in_language(session: Session, code: str) -> bool:
    """Whether a session is held in a language, or interpreted into it."""
    return code in session.spoken or code in session.interpreted


def without_language(reader: Reader, sessions: Iterable[Session]) -> str:
    """How many of the sessions say no language; nothing where each does."""
    silent = sum(not (session.spoken or session.interpreted) for session in sessions)
    if not silent:
        return ""
    return reader.tr.plural(
        "{n} more entry says nothing of its language.",
        "{n} more entries say nothing of their language.",
        silent,
    )


def values(reader: Reader, by: FilterBy) -> Mapping[str, str]:
    """What there is to filter by, each with its name."""
    match by:
        case FilterBy.KIND:
            there = {session.kind for session in reader.snapshot.sessions.values()}
            return {kind.value: kind_name(reader, kind) for kind in Kind if kind in there}
        case FilterBy.TRACK:
            return {track.id: reader.text(track.name) for track in reader.snapshot.tracks.values()}
        case FilterBy.PLACE:
            return {place.id: reader.text(place.name) for place in reader.snapshot.places.values()}
        case FilterBy.LANGUAGE:
            sessions = reader.snapshot.sessions.values()
            said = {code for s in sessions for code in (*s.spoken, *s.interpreted)}
            return {code: reader.language_name(code) for code in sorted(said)}
        case FilterBy.MINE:
            return {}


def name_of(reader: Reader, shown: DayFilter) -> str:
    """What a filter shows, in words."""
    return values(reader, shown.by).get(shown.value) or reader.tr("my programme")


def filters(reader: Reader) -> Screen:
    """By what the days can be filtered, and the parts of the programme."""
    tr, shown = reader.tr, filter_of(reader)
    text = Text().title(tr("Show only"))
    text.line(tr("Now: {what}", what=name_of(reader, shown) if shown else tr("everything")))
    names = {
        FilterBy.KIND: tr("By kind"),
        FilterBy.TRACK: tr("By track"),
        FilterBy.PLACE: tr("By place"),
        FilterBy.LANGUAGE: tr("By language"),
    }
    buttons = [choice(tr("Only mine"), SetFilter(FilterBy.MINE), chosen=is_mine_alone(reader))]
    buttons += [
        Button(name, FilterValues(by))
        for by, name in names.items()
        # One language alone leaves out what says none.
        if len(values(reader, by)) > (by is not FilterBy.LANGUAGE)
    ]
    if shown:
        buttons.append(Button(tr("Show everything"), DropFilter()))
    parts = [
        Button(strand_name(reader, strand), Days(strand)) for strand in strands(reader.snapshot)
    ]
    return text.screen(side_by_side(buttons), tuple(parts), reader.back(tr("All days"), Days()))


def filter_values(reader: Reader, by: FilterBy, page: int = 0) -> Screen:
    """What there is to filter by, to choose one of."""
    text = Text().title(reader.tr("Show only"))
    listed = write_lines(reader, text, [*values(reader, by).items()], page)
    return text.screen(
        listed.keys(lambda item: SetFilter(by, item[0])),
        listed.ways(reader.tr, lambda number: FilterValues(by, number)),
        reader.back(reader.tr("Filter"), Filters()),
    )


async def set_filter(context: Context, action: SetFilter) -> Followed | None:
    """Keep a filter and show the day at hand through it."""
    reader, wanted = context.reader(), DayFilter(action.by, action.value)
    if (wanted.by is FilterBy.MINE) is bool(wanted.value):
        return None
    if wanted.value and wanted.value not in values(reader, wanted.by):
        return None
    await _keep(context, wanted)
    reader = context.reader()
    days = [day for day in reader.snapshot.days if filtered(reader, reader.snapshot.by_day[day])]
    ahead = [day for day in days if day >= reader.today]
    return await followed_by(context, Day(ahead[0]) if ahead else Days())


async def drop_filter(context: Context, action: DropFilter) -> Followed | None:
    """Show everything again."""
    await _keep(context, None)
    there = action.day in context.reader().snapshot.by_day
    return await followed_by(context, Day(action.day) if action.day and there else Days())


async def _keep(context: Context, shown: DayFilter | None) -> None:
    await context.services.database.write(preferences.set_day_filter, context.person.id, shown)
    await see_again(context)
