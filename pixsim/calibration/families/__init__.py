"""Items that share a discrimination: their spread, and members with few answers."""
