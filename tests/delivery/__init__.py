"""Delivery as a whole: real bot processes, killed, refused and dropped by a server that counts."""
