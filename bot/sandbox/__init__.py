"""The local stand-in for Telegram: what Telegram does, without a network."""
