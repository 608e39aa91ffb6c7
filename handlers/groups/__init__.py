"""The working groups: seats, waiting lists, sign-up."""
