"""How many questions wait, and how long people waited for an answer."""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from statistics import median


@dataclass(frozen=True, slots=True)
class HelpFigures:
    """Questions that are open and answered; `wait` is the median time to the first answer."""

    open: int
    answered: int
    wait: timedelta | None


def figures(connection: sqlite3.Connection) -> HelpFigures:
    """The figures of all questions; those that were withdrawn, or of people who were erased, are in
    none of them.
    """
    (waiting,) = connection.execute(
        "SELECT count(*) FROM help_question WHERE answered_at IS NULL"
    ).fetchone()
    rows = connection.execute(
        """
        SELECT answered_at, min(written_at) - asked_at AS wait
        FROM help_question
        LEFT JOIN help_message ON question = help_question.id AND of_desk AND NOT held
        WHERE answered_at IS NOT NULL AND NOT withdrawn GROUP BY help_question.id
        """
    ).fetchall()
    waits = [row["wait"] for row in rows if row["wait"] is not None]
    wait = timedelta(milliseconds=median(waits)) if waits else None
    return HelpFigures(waiting, len(rows), wait)
