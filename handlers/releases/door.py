"""What other features need to propose something themselves."""

from handlers.releases.drafts import propose_on_the_spot
from handlers.releases.proposals import Proposal, Unpublishable, propose, publish

__all__ = ("Proposal", "Unpublishable", "propose", "propose_on_the_spot", "publish")
