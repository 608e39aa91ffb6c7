"""What other features need to propose something themselves."""

from handlers.releases.beside import as_reason, beside_draft, decides, waits_for_a_press
from handlers.releases.drafts import drafts_left, propose_on_the_spot
from handlers.releases.history import about_release
from handlers.releases.preparing import Change, Order, prepare, rename
from handlers.releases.proposals import Proposal, Unpublishable, find, propose, publish

__all__ = (
    "Change",
    "Order",
    "Proposal",
    "Unpublishable",
    "about_release",
    "as_reason",
    "beside_draft",
    "decides",
    "drafts_left",
    "find",
    "prepare",
    "propose",
    "propose_on_the_spot",
    "publish",
    "rename",
    "waits_for_a_press",
)
