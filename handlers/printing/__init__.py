"""The programme and posters on paper: what is printed, and the templates that set it."""
