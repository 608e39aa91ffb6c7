"""Words of a question that are about the asking and not about the programme.

They stand in the file `questions.toml` of each language: a list for each sense, and some phrases.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, cached_property
from typing import Final

from locales.languages import Language, Languages
from locales.words import Word, WordRules, word_rules
from storage.programme.searching.several import add


class Sense(StrEnum):
    """What a word may be about; a word may have several."""

    FILLERS = "fillers"
    """What surrounds a question; it says nothing of what is looked for."""
    GENERIC = "generic"
    """The programme as such; alone it asks for the programme."""
    EVENT = "event"
    """The event as such, whatever its sessions are called."""
    WHO = "who"
    """Who speaks, leads or answers for something."""
    LEADS = "leads"
    """Those of them that say so of a group."""
    ENDS = "ends"
    LASTS = "lasts"
    WHEN = "when"
    THAT = "that"
    """What points at what was shown last."""
    TOWNS = "towns"
    ASKING = "asking"
    """What stands before a verb in a question."""
    HOW = "how"
    """What stands before what is measured: "how old"."""
    ROOMS = "rooms"
    """A room as such, also in short."""
    WHICH = "which"
    TAKE_PART = "take_part"
    WANT = "want"
    MAY = "may"
    """Whether something can be done, or has to be."""
    WHITHER = "whither"
    TOWARDS = "towards"
    """What stands before a place that something goes to."""
    MEANT_FOR = "meant_for"
    """What stands before whom or what something is for, which says less than what it is."""
    AND = "and"
    AFTER = "after"
    """What stands before that behind which something is."""
    RETURNS = "returns"
    """Being back from where one went."""
    OUT_OF = "out_of"
    """What stands before a place that something comes from."""
    AUXILIARY = "auxiliary"
    """What a verb at the end of a sentence belongs to."""
    YOU = "you"
    """The bot, spoken to."""
    HUMAN = "human"
    """A person to talk to instead of a bot."""
    GROUPS = "groups"
    TEAMS = "teams"
    YOUTH_FORUM = "youth_forum"
    MINE = "mine"
    OURS = "ours"
    POSSESSIVES = "possessives"
    ME = "me"
    MUST = "must"
    WHERE = "where"
    ADDRESS = "address"
    OWN_THINGS = "own_things"
    SIGNED_UP = "signed_up"
    MY_TURN = "my_turn"
    SIGN_UP = "sign_up"
    COMMON = "common"
    """Verbs and adjectives of everyday language, which name no topic unless the programme does."""
    DEADLINE = "deadline"
    """The end of signing up."""
    CANCEL = "cancel"
    LEAVE = "leave"
    """Giving up what one has: a seat, a place in a queue, a team."""
    QUEUE = "queue"
    OVERLAP = "overlap"
    """At the same time as something else."""
    OFF = "off"
    """No longer, or no more."""
    ERASE = "erase"
    ALL = "all"
    SEATS = "seats"
    NEED = "need"
    FREE = "free"
    LANGUAGES = "languages"
    """The name of a language."""
    LANGUAGE = "language"
    """Languages as such, and changing them."""
    THE_LANGUAGE = "the_language"
    TRANSLATED = "translated"
    """Whether something is interpreted, which says in what language it is held."""
    REMIND = "remind"
    REMINDERS = "reminders"
    CALENDAR = "calendar"
    """One's own calendar, into which something is to be taken."""
    SWITCH = "switch"
    CONTACT = "contact"
    REACHED_BY = "reached_by"
    """A number or an address of somebody."""
    WRITES = "writes"
    """What the bot does when it sends messages."""
    WHOLE = "whole"
    """The beginning and the end of it all."""
    CHANGES = "changes"
    """What has changed, or is off."""
    ON_PAPER = "on_paper"
    """The programme as a file to be printed."""
    STARS = "stars"
    """The marks on what is noted for one's own programme."""
    WHY = "why"
    """What asks for a reason."""
    PERSONAL = "personal"
    """What somebody tells about themselves: a name, a telephone number."""
    SETTINGS = "settings"
    HELP = "help"
    ABILITIES = "abilities"
    THE_BOT = "the_bot"
    PRIVACY = "privacy"
    DATA = "data"
    HOLD = "hold"
    STORE = "store"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    THANKED_FOR = "thanked_for"
    """What stands before that for which thanks are given."""
    RUNNING = "running"
    """What says that something is on."""
    REMARK = "remark"
    """Yes, no, fine: what asks nothing and wants no more than a friendly word."""
    MEETS = "meets"
    """Where people gather."""
    ABOUT = "about"
    """What stands before what something is about."""
    HELD_IN = "held_in"
    """What stands before a language in which something is held, or into which it is interpreted."""
    WHAT = "what"
    """What asks for sessions without naming any."""


class Phrase(StrEnum):
    """What several words may say."""

    GREETINGS = "greetings"
    ABOUT_ONESELF = "about_oneself"
    OWN = "own_phrases"
    MY_NAME = "my_name_phrases"
    MENDING = "mending_phrases"
    """That something is wrong, or to be another one; also in a single word."""
    TEAMS = "team_phrases"
    WRITING_TO_MANY = "writing_to_many"
    LEAVING = "leaving_phrases"
    HOW_MANY = "how_many_phrases"
    """How many people there are, which no programme says."""
    LASTS = "lasts_phrases"
    """How long something takes."""
    UNTIL_WHEN = "until_when_phrases"
    HOMEWARD = "homeward_phrases"
    """Going home, or back to where one came from."""
    WHO_IS_THIS = "who_is_this_phrases"
    """Whether it is a bot that answers, or a human being."""
    AM_I_IN = "am_i_in_phrases"
    """Whether one is in a group or a team."""
    NEWS = "news_phrases"
    """What has changed."""
    GOODBYES = "goodbye_phrases"
    """Until then: „bis morgen“."""
    TO_US = "to_us_phrases"
    """To the event, from wherever one is."""
    REMARKS = "remark_phrases"
    """Small talk of several words."""
    STOP = "stop_phrases"
    """That somebody is to leave one alone."""
    CLOCK = "clock_phrases"
    """What time it is."""
    WHEN = "when_phrases"
    """At what time."""
    WHO_IS = "who_is_phrases"
    """Who somebody is that is named."""
    WHO = "who_phrases"
    """The name of somebody who is called by what they are."""
    TO_THE_BOT = "to_the_bot_phrases"
    """What the bot is, or is like."""
    HOW_THERE = "how_there_phrases"
    """How one gets somewhere."""
    WHERE_TO = "where_to_phrases"
    """Where one has to be, without a name of it."""
    HERE = "here_phrases"
    """That one is there, which answers a roll call where nothing else is said."""
    COMING = "coming_phrases"
    """That one comes, if late."""
    ABSENT = "absent_phrases"
    """That one cannot come."""
    ILLNESS = "illness_phrases"
    """That one is ill, as the reason for not coming."""
    ASTRAY = "astray_phrases"
    """That one has lost one's way."""
    WHERE_YOU_ARE = "where_you_are_phrases"
    """Where those are who run the event, or where it is."""
    TO_THE_TEAM = "to_the_team_phrases"
    """To those who run the event, whom people call a team."""
    BESIDE_PRESENCE = "beside_presence"
    """What may stand beside these and changes nothing."""


_HEAD: Final = 2


class QuestionWords:
    """The words of some languages, folded by rules that may be those of more."""

    def __init__(self, languages: Iterable[Language], rules: WordRules) -> None:
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._beginnings: dict[str, tuple[Sense, ...]] = {}
        self._phrases: dict[str, list[tuple[list[str], Phrase]]] = defaultdict(list)
        """By their first words."""
        self._languages: dict[str, str] = {}
        for language in languages:
            table = language.table("questions")
            for code, names in table.pop("languages", {}).items():
                self._languages |= dict.fromkeys(rules.folded(names).split(), code)
                for name in rules.folded(names).split():
                    add(self._senses, name, Sense.LANGUAGES)
            for name, listed in table.items():
                words = rules.folded(listed).split()
                if name in tuple(Phrase):
                    for said in (word.split("_") for word in words):
                        self._phrases[said[0]].append((said, Phrase(name)))
                    continue
                for word in words:
                    part = self._beginnings if word.endswith("*") else self._senses
                    add(part, word.rstrip("*"), Sense(name))
        spoken = (said for phrases in self._phrases.values() for said, _ in phrases)
        self._in_phrases = frozenset(word for said in spoken for word in said)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        """By the first letters of beginnings, how long those are."""
        for beginning in self._beginnings:
            self._lengths[beginning[:_HEAD]].add(len(beginning))

    @cached_property
    def joining(self) -> str:
        """A pattern for what joins two questions."""
        words = "|".join(sorted(self.words_about(Sense.AND)))
        return rf"(?:[.?!;,\n]\s*)?\b(?:{words})\s+|[.?!;,\n]\s+"

    def senses(self, word: Word) -> frozenset[Sense]:
        """All that a word may be about."""
        plain = word.folded
        begun = [self._beginnings.get(plain[:n], ()) for n in self._lengths.get(plain[:_HEAD], ())]
        return frozenset(self._senses.get(plain, ())).union(*begun)

    def has(self, word: Word) -> bool:
        """Whether a whole word of theirs is written so, also in a phrase."""
        return word.folded in self._senses or word.folded in self._in_phrases

    def language_named(self, word: Word) -> str | None:
        """The code of the language that a word names, if it names one."""
        return self._languages.get(word.folded)

    def phrases(self, words: Sequence[Word]) -> frozenset[Phrase]:
        """What the phrases say that stand in a text."""
        folded = [word.folded for word in words]
        return frozenset(
            phrase
            for place, first in enumerate(folded)
            for said, phrase in self._phrases.get(first, ())
            if folded[place : place + len(said)] == said
        )

    def is_whole(self, phrase: Phrase, words: Sequence[str]) -> bool:
        """Whether these folded words are such a phrase, from the first to the last."""
        begun = self._phrases.get(words[0], ()) if words else ()
        return any(said == [*words] and says is phrase for said, says in begun)

    def without(self, phrase: Phrase, words: Sequence[str]) -> list[str]:
        """Folded words without such phrases, the longest of them where several stand there."""
        left: list[str] = []
        place = 0
        while place < len(words):
            begun = self._phrases.get(words[place], ())
            said = (s for s, says in begun if says is phrase)
            fits = (len(s) for s in said if [*words[place : place + len(s)]] == s)
            length = max(fits, default=0)
            left += [] if length else [words[place]]
            place += length or 1
        return left

    def words_of(self, phrase: Phrase) -> frozenset[str]:
        """Every word of the phrases that say something; folded."""
        known = (one for phrases in self._phrases.values() for one in phrases)
        return frozenset(word for said, says in known if says is phrase for word in said)

    @property
    def whole_words(self) -> Iterable[str]:
        """Every word but those of which only the beginning is known."""
        return self._senses.keys()

    def words_about(self, sense: Sense) -> Iterable[str]:
        """Every whole word that is about something."""
        return (word for word, senses in self._senses.items() if sense in senses)

    @property
    def surrounding(self) -> frozenset[str]:
        """The words that surround a question, or ask for the programme as such."""
        of_these = {Sense.FILLERS, Sense.GENERIC}
        return frozenset(
            word for word, senses in self._senses.items() if not of_these.isdisjoint(senses)
        )


@cache
def question_words(languages: Languages) -> QuestionWords:
    """The words of some languages together, read once."""
    return QuestionWords(languages.all, word_rules(languages))


@cache
def surrounding_stems(languages: Languages) -> frozenset[str]:
    """The stems of the words that surround a question."""
    rules = word_rules(languages)
    return frozenset(rules.word(word).stem for word in question_words(languages).surrounding)
