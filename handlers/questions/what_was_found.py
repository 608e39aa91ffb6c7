"""What was found: what opens it, and what may be meant by it where nothing answers for sure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.evidence import Evidence
from handlers.questions.intents import DidYouMean, Intent, Nothing
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.numbered import called_by_number
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from storage.programme.search import Hit
from storage.programme.searching.documents import Document, Subject
from storage.programme.snapshot import Snapshot

SUGGESTED: Final = 3

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
    return _OPENING[document.subject](document.id)


def as_good(hits: Sequence[Hit]) -> list[Hit]:
    """The first hit, and those that answer as well as it does."""
    return [hit for hit in hits if hit.score >= AS_GOOD * hits[0].score]


def suggestion(evidence: Evidence, moments: MomentsAsked, snapshot: Snapshot) -> Intent:
    """What may be meant, by its titles, or nothing: what is ahead before what is over."""

    def is_over(hit: Hit) -> bool:
        document = hit.document
        is_session = document.subject is Subject.SESSION
        return is_session and moments.is_over(snapshot.sessions[document.id])

    found: dict[str, Hit] = {}
    near, numbered = evidence.near(), called_by_number(evidence)
    for hit in [h for h in near if h.document.id in numbered] or near:
        title = _title(hit.document, snapshot)
        if title not in found or (is_over(found[title]) and not is_over(hit)):
            found[title] = hit
    hits = sorted([*found.values()][:SUGGESTED], key=is_over)
    presses = tuple(press_of(hit.document) for hit in hits)
    return DidYouMean(presses, dated=moments.given) if found else Nothing()


def _title(document: Document, snapshot: Snapshot) -> str:
    match document.subject:
        case Subject.SESSION:
            title = snapshot.sessions[document.id].title
        case Subject.GROUP:
            title = snapshot.groups[document.id].title
        case Subject.INFO:
            title = snapshot.info[document.id].title
        case Subject.TEAM:
            title = snapshot.teams[document.id].name
        case _:
            title = snapshot.places[document.id].name
    return next(iter(title.values()), document.id)
