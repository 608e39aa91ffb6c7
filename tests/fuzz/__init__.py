"""Updates of every kind, lawful, broken and poisoned, into the real bot."""
