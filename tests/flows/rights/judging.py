"""Whether what came of something is what the table says."""

from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.reaction import Dump, Reaction
from tests.flows.rights.roles import Role
from tests.flows.rights.table import Refused

OUT_OF_DATE = "Dieser Knopf ist nicht mehr aktuell."


def wrong_about(case: str, reaction: Reaction) -> list[str]:
    """What must never come of anything: a failure, or a log that says who somebody is."""
    bad = [line for line in reaction.logged if not line.startswith("INFO") or is_personal(line)]
    return [f"{case}: logged {line}" for line in bad]


def not_refused(
    case: str, reaction: Reaction, refused: bool, role: Role, before: Dump, house: DirectBot
) -> list[str]:
    """What is wrong with a refusal: it says more, changes something, or the log has no line."""
    wrong = wrong_about(case, reaction)
    if not refused:
        wrong.append(f"{case}: got {reaction.shown or reaction.toast}")
    if len(reaction.logged) != 1 or "refused: " not in reaction.logged[0]:
        wrong.append(f"{case}: logged {reaction.logged}")
    if reaction.has_written and (changed := differences(before, house.dump(), role)):
        wrong.append(f"{case}: changed {changed}")
    return wrong


def is_out_of_date(reaction: Reaction) -> bool:
    """Whether somebody got the screen of a button that leads nowhere, and nothing else."""
    return len(reaction.shown) == 1 and reaction.shown[0].startswith(OUT_OF_DATE)


def is_refused(how: Refused, reaction: Reaction) -> bool:
    """Whether a press was refused in this way."""
    match how:
        case Refused.OUT_OF_DATE:
            return is_out_of_date(reaction)
        case Refused.ALERT:
            return reaction.is_alert
        case Refused.IN_SILENCE:
            return reaction.shown == ()


def is_personal(line: str) -> bool:
    """Whether a line says who somebody is, or what is not for everybody."""
    return "xq" in line.lower() or "7700" in line


def differences(before: Dump, after: Dump, role: Role | None = None) -> list[str]:
    """The tables that have changed, apart from that somebody of this role was there."""
    me = role.value if role else None
    return [
        table
        for table in before
        if {row for row in before[table] ^ after[table] if table != "person" or row[0] != me}
    ]
