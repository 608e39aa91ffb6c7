"""The tests, in the same rooms as the code, and flows/ with whole conversations."""
