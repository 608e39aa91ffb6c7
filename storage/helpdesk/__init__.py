"""The help desk: questions that people pass on to the organisers, and the answers to them."""
