"""Time: what is due when, and the clock everybody asks."""
