"""Who sits."""
