"""What other features need to propose something themselves."""

from handlers.releases.proposals import Proposal, Unpublishable, propose, publish

__all__ = ("Proposal", "Unpublishable", "propose", "publish")
