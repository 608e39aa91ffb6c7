"""Broadcasts: messages to many."""
