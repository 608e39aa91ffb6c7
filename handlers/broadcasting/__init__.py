"""Broadcasts in the chat: written, checked, sent, watched, put right."""
