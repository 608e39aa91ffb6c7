"""What other features need to propose something themselves."""

from handlers.releases.proposals import Proposal, Refusal, propose, publish

__all__ = ("Proposal", "Refusal", "propose", "publish")
