"""Documents of sittings: who may have one, its signature, its verification."""
