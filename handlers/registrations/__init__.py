"""The lists of the working groups, for organisers and for each group's coordinators."""
