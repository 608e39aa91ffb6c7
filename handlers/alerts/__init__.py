"""What organisers are told of trouble with the bot itself."""
