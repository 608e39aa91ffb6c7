"""How likely each thing is what a question is about, by weights that are learned."""
