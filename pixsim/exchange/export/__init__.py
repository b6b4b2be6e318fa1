"""What an export of the bank holds: its questions, tags, accepted forms, and what it loses."""
