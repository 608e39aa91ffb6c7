"""A second look at what answers a question by its words, or at what found no answer.

Rules find an answer step by step and know much of one thing at a time; the weighing compares all
that may be meant at once. What the rules answer stands, unless something else is far likelier;
where they find nothing, what is likely enough answers, or is suggested first. What rules alone know
is left to them.
"""

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
from handlers.questions.reading.ruled_out import is_a_plaint, is_for_something_else
from handlers.questions.reading.senses import Sense
from handlers.questions.weighing.candidates import Candidate, Thing, words_weighed
from handlers.questions.weighing.likely import Likely, likely
from handlers.ui.action import Action
from storage.programme.model import Kind, Strand
from storage.programme.searching.documents import Subject
from storage.programme.searching.needs import COSTS
from storage.programme.snapshot import Snapshot

OVERRULES: Final = 0.7
"""So likely is what answers in place of something else..."""

LIKELIER: Final = 3
"""...than which it is so many times likelier."""

ANSWERS: Final = 0.6
"""So likely is what answers where the rules found nothing."""

DOUBTED: Final = 0.15
"""What is less likely is asked back and not answered."""

MAY_BE_MEANT: Final = 0.05
"""So likely is what is suggested beside what the rules suggest..."""

SUGGESTED_ALONE: Final = 0.2
"""...and so likely is the likeliest where they suggest nothing."""


def second_look(
    found: Intent, asked: Asked, moments: MomentsAsked, snapshot: Snapshot, asker: Asker
) -> Intent:
    """What rules found, or what is likelier; `asked` is what they compared with words of things."""
    if _is_for_the_rules(asked, moments):
        return found
    match found:
        case OpenScreen(press, unsaid=None) if thing := _thing(press):
            if _is_urgent(thing, snapshot) or thing[0] is Subject.PLACE:
                return found
            weighed = likely(asked, moments, snapshot)
            if not _stands(thing, weighed, asker):
                return _instead_of(found, thing, weighed, asked, moments)
        case DidYouMean() | Nothing(None):
            weighed = likely(asked, moments, snapshot)
            if answering := _answering(weighed, ANSWERS, asked, snapshot):
                return OpenScreen(opens(*answering), asked.fact)
            if isinstance(found, DidYouMean) and not _asks_a_kind(asked):
                return _likeliest(found, weighed, moments)
            # A need that nothing tells of is said to be one: its words stand elsewhere by chance.
            is_near = weighed.first and weighed.of(weighed.first) >= SUGGESTED_ALONE
            if isinstance(found, Nothing) and is_near and not asked.needs:
                return _likeliest(DidYouMean(()), weighed, moments)
    return found


def _stands(thing: Thing, weighed: Likely, asker: Asker) -> bool:
    """Whether what the rules found answers, whatever is likelier.

    The weighing does not know who asks: nothing takes the place of what is theirs.
    """
    here = weighed.candidates.get(thing)
    if weighed.first is None or here is None:
        return True
    first = weighed.candidates[weighed.first]
    is_theirs = _is_theirs(here, asker) and not _is_theirs(first, asker)
    in_time = _is_in_time(here) or _is_in_time(first)
    return in_time or _is_of(here) == _is_of(first) or is_theirs


def _instead_of(
    found: OpenScreen, thing: Thing, weighed: Likely, asked: Asked, moments: MomentsAsked
) -> Intent:
    """What is far likelier than a thing that the rules found, or a question back if it is not."""
    likely_enough = max(OVERRULES, LIKELIER * weighed.of(thing))
    if answering := _answering(weighed, likely_enough, asked, moments.snapshot):
        return OpenScreen(opens(*answering), asked.fact)
    if weighed.of(thing) < DOUBTED and not _asks_a_kind(asked):
        return _likeliest(DidYouMean(found=(found.press,)), weighed, moments)
    return found


def _answering(weighed: Likely, enough: float, asked: Asked, snapshot: Snapshot) -> Thing | None:
    """The likeliest, if it is likely enough and may answer for the rules.

    A page about emergencies opens on its own words alone, a team on its name.
    """
    first = weighed.first
    if first is None or weighed.of(first) < enough:
        return None
    if _is_urgent(first, snapshot) or first[0] is Subject.TEAM or _asks_for_unknown(asked):
        return None
    one, evidence = weighed.candidates[first], evidence_of(asked, words_weighed(asked))
    matched = one.hit.matched.keys() if one.hit else frozenset[str]()
    goes_elsewhere = not asked.destinations | asked.origins <= matched
    if _is_in_time(one) and (goes_elsewhere or evidence.kinds_asked_for() == {Kind.MEAL}):
        return None
    if one.hit is None:
        return first if one.needs else None
    may_not = asked.has(Sense.MAY) and is_for_something_else(asked, one.hit)
    return None if may_not else first


def _asks_for_unknown(asked: Asked) -> bool:
    """Whether the programme has no word for what is to be there, or for what somebody does.

    Nor for one of several bare topics.
    """
    is_asked = asked.has(Sense.IS_THERE) or asked.fact is Fact.WHO or not any(asked.senses.values())
    unknown = (w for w in asked.topics if not asked.known(w).stems and not asked.senses[w])
    return is_asked and any(unknown)


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

    Nor is it weighed what something costs, and what is no question at all.
    """
    of_one_kind = asked.has(Sense.TEAMS) or asked.fact is Fact.LANGUAGE
    costs = any(need.name == COSTS for need in asked.needs)
    outside = moments.elsewhere is not None
    return asked.nth is not None or of_one_kind or costs or outside or is_a_plaint(asked)


def _asks_a_kind(asked: Asked) -> bool:
    """Whether lunch or a workshop is asked for: which are meant, rules of time know."""
    return bool(evidence_of(asked, words_weighed(asked)).kinds_asked_for())


def _is_theirs(one: Candidate, asker: Asker) -> bool:
    """Whether they attend it, or are of the youth forum as it is; the conference is a default."""
    if one.session is None:
        return False
    of_the_youth = asker.strand is Strand.YOUTH and one.session.strand in asker.strands
    return of_the_youth or one.session.id in asker.person.attends


def _is_in_time(one: Candidate) -> bool:
    """Whether it is a ride or a meal: which is meant is a matter of time, which rules know."""
    return one.session is not None and one.session.kind in (Kind.MEAL, Kind.TRANSFER)


def _is_of(one: Candidate) -> str:
    """What it is, or of which group: a group and each of its sittings lead to each other."""
    return (one.session and one.session.group) or one.thing[1]


def _is_urgent(thing: Thing, snapshot: Snapshot) -> bool:
    """Whether it is a page about emergencies, which is for the rules: by its own words alone."""
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
