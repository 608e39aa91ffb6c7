"""What other features need to propose something themselves."""

from handlers.releases.about import about_release
from handlers.releases.beside import (
    as_reason,
    beside_draft,
    changed_by,
    decides,
    discards,
    waits_for_a_press,
)
from handlers.releases.comparing import Proposal
from handlers.releases.drafts import LeftDraft, drafts_left, propose_on_the_spot
from handlers.releases.history import (
    JUST_PUBLISHED,
    cancelled_just_now,
    changed_just_now,
    held_back,
    just_published,
)
from handlers.releases.left_out import kept as kept_of_file
from handlers.releases.preparing import Change, Order, prepare, rename
from handlers.releases.proposals import (
    Unpublishable,
    find,
    keep,
    publish,
    revise,
    show,
)
from handlers.releases.reasons import languages_missing, said_beside
from handlers.releases.reasons import written as reason_written

__all__ = (
    "JUST_PUBLISHED",
    "Change",
    "LeftDraft",
    "Order",
    "Proposal",
    "Unpublishable",
    "about_release",
    "as_reason",
    "beside_draft",
    "cancelled_just_now",
    "changed_by",
    "changed_just_now",
    "decides",
    "discards",
    "drafts_left",
    "find",
    "held_back",
    "just_published",
    "keep",
    "kept_of_file",
    "languages_missing",
    "prepare",
    "propose_on_the_spot",
    "publish",
    "reason_written",
    "rename",
    "revise",
    "said_beside",
    "show",
    "waits_for_a_press",
)
