"""The info pages that a question names, where nothing else fits as well."""

from collections.abc import Sequence
from typing import Final

from handlers.questions.intents import Fact
from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.ruled_out import is_for_something_else
from handlers.questions.reading.senses import Sense
from storage.programme.search import Hit
from storage.programme.searching.documents import NAMES, Field, Subject

_TITLES: Final = frozenset({Field.TITLE, Field.WORDS})


def pages_meant(evidence: Evidence, *, timed: bool) -> list[Hit]:
    """The info pages that are meant, the best first: nothing else fits as well.

    Where a time is asked for, sessions come first that fit as many of the words. What people
    need is answered by the page that is called so, unless something else called so fits more of
    the words.
    """
    pages = [
        hit
        for hit in evidence.of_subject(Subject.INFO)
        if _is_called(hit, evidence)
        and not evidence.is_loose(hit)
        and not is_for_something_else(evidence.asked, hit)
    ]
    others = [hit for hit in evidence.hits if hit.document.subject is not Subject.INFO]
    if evidence.practical and (called_so := _called_by_need(evidence, pages, others)):
        return [*filter(evidence.is_enough, called_so)]
    if not pages:
        return []
    best = max(map(_fit, pages))
    rival = max(map(_fit, others), default=(0, 0.0))
    timed = timed or _is_of_something_else(evidence, others)
    if best[0] <= rival[0] if timed else best <= rival:
        return []
    found = sorted((h for h in pages if len(h.matched) == best[0]), key=_fit, reverse=True)
    return [*filter(evidence.is_enough, found)]


def _is_of_something_else(evidence: Evidence, others: Sequence[Hit]) -> bool:
    """Whether it is asked what is asked of no page: where a place is, of a group, what is off."""
    asked = evidence.asked
    exact = [hit for hit in others if evidence.is_exact(hit)]
    subjects = {hit.document.subject for hit in exact}
    places = (hit.matched for hit in exact if hit.document.subject is Subject.PLACE)
    said = any(met.keys() >= {*asked.topics} for met in places)
    where = asked.fact is Fact.WHERE and said and not asked.needs
    of_a_group = asked.has(Sense.GROUPS) and Subject.GROUP in subjects
    return where or of_a_group or (asked.has(Sense.CHANGES) and Subject.SESSION in subjects)


def _called_by_need(
    evidence: Evidence, pages: Sequence[Hit], others: Sequence[Hit]
) -> Sequence[Hit]:
    """The pages that are called what people need, where nothing else called so fits better."""
    needed = evidence.practical
    called_so = [page for page in pages if all(page.matched.get(w) in _TITLES for w in needed)]
    rivals = (hit for hit in others if all(hit.matched.get(word) in NAMES for word in needed))
    most = max((len(hit.matched) for hit in rivals), default=0)
    return called_so if any(len(page.matched) >= most for page in called_so) else ()


def _is_called(page: Hit, evidence: Evidence) -> bool:
    """Whether a page is called so, or is the only thing that says all that is asked."""
    if not _TITLES.isdisjoint(page.matched.values()):
        return True
    alone = all(len(hit.matched) < len(page.matched) for hit in evidence.hits if hit is not page)
    verbs = evidence.asked.verbs
    all_said = all(word in page.matched or word in verbs for word in evidence.words)
    return alone and evidence.is_exact(page) and all_said and evidence.names_a_thing(page)


def _fit(hit: Hit) -> tuple[int, float]:
    """How many of the words a hit matches, and how well."""
    return len(hit.matched), hit.score
