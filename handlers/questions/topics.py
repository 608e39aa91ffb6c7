"""Answers to questions that name something: a title, a speaker, a place, a group, a team."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.among import SHOWN, at_places, one_of
from handlers.questions.asked import Asked
from handlers.questions.asker import Asker
from handlers.questions.evidence import Evidence
from handlers.questions.intents import (
    OF_A_SESSION,
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    Several,
)
from handlers.questions.language_asked import languages_named
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.narrowed import any_in_the_language, narrowed, that_say_so
from handlers.questions.ruled_out import leads_there, runs_the_other_way
from handlers.questions.senses import Phrase, Sense
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from locales.time_words import weekday_stems
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session
from storage.programme.search import FIELD_WEIGHTS, IN_A_NAME, Hit
from storage.programme.searching.documents import IN_PASSING, Document, Field, Subject
from storage.programme.searching.needs import FOOD
from storage.programme.snapshot import Snapshot

AS_GOOD: Final = 0.8
"""A hit with so much of the best one's score answers as well as it does."""

_KINDS_CALLED_SO: Final = frozenset({Kind.WORKSHOP, Kind.TALK, Kind.MEAL, Kind.TRANSFER})
"""Kinds of which each session is what the kind is called; an excursion is but some culture."""

SUGGESTED: Final = 3

_OPENING: Final[Mapping[Subject, Callable[[str], Action]]] = {
    Subject.GROUP: GroupAt,
    Subject.TEAM: TeamAt,
    Subject.PLACE: PlaceAt,
    Subject.INFO: InfoAt,
    Subject.SESSION: SessionAt,
}


class Topic:
    """Answers a question that names something: a title, a speaker, a place, a group, a team."""

    def __init__(
        self,
        asked: Asked,
        words: Sequence[Word],
        moments: MomentsAsked,
        snapshot: Snapshot,
        asker: Asker,
    ) -> None:
        self._asked = asked
        self._moments = moments
        self._snapshot = snapshot
        self._asker = asker
        self._words = words
        self._evidence = Evidence(asked, words)

    def answer(self) -> Intent:
        """The screen, the list, what may be meant, or nothing."""
        moments, evidence = self._moments, self._evidence
        when_of_a_kind = self._asked.fact is Fact.TIME and bool(evidence.kinds_asked_for())
        which = self._asked.has(Sense.WHICH) and bool(evidence.kinds_asked_for())
        timed = moments.given or moments.only_first or when_of_a_kind or which
        timed = timed or bool(languages_named(self._asked)) or self._asked.fact in OF_A_SESSION
        pages = evidence.pages(timed=timed)
        if pages:
            return self._of_pages(pages)
        if left := self._meals_left():
            return left
        if not evidence.is_sure():
            return self._suggestion()
        if moments.elsewhere is not None:
            return moments.elsewhere
        if track := self._of_a_track():
            return track
        named = self._named()
        if named and not moments.given and not moments.only_first and self._asked.nth is None:
            return self._one_or_several([press_of(document) for document in named])
        if len(named) == 1:
            return self._of_named(named[0])
        found = self._of(self._sessions(AS_GOOD)) or self._of(self._sessions(0.0))
        if found is None and moments.hour_asked is None:
            pages = [page for page in evidence.pages(timed=False) if evidence.is_exact(page)]
            if pages:
                return self._of_pages(pages)
        found = found or self._of_a_day_without() or self._of_another_day()
        return found or self._suggestion()

    def _meals_left(self) -> Intent | None:
        """What there still is to eat on a day, also at a reception."""
        asked, moments = self._asked, self._moments
        is_meal = self._evidence.kinds_asked_for() == {Kind.MEAL} and bool(asked.needs)
        if not is_meal or not asked.has(Sense.FREE) or moments.day is None:
            return None
        ahead = [s for s in self._meals(self._of_sessions()) if not moments.is_over(s)]
        then = moments.filtered(ahead)
        return self._one_or_several([SessionAt(s.id) for s in then]) if then else None

    def _meals(self, hits: Sequence[Hit]) -> list[Session]:
        """The meals among some hits, and what is known to have one, in their order."""
        found = (
            self._snapshot.sessions[h.document.id]
            for h in hits
            if self._is_meal(h) or Field.ALSO in h.matched.values()
        )
        return sorted((s for s in found if s.takes_place), key=lambda s: s.start)

    def _is_meal(self, hit: Hit) -> bool:
        return self._snapshot.sessions[hit.document.id].kind is Kind.MEAL

    def _of_a_track(self) -> Intent | None:
        """All sessions of the track that is called so: what is on "about climate"."""
        asked, tracks = self._asked, self._snapshot.tracks.values()
        stems = [asked.known(word).stems.keys() for word in self._words]
        rules = word_rules(asked.index.languages)
        for track in tracks if asked.fact is None and asked.has(Sense.ABOUT) else ():
            name = {word.stem for said in track.name.values() for word in rules.all_words(said)}
            if all(not name.isdisjoint(one) for one in stems):
                held = (s for s in self._snapshot.sessions.values() if s.track == track.id)
                return self._of([s for s in held if s.takes_place], anybodys=True)
        return None

    def _of_a_day_without(self) -> Intent | None:
        """Where no meal is on the day asked for, the page on food that speaks of that day."""
        day, index = self._moments.day, self._asked.index
        kinds = {self._snapshot.sessions[h.document.id].kind for h in self._of_sessions()}
        if day is None or kinds != {Kind.MEAL}:
            return None
        names = weekday_stems(index.languages, day)
        pages = (page for page, (how, _) in index.naming(FOOD).items() if how >= IN_A_NAME)
        found = [p for p in pages if p.subject is Subject.INFO and index.has_in(p, names)]
        return OpenScreen(InfoAt(found[0].id)) if len(found) == 1 else None

    def _of_another_day(self) -> Intent | None:
        """The nearest one of what is called so, where the day asked for has none of it."""
        day, moments = self._moments.day, self._moments
        if day is None or self._asked.time.names_an_hour or self._asked.nth is not None:
            return None
        hits = self._of_sessions()
        titled = [hit for hit in hits if self._evidence.is_exact_in_title(hit)]
        are_meals = bool(titled) and all(map(self._is_meal, titled))
        if not are_meals and len(titled) < len(hits):
            return None
        sessions = self._meals(hits) if are_meals else self._sessions(AS_GOOD)
        found = [s for s in sessions if s.takes_place]
        if not found or any(self._snapshot.day_of(s) == day for s in found):
            return None

        def distance(session: Session) -> tuple[bool, int]:
            return moments.is_over(session), abs((self._snapshot.day_of(session) - day).days)

        return OpenScreen(SessionAt(min(found, key=distance).id), Fact.ANOTHER_DAY)

    def _of_sessions(self) -> list[Hit]:
        return self._evidence.of_subject(Subject.SESSION)

    def _of_pages(self, pages: Sequence[Hit]) -> Intent:
        """The info pages that are meant; all urgent ones at once where one of them is urgent."""
        found = [page.document for page in pages if page.score >= AS_GOOD * pages[0].score]
        urgent = [page for page in pages if self._snapshot.info[page.document.id].urgent]
        if any(page.weakest == 1 for page in urgent):
            return OpenScreen(Urgent())
        if urgent and urgent[0] is pages[0]:
            return DidYouMean(tuple(press_of(page) for page in found[:SHOWN]))
        return self._one_or_several([press_of(page) for page in found])

    def _of_named(self, named: Document) -> Intent:
        """The sittings of a group, the workshops of a team, the sessions at a place, at a time."""
        match named.subject:
            case Subject.GROUP:
                sessions = self._snapshot.by_group.get(named.id, ())
            case Subject.TEAM:
                sessions = self._snapshot.workshops_of(named.id)
                return self._of(sessions, anybodys=True) or self._one_or_several([press_of(named)])
            case _:
                return at_places((named.id,), self._moments, self._snapshot, self._asked)
        return self._of(sessions) or self._one_or_several([press_of(named)])

    def _named(self) -> list[Document]:
        """The groups, teams or places that are meant, unless a session fits more of the words."""
        evidence = self._evidence
        if evidence.kinds_asked_for():
            return self._places_called_so()
        about = self._asked.has(Sense.ABOUT) and self._asked.fact is not Fact.WHERE
        if places := self._places_said():
            return places
        # What is "about houses" is in no house.
        subjects = (Subject.GROUP, Subject.TEAM, *(() if about else (Subject.PLACE,)))
        for subject in subjects:
            found = evidence.of_subject(subject)
            if found and self._is_meant(found[0]):
                return [hit.document for hit in found if hit.score >= AS_GOOD * found[0].score]
        return []

    def _places_called_so(self) -> list[Document]:
        """The places that are called as a kind of session is, where it is asked where they are."""
        if self._asked.fact is not Fact.WHERE:
            return []
        places = self._evidence.of_subject(Subject.PLACE)
        return [hit.document for hit in places if self._evidence.is_exact_title(hit)]

    def _places_said(self) -> list[Document]:
        """The place that is asked for in this very form: the „Schmiede“ is no „Schmieden“."""
        if self._asked.fact is not Fact.WHERE or self._asked.has(Sense.GROUPS):
            return []
        places = self._evidence.of_subject(Subject.PLACE)
        exact = filter(self._evidence.is_exact_title, places)
        said = [hit.document for hit in exact if hit.document.says(hit.matched)]
        return said if len(said) == 1 and len(places) == 1 else []

    def _is_meant(self, best: Hit) -> bool:
        """Whether this group, team or place is what the words name."""
        document, evidence = best.document, self._evidence
        if evidence.is_the_group_asked_for(best):
            return True
        if not evidence.is_enough(best):
            return False
        if document.subject is Subject.GROUP:
            if self._asked.has(Sense.GROUPS) or self._asked.has(Sense.LEADS):
                return True
            # Who leads a group is asked for as a speaker where they speak.
            if {*best.matched.values()} == {Field.COORDINATOR} and evidence.speaks():
                return False
        elif not evidence.names(best):
            is_place = document.subject is Subject.PLACE
            return is_place and self._asked.fact is Fact.WHERE and evidence.is_exact(best)
        sessions = evidence.of_subject(Subject.SESSION)
        if not sessions:
            return True
        rival = max(sessions, key=lambda hit: (len(hit.matched), hit.score))
        if len(rival.matched) > len(best.matched):
            return False
        if document.subject is Subject.PLACE:
            is_session = evidence.called_just_so([best, rival]) == [rival]
            if is_session and self._asked.fact is not Fact.WHERE:
                return False
            if self._asked.fact in OF_A_SESSION and evidence.is_exact_in_title(rival):
                return False
            if self._asked.fact is not Fact.WHERE:
                # "When is the concert" is not asked of a concert hall.
                just_so = self._asked.fact not in OF_A_SESSION or best.weakest == 1
                return evidence.is_exact(best) and just_so
            # Of a session without a place nobody can say where it is.
            has_place = self._snapshot.sessions[rival.document.id].place is not None
            return evidence.is_exact(best) or not (has_place and evidence.is_exact_title(rival))
        return rival.score <= best.score or document.id in self._belongs_to(rival.document)

    def _belongs_to(self, session: Document) -> tuple[str | None, ...]:
        """The group a session is a sitting of, and the teams it is held for."""
        found = self._snapshot.sessions[session.id]
        return (found.group, *found.teams)

    def _sessions(self, as_good: float) -> list[Session]:
        """The sessions that match as many words as any and score so much of the best one."""
        if at_any_place := self._of_a_speaker(self._of_sessions()):
            return at_any_place
        sessions = [*filter(self._evidence.is_enough, self._of_sessions())]
        if not sessions:
            return []
        if self._asked.fact in (Fact.TIME, Fact.WHERE):
            there = [h for h in sessions if leads_there(self._asked, h.document)]
            as_many = max(len(h.matched) for h in sessions)
            sessions = [h for h in there if len(h.matched) == as_many] or sessions
        if not self._asked.says(Phrase.WHO) and not self._asked.origins:
            sessions = [h for h in sessions if {*h.matched.values()} != {Field.ROLE}] or sessions
        if self._asked.origins and not self._asked.has(Sense.TEAMS):
            # Somebody from a town, rather than a team that is called after it.
            sessions = [h for h in sessions if Field.TEAM not in h.matched.values()] or sessions
        if of_the_kind := self._of_the_kind(sessions):
            return of_the_kind
        sessions = _most(self._evidence.kinds, sessions)
        sessions = _most(self._evidence.named, sessions)
        most = max(len(hit.matched) for hit in sessions)
        sessions = [hit for hit in sessions if len(hit.matched) == most]
        sessions = self._evidence.called_just_so(sessions) if as_good else sessions
        sessions = self._of_ones_own(sessions)
        best = max(hit.score for hit in sessions)
        meant = that_say_so(self._asked, [h for h in sessions if h.score >= as_good * best])
        return [self._snapshot.sessions[hit.document.id] for hit in meant]

    def _of_a_speaker(self, sessions: Sequence[Hit]) -> list[Session]:
        """All sessions of somebody, where a place is named: it need not be where they are."""
        best = max(sessions, key=lambda hit: len(hit.matched), default=None)
        if best is None:
            return []
        who = {word for word, field in best.matched.items() if field is Field.SPEAKER}
        if not who or {*best.matched.values()} != {Field.SPEAKER, Field.PLACE}:
            return []
        theirs = (hit for hit in sessions if who <= hit.matched.keys())
        return [self._snapshot.sessions[hit.document.id] for hit in theirs]

    def _of_the_kind(self, sessions: Sequence[Hit]) -> list[Session]:
        """The sessions of a kind, where the question names nothing else."""
        asked, kinds = self._asked, self._evidence.kinds_asked_for() & _KINDS_CALLED_SO
        which = asked.fact is None and (asked.has(Sense.WHICH) or asked.has(Sense.WHAT))
        if not which and asked.fact is not Fact.TIME:
            return []
        found = (self._snapshot.sessions[hit.document.id] for hit in sessions)
        return [session for session in found if session.kind in kinds]

    def _of_ones_own(self, sessions: list[Hit]) -> list[Hit]:
        """The hits of the asker's part of the programme, where there are any and none was named."""
        if self._of_any_strand():
            return sessions
        own, best = self._asker.strands, max(map(_weight, sessions))
        mine = [h for h in sessions if self._snapshot.sessions[h.document.id].strand in own]
        return mine if any(_weight(hit) == best for hit in mine) else sessions

    def _of_any_strand(self) -> bool:
        """Whether a part of the event, or somebody who speaks in any, is named."""
        named = any(map(self._asked.has, (Sense.YOUTH_FORUM, Sense.TEAMS)))
        return named or Field.SPEAKER in self._evidence.hits[0].matched.values()

    def _of(self, sessions: Sequence[Session], *, anybodys: bool = False) -> Intent | None:
        """The sessions at the time asked for: running or next first.

        Those of the asker's part of the programme come before others, unless they are `anybodys`.
        """
        moments, asked = self._moments, self._asked
        there = [s for s in sessions if not runs_the_other_way(asked, s)]
        fitting = moments.filtered(there)
        if not fitting:
            return None
        if asked.nth is not None:
            return one_of(fitting, asked)
        fitting = [*narrowed(asked, fitting)]
        anybodys = anybodys or self._of_any_strand()
        ahead = moments.not_over(fitting if anybodys else self._asker.own_first(fitting))
        if {s.kind for s in ahead} == {Kind.MEAL} and moments.are_over(ahead):
            evening = moments.instead_of(ahead)
            if evening or asked.fact in (Fact.TIME, Fact.WHERE):
                return evening
        if asked.has(Sense.FREE) and moments.given and all(map(moments.is_over, ahead)):
            # "Is there anything left to eat today" wants nothing that is over.
            return None
        ordered = moments.running_or_next_first(ahead)
        alike = len({(s.title, s.group) for s in ordered}) == 1
        alike = alike or {s.kind for s in ordered} == {Kind.MEAL}
        if moments.only_first or (alike and asked.fact is not None):
            ordered = [s for s in ordered if s.takes_place][:1] or ordered[:1]
        return self._one_or_several([SessionAt(s.id) for s in ordered])

    def _suggestion(self) -> Intent:
        """What may be meant, by its titles, or nothing."""
        found: dict[str, Action] = {}
        for hit in self._evidence.near():
            found.setdefault(self._title(hit.document), press_of(hit.document))
        presses = tuple(found.values())[:SUGGESTED]
        return DidYouMean(presses, dated=self._moments.given) if found else Nothing()

    def _title(self, document: Document) -> str:
        snapshot = self._snapshot
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

    def _one_or_several(self, found: Sequence[Action]) -> Intent:
        if len(found) == 1:
            in_a_language = languages_named(self._asked) and isinstance(found[0], SessionAt)
            return OpenScreen(
                found[0], self._asked.fact or (Fact.LANGUAGE if in_a_language else None)
            )
        sessions = [self._snapshot.sessions[p.id] for p in found if isinstance(p, SessionAt)]
        if languages_named(self._asked) and not any_in_the_language(self._asked, sessions):
            return DidYouMean(tuple(found[:SUGGESTED]))
        return Several(tuple(found[:SHOWN]))


def _most(count: Callable[[Hit], int], hits: Sequence[Hit]) -> list[Hit]:
    """The hits that have most of something."""
    most = max(map(count, hits))
    return [hit for hit in hits if count(hit) == most]


def _weight(hit: Hit) -> float:
    """How much the best place weighs in which a word names a hit; nothing in passing."""
    naming = (FIELD_WEIGHTS[f] for f in hit.matched.values() if f not in IN_PASSING)
    return max(naming, default=0.0)


def press_of(document: Document) -> Action:
    """What opens something that was found."""
    return _OPENING[document.subject](document.id)
