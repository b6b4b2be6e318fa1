"""What a person sits, and what it was worth: exam, training, results."""
