"""Who is there and where they stand: first run, candidates, home."""
