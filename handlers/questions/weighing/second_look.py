"""A second look at what answers a question by its words, or at what found no answer.

Rules find an answer step by step and know much of one thing at a time; the weighing compares all
that may be meant at once. What the rules answer stands, unless something else is far likelier;
where they find nothing, what is likely enough answers, or is suggested first. What rules alone know
is left to them.
"""

from collections.abc import Iterable, Set
from dataclasses import replace
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing, OpenScreen
from handlers.questions.named.what_was_found import SUGGESTED, opens, title_of
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.ruled_out import asks_a_price, is_a_plaint, is_for_something_else
from handlers.questions.reading.senses import Sense
from handlers.questions.weighing.candidates import Candidate, Thing, words_weighed
from handlers.questions.weighing.likely import Likely, likely
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.model import Kind, Strand
from storage.programme.searching.documents import Subject
from storage.programme.searching.needs import Need
from storage.programme.searching.thesaurus import ABOUT_SOMETHING
from storage.programme.snapshot import Snapshot

OVERRULES: Final = 0.85
"""So likely is what answers in place of something else..."""

FAR_LIKELIER: Final = 4
"""...than which it is so many times likelier."""

ANSWERS: Final = 0.7
"""So likely is what answers where the rules found nothing..."""

COVERS: Final = 0.4
"""...and it has so much of what is asked, weighted by rarity..."""

UNKNOWN: Final = 0.3
"""...of which the programme has no word for no more than this."""


MAY_BE_MEANT: Final = 0.05
"""So likely is what is suggested."""


def second_look(
    found: Intent, asked: Asked, moments: MomentsAsked, snapshot: Snapshot, asker: Asker
) -> Intent:
    """What rules found, or what is likelier; `asked` is what they compared with words of things."""
    if _is_for_the_rules(asked, moments):
        return found
    match found:
        case OpenScreen(press, unsaid=None):
            thing = _thing(press)
        case DidYouMean() | Nothing(None) if not _is_unwritten(asked):
            thing = None
        case _:
            return found
    weighed = likely(asked, moments, snapshot)
    first = weighed.first
    if first is None or first == thing or _is_urgent(first, snapshot):
        return found
    if isinstance(found, OpenScreen):
        answers = thing is not None and _overrules(first, thing, weighed, asked, asker)
    else:
        answers = _answers(first, weighed, asked, moments)
    if answers:
        return OpenScreen(opens(*first), asked.fact)
    return _likeliest(found, weighed, moments) if isinstance(found, DidYouMean) else found


def _likeliest(found: DidYouMean, weighed: Likely, moments: MomentsAsked) -> DidYouMean:
    """What may be meant, the likeliest first, what is over last; of what is called alike one."""

    def is_over(thing: Thing) -> bool:
        session = weighed.candidates[thing].session
        return session is not None and moments.is_over(session)

    likely_enough = [thing for thing, how in weighed.things.items() if how >= MAY_BE_MEANT]
    things = sorted(likely_enough, key=is_over)
    by_title = {title_of(*thing, moments.snapshot): thing for thing in reversed(things)}
    suggested = [thing for thing in things if thing in by_title.values()][:SUGGESTED]
    return replace(found, found=tuple(opens(*thing) for thing in suggested) or found.found)


def _is_for_the_rules(asked: Asked, moments: MomentsAsked) -> bool:
    """Whether rules alone know what is asked: which one of several, of a team, of its languages.

    Nor is it weighed what is no question at all.
    """
    of_one_kind = asked.has(Sense.TEAMS) or asked.fact is Fact.LANGUAGE
    outside = moments.elsewhere is not None
    return asked.nth is not None or of_one_kind or outside or is_a_plaint(asked)


def _is_unwritten(asked: Asked) -> bool:
    """Whether something is needed that nothing tells of, or a price is asked."""
    naming = asked.index.naming
    return asks_a_price(asked) or any(not naming(need.name) for need in asked.needs)


def _answers(first: Thing, weighed: Likely, asked: Asked, moments: MomentsAsked) -> bool:
    """Whether a thing answers where rules found nothing: by words of its own.

    It has to be where one wants to go, what people ask everybody for, and not over. Teams are meant
    only by who names them, and of meals the rules of time know better.
    """
    one = weighed.candidates[first]
    hit, is_over = one.hit, one.session is not None and moments.is_over(one.session)
    if hit is None or is_over or first[0] is Subject.TEAM or weighed.of(first) < ANSWERS:
        return False
    evidence = evidence_of(asked, words_weighed(asked))
    unknown = [w for w in evidence.words if not (asked.known(w).stems or asked.senses[w])]
    # Who has done what the programme has no word for stands nowhere.
    does_unknown = asked.fact is Fact.WHO and bool(unknown)
    return (
        asked.destinations | asked.origins <= hit.matched.keys()
        and evidence.kinds_asked_for() != {Kind.MEAL}
        and evidence.coverage(hit) >= COVERS
        and sum(map(evidence.share_asked, unknown)) <= UNKNOWN
        and not does_unknown
        and evidence.practical_is_named()
        and not evidence.is_loose(hit)
        and not is_for_something_else(asked, hit)
    )


def _overrules(first: Thing, thing: Thing, weighed: Likely, asked: Asked, asker: Asker) -> bool:
    """Whether the likeliest thing answers in place of the one that rules found.

    A group stays where groups are asked for. Which of two lunches is meant, rules of time know; and
    a ride to a thing is not the thing.
    """
    one, other = weighed.candidates[first], weighed.candidates.get(thing)
    if other is None or (thing[0] is Subject.GROUP and asked.has(Sense.GROUPS)):
        return False
    if (_is_meal(one) and _is_meal(other)) or (other.needs and _leaves_needs_out(one, asked)):
        return False
    if _is_ride(one) and not _is_ride(other) and not one.needs:
        return False
    # The weighing does not know who asks: nothing takes the place of what is theirs.
    if _is_theirs(other, asker) and not _is_theirs(one, asker):
        return False
    return weighed.of(first) >= max(OVERRULES, FAR_LIKELIER * weighed.of(thing))


def _leaves_needs_out(one: Candidate, asked: Asked) -> bool:
    """Whether a thing does not tell of what is needed, or is but a talk on it: no water is there.

    What several words say is told by one of them.
    """
    matched = one.hit.matched.keys() if one.hit else frozenset[Word]()
    is_talk = one.session is not None and one.session.kind in ABOUT_SOMETHING
    if is_talk and asked.needs and _words_of(asked.needs) >= matched:
        return True
    several = [need for need in asked.needs if not need.named and len(need.words) > 1]
    return bool(several) and not one.needs and _words_of(several).isdisjoint(matched)


def _words_of(needs: Iterable[Need]) -> Set[Word]:
    return frozenset[Word]().union(*(need.words for need in needs))


def _is_theirs(one: Candidate, asker: Asker) -> bool:
    """Whether they attend it, or are of the youth forum as it is; the conference is a default."""
    if one.session is None:
        return False
    of_the_youth = asker.strand is Strand.YOUTH and one.session.strand in asker.strands
    return of_the_youth or one.session.id in asker.person.attends


def _is_meal(one: Candidate) -> bool:
    return one.session is not None and one.session.kind is Kind.MEAL


def _is_ride(one: Candidate) -> bool:
    return one.session is not None and one.session.kind is Kind.TRANSFER


def _is_urgent(thing: Thing, snapshot: Snapshot) -> bool:
    """Whether it is a page about emergencies, which opens on its own words alone."""
    subject, page = thing
    return subject is Subject.INFO and snapshot.info[page].urgent


def _thing(press: Action) -> Thing | None:
    """What a button opens, if that is weighed."""
    match press:
        case SessionAt(thing):
            return Subject.SESSION, thing
        case InfoAt(thing):
            return Subject.INFO, thing
        case GroupAt(thing):
            return Subject.GROUP, thing
        case PlaceAt(thing):
            return Subject.PLACE, thing
    return None
