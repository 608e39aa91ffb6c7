"""What kinds of sessions are called."""

from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_name, strands
from storage.programme.model import Kind, Session


def kind_name(v: Reader, kind: Kind) -> str:
    tr = v.tr
    return {
        Kind.PLENARY: tr("Plenary session"),
        Kind.GROUP: tr("Working group"),
        Kind.WORKSHOP: tr("Workshop"),
        Kind.TALK: tr("Talk"),
        Kind.CULTURE: tr("Culture"),
        Kind.MEAL: tr("Meal"),
        Kind.TRANSFER: tr("Transfer"),
        Kind.OTHER: tr("Organisation"),
    }[kind]


def kind_and_strand(v: Reader, shown: Session) -> str:
    """What kind of session it is and, in a programme of several strands, whose."""
    kind = kind_name(v, shown.kind)
    return f"{kind} · {strand_name(v, shown.strand)}" if strands(v.snapshot) else kind
