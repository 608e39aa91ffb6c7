"""What was found: what opens it, and what may be meant by it where nothing answers for sure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing
from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.numbered import called_by_number
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from storage.programme.model import Kind
from storage.programme.search import Hit
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

SUGGESTED: Final = 3

_NEAR: Final = 0.25
"""How much a hit has to match to be suggested where nothing answers."""

AS_GOOD: Final = 0.8
"""A hit with so much of another one's score answers as well as that does."""

_OPENING: Final[Mapping[Subject, Callable[[str], Action]]] = {
    Subject.GROUP: GroupAt,
    Subject.TEAM: TeamAt,
    Subject.PLACE: PlaceAt,
    Subject.INFO: InfoAt,
    Subject.SESSION: SessionAt,
}


def press_of(document: Document) -> Action:
    """What opens something that was found."""
    return opens(document.subject, document.id)


def opens(subject: Subject, its_id: str) -> Action:
    """What opens a thing."""
    return _OPENING[subject](its_id)


def kind_of(document: Document, snapshot: Snapshot) -> Kind | None:
    """The kind of a session; None for everything else."""
    session = snapshot.sessions.get(document.id) if document.subject is Subject.SESSION else None
    return session.kind if session else None


def as_good(hits: Sequence[Hit]) -> list[Hit]:
    """The first hit, and those that answer as well as it does."""
    return [hit for hit in hits if hit.score >= AS_GOOD * hits[0].score]


def suggestion(evidence: Evidence, moments: MomentsAsked) -> Intent:
    """What may be meant, by its titles, or nothing: what is ahead before what is over."""
    snapshot = moments.snapshot

    def is_over(hit: Hit) -> bool:
        document = hit.document
        is_session = document.subject is Subject.SESSION
        return is_session and moments.is_over(snapshot.sessions[document.id])

    found: dict[str, Hit] = {}
    near, numbered = _near(evidence), called_by_number(evidence)
    for hit in [h for h in near if h.document.id in numbered] or near:
        title = title_of(hit.document.subject, hit.document.id, snapshot)
        if title not in found or (is_over(found[title]) and not is_over(hit)):
            found[title] = hit
    hits = sorted([*found.values()][:SUGGESTED], key=is_over)
    presses = tuple(press_of(hit.document) for hit in hits)
    return DidYouMean(presses, dated=moments.given) if found else Nothing()


def _near(evidence: Evidence) -> list[Hit]:
    """The hits that may be meant, the best first."""
    if not evidence.practical_is_named() or _is_mostly_unknown(evidence):
        return []
    return [h for h in evidence.hits if evidence.coverage(h) >= _NEAR and _may_be(h, evidence)]


def _is_mostly_unknown(evidence: Evidence) -> bool:
    """Whether it is asked who did what, and more of its words name nothing than do."""
    asked = evidence.asked
    known = [word for word in evidence.words if asked.known(word).stems]
    unknown = [w for w in evidence.words if w not in known and not asked.senses[w]]
    return asked.fact is Fact.WHO and len(unknown) > max(1, len(known))


def _may_be(hit: Hit, evidence: Evidence) -> bool:
    """Whether a hit has more of what is asked than the town, and a talk more than a need."""
    asked, kinds = evidence.asked, thesaurus(evidence.asked.index.languages)
    met = [word for word in evidence.words if word in hit.matched]
    if len(met) == len(evidence.words):
        return True
    is_talk = any(kinds.names(w, Kind.TALK) for w in hit.document.fields.get(Field.KIND, ()))
    needed = {w for need in asked.needs for w in need.words if is_talk}
    return not all(asked.index.says_where_it_is(w) or w in needed for w in met)


def title_of(subject: Subject, its_id: str, snapshot: Snapshot) -> str:
    """What a thing is called, in one of its languages."""
    match subject:
        case Subject.SESSION:
            title = snapshot.sessions[its_id].title
        case Subject.GROUP:
            title = snapshot.groups[its_id].title
        case Subject.INFO:
            title = snapshot.info[its_id].title
        case Subject.TEAM:
            title = snapshot.teams[its_id].name
        case _:
            title = snapshot.places[its_id].name
    return next(iter(title.values()), its_id)
