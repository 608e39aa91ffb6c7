"""What organisers do: publish programmes, change them on the spot, name each other."""
