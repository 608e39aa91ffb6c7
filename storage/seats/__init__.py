"""Seats and waiting lists of the working groups, and the rules that keep them true."""
