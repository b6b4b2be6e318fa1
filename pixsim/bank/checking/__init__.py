"""Checks a bank beyond its format: items, questions, worlds, marking, files, wording."""
