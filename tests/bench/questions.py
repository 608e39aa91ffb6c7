"""How often the first answer to a question is right, and how long an answer takes."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from statistics import quantiles
from time import process_time

from handlers.questions.intents import DidYouMean, Nothing
from handlers.questions.understanding import understand
from locales.languages import installed_languages
from storage.programme.model import InfoPage, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session, small_programme
from tests.questions.measure import sets

SESSIONS = 500
PAGES = 60
WORDS_OF_AN_ABSTRACT = 60
VOCABULARY = 6_000
"""Distinct words in a text of that length, about, by Heaps' law."""

SEED = 20210628


def accuracy() -> None:
    """Print the share of right first answers for each set, the part kept aside apart."""
    for chosen in sets():
        for part, aside in (("tuned on", False), ("kept aside", True)):
            total = chosen.count(aside)
            if total:
                wrong = [intent for _, intent in chosen.wrong(aside)]
                confident = sum(not isinstance(one, Nothing | DidYouMean) for one in wrong)
                right = total - len(wrong)
                print(
                    f"{chosen.name}, {part}: {right} of {total} right, {100 * right / total:.1f} %"
                    f" (goal 97 %); {confident} confident wrong answers,"
                    f" {100 * confident / total:.1f} % (at most 1 %)"
                )


def large_programme(size: int = SESSIONS) -> Snapshot:
    """So many sessions with abstracts of 60 words, from as many words as such a text would have."""
    random = Random(SEED)  # noqa: S311 (made-up words, no secret)
    syllables = "ba be bi bo du fa ga ha ka la ma na pa ra sa ta wa schu stra gen heit ung".split()
    russian = "ба ве ги до жу за ки ла мо на по ра си ту фе ха ция ние сть ный".split()

    def vocabulary(parts: list[str]) -> list[str]:
        return ["".join(random.choices(parts, k=random.randint(2, 4))) for _ in range(VOCABULARY)]

    german_words, russian_words = vocabulary(syllables), vocabulary(russian)

    def text(count: int) -> Text:
        chosen = {"de": german_words, "ru": russian_words}
        return Text({x: " ".join(random.choices(words, k=count)) for x, words in chosen.items()})

    sessions = tuple(
        session(
            f"s{i}",
            at(20 + i % 8, 8) + timedelta(minutes=5 * (i // 8)),
            1,
            text(6),
            abstract=text(WORDS_OF_AN_ABSTRACT),
        )
        for i in range(size)
    )
    pages = tuple(
        InfoPage(f"i{i}", title=text(2), text=text(WORDS_OF_AN_ABSTRACT)) for i in range(PAGES)
    )
    return Snapshot.of(replace(small_programme(), sessions=sessions, info=pages))


def speed() -> None:
    """Print how much of the processor's time the index takes to build and a question to answer."""
    snapshot = large_programme()
    began = process_time()
    index = SearchIndex.of(snapshot, installed_languages())
    built = process_time() - began
    print(f"index over {SESSIONS} sessions and {PAGES} pages: {built:.2f} s of CPU (budget 1.00 s)")
    questions = [question for chosen in sets() for question in chosen.questions]
    times = []
    for question in questions:
        began = process_time()
        understand(question.ask, at(23, 12), snapshot, index)
        times.append((process_time() - began) * 1000)
    cuts = quantiles(times, n=100)
    print(
        f"{len(times)} questions: median {cuts[49]:.2f} ms of CPU, p99 {cuts[98]:.2f} ms"
        " (budget 5 ms)"
    )


def main() -> None:
    """Print both."""
    accuracy()
    speed()


if __name__ == "__main__":
    main()
