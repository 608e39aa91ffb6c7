"""Telling outside the private chat: a public channel or group in which changes are posted."""
