"""What tells whether the journal was altered: hashes, seals, the key of this installation."""
