"""Faults of files, findings and causes of the system in French."""
