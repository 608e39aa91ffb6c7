"""Charts, drawn in pixels."""
