"""Conversation: one module per thing a person does, and the views that turn data into screens."""
