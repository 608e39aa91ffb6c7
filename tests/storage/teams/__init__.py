"""The teams of the youth forum, by the rules of storage alone."""
