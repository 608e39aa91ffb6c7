"""What time it is: at the venue, or in the city or the country of another zone of the event."""

from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from handlers.programme.actions import Now
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from locales import formats
from locales.languages import Languages
from locales.words import word_rules

_HOW_LONG: Final = (Fact.LENGTH, Fact.END)


def clock_asked(q: Query) -> Intent | None:
    """The hour now; None where something else is named: "how much time until the bus"."""
    asked = q.asked
    if not asked.says(Phrase.CLOCK) or asked.fact in _HOW_LONG:
        return None
    if not asked.topics:
        return OpenScreen(Now(), Fact.CLOCK)
    event, languages = q.snapshot.event, asked.index.languages
    rules = word_rules(languages)
    address = event.address.values() if event.address else ()
    places = _places((event.timezone, *event.also_show), languages)
    known = {word.stem for said in (*address, *places) for word in rules.all_words(said)}
    is_known = all(word.stem in known for word in asked.topics)
    return OpenScreen(Now(), Fact.CLOCK) if is_known else None


@cache
def _places(zones: tuple[ZoneInfo, ...], languages: Languages) -> tuple[str, ...]:
    """The cities and the countries of some zones, in the languages of the bot."""
    locales = [language.locale for language in languages.all]
    named = (formats.city_of, formats.country_of)
    return tuple(name(zone, locale) for name in named for zone in zones for locale in locales)
