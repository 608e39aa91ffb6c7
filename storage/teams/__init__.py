"""The teams of the youth forum: who belongs to them, who leads them, where they talk."""
