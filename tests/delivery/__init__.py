"""Delivery under load, faults and kills: a server that accepts, fails and counts, and real bots."""
