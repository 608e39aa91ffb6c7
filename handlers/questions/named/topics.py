"""Answers to questions that name something: a title, a speaker, a place, a group, a team."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import SessionAt
from handlers.questions.intents import OF_A_SESSION, DidYouMean, Fact, Intent, OpenScreen, Several
from handlers.questions.named.groups_teams_places import groups_teams_places
from handlers.questions.named.known_today import known_today
from handlers.questions.named.language_asked import languages_named
from handlers.questions.named.nearest import nearest_to
from handlers.questions.named.pages_meant import pages_meant
from handlers.questions.named.sessions_named import (
    KINDS_CALLED_SO,
    any_in_the_language,
    narrowed,
    of_any_strand,
    sessions_named,
    sittings_beside,
)
from handlers.questions.named.ways_asked import SOON
from handlers.questions.named.what_was_found import SUGGESTED, as_good, press_of, suggestion
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.numbered import called_by_number
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.where_titles_lead import runs_the_other_way
from handlers.questions.reading.which_sessions import SHOWN, at_places, of_today, one_of
from handlers.ui.action import Action
from locales.time_words import weekday_stems
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session
from storage.programme.search import Hit
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.needs import FOOD
from storage.programme.searching.postings import IN_A_NAME


class Topic:
    """Answers a question that names something: a title, a speaker, a place, a group, a team."""

    def __init__(
        self,
        q: Query,
        words: Sequence[Word],
    ) -> None:
        self._query = q
        self._asked = q.asked
        self._moments = q.moments
        self._snapshot = q.snapshot
        self._asker = q.asker
        self._words = words
        self._evidence = evidence_of(q.asked, words)
        self._numbered = called_by_number(self._evidence)

    def answer(self) -> Intent:
        """The screen, the list, what may be meant, or nothing."""
        moments, evidence = self._moments, self._evidence
        when_of_a_kind = self._asked.fact is Fact.TIME and bool(evidence.kinds_asked_for())
        which = self._asked.has(Sense.WHICH) and bool(evidence.kinds_asked_for())
        timed = moments.given or moments.only_first or when_of_a_kind or which
        timed = timed or bool(languages_named(self._asked)) or self._asked.fact in OF_A_SESSION
        timed = timed or self._is_a_meal_soon()
        pages = pages_meant(evidence, timed=timed)
        if pages:
            return self._of_pages(pages)
        if today := self._of(known_today(evidence, moments)):
            return today
        if left := self._meals_left():
            return left
        if not evidence.is_sure():
            return suggestion(self._evidence, self._moments)
        if moments.elsewhere is not None:
            return moments.elsewhere
        if track := self._of_a_track():
            return track
        named = groups_teams_places(evidence, self._snapshot)
        if running := self._until_when(named):
            return OpenScreen(running, Fact.END)
        if named and not moments.given and not moments.only_first and self._asked.nth is None:
            return self._one_or_several([press_of(document) for document in named])
        if len(named) == 1:
            return self._of_named(named[0])
        found = self._of(self._sessions()) or self._of(self._sessions(loosely=True))
        found = found or self._of(sittings_beside(self._evidence, self._snapshot))
        is_left = self._asked.has(Sense.FREE) and moments.given
        if found is None and moments.hour_asked is None and not is_left:
            pages = [page for page in pages_meant(evidence, timed=False) if evidence.is_exact(page)]
            if pages:
                return self._of_pages(pages)
        found = found or self._of_another_hour() or self._of_a_day_without()
        found = found or self._of_another_day()
        return found or suggestion(self._evidence, self._moments)

    def _until_when(self, named: Sequence[Document]) -> SessionAt | None:
        """The sitting that is on, of the one group of which it is asked until when it is."""
        if self._asked.fact is not Fact.END or [d.subject for d in named] != [Subject.GROUP]:
            return None
        sittings = self._snapshot.by_group.get(named[0].id, ())
        running = (s for s in sittings if s.is_running(self._moments.now))
        return next((SessionAt(s.id) for s in running), None)

    def _is_a_meal_soon(self) -> bool:
        """Whether a meal may be asked for while one is near: "Food?" before lunch."""
        if self._evidence.kinds_asked_for() != {Kind.MEAL}:
            return False
        meals = (s for s in self._snapshot.sessions.values() if s.kind is Kind.MEAL)
        return any(self._moments.is_within(meal, SOON) for meal in meals)

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

    def _of_another_hour(self) -> Intent | None:
        """What is called so and goes on into the part of the day that was named, if not for long.

        "Tonight" is said of half past five, too.
        """
        day, moments, part = self._moments.day, self._moments, self._asked.time.part
        if day is None or part is None or self._asked.nth is not None:
            return None
        then = [
            session
            for session in self._sessions()
            if self._snapshot.day_of(session) == day
            and session.takes_place
            and not moments.is_over(session)
            and moments.hour_of(session) < part[0] < self._snapshot.local(session.end).time()
        ]
        fact = self._asked.fact or Fact.TIME
        return OpenScreen(SessionAt(then[0].id), fact) if len(then) == 1 else None

    def _of_another_day(self) -> Intent | None:
        """The nearest one of what is called so, where the day or hour asked for has none of it."""
        hits = self._of_sessions()
        titled = [hit for hit in hits if self._evidence.is_exact_in_title(hit)]
        if titled and all(map(self._is_meal, titled)):
            sessions: Sequence[Session] = self._meals(hits)
        elif len(titled) == len(hits):
            sessions = self._sessions()
        else:
            sessions = sittings_beside(self._evidence, self._snapshot)
        return self._nearest(sessions)

    def _nearest(self, sessions: Sequence[Session]) -> Intent | None:
        held: Sequence[Session] = [s for s in sessions if s.takes_place]
        held = self._asker.own_first(held) if self._moments.hour_asked else held
        nearest = nearest_to(held, self._moments) if self._asked.nth is None else None
        return OpenScreen(SessionAt(nearest.id), Fact.ANOTHER_DAY) if nearest else None

    def _sessions(self, *, loosely: bool = False) -> Sequence[Session]:
        return sessions_named(self._evidence, self._asker, self._snapshot, loosely=loosely)

    def _of_sessions(self) -> list[Hit]:
        return self._evidence.of_subject(Subject.SESSION)

    def _of_pages(self, pages: Sequence[Hit]) -> Intent:
        """The info pages that are meant; all urgent ones at once where one of them is urgent."""
        found = [page.document for page in as_good(pages)]
        urgent = [page for page in pages if self._snapshot.info[page.document.id].urgent]
        if any(page.weakest == 1 for page in urgent) and not self._asked.is_for_a_seat:
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
                return at_places(self._query, (named.id,))
        found = self._of(sessions) or self._nearest(sessions)
        return found or self._one_or_several([press_of(named)])

    def _of(self, sessions: Sequence[Session], *, anybodys: bool = False) -> Intent | None:
        """The sessions at the time asked for: running or next first.

        Those of the asker's part of the programme come before others, unless they are `anybodys`.
        """
        moments, asked = self._moments, self._asked
        there = [s for s in sessions if not runs_the_other_way(asked, s)]
        fitting = moments.filtered(there)
        called = [s for s in fitting if s.id in self._numbered]
        # "Tomorrow's first rehearsal" may be called the second one.
        if called or (self._numbered and asked.nth != 1):
            fitting = called
        if not fitting:
            return None
        if asked.nth is not None and not called:
            of_a_kind = asked.nth > 0 and self._evidence.kinds_asked_for()
            return one_of(of_today(fitting, moments) if of_a_kind else fitting, asked)
        fitting = [*narrowed(asked, fitting)]
        anybodys = anybodys or of_any_strand(self._evidence)
        ahead = moments.not_over(fitting if anybodys else self._asker.own_first(fitting))
        if {s.kind for s in ahead} == {Kind.MEAL} and moments.are_over(ahead):
            evening = moments.instead_of(ahead)
            if evening or asked.fact in (Fact.TIME, Fact.WHERE):
                return evening
        ahead = self._later_of_the_kind(ahead) or ahead
        if asked.has(Sense.FREE) and moments.given and all(map(moments.is_over, ahead)):
            # "Is there anything left to eat today" wants nothing that is over.
            return None
        ordered = moments.running_or_next_first(ahead)
        alike = len({(s.title, s.group) for s in ordered}) == 1
        alike = alike or {s.kind for s in ordered} == {Kind.MEAL}
        soon = bool(ordered) and moments.is_within(ordered[0], SOON) and not asked.has(Sense.WHICH)
        if asked.fact is Fact.WHO and not any(s.speakers or s.group for s in ordered):
            # That nobody is named is said of one of them.
            ordered = ordered[:1]
        if moments.only_first or (alike and (asked.fact is not None or soon)):
            ordered = [s for s in ordered if s.takes_place][:1] or ordered[:1]
        return self._one_or_several([SessionAt(s.id) for s in ordered])

    def _is_asked_for_in_a_language(self, found: Action) -> bool:
        """Whether a session is, and in one that its own title does not name."""
        if not isinstance(found, SessionAt):
            return False
        rules = word_rules(self._asked.index.languages)
        titles = self._snapshot.sessions[found.id].title.values()
        said = {word.stem for title in titles for word in rules.all_words(title)}
        besides = [word for word in self._asked.words if word.stem not in said]
        return bool(languages_named(replace(self._asked, words=besides)))

    def _later_of_the_kind(self, over: Sequence[Session]) -> Sequence[Session]:
        """What is of the kind asked for and still ahead, where all that is called so is over.

        Not of meals: after the last lunch no dinner is one.
        """
        kinds = (self._evidence.kinds_asked_for() & KINDS_CALLED_SO) - {Kind.MEAL}
        if not kinds or not self._moments.are_over(over):
            return ()
        hits = (self._snapshot.sessions[hit.document.id] for hit in self._of_sessions())
        later = [s for s in hits if s.kind in kinds and s.takes_place]
        later = [s for s in later if not self._moments.is_over(s)]
        found = self._moments.running_or_next_first(self._asker.own_first(later))
        return found if self._asked.fact is None else found[:1]

    def _one_or_several(self, found: Sequence[Action]) -> Intent:
        if len(found) == 1:
            fact = Fact.LANGUAGE if self._is_asked_for_in_a_language(found[0]) else None
            return OpenScreen(found[0], self._asked.fact or fact)
        sessions = [self._snapshot.sessions[p.id] for p in found if isinstance(p, SessionAt)]
        if languages_named(self._asked) and not any_in_the_language(self._asked, sessions):
            return DidYouMean(tuple(found[:SUGGESTED]))
        return Several(tuple(found[:SHOWN]))
