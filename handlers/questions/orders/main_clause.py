"""What is told behind a word after which the verb stands last, as a sentence of its own: "dass wir
später anfangen" is „Wir fangen später an“. Where the verb belongs is known of few sentences: others
go on behind a few words, as they are written.

The words stand in the file `orders.toml` of such a language: whom the sentence may be about
(`subjects`), verbs that it may end with (`finite`), what such a verb may begin with that stands
apart (`apart`), what begins another clause (`clauses`), and what stands before all other sentences
(`please_note`).
"""

import re
from collections.abc import Mapping
from typing import Final

from handlers.questions.orders.words import Says
from locales.languages import Languages
from locales.words import word_rules

_CLAUSE: Final = re.compile(r"([^,;.!?\n]*?)(\s*(?:[,;.!?\n].*)?)", re.DOTALL)


def as_main_clause(body: str, that: str, languages: Languages) -> str:
    """A sentence of its own of what stands behind the word `that`, with a capital."""
    rules = word_rules(languages)
    tables = (language.table("orders") for language in languages.all)
    table = next(
        (
            table
            for table in tables
            if "please_note" in table and that in rules.folded(table[Says.THAT]).split()
        ),
        None,
    )
    said = (
        body
        if table is None
        else _in_order(body, table, languages) or (f"{table['please_note']} {body}")
    )
    return said[:1].upper() + said[1:]


def _in_order(body: str, table: Mapping[str, str], languages: Languages) -> str | None:
    """The sentence with its verb behind the first word; None where that is not sure."""
    folded = word_rules(languages).folded
    found = _CLAUSE.fullmatch(body)
    first, *between, last = (found[1].split() if found else []) or ["", ""]
    if found is None or not last or folded(first) not in folded(table["subjects"]).split():
        return None
    joins = set(folded(f"{table[Says.AND]} {table['subjects']} {table['clauses']}").split())
    verb = _verb(folded(last), table, languages)
    if verb is None or not joins.isdisjoint(map(folded, between)):
        return None
    finite, apart = verb
    return " ".join(filter(None, (first, finite, *between, apart))) + found[2]


def _verb(last: str, table: Mapping[str, str], languages: Languages) -> tuple[str, str] | None:
    """A verb and what stands apart from it in a sentence of its own; None where it is not known."""
    folded = word_rules(languages).folded
    verbs = {folded(verb): verb for verb in table["finite"].split()}
    for prefix in ("", *table["apart"].split()):
        if last.startswith(folded(prefix)) and last.removeprefix(folded(prefix)) in verbs:
            return verbs[last.removeprefix(folded(prefix))], prefix
    return None
