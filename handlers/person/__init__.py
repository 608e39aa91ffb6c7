"""What a person can set, and what is kept about them."""
