"""An assistant to talk with: it answers at once and well, and is sometimes wrong."""
