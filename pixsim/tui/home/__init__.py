"""What the home screen says of a person, and the figures beside it."""
