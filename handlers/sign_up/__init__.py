"""Signing up for the working groups: seats, queues, and what a person says of themselves for it."""
