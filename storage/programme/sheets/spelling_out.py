"""What people write in short in a workbook, said as documents say it: names, every team, a yes."""

from storage.programme.fields import EVENT, LISTS, SESSIONS, TEAMS
from storage.programme.parsing.values import Unfit
from storage.programme.problems import error
from storage.programme.sheets.naming import known, references
from storage.programme.sheets.tree import SheetTree
from storage.programme.sheets.words import names_every_team_in_short


def spell_out(tree: SheetTree) -> None:
    """Put ids in place of names, and full values in place of short ones."""
    _spell_out_names(tree)
    _spell_out_teams(tree)
    _spell_out_cancellations(tree)


def leave_out_ids(tree: SheetTree) -> None:
    """Say nothing of an id where the name is missing that it would be made from."""
    if "id" not in tree.data.get(EVENT.key, {}):
        tree.unread.add((EVENT.key, "id"))
    for table in LISTS:
        for index, entry in enumerate(tree.data.get(table.key, [])):
            if "id" not in entry:
                tree.unread.add((table.key, index, "id"))


def _spell_out_names(tree: SheetTree) -> None:
    """Put ids in place of names, where entries of other lists are named."""
    lists = {table.key: known(tree.data.get(table.key, [])) for table in LISTS}
    for table in LISTS:
        for name, to, several in references(table):
            for index, entry in enumerate(tree.data.get(table.key, [])):
                if name not in entry or entry[name] == "all":
                    continue
                said, path, there = entry[name], (table.key, index, name), lists[to]
                try:
                    entry[name] = (
                        [there.meant(one) for one in there.among(*said)]
                        if several
                        else there.meant(said)
                    )
                except Unfit as unfit:
                    del entry[name]
                    tree.unread.add(path)
                    problem = error((), unfit.template, **unfit.values)
                    tree.problems.append(problem.in_cell(tree.cells[path]))


def _spell_out_teams(tree: SheetTree) -> None:
    """Take “alle” for every team, unless there is a team that is called so."""
    teams = {team.get("id") for team in tree.data.get(TEAMS.key, [])}
    for session in tree.data.get(SESSIONS.key, []):
        match session.get("teams"):
            case [str(word)] if names_every_team_in_short(word) and word not in teams:
                session["teams"] = "all"


def _spell_out_cancellations(tree: SheetTree) -> None:
    """Take “yes” beside a reason, or in each language, for a word about the whole session."""
    for session in tree.data.get(SESSIONS.key, []):
        if isinstance(said := session.get("cancelled"), dict):
            reasons = {language: text for language, text in said.items() if text is not True}
            session["cancelled"] = reasons or True
