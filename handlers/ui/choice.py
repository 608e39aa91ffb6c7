"""Marking what is chosen."""


def marked(chosen: bool, label: str) -> str:
    """The label of a choice, with a tick where it is the one in force."""
    return f"✓ {label}" if chosen else label
