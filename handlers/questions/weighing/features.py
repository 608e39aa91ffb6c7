"""What speaks for each thing that a question may be about, in numbers that weights are learned for.

A feature has a name and a number, mostly from 0 to 1; what is not there is 0. One with a bar says
what is asked of which subject: "info|when" is 1 for a page where a time is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.ruled_out import (
    asks_a_price,
    asks_how,
    is_called_by_what_it_has,
    is_for_something_else,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.weighing.candidates import Candidate
from locales.words import Word
from storage.programme.model import Kind, Session, Strand
from storage.programme.search import Hit
from storage.programme.searching.documents import Field
from storage.programme.searching.postings import IN_A_NAME

Features = Mapping[str, float]

_SENSES: Final = (
    Sense.GROUPS,
    Sense.SIGN_UP,
    Sense.TEAMS,
    Sense.EVENT,
    Sense.ROOMS,
    Sense.MAY,
    Sense.ME,
    Sense.WHICH,
    Sense.FREE,
    Sense.NEED,
    Sense.IS_THERE,
    Sense.CARRIES,
    Sense.ABOUT,
    Sense.LEADS,
    Sense.WHAT,
    Sense.HOW,
    Sense.MUST,
    Sense.OWN_THINGS,
)
"""What little words may be about that speaks for a page, a group or a session."""

_WHERE: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.TITLE: "in the title",
        Field.WORDS: "in further words",
        Field.ALSO: "in another name",
        Field.KIND: "in the kind",
        Field.SPEAKER: "in a speaker",
        Field.GROUP: "in its group or team",
        Field.TEAM: "in its group or team",
        Field.PLACE: "in the place",
        Field.ID: "in the id",
    }
)
"""Where a word is met; elsewhere it is "in the text"."""

_SOON: Final = timedelta(hours=1)
_LATER: Final = timedelta(hours=5)
_LONG: Final = 4
"""A word of a title that has fewer letters says little."""

_MANY: Final = 4
"""More words of a question, or of a need, say no more."""

_COMPARED: Final = (
    "words met",
    "in the title",
    "need",
    "needs told",
    "words of needs",
    "number met",
    "score",
    "of the title",
)
"""In what it counts to be the best of all."""


def features_of(
    asked: Asked, evidence: Evidence, candidates: Sequence[Candidate], moments: MomentsAsked
) -> Sequence[Features]:
    """The features of each candidate, and behind them those of "none of these"."""
    found = [_by_itself(asked, evidence, one, moments) for one in candidates]
    about = _what_is_asked(asked)
    for one, features in zip(candidates, found, strict=True):
        features |= _of_its_subject(one, about)
    _compare(found)
    _find_nearest(candidates, found)
    return [*found, _of_none(asked, evidence, found, about)]


def _what_is_asked(asked: Asked) -> Sequence[str]:
    """The fact that is asked for, and what the little words are about."""
    time = asked.time
    flags = {
        "needs": bool(asked.needs),
        "at a time": bool(time.days) or time.names_an_hour,
        "youth": asked.has(Sense.YOUTH_FORUM),
        "now": time.now or time.next,
        "a price": asks_a_price(asked),
    }
    senses = (sense.value for sense in _SENSES if asked.has(sense))
    fact = asked.fact.value if asked.fact else "no fact"
    return [fact, *senses, *(name for name, is_so in flags.items() if is_so)]


def _by_itself(
    asked: Asked, evidence: Evidence, one: Candidate, moments: MomentsAsked
) -> dict[str, float]:
    found = _of_words(asked, evidence, one) | _of_needs(asked, one)
    if one.session is not None:
        found |= _of_time(one.session, moments)
    return {name: value for name, value in found.items() if value}


def _of_words(asked: Asked, evidence: Evidence, one: Candidate) -> dict[str, float]:
    """Where the words are met, each by its share of what is asked, and which are not."""
    hit = one.hit
    found = dict.fromkeys(("words met", "left, known", "left, unknown", *_WHERE.values()), 0.0)
    found |= {"in a part of the title": 0.0, "in the text": 0.0}
    for word in evidence.words:
        share = evidence.share_asked(word)
        if hit is None or word not in hit.matched:
            found["left, known" if asked.known(word).stems else "left, unknown"] += share
            continue
        where = _WHERE.get(hit.matched[word], "in the text")
        if where == "in the title" and not evidence.is_met_as_it_is(word, hit):
            where = "in a part of the title"
        found["words met"] += share
        found[where] += share
    if hit is not None:
        found["number met"] = min(len(hit.matched), _MANY) / _MANY
        found["all met"] = float(len(hit.matched) == len(evidence.words))
        found["kind asked for"] = evidence.kinds(hit)
        found["more than a verb"] = evidence.names_a_thing(hit)
        found["loosely"] = evidence.is_loose(hit)
        found["enough"] = evidence.is_enough(hit)
        found["score"] = hit.score / evidence.best_score
        found["of the title"] = _of_the_title(evidence, hit)
        found["something else"] = is_for_something_else(asked, hit)
        found["asked how"] = asks_how(asked, hit)
        found["has it beside"] = is_called_by_what_it_has(asked, hit.document)
        found["elsewhere"] = not hit.matched.keys() >= asked.destinations | asked.origins
    return found


def _of_the_title(evidence: Evidence, hit: Hit) -> float:
    """How much of its title is said, in the language of which most is."""
    titles = ([w for w in title if len(w) >= _LONG] for title in hit.document.titles)
    said = evidence.stems_said
    return max(
        (sum(w.stem in said for w in title) / len(title) for title in titles if title), default=0.0
    )


def _of_needs(asked: Asked, one: Candidate) -> dict[str, float]:
    """How well it tells of what is needed."""
    matched = one.hit.matched if one.hit else {}
    if not asked.needs or not one.needs:
        needed = frozenset[Word]().union(*(need.words for need in asked.needs))
        by_chance = bool(matched) and needed.issuperset(matched)
        return {
            "no need told": float(bool(asked.needs)),
            "words of needs alone": float(by_chance),
        }
    told = [need for need in asked.needs if need.name in one.needs]
    return {
        "need": max(well for well, _ in one.needs.values()) / IN_A_NAME,
        "needs told": len(one.needs) / len({need.name for need in asked.needs}),
        "first need told": float(asked.needs[0].name in one.needs),
        "need in its words": float(any(word in matched for need in told for word in need.words)),
        "words of needs": min(sum(count for _, count in one.needs.values()), _MANY) / _MANY,
    }


def _of_time(session: Session, moments: MomentsAsked) -> dict[str, float]:
    """When it is, from now on and beside the time that is asked for."""
    ahead = session.start - moments.now
    found = {
        "over": moments.is_over(session),
        "running": session.is_running(moments.now),
        "soon": timedelta() <= ahead <= _SOON,
        "later": _SOON < ahead <= _LATER,
        "today": moments.snapshot.day_of(session) == moments.today,
        "cancelled": not session.takes_place,
        "of the youth forum": session.strand is Strand.YOUTH,
    }
    if moments.given and not moments.day_unknown:
        then = bool(moments.filtered([session]))
        found |= {"at that time": then, "at another time": not then}
    else:
        found |= {f"{name}, at any time": found[name] for name in ("over", "running", "today")}
    return {name: float(is_so) for name, is_so in found.items()}


def _of_its_subject(one: Candidate, about: Sequence[str]) -> dict[str, float]:
    subjects = [one.thing[0].value]
    if one.session is not None:
        kind = one.session.kind
        ride_or_meal = {Kind.MEAL: "meal", Kind.TRANSFER: "ride"}.get(kind, "")
        subjects += filter(None, ["sitting" if one.session.group else ride_or_meal])
    if one.by_sitting:
        subjects.append("group by a sitting")
    asked_of = (f"{subject}|{name}" for subject in subjects[:2] for name in about)
    return dict.fromkeys((*subjects, *asked_of), 1.0)


def _compare(found: Sequence[dict[str, float]]) -> None:
    """Add what is the best of all in something."""
    for name in _COMPARED:
        best = max((one.get(name, 0.0) for one in found), default=0.0)
        for one in found if best else ():
            if one.get(name, 0.0) >= best:
                one[f"best: {name}"] = 1.0


def _find_nearest(candidates: Sequence[Candidate], found: Sequence[dict[str, float]]) -> None:
    """Add which session is the next of those with as many of the words, or the only one."""
    sessions = [
        (one.session, features)
        for one, features in zip(candidates, found, strict=True)
        if one.session is not None and "words met" in features
    ]
    ahead = [(s, f) for s, f in sessions if "over" not in f and "cancelled" not in f]
    for session, features in ahead:
        met = features["words met"] - 0.01
        alike = [(s.start, s.id) for s, f in ahead if f["words met"] >= met]
        if min(alike) == (session.start, session.id):
            features["the next of these"] = 1.0
        if len(alike) == 1:
            features["the only one of these"] = 1.0


def _of_none(
    asked: Asked, evidence: Evidence, found: Sequence[Features], about: Sequence[str]
) -> Features:
    """What speaks for it that nothing is written of what is asked."""
    unknown = sum(evidence.share_asked(w) for w in evidence.words if not asked.known(w).stems)

    def best(name: str) -> float:
        return max((one.get(name, 0.0) for one in found), default=0.0)

    return {
        "none": 1.0,
        "none: unknown": unknown,
        "none: most met": best("words met"),
        "none: most in a title": best("in the title"),
        "none: best need": best("need"),
        "none: need not told": float(bool(asked.needs) and not best("need")),
        "none: first need not told": float(bool(asked.needs) and not best("first need told")),
        "none: needs that nothing tells of": float(
            any(not asked.index.naming(need.name) for need in asked.needs)
        ),
        "none: nothing found": float(not found),
        "none: not sure": float(not evidence.is_sure()),
        **{f"none|{name}": 1.0 for name in about},
    }
