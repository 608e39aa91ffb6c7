"""Measurements, run by `make bench`; they print figures beside their budgets and judge nothing."""
