"""The journal of sittings, and where a person's data live."""
