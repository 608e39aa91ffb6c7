"""Tests of the local stand-in for Telegram."""
