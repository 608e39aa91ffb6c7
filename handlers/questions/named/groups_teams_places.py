"""The group, the team or the place that a question names, unless a session fits more of it."""

from handlers.questions.intents import OF_A_SESSION, Fact
from handlers.questions.named.what_was_found import as_good
from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.ruled_out import is_called_by_what_it_has
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.titles_said import called_just_so
from storage.programme.search import Hit
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.snapshot import Snapshot


def groups_teams_places(evidence: Evidence, snapshot: Snapshot) -> list[Document]:
    """The groups, teams or places that are meant; none where a session fits more of the words."""
    asked = evidence.asked
    if evidence.kinds_asked_for():
        return _places_called_so(evidence)
    about = asked.has(Sense.ABOUT) and asked.fact is not Fact.WHERE
    if places := _places_said(evidence):
        return places
    # What is "about houses" is in no house.
    for subject in (Subject.GROUP, Subject.TEAM, *(() if about else (Subject.PLACE,))):
        found = evidence.of_subject(subject)
        if found and _is_meant(found[0], evidence, snapshot):
            return [hit.document for hit in as_good(found)]
    return []


def _places_called_so(evidence: Evidence) -> list[Document]:
    """The places that are called as a kind of session is, where it is asked where they are."""
    if evidence.asked.fact is not Fact.WHERE:
        return []
    places = evidence.of_subject(Subject.PLACE)
    return [hit.document for hit in places if evidence.is_exact_title(hit)]


def _places_said(evidence: Evidence) -> list[Document]:
    """The place that is asked for in this very form: the „Schmiede“ is no „Schmieden“."""
    if evidence.asked.has(Sense.GROUPS) or len(places := evidence.of_subject(Subject.PLACE)) != 1:
        return []
    called = _places_called_so(evidence)
    return [place for place in called if place.says(places[0].matched)]


def _is_meant(best: Hit, evidence: Evidence, snapshot: Snapshot) -> bool:
    """Whether this group, team or place is what the words name."""
    asked, document = evidence.asked, best.document
    if evidence.is_the_group_asked_for(best):
        return True
    if not evidence.is_enough(best):
        return False
    if document.subject is Subject.GROUP:
        if asked.has(Sense.GROUPS) or asked.has(Sense.LEADS):
            return True
        # Who leads a group is asked for as a speaker where they speak.
        if {*best.matched.values()} == {Field.COORDINATOR} and evidence.speaks():
            return False
    elif not evidence.names(best):
        is_place = document.subject is Subject.PLACE
        return is_place and asked.fact is Fact.WHERE and evidence.is_exact(best)
    sessions = evidence.of_subject(Subject.SESSION)
    if not sessions:
        return True
    rival = max(sessions, key=lambda hit: (len(hit.matched), hit.score))
    if len(rival.matched) > len(best.matched):
        return False
    session = snapshot.sessions[rival.document.id]
    if document.subject is Subject.PLACE:
        has_place = session.place is not None
        return _is_place_meant(best, rival, evidence, has_place=has_place)
    if document.id in (session.group, *session.teams):
        return True
    # "Recognition of degrees" is no graduation.
    called = [h for h in (best, rival) if not is_called_by_what_it_has(asked, h.document)]
    return rival.score <= best.score and called != [rival]


def _is_place_meant(place: Hit, session: Hit, evidence: Evidence, *, has_place: bool) -> bool:
    """Whether a place is meant, rather than a session that has as many of the words."""
    asked = evidence.asked
    if asked.fact is Fact.WHERE:
        # Of a session without a place nobody can say where it is.
        return evidence.is_exact(place) or not (has_place and evidence.is_exact_title(session))
    if not evidence.is_exact(place) or called_just_so(evidence, [place, session]) == [session]:
        return False
    # "When is the concert" is not asked of a concert hall.
    just_so = place.weakest == 1 and not evidence.is_exact_in_title(session)
    return asked.fact not in OF_A_SESSION or just_so
