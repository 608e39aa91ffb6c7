"""Questions in one's own words."""
