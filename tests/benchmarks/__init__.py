"""Speeds, run on demand: ratios against a reference measured in the same run."""
