"""Releases of the programme: proposed, published, told."""
