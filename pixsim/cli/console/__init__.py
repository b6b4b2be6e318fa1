"""What every command does with its console: its words, its encoding, its failures, how it ends."""
