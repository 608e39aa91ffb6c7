"""Releases of the small programme as they may follow each other: much the same, some changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from storage.programme import edits
from storage.programme.model import Programme, Text
from tests.programmes import small_programme

Edit = Callable[[Programme], Programme]

SESSIONS = [session.id for session in small_programme().sessions]
words = st.sampled_from(["Anfang", "Mitte", "Ende"])
sessions = st.sampled_from(SESSIONS)


def _move(session: str, minutes: int) -> Edit:
    by = timedelta(minutes=minutes)
    original = next(s for s in small_programme().sessions if s.id == session)
    return lambda p: edits.move(p, session, original.start + by, original.end + by)


def _retitle(session: str, de: str, ru: str) -> Edit:
    return lambda p: replace(
        p,
        sessions=tuple(
            replace(s, title=Text({"de": de, "ru": ru})) if s.id == session else s
            for s in p.sessions
        ),
    )


def _cancel(session: str, reason: str | None, instead: str | None) -> Edit:
    """Cancelled in favour of another session, where that takes place."""

    def edit(programme: Programme) -> Programme:
        on = {s.id for s in programme.sessions if s.takes_place} - {session}
        other = instead if instead in on else None
        return edits.cancel(programme, session, Text(reason) if reason else None, other)

    return edit


def _rename_place(number: int, name: str) -> Edit:
    return lambda p: replace(
        p,
        places=tuple(
            replace(place, name=Text({"de": name, "ru": "Место"})) if n == number else place
            for n, place in enumerate(p.places)
        ),
    )


def _turn_round(programme: Programme) -> Programme:
    return replace(programme, sessions=programme.sessions[::-1])


def _add(name: str) -> Edit:
    return lambda p: (
        p
        if any(s.id == name for s in p.sessions)
        else replace(p, sessions=(replace(small_programme().sessions[0], id=name), *p.sessions))
    )


changes: SearchStrategy[Edit] = st.one_of(
    st.builds(_move, sessions, st.sampled_from([-90, 30, 60])),
    st.builds(_retitle, sessions, words, words),
    st.builds(_rename_place, st.integers(0, 1), words),
    st.builds(lambda s: lambda p: edits.remove(p, s), sessions),
    st.builds(_cancel, sessions, st.none() | words, st.none() | sessions),
    st.builds(lambda s: lambda p: edits.reinstate(p, s), sessions),
    st.builds(lambda s: lambda p: edits.relocate(p, s, "pin"), sessions),
    st.builds(lambda s: lambda p: edits.link(p, s, "https://example.org/x"), sessions),
    st.builds(lambda n: lambda p: edits.limit(p, "umwelt", n), st.integers(1, 3)),
    st.builds(_add, words.map(str.lower)),
    st.just(_turn_round),
)


def releases() -> SearchStrategy[Programme]:
    """The small programme after some changes."""
    return st.lists(changes, max_size=6).map(
        lambda made: reduce(lambda programme, change: change(programme), made, small_programme())
    )
