"""Whole conversations with the real application, through the local stand-in."""
