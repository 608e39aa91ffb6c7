"""The process: command line, settings, composition root, start and stop, and the local stand-in."""
