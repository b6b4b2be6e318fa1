"""Sittings in the journal: written as they happen, read again, listed, exported, erased."""
