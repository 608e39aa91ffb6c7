"""What organisers and leaders write to have something changed, sent, stopped or undone."""
