"""Conversations about broadcasts, over the desk of organisers."""
