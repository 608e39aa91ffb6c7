"""What people want done: a seat, a reminder, an answer to a roll call, their data, a setting."""
