"""The recording: what every button shows to every role, in both languages, as it is today.

`python -m tests.recording` walks it anew and writes it; a test walks it and compares.
"""
