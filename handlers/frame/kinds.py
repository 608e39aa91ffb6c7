"""What kinds of sessions are called."""

from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_name, strands
from storage.programme.model import Kind, Session


def kind_name(reader: Reader, kind: Kind) -> str:
    tr = reader.tr
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


def kind_and_strand(reader: Reader, shown: Session) -> str:
    """What kind of session it is and, in a programme of several strands, whose."""
    kind = kind_name(reader, shown.kind)
    return f"{kind} · {strand_name(reader, shown.strand)}" if strands(reader.snapshot) else kind
